from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.statistics import parts, table_record, together
from newsroom.desk.tabulating import behind
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Credit, Role
from newsroom.model.identity import new_id
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import By, Line, Span, Table
from newsroom.model.picture import Slot
from newsroom.model.placement import PicturePlace
from newsroom.model.status import IssueStatus
from tests.desk.ledger_issue import DAY, close, home, new_issue, printed, put, story

YEAR = Span(since=datetime.date(2026, 1, 1), until=datetime.date(2099, 12, 31))
MARCH = Span(since=datetime.date(2026, 3, 1), until=datetime.date(2026, 3, 31))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The issue of March 7th, only read."""
    with Desk.open(tmp_path_factory.mktemp("ledger") / "库.newsroom", create=True) as opened:
        printed(opened)
        yield opened


def figures(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Submitted, used, characters, front page by name."""
    return {
        line.name: (line.submitted, line.used, line.characters, line.front) for line in table.lines
    }


def line(table: Table, name: str) -> Line:
    return next(one for one in table.lines if one.name == name)


def test_persons_have_what_they_wrote(shared: Desk) -> None:
    table = shared.statistics.count(YEAR).table(By.PERSON)
    assert figures(table) == {
        "陶小满": (3, 2, 480, 1),
        "何平": (3, 3, 21, 0),
        "田禾": (1, 1, 320, 1),
    }
    whole = table.total
    assert (whole.submitted, whole.used, whole.characters, whole.front) == (6, 5, 501, 1)
    assert whole.rate == pytest.approx(5 / 6)
    assert table.issues == 1


def test_both_halves_of_a_jump_are_one_on_the_page_where_it_begins(shared: Desk) -> None:
    table = shared.statistics.count(YEAR).table(By.PAGE)
    assert figures(table) == {
        "一版": (1, 1, 320, 1),
        "二版": (3, 3, 21, 0),
        "三版": (1, 1, 160, 0),
        "（未刊出）": (1, 0, 0, 0),
    }
    (piece,) = line(table, "一版").printed
    assert piece.pages == (1, 2)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (By.UNIT, {"南门街道": 1, "（未注明单位）": 4}),
        (By.ROLE, {"记者": 1, "通讯员": 5}),
        (By.KIND, {"消息": 2, "简讯": 3}),
        (By.SECTION, {"简讯": 3, "（无栏题）": 2}),
        (By.MONTH, {"2026年3月": 5}),
        (By.QUARTER, {"2026年第1季度": 5}),
        (By.YEAR, {"2026年": 5}),
    ],
)
def test_pieces_are_counted_by_whatever_is_asked(
    shared: Desk, by: By, told: dict[str, int]
) -> None:
    table = shared.statistics.count(YEAR).table(by)
    assert {one.name: one.used for one in table.lines if one.used} == told
    assert all(len(one.printed) == one.used for one in table.lines)
    assert all(len(one.pieces) == one.submitted for one in table.lines)


def test_what_is_not_own_copy_counts_where_it_is_asked_for(shared: Desk) -> None:
    every = shared.statistics.count(replace(YEAR, own=False)).table(By.KIND)
    assert line(every, "通稿").used == 1
    assert every.total.used == 6


def test_the_house_says_which_kinds_are_its_own(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "库.newsroom", create=True) as desk:
        printed(desk)
        rules = desk.library.kind_rules.all(home(desk))
        brief = replace(rules[ArticleKind.BRIEF], own=False)
        desk.library.kind_rules.set(home(desk), [brief])
        assert desk.statistics.count(YEAR).table(By.KIND).total.used == 2


def test_each_figure_opens_the_pieces_behind_it(shared: Desk) -> None:
    one = line(shared.statistics.count(YEAR).table(By.PERSON), "陶小满")
    assert [piece.title for piece in behind(one, "used")] == ["河堤跑道修好了", "食堂加开晚餐"]
    assert [piece.title for piece in behind(one, "front")] == ["河堤跑道修好了"]
    assert len(behind(one, "submitted")) == 3
    assert behind(one, "pictures") == ()


