"""A library from every shipped schema opens and holds what it held."""

from __future__ import annotations

import importlib.util
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import sqlite_utils

from newsroom.errors import FileError
from newsroom.model.backup import Reason
from newsroom.model.listing import ArticleFilter
from newsroom.model.status import ArticleStatus, IssueStatus
from newsroom.store import library as library_module
from newsroom.store import migrations
from newsroom.store.backups import backups
from newsroom.store.library import Library, backups_folder
from newsroom.store.schema import SCHEMA_VERSION

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"


def builder(schema: int) -> ModuleType:
    """What built a schema's file, and so what it must hold."""
    path = OLD_FILES / f"build_schema_{schema}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def old() -> ModuleType:
    return builder(1)


@pytest.fixture
def next_step() -> Iterator[list[str]]:
    """A next schema, for as long as the test lasts; the list names what it did."""
    done: list[str] = []
    number = SCHEMA_VERSION + 1

    def following(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE following (uuid TEXT PRIMARY KEY) STRICT")
        if done == ["fail"]:
            raise RuntimeError("half-way")
        db.execute(f"PRAGMA user_version = {number}")
        done.append("following")

    migrations.steps(name=str(number))(following)
    library_module.SCHEMA_VERSION = number
    yield done
    library_module.SCHEMA_VERSION = SCHEMA_VERSION
    migrations.steps._migrations.pop()


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    return names


def test_there_is_one_step_for_each_schema() -> None:
    names = [step.name for step in migrations.steps._migrations]
    assert names == [str(number) for number in range(1, SCHEMA_VERSION + 1)]
    kept = {path.stem for path in OLD_FILES.glob("schema-*.newsroom")}
    assert kept == {f"schema-{number}" for number in range(1, SCHEMA_VERSION + 1)}


def test_the_first_schema_still_opens(tmp_path: Path, old: ModuleType) -> None:
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-1.newsroom", path)
    with Library.open(path) as library:
        assert library.settings.get("person") == "编辑甲"
        assert [person.name for person in library.persons.all()] == ["编辑甲"]
        paper = library.publications.find("shangjie-shibao")
        issue = library.issues.find("33")
        printed = replace(old.issue(paper), status=IssueStatus.PRINTED)
        assert library.issues.get(issue) == printed  # its day is long past
        edition = library.editions.get(issue)
        assert edition.pages == old.PAGES
        assert edition.placements == (old.PLACEMENT,)
        lead = replace(old.LEAD, status=ArticleStatus.PRINTED)
        assert edition.articles == {lead.uuid: lead, old.BRIEF.uuid: old.BRIEF}
        assert edition.pictures == {old.PICTURE.sha256: old.PICTURE}
        assert library.issues.meant(issue) == {old.BRIEF.uuid: old.PAGES[1].uuid}
        newer, older = library.history.revisions(old.LEAD.uuid)
        assert (newer.article, older.article.headline) == (old.LEAD, "秋粮归仓")
        assert (newer.person, newer.reason, newer.parents) == ("编辑乙", "保存", (older.uuid,))
        assert older.time == old.TIME
        (draft,) = library.history.drafts()
        assert draft.article == old.TYPED
        assert library.history.head(draft.article.uuid).uuid == draft.base
        assert [(p.name, p.pieces) for p in library.contributors.all()] == [
            ("宋晓", 2),
            ("李雷", 1),
        ]
        assert [event.verb for event in library.events.recent()] == ["排版", "导入"]
        assert library.events.verify() == ()
        assert library.integrity() == ("缺少图片原件：IMG_0001.JPG",)


def test_the_second_schema_still_opens(tmp_path: Path) -> None:
    old = builder(2)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-2.newsroom", path)
    with Library.open(path) as library:
        paper = library.publications.find("shangjie-shibao")
        edition = library.editions.get(library.issues.find("9"))
        assert edition.issue == replace(old.issue(paper), status=IssueStatus.PRINTED)
        assert edition.pages == old.PAGES
        assert edition.placements == old.PLACEMENTS
        stood = {replace(one, status=ArticleStatus.PRINTED) for one in (old.STORY, old.ADVERT)}
        assert set(edition.articles.values()) == {*stood, old.GUIDE}
        assert edition.pictures == {old.ARTWORK.sha256: old.ARTWORK}
        assert edition.fillers == {old.ADVERT.uuid: old.filler(paper)}
        assert set(edition.banners.values()) == set(old.banners(paper))
        assert edition.teasers == old.TEASERS
        assert edition.leaders == old.LEADERS
        assert library.integrity() == ("缺少图片原件：节水.png",)


def test_the_third_schema_still_opens(tmp_path: Path) -> None:
    old = builder(3)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-3.newsroom", path)
    with Library.open(path) as library:
        issue = library.issues.find("9")
        assert library.editions.get(issue).placements == old.PLACEMENTS
        assert library.printing.order(issue) == old.ORDER
        assert library.printing.deliveries(issue) == (old.DELIVERY,)
        assert library.corrections.all(issue) == old.CORRECTIONS
        assert library.corrections.standing(issue) == {old.LET_STAND}
        assert library.integrity() == ("缺少图片原件：节水.png",)


def test_the_fourth_schema_still_opens(tmp_path: Path) -> None:
    old = builder(4)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-4.newsroom", path)
    with Library.open(path) as library:
        assert library.articles.get(old.STORY.uuid) == old.STORY
        assert library.history.head(old.STORY.uuid).article == old.STORY


def test_the_fifth_schema_still_opens(tmp_path: Path) -> None:
    old = builder(5)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-5.newsroom", path)
    with Library.open(path) as library:
        assert library.articles.get(old.STORY.uuid) == old.STORY
        words = ArticleFilter(text="两个鐘頭")  # the sixth folds traditional characters
        assert library.pool.unindexed() == 2
        assert library.pool.found(words).articles == (old.STORY.uuid,)
        assert library.pool.index_more(5) == 0
        assert library.pool.found(words).articles == (old.STORY.uuid,)
        assert library.integrity() == ()


def test_the_sixth_schema_still_opens(tmp_path: Path) -> None:
    old = builder(6)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-6.newsroom", path)
    with Library.open(path) as library:
        paper = library.publications.find("上街时报")
        assert library.remarks.of_article(old.STORY.uuid) == (old.REMARK,)
        assert library.persons.all() == (old.PERSON,)
        assert library.units.all() == (old.UNIT,)
        assert library.withdrawals.of(old.WITHDRAWN.uuid) == old.WITHDRAWAL
        assert library.kind_rules.all(paper)[old.RULE.kind] == old.RULE
        (review,) = library.reviews.of(old.STORY.uuid)
        assert review.fingerprint == old.READ
        assert library.integrity() == ()


def test_the_seventh_schema_still_opens(tmp_path: Path) -> None:
    old = builder(7)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-7.newsroom", path)
    with Library.open(path) as library:
        paper = library.publications.find("上街时报")
        issue = old.issue(paper).uuid
        assert library.officials.roster().officials == old.OFFICIALS
        assert library.officials.order(issue) == ("李雷", "宋晓")
        assert library.excuses.all() == (old.EXCUSE,)
        assert library.packs.packs(paper) == (old.pack(paper),)
        assert library.packs.entries(paper) == (old.entry(paper),)
        assert library.packs.switches(paper) == (old.switch(paper),)
        assert library.account.errors(issue) == (old.ERROR,)
        assert library.account.reviews(paper) == (old.review(paper),)
        assert old.WEIGHT in library.account.weights(paper)
        assert library.integrity() == ()


def test_what_an_old_library_held_is_listed_at_once_and_indexed_later(tmp_path: Path) -> None:
    old = builder(1)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-1.newsroom", path)
    with Library.open(path) as library:
        pool = library.pool
        assert set(pool.found(ArticleFilter()).articles) == {old.LEAD.uuid, old.BRIEF.uuid}
        assert pool.found(ArticleFilter(placed=True)).articles == (old.LEAD.uuid,)
        assert pool.unindexed() == 2
        words = ArticleFilter(text=old.LEAD.headline)
        assert pool.found(words).articles == (old.LEAD.uuid,)
        assert pool.index_more(1) == 1
        assert pool.index_more(5) == 0
        assert pool.found(words).articles == (old.LEAD.uuid,)


@pytest.mark.parametrize("schema", range(1, SCHEMA_VERSION + 1))
def test_an_old_file_gets_the_schema_that_is_made_today(tmp_path: Path, schema: int) -> None:
    def described(path: Path) -> list[tuple[str, str]]:
        connection = sqlite3.connect(path)
        found = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        connection.close()
        return found

    shutil.copy(OLD_FILES / f"schema-{schema}.newsroom", tmp_path / "old.newsroom")
    Library.open(tmp_path / "old.newsroom").close()
    Library.create(tmp_path / "new.newsroom").close()
    assert described(tmp_path / "new.newsroom") == described(tmp_path / "old.newsroom")


def test_a_step_is_preceded_by_a_backup(place: Path, next_step: list[str]) -> None:
    before = tables(place)
    with Library.open(place) as library:
        library.settings.set("person", "甲")
    assert next_step == ["following"]
    assert tables(place) - before >= {"following"}
    (backup,) = backups(place)
    assert backup.reason is Reason.MIGRATION and backup.sound
    assert backup.schema == SCHEMA_VERSION
    assert tables(backup.path) == before
    Library.open(place).close()
    assert next_step == ["following"]
    assert len(backups(place)) == 1


def test_a_step_that_fails_changes_nothing(place: Path, next_step: list[str]) -> None:
    before = tables(place)
    next_step.append("fail")
    with pytest.raises(RuntimeError, match="half-way"):
        Library.open(place)
    assert tables(place) == before
    next_step.clear()
    Library.open(place).close()
    assert tables(place) - before >= {"following"}


def test_no_backup_no_step(place: Path, next_step: list[str]) -> None:
    before = tables(place)
    backups_folder(place).write_text("in the way", "utf8")
    with pytest.raises(FileError, match=r"备份没有做成.*没有升级稿库"):
        Library.open(place)
    assert next_step == []
    assert tables(place) == before
