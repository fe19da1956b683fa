from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.store.library import Library
from newsroom.store.lock import WriterLock
from tests.disk import full_after

NOW = datetime.datetime(2026, 3, 7, 12, tzinfo=datetime.UTC)
HOLD = """
import sys
from pathlib import Path
from newsroom.store.library import Library
library = Library.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
library.close()
"""


def hold(place: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    return holder


def test_a_second_program_is_told_who_and_since_when(place: Path) -> None:
    with Library.open(place) as library:
        library.settings.set("person", "张三丰")
    with hold(place) as holder:
        since = r"从 \d+月\d+日 \d\d:\d\d 开始"
        told = f"“{place.name}”正由张三丰（电脑 .+，{since}）使用"
        with pytest.raises(FileError, match=told):
            Library.open(place)
        holder.communicate("\n")
    assert holder.returncode == 0
    with Library.open(place) as library:
        assert library.settings.get("person") == "张三丰"


def test_the_same_program_opens_a_library_once(place: Path, tmp_path: Path) -> None:
    link = tmp_path / "别名.newsroom"
    link.symlink_to(place)
    with Library.open(place):
        with pytest.raises(FileError, match=r"，从 .+ 开始）使用"):
            Library.open(place)
        with pytest.raises(FileError, match=r"，从 .+ 开始）使用"):
            Library.open(link)


def test_a_dead_program_holds_nothing(place: Path) -> None:
    with hold(place) as holder:
        holder.kill()
    lock = place.with_name(place.name + ".lock")
    assert lock.exists()
    with Library.open(place) as library:
        assert library.integrity() == ()
    assert not lock.exists()


def test_closing_clears_the_lock_away(place: Path) -> None:
    lock = place.with_name(place.name + ".lock")
    with Library.open(place):
        assert lock.exists()
    assert sorted(path.name for path in place.parent.iterdir()) == [place.name]


def test_a_lock_that_says_nothing_still_locks(place: Path) -> None:
    with Library.open(place):
        place.with_name(place.name + ".lock").write_text("{", "utf8")
        with pytest.raises(FileError, match="正由另一个程序使用"):
            Library.open(place)


def test_a_failed_opening_lets_go(place: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(FileError, match="已经损坏"):
        Library.open(place)
    place.write_bytes(whole)
    Library.open(place).close()


def test_a_disk_that_takes_no_word_more_is_explained(tmp_path: Path) -> None:
    place = tmp_path / "满.newsroom"
    with full_after(0), pytest.raises(FileError, match="不能写入") as told:
        WriterLock(place, NOW)
    assert "没有改动" in str(told.value)
    assert list(tmp_path.iterdir()) == []
    lock = WriterLock(place, NOW)  # nobody holds it
    assert not lock.crashed
    lock.release()


def test_a_lock_is_held_and_given_back_on_a_disk_that_takes_no_word_more(tmp_path: Path) -> None:
    place = tmp_path / "满.newsroom"
    lock = WriterLock(place, NOW)
    with full_after(0):
        lock.name_holder("田禾")
        with pytest.raises(FileError, match="使用"):
            WriterLock(place, NOW)
        lock.release()
    assert list(tmp_path.iterdir()) == []
