"""The filler pool (补白库): what closes gaps, taken in once and used in any issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from newsroom.desk import artwork
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import RefusedError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.change import Change
from newsroom.model.filler import Filler
from newsroom.model.listing import ArticleSummary
from newsroom.model.picture import Slot
from newsroom.store.library import Library


class FillerPool:
    """The verbs of the filler pool."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def all(self, publication: str) -> tuple[tuple[Filler, ArticleSummary], ...]:
        """A publication's fillers with their articles' lines, the longest unused first."""
        return tuple(
            (filler, self._library.articles.summary(filler.article))
            for filler in self._library.fillers.all(publication)
        )

    def add(self, article: Article, filler: Filler, picture: Path | None = None) -> Change:
        """Take a new article into the filler pool of `filler.publication`, with its artwork where
        there is a picture file.

        filler: its kind, size and last day; it becomes that of the article. Advertisements,
        ornaments and 公益广告 are blocks that their artwork fills. Raises FileError where the file
        is no picture, RefusedError on a size that no page of the publication has.
        """
        filler = replace(filler, article=article.uuid)
        self._check(filler)
        article = _of_kind(article, filler)
        if picture is not None:
            slot = Slot(picture=artwork.stored(picture, self._library.pictures).sha256)
            article = replace(article, slots=(slot, *article.slots[1:]))
        with self._library.transaction():
            self._library.articles.add(
                article, publication=filler.publication, person=self._person(), reason="收入补白库"
            )
            self._library.fillers.put(filler)
            self._log("收入补白库", article.uuid)
        self._remember_bin("收入补白库", article.title, article.uuid, binned=False)
        return self._touched("收入补白库", article.uuid)

    def update(self, filler: Filler) -> Change:
        """Change a filler's kind, size or last day; its article becomes words or a block with it.

        Raises NotFoundError, RefusedError on a size that no page of the publication has.
        """
        self._check(filler)
        before = self._library.fillers.get(filler.article)
        after = replace(filler, last_used=before.last_used)
        if before == after:
            return Change()
        with self._steps.together("修改补白"):
            self._recast(after)
            return self._change(before, after)

    def _recast(self, filler: Filler) -> None:
        """Make the article of a filler what the filler's kind asks for, with what was typed."""
        draft = self._library.history.draft(filler.article)
        article = draft.article if draft else self._library.articles.get(filler.article)
        fitting = _of_kind(article, filler)
        if fitting != article:
            self._versions.save(fitting, "修改补白", "修改补白")

    def _change(self, before: Filler, after: Filler) -> Change:
        change = self._put(after, "修改补白")

        def unchanged(done: bool) -> bool:
            now = self._library.fillers.get(after.article)
            return replace(now, last_used=before.last_used) == (after if done else before)

        self._steps.record(
            Step(
                "修改补白",
                lambda: self._put(before, "撤销修改补白"),
                lambda: self._put(after, "重做修改补白"),
                unchanged,
            )
        )
        return change

    def remove(self, article: str) -> Change:
        """Take a filler out of the pool, into the bin; pages that it stands on keep it."""
        self._library.fillers.get(article)
        title = self._library.articles.get(article).title
        change = self._mark(article, "移出补白库", binned=True)
        self._remember_bin("移出补白库", title, article, binned=True)
        return change

    def _check(self, filler: Filler) -> None:
        house = self._library.publications.get(filler.publication)
        sized = bool(filler.span), bool(filler.rows)
        grid = house.grid
        if sized[0] is not sized[1]:
            raise RefusedError(
                "补白的栏数和行数要一起写",
                kept="补白库没有变化",
                advice="请两项都写；都不写就随空位自动排",
            )
        if min(filler.span, filler.rows) < 0:
            raise RefusedError("补白的栏数和行数不能是负数", kept="补白库没有变化")
        if filler.span > grid.columns or filler.rows > grid.rows:
            raise RefusedError(
                f"补白比版心还大（版心 {grid.columns} 栏 × {grid.rows} 行）",
                kept="补白库没有变化",
                advice="请改小栏数或行数",
            )

    def _remember_bin(self, verb: str, title: str, article: str, *, binned: bool) -> None:
        """Make a filler's leaving the pool, or its coming, a step."""
        self._steps.record(
            Step(
                f"{verb}《{title}》",
                lambda: self._mark(article, f"撤销{verb}", binned=not binned),
                lambda: self._mark(article, f"重做{verb}", binned=binned),
                lambda done: self._library.articles.binned(article) is (binned is done),
            )
        )

    def _mark(self, article: str, verb: str, *, binned: bool) -> Change:
        with self._library.transaction():
            if binned:
                self._library.articles.bin(article)
            else:
                self._library.articles.restore(article)
            self._log(verb, article)
        return self._touched(verb, article)

    def _put(self, filler: Filler, verb: str) -> Change:
        with self._library.transaction():
            self._library.fillers.put(filler)
            self._log(verb, filler.article)
        return self._touched(verb, filler.article)

    def _touched(self, verb: str, article: str) -> Change:
        return Change(label=verb, articles=frozenset({article}), pool=True)

    def _log(self, verb: str, article: str) -> None:
        self._library.events.append(self._person(), verb, (article,))


def _of_kind(article: Article, filler: Filler) -> Article:
    """The article as its filler's kind has it: a block that artwork fills, or words."""
    if filler.kind.block:
        return replace(article, kind=filler.kind.kind)
    return replace(article, kind=ArticleKind.NEWS) if article.kind.block else article
