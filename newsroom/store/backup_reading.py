"""Reading single articles out of a backup, whatever schema it is of."""

from __future__ import annotations

import datetime
import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, NotFoundError
from newsroom.model.article import Article
from newsroom.model.backup import Backup
from newsroom.model.picture import Picture
from newsroom.store import snapshots
from newsroom.store.altered import OBJECTS, check_rows
from newsroom.store.rows import from_json, from_row, utc_text, utc_time
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION

_MOST = 500
_LINES = """
    SELECT a.uuid, a.title, a.updated, a.binned IS NOT NULL AS binned, p.name AS publication,
        coalesce(i.date, '') AS issue, r.uuid AS head
    FROM article a JOIN publication p ON p.uuid = a.publication
    LEFT JOIN issue i ON i.uuid = a.issue LEFT JOIN revision r ON r.uuid = a.head
"""


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a backup, as lists show it. issue: its date, empty for the pool. head: identity
    of its newest version. binned: it lay in the bin.
    """

    uuid: str
    title: str
    updated: datetime.datetime
    publication: str
    issue: str
    head: str
    binned: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An article out of a backup. unsaved: it is what was typed then, no version yet. publication:
    its home's identity and name. pictures: what is known of those in its slots.
    """

    article: Article
    time: datetime.datetime
    person: str
    unsaved: bool
    publication: str
    publication_name: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What people did since a backup. changed: articles with a newer version. came: articles that
    are new. binned: articles moved to the bin.
    """

    changed: int
    came: int
    binned: int = 0

    @property
    def text(self) -> str:
        """In words: 改了 3 篇，新收 1 篇，移到回收站 2 篇."""
        parts = [
            f"改了 {self.changed} 篇" if self.changed else "",
            f"新收 {self.came} 篇" if self.came else "",
            f"移到回收站 {self.binned} 篇" if self.binned else "",
        ]
        return "，".join(filter(None, parts)) or "没有新的稿件和版本"


class BackupReader:
    """The articles of one backup's file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def lines(self, words: str = "", limit: int = _MOST) -> tuple[Line, ...]:
        """Articles, latest first; words: what their titles or texts say, all of them, or one
        article's identity.
        """
        wanted = [f"%{_literal(word)}%" for word in words.split()]
        like = "(a.title LIKE ? ESCAPE '\\' OR a.body LIKE ? ESCAPE '\\' OR a.uuid LIKE ?)"
        condition = " AND ".join([like] * len(wanted)) or "1"
        values: list[object] = [word for each in wanted for word in (each, each, each)]
        rows = self._connection.execute(
            f"{_LINES} WHERE {condition} ORDER BY a.updated DESC, a.uuid LIMIT ?",
            (*values, limit),
        )
        return tuple(_line(row) for row in rows)

    def changed(
        self, heads: Sequence[tuple[str, str, bool]], limit: int = _MOST
    ) -> tuple[Line, ...]:
        """The articles of which the library has another version now, which lie in its bin, or
        which it has no more.

        heads: (article, newest version, whether it lies in the bin) of all that the library has.
        """
        rows = self._connection.execute(
            f"{_LINES} WHERE a.uuid || ' ' || a.head || ' ' || (a.binned IS NOT NULL) NOT IN "  # noqa: S608
            "(SELECT value FROM json_each(?)) ORDER BY a.updated DESC, a.uuid LIMIT ?",
            (json.dumps([f"{uuid} {head} {binned:d}" for uuid, head, binned in heads]), limit),
        )
        return tuple(_line(row) for row in rows)

    def holds(self, article: str) -> bool:
        """Whether the article is in it."""
        sql = "SELECT 1 FROM article WHERE uuid = ?"
        return self._connection.execute(sql, (article,)).fetchone() is not None

    def article(self, uuid: str) -> Held:
        """An article as it stood, with what was typed and not saved yet. Raises NotFoundError,
        FileError where it cannot be read.
        """
        row: sqlite3.Row | None = self._connection.execute(
            "SELECT a.publication, p.name, r.content, r.time, r.person FROM article a "
            "JOIN publication p ON p.uuid = a.publication "
            "JOIN revision r ON r.uuid = a.head WHERE a.uuid = ?",
            (uuid,),
        ).fetchone()
        if row is None:
            raise NotFoundError("这个备份里没有这篇稿件", kept="没有改动", advice="请换一个备份")
        draft = self._connection.execute(
            "SELECT content, time, person FROM draft WHERE article = ?", (uuid,)
        ).fetchone()
        told = row if draft is None or draft["content"] == row["content"] else draft
        article = from_json(Article, told["content"])
        return Held(
            article=article,
            time=utc_time(told["time"]),
            person=str(told["person"]),
            unsaved=told is draft,
            publication=row["publication"],
            publication_name=row["name"],
            pictures=tuple(self._pictures(article)),
        )

    def _pictures(self, article: Article) -> Iterator[Picture]:
        for slot in article.slots:
            row = self._connection.execute(
                "SELECT * FROM picture WHERE sha256 = ?", (slot.picture,)
            ).fetchone()
            if row is not None:
                yield from_row(Picture, row)


