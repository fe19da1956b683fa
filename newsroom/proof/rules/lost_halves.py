"""Two-character words that lost their second character: 召会议, 扩生产规模, 广泛关。

What is left is a single character where it never stands alone: in front of a word, or of a mark
(resources/lexicon/halves.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import lexicon
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text import words

_HAN = re.compile("[一-龥]+")
_MARKS = frozenset("，。；！？")
_OFFERED = 4
# Single characters that may stand before a verb; behind others (a name, an abbreviation) what
# follows may belong to them.
_SERVING = frozenset(
    "要将的地被在和与并以把为不已也还就都再来去能可应需须向对从会并共又更先后中上下内是有"
)

_COUNTS = frozenset("一二两三四五六七八九十几数多进下上出")  # 讨一个好彩头, 推进一步


@dataclass(frozen=True)
class _Halves:
    """Words by the character that is left of them. before: by it and the word that follows.
    alone: all such characters.
    """

    alone: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]
    before: Mapping[tuple[str, str], tuple[str, ...]]


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if text.title:
        return
    known = _halves()
    last, before_last = "", ""
    for (half, start, end), (next_, _, _) in pairwise((*text.words, ("", 0, 0))):
        if len(half) == 1 and half in known.alone and _open(last, before_last):
            yield from _slip(known, last, half, next_, start, end)
        last, before_last = half, last


def _slip(known: _Halves, last: str, half: str, next_: str, start: int, end: int) -> Iterator[Slip]:
    if next_ in _MARKS:
        meant = known.marks.get(half, ()) if words.is_word(last) and len(last) > 1 else ()
    elif len(next_) > 1 and words.is_word(next_) and next_[0] not in _COUNTS:
        meant = known.before.get((half, next_)) or known.words.get(half, ())
    else:
        meant = ()
    if meant:
        yield Slip(start, end, f"“{half}”后面漏了字，如“{meant[0]}”", meant[:_OFFERED])


def _open(last: str, before_last: str) -> bool:
    """Whether what stands before is no part of a name or an abbreviation."""
    if len(last) == 1 and _HAN.fullmatch(last):
        return (last in _SERVING and len(before_last) != 1) or last in "要将的被"
    return (last not in ("“", "《", "·", "、") and not last.isascii()) or last == ""


@cache
def _halves() -> _Halves:
    read = lexicon.table("halves.toml")
    before: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in read["before"].strip().splitlines():
        word, *objects = line.split()
        for one in objects:
            key = (word[0], one)
            before[key] = (*before.get(key, ()), word)
    any_, marks = _by_first(read["before_words"]), _by_first(read["before_marks"])
    alone = frozenset((*any_, *marks, *(char for char, _ in before)))
    return _Halves(alone, any_, marks, before)


def _by_first(told: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in told.split():
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


RULES = (Rule("halves", "漏字", Severity.WARNING, "编校惯例：双音词缺字", _look),)
