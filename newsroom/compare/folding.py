"""Characters as they are compared: what programs change on their own counts as the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Put in or lost on the way through office programs, never seen.
_UNSEEN = frozenset("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
# Forms for vertical lines, and marks that fonts and PDF files mistake for each other.
_SAME = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄―─⋯・‧",
    "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』——…··",
)
_RADICALS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


@lru_cache(maxsize=20_000)
def folded(char: str) -> str:
    """The character it is compared as; empty for what is never seen, blanks included."""
    if char.isspace() or char in _UNSEEN or unicodedata.category(char) == "Cc":
        return ""
    code = ord(char)
    if any(first <= code <= last for first, last in _RADICALS):
        return unicodedata.normalize("NFKC", char)[:1]
    return char.translate(_SAME)


@lru_cache(maxsize=20_000)
def unseen(char: str) -> bool:
    """Whether a character takes no room: neither a blank nor anything drawn."""
    return not char.isspace() and not folded(char)


def same_width_apart(one: str, other: str) -> bool:
    """Whether two texts differ in full and half width only."""
    return one != other and _narrow(one) == _narrow(other)


def _narrow(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).replace("。", ".").replace("｡", ".")
    return narrow.translate(str.maketrans("“”‘’", "\"\"''"))


def is_mark(char: str) -> bool:
    """Whether a character is punctuation or a symbol."""
    return unicodedata.category(char)[0] in "PS"


def is_number(char: str) -> bool:
    """Whether a character belongs to a number, in figures or in Chinese numerals."""
    return char.isdecimal() or char in _NUMERALS


_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两％%‰")
