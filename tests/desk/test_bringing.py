"""Bringing single articles back out of a backup."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk import backing
from newsroom.desk.backing import Backup, Keeping, Reason
from newsroom.desk.bringing import VERB, Fetched, fetch
from newsroom.desk.desk import Desk
from newsroom.errors import FileError, NotFoundError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.store.library import Library

OLD = Path(__file__).parents[1] / "old_files"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "稿库.newsroom"
    Library.create(path).close()
    return path


@pytest.fixture
def desk(blank: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / blank.name
    shutil.copy(blank, path)
    with Desk.open(path) as opened:
        opened.set("person", "甲")
        yield opened


def add(desk: Desk, article: Article) -> Article:
    home = desk.library.publications.default()
    desk.library.articles.add(article, publication=home, person="甲", reason="导入")
    return article


def backed_up(desk: Desk) -> Backup:
    return backing.back_up(desk.library.path, Reason.HAND, Job())


def fetched(desk: Desk, backup: Backup, article: str) -> Fetched:
    return fetch(backup.path, article, desk.library.pictures.files, Job())


def test_the_text_of_then_becomes_a_new_version(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收", body="头一天的话。"))
    backup = backed_up(desk)
    desk.writing.save(replace(then, body="改过的话。"))
    change = desk.bringing.back(fetched(desk, backup, then.uuid))
    assert desk.library.articles.get(then.uuid) == then
    newest, *_ = desk.writing.revisions(then.uuid)
    assert newest.reason == VERB and len(desk.writing.revisions(then.uuid)) == 3
    assert change.articles == {then.uuid} and change.label == "取回《秋收》"
    assert desk.library.events.recent(1)[0].verb == VERB
    desk.undo()
    assert desk.library.articles.get(then.uuid).body == "改过的话。"


def test_what_was_typed_since_is_made_a_version_first(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收"))
    backup = backed_up(desk)
    base = desk.library.history.head(then.uuid).uuid
    desk.writing.keep(replace(then, body="正在打的字"), base)
    assert desk.bringing.present(then.uuid).article == replace(then, body="正在打的字")
    desk.bringing.back(fetched(desk, backup, then.uuid))
    assert desk.library.articles.get(then.uuid) == then
    assert [version.article.body for version in desk.writing.revisions(then.uuid)] == [
        "",
        "正在打的字",
        "",
    ]
    assert desk.writing.recovered() == ()


def test_what_was_typed_then_is_what_comes_back(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收"))
    base = desk.library.history.head(then.uuid).uuid
    desk.writing.keep(replace(then, body="没存的字"), base)
    backup = backed_up(desk)
    desk.writing.drop_draft(then.uuid)
    found = fetched(desk, backup, then.uuid)
    assert found.held.unsaved and found.held.article.body == "没存的字"
    desk.bringing.back(found)
    assert desk.library.articles.get(then.uuid).body == "没存的字"


def test_it_comes_out_of_the_bin(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收"))
    backup = backed_up(desk)
    desk.writing.bin(then.uuid)
    assert desk.bringing.present(then.uuid).binned
    assert [line.uuid for line in backing.differing(desk.library.path, backup)] == [then.uuid]
    since = backing.since(desk.library.path, [backup.time])[backup.time]
    assert since.text == "移到回收站 1 篇"
    change = desk.bringing.back(fetched(desk, backup, then.uuid))
    assert not desk.library.articles.binned(then.uuid)
    assert change.label == "取回《秋收》" and "回收站" in change.notes[0]
    assert backing.differing(desk.library.path, backup) == ()
    desk.undo()
    assert desk.library.articles.binned(then.uuid)
    desk.redo()
    assert not desk.library.articles.binned(then.uuid)


def test_what_lay_in_the_bin_then_and_lies_there_now_is_no_difference(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收"))
    desk.writing.bin(then.uuid)
    backup = backed_up(desk)
    assert backing.differing(desk.library.path, backup) == ()
    since = backing.since(desk.library.path, [backup.time])[backup.time]
    assert since.binned == 0


def test_an_article_that_is_no_more_comes_into_the_pool(desk: Desk, tmp_path: Path) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(b"jpeg")
    picture = desk.library.pictures.add(original, width=3, height=2)
    slots = (Slot(caption="丰收", picture=picture.sha256),)
    then = add(desk, Article(headline="秋收", slots=slots))
    backup = backed_up(desk)
    with desk.library.transaction():
        desk.library.purging.erase(then.uuid)
        desk.library.events.append("主任", "彻底删除", (then.uuid,))
    desk.library.purging.wipe()
    assert desk.library.pictures.file(picture.sha256) is None
    there = desk.bringing.present(then.uuid)
    assert there.article is None and there.purged is not None
    desk.bringing.back(fetched(desk, backup, then.uuid))
    assert desk.library.articles.get(then.uuid) == then
    assert desk.library.pictures.missing() == ()
    assert desk.library.integrity() == ()
    desk.undo()
    assert desk.library.articles.binned(then.uuid)
    desk.redo()
    assert not desk.library.articles.binned(then.uuid)


def test_it_may_come_as_a_piece_of_its_own(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收", body="头一天的话。"))
    backup = backed_up(desk)
    desk.writing.save(replace(then, body="改过的话。"))
    (uuid,) = desk.bringing.beside(fetched(desk, backup, then.uuid)).articles
    assert uuid != then.uuid
    assert desk.library.articles.get(uuid) == replace(then, uuid=uuid)
    assert desk.library.articles.get(then.uuid).body == "改过的话。"


def test_a_picture_that_is_nowhere_leaves_its_place_empty(desk: Desk, tmp_path: Path) -> None:
    original = tmp_path / "a.jpg"
    original.write_bytes(b"jpeg")
    picture = desk.library.pictures.add(original, width=3, height=2)
    slots = (Slot(caption="丰收", picture=picture.sha256), Slot(caption="没有图"))
    then = add(desk, Article(headline="秋收", slots=slots))
    backup = backed_up(desk)
    desk.writing.save(replace(then, slots=()))
    shutil.rmtree(desk.library.media)
    shutil.rmtree(backup.path.parent / "pictures")
    found = fetched(desk, backup, then.uuid)
    assert found.lacking == 1
    change = desk.bringing.back(found)
    assert "1 张图片哪里都找不到原件" in change.notes[0]
    assert [slot.picture for slot in desk.library.articles.get(then.uuid).slots] == ["", ""]


def test_the_same_text_makes_no_version(desk: Desk) -> None:
    then = add(desk, Article(headline="秋收"))
    backup = backed_up(desk)
    desk.bringing.back(fetched(desk, backup, then.uuid))
    assert len(desk.writing.revisions(then.uuid)) == 1


def test_a_backup_says_what_the_library_has_otherwise_now(desk: Desk) -> None:
    same = add(desk, Article(headline="没动"))
    then = add(desk, Article(headline="秋收"))
    backup = backed_up(desk)
    desk.writing.save(replace(then, body="改过的话。"))
    add(desk, Article(headline="后来的"))
    assert [line.uuid for line in backing.differing(desk.library.path, backup)] == [then.uuid]
    with backing.opened(backup.path) as reader:
        assert {line.uuid for line in reader.lines()} == {same.uuid, then.uuid}
        assert [line.title for line in reader.lines("秋")] == ["秋收"]
        assert reader.lines("100%") == ()
    since = backing.since(desk.library.path, [backup.time])[backup.time]
    assert (since.changed, since.came) == (1, 1)
    assert since.text == "改了 1 篇，新收 1 篇"


def test_backups_that_hold_a_piece_are_named(desk: Desk) -> None:
    before = backed_up(desk)
    then = add(desk, Article(headline="秋收"))
    after = backed_up(desk)
    assert backing.holding(desk.library.path, then.uuid) == (after,)
    before.path.write_bytes(b"spoilt")
    held = backing.holding(desk.library.path, then.uuid)
    assert {one.path for one in held} == {before.path, after.path}


@pytest.mark.parametrize("schema", range(1, 8))
def test_articles_of_every_schema_can_be_read(desk: Desk, tmp_path: Path, schema: int) -> None:
    old = tmp_path / "旧.newsroom"
    shutil.copy(OLD / f"schema-{schema}.newsroom", old)
    with backing.opened(old) as reader:
        lines = reader.lines()
        assert lines and all(reader.article(line.uuid).article.uuid == line.uuid for line in lines)
    change = desk.bringing.back(fetch(old, lines[0].uuid, desk.library.pictures.files, Job()))
    (uuid,) = change.articles
    assert desk.library.articles.get(uuid).title == lines[0].title


def test_what_a_backup_has_not_is_told(desk: Desk) -> None:
    backup = backed_up(desk)
    with pytest.raises(NotFoundError, match="这个备份里没有这篇稿件"):
        fetched(desk, backup, "无")
    for content in (b"spoilt", b"", b"SQLite format 3\0" + b"\0" * 2000):
        backup.path.write_bytes(content)
        with pytest.raises(FileError):
            fetched(desk, backup, "无")


def test_a_round_backs_up_what_changed_and_carries_it(desk: Desk, tmp_path: Path) -> None:
    disk = tmp_path / "U盘"
    disk.mkdir()
    path = desk.library.path
    backing.settle(path, disk)
    assert backing.there(path, disk)
    first = backing.keep_up(path, Reason.START, Job(), keeping=Keeping(), second=disk)
    assert first.new and first.carried is not None and first.trouble is None
    again = backing.keep_up(path, Reason.HOURLY, Job(), keeping=Keeping(), second=disk)
    assert not again.new and again.backup == first.backup
    assert len(backing.backups(path, [disk])) == 2


def test_a_disk_that_is_not_there_is_told_and_nothing_is_made_for_it(
    desk: Desk, tmp_path: Path
) -> None:
    disk = tmp_path / "U盘"
    done = backing.keep_up(desk.library.path, Reason.START, Job(), keeping=Keeping(), second=disk)
    assert done.new and done.carried is None
    assert done.trouble is not None and "没有接上" in str(done.trouble)
    assert not disk.exists()
    disk.mkdir()  # the empty place where the disk is shown when it is plugged in
    assert not backing.there(desk.library.path, disk)


def test_a_place_that_will_not_do_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="不能用来放备份"):
        backing.settle(desk.library.path, tmp_path / "无")
    backup = backed_up(desk)
    with pytest.raises(FileError, match="就在备份文件夹里"):
        backing.settle(desk.library.path, backup.path.parent)
