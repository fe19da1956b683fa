from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.compare.body_merging import sentences
from newsroom.compare.merging import Choice, Merge, alike, merge
from newsroom.compare.weaving import Fate, Piece, blended, woven
from newsroom.model.article import Article, ArticleStatus
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import visible
from newsroom.model.picture import Crop, Slot

BODY = "早上七点，菜场开门。摊主们忙着摆菜。\n中午人少。下午又热闹起来。\n傍晚收摊。"
BASE = Article(uuid="a", headline="菜场一日", body=BODY, credits=(Credit("周闻笛", Role.REPORTER),))


def merged(ours: Article, theirs: Article, base: Article | None = BASE) -> Merge:
    return merge(base, ours, theirs)


def body(text: str) -> Article:
    return replace(BASE, body=text)


def test_what_does_not_collide_goes_together() -> None:
    ours = body(BODY.replace("七点", "六点半")).body
    theirs = body(BODY.replace("傍晚收摊", "天黑才收摊")).body
    found = merged(
        replace(BASE, body=ours, headline="菜场的一天"), replace(BASE, body=theirs, importance=4)
    )
    assert found.clashes == ()
    article = found.article()
    assert article.body == BODY.replace("七点", "六点半").replace("傍晚收摊", "天黑才收摊")
    assert (article.headline, article.importance) == ("菜场的一天", 4)
    assert found.changed == ("body", "importance")


def test_sentences_beside_each_other_do_not_collide() -> None:
    ours = BODY.replace("菜场开门", "菜场开张")
    theirs = BODY.replace("忙着摆菜", "忙着卸车").replace("傍晚", "夜里")
    found = merged(body(ours), body(theirs))
    assert found.clashes == ()
    assert "菜场开张。摊主们忙着卸车。" in found.article().body


def test_a_sentence_both_changed_clashes_and_holds_both() -> None:
    ours, theirs = BODY.replace("人少", "没有人"), BODY.replace("人少", "人不多")
    found = merged(body(ours), body(theirs))
    (clash,) = found.clashes
    assert clash.merged.name == "正文"
    texts = [clash.merged.words(side) for side in (clash.piece.base, clash.piece.ours)]
    assert texts == ["中午人少。", "中午没有人。"]
    assert clash.choices == (Choice.OURS, Choice.THEIRS, Choice.BOTH)
    assert found.article().body == ours
    assert found.article({0: Choice.THEIRS}).body == theirs
    assert "中午没有人。中午人不多。" in found.article({0: Choice.BOTH}).body


def test_changes_apart_in_one_sentence_are_proposed_together() -> None:
    long = "记者昨天从城东菜场了解到，这里每天有三百多个摊位开门营业。"
    base = body(long)
    ours = body(long.replace("昨天", "近日"))
    theirs = body(long.replace("三百", "二百"))
    found = merge(base, ours, theirs)
    (clash,) = found.clashes
    assert clash.choices == (Choice.OURS, Choice.THEIRS, Choice.MERGED)
    want = long.replace("昨天", "近日").replace("三百", "二百")
    assert found.article({0: Choice.MERGED}).body == want


def test_taken_out_here_and_changed_there_clashes() -> None:
    found = merged(body(BODY.replace("傍晚收摊。", "")), body(BODY.replace("收摊", "关门")))
    (clash,) = found.clashes
    assert (clash.piece.ours, clash.piece.theirs) == ((), ("傍晚关门。",))


PARAGRAPHS = tuple(f"{name}段里的一句话写在这里。又写了一句。" for name in "甲乙丙丁")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_paragraph_moved_here_and_rewritten_there_is_both(swapped: bool) -> None:
    first, second, third, last = PARAGRAPHS
    base = body("\n".join(PARAGRAPHS))
    moved = body("\n".join((third, first, second, last)))
    rewritten = body(base.body.replace("丙段里的一句话", "丙段改过的一句话"))
    sides = (rewritten, moved) if swapped else (moved, rewritten)
    found = merge(base, *sides)
    assert found.clashes == ()
    want = (third.replace("里的一句话", "改过的一句话"), first, second, last)
    assert found.article().body == "\n".join(want)


def test_paragraphs_added_on_both_sides_at_one_place_clash_and_can_both_stay() -> None:
    found = merged(body(BODY + "\n甲段。"), body(BODY + "\n乙段。"))
    assert len(found.clashes) == 1
    both = found.article({0: Choice.BOTH}).body
    assert both.split("\n")[-2:] == ["甲段。", "乙段。"]


