"""Libraries that another program altered are not worked in; those of every release are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import Bar, LibraryError
from newsroom.job import Job
from newsroom.store.altered import OBJECTS, marks, of_schema
from newsroom.store.library import Library
from newsroom.store.schema import SCHEMA_VERSION
from newsroom.store.verification import verify

OLD = Path(__file__).resolve().parents[1] / "old_files"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "a.newsroom"
    Library.create(path).close()
    return path.read_bytes()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_every_release_has_its_marks(version: int) -> None:
    uri = f"{(OLD / f'schema-{version}.newsroom').as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        assert set(marks(connection.execute(OBJECTS))) == of_schema(version).keys()


def test_new_libraries_have_the_marks_of_their_schema(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.newsroom"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        assert set(marks(connection.execute(OBJECTS))) == of_schema(SCHEMA_VERSION).keys()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM article; END",
            "触发器“evil”",
        ),
        ("CREATE VIEW evil AS SELECT * FROM article", "视图“evil”"),
        ("CREATE INDEX evil ON article (length(zeroblob(900000000)))", "索引“evil”"),
        ("DROP TABLE excuse", "少了采编台的表"),
        ("ALTER TABLE remark ADD COLUMN evil TEXT", "表“remark”"),
    ],
)
def test_altered_libraries_are_told_and_left(
    sound: bytes, tmp_path: Path, statement: str, told: str
) -> None:
    path = tmp_path / "a.newsroom"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=told) as caught:
        Library.open(path)
    assert caught.value.bar is Bar.DAMAGED
    assert "抢救" in caught.value.advice
    if not statement.startswith("DROP"):  # then verifying tells what was done behind its back
        with pytest.raises(LibraryError, match=told):
            verify(path, Job())
    assert path.read_bytes() == before


def test_what_other_tools_leave_of_their_own_does_no_harm(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.newsroom"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
    with Library.open(path) as library:
        assert library.integrity() == ()


def test_a_torn_text_is_told_as_damage(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.newsroom"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE publication SET source = CAST(x'ff2061ff' AS TEXT)")
        connection.commit()
    with Library.open(path) as library, pytest.raises(LibraryError, match="损坏") as caught:
        library.publications.all()
    assert caught.value.bar is Bar.DAMAGED


def test_a_torn_table_is_told_as_damage(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.newsroom"
    path.write_bytes(sound.replace(b"NOT NULL", b"NOT \xd2ULL", 1))
    with pytest.raises(LibraryError, match="损坏") as caught:
        Library.open(path)
    assert caught.value.bar is Bar.DAMAGED