@contextmanager
def opened(path: Path) -> Iterator[BackupReader]:
    """A backup to be read. Raises FileError where it cannot be, also from within the block."""
    with snapshots.still(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if not ours or not 0 < version <= SCHEMA_VERSION:
            reason = "由更新的采编台保存，本程序读不了" if ours else "不是采编台的稿库文件"
            raise FileError(path, reason, kept="没有改动", advice="请换一个备份")
        check_rows(path, connection.execute(OBJECTS), version)
        try:
            yield BackupReader(connection)
        except (ValueError, TypeError, LookupError) as error:
            raise FileError(
                path, "里的这篇稿件读不出来", kept="稿库没有改动", advice="请换一个备份"
            ) from error


def holds(backup: Backup, article: str) -> bool:
    """Whether an article is in a backup; one that cannot be read is held to have it."""
    try:
        with opened(backup.path) as reader:
            return reader.holds(article)
    except (NewsroomError, sqlite3.Error):
        return True


def differing(path: Path, backup: Backup) -> tuple[Line, ...]:
    """The articles of a backup that say something else in the library now, or are not there at
    all, latest first.

    Raises FileError.
    """
    with snapshots.reading(Path(path).resolve()) as now, opened(backup.path) as then:
        rows = now.execute("SELECT uuid, head, binned IS NOT NULL FROM article")
        heads = [(row[0], row[1], bool(row[2])) for row in rows]
        lines = then.changed(heads)
        return tuple(line for line in lines if not _says_the_same(now, then, line))


def _says_the_same(now: sqlite3.Connection, then: BackupReader, line: Line) -> bool:
    row = now.execute(
        "SELECT r.content, a.binned FROM article a JOIN revision r ON r.uuid = a.head "
        "WHERE a.uuid = ?",
        (line.uuid,),
    ).fetchone()
    if row is None or bool(row["binned"]) is not line.binned:
        return False
    return from_json(Article, row["content"]) == then.article(line.uuid).article


def since(path: Path, times: Iterable[datetime.datetime]) -> dict[datetime.datetime, Since]:
    """What people did to a library since some moments; nothing where it cannot be read."""
    with suppress(NewsroomError, sqlite3.Error), snapshots.reading(Path(path).resolve()) as reader:
        rows = reader.execute("SELECT created, updated, binned FROM article").fetchall()
        created = sorted(row["created"] for row in rows)
        touched = sorted(max(row["created"], row["updated"]) for row in rows)
        binned = sorted(row["binned"] for row in rows if row["binned"])
        return {time: _since(created, touched, binned, utc_text(time)) for time in times}
    return {}


def _since(
    created: Sequence[str], touched: Sequence[str], binned: Sequence[str], time: str
) -> Since:
    """How many moments are later: an article that came later was touched later as well."""
    came = len(created) - bisect_right(created, time)
    changed = len(touched) - bisect_right(touched, time) - came
    return Since(changed, came, len(binned) - bisect_right(binned, time))


def _line(row: sqlite3.Row) -> Line:
    return Line(
        row["uuid"],
        row["title"],
        utc_time(row["updated"]),
        row["publication"],
        row["issue"],
        row["head"] or "",
        bool(row["binned"]),
    )


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
