"""The lists that ship for proofreading (resources/lexicon), as rules read them.

A line that begins with # tells what a list is and where it comes from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from newsroom import paths


def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without remarks and empty ones."""
    return tuple(one for one in _text(name).splitlines() if one and not one.startswith("#"))


def entries(name: str) -> tuple[str, ...]:
    """The entries of a list that are divided by white space, each once, in order."""
    return tuple(dict.fromkeys(entry for line in lines(name) for entry in line.split()))


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file, read once."""
    return tomllib.loads(_text(name))


def either(words: Iterable[str]) -> str:
    """A regular expression of words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _text(name: str) -> str:
    return (paths.resources() / "lexicon" / name).read_text("utf8")
