"""Vertical lines (竖题): which characters stand, lie or share an em, and where each is placed.

Han and marks stand, marks in their vertical forms and at little more than half an em; “” and ‘’
are ﹃﹄ and ﹁﹂ (GB/T 15834—2011, 5.2.3). Groups of two or three digits stand across one em;
single digits and letters and short acronyms stand upright; longer words and numbers lie (CLREQ
直排). A line is set a little apart where its height allows, as one with its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from newsroom.model.frame import Run, Stance
from newsroom.model.length import Length
from newsroom.typeset.classes import classify
from newsroom.typeset.display import Letters
from newsroom.typeset.fonts import Font

APART = 0.2  # em between characters at most
CLOSER = 0.06  # em that they may be set closer
_ACROSS = 1.1  # em that characters across may take side by side
_NARROWEST = 0.5
_MARK = 0.6  # em that a mark takes; the rest of it is blank
_MOST_UPRIGHT = 4
_FULL_WIDTH = 0xFEE0  # from ASCII to its full-width forms
_FORMS = str.maketrans(
    "“”‘’「」『』（）《》〈〉【】〔〕〖〗｛｝［］—…，、。：；！？()",
    "﹃﹄﹁﹂﹁﹂﹃﹄︵︶︽︾︿﹀︻︼︹︺︗︘︷︸﹇﹈︱︙︐︑︒︓︔︕︖︵︶",
)
_OPENING = frozenset("﹃﹁︵︽︿︻︹︗︷﹇")
_CLOSING = frozenset("﹄﹂︶︾﹀︼︺︘︸﹈︐︑︒")
_SMALL = frozenset("·‧・ \u3000")
_TOGETHER = ("︱︱", "︙︙")
_WORD = re.compile(r"[0-9A-Za-z]+(?:(?:[.,:/&'’~～–-]|—(?!—))[0-9A-Za-z]+)*[%％℃+]*")
_SHARED = re.compile(r"\d{2,3}|\d{1,2}[%％]|\d[.:]\d")
_ACRONYM = re.compile(r"(?:[A-Z]|\d{1,3}(?!\d))+\+?")


class _Kind(StrEnum):
    STANDING = "standing"
    SHARED = "shared"
    LYING = "lying"


@dataclass(frozen=True, slots=True)
class Cell:
    """What takes one place of a vertical line. text: several characters only where they share it.

    length: in em. shift: of the glyph's em box from the place's top. joined: to the next place.
    """

    text: str
    stance: Stance = Stance.UPRIGHT
    length: float = 1.0
    shift: float = 0.0
    joined: bool = False


def standing(text: str) -> str:
    """The text with every digit and letter that stands upright in its full-width form.

    As long as the text; its horizontal widths are then about the heights of the vertical line.
    """
    found, at = [], 0
    for word in _WORD.finditer(text):
        found.append(text[at : word.start()])
        for piece, kind in _pieces(word[0]):
            found.append(_wide(piece) if kind is _Kind.STANDING else piece)
        at = word.end()
    return "".join((*found, text[at:]))


def cells(letters: Letters, text: str) -> tuple[Cell, ...]:
    """The places of a line, from the top."""
    found: list[Cell] = []
    at = 0
    for word in _WORD.finditer(text):
        found.extend(_signs(text[at : word.start()]))
        for piece, kind in _pieces(word[0]):
            match kind:
                case _Kind.STANDING:
                    found.extend(Cell(char) for char in piece)
                case _Kind.SHARED:
                    found.append(Cell(piece, Stance.ACROSS))
                case _:
                    found.extend(_lying(letters, piece))
        at = word.end()
    found.extend(_signs(text[at:]))
    return tuple(found)


def length(line: Sequence[Cell]) -> float:
    """Of a line that is set neither apart nor closer, in em."""
    return sum(cell.length for cell in line)


def apart(lines: Iterable[Sequence[Cell]], height: float) -> float:
    """Em between the characters of lines that stand side by side, for a height in em."""
    gaps = [
        (height - length(line)) / joints
        for line in lines
        if (joints := sum(not cell.joined for cell in line[:-1]))
    ]
    return max(min([APART, *gaps]), -CLOSER)


def fits(letters: Letters, text: str, height: Length) -> bool:
    """Whether a line can stand in the height."""
    line = cells(letters, text)
    joints = sum(not cell.joined for cell in line[:-1])
    return length(line) - joints * CLOSER <= height / letters.size + 0.01


def down(letters: Letters, line: Sequence[Cell], height: Length, gap: float) -> tuple[Run, ...]:
    """A line's runs, centred in the height; pressed together where it is too long for it."""
    size = letters.size
    steps = [cell.length + (0.0 if cell.joined else gap) for cell in line]
    if line and not line[-1].joined:
        steps[-1] -= gap
    taken = sum(steps)
    press = min(height / size / taken, 1.0) if taken > 0 else 1.0
    pen = max((height - taken * press * size) / 2, 0.0)
    found: list[tuple[Cell, Font, float, float]] = []
    for cell, step in zip(line, steps, strict=True):
        below = pen + step * press * size
        found.append((cell, _font(letters, cell.text[0]), pen + cell.shift * size, below))
        pen = below
    return tuple(_joined(letters, found))


