from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from newsroom.store.library import Library


@pytest.fixture
def logged(library: Library) -> Path:
    """A closed library with three events; tests may forge it with plain SQLite."""
    for verb in ("导入", "保存", "签发"):
        library.events.append("甲", verb, ["a", "b"], fingerprint="f" * 64)
    library.close()
    return library.path


def forge(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DROP TRIGGER event_kept")
        connection.execute("DROP TRIGGER event_fixed")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def found(path: Path) -> tuple[str, ...]:
    with Library.open(path) as library:
        return library.events.verify()


@pytest.fixture
def library(place: Path) -> Library:
    return Library.open(place)


def test_what_was_done_to_some_records(library: Library) -> None:
    for verb, ids in (("导入", ["a"]), ("保存", ["a", "b"]), ("签发", ["abc"]), ("撤下", [])):
        library.events.append("甲", verb, ids)
    first, saved = library.events.touching(["a", "没有"])
    assert (first.verb, saved.verb) == ("导入", "保存")
    assert library.events.touching(["b"]) == (saved,)
    assert library.events.touching(["a"], since=saved.time) == ()
    library.close()


def test_events_chain_and_come_newest_first(place: Path) -> None:
    with Library.open(place) as library:
        first = library.events.append("甲", "导入", ["a", "b"])
        second = library.events.append("乙", "签发", fingerprint="f" * 64)
        assert library.events.recent() == (second, first)
        assert library.events.recent(1) == (second,)
        assert (first.sequence, first.previous) == (1, "")
        assert (second.sequence, second.previous) == (2, first.hash)
        assert second.clock > first.clock
        assert (first.ids, second.fingerprint) == (("a", "b"), "f" * 64)
        assert library.events.verify() == ()


def test_the_clock_passes_every_row_of_the_library(place: Path) -> None:
    with Library.open(place) as library:
        library._database.execute(
            "INSERT INTO event VALUES ('other', 1, 41, '', '', '', '[]', '', '', '')"
        )
        assert library.events.append("甲", "导入").clock == 42


def test_a_rolled_back_act_leaves_no_event(place: Path) -> None:
    with Library.open(place) as library:
        with pytest.raises(ZeroDivisionError), library.transaction():
            library.events.append("甲", "导入")
            raise ZeroDivisionError
        assert library.events.recent() == ()
        assert library.events.append("甲", "导入").sequence == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET person = '别人'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
    ],
)
def test_events_are_never_changed_nor_deleted(logged: Path, statement: str) -> None:
    with Library.open(logged) as library:
        with pytest.raises(sqlite3.IntegrityError, match="events are never"):
            library._database.execute(statement)
        assert library.events.verify() == ()


def test_a_changed_event_is_found(logged: Path) -> None:
    forge(logged, "UPDATE event SET person = '别人' WHERE sequence = 2")
    (fault,) = found(logged)
    assert fault.startswith("操作记录第2条（")
    assert fault.endswith("被改动过")


def test_a_missing_event_is_found(logged: Path) -> None:
    forge(logged, "DELETE FROM event WHERE sequence = 2")
    assert found(logged) == ("操作记录第3条之前缺少记录",)


def test_a_forged_hash_breaks_the_chain(logged: Path) -> None:
    forge(logged, "UPDATE event SET hash = 'x' WHERE sequence = 2")
    faults = found(logged)
    assert faults[0].endswith("被改动过")
    assert faults[1] == "操作记录第3条与前一条接不上"


def test_each_desk_has_a_chain_of_its_own(logged: Path) -> None:
    forge(logged, "UPDATE setting SET value = '\"another\"' WHERE key = 'desk'")
    with Library.open(logged) as library:
        event = library.events.append("乙", "保存")
        assert (event.desk, event.sequence, event.previous) == ("another", 1, "")
        assert library.events.verify() == ()
