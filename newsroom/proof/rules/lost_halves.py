"""Two-character verbs that lost their second character before what they are said of: 扩生产规模.

What is left is a single character that is no word of its own and does not stand before such words
(resources/lexicon/halves.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import lexicon, lone
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text import words

_HAN = re.compile("[一-龥]+")
_OFFERED = 4
_Halves = Mapping[tuple[str, str], tuple[str, ...]]
_OWN = 0.2  # of what is written with a character: it is a word of its own
# Single characters that may stand before a verb; behind others (a name, an abbreviation) what
# follows may belong to them.
_SERVING = frozenset(
    "要将的地被在和与并以把为不已也还就都再来去能可应需须向对从会并共又更先后中上下内是有"
)

_COUNTS = frozenset("一二两三四五六七八九十几数多进下上出")  # 讨一个好彩头, 推进一步


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if text.title:
        return
    known = _halves()
    last, before_last = "", ""
    for (half, start, end), (next_, _, _) in pairwise((*text.words, ("", 0, 0))):
        meant = _meant(known, half, next_)
        if meant and _open(last, before_last):
            words_ = f"“{half}”后面漏了字，如“{meant[0]}”"
            yield Slip(start, end, words_, meant[:_OFFERED])
        last, before_last = half, last


def _open(last: str, before_last: str) -> bool:
    """Whether what stands before is no part of a name or an abbreviation."""
    if len(last) == 1 and _HAN.fullmatch(last):
        return (last in _SERVING and len(before_last) != 1) or last in "要将的被"
    return (last not in ("“", "《", "·", "、") and not last.isascii()) or last == ""


def _meant(known: _Halves, half: str, next_: str) -> tuple[str, ...]:
    if next_[:1] in _COUNTS:
        return ()
    long = len(next_) > 1 and words.is_word(next_)
    return known.get((half, next_)) or (known.get((half, ""), ()) if long else ())


@cache
def _halves() -> _Halves:
    """Verbs by the character that is left of them and the word that follows, "" for any."""
    table = lexicon.table("halves.toml")
    found = {(word[0], ""): (word,) for word in table["before_any"].split()}
    for line in table["before"].strip().splitlines():
        word, *objects = line.split()
        if lone.share(word[0]) >= _OWN:
            continue
        for one in objects:
            key = (word[0], one)
            found[key] = (*found.get(key, ()), word)
    return found


RULES = (Rule("halves", "漏字", Severity.WARNING, "编校惯例：双音词缺字", _look),)
