"""What the library knows beside an article that is proofread."""

from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.desk.recalling import asks, names, recall
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, Unit
from newsroom.model.credit import Credit, Role
from newsroom.model.identity import new_id
from newsroom.model.issue import IssueNumber
from tests.desk.conftest import put, story

BEFORE, TODAY = datetime.date(2021, 9, 30), datetime.date(2021, 10, 16)
OLD = "区长顾长庚到临江大桥工地。临江大桥全长1860米。"


def by(name: str) -> tuple[Credit, ...]:
    return (Credit(name, Role.REPORTER),)


def new(desk: Desk, day: datetime.date, number: int) -> str:
    home = desk.library.publications.find("上街时报")
    change = desk.paging.new_issue(home, day, IssueNumber((number,), (number,)))
    return next(iter(change.issues))


def test_what_is_asked_for() -> None:
    article = Article(
        headline="“渡口夜话”开讲",
        body="区长顾长庚来了。\n全长1680米的临江大桥通车。区图书馆始建于1958年。",
    )
    assert set(asks(article)) == {"渡口夜话", "区长顾", "临江大桥", "区图书馆"}
    assert asks(Article(body="船到了。")) == ()


def test_printed_stories_that_tell_of_the_same_come_newest_first(desk: Desk) -> None:
    old, older = new(desk, BEFORE, 31), new(desk, datetime.date(2021, 9, 1), 30)
    issue = new(desk, TODAY, 32)
    put(desk, older, story("旧稿一", body=OLD))
    put(desk, old, story("旧稿二", body=OLD))
    put(desk, old, story("别的事", body="渡口添了新船。"))
    put(desk, issue, story("同期的", body=OLD))
    uuid = put(desk, issue, story("新稿", body="全长1680米的临江大桥通车。"))
    found = recall(desk.library, desk.library.articles.get(uuid), TODAY).earlier
    assert [one.label for one in found] == ["2021年9月30日《旧稿二》", "2021年9月1日《旧稿一》"]
    assert [one.day for one in found] == [BEFORE, datetime.date(2021, 9, 1)]


def test_stories_in_the_bin_are_left_out(desk: Desk) -> None:
    old = put(desk, new(desk, BEFORE, 31), story("旧稿", body=OLD))
    desk.writing.bin(old)
    uuid = put(desk, new(desk, TODAY, 32), story("新稿", body=OLD))
    assert recall(desk.library, desk.library.articles.get(uuid), TODAY).earlier == ()


def test_who_is_known_under_such_a_name(desk: Desk, issue: str) -> None:
    for number in range(3):
        put(desk, issue, story(f"稿{number}", credits=by("顾长庚")))
    put(desk, issue, story("一稿", credits=by("顾长根")))
    article = story("新稿", credits=by("顾长耕"))
    put(desk, issue, article)
    found = recall(desk.library, article).persons
    assert [one.name for one in found] == ["顾长庚"]  # others are credited once
    entered = next(one for one in desk.directory.all() if one.name == "顾长根")
    desk.directory.update(replace(entered, phone="55668899"))
    found = recall(desk.library, article).persons
    assert {one.name for one in found} == {"顾长庚", "顾长根"}
    assert not any(one.phone for one in found)


def test_neighbours_in_a_name_may_have_changed_places(desk: Desk) -> None:
    desk.directory.add(Contributor(uuid=new_id(), name="顾长庚", unit="区文联"))
    assert [p.name for p in desk.library.contributors.like("顾庚长")] == ["顾长庚"]
    assert desk.library.contributors.like("庚长顾") == ()
    assert desk.library.contributors.like("") == ()


def test_the_directory_of_units_goes_with_copy_that_comes_from_one(desk: Desk) -> None:
    desk.units.put(Unit(name="云岭镇", phone="55667788"))
    (unit,) = recall(desk.library, story("新稿", source_unit="云领镇")).units
    assert (unit.name, unit.phone) == ("云岭镇", "")
    assert recall(desk.library, story("新稿")).units == ()


def test_what_the_house_knows_by_name(desk: Desk, issue: str) -> None:
    put(desk, issue, story("新稿", credits=by("顾长庚")))
    desk.units.put(Unit(name="云岭镇", other_names=("云岭",)))
    assert {"顾长庚", "云岭镇", "云岭"} <= names(desk.library)


def test_an_article_is_proofread_with_all_of_it(desk: Desk) -> None:
    put(desk, new(desk, BEFORE, 31), story("旧稿", body=OLD))
    uuid = put(desk, new(desk, TODAY, 32), story("新稿", body="临江大桥全长1680米。"))
    (piece,) = desk.proofreading.of_article(uuid).pieces
    assert [one.day for one in piece.records.earlier] == [BEFORE]


def test_a_combined_issue_is_known_as_one(desk: Desk) -> None:
    home = desk.library.publications.find("上街时报")
    number = IssueNumber((32, 33), (707, 708))
    joined = next(iter(desk.paging.new_issue(home, TODAY, number).issues))
    assert desk.proofreading.of_issue(joined).setting.combined
    assert not desk.proofreading.of_issue(new(desk, BEFORE, 31)).setting.combined
