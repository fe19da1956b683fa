"""The dictionary of words, read bit by bit: of each first character when it is first met.

All of it as Python keeps it would take a second and a hundred megabytes; a page of copy needs a
tenth.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from threading import RLock

from newsroom.text.kept import kept

_RUNS = re.compile(r"^(.).*\n(?:\1.*\n)*", re.MULTILINE)
_SHORT = re.compile(r"^(\S{1,4}) \d+ (?!nr)(\S+)$", re.MULTILINE)
_COUNTS = re.compile(rb" (\d+) ")


class Dictionary:
    """How often the dictionary's source has each word. Beginnings of words that are none themselves
    count 0. May be asked by several threads.

    met: the same of the first characters met so far, as the library looks them up. total: all
    words together.
    """

    def __init__(self, source: bytes) -> None:
        self.met: dict[str, int] = {}
        self._known: set[str] = set()
        self._lock = RLock()
        text = source.decode("utf8").replace("\r\n", "\n")
        self._text = text if text.endswith("\n") else text + "\n"
        self._places: dict[str, list[tuple[int, int]]] = {}
        for run in _RUNS.finditer(self._text):
            self._places.setdefault(run[1], []).append(run.span())
        self._tags: dict[str, dict[str, str]] = {}
        self.total: int = kept("words", source, lambda: sum(map(int, _COUNTS.findall(source))))

    def learn(self, text: str) -> None:
        """Meet the characters of a text."""
        new = set(text) - self._known
        if new:
            with self._lock:
                for char in new:
                    self.met.update(self._counted(char))
                self._known |= new

    def tags(self, first: str) -> Mapping[str, str]:
        """The words of up to four characters with this first one that are not names (nr), each with
        its first tag.
        """
        known = self._tags.get(first)
        if known is None:
            found = _SHORT.findall(self._of(first))
            known = self._tags[first] = {word: sys.intern(tag) for word, tag in found}
        return known

    def written(self) -> Mapping[str, int]:
        """How often each character is written, by the words it stands in."""
        return kept("characters", self._text.encode(), self._characters)

    def get(self, word: str, default: int = 0) -> int:
        """How often a word stands, or what is given."""
        if word[:1] not in self._known:
            self.learn(word[:1])
        return self.met.get(word, default)

    def __contains__(self, word: str) -> bool:
        return self.get(word, -1) >= 0

    def items(self) -> Iterator[tuple[str, int]]:
        """Each word with its count, the whole dictionary through; none is kept."""
        for char in self._places:
            yield from self._counted(char).items()

    def _of(self, first: str) -> str:
        return "".join(self._text[start:end] for start, end in self._places.get(first, ()))

    def _counted(self, first: str) -> dict[str, int]:
        """The words with a first character and their beginnings, as the library reckons them."""
        told = self._of(first).split()
        names = told[::3]
        found = dict(zip(names, map(int, told[1::3]), strict=True))
        if found:
            found.setdefault(first, 0)
        for word in names:
            for size in range(len(word) - 1, 1, -1):
                if word[:size] in found:
                    break
                found[word[:size]] = 0
        return found

    def _characters(self) -> dict[str, int]:
        made: Counter[str] = Counter()
        for word, count in self.items():
            if count:
                for char in word:
                    made[char] += count
        return dict(made)
