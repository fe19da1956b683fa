"""The kinds of a text's characters, one byte each, so that C-level searches find the few places
where a rule acts.

Most of a newspaper's text is Han of one em and closing marks that stand alone between them: these
need no more than a table. Everything else is a special and looked at one by one. A text with a
character outside the table has no kinds and is looked at wholly.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from newsroom.typeset.classes import MARKS, Class

# Closing marks and pauses; stops, which are not squeezed.
HAN, CLOSER, STOP, SPECIAL = b"hcsx"
# Han that a face is asked for: the first block of unified ideographs, 々〆〇.
COMMON_HAN = (*range(0x3005, 0x3008), *range(0x4E00, 0x9FA6))
_PLAIN = {Class.CLOSING: CLOSER, Class.PAUSE: CLOSER, Class.STOP: STOP}
_UNPLAIN = "”’﹂﹄〗］｝．"  # Latin's too, or rare
_SYMBOLS = "●■▲◆○□◇△★☆※×÷±＋－＝①②③④⑤⑥⑦⑧⑨⑩㎡㎞"
_UNKNOWN = "?"  # what the codec writes for characters that it does not know


def _coded() -> list[str]:
    """One character for each byte; ? stands for all Han."""
    ascii_marks = map(chr, range(0x20, 0x7F))
    chars = [char for char in dict.fromkeys((*ascii_marks, *MARKS, *_SYMBOLS)) if char != _UNKNOWN]
    table = ["\0", *["\ufffe"] * 255]
    table[ord(_UNKNOWN)] = _UNKNOWN
    free = [byte for byte in range(1, len(table)) if byte != ord(_UNKNOWN)]
    for byte, char in zip(free, chars, strict=False):
        table[byte] = char
    return table


def _kind(char: str) -> int:
    if char == _UNKNOWN:
        return HAN
    return SPECIAL if char in _UNPLAIN else _PLAIN.get(MARKS.get(char, Class.HAN), SPECIAL)


_TABLE = _coded()
_CODEC: Any = codecs.charmap_build("".join(_TABLE))
_KINDS = bytes(map(_kind, _TABLE))
_CODED = "".join(char for char in _TABLE if char not in ("\0", "\ufffe", _UNKNOWN))

# Marks of the table.
TABLED = "".join(char for char in _CODED if _kind(char) != SPECIAL)
# Specials with the marks beside them, and marks in a row; specials alone. Written so that each
# alternative begins with one byte, which the search then skips to.
RUNS = re.compile(b"x[^h]*|c[^h]+|s[^h]+")
SPECIALS = re.compile(b"xx*")


def others(han: Iterable[int]) -> re.Pattern[str]:
    """Finds characters outside the table. han: code points of Han that belong to it, in order."""
    spans = []
    for _, group in groupby(enumerate(han), lambda item: item[1] - item[0]):
        codes = [code for _, code in group]
        spans.append(f"{chr(codes[0])}-{chr(codes[-1])}")
    return re.compile(f"[^{''.join(spans)}{re.escape(_CODED)}]")


def kinds_of(text: str) -> bytes:
    """The kind of each character of a text that lies wholly within the table."""
    return codecs.charmap_encode(text, "replace", _CODEC)[0].translate(_KINDS)


def _flags(*wanted: int) -> bytes:
    return bytes(kind in wanted for kind in range(256))


# Tables that turn kinds into 1 and 0: marks, what may begin a line, what can be squeezed.
CLOSING = _flags(CLOSER, STOP)
MAY_START = _flags(HAN, SPECIAL)
BLANK = _flags(CLOSER)
