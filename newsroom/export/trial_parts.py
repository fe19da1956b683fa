"""What the print shop's trial page is made of: lines of full-width type, red marks, rulers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Frame,
    Line,
    RuleFrame,
    Run,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Mm, Pt

RED, GREY = "C8102E", "6B7280"
HAIR = Pt(0.5)
SIZE, PITCH = Pt(9), Pt(13)
_NEVER_LAST = frozenset("“（「《")
_NEVER_FIRST = frozenset("，。、；：！？）”」》")


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of the trial, by what the trade calls them."""

    song: FontFace
    hei: FontFace
    kai: FontFace
    title: FontFace


def line(
    text: str,
    face: FontFace,
    size: Length,
    baseline: float,
    *,
    extra: float = 0.0,
    squeezed: str = "",
    colour: str = "000000",
) -> Line:
    """A line of full-width characters from the frame's left edge.

    extra: EMU behind each of them. squeezed: marks that are set at half their width.
    """
    xs = [0.0]
    for char in text:
        xs.append(xs[-1] + (size / 2 if char in squeezed else size) + extra)
    places = tuple(round(x) for x in xs)
    run = Run(text, face, size, places, (int(size),) * len(text), colour=colour)
    return Line(Length(round(baseline)), (run,), Length(places[-1]), 0, TextRole.NOTE, ends=True)


def frame(
    corner: tuple[float, float], lines: Sequence[Line], label: str, pitch: Length = PITCH
) -> TextFrame:
    """Lines below each other in a text frame; corner: its left and top edge in millimetres."""
    x, y = corner
    width = max(each.width for each in lines)
    height = pitch * len(lines)
    return TextFrame(Mm(x), Mm(y), width, height, tuple(lines), pitch, TextRole.NOTE, label, "", "")


def text(  # noqa: PLR0913 - where, what and in what
    corner: tuple[float, float],
    words: str,
    face: FontFace,
    label: str,
    *,
    size: Length = SIZE,
    pitch: Length = PITCH,
    measure: int = 0,
    colour: str = "000000",
) -> TextFrame:
    """Words in lines of at most `measure` characters; all in one line without it."""
    rows = list(wrapped(words, measure or len(words)))
    lines = [
        line(row, face, size, pitch * (number + 0.8), colour=colour)
        for number, row in enumerate(rows)
    ]
    return frame(corner, lines, label, pitch)


def wrapped(words: str, measure: int) -> Iterator[str]:
    """Words in lines that begin with no closing mark and end with no opening one."""
    while words:
        count = measure
        while 1 < count < len(words) and (
            words[count] in _NEVER_FIRST or words[count - 1] in _NEVER_LAST
        ):
            count -= 1
        yield words[:count]
        words = words[count:]


def rule(x: float, y: float, width: float = 0.0, height: float = 0.0, label: str = "标线") -> Frame:
    """A red line from a point, in millimetres."""
    return RuleFrame(Mm(x), Mm(y), Mm(width), Mm(height), HAIR, RED, label)


def outline(x: float, y: float, width: float, height: float, label: str) -> Frame:
    """A thin red frame, in millimetres."""
    return BoxFrame(Mm(x), Mm(y), Mm(width), Mm(height), "", RED, HAIR, label)


def ruler(face: FontFace, x: float, y: float, length: int, *, down: bool) -> Iterator[Frame]:
    """Millimetres printed on the page: a tick every five, a number every twenty."""
    for at in range(0, length + 1, 5):
        tall = 3.0 if at % 10 == 0 else 1.5
        if down:
            yield RuleFrame(Mm(x), Mm(y + at), Mm(tall), Length(0), Pt(0.3), GREY, f"{at}毫米")
        else:
            yield RuleFrame(Mm(x + at), Mm(y), Length(0), Mm(tall), Pt(0.3), GREY, f"{at}毫米")
        if at % 20 == 0:
            words = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(at))
            corner = (x + 3.2, y + at - 1.4) if down else (x + at + 0.4, y + 1.6)
            yield text(corner, words, face, "尺", size=Pt(6), pitch=Pt(8), colour=GREY)
