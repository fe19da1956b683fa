"""Restoring a library whole: what stood there is backed up, the change is all or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.backup import Backup, Reason
from newsroom.store import restoring, snapshots
from newsroom.store.backup_reading import opened
from newsroom.store.backups import Wish, back_up, backups
from newsroom.store.library import Library
from newsroom.store.restoring import VERB, restore
from newsroom.store.schema import SCHEMA_VERSION
from tests.disk import full_after
from tests.store.test_backups import take_in

BY_HAND = Wish(Reason.HAND)
OLD = Path(__file__).parents[1] / "old_files"


@pytest.fixture
def then(library: Library, add: Callable[..., Article], tmp_path: Path) -> Backup:
    """A backup of one article and one picture; since then there is another article. Closed."""
    add(Article(headline="秋收"))
    take_in(library, tmp_path, b"jpeg")
    made = back_up(library.path, BY_HAND)
    add(Article(headline="冬种"))
    library.close()
    return made


def titles(path: Path) -> set[str]:
    with Library.open(path) as library:
        assert library.integrity() == ()
        return {summary.title for summary in library.articles.summaries()}


def damage(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir() if one.suffix != ".jpg"}


def test_a_library_is_what_it_was(place: Path, then: Backup) -> None:
    done = restore(place, then.path, "甲")
    assert titles(place) == {"秋收"}
    assert done.before is not None and done.before.reason is Reason.RESTORE
    assert (done.kept, done.pictures, done.absent) == (None, 0, 0)
    assert beside(place) == {place.name, "稿库.media", "稿库.backups"}


def test_a_restore_is_undone_by_restoring_what_it_put_aside(place: Path, then: Backup) -> None:
    done = restore(place, then.path, "甲")
    assert done.before is not None
    restore(place, done.before.path, "甲")
    assert titles(place) == {"秋收", "冬种"}


def test_the_log_tells_who_restored_what(place: Path, then: Backup) -> None:
    restore(place, then.path, "甲")
    with Library.open(place) as library:
        (event,) = library.events.recent(1)
    assert (event.person, event.verb, event.fingerprint) == ("甲", VERB, then.sha256)


def test_originals_come_back(place: Path, then: Backup) -> None:
    shutil.rmtree(place.with_suffix(".media"))
    done = restore(place, then.path, "甲")
    assert (done.pictures, done.absent) == (1, 0)
    with Library.open(place) as library:
        assert library.pictures.missing() == ()


def test_originals_that_are_nowhere_are_counted(place: Path, then: Backup) -> None:
    shutil.rmtree(place.with_suffix(".media"))
    shutil.rmtree(then.path.parent / "pictures")
    assert restore(place, then.path, "甲").absent == 1


def test_a_library_that_is_gone_comes_back(place: Path, then: Backup) -> None:
    place.unlink()
    assert restore(place, then.path, "甲").before is None
    assert titles(place) == {"秋收"}


def test_a_damaged_library_is_kept_as_it_is_and_replaced(place: Path, then: Backup) -> None:
    damage(place)
    spoilt = place.read_bytes()
    done = restore(place, then.path, "甲")
    assert done.before is None and done.kept is not None
    assert done.kept.read_bytes() == spoilt
    assert titles(place) == {"秋收"}
    kept = next(one for one in backups(place) if one.path == done.kept)
    assert not kept.sound and kept.reason is Reason.RESTORE


def test_a_log_left_by_a_crash_is_not_taken_for_the_new_files(place: Path, then: Backup) -> None:
    log = place.with_name(place.name + "-wal")
    with Library.open(place) as library:
        library.settings.set("person", "乙")
        left = log.read_bytes()
    log.write_bytes(left)
    restore(place, then.path, "甲")
    assert not log.exists()
    assert titles(place) == {"秋收"}


def test_what_stands_in_the_log_alone_is_not_lost_while_somebody_reads(
    place: Path, then: Backup
) -> None:
    log = place.with_name(place.name + "-wal")
    with Library.open(place) as library:
        library.settings.set("person", "乙")
        file, left = place.read_bytes(), log.read_bytes()
    place.write_bytes(file)
    log.write_bytes(left)
    with snapshots.reading(place), pytest.raises(FileError, match="读着"):
        restore(place, then.path, "甲")
    assert titles(place) == {"秋收", "冬种"}
    with Library.open(place) as library:
        assert library.settings.get("person") == "乙"


def test_an_open_library_is_left_alone(place: Path, then: Backup) -> None:
    with Library.open(place) as library:
        with pytest.raises(FileError, match="使用"):
            restore(place, then.path, "甲")
        assert library.integrity() == ()


def test_a_damaged_backup_is_refused(place: Path, then: Backup) -> None:
    before = place.read_bytes()
    damage(then.path)
    with pytest.raises(FileError, match="不能用来恢复"):
        restore(place, then.path, "甲")
    assert place.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\3\4 no library", b"SQLite format 3\0" + b"\0" * 99])
def test_other_files_are_refused(place: Path, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "别的.newsroom"
    other.write_bytes(content)
    with pytest.raises(FileError, match="不能用来恢复"):
        restore(place, other, "甲")
    assert titles(place) == set()


def test_itself_and_nothing_are_refused(place: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="就是这个稿库本身"):
        restore(place, place, "甲")
    with pytest.raises(FileError, match="不能用来恢复"):
        restore(place, tmp_path / "无.newsroom", "甲")


def test_a_cancelled_restore_changes_nothing(place: Path, then: Backup) -> None:
    before, job = place.read_bytes(), Job()
    job.cancel()
    with pytest.raises(CancelledError):
        restore(place, then.path, "甲", job)
    assert place.read_bytes() == before
    assert beside(place) == {place.name, "稿库.media", "稿库.backups"}


def test_a_full_disk_changes_nothing(place: Path, then: Backup) -> None:
    with full_after(20_000), pytest.raises(FileError):
        restore(place, then.path, "甲")
    assert titles(place) == {"秋收", "冬种"}


def test_a_fault_before_the_last_step_changes_nothing(place: Path, then: Backup) -> None:
    before, media = place.read_bytes(), place.with_suffix(".media")
    shutil.rmtree(media)
    media.write_text("in the way", "utf8")
    with pytest.raises(FileError, match=r"没有恢复成（.*稿库还是原来的样子"):
        restore(place, then.path, "甲")
    assert beside(place) == {place.name, "稿库.media", "稿库.backups"}
    assert place.read_bytes() == before


@pytest.mark.parametrize("schema", [1, SCHEMA_VERSION - 1])
def test_a_backup_of_an_older_program_is_brought_up_to_date(
    place: Path, tmp_path: Path, schema: int
) -> None:
    old = tmp_path / "旧.newsroom"
    shutil.copy(OLD / f"schema-{schema}.newsroom", old)
    restore(place, old, "甲")
    with snapshots.still(place) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    with Library.open(place) as library:
        assert library.articles.summaries()


def test_pieces_deleted_for_good_are_told_of(
    place: Path, library: Library, add: Callable[..., Article]
) -> None:
    article = add(Article(headline="秋收"))
    made = back_up(place, BY_HAND)
    with library.transaction():
        library.purging.erase(article.uuid)
        library.events.append("主任", restoring.purging.VERB, (article.uuid,))
    library.purging.wipe()
    library.close()
    assert restore(place, made.path, "甲").returned == (article.uuid,)


def test_a_file_with_triggers_of_another_program_is_refused(
    place: Path, then: Backup, tmp_path: Path
) -> None:
    other = tmp_path / "别的.newsroom"
    shutil.copy(then.path, other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER wipe AFTER INSERT ON event BEGIN DELETE FROM setting; END"
        )
    with pytest.raises(FileError, match="被别的程序改动过"):
        restore(place, other, "甲")
    with pytest.raises(FileError, match="被别的程序改动过"), opened(other):
        pass
    assert titles(place) == {"秋收", "冬种"}