def test_days_without_an_issue_count_what_came_in(shared: Desk) -> None:
    later = Span(since=DAY + datetime.timedelta(days=1), until=YEAR.until)
    whole = shared.statistics.count(later).table(By.PERSON).total
    assert (whole.submitted, whole.used) == (1, 0)  # what was printed before came in before
    earlier = Span(since=datetime.date(2025, 1, 1), until=datetime.date(2025, 12, 31))
    assert shared.statistics.count(earlier).pieces == ()


def test_the_same_days_give_the_same_figures(shared: Desk) -> None:
    once, again = (shared.statistics.count(MARCH) for _ in range(2))
    assert once == again
    assert table_record(once.table(By.UNIT), once) == table_record(again.table(By.UNIT), again)


def test_open_issues_do_not_count_and_are_told(desk: Desk) -> None:
    issue = new_issue(desk)
    put(desk, issue, story("河堤跑道修好了", "田禾*"), 1)
    count = desk.statistics.count(MARCH)
    assert count.table(By.PERSON).total.used == 0
    assert [one.uuid for one in count.waiting] == [issue]
    close(desk, issue, IssueStatus.RELEASED)
    count = desk.statistics.count(MARCH)
    assert count.table(By.PERSON).total.used == 1
    assert count.waiting == ()


def test_what_leaves_the_page_leaves_the_figures(desk: Desk) -> None:
    issue = new_issue(desk)
    article = put(desk, issue, story("河堤跑道修好了", "田禾*"), 1)
    close(desk, issue)
    assert desk.statistics.count(MARCH).table(By.PERSON).total.used == 1
    close(desk, issue, IssueStatus.OPEN)
    (placed,) = desk.library.issues.placements_of(article)
    desk.library.issues.remove_placement(placed.uuid)
    put(desk, issue, story("别的稿", "何平"), 2)
    close(desk, issue)
    assert figures(desk.statistics.count(MARCH).table(By.PERSON)) == {"何平": (1, 1, 160, 0)}


