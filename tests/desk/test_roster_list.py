"""Lists taken into the 人名职务库: what they would change is told before it is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from newsroom.desk.roster_list import Turn, proposals, read
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.roster import Official, Roster
from newsroom.model.roster_list import Listed

DAY = date(2026, 3, 7)
HEAD = Official(name="季怀瑾", title="区委书记", rank=1, since=date(2024, 3, 1))
MAYOR = Official(name="裴云帆", title="区长", rank=2)
DEPUTY = Official(name="梁实", title="副区长", rank=3)
ROSTER = Roster((HEAD, MAYOR, DEPUTY))


def turns(*listed: Listed, ranked: bool = True) -> dict[str, tuple[Turn, str, str]]:
    found = proposals(ROSTER, listed, DAY, ranked=ranked)
    return {one.name: (one.turn, one.told, one.doubt) for one in found}


def test_each_line_tells_what_it_would_do() -> None:
    found = turns(
        Listed("季怀瑾", "区委书记"),
        Listed("梁实", "区长", since=date(2026, 3, 1)),
        Listed("裴云凡", "副区长"),
    )
    assert found["季怀瑾"] == (Turn.SAME, "", "")
    assert found["梁实"][:2] == (
        Turn.CHANGE,
        "“副区长”记到2026-02-28为止，2026-03-01起，次序 2",
    )
    assert found["裴云凡"] == (Turn.ADD, "次序 3", "和库里的“裴云帆”只差一字，请核对")
    assert found["裴云帆"][0] is Turn.LEAVE


def test_a_list_without_days_corrects_the_title_in_place() -> None:
    (one, *_) = proposals(ROSTER, [Listed("裴云帆", "区委副书记、区长")], DAY, ranked=False)
    assert (one.turn, one.told) == (Turn.CHANGE, "职务由“区长”改为“区委副书记、区长”")
    (after,) = one.after
    assert (after.uuid, after.rank) == (MAYOR.uuid, 2)


def test_ranks_of_the_list_go_before_its_order() -> None:
    found = proposals(
        ROSTER, [Listed("梁实", "副区长", rank=9), Listed("向松", "主任")], DAY, ranked=True
    )
    assert [one.after[0].rank for one in found[:2]] == [9, 0]
    found = proposals(
        ROSTER, [Listed("裴云帆", "区长"), Listed("季怀瑾", "区委书记")], DAY, ranked=True
    )
    assert [one.after[0].rank for one in found[:2]] == [1, 2]


def test_spreadsheets_word_tables_and_lines_are_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["姓名", "职务", "任职"], ["季怀瑾", "区委书记", date(2024, 3, 1)]):
        sheet.append(row)
    book.save(tmp_path / "名单.xlsx")
    word = docx.Document()
    word.add_paragraph("区领导名单")
    table = word.add_table(2, 2)
    for at, words in enumerate(("姓 名", "职 务", "裴云帆", "区长")):
        table.cell(at // 2, at % 2).text = words
    word.save(str(tmp_path / "名单.docx"))
    (tmp_path / "名单.txt").write_text("副区长：梁实、殷玉琢\n", "utf8")
    found = {
        suffix: [(one.name, one.title) for one in read(tmp_path / f"名单{suffix}", Job()).people]
        for suffix in (".xlsx", ".docx", ".txt")
    }
    assert found == {
        ".xlsx": [("季怀瑾", "区委书记")],
        ".docx": [("裴云帆", "区长")],
        ".txt": [("梁实", "副区长"), ("殷玉琢", "副区长")],
    }


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天天气很好，大家都来晒太阳", "utf8")
    with pytest.raises(FileError, match="没有找到姓名"):
        read(tmp_path / "a.txt", Job())
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(FileError, match="另存为"):
        read(tmp_path / "a.doc", Job())
    (tmp_path / "a.docx").write_bytes(b"PK no")
    with pytest.raises(FileError):
        read(tmp_path / "a.docx", Job())
