from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.model.article import Article
from newsroom.store.database import Database
from newsroom.store.library import Library
from tests.disk import full_after


def titles(library: Library) -> list[str]:
    return [line.title for line in library.articles.summaries()]


def take(library: Library, title: str, body: str = "") -> None:
    library.articles.add(
        Article(headline=title, body=body),
        publication=library.publications.default(),
        person="",
        reason="",
    )


def test_a_block_is_all_or_nothing(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.transaction():
        take(library, "甲")
        raise ZeroDivisionError
    assert titles(library) == []
    with library.transaction():
        take(library, "乙")
    assert titles(library) == ["乙"]


def test_an_inner_block_can_fail_alone(library: Library) -> None:
    with library.transaction():
        take(library, "甲")
        with pytest.raises(ZeroDivisionError), library.transaction():
            take(library, "乙")
            with library.transaction():
                take(library, "丙")
            raise ZeroDivisionError
        take(library, "丁")
    assert titles(library) == ["丁", "甲"]


def test_an_outer_failure_takes_inner_blocks_back(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.transaction():
        with library.transaction():
            take(library, "甲")
        raise ZeroDivisionError
    assert titles(library) == []


def test_a_full_disk_is_explained_and_loses_nothing(library: Library) -> None:
    take(library, "先前的")
    pages = library._database.value("PRAGMA page_count")
    library._database.execute(f"PRAGMA max_page_count = {pages}")
    with (
        pytest.raises(FileError, match="所在的磁盘已满。上一次保存的内容都还在"),
        library.transaction(),
        library.transaction(),
    ):
        take(library, "写不下的", "长" * 500_000)
    assert titles(library) == ["先前的"]
    library._database.execute("PRAGMA max_page_count = 1000000")
    take(library, "腾出空间以后", "长" * 500_000)
    assert titles(library) == ["腾出空间以后", "先前的"]
    assert library.integrity() == ()


def test_a_disk_that_refuses_writes_is_explained(library: Library) -> None:
    take(library, "先前的")
    with full_after(1_000_000), pytest.raises(FileError, match="磁盘"):
        take(library, "写不下的", "长" * 1_000_000)
    assert titles(library) == ["先前的"]


def test_another_programs_lock_is_explained(library: Library) -> None:
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    library._database.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(FileError, match="正被别的程序占用"):
        take(library, "甲")
    other.execute("ROLLBACK")
    other.close()
    take(library, "甲")
    assert titles(library) == ["甲"]


def test_bugs_are_not_explained_away(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        library._database.rows("SELECT * FROM nowhere")


def test_the_file_is_kept_as_promised(library: Library) -> None:
    pragmas = {
        name: library._database.value(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
    tables = library._database.rows("PRAGMA table_list")
    loose = [
        row["name"]
        for row in tables
        if row["type"] == "table" and not row["strict"] and row["schema"] == "main"
    ]
    assert [name for name in loose if not name.startswith("sqlite_")] == []


def test_what_is_deleted_cannot_be_read_from_the_file(place: Path) -> None:
    with Library.open(place) as library:
        take(library, "甲")
        library.settings.set("person", "不应留下的名字")
        library.settings.set("person", "x")
        database: Database = library._database
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "不应留下的名字".encode() not in place.read_bytes()
