"""Backing up: made while others write, opened and checked, with every picture once."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError, RefusedError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.backup import Backup, Keeping, Reason
from newsroom.store import backups, picture_store, snapshots
from newsroom.store.backups import Wish, back_up, check, newest_sound
from newsroom.store.library import Library
from newsroom.store.shelf import Shelf, account, away, beside
from tests.disk import full_after

DAY = datetime.datetime(2026, 3, 5, 2, tzinfo=datetime.UTC)
BY_HAND = Wish(Reason.HAND)


def at(hour: float, reason: Reason = Reason.HOURLY, *, always: bool = True) -> Wish:
    return Wish(reason, always=always, now=lambda: DAY + datetime.timedelta(hours=hour))


def take_in(library: Library, tmp_path: Path, content: bytes) -> str:
    original = tmp_path / f"{len(content)}.jpg"
    original.write_bytes(content)
    return library.pictures.add(original, width=3, height=2).sha256


def test_a_backup_is_opened_checked_and_told_of(
    library: Library, add: Callable[..., Article], tmp_path: Path
) -> None:
    add(Article(headline="秋收"))
    sha256 = take_in(library, tmp_path, b"jpeg")
    made = back_up(library.path, at(0, Reason.START))
    assert made.sound and made.reason is Reason.START and made.time == DAY
    assert (made.articles, made.issues, made.pictures, made.absent) == (1, 0, 1, 0)
    assert made.size == made.path.stat().st_size
    assert made.sha256 == snapshots.digest(made.path)
    assert beside(library.path).pictures.file(sha256) is not None
    assert backups.backups(library.path) == (made,)
    assert newest_sound(library.path) == made
    assert {one.name for one in made.path.parent.iterdir()} == {
        made.path.name,
        account(made.path).name,
        "pictures",
    }


def test_a_backup_is_a_library(library: Library, add: Callable[..., Article], place: Path) -> None:
    article = add(Article(headline="秋收"))
    made = back_up(place, BY_HAND)
    with Library.open(made.path) as copy:
        assert copy.articles.get(article.uuid) == article
        assert copy.integrity() == ()


def test_nothing_changed_and_no_other_is_made(
    library: Library, add: Callable[..., Article]
) -> None:
    first = back_up(library.path, at(0))
    assert back_up(library.path, at(1, always=False)) == first
    assert back_up(library.path, at(2)).time > first.time
    add(Article(headline="冬种"))
    assert back_up(library.path, at(3, always=False)).articles == 1


def test_writing_goes_on_while_a_copy_is_made(
    library: Library, add: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "_PAGES", 1)
    steps: list[float] = []

    def write(fraction: float, _text: str) -> None:
        if len(steps) < 40:
            add(Article(headline=f"第{len(steps)}篇"))
        steps.append(fraction)

    made = back_up(library.path, BY_HAND, Job(write))
    assert made.sound and made.articles == 0
    assert len(library.articles.summaries()) == 40
    copying = [step for step in steps if step < 0.5]
    assert copying == sorted(copying)  # never begun anew


def test_pictures_lie_there_once(library: Library, tmp_path: Path) -> None:
    first = take_in(library, tmp_path, b"one")
    back_up(library.path, at(0))
    second = take_in(library, tmp_path, b"three")
    made = back_up(library.path, at(1))
    folder = made.path.parent / "pictures"
    assert {file.stem for file in folder.glob("??/??/*")} == {first, second}
    assert made.pictures == 2


def test_originals_that_are_gone_are_counted_not_fatal(library: Library, tmp_path: Path) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    original = library.pictures.file(sha256)
    assert original is not None
    original.unlink()
    made = back_up(library.path, BY_HAND)
    assert made.sound and made.absent == 1


def test_an_altered_original_does_not_pass_for_the_true_one(
    library: Library, tmp_path: Path
) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    original = library.pictures.file(sha256)
    assert original is not None
    original.write_bytes(b"other")
    assert back_up(library.path, BY_HAND).absent == 1


def test_a_spoilt_copy_is_made_anew(library: Library, tmp_path: Path) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    back_up(library.path, at(0))
    stored = beside(library.path).pictures.file(sha256)
    assert stored is not None
    stored.write_bytes(b"rotten")
    assert back_up(library.path, at(1)).absent == 0
    assert stored.read_bytes() == b"jpeg"


def test_a_spoilt_copy_stays_where_there_is_no_other(library: Library, tmp_path: Path) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    back_up(library.path, at(0))
    stored, original = beside(library.path).pictures.file(sha256), library.pictures.file(sha256)
    assert stored is not None and original is not None
    stored.write_bytes(b"jpeg with a stripe")
    original.unlink()
    assert back_up(library.path, at(1)).absent == 1
    assert stored.read_bytes() == b"jpeg with a stripe"


def test_checking_finds_what_has_rotted(library: Library, tmp_path: Path) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    made = back_up(library.path, BY_HAND)
    stored = beside(library.path).pictures.file(sha256)
    assert stored is not None
    stored.write_bytes(b"rotten")
    assert check(made).absent == 1
    with made.path.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 9000)
    found = check(made)
    assert not found.sound and found.faults[0].startswith("文件损坏")
    assert newest_sound(library.path) is None


def test_a_damaged_library_gives_no_backup(library: Library) -> None:
    sound = back_up(library.path, at(0))
    library.close()
    with library.path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    with pytest.raises(FileError, match=r"已经损坏.*以前的备份都还在"):
        back_up(library.path, at(1))
    assert backups.backups(library.path) == (sound,)


def test_a_file_without_account_is_shown_as_unknown(library: Library) -> None:
    made = back_up(library.path, at(0))
    account(made.path).unlink()
    (shown,) = backups.backups(library.path)
    assert shown.reason is Reason.UNKNOWN and not shown.sound and shown.time == made.time
    checked = check(shown)
    assert checked.sound and checked.articles == made.articles


@pytest.mark.parametrize("text", ["", "[1]", '{"time": 3}', '{"time": "2026-03-05T02:00:00"}'])
def test_a_spoilt_account_is_none(library: Library, text: str) -> None:
    made = back_up(library.path, at(0))
    account(made.path).write_text(text, "utf8")
    (shown,) = backups.backups(library.path)
    assert shown.reason is Reason.UNKNOWN and shown.time == made.time


def test_two_in_one_second_have_two_names(library: Library) -> None:
    assert back_up(library.path, at(0)).path != back_up(library.path, at(0)).path


def test_one_at_a_time(library: Library) -> None:
    with beside(library.path).held(), pytest.raises(RefusedError, match="另一次备份"):
        back_up(library.path, BY_HAND)


def test_what_a_killed_backup_left_is_cleared_away(library: Library) -> None:
    shelf = beside(library.path)
    (shelf.folder / "pictures").mkdir(parents=True)
    left = [
        shelf.folder / "稿库-20260101T000000Z-每小时.newsroom.part",
        shelf.folder / "稿库-20260101T000000Z-每小时.newsroom.part-journal",
        shelf.folder / "pictures" / ".incoming-x",
    ]
    for path in left:
        path.write_bytes(b"half")
    back_up(library.path, BY_HAND)
    assert not any(path.exists() for path in left)


def test_a_cancelled_backup_leaves_nothing(library: Library) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        back_up(library.path, BY_HAND, job)
    assert list(beside(library.path).folder.iterdir()) == []


def test_a_full_disk_leaves_the_old_ones(library: Library, tmp_path: Path) -> None:
    first = back_up(library.path, at(0))
    with full_after(20_000), pytest.raises(FileError, match=r"没有改动|没有变化|都还在"):
        back_up(library.path, at(1))
    assert backups.backups(library.path) == (first,)
    assert not list(first.path.parent.glob("*.part*"))


def test_room_is_looked_at_before(library: Library) -> None:
    with pytest.raises(FileError, match=r"磁盘空间不够备份，还差约 \d+ MB"):
        backups.check_room(library.path.parent, 2**61)


def test_a_folder_that_cannot_be_made_is_told(place: Path) -> None:
    place.with_suffix(".backups").write_text("in the way", "utf8")
    with pytest.raises(FileError, match="写不进备份"):
        back_up(place, BY_HAND)
    assert backups.backups(place) == ()


def test_a_closed_library_is_backed_up_and_nothing_left_beside_it(place: Path) -> None:
    back_up(place, BY_HAND)
    assert {one.name for one in place.parent.iterdir()} == {place.name, "稿库.backups"}


def test_thinning_takes_accounts_along(library: Library) -> None:
    made = [back_up(library.path, at(-24 * day)) for day in (3, 2, 1, 0)]
    gone = backups.thin(beside(library.path), Keeping(2, 0))
    assert gone == (made[0], made[1])
    assert backups.backups(library.path) == (made[3], made[2])
    assert not account(made[0].path).exists()


def test_what_cannot_be_thinned_out_hinders_nothing(library: Library) -> None:
    made = [back_up(library.path, at(-24 * day)) for day in (3, 2, 1, 0)]
    made[0].path.with_name(made[0].path.name + "-wal").mkdir()
    assert backups.thin(beside(library.path), Keeping(2, 0)) == (made[1],)


def test_a_backup_that_is_removed_takes_its_pictures_along(
    library: Library, tmp_path: Path
) -> None:
    kept = take_in(library, tmp_path, b"one")
    first = back_up(library.path, at(0))
    gone = take_in(library, tmp_path, b"three")
    second = back_up(library.path, at(1))
    backups.remove(second)
    store = beside(library.path).pictures
    assert store.file(kept) is not None and store.file(gone) is None
    assert backups.backups(library.path) == (first,)


def test_a_second_place_holds_the_same(library: Library, tmp_path: Path) -> None:
    sha256 = take_in(library, tmp_path, b"jpeg")
    disk = tmp_path / "U盘"
    disk.mkdir()
    shelf = away(library.path, disk)
    made = back_up(library.path, at(0))
    there = backups.carry(made, shelf)
    assert there == replace(made, path=there.path, second=True)
    assert there.path.read_bytes() == made.path.read_bytes()
    assert shelf.pictures.file(sha256) is not None
    assert backups.carry(made, shelf) == there
    assert set(backups.backups(library.path, [disk])) == {made, there}
    assert check(there).sound


def test_libraries_of_one_name_have_folders_of_their_own(tmp_path: Path) -> None:
    disk = tmp_path / "U盘"
    assert (
        away(tmp_path / "甲" / "稿库", disk).folder != away(tmp_path / "乙" / "稿库", disk).folder
    )


def test_old_originals_are_looked_at_in_turn(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = [take_in(library, tmp_path, b"x" * size) for size in (10, 20, 30)]
    back_up(library.path, at(0))
    stored = [Path(beside(library.path).pictures.path(one)) for one in pictures]
    for year, file in enumerate(stored):
        os.utime(file, (year, year))
    monkeypatch.setattr(picture_store, "IN_TURN", 1)
    for hour in (1, 2, 3):
        back_up(library.path, at(hour))
        old = [file.stat().st_mtime < 10 for file in stored]
        assert old == [False] * hour + [True] * (3 - hour)


def test_a_library_of_any_age_is_backed_up(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "old_files"
    for number, source in enumerate(sorted(old.glob("schema-*.newsroom"))):
        path = tmp_path / f"{number}.newsroom"
        path.write_bytes(source.read_bytes())
        made = back_up(path, BY_HAND)
        assert made.sound and made.schema == number + 1


def test_a_marker_tells_drafts_apart(library: Library, add: Callable[..., Article]) -> None:
    from newsroom.model.revision import Draft  # noqa: PLC0415

    article = add(Article(headline="秋收"))
    base = library.history.head(article.uuid).uuid

    def state() -> str:
        with snapshots.reading(library.path) as connection:
            return snapshots.marker(connection)

    before = state()
    assert state() == before
    library.history.write_draft(Draft(article, base, "甲", DAY))
    assert state() != before


def test_a_backup_somebody_worked_in_is_read_with_its_log(
    library: Library, add: Callable[..., Article], place: Path
) -> None:
    made = back_up(place, BY_HAND)
    with closing(sqlite3.connect(made.path, isolation_level=None)) as worked:
        worked.execute("PRAGMA journal_mode = WAL")
        worked.execute("INSERT INTO setting VALUES ('x', '1')")
        with snapshots.still(made.path) as connection:
            sql = "SELECT value FROM setting WHERE key = 'x'"
            assert connection.execute(sql).fetchone()[0] == "1"


def test_reading_a_backup_leaves_its_log_as_it_was(library: Library, place: Path) -> None:
    made = back_up(place, BY_HAND)
    log = made.path.with_name(made.path.name + "-wal")
    with closing(sqlite3.connect(made.path, isolation_level=None)) as worked:
        worked.execute("PRAGMA journal_mode = WAL")
        worked.execute("INSERT INTO setting VALUES ('x', '1')")
        file, left = made.path.read_bytes(), log.read_bytes()
    made.path.write_bytes(file)
    log.write_bytes(left)
    assert snapshots.damage(made.path) == ()
    assert (made.path.read_bytes(), log.read_bytes()) == (file, left)


def test_shelves_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert Shelf(tmp_path / "无").backups() == ()
    assert backups.thin(Shelf(tmp_path / "无"), Keeping()) == ()


def test_a_backup_told_by_its_facts() -> None:
    told = Backup(path=Path("x"), time=DAY, reason=Reason.HAND, size=1)
    assert not told.sound
    assert not replace(told, verified=DAY, faults=("文件损坏",)).sound
    assert replace(told, verified=DAY).sound


def test_an_account_without_its_backup_is_cleared_away(library: Library) -> None:
    shelf = beside(library.path)
    shelf.folder.mkdir()
    left = shelf.folder / "稿库-20260101T000000Z-每小时.json"
    other = shelf.folder / "别的.json"
    for path in (left, other):
        path.write_text("{}", "utf8")
    back_up(library.path, BY_HAND)
    assert not left.exists() and other.exists()


def test_looking_through_a_file_is_broken_off_at_once(library: Library) -> None:
    made = back_up(library.path, BY_HAND)
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        snapshots.damage(made.path, job)
    assert snapshots.damage(made.path, Job()) == ()


def test_nothing_is_locked_in_a_second_place(library: Library, tmp_path: Path) -> None:
    made = back_up(library.path, BY_HAND)
    shelf = away(library.path, tmp_path)
    with shelf.held():
        assert list(shelf.folder.iterdir()) == []
    with beside(library.path).held(), pytest.raises(RefusedError, match="另一次备份"):
        backups.carry(made, shelf)