def test_a_change_of_either_side_can_be_left_out() -> None:
    ours, theirs = BODY.replace("七点", "六点"), BODY.replace("收摊", "关门")
    found = merged(body(ours), body(theirs))
    mine, other = found.spots
    assert (mine.choices[0], other.choices[0]) == (Choice.OURS, Choice.THEIRS)
    assert found.article({other.number: Choice.OURS}).body == ours
    assert found.article({mine.number: Choice.THEIRS}).body == theirs


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    same = BODY.replace("七点", "六点")
    found = merged(body(same), body(same))
    assert found.clashes == ()
    assert found.changed == ()
    assert found.article().body == same


def test_headlines_clash_whole() -> None:
    found = merged(replace(BASE, headline="甲"), replace(BASE, headline="乙"))
    (clash,) = found.clashes
    assert clash.choices == (Choice.OURS, Choice.THEIRS)
    assert found.article({0: Choice.THEIRS}).headline == "乙"


def test_the_dateline_brings_its_parts_along() -> None:
    told = replace(BASE, dateline="新华社北京10月16日电", place="北京", agency="新华社")
    article = merged(BASE, told).article()
    assert (article.dateline, article.place, article.agency) == (
        "新华社北京10月16日电",
        "北京",
        "新华社",
    )


def test_how_far_it_is_stays_ours() -> None:
    found = merged(BASE, replace(BASE, status=ArticleStatus.PLACED, body="新。"))
    assert found.article().status is ArticleStatus.DRAFT
    assert alike(BASE, replace(BASE, status=ArticleStatus.PLACED))


def test_credits_of_both_sides() -> None:
    more = Credit("高雨", Role.CORRESPONDENT)
    found = merged(replace(BASE, credits=(*BASE.credits, more)), BASE)
    assert found.article().credits == (*BASE.credits, more)
    other = Credit("程远", Role.INTERN)
    found = merged(
        replace(BASE, credits=(*BASE.credits, more)), replace(BASE, credits=(*BASE.credits, other))
    )
    assert found.clashes[0].merged.name == "署名"
    assert found.article({0: Choice.BOTH}).credits == (*BASE.credits, more, other)


PICTURED = replace(BASE, slots=(Slot("甲图", picture="1" * 64), Slot("乙图", picture="2" * 64)))


def test_a_caption_here_and_a_crop_there_go_together() -> None:
    first, second = PICTURED.slots
    ours = replace(PICTURED, slots=(replace(first, caption="甲图新说明"), second))
    theirs = replace(PICTURED, slots=(second, replace(first, crop=Crop(left=0.1))))
    found = merge(PICTURED, ours, replace(theirs, slots=theirs.slots[::-1]))
    assert found.clashes == ()
    assert found.article().slots[0] == replace(first, caption="甲图新说明", crop=Crop(left=0.1))


def test_a_picture_taken_out_here_and_captioned_there_clashes() -> None:
    first, second = PICTURED.slots
    found = merge(
        PICTURED,
        replace(PICTURED, slots=(second,)),
        replace(PICTURED, slots=(replace(first, caption="重写"), second)),
    )
    (clash,) = found.clashes
    assert clash.merged.words(clash.piece.theirs) == "重写〔图 111111〕"
    assert found.article({0: Choice.THEIRS}).slots[0].caption == "重写"


def test_pictures_added_on_both_sides_stay() -> None:
    ours = replace(PICTURED, slots=(Slot("新甲", picture="3" * 64), *PICTURED.slots))
    theirs = replace(PICTURED, slots=(*PICTURED.slots, Slot("新乙", picture="4" * 64)))
    found = merge(PICTURED, ours, theirs)
    assert found.clashes == ()
    assert [slot.caption for slot in found.article().slots] == ["新甲", "甲图", "乙图", "新乙"]


def test_without_a_common_version_whatever_differs_clashes() -> None:
    ours, theirs = body(BODY.replace("七点", "六点")), body(BODY + "\n又一段。")
    found = merge(None, ours, theirs)
    assert len(found.clashes) == 2
    assert found.article().body == ours.body
    every = {clash.number: Choice.THEIRS for clash in found.clashes}
    assert found.article(every).body == theirs.body


def test_bold_passages_and_run_in_crossheads_are_never_cut() -> None:
    assert sentences("甲。**乙。丙**。丁") == ("甲。", "**乙。丙**。", "丁", "\n")
    assert sentences("### 一。｜二。三。")[0] == "### 一。｜二。"
    assert "".join(sentences(BODY)) == BODY + "\n"
    assert sentences("他说：“好。”走了。") == ("他说：“好。”", "走了。", "\n")


