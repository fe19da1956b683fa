"""How texts are folded for search: width, case and traditional characters evened out.

One character at a time, since tables of phrases would break parts of words: what is folded
together is the parts folded, so that any part of a text is found in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from newsroom import paths

_SILENT = ("Cc", "Cf", "Mn")


def fold(text: str) -> str:
    """A text as it is searched: usual width, small letters, simplified characters, no white space.

    The table of characters is OpenCC's (resources/folding).
    """
    return text.translate(_folds())


def may_hold(text: str, term: str) -> bool:
    """Whether a text, as it is or as markup, may hold a folded term: no for sure, or perhaps.

    Folding a text takes many times as long.
    """
    return _UNUSUAL.search(text) is not None or _sought(term).search(text) is not None


# Characters that fold one to one, by tables known here; all others may become anything.
_UNUSUAL = re.compile(
    "[^\x00-\x7f\u00b7\u2014\u2018-\u201d\u25cf\u3000-\u3015\u4e00-\u9fff\uff01-\uff5e]"
)
_BETWEEN = "[\x00-\x20\x7f\u3000*#>\\\\\u25cf\uff5c]*"  # what is dropped, and marks of the markup
_WIDER = 0xFEE0  # from a sign to its full-width form


@lru_cache(maxsize=256)
def _sought(term: str) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(f"[{re.escape(_looks(char))}]" for char in term))


def _looks(char: str) -> str:
    """How a folded character may look in a text."""
    found = char + "".join(_folds().traditional[char])
    if char.isascii():
        found += char.upper()
        found += "".join(chr(ord(one) + _WIDER) for one in found if "!" <= one <= "~")
    return found


@cache
def _folds() -> _Folds:
    return _Folds()


class _Folds(dict[int, str]):
    """What each character becomes."""

    def __init__(self) -> None:
        super().__init__()
        source = (paths.resources() / "folding" / "characters.txt").read_text("utf8")
        chars = "".join(line for line in source.splitlines() if not line.startswith("#"))
        self._simple = {ord(old): new for old, new in zip(chars[::2], chars[1::2], strict=True)}
        self.traditional: defaultdict[str, list[str]] = defaultdict(list)
        for code, simple in self._simple.items():
            self.traditional[simple].append(chr(code))

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        kept = "".join(
            char
            for char in folded.translate(self._simple)
            if not char.isspace() and unicodedata.category(char) not in _SILENT
        )
        self[code] = kept
        return kept
