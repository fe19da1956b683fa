"""彻底删除: what a piece has left in the library, its erasing, and wiping its last traces.

Erasing is one transaction. What it frees is overwritten afterwards: the indexes of words are put
together anew, the file is written anew, the write-ahead log is emptied, the pictures' files go. A
row among the settings stands for what of that is still to be done, so that a start after a crash
can go on with it.
"""

# ruff: noqa: S608 - nothing from outside stands in a statement

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from newsroom.errors import FileError, NotFoundError
from newsroom.job import Job
from newsroom.model.event import Event
from newsroom.model.exchange import PackageKind
from newsroom.model.purge import Purge, Stood
from newsroom.store import erasing
from newsroom.store.database import Database
from newsroom.store.media import Media
from newsroom.store.overwriting import overwrite
from newsroom.store.parts import UNWIPED
from newsroom.store.rows import from_json, from_row

VERB = "彻底删除"
_COUNTED = (
    ("revision", "article = :a", "个版本"),
    ("draft", "article = :a", "份没存成版本的草稿"),
    ("arrival", "article = :a", "份待合并的来稿"),
    ("review", "article = :a", "条审稿记录"),
    ("remark", "article = :a", "条批注"),
    ("correction", "article = :a", "条改样"),
    ("excuse", "article = :a", "处“不算错”的说明"),
    ("erratum", "notice = :a OR wrong = :a", "条更正关系"),
    ("teaser", "article = :a", "条导读"),
)
_INDEXES = ("gram", "likeness_mark")


class Purging:
    """The verbs on a library's own file. Belongs to the library's thread."""

    def __init__(self, database: Database, media: Path) -> None:
        self._database = database
        self._media = media

    def survey(self, article: str) -> Purge:
        """All that would go, and what else there is of a piece. Raises NotFoundError."""
        return survey(self._database, article)

    def erase(self, article: str) -> None:
        """Take a piece out of every table, and remember what is to be wiped. Raises NotFoundError.

        Part of a transaction; `wipe` is to follow.
        """
        if not erasing.holds(self._database, article):
            raise NotFoundError("稿库里没有这篇稿件")
        gone = (*self._pending(), *erasing.erase(self._database, article))
        self._note(gone)

    def wipe(self, job: Job | None = None) -> bool:
        """Overwrite what erasing left, and take the pictures' files away; whether all of it could
        be done: a picture that is open elsewhere or another reader of the file may hinder it.

        Raises FileError, CancelledError; what is left can be done later.
        """
        job = job or Job()
        known = erasing.known_tables(self._database)
        left = [one for one in self._pending() if not self._file_gone(one)]
        job.stop_with(self._database.connection.interrupt)
        try:
            rewrite(self._database, known, job)
        finally:
            job.stop_with(None)
        if left:
            self._note(left)
            return False
        self._database.execute("DELETE FROM setting WHERE key = ?", (UNWIPED,))
        if not _emptied(self._database):
            self._note(())
            return False
        return True

    def _file_gone(self, picture: str) -> bool:
        """Take a picture's files away, where it was not taken in anew meanwhile."""
        known = self._database.value("SELECT 1 FROM picture WHERE sha256 = ?", (picture,))
        return known is not None or remove_files(self._media, picture)

    def purged(self, articles: Iterable[str]) -> dict[str, Event]:
        """Those of some articles that were deleted for good here, each with the log's word."""
        wanted = set(articles)
        rows = self._database.rows(
            "SELECT * FROM event WHERE substr(verb, 1, ?) = ? ORDER BY clock", (len(VERB), VERB)
        )
        events = [from_row(Event, row) for row in rows]
        return {event.ids[0]: event for event in events if event.ids and event.ids[0] in wanted}

    def _pending(self) -> tuple[str, ...]:
        text = self._database.value("SELECT value FROM setting WHERE key = ?", (UNWIPED,))
        return () if text is None else from_json(tuple[str, ...], text)

    def _note(self, pictures: Iterable[str]) -> None:
        value = json.dumps(sorted(set(pictures)))
        self._database.put("setting", "key", {"key": UNWIPED, "value": value})


def survey(database: Database, article: str) -> Purge:
    """As `Purging.survey`, of any file of a library. Raises NotFoundError."""
    if not erasing.holds(database, article):
        raise NotFoundError("稿库里没有这篇稿件")
    known = erasing.known_tables(database)
    texts = erasing.versions(database, article)
    names = erasing.titles(texts)
    only, shared = erasing.pictures(database, article)
    shots = erasing.shots(database, article, names)
    counts = [
        (words, database.value(f"SELECT count(*) FROM {table} WHERE {where}", {"a": article}))
        for table, where, words in _COUNTED
        if table in known
    ]
    counts += [("张只有它用的图片", len(only)), ("次大样的底样", len(shots))]
    return Purge(
        article=article,
        title=database.value("SELECT title FROM article WHERE uuid = ?", (article,)),
        titles=names,
        stood=_stood(database, article, known),
        pictures=only,
        shared=shared,
        shots=shots,
        counts=tuple((words, count) for words, count in counts if count),
        sent=_sent(database, article, known),
        stays=_stays(database, article, known),
    )


