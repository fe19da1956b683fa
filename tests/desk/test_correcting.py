"""The correction list: numbered, changed, sent, undone, written as Word and as words."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from newsroom.desk import correcting
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.difference import Difference, DifferenceKind, Spot

NOW = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)


def rung(issue: str, **fields: object) -> Correction:
    made = Correction(
        issue=issue,
        number=0,
        page=1,
        place="头条图片说明",
        before="高远山 摄",
        after="林可欣 摄",
        remark="周师傅来电",
        source=CorrectionSource.TELEPHONE,
        time=NOW,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def difference(**fields: object) -> Difference:
    made = Difference(
        field="正文",
        kind=DifferenceKind.TEXT,
        before="旬",
        after="",
        lead="预计十一月中",
        trail="完工。负责",
        spot=Spot(2, 2, 73),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def test_corrections_are_numbered_in_the_order_they_came(desk: Desk, issue: str) -> None:
    desk.correcting.add(rung(issue))
    desk.correcting.book(issue, difference())
    first, second = desk.correcting.all(issue)
    assert (first.number, second.number) == (1, 2)
    assert (first.person, first.source) == ("林可欣", CorrectionSource.TELEPHONE)
    assert (second.page, second.place) == (2, "2栏73行 正文")
    assert (second.before, second.after) == ("十一月中完工。负", "十一月中旬完工。负")


def test_a_move_is_booked_as_one(desk: Desk, issue: str) -> None:
    moved = difference(kind=DifferenceKind.MOVED, before="整句话。", after="（现在“别处”之后）")
    desk.correcting.book(issue, moved)
    (booked,) = desk.correcting.all(issue)
    assert (booked.before, booked.after) == ("整句话。", "整句话。")
    assert booked.remark == "移回原处（现在“别处”之后）"


def test_every_act_is_undone_and_redone(desk: Desk, issue: str) -> None:
    desk.correcting.add(rung(issue))
    (made,) = desk.correcting.all(issue)
    desk.correcting.update(replace(made, after="江小鱼 摄"))
    desk.correcting.mark([made.uuid], CorrectionState.SENT)
    desk.correcting.remove(made.uuid)
    assert desk.correcting.all(issue) == ()
    states = []
    for _ in range(4):
        desk.undo()
        states.append([(each.after, each.state.text) for each in desk.correcting.all(issue)])
    assert states == [
        [("江小鱼 摄", "已发印厂")],
        [("江小鱼 摄", "待发")],
        [("林可欣 摄", "待发")],
        [],
    ]
    desk.redo()
    assert desk.correcting.all(issue) == (made,)


def test_a_correction_must_say_something(desk: Desk, issue: str) -> None:
    with pytest.raises(RefusedError, match="都没有写"):
        desk.correcting.add(rung(issue, before=" ", after=""))
    with pytest.raises(RefusedError, match="最多"):
        desk.correcting.add(rung(issue, before="字" * 5000))
    assert desk.correcting.all(issue) == ()


def test_the_list_as_words_leaves_out_what_was_dropped(desk: Desk, issue: str) -> None:
    desk.correcting.add(rung(issue))
    desk.correcting.add(rung(issue, before="", after="本报讯", remark="", place=""))
    desk.correcting.add(rung(issue, before="多余的话", after="", page=0, remark=""))
    desk.correcting.book(issue, difference())
    desk.correcting.mark([desk.correcting.all(issue)[3].uuid], CorrectionState.DROPPED)
    edition = desk.paging.edition(issue)
    assert desk.correcting.plain(edition).splitlines() == [
        "【改样单】上街时报 2021年10月16日 第32期（总第707期），共 3 处",
        "1. 一版头条图片说明：“高远山 摄”改为“林可欣 摄”（周师傅来电）",
        "2. 一版：增加“本报讯”",
        "3. 头条图片说明：删去“多余的话”",
    ]


def test_the_list_as_a_word_file(desk: Desk, issue: str, tmp_path: Path) -> None:
    edition = desk.paging.edition(issue)
    with pytest.raises(RefusedError, match="改样单是空的"):
        correcting.write(edition, (), tmp_path, Composers())
    desk.correcting.add(rung(issue))
    desk.correcting.book(issue, difference(after="上旬"))
    found = desk.correcting.all(issue)
    path = correcting.write(edition, found, tmp_path, Composers())
    assert path.name == "上街时报-2021-10-16-第32期-改样单.docx"
    document = docx.Document(str(path))
    list_, codes, sign = document.tables
    rows = [[cell.text for cell in row.cells] for row in list_.rows]
    assert rows[0] == ["序号", "版次", "位置", "原文", "改为", "备注"]
    assert rows[1] == [
        "1", "一版", "头条图片说明", "高远山 摄", "林可欣 摄", "周师傅来电；电话改样",
    ]  # fmt: skip
    assert rows[2][:3] == ["2", "二版", "2栏73行\n正文"]
    assert [cell.text for cell in codes.rows[0].cells][::2] == ["一版", "二版"]
    assert all(len(cell.text) == 9 for cell in list(codes.rows[0].cells)[1::2])
    assert sign.rows[0].cells[0].text == "编辑"
