"""A copy of one moment, taken by reading alone."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from newsroom.store import still

LEAVE = """
import os, signal, sys
from pathlib import Path
from newsroom.job import Job
from newsroom.store import still
still.take(Path(sys.argv[1]), Job())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "views"


@pytest.fixture
def pairs(tmp_path: Path) -> Iterator[Path]:
    """A database whose two tables agree after each commit, in write-ahead mode and open."""
    path = tmp_path / "lib" / "对账.newsroom"
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("PRAGMA synchronous = OFF")
        writer.execute("PRAGMA wal_autocheckpoint = 40")
        writer.executescript("CREATE TABLE a (n, t); CREATE TABLE b (n, t);")
        agree(writer, 0)
        yield path


def agree(writer: sqlite3.Connection, number: int) -> None:
    writer.execute("BEGIN")
    for table in "ab":
        writer.execute(f"DELETE FROM {table}")
        rows = [(number, "字" * 400)] * 60
        writer.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
    writer.execute("COMMIT")


def seen(file: Path) -> set[tuple[str, int, int]]:
    with closing(sqlite3.connect(file)) as reader:
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        sql = "SELECT '', n, count(*) FROM {} GROUP BY n"
        return {row for table in "ab" for row in reader.execute(sql.format(table))}


def beside(path: Path) -> dict[str, tuple[int, int]]:
    facts = {one.name: one.stat() for one in path.parent.iterdir()}
    return {name: (one.st_size, one.st_mtime_ns) for name, one in facts.items()}


def test_what_stands_in_the_log_alone_is_copied_too_and_nothing_is_touched(pairs: Path) -> None:
    before = beside(pairs)
    copied = still.take(pairs, Job())
    assert beside(pairs) == before
    assert seen(copied.file) == {("", 0, 60)}
    assert copied.file != pairs and still.mark(pairs) == copied.mark
    copied.release()
    assert not copied.file.parent.exists()


def test_a_copy_is_of_one_moment_while_another_program_writes(pairs: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(pairs, isolation_level=None)) as writer:
            writer.execute("PRAGMA synchronous = OFF")
            writer.execute("PRAGMA wal_autocheckpoint = 40")
            number = 1
            while not ended.is_set():
                agree(writer, number)
                number += 1
                if number % 3 == 0:
                    ended.wait(0.02)  # a hand rests at times; copying waits for that

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for _ in range(6):
            try:
                copied = still.take(pairs, Job())
            except FileError:
                continue  # written all the time: said so, rather than half a copy given
            found = seen(copied.file)
            copied.release()
            assert len(found) == 1, found
            assert {count for _, _, count in found} == {60}
    finally:
        ended.set()
        writing.join()
    copied = still.take(pairs, Job())
    assert len(seen(copied.file)) == 1
    copied.release()


def test_what_is_written_later_is_noticed(pairs: Path) -> None:
    copied = still.take(pairs, Job())
    with closing(sqlite3.connect(pairs, isolation_level=None)) as writer:
        agree(writer, 9)
    assert still.mark(pairs) != copied.mark
    assert seen(copied.file) == {("", 0, 60)}
    copied.release()


def test_a_disk_without_room_is_told(pairs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(pairs)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=10))
    with pytest.raises(FileError, match="本机磁盘空间不足"):
        still.take(pairs, Job())


def test_a_stopped_copy_leaves_nothing(pairs: Path, home: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        still.take(pairs, job)
    assert list(home.iterdir()) == []


def test_what_is_gone_is_told(pairs: Path, home: Path) -> None:
    with pytest.raises(FileError, match="抄不出来（文件或文件夹不存在）"):
        still.take(pairs.with_name("没有.newsroom"), Job())
    assert list(home.iterdir()) == []


def test_a_dead_programs_copy_is_cleared_away_and_a_living_ones_stays(
    pairs: Path, home: Path
) -> None:
    mine = still.take(pairs, Job())
    ended = subprocess.run([sys.executable, "-c", LEAVE, str(pairs)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert len(list(home.iterdir())) == 2
    still.sweep()
    assert list(home.iterdir()) == [mine.file.parent]
    mine.release()
