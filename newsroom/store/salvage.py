"""Salvaging a damaged library: all that can still be read of it goes into a new one.

Nothing is written to the damaged file. Its pages are read one by one (`store.salvaging`), so that
one that is torn costs its own rows and no others; rows that are lost are made anew from what else
tells of them, and what refers to nothing is cleared, so that the new library is sound.
"""

from __future__ import annotations

import glob
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.errors import Bar, FileError, LibraryError, why
from newsroom.job import Job
from newsroom.store import places
from newsroom.store.database import Database, explaining
from newsroom.store.library import media_folder
from newsroom.store.lock import WriterLock
from newsroom.store.media import Media
from newsroom.store.parts import Parts
from newsroom.store.salvaging import derived, filling, relations, vetting
from newsroom.store.salvaging.filling import Filled, Filling
from newsroom.store.salvaging.image import Image
from newsroom.store.salvaging.originals import Carried, Measure, carry, record_again
from newsroom.store.salvaging.pieces import FORMER, MADE_BY, Mended, Pieces
from newsroom.store.salvaging.shapes import shapes
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION
from newsroom.store.shelf import flush
from newsroom.store.stamps import Stamps, utc_now

_ANYTHING = tuple(f"SELECT 1 FROM {table}" for table in ("article", "revision", "publication"))  # noqa: S608
_NOT_COUNTED = frozenset({"roll", "likeness", "page_fit", "alias"})  # made anew by the program
_KEPT = "损坏的文件没有改动"
WORDS = {
    "article": "稿件",
    "revision": "稿件的版本",
    "draft": "没存为版本的改动",
    "publication": "报刊",
    "issue": "期",
    "page": "版",
    "placement": "版位",
    "credit": "署名",
    "contributor": "作者档案",
    "picture": "图片记录",
    "article_picture": "稿件里的图片位",
    "event": "操作记录",
    "review": "审签",
    "signoff": "版面签字",
    "release": "整期签发",
    "remark": "批注",
    "correction": "改样记录",
    "booked_error": "差错登记",
    "setting": "设置",
}
"""What the newsroom calls the tables that it knows of."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What salvaging brought. articles: how many there are now; restored: titles of those that were
    made anew from an older version or a draft; doubtful: titles of those whose texts did not agree
    with each other and should be read; lost: titles of those of which nothing could be read.
    saved, missing: rows by kind. pages, broken: of the file. pictures: originals carried over;
    pictures_missing, pictures_altered: their names; strange: files without a record that stayed
    behind. invented: publications and issues put in place for lost ones.
    """

    source: Path
    target: Path
    articles: int = 0
    restored: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    saved: tuple[tuple[str, int], ...] = ()
    missing: tuple[tuple[str, int], ...] = ()
    pages: int = 0
    broken: int = 0
    pictures: int = 0
    pictures_missing: tuple[str, ...] = ()
    pictures_altered: tuple[str, ...] = ()
    strange: int = 0
    invented: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was lost."""
        gone = (self.lost, self.missing, self.pictures_missing, self.pictures_altered)
        return not any(gone) and not self.invented


@dataclass(slots=True)
class _Work:
    """What is known while a library is salvaged."""

    source: Path
    target: Path
    measure: Measure | None
    job: Job
    filled: Filled = field(default_factory=Filled)
    mended: Mended = field(default_factory=Mended)
    carried: Carried = field(default_factory=Carried)
    gone: dict[str, int] = field(default_factory=dict)
    invented: int = 0
    pages: int = 0

    def lose(self, table: str, count: int) -> None:
        """Count rows that went."""
        if count:
            self.gone[table] = self.gone.get(table, 0) + count


def salvage(path: Path, target: Path, job: Job, measure: Measure | None = None) -> Salvaged:
    """Bring what can be read of a damaged library into a new one at `target`.

    measure: tells the size of a picture whose record is lost. Made aside and renamed when complete;
    the damaged file and its pictures stay as they are. Raises FileError, also where it is open in a
    program or holds nothing of a library, and CancelledError; nothing is left behind then.
    """
    path, target = Path(path).resolve(), Path(target).resolve()
    places.check_new(target)
    if not path.is_file():
        raise LibraryError(path, "不存在", Bar.MISSING, advice="请核对文件的位置")
    for left in target.parent.glob(f"{glob.escape(target.name)}.*.part"):
        left.unlink(missing_ok=True)  # by one that was ended
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    media = media_folder(target)
    ours = not media.exists()
    try:
        with _alone(path):
            work = _Work(path, target, measure, job)
            told = _salvaged(work, part, media)
            part.rename(target)
    except BaseException as error:
        if ours:
            shutil.rmtree(media, ignore_errors=True)
        if isinstance(error, OSError):
            raise FileError(
                path, f"抢救没有做成（{why(error)}）", kept=_KEPT, advice="请换一个有空余的磁盘再试"
            ) from error
        raise
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)
    return told


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Nobody writes to the file meanwhile. A folder that cannot be written holds no writer."""
    try:
        lock = WriterLock(path, utc_now())
    except LibraryError as error:
        if error.bar is Bar.HELD:
            raise
        yield
        return
    try:
        yield
    finally:
        lock.release(sound=not lock.crashed)


def _salvaged(work: _Work, part: Path, media: Path) -> Salvaged:
    part.unlink(missing_ok=True)
    database = Database(part, shown=work.target)
    try:
        for pragma in ("foreign_keys = OFF", "journal_mode = MEMORY", "synchronous = OFF"):
            database.execute(f"PRAGMA {pragma}")
        with explaining(work.target):
            with Image(work.source, work.job) as image:
                _fill(database, image, work)
            _mend(database, work, media)
            told = _told(database, work)
    finally:
        database.close()
    flush(part)
    return told


