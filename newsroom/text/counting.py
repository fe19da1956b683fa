"""Counting characters (字数) as Chinese newsrooms count."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
# Quotes, dots and dashes are a hanzi wide in Chinese text wherever Unicode keeps them.
_WIDE = (
    r"\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u2460-\u24ff\u25a0-\u25ff\u2605\u2606"
    r"\u3001-\u3006\u3008-\u33ff\uff01-\uff60\uffe0-\uffe6"
)
_TOKEN = re.compile(rf"(?P<han>[{_HAN}])|(?P<wide>[{_WIDE}])|(?P<run>[^\s{_HAN}{_WIDE}]+)")
_WRITTEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Count:
    """characters: hanzi, and one for each Latin word or number (不计标点).

    with_punctuation: the same and one for each mark, what Word calls 字数. han: hanzi alone.
    words: Latin words and numbers. cells: the length in body characters when set, a Latin letter
    or digit half a character, rounded up.
    """

    characters: int
    with_punctuation: int
    han: int
    words: int
    cells: int


def count(text: str) -> Count:
    """Count a text; white space counts nothing, except for half a cell between two words."""
    han = words = marks = halves = 0
    end_of_run = -1
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "han":
            han += 1
            halves += 2
        elif match.lastgroup == "wide":
            marks += 1
            halves += 2
        else:
            halves += len(match[0]) + (0 <= end_of_run < match.start())
            if _WRITTEN.search(match[0]):
                words += 1
            else:
                marks += 1
        end_of_run = match.end() if match.lastgroup == "run" else -1
    return Count(han + words, han + words + marks, han, words, (halves + 1) // 2)