def test_changes_too_near_each_other_are_not_blended() -> None:
    assert blended("abcdef", "Xbcdef", "abcdeY") == "XbcdeY"
    assert blended("abcdef", "aXcdef", "abYdef") is None


# Properties ---------------------------------------------------------------------------------------

_tokens = st.lists(st.integers(0, 5), max_size=12)
_TYPED = 0xF0000  # typed characters are of a plane that no text uses
_text = st.text("甲乙丙，。！”\n*｜#● \\", max_size=40)


def joined(pieces: Iterable[Piece[int]], side: str) -> list[int]:
    return [item for piece in pieces for item in getattr(piece, side)]


@given(_tokens, _tokens, _tokens)
def test_the_pieces_give_the_three_versions_again(
    base: list[int], ours: list[int], theirs: list[int]
) -> None:
    pieces = woven(base, ours, theirs)
    assert joined(pieces, "base") == base
    assert joined(pieces, "ours") == ours
    assert joined(pieces, "theirs") == theirs
    for piece in pieces:
        if piece.fate is Fate.OURS:
            assert piece.theirs == piece.base
        elif piece.fate is Fate.THEIRS:
            assert piece.ours == piece.base
        elif piece.fate in (Fate.SAME, Fate.ALIKE):
            assert piece.ours == piece.theirs


@given(_tokens, _tokens)
def test_without_a_base_both_are_given_again(ours: list[int], theirs: list[int]) -> None:
    pieces = woven(None, ours, theirs)
    assert joined(pieces, "ours") == ours
    assert joined(pieces, "theirs") == theirs
    assert all(piece.fate in (Fate.SAME, Fate.CLASH) for piece in pieces)


@st.composite
def edited(draw: st.DrawFn, first: int) -> tuple[str, str, str]:
    """A text, and it with characters typed into it and taken out: each typed one is unique."""
    base = draw(_text)
    sides = []
    for side in range(2):
        text, next_char = base, first + side * 1000
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text)))
            end = draw(st.integers(start, min(start + 6, len(text))))
            count = draw(st.integers(0, 5))
            typed = "".join(chr(next_char + n) for n in range(count))
            next_char += count
            end_mark = draw(st.sampled_from(("", "。", "\n")))
            text = text[:start] + typed + end_mark + text[end:]
        sides.append(text)
    return base, sides[0], sides[1]


def told(found: Merge, choices: dict[int, Choice]) -> str:
    """The result and the list of what clashes, as one text."""
    clashes = [side for c in found.clashes for side in (*c.piece.ours, *c.piece.theirs)]
    return found.article(choices).body + "".join(clashes)


@given(edited(_TYPED), st.booleans())
def test_no_character_typed_on_either_side_disappears(
    texts: tuple[str, str, str], known: bool
) -> None:
    base, ours, theirs = (body(text) for text in texts)
    found = merge(base if known else None, ours, theirs)
    typed = {c for text in texts for c in text if ord(c) >= _TYPED}
    # What one side typed and then took out again was never in its version.
    assert typed == typed & set(ours.body + theirs.body)
    for choice in Choice:
        decided = {clash.number: choice for clash in found.clashes}
        assert typed <= set(told(found, decided))


@given(_text, _text, _text)
def test_no_character_of_any_text_disappears(base: str, ours: str, theirs: str) -> None:
    """Of any three texts: all that a side has more of than the base is in result or clashes."""
    found = merge(body(base), body(ours), body(theirs))
    after = told(found, {})
    for side, other in ((ours, theirs), (theirs, ours)):
        for char in set(side) - {"\n"}:
            added = side.count(char) - base.count(char)
            gone = max(base.count(char) - other.count(char), 0)
            if added > 0 and not gone:
                assert after.count(char) >= side.count(char)


@given(_text, _text)
def test_what_one_side_alone_changed_is_taken_whole(base: str, changed: str) -> None:
    trimmed = changed.rstrip("\n")
    assert merge(body(base), body(base), body(changed)).article().body == trimmed
    assert merge(body(base), body(changed), body(base)).article().body == trimmed


@given(edited(_TYPED))
def test_a_merge_is_the_same_from_either_side(texts: tuple[str, str, str]) -> None:
    base, ours, theirs = (body(text) for text in texts)
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    if not one.clashes:
        assert not other.clashes
        assert visible(one.article().body) == visible(other.article().body)


@pytest.mark.parametrize("name", [f.name for f in fields(Article)])
def test_every_field_of_an_article_is_merged(name: str) -> None:
    told = {each.field for each in merged(BASE, BASE).fields}
    assert name in told | {"uuid", "status", "place", "agency"}
