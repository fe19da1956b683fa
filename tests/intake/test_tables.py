from __future__ import annotations

import pytest

from newsroom.intake.tables import Cell, figure_rows
from newsroom.model.manuscript import CopyLine


def grid(*rows: str) -> list[list[Cell]]:
    """Rows of cells parted by |; an empty cell holds no line."""
    return [[(CopyLine(c, box=1),) if c else () for c in row.split("|")] for row in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("村名|面积（亩）|进度", "柳湾|3,200|70%", "杏坡|2100亩|—"),
            ("村名，面积（亩），进度", "柳湾，3,200，70%", "杏坡，2100亩，—"),
        ),
        (("|数量", "苗木|500株"), ("数量", "苗木，500株")),
    ],
)
def test_rows_of_figures_stay_whole(rows: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = figure_rows(grid(*rows))
    assert tuple(line.text for line in found) == expected
    assert {line.style for line in found} == {"正文"}


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ("标题|河边新步道", "作者|林小满", "字数|800"),
        ("村名|面积",),
        ("数量", "500"),
        ("村名|面积", "柳湾|3200|70%"),
        ("序号|事迹", "1|" + "他每天沿着河堤走上十几里路" * 3),
    ],
)
def test_forms_and_frames_are_no_tables_of_figures(rows: tuple[str, ...]) -> None:
    assert figure_rows(grid(*rows)) == ()


def test_a_cell_with_a_picture_or_several_lines_makes_a_frame() -> None:
    rows = grid("现场|数量", "a|1")
    for cell in ((CopyLine("", picture=0),), (CopyLine("a"), CopyLine("b"))):
        rows[1][0] = cell
        assert figure_rows(rows) == ()
