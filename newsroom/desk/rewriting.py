"""Replacing words in many articles at once, as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.undo import Steps
from newsroom.desk.versions import Versions
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.store.library import Library

TEXTS = ("kicker", "headline", "subhead", "body")
"""The texts of an article that are searched, in the order they are read; captions follow."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage of an article: field (one of TEXTS, or "caption" with its slot), and what is to
    stand there instead. Offsets count characters of the field as it is stored.
    """

    field: str
    start: int
    end: int
    new: str = ""
    slot: int = -1


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What replacing came to. articles, passages: how many were changed. left: titles of articles
    that were left alone, each with the reason.
    """

    change: Change
    articles: int
    passages: int
    left: tuple[str, ...] = ()


def texts(article: Article) -> Iterable[tuple[str, int, str]]:
    """All texts that are searched: (field, slot, text)."""
    for field in TEXTS:
        yield field, -1, getattr(article, field)
    for index, slot in enumerate(article.slots):
        yield "caption", index, slot.caption


def rewritten(article: Article, spots: Iterable[Spot]) -> Article:
    """The article with its passages replaced."""
    for spot in sorted(spots, key=lambda spot: (spot.start, spot.end), reverse=True):
        if spot.field == "caption":
            slots = list(article.slots)
            caption = _put(slots[spot.slot].caption, spot)
            slots[spot.slot] = replace(slots[spot.slot], caption=caption)
            article = replace(article, slots=tuple(slots))
        else:
            article = replace(article, **{spot.field: _put(getattr(article, spot.field), spot)})
    return article


def _put(text: str, spot: Spot) -> str:
    new = spot.new if spot.field == "body" else " ".join(spot.new.split("\n"))
    return text[: spot.start] + new + text[spot.end :]


class Rewriting:
    """The verb of replacing."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._versions = Versions(library, steps, person)

    def replace(self, found: Mapping[str, tuple[Article, Sequence[Spot]]], words: str) -> Rewritten:
        """Replace passages of articles as they were searched; all of it is one step.

        words: what is done, for undo (替换“甲”为“乙”). Articles that changed since the search, or
        hold typing nobody has saved, are left alone and named; so are locked 通稿 and what stands
        in a frozen issue.
        """
        left, ready = [], []
        for article, spots in found.values():
            why = self._why_not(article)
            if why:
                left.append(f"《{article.title}》{why}")
            elif spots:
                ready.append((article, spots))
        passages = sum(len(spots) for _, spots in ready)
        label = f"{words}（{len(ready)} 篇 {passages} 处）"
        if ready:
            with self._steps.together(label):
                for article, spots in ready:
                    self._versions.save(rewritten(article, spots), "替换", label)
        uuids = frozenset(article.uuid for article, _ in ready)
        change = Change(label=label, articles=uuids, pool=True) if ready else Change()
        return Rewritten(change, len(ready), passages, tuple(left))

    def _why_not(self, article: Article) -> str:
        if self._library.articles.binned(article.uuid):
            return "已在回收站"
        if self._library.history.draft(article.uuid) is not None:
            return "有还没保存的改动"
        if self._library.articles.get(article.uuid) != article:
            return "查找以后又有改动"
        if article.locked:
            return "是通稿，文字已锁定"
        if self._library.releases.frozen_in(article.uuid) is not None:
            return "所在的一期已经冻结"
        return ""
