"""How texts are folded for search: width, case and traditional characters evened out.

One character at a time, since tables of phrases would break parts of words: what is folded
together is the parts folded, so that any part of a text is found in it.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from newsroom import paths

_SILENT = ("Cc", "Cf", "Mn")


def fold(text: str) -> str:
    """A text as it is searched: usual width, small letters, simplified characters, no white space.

    The table of characters is OpenCC's (resources/folding).
    """
    return text.translate(_folds())


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

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        kept = "".join(
            char
            for char in folded.translate(self._simple)
            if not char.isspace() and unicodedata.category(char) not in _SILENT
        )
        self[code] = kept
        return kept