def _joined(letters: Letters, found: Sequence[tuple[Cell, Font, float, float]]) -> Iterable[Run]:
    """Runs of neighbouring cells of one face and stance; characters across are a run each."""
    first = 0
    for index in range(1, len(found) + 1):
        if index < len(found):
            (cell, font, _, _), (other, same, _, _) = found[first], found[index]
            across = Stance.ACROSS in (cell.stance, other.stance)
            if not across and cell.stance is other.stance and font.face == same.face:
                continue
        part = found[first:index]
        if part[0][0].stance is Stance.ACROSS:
            yield _across(letters, *part[0])
        elif part:
            yield _run(letters, part)
        first = index


def _run(letters: Letters, part: Sequence[tuple[Cell, Font, float, float]]) -> Run:
    size = letters.size
    shown = [letters.book.shown(font, cell.text) for cell, font, _, _ in part]
    return Run(
        "".join(shown),
        part[0][1].face,
        size,
        (*(round(top) for _, _, top, _ in part), round(part[-1][3])),
        tuple(
            round(font.advance(char) * size)
            for char, (_, font, _, _) in zip(shown, part, strict=True)
        ),
        colour=letters.colour,
        stance=part[0][0].stance,
    )


def _across(letters: Letters, cell: Cell, font: Font, top: float, below: float) -> Run:
    natural = [font.advance(char) for char in cell.text]
    narrow = max(min(_ACROSS / max(sum(natural), 0.01), 1.0), _NARROWEST)
    return Run(
        cell.text,
        font.face,
        letters.size,
        (*(round(top) for _ in cell.text), round(below)),
        tuple(round(advance * narrow * letters.size) for advance in natural),
        colour=letters.colour,
        stance=Stance.ACROSS,
        narrow=narrow,
    )


def _pieces(word: str) -> list[tuple[str, _Kind]]:
    """A Latin word or number cut into what stands, what shares an em and what lies."""
    if _SHARED.fullmatch(word):
        return [(word, _Kind.SHARED)]
    upright = _ACRONYM.fullmatch(word) and sum(not c.isdigit() for c in word) <= _MOST_UPRIGHT
    if len(word) > 1 and not upright:
        return [(word, _Kind.LYING)]
    return [
        (piece, _Kind.SHARED if len(piece) > 1 else _Kind.STANDING)
        for piece in re.findall(r"\d+|\D", word)
    ]


def _signs(text: str) -> Iterable[Cell]:
    """Han and marks one by one."""
    shown = "".join(_narrowed(char) for char in text).translate(_FORMS)
    for char, following in pairwise((*shown, "")):
        joined = char + following in _TOGETHER
        if char in _OPENING:
            yield Cell(char, length=_MARK, shift=_MARK - 1)
        elif char in _CLOSING:
            yield Cell(char, length=_MARK)
        elif char in _SMALL:
            yield Cell(char, length=_MARK, shift=(_MARK - 1) / 2)
        elif classify(char).name != "INVISIBLE":
            yield Cell(char, joined=joined)


def _lying(letters: Letters, word: str) -> Iterable[Cell]:
    for number, char in enumerate(word):
        advance = _font(letters, char).advance(char)
        yield Cell(char, Stance.LYING, advance, joined=number < len(word) - 1)


def _font(letters: Letters, char: str) -> Font:
    return letters.book.having(letters.book.font(letters.role), char)


def _wide(piece: str) -> str:
    return "".join(chr(ord(char) + _FULL_WIDTH) if "!" <= char <= "~" else char for char in piece)


def _narrowed(char: str) -> str:
    """A full-width digit or letter as the plain one, which stands in the middle of its em."""
    code = ord(char) - _FULL_WIDTH
    return chr(code) if chr(max(code, 0)).isalnum() and 0 < code < 128 else char
