"""Lines of copy, cleaned: hints told from text, gaps where pictures stood, width normalised."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.model.carried import TITLE
from newsroom.model.manuscript import CopyLine, Manuscript
from newsroom.text.normalise import normalise

_MARKS = re.compile(r"^\s*(#{1,6})(?:\s+|(?=[^#\s\d]))(?=[^\s])")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\x0c\x0b\x00"))
_SPACES = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_SPREAD_NUMBER = re.compile(
    r"(?<=[\u4e00-\u9fff]) (?!\d{1,2} ?月 ?\d{1,2} ?日)(\d[\d.,]*[%％]?) (?=[\u4e00-\u9fff])"
)
_INDENT = re.compile(r"\s*(?:\u3000|[ \xa0\u2002\u2003]{2}|\t)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"^(\*\*|__)(?P<text>[^*_]+)\1$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of copy.

    text: without hints, its width normalised; spaces that may mean something are kept.
    level: of a heading mark or style, 0 for none. gap: whether a picture's empty room stands
    before it. indented: whether it began with white space. size: points, 0 unknown.
    picture: its index where the line is a picture, else -1. style: what a known paragraph style
    says it is. title: characters of a run-in title that is marked as such.
    """

    text: str
    level: int = 0
    gap: bool = False
    indented: bool = False
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    box: int = 0
    picture: int = -1
    style: str = ""
    title: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """All lines of a manuscript, and what was normalised in them."""

    lines: tuple[Line, ...]
    adjustments: tuple[tuple[str, str], ...]


def lines_of(manuscript: Manuscript) -> Copy:
    """The manuscript's lines without the empty ones."""
    rows = [row for line in manuscript.lines for row in _rows(line)]
    usual = _usual_gap(rows)
    adjustments: dict[tuple[str, str], None] = {}
    found: list[Line] = []
    empty = 0
    for row in rows:
        if row.picture < 0 and not row.text.strip():
            empty += 1
            continue
        gap = bool(found) and empty >= max(usual + 2, 3)
        found.append(_line(row, gap, adjustments))
        empty = 0
    return Copy(tuple(line for line in found if line.text or line.picture >= 0), tuple(adjustments))


def _rows(line: CopyLine) -> Iterator[CopyLine]:
    """A paragraph's lines where it holds line ends of its own."""
    if line.picture >= 0:
        yield line
        return
    text = line.text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    for part in re.split(r"[\n\u2028\u2029\x85]", text):
        same = part == line.text
        yield replace(line, text=part, marks=line.marks if same else ())


def _usual_gap(rows: Sequence[CopyLine]) -> float:
    """How many empty lines commonly stand between two lines."""
    gaps: list[int] = []
    empty = -1
    for row in rows:
        if row.text.strip() or row.picture >= 0:
            if empty >= 0:
                gaps.append(empty)
            empty = 0
        elif empty >= 0:
            empty += 1
    return statistics.median_low(gaps) if gaps else 0


def _line(row: CopyLine, gap: bool, adjustments: dict[tuple[str, str], None]) -> Line:
    if row.picture >= 0:
        return Line("", gap=gap, box=row.box, picture=row.picture)
    marks = _MARKS.match(row.text)
    text = row.text[marks.end() :] if marks else row.text
    text = _SPACES.sub(" ", text).strip()
    whole = _EMPHASIS.match(text)
    if whole:
        text = whole["text"].strip()
    text = _BOLD.sub(r"\1", text)
    return Line(
        _normal(text, adjustments),
        level=row.heading or (len(marks[1]) if marks else 0),
        gap=gap,
        indented=_INDENT.match(row.text) is not None,
        size=row.size,
        bold=row.bold or whole is not None,
        centred=row.centred,
        box=row.box,
        style=row.style,
        title=_titled(row),
    )


def _titled(row: CopyLine) -> int:
    """How long the marked title at a line's beginning is, its width normalised."""
    end = next((end for start, end, name in row.marks if name == TITLE and start == 0), 0)
    return len(_normal(_SPACES.sub(" ", row.text[:end]).strip(), {})) if end else 0


def _normal(text: str, adjustments: dict[tuple[str, str], None]) -> str:
    result = normalise(_SPREAD_NUMBER.sub(r"\1", text), keep_spaces=True)
    adjustments.update(dict.fromkeys(result.changes))
    return result.text
