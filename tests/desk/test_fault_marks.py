"""Faults as marks on proofs: where their words stand, numbered, explained beside the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.desk.fault_lines import difference, lines
from newsroom.desk.fault_marks import anchor, fault_marks, on_page
from newsroom.desk.fault_report import write_list
from newsroom.desk.faults import Copy, Found, Piece
from newsroom.desk.pinpointing import Pinpoint
from newsroom.errors import RefusedError
from newsroom.model.edition import Edition
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.identity import new_id
from newsroom.model.picture import Slot
from newsroom.model.remark import Anchor
from newsroom.model.sheetmark import Tone
from newsroom.proof.rule import Setting
from tests.desk.conftest import put, story

HEADLINE = "城东、、换了新路灯"


@pytest.fixture
def placed(desk: Desk, issue: str) -> tuple[Edition, str, str]:
    """An edition with a story on its second page; the page; the article."""
    told = story(HEADLINE, 4)
    body = f"灯**亮了，。**大家都好。\n{told.body}"
    article = put(desk, issue, replace(told, body=body))
    page = desk.library.issues.pages(issue)[1].uuid
    desk.paging.place(article, page, 0, 3)
    return desk.edition(issue), page, article


def faults(article: str) -> tuple[Fault, ...]:
    made = Fault(
        rule="doubled",
        severity=Severity.ERROR,
        article=article,
        field="headline",
        start=2,
        end=4,
        text="、、",
        message="“、”重复",
        source="GB/T 15834",
        suggestions=("、",),
    )
    body = replace(made, field="body", start=5, end=7, text="，。", severity=Severity.WARNING)
    gap = replace(body, start=14, end=14, text="", lead="大家都好", trail="。", suggestions=("，",))
    away = replace(body, text="不在", start=900, end=902)
    return made, body, replace(gap, severity=Severity.HINT), away


def test_faults_are_marked_where_their_words_stand(placed: tuple[Edition, str, str]) -> None:
    edition, page, article = placed
    frames = Composers().page(edition, page)
    copy = Copy(Setting(), (Piece(edition.articles[article], 2),))
    found = Found(faults(article)[:3])
    marked = on_page(edition, frames, lines(found.faults, copy.pieces))
    assert [(one.number, one.line.fault.text) for one in marked] == [
        (1, "、、"),
        (2, "，。"),
        (3, ""),
    ]
    assert [one.mark.tone for one in marked] == [Tone.UNASKED, Tone.OTHERWISE, Tone.REMARK]
    assert all(spot.page == 2 for one in marked for spot in one.spots)
    assert marked[0].spots[0].width > marked[2].spots[0].width
    sheets = fault_marks(edition, (frames,), copy, found)
    assert list(sheets) == [2]
    assert sheets[2].title == "校对　疑误 3 处"
    assert [note.number for note in sheets[2].notes] == [1, 2, 3]
    assert sheets[2].notes[0].lines == (
        "、、→、",
        "“、”重复（GB/T 15834）",
        f"《{HEADLINE}》主题",
    )
    assert sheets[2].notes[2].lines[0] == "家都好▢。→加“，”"


def test_a_headline_is_numbered_before_the_columns_below(
    placed: tuple[Edition, str, str],
) -> None:
    edition, page, article = placed
    frames = Composers().page(edition, page)
    headline, body, *_ = faults(article)
    last = replace(headline, start=len(HEADLINE) - 1, end=len(HEADLINE), text=HEADLINE[-1])
    marked = on_page(edition, frames, lines((last, body), (Piece(edition.articles[article], 2),)))
    assert [one.line.fault.field for one in marked] == ["headline", "body"]
    assert marked[0].spots[0].x > marked[1].spots[0].x


def test_articles_of_other_pages_are_not_searched_for(placed: tuple[Edition, str, str]) -> None:
    edition, page, article = placed
    frames = Composers().page(edition, page)
    assert article in Pinpoint(edition, frames).articles
    known = replace(edition.articles[article], uuid=new_id())
    found = tuple(replace(one, article=known.uuid) for one in faults(article)[:3])
    more = replace(edition, articles={**edition.articles, known.uuid: known})
    assert known.uuid not in Pinpoint(more, frames).articles
    assert on_page(more, frames, lines(found, (Piece(known),))) == ()


def test_clean_pages_have_no_marks(placed: tuple[Edition, str, str]) -> None:
    edition, page, article = placed
    frames = Composers().page(edition, page)
    copy = Copy(Setting(), (Piece(edition.articles[article], 2),))
    assert fault_marks(edition, (frames,), copy, Found()) == {}


def test_words_are_named_as_remarks_name_them(placed: tuple[Edition, str, str]) -> None:
    edition, _, article = placed
    known = replace(edition.articles[article], slots=(Slot("路灯。。亮了"),))
    headline, body, _, _ = faults(article)
    assert anchor(known, headline).words == "、、"
    assert anchor(known, body) == Anchor("body", 3, 5, "，。", "灯亮了", "大家都好。\n入秋")
    caption = replace(headline, field="slots", slot=0)
    assert anchor(known, caption).field == "caption 0"
    assert anchor(known, replace(caption, slot=7)) == Anchor()
    assert anchor(known, replace(headline, field="jump_to")) == Anchor()


def test_lines_tell_where_what_and_why(placed: tuple[Edition, str, str]) -> None:
    edition, _, article = placed
    long = replace(edition.articles[article], headline="很" * 30)
    told = lines(faults(article), (Piece(long, 2),))
    assert told[0].where == f"二版《{'很' * 13}…》主题"
    assert told[1].field == "正文第1段"
    assert told[1].change == "，。→、"
    assert lines(faults(article), ()) == ()
    plain = replace(told[0].fault, suggestions=(), text="一" * 40, source="")
    (one,) = lines((plain,), (Piece(long, 0),))
    assert one.change == "一" * 12 + "…" + "一" * 12
    assert one.explained == "“、”重复"
    (gone,) = lines((replace(plain, text="的的", suggestions=("",)),), (Piece(long, 0),))
    assert gone.change == "的的→删去"


def test_buttons_say_what_a_suggestion_changes() -> None:
    long = "有12户种茶、15户养蜂，共计40户"
    assert difference("布署", "部署") == "改为：部署"
    assert difference("的的", "") == "删去"
    assert difference(long, long.replace("40", "27")) == "40→27"
    assert difference(long, long.replace("15", "28")) == "15→28"
    assert difference(f"“{long}", f"“{long}”") == "加 ”"
    assert difference(f"“{long}", long) == "删去 “"


def test_the_list_is_written_for_paper(placed: tuple[Edition, str, str], tmp_path: Path) -> None:
    edition, _, article = placed
    told = lines(faults(article)[:3], (Piece(edition.articles[article], 2),))
    twice = replace(told[0], fault=replace(told[0].fault, count=2))
    path = write_list(edition, (twice, *told[1:]), tmp_path, "本版")
    assert path.name.endswith("-本版-疑误清单.docx")
    document = Document(str(path))
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[0] == ["序号", "级别", "位置", "原文和改法", "为什么", "勾"]
    assert cells[1][1:4] == ["差错", f"二版《{HEADLINE}》主题", "、、→、（共 2 处）"]
    assert len(cells) == 4
    assert any("差错 2，疑点 1" in one.text for one in document.paragraphs)
    with pytest.raises(RefusedError):
        write_list(edition, (), tmp_path)
