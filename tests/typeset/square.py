"""A made font whose every glyph has a round width, so that positions are whole numbers.

All characters are one em wide, ASCII letters, digits and marks half an em, the space a quarter,
the interpunct 0.3 em and the dash 0.9 em; private-use characters and emoji are missing.
"""

from __future__ import annotations

import struct
import tempfile
from functools import lru_cache
from pathlib import Path

from newsroom.model.length import Length
from newsroom.model.publication import FontRole
from newsroom.typeset.fontlist import InstalledFace
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.lines import Setter, Style

EM = 1000
_ADVANCES = (1000, 1000, 500, 250, 300, 900)
# First and last character of a range, and the glyph all of it shares.
_RANGES = (
    (0x20, 0x20, 3),
    (0x21, 0x7E, 2),
    (0xA1, 0xB6, 1),
    (0xB7, 0xB7, 4),
    (0xB8, 0x2013, 1),
    (0x2014, 0x2014, 5),
    (0x2015, 0xD7FF, 1),
    (0xF900, 0xFFFF, 1),
    (0x20000, 0x3FFFF, 1),
)


def square_font(family: str = "Square", chinese: str = "方块", style: str = "Regular") -> bytes:
    """The bytes of the font."""
    count = len(_ADVANCES)
    tables = {
        b"cmap": _cmap(),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000,
            0,
            0,
            0x5F0F3CF5,
            0,
            EM,
            0,
            0,
            0,
            0,
            EM,
            EM,
            0,
            8,
            2,
            0,
            0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 880, -120, 0, EM, *[0] * 11, count),
        b"hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance in _ADVANCES),
        b"maxp": struct.pack(">IH", 0x5000, count),
        b"name": _names(family, chinese, style),
    }
    offset = 12 + 16 * len(tables)
    header, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), b""
    for tag, data in tables.items():
        header += tag + struct.pack(">III", 0, offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return header + body


def _cmap() -> bytes:
    groups = b"".join(struct.pack(">III", *group) for group in _RANGES)
    head = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(_RANGES))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + head + groups


def _names(family: str, chinese: str, style: str) -> bytes:
    entries = [(0x409, 1, family), (0x409, 2, style), (0x804, 1, chinese)]
    records, strings = b"", b""
    for language, number, text in entries:
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, language, number, len(data), len(strings))
        strings += data
    return struct.pack(">HHH", 0, len(entries), 6 + len(records)) + records + strings


@lru_cache(maxsize=1)
def square_face() -> InstalledFace:
    """The font, written to a file that lives as long as the process."""
    folder = tempfile.mkdtemp(prefix="square-font-")
    path = Path(folder) / "square.ttf"
    path.write_bytes(square_font())
    return InstalledFace(str(path), 0, ("Square", "方块"), ("Regular",))


def square_book(*roles: str) -> FontBook:
    """A book whose every role is set in the square font."""
    role = FontRole("方块", "Square", ("Square:Regular",))
    return FontBook(
        dict.fromkeys(roles or ("body", "headline", "hei", "kai"), role), [square_face()]
    )


def square_style(book: FontBook, **choices: object) -> Style:
    """A style in the square font: by default one em is 1000 EMU and nothing is indented."""
    font = book.font("body")
    facts: dict[str, object] = {"font": font, "bold": font, "lead": font, "size": Length(EM)}
    return Style(**{**facts, **choices})  # type: ignore[arg-type]


def square_lines(text: str, measure: float, **choices: object) -> list[str]:
    """The text of each line in a measure given in em."""
    book = square_book()
    lines = Setter(book).paragraph(text, Length(round(measure * EM)), square_style(book, **choices))
    return [text[line.start : line.end] for line in lines]


def square_xs(text: str, measure: float, line: int = 0, **choices: object) -> list[float]:
    """Pen positions of one line in em."""
    book = square_book()
    lines = Setter(book).paragraph(text, Length(round(measure * EM)), square_style(book, **choices))
    return [x / EM for x in lines[line].xs]
