"""Articles put together again: each one's row, its versions and its draft tell of each other.

The row of an article says what its newest version says. Where the row is lost it is written anew
from that version, where the version is lost it is made anew from the row, under its own identity,
so that signatures still name it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace

from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.revision import Revision
from newsroom.model.status import ArticleStatus
from newsroom.store.articles import Articles
from newsroom.store.database import Database
from newsroom.store.history import History
from newsroom.store.rows import from_json, to_json, utc_text, utc_time
from newsroom.store.salvaging.vetting import UNREADABLE

_EACH = 50
_SPOILT = "\ufffd"  # stands for bytes that are no character
MADE_BY = "抢救"

_KNOWN = """
    SELECT uuid FROM article UNION SELECT article FROM revision UNION SELECT article FROM draft
    UNION SELECT article FROM temp.former UNION SELECT id FROM temp.expected WHERE name = 'article'
"""
FORMER = """
    CREATE TEMP TABLE former AS
    SELECT article, publication, issue, status, binned, created, day, title_order FROM roll
"""
_NOT_ITS_OWN = (
    "DELETE FROM article WHERE EXISTS "
    "(SELECT 1 FROM revision r WHERE r.uuid = article.head AND r.article <> article.uuid)"
)
_NAMED = "SELECT 1 FROM temp.expected WHERE name = 'article' AND id = ?"
_TITLED = "SELECT 1 FROM article WHERE title = ?"
_HOME = ("publication", "issue", "page", "created", "updated", "binned", "status", "stage")
_LONG_AGO = "2000-01-01T00:00:00.000000+00:00"


@dataclass(slots=True)
class Mended:
    """Titles of articles: those made anew, those whose texts do not agree, those that are lost."""

    restored: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


class Pieces:
    """Mends the articles of a library whose triggers and foreign keys are off."""

    def __init__(self, database: Database, articles: Articles, history: History) -> None:
        self._database = database
        self._articles = articles
        self._history = history
        self.found = Mended()

    def mend(self, job: Job) -> Mended:
        """Mend all. Raises CancelledError."""
        self._database.execute(
            _NOT_ITS_OWN
        )  # its identity is spoilt: the version names the right one
        known = [row["uuid"] for row in self._database.rows(_KNOWN)]
        for number, uuid in enumerate(known):
            if not number % _EACH:
                job.report(0.8 + 0.1 * number / len(known), "正在核对抢救出来的稿件")
            try:
                self._one(uuid)
            except sqlite3.IntegrityError:  # an identity is spoilt in a way that still reads well
                self._drop(uuid)
        return self.found

    def _one(self, uuid: str) -> None:
        self._better(uuid)
        article, head = self._article(uuid), self._head(uuid)
        newest = head or self._newest(uuid)
        if article is not None and head is not None:
            self._compare(article, head)
        elif article is not None:
            self._make_head(article, newest)
            if _SPOILT in to_json(article):
                self.found.doubtful.append(article.title)
        elif (version := newest or self._draft(uuid)) is not None:
            if newest is None:
                self._history.add(version)
            self._rewrite(version)
            self.found.restored.append(version.article.title)
        else:
            self._drop(uuid)

    def _compare(self, article: Article, head: Revision) -> None:
        """The row is to say what the version says, unless that is the one that is spoilt."""
        said = head.article
        if said == article:
            return
        if replace(article, credits=said.credits, slots=said.slots) != said:
            self.found.doubtful.append(article.title)
        if _SPOILT not in to_json(said):
            self._rewrite(head)

    def _article(self, uuid: str) -> Article | None:
        """An article as its row says."""
        try:
            return self._articles.get(uuid)
        except UNREADABLE:
            return None

    def _better(self, uuid: str) -> None:
        """Put something in the place of times and a stage that cannot be read."""
        kept = self._kept(uuid)
        changes = _bettered(kept) if kept is not None else {}
        if changes:
            self._database.update("article", "uuid", {"uuid": uuid} | changes)

    def _kept(self, uuid: str) -> sqlite3.Row | None:
        return self._database.row("SELECT * FROM article WHERE uuid = ?", (uuid,))

    def _head(self, uuid: str) -> Revision | None:
        try:
            return self._history.head(uuid)
        except NewsroomError:
            return None

    def _newest(self, uuid: str) -> Revision | None:
        return next(iter(self._history.revisions(uuid)), None)

    def _draft(self, uuid: str) -> Revision | None:
        """What was typed, as the version that it was typed over."""
        row = self._database.row("SELECT * FROM draft WHERE article = ?", (uuid,))
        if row is None:
            return None
        article = from_json(Article, row["content"])
        return Revision(row["base"], article, (), row["person"], MADE_BY, utc_time(row["time"]))

    def _make_head(self, article: Article, newest: Revision | None) -> None:
        """Make the present version anew from the article's row."""
        row = self._database.row(
            "SELECT head, updated FROM article WHERE uuid = ?", (article.uuid,)
        )
        assert row is not None
        parents = () if newest is None else (newest.uuid,)
        revision = Revision(row["head"], article, parents, "", MADE_BY, utc_time(row["updated"]))
        self._database.execute("DELETE FROM revision WHERE uuid = ?", (revision.uuid,))
        self._history.add(revision)

    def _rewrite(self, revision: Revision) -> None:
        """Write an article's row anew from one of its versions."""
        uuid = revision.article.uuid
        columns = self._home(uuid, self._kept(uuid), revision)
        columns["head"] = revision.uuid
        self._articles.rewrite(revision.article, columns)

    def _home(
        self, uuid: str, kept: sqlite3.Row | None, revision: Revision
    ) -> dict[str, str | None]:
        """Where an article belongs and when it came: as its row says, the roll, or its version."""
        if kept is not None:
            return {name: kept[name] for name in _HOME}
        time = utc_text(revision.time)
        former = self._database.row("SELECT * FROM temp.former WHERE article = ?", (uuid,))
        stage = "draft" if former is None or former["status"] == "draft" else "ready"
        home = {
            "publication": former["publication"] if former is not None else self._usual(),
            "issue": former["issue"] if former is not None else None,
            "page": None,
            "created": former["created"] if former is not None else time,
            "binned": time if former is not None and former["binned"] else None,
        }
        return home | {"status": stage, "stage": stage, "updated": time}

    def _usual(self) -> str:
        """The publication that most articles are of; the first of all for want of any."""
        return (
            self._database.value(
                "SELECT publication FROM article GROUP BY publication ORDER BY count(*) DESC"
            )
            or self._database.value("SELECT uuid FROM publication ORDER BY uuid")
            or ""
        )

    def _drop(self, uuid: str) -> None:
        for table, column in (("article", "uuid"), ("draft", "article")):
            self._database.execute(f"DELETE FROM {table} WHERE {column} = ?", (uuid,))  # noqa: S608
        title = self._title(uuid)
        if self._database.value(_NAMED, (uuid,)) or not self._database.value(_TITLED, (title,)):
            self.found.lost.append(title)

    def _title(self, uuid: str) -> str:
        """What the list of articles called one that is lost."""
        row = self._database.row("SELECT title_order FROM temp.former WHERE article = ?", (uuid,))
        title = row["title_order"].decode("gb18030", "replace") if row is not None else ""
        return title or f"标题已读不出的稿件（编号 {uuid[-12:]}）"


def _bettered(row: sqlite3.Row) -> dict[str, str]:
    """What to put where an article's times and stage cannot be read."""
    changes: dict[str, str] = {}
    for name in ("created", "updated", "binned"):
        if row[name] is not None and not _is_time(row[name]):
            changes[name] = _LONG_AGO
    for name in ("status", "stage"):
        if row[name] not in set(ArticleStatus):
            changes[name] = ArticleStatus.DRAFT.value
    return changes


def _is_time(text: str) -> bool:
    try:
        return utc_text(utc_time(text)) == text
    except (ValueError, OverflowError):
        return False
