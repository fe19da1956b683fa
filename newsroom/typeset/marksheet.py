"""A page proof with marks on it, and beside the page the list that they are numbered by.

Words lie on a coloured ground with a rule below, so that they show in black and white as well; what
nobody asked for is boxed. Numbers stand in the white above their line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.model.difference import Spot
from newsroom.model.frame import BoxFrame, Frame, PageFrames, RuleFrame, TextFrame
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.sheetmark import PageMarks, Shape, SheetMark, SheetNote, Tone
from newsroom.typeset.display import Letters, pieces
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.proofsheet import proof_line

LIST_WIDTH = Mm(62)

_NUMBER, _BADGE = Pt(5), Pt(5.8)
_RULE, _GAP_RULE, _FRAME = Mm(0.3), Mm(0.5), Mm(0.5)
_GAP_REACH = Mm(0.6)
_TITLE, _TEXT, _SMALL = Pt(11), Pt(8.5), Pt(7.5)
_LINE, _SMALL_LINE = Pt(12.5), Pt(11)
_PARTED = Mm(1.6)
_SIDE = Mm(5)
_BOX = Mm(2.6)
_NO_BEGIN = frozenset("，。；：、！？”’）》】…—％")


def marked_sheet(sheet: PageFrames, marks: PageMarks, book: FontBook) -> PageFrames:
    """A proof sheet with marks over its page and the list at its right, which widens it by as many
    columns as the list takes.
    """
    assert sheet.trim is not None
    made = _Marks(sheet, book)
    frames = made.with_marks(marks.marks)
    if not marks.title:
        return replace(sheet, frames=frames)
    columns, listed = made.listed(marks)
    width = sheet.width + LIST_WIDTH * columns
    return replace(sheet, width=width, frames=(*frames, *listed))


class _Marks:
    """The marks of one sheet."""

    def __init__(self, sheet: PageFrames, book: FontBook) -> None:
        assert sheet.trim is not None
        self._sheet = sheet
        self._trim = sheet.trim
        self._book = book

    # On the page ---------------------------------------------------------------------------------

    def with_marks(self, marks: Sequence[SheetMark]) -> tuple[Frame, ...]:
        """The sheet's frames; grounds below the text that they are about, all else above it."""
        below: dict[int, list[Frame]] = {}
        above: list[Frame] = []
        for mark in marks:
            for spot in mark.spots:
                if mark.shape is Shape.WORDS and spot.width:
                    below.setdefault(self._first_text(spot), []).append(self._ground(mark, spot))
                above += self._lines(mark, spot)
            above += self._badge(mark)
        frames: list[Frame] = []
        for index, frame in enumerate(self._sheet.frames):
            frames += [*below.get(index, ()), frame]
        return (*frames, *below.get(len(self._sheet.frames), ()), *above)

    def _first_text(self, spot: Spot) -> int:
        """The index of the frame that a spot's words stand in."""
        x, y = self._at(spot)
        x, y = x + spot.width // 2, y + spot.height // 2
        for index, frame in enumerate(self._sheet.frames):
            if (
                isinstance(frame, TextFrame)
                and frame.x <= x <= frame.x + frame.width
                and frame.y <= y <= frame.y + frame.height
            ):
                return index
        return 0

    def _ground(self, mark: SheetMark, spot: Spot) -> BoxFrame:
        x, y = self._at(spot)
        edge = mark.tone.ink if mark.tone is Tone.UNASKED else ""
        return BoxFrame(
            x, y, spot.width, spot.height, mark.tone.ground, edge, Mm(0.15), label="改动底色"
        )

    def _lines(self, mark: SheetMark, spot: Spot) -> Iterator[Frame]:
        x, y = self._at(spot)
        ink = mark.tone.ink
        if mark.shape is Shape.FRAME:
            yield BoxFrame(x, y, spot.width, spot.height, "", ink, _FRAME, label="改动框")
        elif spot.width:
            foot = Length(y + spot.height + _RULE // 2)
            yield RuleFrame(x, foot, spot.width, Length(0), _RULE, ink, label="改动线")
        else:
            top, height = Length(y - _GAP_REACH), Length(spot.height + _GAP_REACH * 2)
            yield RuleFrame(x, top, Length(0), height, _GAP_RULE, ink, label="删去处")

    def _badge(self, mark: SheetMark) -> Iterator[Frame]:
        """The number above the left end of the first spot, white on the mark's ink."""
        if not mark.spots or not mark.number:
            return
        x, y = self._at(mark.spots[0])
        letters = Letters(self._book, "hei", _NUMBER, "FFFFFF")
        words = str(mark.number)
        width = Length(sum(each for _, _, each in pieces(letters, words)) + Pt(2))
        left, top = Length(x - width // 3), Length(y - _BADGE * 0.9)
        yield BoxFrame(left, top, width, _BADGE, mark.tone.ink, label="改动号")
        baseline = Length(top + _BADGE * 0.82)
        yield proof_line(letters, words, left, baseline, width, "centre")

    def _at(self, spot: Spot) -> tuple[Length, Length]:
        return Length(self._trim.x + spot.x), Length(self._trim.y + spot.y)

    # Beside it -----------------------------------------------------------------------------------

    def listed(self, marks: PageMarks) -> tuple[int, list[Frame]]:
        """How many columns the list takes, and its frames."""
        frames: list[Frame] = []
        left = self._sheet.width
        top, bottom = self._trim.y, Length(self._trim.y + self._trim.height)
        column, y = 0, Length(top + _TITLE)
        title = Letters(self._book, "hei", _TITLE)
        frames.append(proof_line(title, marks.title, left, y, Length(LIST_WIDTH - _SIDE)))
        y = Length(y + _LINE)
        for note in marks.notes:
            high = self._height(note)
            if y + high > bottom and y > top + high:
                column, y = column + 1, top
            x = Length(left + LIST_WIDTH * column)
            frames += self._note(note, x, y)
            y = Length(y + high)
        return column + 1, frames

    def _height(self, note: SheetNote) -> Length:
        return Length(sum(pitch for _, _, pitch in self._set(note)) + _PARTED)

    def _note(self, note: SheetNote, x: Length, y: Length) -> Iterator[Frame]:
        indent = Length(_BADGE * 1.9 + (0 if note.ticked is None else _BOX + Mm(1)))
        if note.ticked is not None:
            yield from self._tick(x, Length(y + Pt(1.5)), ticked=note.ticked)
        if note.number:
            letters = Letters(self._book, "hei", Pt(8), note.tone.ink)
            at = Length(x + indent - _BADGE * 1.9)
            yield proof_line(letters, str(note.number), at, Length(y + _TEXT), Length(_BADGE * 1.8))
        for letters, words, pitch in self._set(note):
            room = Length(LIST_WIDTH - _SIDE - indent)
            yield proof_line(letters, words, Length(x + indent), Length(y + letters.size), room)
            y = Length(y + pitch)

    def _tick(self, x: Length, y: Length, *, ticked: bool) -> Iterator[Frame]:
        yield BoxFrame(x, y, _BOX, _BOX, "", "404040", Mm(0.2), label="勾选框")
        if ticked:
            letters = Letters(self._book, "hei", Pt(7.5))
            yield proof_line(letters, "√", x, Length(y + _BOX * 0.9), _BOX, "centre")

    def _set(self, note: SheetNote) -> Iterator[tuple[Letters, str, Length]]:
        """The lines of a note as wrapped, each with its letters and pitch."""
        indent = _BADGE * 1.9 + (0 if note.ticked is None else _BOX + Mm(1))
        room = int(LIST_WIDTH - _SIDE - indent)
        for number, line in enumerate(note.lines):
            letters = Letters(self._book, "body", _SMALL, "505050")
            pitch = _SMALL_LINE
            if not number:
                letters, pitch = Letters(self._book, "body", _TEXT, note.tone.ink), _LINE
            for words in _wrapped(letters, line, room):
                yield letters, words, pitch


def _wrapped(letters: Letters, text: str, room: int) -> Iterator[str]:
    """A text on lines no wider than some EMU; marks that end clauses begin none."""
    line, width = "", 0
    for char in text:
        each = sum(found for _, _, found in pieces(letters, char))
        if line and width + each > room and char not in _NO_BEGIN:
            yield line
            line, width = "", 0
        line, width = line + char, width + each
    if line:
        yield line