def rewrite(database: Database, known: Iterable[str], job: Job) -> None:
    """Write a file anew, without anything that was deleted from it. Raises FileError, and
    CancelledError after a cancel or an interruption that followed it.
    """
    try:
        for number, index in enumerate(_INDEXES):
            job.report(0.1 + 0.2 * number, "正在重整检索索引")
            if index in known:
                database.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        job.report(0.5, "正在重写稿库文件，把删掉的内容抹净")
        database.execute("VACUUM")
    except sqlite3.OperationalError as error:
        job.check()
        raise FileError(
            database.path,
            "里删掉的内容还没有抹净",
            kept="稿件已经删去，别的稿件都在",
            advice="请关掉别的窗口，下次打开稿库时会接着抹",
        ) from error


def remove_files(media: Path, picture: str) -> bool:
    """Overwrite and delete a picture's original and all renditions; whether none is left."""
    original = Media(media).file(picture)
    found = [*Media(media).renditions.glob(f"*/*{picture}-*"), *([original] if original else [])]
    left = [file for file in found if not _removed(file)]
    return not left


def _removed(file: Path) -> bool:
    with suppress(OSError):  # it cannot be written to; deleting may still go
        overwrite(file)
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _emptied(database: Database) -> bool:
    """Fold the write-ahead log into the file and cut it to nothing; False while others read."""
    waits = database.value("PRAGMA busy_timeout")
    database.execute("PRAGMA busy_timeout = 50")  # whoever reads may read for long
    try:
        row = database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.execute(f"PRAGMA busy_timeout = {waits}")
    return row is not None and row[0] == 0


def _stood(database: Database, article: str, known: frozenset[str]) -> tuple[Stood, ...]:
    if "standing" not in known:
        return ()
    from newsroom.model.issue import Issue  # noqa: PLC0415 - with its numbering
    from newsroom.model.page import chinese_number  # noqa: PLC0415

    found: dict[tuple[str, str], Stood] = {}
    sql = (
        "SELECT s.page AS home, s.number AS place, s.state, i.* FROM standing s "
        "JOIN issue i ON i.uuid = s.issue WHERE s.article = ? ORDER BY i.date, s.number"
    )
    for row in database.rows(sql, (article,)):
        number = f" {chinese_number(row['place'])}版" if row["place"] else ""
        label = from_row(Issue, row).label + number
        key = (row["uuid"], row["home"] or "")
        found[key] = Stood(page=key[1], issue=key[0], label=label, state=row["state"])
    return tuple(found.values())


def _sent(database: Database, article: str, known: frozenset[str]) -> tuple[str, ...]:
    """The packages that a piece went out with or came in."""
    if "parcel_article" not in known:
        return ()
    rows = database.rows(
        "SELECT p.kind, p.way, p.person, p.time FROM parcel p JOIN parcel_article a "
        "ON a.parcel = p.uuid WHERE a.article = ? ORDER BY p.time",
        (article,),
    )
    return tuple(
        f"{row['time'][:10]} {PackageKind(row['kind']).text}，"
        f"{'给' if row['way'] == 'out' else '来自'}{row['person'] or '（未署名）'}"
        for row in rows
    )


def _stays(database: Database, article: str, known: frozenset[str]) -> tuple[str, ...]:
    """What speaks of the piece and does not go with it."""
    found = []
    if "erratum" in known:
        sql = (
            "SELECT b.title FROM erratum e JOIN article b ON b.uuid = "
            "CASE WHEN e.notice = :a THEN e.wrong ELSE e.notice END "
            "WHERE e.notice = :a OR e.wrong = :a"
        )
        rows = database.rows(sql, {"a": article})
        found += [f"与它互相注明的《{row['title']}》是另一篇，不会一起删" for row in rows]
    if "paper" in known and "delivery" in known:
        photos = database.value(_PHOTOS, {"a": article})
        if photos:
            found.append(f"签字大样的照片 {photos} 张上可能看得见这一篇，照片不会改动")
    sql = "SELECT count(DISTINCT name) FROM credit WHERE article = ?"
    if database.value(sql, (article,)):
        found.append("作者档案里的姓名、已结的稿费总数不会改动")
    return tuple(found)


_PHOTOS = """
    SELECT count(DISTINCT p.photo) FROM paper p JOIN signoff s ON s.uuid = p.signature
    WHERE p.photo IS NOT NULL AND s.page IN (SELECT page FROM placement WHERE article = :a)
"""
