"""The pairs of characters that the index of words holds.

Each pair of neighbours in a text is a token of two signs. The commonest characters have a sign of
their own, the others share a few hundred: an index of every pair there is would mostly hold such as
occur once or twice, each with a head longer than what it says. What shares signs is told apart by
the text, which is looked at anyway.
"""

from __future__ import annotations

from functools import cache

from newsroom import paths
from newsroom.model.query import Place
from newsroom.text.folding import fold

_SHARED = 256  # signs of the characters that are not common
_SHARED_FROM = 0xE200  # private use: nothing of a text
_ASCII_FROM = 0xE000  # the tokenizer keeps of ASCII letters and figures only
_MARKS_OF_COPY = "。、“”‘’《》〈〉【】—…·○●"
# Before each pair of texts that are also asked for alone, and rank above others.
_FIELDS = {
    Place.HEADLINE: "\ue100",
    Place.CREDIT: "\ue101",
    Place.UNIT: "\ue102",
    Place.SECTION: "\ue103",
    Place.CAPTION: "\ue104",
}


class _Signs(dict[int, str]):
    """The sign of each folded character."""

    def __init__(self) -> None:
        super().__init__()
        source = (paths.resources() / "folding" / "common.txt").read_text("utf8")
        lines = (line for line in source.splitlines() if not line.startswith("#"))
        common = "".join(lines) + fold(_MARKS_OF_COPY)
        self.update({ord(char): char for char in common})
        for code in range(0x21, 0x7F):
            self[code] = chr(code) if chr(code).isalnum() else chr(_ASCII_FROM + code)

    def __missing__(self, code: int) -> str:
        sign = chr(_SHARED_FROM + code % _SHARED)
        self[code] = sign
        return sign


@cache
def _signs() -> _Signs:
    return _Signs()


def pairs(folded: str, place: Place | None = None) -> list[str]:
    """The tokens of a folded text: its pairs, and its last character alone; marked where they are
    those of a field. A text of a field without a mark (the body) has none of its own.
    """
    signs = _signed(folded)
    mark = _FIELDS.get(place, "") if place else ""
    return [mark + signs[at : at + 2] for at in range(len(signs))]


def marked(place: Place | None) -> bool:
    """Whether a field's pairs are kept once more for itself."""
    return place in _FIELDS


def own(term: str) -> bool:
    """Whether no other characters share the signs of a folded term's."""
    return not any(_SHARED_FROM <= ord(sign) < _SHARED_FROM + _SHARED for sign in _signed(term))


def _signed(folded: str) -> str:
    return folded.translate(_signs())


def asked(term: str, place: Place | None = None) -> list[str]:
    """What a text must hold that holds a folded term, in the index's own words."""
    if len(term) == 1:
        return [f'"{pairs(term, place)[0]}" *']
    return [f'"{pair}"' for pair in dict.fromkeys(pairs(term, place)[:-1])]
