"""The history of articles: revisions, which are kept for good, and the one draft of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.identity import new_id
from newsroom.model.revision import Draft, Revision
from newsroom.store.database import Database
from newsroom.store.rows import from_json, storable, to_json, utc_text, utc_time
from newsroom.store.stamps import Stamps


class History:
    """The revision and draft tables."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """All versions of an article, newest first."""
        rows = self._database.rows(
            "SELECT * FROM revision WHERE article = ? ORDER BY clock DESC, uuid DESC", (article,)
        )
        return tuple(_revision(row) for row in rows)

    def get(self, revision: str) -> Revision:
        """One version. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM revision WHERE uuid = ?", (revision,))
        if row is None:
            raise NotFoundError("稿库里没有这个版本")
        return _revision(row)

    def find(self, revision: str) -> Revision | None:
        """One version; None where there is none."""
        row = self._database.row("SELECT * FROM revision WHERE uuid = ?", (revision,))
        return None if row is None else _revision(row)

    def head(self, article: str) -> Revision:
        """An article's present version. Raises NotFoundError."""
        row = self._database.row(
            "SELECT r.* FROM revision r JOIN article a ON a.head = r.uuid WHERE a.uuid = ?",
            (article,),
        )
        if row is None:
            raise NotFoundError("稿库里没有这篇稿件")
        return _revision(row)

    def make(
        self, article: Article, parents: Iterable[str], *, person: str, reason: str
    ) -> Revision:
        """A version not yet written, of now."""
        return Revision(
            uuid=new_id(),
            article=article,
            parents=tuple(parents),
            person=storable(person),
            reason=storable(reason),
            time=self._stamps.now(),
        )

    def add(self, revision: Revision) -> None:
        """Write a version; part of saving an article."""
        columns = {
            "uuid": revision.uuid,
            "article": revision.article.uuid,
            "parents": to_json(revision.parents),
            "desk": self._stamps.desk,
            "clock": self._stamps.clock(),
            "time": utc_text(revision.time),
            "person": revision.person,
            "reason": revision.reason,
            "content": to_json(revision.article),
        }
        self._database.insert("revision", columns)

    def adopt(self, revision: Revision) -> bool:
        """Keep a version that another desk made, beside the article's own; False where it is known.

        It does not become the present one. Raises NotFoundError on no article.
        """
        known = "SELECT 1 FROM revision WHERE uuid = ?"
        if self._database.value(known, (revision.uuid,)) is not None:
            return False
        article = "SELECT 1 FROM article WHERE uuid = ?"
        if self._database.value(article, (revision.article.uuid,)) is None:
            raise NotFoundError("稿库里没有这篇稿件")
        self.add(revision)
        return True

    def write_draft(self, draft: Draft) -> None:
        """Keep what was typed, over the draft kept before. Raises NotFoundError on no article."""
        columns = {
            "article": draft.article.uuid,
            "base": draft.base,
            "person": storable(draft.person),
            "time": utc_text(draft.time),
            "content": to_json(draft.article),
        }
        try:
            self._database.put("draft", "article", columns)
        except sqlite3.IntegrityError as error:
            raise NotFoundError("稿库里没有这篇稿件，草稿存不进去") from error

    def draft(self, article: str) -> Draft | None:
        """The draft of an article, if there is one."""
        row = self._database.row("SELECT * FROM draft WHERE article = ?", (article,))
        return None if row is None else _draft(row)

    def drafts(self) -> tuple[Draft, ...]:
        """Every draft that was not yet made a revision, latest first: at opening, what a crash
        left.
        """
        rows = self._database.rows("SELECT * FROM draft ORDER BY time DESC, article")
        return tuple(_draft(row) for row in rows)

    def drop_draft(self, article: str) -> None:
        """Forget the draft of an article."""
        self._database.execute("DELETE FROM draft WHERE article = ?", (article,))

    def settle_draft(self, article: Article) -> None:
        """Forget the draft of an article where it says nothing that the article does not."""
        self._database.execute(
            "DELETE FROM draft WHERE article = ? AND content = ?", (article.uuid, to_json(article))
        )


def _revision(row: sqlite3.Row) -> Revision:
    return Revision(
        uuid=row["uuid"],
        article=from_json(Article, row["content"]),
        parents=from_json(tuple[str, ...], row["parents"]),
        person=row["person"],
        reason=row["reason"],
        time=utc_time(row["time"]),
    )


def _draft(row: sqlite3.Row) -> Draft:
    return Draft(
        from_json(Article, row["content"]), row["base"], row["person"], utc_time(row["time"])
    )
