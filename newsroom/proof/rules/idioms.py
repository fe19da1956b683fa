"""Set phrases and long words with one wrong character: 一如继往, 相形见拙, 基础设失.

The wording counts only where it begins and ends with words, so that 部分|彼此 is no slip of
不分彼此. A play on words stands in quotation marks or a title and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from newsroom.model.finding import Severity
from newsroom.proof import quotes
from newsroom.proof.idioms import phrases
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_COINED = 6  # characters within quotation marks that are a name or a pun, not a quotation
_DICTIONARY = "《现代汉语词典》（第7版）"


def _look(name: str, kind: str, text: Text, _: Setting) -> Iterator[Slip]:
    known = phrases(name)
    for start, end in known.candidates(text.text):
        wording = text.text[start:end]
        right = known.meant(wording)
        if right and {start, end} <= text.seams and not _coined(text, start, end):
            yield _slip(start, kind, wording, right, Severity.HINT if text.locked else None)


def _coined(text: Text, start: int, end: int) -> bool:
    """Whether it is a title or a coined word."""
    pairs = quotes.read(text.text)
    around = pairs.around(start, end, "“‘「『《〈")
    if around is None:
        return False
    return around.mark in "《〈" or len(quotes.inside(text.text, around)) <= _COINED


def _slip(start: int, kind: str, wording: str, right: str, severity: Severity | None) -> Slip:
    at = next(place for place, one in enumerate(wording) if one != right[place])
    message = f"{kind}“{right}”的“{right[at]}”不写作“{wording[at]}”"
    return Slip(start, start + len(wording), message, (right,), severity=severity)


RULES = (
    Rule("idioms", "成语用字", Severity.WARNING, _DICTIONARY, partial(_look, "idioms", "成语")),
    Rule("terms", "常用词语用字", Severity.WARNING, _DICTIONARY, partial(_look, "terms", "")),
)
