"""彻底删除 at the desk: who may, what is refused, what comes again, which backups still hold it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.desk import purging
from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError, RefusedError
from newsroom.job import Job
from newsroom.model.backup import Reason
from newsroom.model.person import Duty, Person
from newsroom.model.picture import Slot
from newsroom.model.status import IssueStatus
from newsroom.store import snapshots
from newsroom.store.backups import Wish, back_up, backups
from newsroom.store.shelf import beside
from tests.desk.conftest import put, story

TITLE = "桥洞里住着补鞋匠"
TELLING = "他把煤油灯挂在第三根水泥柱上"
WHY = "涉及个人隐私"


@pytest.fixture
def piece(desk: Desk, issue: str) -> str:
    return put(desk, issue, replace(story(TITLE, 2), body=f"{TELLING}，天亮才摘下来。"))


def sit(desk: Desk, name: str, *duties: Duty, pin: str = "") -> None:
    person = Person(name=name, duties=duties)
    desk.sitting.put(person)
    if pin:
        desk.sitting.set_pin(person.uuid, pin)
    desk.sitting.sit(person.uuid, pin)


def test_a_piece_goes_and_one_line_of_the_log_stays(desk: Desk, issue: str, piece: str) -> None:
    page = desk.library.issues.pages(issue)[1].uuid
    desk.paging.bring(piece, page)
    change = desk.purging.delete(piece, WHY)
    assert (change.articles, change.pages, change.issues) == ({piece}, {page}, {issue})
    with pytest.raises(NotFoundError):
        desk.library.articles.get(piece)
    newest = desk.library.events.recent(1)[0]
    assert (newest.person, newest.verb, newest.ids) == ("林可欣", f"彻底删除（{WHY}）", (piece,))
    assert desk.library.integrity() == ()
    assert desk.purging.unwiped
    assert desk.purging.wipe()
    assert not desk.purging.unwiped


def test_nothing_of_it_comes_back_by_undo(desk: Desk, piece: str) -> None:
    desk.writing.bin(piece)
    assert desk.undo_label
    desk.purging.delete(piece, WHY)
    assert (desk.undo_label, desk.redo_label) == ("", "")
    desk.undo()
    with pytest.raises(NotFoundError):
        desk.library.articles.get(piece)


def test_only_the_person_in_charge_may(desk: Desk, piece: str) -> None:
    sit(desk, "田小禾", Duty.EDITOR)
    with pytest.raises(RefusedError, match="总编辑"):
        desk.purging.delete(piece, WHY)
    desk.name_person("")
    with pytest.raises(RefusedError, match="是谁在用"):
        desk.purging.delete(piece, WHY)
    sit(desk, "方总", Duty.CHIEF, pin="2468")
    with pytest.raises(RefusedError, match="口令不对"):
        desk.purging.delete(piece, WHY, "1357")
    assert desk.library.events.recent(1)[0].verb == "口令输错"
    desk.purging.delete(piece, WHY, "2468")
    assert desk.library.purging.purged([piece])


@pytest.mark.parametrize(
    "reason", ["", "  ", f"写的是{TITLE}", f"有一句{TELLING[3:12]}", "长" * 41]
)
def test_a_reason_is_needed_that_says_nothing_of_the_text(
    desk: Desk, piece: str, reason: str
) -> None:
    with pytest.raises(RefusedError, match="理由"):
        desk.purging.delete(piece, reason)
    assert desk.library.articles.get(piece)


def test_what_is_signed_off_and_not_printed_is_taken_off_first(
    desk: Desk, issue: str, piece: str
) -> None:
    desk.paging.bring(piece, desk.library.issues.pages(issue)[1].uuid)
    desk.library.releases.set_status(issue, IssueStatus.RELEASED)
    with pytest.raises(RefusedError, match="已签发"):
        desk.purging.delete(piece, WHY)
    desk.library.releases.set_status(issue, IssueStatus.PRINTED)
    desk.purging.delete(piece, WHY)
    assert desk.library.issues.issue_placements(issue) == ()


def test_backups_that_hold_it_are_named_and_cleaned(
    desk: Desk, issue: str, piece: str, tmp_path: Path
) -> None:
    Image.new("L", (8, 6), 77).save(tmp_path / "灯.png")
    own = desk.library.pictures.add(tmp_path / "灯.png", width=8, height=6).sha256
    other = put(desk, issue, story("菜场开了夜市", 2))
    earlier = back_up(desk.library.path, Wish(Reason.HAND))
    article = desk.library.articles.get(piece)
    desk.writing.save(replace(article, slots=(Slot(caption="灯", picture=own),)))
    later = back_up(desk.library.path, Wish(Reason.HAND))
    found = purging.look(desk.library.path, piece)
    assert [one.path for one in found.backups] == [later.path, earlier.path]
    assert found.purge.pictures == (own,)
    assert purging.look(desk.library.path, other).purge.title == "菜场开了夜市"

    desk.purging.delete(piece, WHY)
    desk.purging.wipe()
    assert purging.clean_backups([later], piece, Job()) == ()
    pictures = beside(desk.library.path).pictures
    assert pictures.file(own) is not None  # the other backup still names it
    assert purging.clean_backups([earlier], piece, Job(), delete=True) == ()
    (left,) = backups(desk.library.path)
    assert left.path == later.path
    assert left.sound
    assert pictures.file(own) is None
    files = [*tmp_path.rglob("*.newsroom*"), *tmp_path.rglob("*.json")]
    assert TELLING.encode() not in b"".join(file.read_bytes() for file in files)
    with Desk.open(left.path) as restored:
        assert restored.library.articles.get(other).headline == "菜场开了夜市"
        assert restored.library.integrity() == ()


def test_a_backup_somebody_worked_in_is_cleaned_with_its_log(desk: Desk, piece: str) -> None:
    made = back_up(desk.library.path, Wish(Reason.HAND))
    log = made.path.with_name(made.path.name + "-wal")
    with closing(sqlite3.connect(made.path, isolation_level=None)) as worked:
        worked.execute("PRAGMA journal_mode = WAL")
        worked.execute("INSERT INTO setting VALUES ('x', '1')")
        file, left = made.path.read_bytes(), log.read_bytes()
    made.path.write_bytes(file)
    log.write_bytes(left)
    assert purging.clean_backups([made], piece, Job()) == ()
    assert not log.exists()
    with snapshots.still(made.path) as connection:
        assert connection.execute("SELECT 1 FROM setting WHERE key = 'x'").fetchone()
        assert not connection.execute("SELECT 1 FROM article").fetchone()


def test_a_backup_that_cannot_be_read_is_named_and_told_of(desk: Desk, piece: str) -> None:
    made = back_up(desk.library.path, Wish(Reason.HAND))
    made.path.write_bytes(b"nothing that was ever a library")
    found = purging.look(desk.library.path, piece)
    assert [one.path for one in found.backups] == [made.path]
    ((backup, error),) = purging.clean_backups(found.backups, piece, Job())
    assert backup.path == made.path
    assert "库文件" in error.what
    assert purging.clean_backups(found.backups, piece, Job(), delete=True) == ()
    assert backups(desk.library.path) == ()
