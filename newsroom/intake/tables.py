"""Tables of figures in Word files, told from tables that only lay a page out.

A table of figures read cell by cell falls apart into lines that look like headlines and names; its
rows stay whole. Forms and frames around copy are read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsroom.model.manuscript import CopyLine

Cell = tuple[CopyLine, ...]

_FIGURE = re.compile(r"[-+−]?\d[\d.,，]*\s*(?:[%％‰]|[\u4e00-\u9fff]{1,2})?|[-—/]+")
_LONGEST_CELL = 24


def figure_rows(rows: Sequence[Sequence[Cell]]) -> tuple[CopyLine, ...]:
    """One line a row, its cells set apart by commas (spaces beside figures close up); nothing where
    it holds no figures.

    rows: the lines of each cell. A table of figures has two columns and two rows at least, one
    short line a cell, and a column of nothing but numbers below its first row.
    """
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
        return ()
    if not all(_is_short(cell) for row in rows for cell in row):
        return ()
    columns = zip(*([_text(cell) for cell in row] for row in rows[1:]), strict=True)
    if not any(all(map(_FIGURE.fullmatch, column)) for column in columns):
        return ()
    lines = []
    for row in rows:
        filled = [cell[0] for cell in row if _text(cell)]
        if filled:
            text = "，".join(line.text.strip() for line in filled)
            lines.append(replace(filled[0], text=text, heading=0, style="正文"))
    return tuple(lines)


def _is_short(cell: Cell) -> bool:
    return len(cell) <= 1 and len(_text(cell)) <= _LONGEST_CELL and all(c.picture < 0 for c in cell)


def _text(cell: Cell) -> str:
    return cell[0].text.strip() if cell else ""
