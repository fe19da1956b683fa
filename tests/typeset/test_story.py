"""What an article prints below its headline."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.byline import printed_byline
from newsroom.model.credit import Credit, Role
from newsroom.model.frame import TextRole
from newsroom.typeset.story import START, Mark, Para, merged, remaining
from newsroom.typeset.story import story as paragraphs
from tests.typeset.material import SLOT, brief, house, prose, story

TAIL, LEAD = house("shangjie-shibao"), house("zhengzhou-ribao")


def test_a_lead_house_opens_with_dateline_and_byline() -> None:
    first = paragraphs(story("a", 2), LEAD)[0]
    assert first.text.startswith("本报讯（记者 周明远 何思雨 通讯员 郑安）清晨")
    assert first.spans[:2] == ((0, 3, "hei"), (3, 22, "kai"))
    assert first.offsets[:22] == (-1,) * 22
    assert first.offsets[22] == 0


def test_a_tail_house_closes_with_the_byline_on_its_own_line() -> None:
    done = paragraphs(story("a", 2), TAIL)
    assert done[-1].text == "（记者 周明远 何思雨 通讯员 郑安）"
    assert (done[-1].role, done[-1].align) == (TextRole.BYLINE, "right")
    assert done[0].text.startswith("清晨")


def test_a_run_in_tail_follows_the_last_words() -> None:
    run_in = replace(TAIL, byline=replace(TAIL.byline, own_line=False))
    done = paragraphs(story("a", 2), run_in)
    assert len(done) == 2
    assert done[-1].text.endswith("。（记者 周明远 何思雨 通讯员 郑安）")
    assert done[-1].spans[-1][2] == "kai"


def test_an_agency_story_opens_with_its_dateline_in_every_house() -> None:
    wire = story("a", 1, dateline="新华社郑州3月14日电", agency="新华社", credits=())
    for publication in (TAIL, LEAD):
        assert paragraphs(wire, publication)[0].text.startswith("新华社郑州3月14日电　清晨")


def test_nobody_named_prints_no_byline() -> None:
    assert not any("本报讯" in p.text for p in paragraphs(story("a", 2, credits=()), LEAD))


def test_a_source_unit_is_printed_with_the_names() -> None:
    unit = story("a", 1, credits=(), source_unit="区商务局")
    assert paragraphs(unit, TAIL)[-1].text == "（区商务局）"


def test_photographers_of_captions_stay_in_their_captions() -> None:
    people = (Credit("周明远", Role.REPORTER), Credit("陈立", Role.PHOTOGRAPHER))
    assert printed_byline(story("a", 1, credits=people, slots=(SLOT,))) == "记者 周明远"
    assert printed_byline(story("a", 1, credits=people)) == "记者 周明远 摄影 陈立"
    both = (Credit("陈立", Role.REPORTER), Credit("陈立", Role.PHOTOGRAPHER))
    assert printed_byline(story("a", 1, credits=both, slots=(SLOT,))) == "记者 陈立 文/图"


def test_a_brief_begins_with_its_bullet_and_runs_its_byline_in() -> None:
    done = paragraphs(brief("a"), TAIL)
    assert len(done) == 1
    assert done[0].text.startswith("●")
    assert done[0].text.endswith("（记者 何思雨）")
    led = paragraphs(brief("a"), LEAD)[0]
    assert led.text.startswith("●本报讯（记者 何思雨）")


def test_a_brief_with_a_headline_runs_it_in() -> None:
    titled = replace(brief("a"), headline="小巷点亮", body="● 巷口新装路灯。")
    first = paragraphs(titled, TAIL)[0]
    assert first.text.startswith("●小巷点亮　巷口")
    assert first.spans[0] == (1, 5, "hei")


def test_kinds_of_paragraphs_have_their_faces() -> None:
    body = "> 编者的话。\n## 小标题\n### 一句话｜正文。\n● 一项\n有**重点**的话。"
    note, crosshead, run_in, item, bold = paragraphs(Article(uuid="a", body=body), TAIL)
    assert (note.font, note.role) == ("kai", TextRole.NOTE)
    assert (crosshead.font, crosshead.align, crosshead.before) == ("hei", "centre", 1)
    assert crosshead.keep == 2
    assert run_in.spans == ((0, 3, "hei"),)
    assert item.text.startswith("●")
    assert bold.spans == ((1, 3, "hei"),)


def test_what_remains_after_a_mark_goes_on_without_indent() -> None:
    whole = paragraphs(story("a", 3), TAIL)
    assert remaining(whole, START) == whole
    rest = remaining(whole, Mark(1, 10))
    assert rest[0].text == whole[1].text[10:]
    assert rest[0].offsets == whole[1].offsets[10:]
    assert (rest[0].first_line, rest[0].skipped) == (0, 10)
    assert rest[1:] == whole[2:]


def test_a_picture_storys_text_is_set_as_a_caption() -> None:
    shot = Article(
        uuid="a", kind=ArticleKind.PICTURE, headline="春到河岸", body=prose(1), slots=(SLOT,)
    )
    first = paragraphs(shot, TAIL)[0]
    assert first.font == "kai"
    assert first.text.startswith("春到河岸　清晨")


def test_spans_are_merged_without_overlap() -> None:
    assert merged([(0, 4, "hei"), (2, 6, "kai")]) == ((0, 4, "hei"), (4, 6, "kai"))
    assert merged([(2, 3, "kai"), (0, 6, "hei")]) == (
        (0, 2, "hei"),
        (2, 3, "kai"),
        (3, 6, "hei"),
    )


def test_a_story_of_nothing_but_names_is_its_byline() -> None:
    only = Article(uuid="a", credits=(Credit("周明远", Role.REPORTER),))
    assert [p.text for p in paragraphs(only, TAIL)] == ["（记者 周明远）"]
    assert isinstance(paragraphs(only, LEAD)[0], Para)
