"""Files that say they are libraries: foreign, altered by hand, or made to harm who opens them."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from newsroom.store.library import Library
from newsroom.store.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.fuzz.corpus import hostile
from tests.fuzz.doors import Door

MB = 2**20
Connection = sqlite3.Connection


@cache
def _sound() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.newsroom"
        Library.create(path).close()
        return path.read_bytes()


def altered(
    name: str, told: str = ""
) -> Callable[[Callable[[Connection], object]], Callable[[Connection], object]]:
    """A sound library to which something was done by another program."""

    def keep(alter: Callable[[Connection], object]) -> Callable[[Connection], object]:
        def make(path: Path) -> None:
            path.write_bytes(_sound())
            with closing(sqlite3.connect(path)) as connection:
                alter(connection)
                connection.commit()

        hostile(f"library/{name}", "a.newsroom", Door.LIBRARY, told)(make)
        hostile(f"salvage/{name}", "a.newsroom", Door.SALVAGE)(make)
        return alter

    return keep


@altered("trigger", "refused")
def _trigger(connection: Connection) -> None:
    connection.execute(
        "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM article; "
        "UPDATE setting SET value = 'x'; END"
    )


@altered("trigger-on-drafts", "refused")
def _drafts(connection: Connection) -> None:
    connection.execute("CREATE TRIGGER evil BEFORE INSERT ON draft BEGIN SELECT RAISE(IGNORE); END")


@altered("view-instead-of-table", "refused")
def _view(connection: Connection) -> None:
    connection.execute("PRAGMA legacy_alter_table = ON")
    connection.execute("ALTER TABLE setting RENAME TO hidden")
    connection.execute(
        "CREATE VIEW setting AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS key, x AS value FROM n"
    )


@altered("virtual-table", "refused")
def _virtual(connection: Connection) -> None:
    connection.execute("CREATE VIRTUAL TABLE evil USING fts5(x, content='article')")


@altered("table-gone", "refused")
def _gone(connection: Connection) -> None:
    connection.execute("DROP TABLE excuse")


@altered("column-gone", "refused")
def _column(connection: Connection) -> None:
    connection.execute("ALTER TABLE remark RENAME COLUMN uuid TO other")


@altered("guard-gone")
def _guard(connection: Connection) -> None:
    """The triggers that keep the event log append-only, taken away."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


@altered("check-that-computes", "refused")
def _check(connection: Connection) -> None:
    connection.execute("CREATE TABLE evil (x CHECK (length(randomblob(1000000000)) > 0))")


@altered("index-of-expressions", "refused")
def _index(connection: Connection) -> None:
    connection.execute("CREATE INDEX evil ON article (length(zeroblob(900000000)))")


@altered("schema-that-is-no-sql")
def _no_sql(connection: Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = 'x' WHERE name = 'article'")


@altered("huge-row")
def _huge(connection: Connection) -> None:
    connection.execute("INSERT INTO setting VALUES ('person', ?)", ("x" * (200 * MB),))


@altered("deep-json")
def _deep(connection: Connection) -> None:
    connection.execute("INSERT OR REPLACE INTO setting VALUES ('person', ?)", ("[" * 900_000,))


@altered("hostile-style")
def _style(connection: Connection) -> None:
    columns = [row[1] for row in connection.execute("PRAGMA table_info(publication)")]
    name = "style" if "style" in columns else "source"
    dotted = ".".join(["a"] * 300_000) + " = 1"
    connection.execute(f'UPDATE publication SET "{name}" = ?', (dotted,))


@altered("version-of-the-future", "升级")
def _future(connection: Connection) -> None:
    connection.execute("PRAGMA user_version = 2000000000")


@altered("version-below-nothing", "refused")
def _below(connection: Connection) -> None:
    connection.execute("PRAGMA user_version = -5")


@altered("version-of-the-past", "refused")
def _past(connection: Connection) -> None:
    """Says it is old, and is not: steps of migration meet what is there already."""
    connection.execute("PRAGMA user_version = 2")


@altered("not-ours", "不是采编台的稿库")
def _other(connection: Connection) -> None:
    connection.execute("PRAGMA application_id = 252006673")


@hostile("library/empty-of-our-kind", "a.newsroom", Door.LIBRARY, "refused")
def _empty(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("CREATE TABLE x (y)")


@hostile("salvage/pipe", "a.newsroom", Door.SALVAGE)
@hostile("library/pipe", "a.newsroom", Door.LIBRARY, "refused")
def _pipe(path: Path) -> None:
    os.mkfifo(path)


@hostile("library/device", "a.newsroom", Door.LIBRARY, "refused")
def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@hostile("salvage/pages-of-noise", "a.newsroom", Door.SALVAGE)
@hostile("library/pages-of-noise", "a.newsroom", Door.LIBRARY)
def _noise(path: Path) -> None:
    data = bytearray(_sound())
    for place in range(8192, len(data), 8192):
        data[place : place + 4096] = os.urandom(len(data[place : place + 4096]))
    path.write_bytes(data)


@hostile("salvage/another-log-beside-it", "a.newsroom", Door.SALVAGE)
@hostile("library/another-log-beside-it", "a.newsroom", Door.LIBRARY)
def _log(path: Path) -> None:
    path.write_bytes(_sound())
    Path(f"{path}-wal").write_bytes(b"\x37\x7f\x06\x82" + os.urandom(3 * MB))
    Path(f"{path}-shm").write_bytes(os.urandom(32_768))


@hostile("salvage/journal-of-another", "a.newsroom", Door.SALVAGE)
@hostile("library/journal-of-another", "a.newsroom", Door.LIBRARY)
def _journal(path: Path) -> None:
    path.write_bytes(_sound())
    Path(f"{path}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(90_000))


@hostile("library/media-is-a-link", "a.newsroom", Door.LIBRARY)
def _media(path: Path) -> None:
    path.write_bytes(_sound())
    path.with_suffix(".media").symlink_to("/")


@hostile("salvage/old-with-trigger", "a.newsroom", Door.SALVAGE)
@hostile("library/old-with-trigger", "a.newsroom", Door.LIBRARY, "refused")
def _old(path: Path) -> None:
    old = Path(__file__).parents[1] / "old_files" / "schema-3.newsroom"
    shutil.copyfile(old, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM article; END"
        )
        connection.commit()
