"""Furnishing: what pages carry beside their copy: banners and the 导读."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from newsroom.desk import artwork
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.change import Change
from newsroom.model.guide import GUIDE
from newsroom.model.listing import ArticleFilter
from newsroom.model.publication import PublicationKind
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library

T = TypeVar("T")

_NONE: Mapping[str, Path] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Whole(Generic[T]):
    """A short list that is read and written whole."""

    read: Callable[[], T]
    write: Callable[[T], None]


class Furnishing:
    """The verbs of furnishing."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # Banners -------------------------------------------------------------------------------------

    def banners(self, publication: str) -> tuple[Banner, ...]:
        """A publication's banners by section."""
        return self._library.furnishing.banners(publication)

    def set_banners(
        self, publication: str, banners: Sequence[Banner], pictures: Mapping[str, Path] = _NONE
    ) -> Change:
        """Put these in place of a publication's banners.

        pictures: files newly chosen as artwork, by section. Raises FileError where one is no
        picture, RefusedError on a banner without a section or two of one, NotFoundError on an
        unknown picture.
        """
        drawn = {
            section: artwork.stored(path, self._library.pictures).sha256
            for section, path in pictures.items()
        }
        tidy = [replace(banner, section=banner.section.strip()) for banner in banners]
        if not all(banner.section for banner in tidy):
            raise RefusedError("栏头要写明是哪个栏目的", kept="栏头没有变化", advice="请填写栏题")
        target = frozenset(replace(b, picture=drawn.get(b.section, b.picture)) for b in tidy)
        whole = Whole(
            lambda: frozenset(self.banners(publication)),
            lambda target: self._library.furnishing.set_banners(publication, tuple(target)),
        )
        issues = frozenset(issue.uuid for issue in self._library.issues.all(publication))
        return self._set("修改栏头", whole, target, (publication, issues))

    # The 导读 -------------------------------------------------------------------------------------

    def teasers(self, issue: str) -> tuple[Teaser, ...]:
        """The lines of an issue's 导读, in their order."""
        return self._library.furnishing.teasers(issue)

    def set_teasers(self, issue: str, teasers: Sequence[Teaser]) -> Change:
        """Put these in place of the lines of an issue's 导读. Raises NotFoundError."""
        whole = Whole(
            lambda: self.teasers(issue),
            lambda target: self._library.furnishing.set_teasers(issue, target),
        )
        lines = tuple(replace(t, issue=issue, words=t.words.strip()) for t in teasers)
        return self._set("修改导读", whole, lines, (issue, frozenset({issue})))

    def new_guide(self, issue: str) -> Change:
        """The issue's 导读 as an article to be placed; it is made once, and taken out of the bin
        where it lies there. Its identity is the change's one article. Raises RefusedError for a
        bulletin, which has none.
        """
        home = self._library.issues.get(issue).publication
        if self._library.publications.get(home).kind is PublicationKind.BULLETIN:
            raise RefusedError("信息、简报没有导读")
        known = self._guide(issue, in_bin=False)
        if known is not None:
            return Change(label="新建导读", articles=frozenset({known}))
        binned = self._guide(issue, in_bin=True)
        guide = Article(kind=ArticleKind.GUIDE, headline=GUIDE)
        uuid = binned or guide.uuid
        with self._library.transaction():
            if binned is None:
                self._library.articles.add(
                    guide,
                    publication=home,
                    issue=issue,
                    person=self._person(),
                    reason="新建导读",
                )
            else:
                self._library.articles.restore(binned)
            self._log("新建导读", uuid)
        self._steps.record(
            Step(
                "新建导读",
                lambda: self._bin_guide(uuid, issue, binned=True),
                lambda: self._bin_guide(uuid, issue, binned=False),
                lambda done: (
                    self._library.articles.binned(uuid) is not done
                    and not self._library.issues.placements_of(uuid)
                ),
            )
        )
        return _of_guide(uuid, issue, "新建导读")

    def _guide(self, issue: str, *, in_bin: bool) -> str | None:
        wanted = ArticleFilter(issue=issue, kind=ArticleKind.GUIDE, in_bin=in_bin)
        lines = self._library.articles.summaries(wanted)
        return lines[0].uuid if lines else None

    def _bin_guide(self, uuid: str, issue: str, *, binned: bool) -> Change:
        verb = "撤销新建导读" if binned else "重做新建导读"
        with self._library.transaction():
            if binned:
                self._library.articles.bin(uuid)
            else:
                self._library.articles.restore(uuid)
            self._log(verb, uuid)
        return _of_guide(uuid, issue, verb)

    # Inner ---------------------------------------------------------------------------------------

    def _set(
        self, verb: str, whole: Whole[T], target: T, about: tuple[str, frozenset[str]]
    ) -> Change:
        """Write a list whole, as one step; nothing where it says the same already.

        about: whose list it is, empty for the library's own, and the issues that show it.
        """
        before, (owner, issues) = whole.read(), about
        if before == target:
            return Change()

        def write(label: str, value: T) -> Change:
            with self._library.transaction():
                whole.write(value)
                self._log(label, *filter(None, (owner,)))
            return Change(label=label, issues=issues)

        change = write(verb, target)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", target),
                lambda done: whole.read() == (target if done else before),
            )
        )
        return change

    def _log(self, verb: str, *ids: str) -> None:
        self._library.events.append(self._person(), verb, ids)


def _of_guide(uuid: str, issue: str, verb: str) -> Change:
    return Change(label=verb, articles=frozenset({uuid}), issues=frozenset({issue}), pool=True)
