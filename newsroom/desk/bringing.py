"""Bringing one article back out of a backup: as a new version of it, or as a piece of its own.

Reading the backup and its pictures runs beside the desk; what is written goes through it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import NotFoundError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.event import Event
from newsroom.model.identity import new_id
from newsroom.store.backup_reading import Held, opened
from newsroom.store.library import Library
from newsroom.store.media import Media
from newsroom.store.restoring import bring
from newsroom.store.shelf import Shelf

VERB = "从备份取回"
_OUT_OF_BIN = "原来在回收站里，要上版请再排一次"


@dataclass(frozen=True, slots=True)
class Present:
    """What the library has of an article now. article: None where it has none. binned: it lies in
    the bin. purged: the log's word on its having been deleted for good.
    """

    article: Article | None
    binned: bool = False
    purged: Event | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article out of a backup, its pictures' originals in the library's folder. lacking: how
    many pictures have no original anywhere.
    """

    held: Held
    lacking: int = 0


def fetch(backup: Path, article: str, media: Media, job: Job) -> Fetched:
    """Read an article, and copy the originals that the library lacks; runs in any thread.

    Raises FileError, NotFoundError, CancelledError.
    """
    with opened(backup) as reader:
        held = reader.article(article)
    stores = [Shelf(backup.parent).pictures, Media(backup.with_suffix(".media"))]
    here = []
    for picture in held.pictures:
        job.check()
        known = media.file(picture.sha256) is not None
        if known or bring(media, picture.sha256, picture.suffix, stores):
            here.append(picture)
    wanted = sum(bool(slot.picture) for slot in held.article.slots)
    known_now = {picture.sha256 for picture in here}
    lacking = wanted - sum(slot.picture in known_now for slot in held.article.slots)
    return Fetched(replace(held, pictures=tuple(here)), lacking)


class Bringing:
    """The verbs of bringing articles back. Each can be undone."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def present(self, article: str) -> Present:
        """What there is of an article now."""
        purged = self._library.purging.purged((article,)).get(article)
        try:
            draft = self._library.history.draft(article)
            now = draft.article if draft else self._library.articles.get(article)
            return Present(now, self._library.articles.binned(article), purged)
        except NotFoundError:
            return Present(None, purged=purged)

    def back(self, fetched: Fetched) -> Change:
        """Make the text of then the newest version of its article, out of the bin where it lies
        there; into the pool where there is none. Nothing of what stands there now is lost.

        Raises RefusedError in a frozen issue.
        """
        article = fetched.held.article
        if self.present(article.uuid).article is None:
            return self.beside(fetched, same=True)
        with self._library.transaction():
            wanted = self._with_pictures(fetched)
            self._keep_typed(article.uuid)
            binned = self._library.articles.binned(article.uuid)
            if binned:
                self._library.articles.restore(article.uuid)
                self._library.events.append(self._person(), "恢复", (article.uuid,))
            saved = self._versions.save(wanted, VERB, f"取回《{article.title}》")
        if not saved and not binned:
            return Change(articles=frozenset({article.uuid}), pool=True)
        if not saved:
            self._remember_coming(article.uuid, f"取回《{article.title}》")
        return Change(
            label=f"取回《{article.title}》",
            articles=frozenset({article.uuid}),
            pool=True,
            notes=((_OUT_OF_BIN,) if binned else ()) + _told(fetched),
        )

    def beside(self, fetched: Fetched, *, same: bool = False) -> Change:
        """Take the text of then into the pool as a piece of its own. same: with its identity, since
        the library has it no more. Raises RefusedError, NotFoundError.
        """
        home = self._home(fetched.held)
        with self._library.transaction():
            then = self._with_pictures(fetched)
            piece = then if same else replace(then, uuid=new_id())
            self._library.articles.add(piece, publication=home, person=self._person(), reason=VERB)
            self._library.events.append(self._person(), VERB, (piece.uuid,))
        self._remember_coming(piece.uuid, f"取回《{piece.title}》")
        return Change(
            label=f"取回《{piece.title}》",
            articles=frozenset({piece.uuid}),
            pool=True,
            notes=("收进了报刊的稿件池，列表换成“全部”就看得到", *_told(fetched)),
        )

    def _remember_coming(self, uuid: str, label: str) -> None:
        """Make an article's coming a step: undone, it lies in the bin."""
        articles = self._library.articles
        self._steps.record(
            Step(
                label,
                lambda: self._move(uuid, articles.bin, "撤销取回"),
                lambda: self._move(uuid, articles.restore, "重做取回"),
                lambda done: articles.binned(uuid) is not done,
            )
        )

    def _keep_typed(self, article: str) -> None:
        """Make a version of what was typed and not saved yet, so that it is not lost."""
        draft = self._library.history.draft(article)
        if draft is not None:
            self._library.articles.save(
                draft.article, person=draft.person, reason="取回前未保存的改动"
            )

    def _with_pictures(self, fetched: Fetched) -> Article:
        """The article with its pictures taken in; slots of those that are nowhere become empty."""
        known = {one.sha256 for one in map(self._library.pictures.record, fetched.held.pictures)}
        article = fetched.held.article
        slots = tuple(
            slot if not slot.picture or slot.picture in known else replace(slot, picture="")
            for slot in article.slots
        )
        return replace(article, slots=slots)

    def _home(self, held: Held) -> str:
        known = {head.uuid for head in self._library.publications.heads()}
        if held.publication in known:
            return held.publication
        named = self._library.publications.named(held.publication_name)
        return named or self._library.publications.default()

    def _move(self, uuid: str, move: Callable[[str], None], verb: str) -> Change:
        with self._library.transaction():
            move(uuid)
            self._library.events.append(self._person(), verb, (uuid,))
        return Change(label=verb, articles=frozenset({uuid}), pool=True)


def _told(fetched: Fetched) -> tuple[str, ...]:
    if not fetched.lacking:
        return ()
    return (f"有 {fetched.lacking} 张图片哪里都找不到原件，图位空着，图片说明还在",)
