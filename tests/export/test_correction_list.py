"""The correction list as a Word form: valid, all in it, long ones too."""

from __future__ import annotations

import datetime
from pathlib import Path

from newsroom.export import correction_list
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState

from . import made, validator
from .checks import W, document, faults

TIME = datetime.datetime(2026, 6, 18, 13, 0, tzinfo=datetime.UTC)


def corrections(count: int) -> tuple[Correction, ...]:
    states = list(CorrectionState)
    return tuple(
        Correction(
            issue="i",
            number=number,
            page=number % 5,
            place="3栏40行 正文" if number % 2 else "",
            before="" if number % 3 == 0 else "原来的字<&>" * number,
            after="" if number % 4 == 0 else "改后的字\n第二行",
            remark="周师傅来电",
            source=CorrectionSource.TELEPHONE,
            state=states[number % len(states)],
            time=TIME,
        )
        for number in range(1, count + 1)
    )


def test_the_form_is_valid(tmp_path: Path) -> None:
    edition = made.edition()
    short, long = tmp_path / "short.docx", tmp_path / "long.docx"
    correction_list.write(edition, corrections(1), {}, short)
    correction_list.write(edition, corrections(60), {1: "7K3M-2QXP", 3: "AAAA-BBBB"}, long)
    assert faults(short) == []
    assert faults(long) == []
    assert validator.errors(tmp_path, short, long) == {}


def test_rows_are_there_to_write_in_and_dropped_ones_are_not(tmp_path: Path) -> None:
    path = correction_list.write(made.edition(), corrections(3), {}, tmp_path / "list.docx")
    table = next(document(path).iter(W + "tbl"))
    rows = [
        ["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")]
        for row in table.iter(W + "tr")
    ]
    assert len(rows) == 1 + 8
    assert [row[0] for row in rows[1:3]] == ["1", "2"]
    assert rows[2][5] == "周师傅来电；电话改样；已改"
    assert all(not any(row) for row in rows[3:])