def test_pictures_are_those_printed_and_belong_to_who_took_them(desk: Desk, tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415 - one test needs it

    path = tmp_path / "照片.jpg"
    Image.new("RGB", (60, 40), "green").save(path)
    sha = desk.library.pictures.add(path, width=60, height=40).sha256
    issue = new_issue(desk)
    slots = (
        Slot(caption="跑道", photographers=("史来",), picture=sha),
        Slot(caption="路灯", picture=sha),
        Slot(caption="没有登的", photographers=("史来",), picture=sha),
    )
    told = (Credit("田禾", Role.REPORTER), Credit("田禾", Role.PHOTOGRAPHER))
    article = Article(
        headline="河堤跑道修好了", body="十个字的正文在这里。", credits=told, slots=slots
    )
    put(desk, issue, article, 1)
    (placed,) = desk.library.issues.placements_of(article.uuid)
    shown = tuple(PicturePlace(slot=n, column=0, span=1, rows=5) for n in (0, 1))
    close(desk, issue)
    assert desk.statistics.count(MARCH).table(By.PERSON).total.pictures == 3  # all, as is usual
    close(desk, issue, IssueStatus.OPEN)
    desk.library.issues.place(replace(placed, pictures=shown))
    close(desk, issue)
    table = desk.statistics.count(MARCH).table(By.PERSON)
    assert {one.name: (one.used, one.pictures) for one in table.lines} == {
        "田禾": (1, 1),
        "史来": (0, 1),
    }
    assert table.total.pictures == 2
    assert behind(line(table, "史来"), "pictures")[0].title == "河堤跑道修好了"


def test_namesakes_are_told_apart_or_told(desk: Desk) -> None:
    issue = new_issue(desk)
    first = put(desk, issue, story("一", "李明"), 1)
    desk.people.another(first, "李明", "教育局")
    put(desk, issue, story("二", "李明"), 2)
    close(desk, issue)
    table = desk.statistics.count(MARCH).table(By.PERSON)
    assert sorted((one.name, one.note, one.doubtful) for one in table.lines) == [
        ("李明", "同名未分清", True),
        ("李明", "教育局", False),
    ]


def test_units_go_by_the_names_of_the_directory(desk: Desk) -> None:
    from newsroom.model.contributor import Unit  # noqa: PLC0415 - one test needs it

    desk.library.units.put(Unit(uuid=new_id(), name="区教育局", other_names=("教育局",)))
    issue = new_issue(desk)
    put(desk, issue, story("一", "何平", source_unit="教育局"), 1)
    put(desk, issue, story("二", "许若谷"), 2)
    (who,) = [one for one in desk.library.contributors.all() if one.name == "许若谷"]
    desk.library.contributors.update(replace(who, unit="区教育局"))
    close(desk, issue)
    table = desk.statistics.count(MARCH).table(By.UNIT)
    assert [(one.name, one.used) for one in table.lines] == [("区教育局", 2)]
    assert isinstance(who, Contributor)


def test_past_issues_taken_in_later_came_in_when_they_were_printed(desk: Desk) -> None:
    issue = new_issue(desk, datetime.date(2020, 5, 9), 3)
    put(desk, issue, story("旧闻", "田禾*"), 1)
    close(desk, issue)
    now = datetime.date.today()
    assert desk.statistics.count(Span(since=now, until=now)).pieces == ()
    then = Span(since=datetime.date(2020, 5, 1), until=datetime.date(2020, 5, 31))
    whole = desk.statistics.count(then).table(By.MONTH).total
    assert (whole.submitted, whole.used) == (1, 1)


def test_a_bulletin_counts_its_articles_without_pages(desk: Desk) -> None:
    from newsroom.model.issue import IssueNumber  # noqa: PLC0415 - one test needs it

    flowing = desk.library.publications.find("shangjie-xinxi")
    change = desk.paging.new_issue(flowing, DAY, IssueNumber((1,), ()))
    issue = next(iter(change.issues))
    article = story("信息一", "何平", kind=ArticleKind.BULLETIN)
    desk.library.articles.add(
        article, publication=flowing, issue=issue, person="林可欣", reason="导入"
    )
    close(desk, issue)
    count = desk.statistics.count(replace(MARCH, publication=flowing))
    assert figures(count.table(By.PAGE)) == {"（不分版）": (1, 1, 160, 0)}
    assert desk.statistics.count(replace(MARCH, publication=home(desk))).pieces == ()


def test_long_spans_are_read_in_parts_to_the_same_figures(desk: Desk) -> None:
    printed(desk)
    late = new_issue(desk, datetime.date.today() + datetime.timedelta(days=200), 9)
    put(desk, late, story("半年以后刊出", "何平"), 1)
    close(desk, late)
    span = Span(since=DAY, until=datetime.date.today() + datetime.timedelta(days=300))
    slices = parts(span)
    assert (slices[0].since, slices[-1].until) == (span.since, span.until)
    assert len(slices) > 3
    read = together(span, [desk.statistics.count(one) for one in slices])
    whole = desk.statistics.count(span)
    for by in By:
        assert read.table(by) == whole.table(by)
    assert read.issues == whole.issues


def test_what_an_archive_held_did_not_come_in(desk: Desk) -> None:
    issue = new_issue(desk)
    put(desk, issue, story("旧稿", "何平"))
    desk.library.articles._database.execute("UPDATE article SET stage = 'printed'")
    assert desk.statistics.count(YEAR).pieces == ()


def test_what_was_withdrawn_counts_for_nothing_until_it_is_taken_back(desk: Desk) -> None:
    issue = new_issue(desk)
    gone = put(desk, issue, story("撤下的稿", "何平"), 1)
    put(desk, issue, story("留下的稿", "何平"), 2)
    desk.withdrawing.withdraw(gone, "内容有误", "周总编")
    close(desk, issue)
    assert figures(desk.statistics.count(YEAR).table(By.PERSON)) == {"何平": (1, 1, 160, 0)}
    close(desk, issue, IssueStatus.OPEN)
    desk.withdrawing.revoke(gone)
    close(desk, issue)
    assert desk.statistics.count(YEAR).table(By.PERSON).total.submitted == 2
