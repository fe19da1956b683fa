"""Set phrases with one wrong character: 一如继往, 相形见拙.

The wording counts only where it begins and ends with words, so that 部分|彼此 is no slip of
不分彼此. A play on words stands in quotation marks or a title and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import quotes
from newsroom.proof.idioms import LENGTH, Phrases, phrases
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_COINED = 6  # characters within quotation marks that are a name or a pun, not a quotation
_DICTIONARY = "《现代汉语词典》（第7版）成语条目"


def _look(text: Text, _: Setting) -> Iterator[Slip]:
    known = phrases()
    for start in _candidates(text.text, known):
        wording = text.text[start : start + LENGTH]
        right = known.meant(wording)
        if right and {start, start + LENGTH} <= text.seams and not _coined(text, start):
            yield _slip(start, wording, right, Severity.HINT if text.locked else None)


def _candidates(text: str, known: Phrases) -> Iterator[int]:
    """Where two characters stand as a set phrase begins or ends, without the phrase."""
    pairs = [one + next_ for one, next_ in pairwise(text)]
    for at in [place for place, pair in enumerate(pairs) if pair in known.halves]:
        for start in {at, at - 2}:
            wording = text[max(start, 0) : start + LENGTH]
            if len(wording) == LENGTH and wording.isalpha():
                yield start


def _coined(text: Text, start: int) -> bool:
    """Whether it is a title or a coined word."""
    pairs = quotes.read(text.text)
    around = pairs.around(start, start + LENGTH, "“‘「『《〈")
    if around is None:
        return False
    return around.mark in "《〈" or len(quotes.inside(text.text, around)) <= _COINED


def _slip(start: int, wording: str, right: str, severity: Severity | None) -> Slip:
    at = next(place for place in range(LENGTH) if wording[place] != right[place])
    message = f"成语“{right}”的“{right[at]}”不写作“{wording[at]}”"
    return Slip(start, start + LENGTH, message, (right,), severity=severity)


RULES = (Rule("idioms", "成语用字", Severity.WARNING, _DICTIONARY, _look),)
