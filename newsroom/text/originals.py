"""Copy that must be printed as it came (通稿): where a text departs from its original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from newsroom.model.article import Article
from newsroom.model.markup import parse

_TOLD = 12


@dataclass(frozen=True, slots=True)
class Departures:
    """What differs from an original. cuts: passages left out. others: passages that say something
    else, as (original, now); an addition has an empty original. headline: whether it is another.
    """

    cuts: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    headline: bool = False

    @property
    def faithful(self) -> bool:
        """Whether it stands as it came."""
        return not (self.cuts or self.others or self.headline)

    @property
    def altered(self) -> bool:
        """Whether anything says something else: cuts alone alter nothing."""
        return bool(self.others or self.headline)

    @property
    def cut(self) -> int:
        """Characters left out."""
        return sum(map(len, self.cuts))

    @property
    def told(self) -> str:
        """The first thing that says something else, in words."""
        if self.headline and not self.others:
            return "标题与原稿不同"
        before, after = self.others[0]
        more = f"等 {len(self.others)} 处" if len(self.others) > 1 else ""
        if not before:
            return f"增加了“{_short(after)}”{more}"
        return f"“{_short(before)}”改成了“{_short(after)}”{more}"


def departures(article: Article) -> Departures:
    """Where an article departs from the original that was taken down with it; white space, marks
    and bold are no text. Nothing where no original was taken down.
    """
    origin = article.origin
    if not origin.text:
        return Departures()
    cuts, others = _compared(_lines(origin.text), _lines(article.body))
    return Departures(cuts, others, _bare(origin.headline) != _bare(article.headline))


@lru_cache(maxsize=64)
def _compared(
    before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    cuts: list[str] = []
    others: list[tuple[str, str]] = []
    for old, new in _passages(before, after):
        if new:
            others.append((old, new))
        else:
            cuts.append(old)
    return tuple(cuts), tuple(others)


def _passages(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What differs, as (original, now): whole paragraphs first, then characters within those."""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if not old or not new:
            yield old, new
            continue
        inner = SequenceMatcher(None, old, new, autojunk=False)
        for kind, e, f, g, h in inner.get_opcodes():
            if kind != "equal":
                yield old[e:f], new[g:h]


def _lines(body: str) -> tuple[str, ...]:
    found = (_bare(paragraph.text) for paragraph in parse(body))
    return tuple(line for line in found if line)


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def _short(text: str) -> str:
    return text if len(text) <= _TOLD else f"{text[: _TOLD - 1]}…"