def _fill(database: Database, image: Image, work: _Work) -> None:
    """Make an empty library of the damaged one's schema, fill it and bring it up to date."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        model.row_factory = sqlite3.Row
        _migrate(model, SCHEMA_VERSION)
        known = filling.roots(image, shapes(model), work.job)
    version = filling.migrated(image, known, work.job) or image.version
    if version > SCHEMA_VERSION and image.application == APPLICATION_ID and "article" in known:
        raise LibraryError(
            work.source, "由更新的采编台保存", Bar.NEWER, kept=_KEPT, advice="请升级采编台后再抢救"
        )
    _migrate(database.connection, version if 0 < version < SCHEMA_VERSION else SCHEMA_VERSION)
    tables = shapes(database.connection)
    triggers = _drop_triggers(database)
    database.execute("BEGIN")
    work.filled = Filling(database.connection, image, tables, known, work.job).run()
    work.pages = image.count
    if not any(map(database.value, _ANYTHING)):
        raise FileError(work.source, "里面没有找到稿库的内容", kept=_KEPT, advice="请从备份恢复")
    work.lose("setting", vetting.vet(database.connection, "setting", ("key",)))
    database.execute("COMMIT")
    _create_triggers(database, triggers)
    _migrate(database.connection, SCHEMA_VERSION)


def _mend(database: Database, work: _Work, media: Path) -> None:
    """Make the rows a sound library again, and carry its pictures over."""
    triggers = _drop_triggers(database)
    tables = shapes(database.connection)
    stamps = Stamps(database, utc_now)
    parts = Parts(database, stamps, media)
    database.execute("BEGIN")
    database.execute(FORMER)
    for table in vetting.VETS:
        keys = _keys(database, table)
        work.lose(table, vetting.vet(database.connection, table, keys))
    relations.bring_home(database)
    work.invented = relations.found_publications(database)
    source = Media(media_folder(work.source))
    record_again(database, source, work.measure, stamps.now_text())
    work.mended = Pieces(database, parts.articles, parts.history).mend(work.job)
    relations.bring_home(database)
    work.invented += relations.found_publications(database) + relations.found_issues(database)
    for table, count in relations.mend(database, tables.values()).items():
        work.lose(table, count)
    relations.know_names(database)
    derived.make_anew(database)
    database.execute("COMMIT")
    _create_triggers(database, triggers)
    database.execute("BEGIN")
    derived.settle_states(database)
    parts.events.append(str(parts.settings.get("person")) or MADE_BY, "抢救稿库")
    database.execute("COMMIT")
    media.mkdir(exist_ok=True)
    work.carried = carry(database, source, Media(media), work.job)


def _told(database: Database, work: _Work) -> Salvaged:
    saved, missing = [], []
    lost = _unfound(database)
    for table, words in WORDS.items():
        count = database.value(f'SELECT count(*) FROM "{table}"')  # noqa: S608
        saved.append((words, count))
    for table in {*lost, *work.gone, *work.filled.torn} - _NOT_COUNTED:
        known = max(lost.get(table, 0), work.gone.get(table, 0) + work.filled.torn.get(table, 0))
        if known and table != "article":
            missing.append((WORDS.get(table, "其他记录"), known))
    return Salvaged(
        source=work.source,
        target=work.target,
        articles=database.value("SELECT count(*) FROM article"),
        restored=tuple(work.mended.restored),
        doubtful=tuple(work.mended.doubtful),
        lost=tuple(work.mended.lost),
        saved=tuple(saved),
        missing=_summed(missing),
        pages=work.pages,
        broken=len(work.filled.pages.broken) + work.filled.unknown,
        pictures=work.carried.whole,
        pictures_missing=tuple(work.carried.missing),
        pictures_altered=tuple(work.carried.altered),
        strange=work.carried.strange,
        invented=work.invented,
    )


def _summed(counts: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for name, count in counts:
        sums[name] = sums.get(name, 0) + count
    order = [*WORDS.values(), "其他记录"]
    return tuple(sorted(sums.items(), key=lambda each: order.index(each[0])))


def _unfound(database: Database) -> dict[str, int]:
    """How many rows of each table its index names and are not there."""
    found: dict[str, int] = {}
    tables = shapes(database.connection)
    for row in database.rows("SELECT DISTINCT name FROM temp.expected"):
        table = row["name"]
        shape = tables.get(table)
        if shape is not None and shape.key:
            found[table] = database.value(
                f"SELECT count(*) FROM temp.expected WHERE name = ? AND id NOT IN "  # noqa: S608
                f'(SELECT "{shape.key}" FROM "{table}")',
                (table,),
            )
    return found


def _keys(database: Database, table: str) -> tuple[str, ...]:
    rows = database.rows(f'PRAGMA table_info("{table}")')
    return tuple(row["name"] for row in rows if row["pk"])


# The new file ------------------------------------------------------------------------------------


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring an empty or older file to a schema."""
    from sqlite_utils import Database as Tool  # noqa: PLC0415 - it loads pandas where installed

    from newsroom.store import migrations  # noqa: PLC0415

    after = str(version + 1) if version < SCHEMA_VERSION else None
    tool = Tool(connection, strict=True, execute_plugins=False)
    migrations.steps.apply(tool, stop_before=after)


def _drop_triggers(database: Database) -> list[str]:
    rows = database.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for row in rows:
        database.execute(f'DROP TRIGGER "{row["name"]}"')
    return [row["sql"] for row in rows]


def _create_triggers(database: Database, statements: list[str]) -> None:
    for sql in statements:
        database.execute(sql)
