"""Taking differences in: the right characters change, all marks and other lines stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.compare.edits import is_taken, taken
from newsroom.errors import RefusedError
from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.difference import Edit
from newsroom.model.picture import Slot

BODY = (
    "## 开渠\n"
    "水来了，**大家**都去看。\n"
    "● 第一条：先治渠\n"
    "### 一查烟道。｜看通不通。\n"
    "> 编者按：这是\\*号。\n"
    "说完就走。"
)


def article(body: str = BODY) -> Article:
    return Article(
        headline="老渠 新水",
        body=body,
        slots=(Slot("开闸", ("高远山",)),),
        credits=(Credit("周闻笛", Role.REPORTER),),
    )


def at(words: str, body: str = BODY) -> int:
    return markup.visible(body).index(words)


def take(words: str, new: str, body: str = BODY) -> str:
    base = article(body)
    start = at(words, body)
    return taken(base, base, [Edit("body", start, start + len(words), new)]).body


def test_words_change_where_marks_stand_around_them() -> None:
    assert "水来了，**大伙**都去看。" in take("大家", "大伙")
    assert "水来了，**大大家**都去看。" in take("大家", "大大家")
    assert "● 第一条：先修渠" in take("治", "修")
    assert "### 一查烟囱。｜看通不通。" in take("烟道", "烟囱")
    assert "> 编者按：这是星号。" in take("*", "星")
    assert "## 开沟" in take("渠", "沟")


def test_a_change_across_a_mark_keeps_what_stays_bold() -> None:
    assert "水来了，老**家**都去看。" in take("，大", "，老")
    assert "水来了，都去看。" in take("大家", "")


def test_new_words_that_look_like_marks_stay_words() -> None:
    body = take("说完", "**说｜完")
    assert markup.visible(body).endswith("**说｜完就走。")
    assert markup.visible(take("说", "## 说")).endswith("## 说完就走。")


def test_a_paragraph_comes_and_goes() -> None:
    base = article()
    end = len(markup.visible(BODY))
    more = taken(base, base, [Edit("body", end, end, "\n又来了。")])
    assert more.body == BODY + "\n又来了。"
    start = at("水来了")
    first = taken(base, base, [Edit("body", start, start, "前面一段。\n")])
    assert first.body == BODY.replace("水来了", "前面一段。\n水来了")
    whole = "水来了，大家都去看。\n"
    gone = taken(base, base, [Edit("body", start, start + len(whole), "")])
    assert gone.body == BODY.replace("水来了，**大家**都去看。\n", "")


def test_other_fields_change_too() -> None:
    base = article()
    assert taken(base, base, [Edit("headline", 3, 4, "活")]).headline == "老渠 活水"
    assert taken(base, base, [Edit("caption 0", 0, 1, "关")]).slots[0].caption == "关闸"
    assert taken(base, base, [Edit("credit 0", 2, 3, "迪")]).credits[0].name == "周闻迪"


def test_a_place_is_followed_through_later_changes() -> None:
    base = article()
    start = at("看通")
    edit = Edit("body", start, start + 1, "查")
    later = article("先加一段。\n" + BODY.replace("先治渠", "先把渠修好"))
    assert "｜查通不通。" in taken(later, base, [edit]).body
    assert not is_taken(later, base, [edit])
    assert is_taken(taken(later, base, [edit]), base, [edit])


def test_a_place_that_was_changed_is_refused() -> None:
    base = article()
    edit = Edit("body", at("治渠"), at("治渠") + 2, "修渠")
    with pytest.raises(RefusedError, match="后来又改过"):
        taken(article(BODY.replace("治渠", "挖沟")), base, [edit])
    with pytest.raises(RefusedError, match="后来又改过"):
        taken(Article(body=BODY), base, [Edit("caption 0", 0, 1, "关")])


_LINE = st.text("甲乙丙丁，。*\\｜#●> a1", max_size=12)


@given(st.lists(_LINE, min_size=1, max_size=4), st.text("新旧，*｜", max_size=4), st.data())
@settings(max_examples=150, deadline=None)
def test_any_edit_does_what_it_says(lines: list[str], text: str, data: st.DataObject) -> None:
    body = "\n".join(lines)
    paragraphs = markup.parse(body)
    if not paragraphs:
        return
    chosen = data.draw(st.integers(0, len(paragraphs) - 1))
    length = len(paragraphs[chosen].text)
    first = 1 if paragraphs[chosen].kind is markup.ParagraphKind.ITEM else 0
    if paragraphs[chosen].kind is markup.ParagraphKind.RUN_IN or length <= first:
        return
    start = data.draw(st.integers(first, length))
    end = data.draw(st.integers(start, length))
    shift = sum(len(p.text) + 1 for p in paragraphs[:chosen])
    visible = markup.visible(body)
    wanted = visible[: shift + start] + text + visible[shift + end :]
    if not re.search(r"\S", paragraphs[chosen].text[:start] + text + paragraphs[chosen].text[end:]):
        return
    base = Article(body=body)
    made = taken(base, base, [Edit("body", shift + start, shift + end, text)])
    assert markup.visible(made.body) == wanted
