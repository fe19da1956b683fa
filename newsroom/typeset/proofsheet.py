"""Page proofs (大样): a finished page at full size on a larger sheet, with marks around it.

Above the page stand what it is and its version, and numbers of columns; at both sides rows of body
lines are counted, so that people can name a place over the telephone (3栏40行); at the corners crop
marks; below the page lines to sign. Nothing is printed on the page itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsroom.model.frame import Frame, PageFrames, RuleFrame, TextFrame, TextRole, Trim
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.publication import Grid
from newsroom.model.sheet import ProofMarks, Signature
from newsroom.typeset.display import BASELINE, Letters, natural_width, one_line, placed
from newsroom.typeset.fonts import FontBook

SIDE, ABOVE, BELOW = Mm(15), Mm(17), Mm(27)

_HAIR = Mm(0.1)
_CROP_GAP, _CROP_LENGTH = Mm(2), Mm(6)
_TICK_GAP, _SHORT_TICK, _LONG_TICK = Mm(1.5), Mm(1.2), Mm(3)
_COUNTED = 5  # rows from one number to the next
_NUMBER_WIDTH = Mm(7)
_TITLE, _TITLE_BASELINE = Pt(10.5), Mm(7.5)
_COLUMN, _COLUMN_BASELINE = Pt(8), Mm(2.4)
_ROW = Pt(7)
_SIGN, _SIGN_BASELINE, _SIGN_GAP = Pt(10.5), Mm(14.5), Mm(5)
_NOTE, _NOTE_BASELINE = Pt(8), Mm(21.5)
_NOTE_COLOUR = "595959"
_HINT = "报位置请说“几栏几行”：栏号在版面上方，行号在两侧。"
_ROW_HINT = "报位置请说“几页几行”：行号在两侧。"


def proof_sheet(page: PageFrames, marks: ProofMarks, grid: Grid, book: FontBook) -> PageFrames:
    """A page on its sheet with proof marks; the page's own frames are moved, not changed.

    grid: of the page. book: the fonts of its publication.
    """
    sheet = _Sheet(page, marks, grid, book)
    trim = sheet.trim
    return replace(
        page,
        width=trim.width + SIDE * 2,
        height=trim.height + ABOVE + BELOW,
        frames=(
            *(_moved(frame, trim.x, trim.y) for frame in page.frames),
            *sheet.rules(),
            *sheet.texts(),
        ),
        trim=trim,
    )


def _moved(frame: Frame, right: Length, down: Length) -> Frame:
    return replace(frame, x=frame.x + right, y=frame.y + down)


class _Sheet:
    """The marks of one sheet."""

    def __init__(self, page: PageFrames, marks: ProofMarks, grid: Grid, book: FontBook) -> None:
        self.trim = Trim(SIDE, ABOVE, page.width, page.height)
        self._marks = marks
        self._grid = grid
        self._book = book
        self._right = SIDE + page.width
        self._bottom = ABOVE + page.height

    def rules(self) -> Iterator[RuleFrame]:
        """Crop marks and the ticks of both rulers."""
        for x, out in ((SIDE, -1), (self._right, 1)):
            for y in (ABOVE, self._bottom):
                yield _across(x, y, out, _CROP_GAP, _CROP_LENGTH, "裁切线")
        for y, out in ((ABOVE, -1), (self._bottom, 1)):
            for x in (SIDE, self._right):
                start = y + _CROP_GAP if out > 0 else y - _CROP_GAP - _CROP_LENGTH
                yield RuleFrame(x, start, Length(0), _CROP_LENGTH, _HAIR, label="裁切线")
        for row in range(1, self._grid.rows + 1):
            length = _SHORT_TICK if row % _COUNTED else _LONG_TICK
            y = self._baseline(row)
            yield _across(SIDE, y, -1, _TICK_GAP, length, "行尺")
            yield _across(self._right, y, 1, _TICK_GAP, length, "行尺")
        for x, width in self._lines_to_sign():
            y = self._bottom + _SIGN_BASELINE + Mm(1)
            yield RuleFrame(x, y, width, Length(0), _HAIR, label="签字线")

    def texts(self) -> Iterator[TextFrame]:
        """What is written around the page."""
        yield from self._head()
        yield from self._columns()
        yield from self._rows()
        yield from self._signatures()
        yield from self._foot()

    def _head(self) -> Iterator[TextFrame]:
        """What page this is at the left; which proof, version and time at the right."""
        marks = self._marks
        what = "　".join(filter(None, (marks.publication, marks.issue, marks.page)))
        time = marks.printed.strftime("%Y-%m-%d %H:%M")
        which = f"{marks.round.text}　版本 {marks.code}　打印 {time}"
        small = self._letters("body", Pt(9))
        room = self.trim.width
        right = min(natural_width(small, which), room * 0.6)
        yield proof_line(self._letters("hei"), what, SIDE, _TITLE_BASELINE, room - right - Mm(4))
        yield proof_line(small, which, self._right - right, _TITLE_BASELINE, right)

    def _columns(self) -> Iterator[TextFrame]:
        """Numbers of the basic columns above the page; none where there is one only."""
        grid = self._grid
        if grid.columns < 2:
            return
        letters = self._letters("hei", _COLUMN)
        for column in range(grid.columns):
            x = SIDE + grid.x(column)
            name = f"{column + 1}栏"
            baseline = ABOVE - _COLUMN_BASELINE
            yield proof_line(letters, name, x, baseline, grid.measure(1), "centre")

    def _rows(self) -> Iterator[TextFrame]:
        """Every fifth number of the body lines, at both sides."""
        letters = self._letters("body", _ROW)
        away = _TICK_GAP + _LONG_TICK + Mm(0.6)
        for row in range(_COUNTED, self._grid.rows + 1, _COUNTED):
            baseline = self._baseline(row) + Pt(2.4)
            left = SIDE - away - _NUMBER_WIDTH
            yield proof_line(letters, str(row), left, baseline, _NUMBER_WIDTH, "right")
            yield proof_line(letters, str(row), self._right + away, baseline, _NUMBER_WIDTH)

    def _signatures(self) -> Iterator[TextFrame]:
        baseline = self._bottom + _SIGN_BASELINE
        for x, signature in self._places_to_sign():
            label = self._letters("hei", _SIGN)
            width = natural_width(label, signature.duty)
            yield proof_line(label, signature.duty, x, baseline, width)
            if signature.name:
                name = self._letters("kai", _SIGN)
                room = self._slot - width - _SIGN_GAP - Mm(1.5)
                known = min(natural_width(name, signature.name), room)
                yield proof_line(name, signature.name, x + width + Mm(1.5), baseline, known)

    def _foot(self) -> Iterator[TextFrame]:
        """How to name a place, and what else there is to say."""
        hint = _HINT if self._grid.columns > 1 else _ROW_HINT
        letters = replace(self._letters("body", _NOTE), colour=_NOTE_COLOUR)
        baseline, room = self._bottom + _NOTE_BASELINE, self.trim.width
        note = natural_width(letters, self._marks.note)
        yield proof_line(letters, hint, SIDE, baseline, room - note - Mm(4))
        if self._marks.note:
            yield proof_line(letters, self._marks.note, self._right - note, baseline, note)

    @property
    def _slot(self) -> Length:
        return Length(self.trim.width // max(len(self._marks.signatures), 1))

    def _places_to_sign(self) -> list[tuple[Length, Signature]]:
        slot = self._slot
        return [(SIDE + slot * at, one) for at, one in enumerate(self._marks.signatures)]

    def _lines_to_sign(self) -> Iterator[tuple[Length, Length]]:
        """Left edge and width of each rule to sign on, behind the duty's name."""
        for x, signature in self._places_to_sign():
            label = natural_width(self._letters("hei", _SIGN), signature.duty) + Mm(1)
            yield x + label, self._slot - label - _SIGN_GAP

    def _baseline(self, row: int) -> Length:
        """Of a body line, counted from 1."""
        return ABOVE + self._grid.y(row - 1) + self._grid.pitch * BASELINE

    def _letters(self, role: str, size: Length = _TITLE) -> Letters:
        return Letters(self._book, role, size)


def proof_line(
    letters: Letters,
    text: str,
    x: Length,
    baseline: Length,
    width: Length,
    align: str = "left",
) -> TextFrame:
    """One line of what a proof bears beside the page, within a width from x. align: as `placed`."""
    pitch = letters.size * 1.2
    runs = placed(letters, text, width, align)
    corner = (x, baseline - pitch * BASELINE)
    return one_line(runs, corner, width, pitch, TextRole.MARK, f"校样-{text[:10]}")


def _across(x: Length, y: Length, out: int, gap: Length, length: Length, label: str) -> RuleFrame:
    """A horizontal mark outside an edge at x; out: -1 to the left, 1 to the right."""
    start = x + gap if out > 0 else x - gap - length
    return RuleFrame(start, y, length, Length(0), _HAIR, label=label)
