"""One line of display text: mastheads, folios, labels, jump words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.model.frame import Line, Run, TextFrame, TextRole
from newsroom.model.length import EMU_PER_TWIP, Length
from newsroom.typeset.classes import INVISIBLE, Class, classify
from newsroom.typeset.fonts import Font, FontBook

BASELINE = 0.8
_ODD_BLANK = re.compile(r"[^\S\u3000]")  # tabs, line breaks and the like
Piece = tuple[str, Font, int]


@dataclass(frozen=True, slots=True)
class Letters:
    """What display text is set in. role: of the house style."""

    book: FontBook
    role: str
    size: Length
    colour: str = "000000"


def whole_twips(length: float) -> Length:
    """A pitch that Word can keep: rounded to whole twips."""
    return Length(round(length / EMU_PER_TWIP) * EMU_PER_TWIP)


def pieces(letters: Letters, text: str) -> list[Piece]:
    """Each character as painted, with its font and the width it is given; no invisible ones."""
    book, size, found = letters.book, int(letters.size), []
    base = book.font(letters.role)
    for char in INVISIBLE.sub("", _ODD_BLANK.sub(" ", text)):
        font = book.having(base, char)
        shown = book.shown(base, char)
        found.append((shown, font, round(_width(shown, font) * size)))
    return found


def natural_width(letters: Letters, text: str) -> Length:
    """Width of a line set without any spacing."""
    return Length(sum(width for _, _, width in pieces(letters, text)))


def _width(char: str, font: Font) -> float:
    kind = classify(char)
    if kind in (Class.INTERPUNCT, Class.SOLIDUS):
        return 0.5
    if kind in (Class.HAN, Class.OPENING, Class.CLOSING, Class.PAUSE, Class.STOP, Class.BLANK):
        return 1.0
    return font.advance(char)


def runs(letters: Letters, found: Sequence[Piece], starts: Sequence[int]) -> tuple[Run, ...]:
    """Runs of neighbouring characters of one face; `starts` has one more than characters."""
    size, out, first = letters.size, [], 0
    for index in range(1, len(found) + 1):
        if index < len(found) and _same_face(found[index][1], found[first][1]):
            continue
        part = found[first:index]
        out.append(
            Run(
                "".join(char for char, _, _ in part),
                part[0][1].face,
                size,
                tuple(starts[first : index + 1]),
                tuple(round(font.advance(char) * int(size)) for char, font, _ in part),
                colour=letters.colour,
            )
        )
        first = index
    return tuple(out)


def _same_face(one: Font, other: Font) -> bool:
    return one is other or one.face == other.face


def placed(
    letters: Letters, text: str, width: Length, align: str = "left", *, spread: bool = False
) -> tuple[Run, ...]:
    """One line's runs, aligned within a width; `spread` sets it out over the whole of it.

    Text wider than its place is set closer, so that nothing runs out of the furniture.
    """
    found = pieces(letters, text)
    natural = sum(piece[2] for piece in found)
    gaps = max(len(found) - 1, 1)
    extra = (width - natural) / gaps if (spread and len(found) > 1) or natural > width else 0.0
    taken = natural + extra * (len(found) - 1)
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    pen = (width - taken) * share if taken < width else 0.0
    starts = [round(pen)]
    for number, (_, _, advance) in enumerate(found):
        pen += advance + (extra if number < len(found) - 1 else 0.0)
        starts.append(round(pen))
    return runs(letters, found, starts)


def one_line(
    line_runs: tuple[Run, ...],
    corner: tuple[Length, Length],
    width: Length,
    pitch: Length,
    role: TextRole,
    label: str,
) -> TextFrame:
    """A frame of one line whose top left corner is given."""
    line = Line(pitch * BASELINE, line_runs, width, 0, role, ends=True)
    return TextFrame(corner[0], corner[1], width, pitch, (line,), pitch, role, label)
