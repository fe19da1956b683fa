"""Planning: issues, pages and what is meant for them; each act with its way back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.arrange.distribute import Meant
from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.frame import TextFrame, TextRole
from newsroom.model.issue import IssueKind, IssueNumber
from tests.desk.conftest import put, story

TEMPLATE = """
[[template]]
name = "图片版"
slot = [{ column = 0, row = 14, span = 6, depth = 40, takes = "picture" }]
"""


def numbers(desk: Desk, issue: str) -> list[tuple[int, str]]:
    return [(page.number, page.name) for page in desk.library.issues.pages(issue)]


def jump_words(desk: Desk, issue: str) -> set[str]:
    return {
        "".join(run.text for run in line.runs)
        for page in Composers().pages(desk.paging.edition(issue))
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        if line.role is TextRole.JUMP
    }


def test_the_next_issue_takes_the_next_number(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 23))
    number = desk.library.issues.get(next(iter(change.issues))).number
    assert (number.numbers, number.totals) == ((33,), (708,))
    new_year = desk.paging.next_number(home, datetime.date(2022, 1, 8))
    assert (new_year.numbers, new_year.totals) == ((1,), (709,))


def test_supplements_do_not_count_among_the_regular_numbers(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    extra = IssueNumber((2,), kind=IssueKind.SUPPLEMENT)
    desk.paging.new_issue(home, datetime.date(2021, 10, 20), extra)
    assert desk.paging.next_number(home, datetime.date(2021, 10, 23)).numbers == (33,)


def test_a_pages_name_is_changed_and_changed_back(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[1]
    named = replace(page, name="法治", editor="林可欣")
    desk.paging.update_page(named)
    assert desk.library.issues.page(page.uuid) == named
    desk.undo()
    assert desk.library.issues.page(page.uuid) == page
    desk.redo()
    desk.library.issues.update_page(replace(named, name="文教"))
    with pytest.raises(RefusedError, match="不能撤销“修改版面信息”"):
        desk.undo()
    before = desk.undo_label
    desk.paging.update_page(replace(named, name="文教"))
    assert desk.undo_label == before


def test_a_page_follows_a_template_that_the_house_has(desk: Desk, issue: str) -> None:
    home = desk.library.issues.get(issue).publication
    source = desk.library.publications.get(home).source
    plain = source[: source.index("[[template]]")] if "[[template]]" in source else source
    desk.library.publications.update(home, plain)
    page = desk.library.issues.pages(issue)[1].uuid
    with pytest.raises(RefusedError, match="没有“图片版”这个版式模板"):
        desk.paging.set_template(page, "图片版")
    desk.library.publications.update(home, plain + TEMPLATE)
    desk.paging.set_template(page, "图片版")
    assert desk.library.issues.page(page).template == "图片版"
    with pytest.raises(RefusedError, match="现有：图片版"):
        desk.paging.set_template(page, "专版")
    desk.paging.set_template(page, "")
    assert desk.library.issues.page(page).template == ""
    desk.undo()
    assert desk.library.issues.page(page).template == "图片版"


def test_a_page_added_is_taken_back_while_it_is_empty(desk: Desk, issue: str) -> None:
    before = numbers(desk, issue)
    (page,) = desk.paging.add_page(issue).pages
    assert numbers(desk, issue) == [*before, (5, "")]
    desk.undo()
    assert numbers(desk, issue) == before
    desk.redo()
    assert desk.library.issues.pages(issue)[-1].uuid == page
    uuid = put(desk, issue, story("老街亮灯"))
    desk.paging.place(uuid, page, 0, 20)
    desk.undo()
    desk.library.articles.assign(uuid, issue, page)
    with pytest.raises(RefusedError, match="不能撤销“加版”"):
        desk.undo()


def test_a_removed_page_gives_its_copy_back_and_the_later_ones_move_up(
    desk: Desk, issue: str
) -> None:
    pages = desk.library.issues.pages(issue)
    before = numbers(desk, issue)
    here, meant, there = (put(desk, issue, story(name)) for name in ("老街", "书屋", "渡口"))
    desk.paging.assign([meant], issue, pages[1].uuid)
    desk.paging.place(here, pages[1].uuid, 0, 20)
    desk.paging.place(there, pages[2].uuid, 0, 20)
    stood = desk.library.issues.issue_placements(issue)
    change = desk.paging.remove_page(pages[1].uuid)
    assert numbers(desk, issue) == [before[0], (2, before[2][1]), (3, before[3][1])]
    assert [p.article for p in desk.library.issues.issue_placements(issue)] == [there]
    assert change.articles == {here}
    assert desk.library.issues.meant(issue) == {}
    assert desk.undo_label == "删除二版"
    desk.undo()
    assert desk.library.issues.pages(issue) == pages
    assert desk.library.issues.issue_placements(issue) == stood
    assert desk.library.issues.meant(issue) == {meant: pages[1].uuid}
    desk.redo()
    assert len(desk.library.issues.pages(issue)) == 3


def test_a_page_with_a_story_that_goes_on_elsewhere_takes_the_rest_along(
    desk: Desk, issue: str
) -> None:
    pages = desk.library.issues.pages(issue)
    uuid = put(desk, issue, story("老街亮灯", 60))
    desk.paging.place(uuid, pages[1].uuid, 4, 60)
    (head,) = desk.library.issues.placements(pages[1].uuid)
    desk.paging.jump_to(head.uuid, pages[2].uuid)
    desk.paging.remove_page(pages[2].uuid)
    assert desk.library.issues.issue_placements(issue) == (head,)
    desk.undo()
    assert len(desk.library.issues.issue_placements(issue)) == 2
    desk.paging.remove_page(pages[1].uuid)
    assert desk.library.issues.issue_placements(issue) == ()


def test_page_one_cannot_be_removed(desk: Desk, issue: str) -> None:
    with pytest.raises(RefusedError, match="一版有报头"):
        desk.paging.remove_page(desk.library.issues.pages(issue)[0].uuid)


def test_a_removal_is_not_undone_over_what_was_done_since(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    uuid = put(desk, issue, story("老街亮灯"))
    desk.paging.place(uuid, pages[2].uuid, 0, 20)
    (placed,) = desk.library.issues.placements(pages[2].uuid)
    desk.paging.remove_page(pages[2].uuid)
    desk.library.issues.place(replace(placed, page=pages[1].uuid))
    with pytest.raises(RefusedError, match="不能撤销“删除三版”"):
        desk.undo()


def test_the_words_of_a_jump_follow_their_pages(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    uuid = put(desk, issue, story("老街亮灯", 60))
    desk.paging.place(uuid, pages[0].uuid, 4, 60)
    (head,) = desk.library.issues.placements(pages[0].uuid)
    desk.paging.jump_to(head.uuid, pages[1].uuid)
    assert any("二版" in words for words in jump_words(desk, issue))
    (tail,) = desk.library.issues.placements(pages[1].uuid)
    change = desk.paging.move(tail.uuid, pages[3].uuid, tail.column, tail.row)
    assert change.pages == {pages[0].uuid, pages[1].uuid, pages[3].uuid}
    assert any("四版" in words for words in jump_words(desk, issue))
    desk.paging.remove_page(pages[2].uuid)
    assert any("三版" in words for words in jump_words(desk, issue))


def test_copy_is_assigned_and_goes_back_where_it_was(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[1].uuid
    home = desk.library.publications.find("郑州日报")
    free = story("渡口")
    desk.library.articles.add(free, publication=home, person="林可欣", reason="导入")
    own = put(desk, issue, story("老街"))
    desk.paging.assign([free.uuid, own], issue, page)
    assert desk.library.issues.meant(issue) == {free.uuid: page, own: page}
    assert desk.undo_label == "归入本期"
    desk.undo()
    line = desk.library.articles.summary(free.uuid)
    assert (line.publication, line.issue, line.page) == (home, None, None)
    assert desk.library.issues.meant(issue) == {}
    desk.redo()
    desk.library.articles.assign(own, None)
    with pytest.raises(RefusedError, match="不能撤销“归入本期”"):
        desk.undo()
    desk.paging.assign([own], None)
    assert desk.library.articles.summary(own).issue is None


def test_an_assignment_that_is_refused_moves_nothing(desk: Desk, issue: str) -> None:
    first, placed = put(desk, issue, story("老街")), put(desk, issue, story("渡口"))
    desk.paging.place(placed, desk.library.issues.pages(issue)[0].uuid, 0, 20)
    with pytest.raises(RefusedError, match="还排在另一期"):
        desk.paging.assign([first, placed], None)
    assert desk.library.articles.summary(first).issue == issue


def test_a_distribution_is_taken_in_one_step(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    one, two, three = (put(desk, issue, story(name)) for name in ("老街", "渡口", "书屋"))
    meant = [
        Meant(article=one, page=pages[1].uuid, reason="栏目"),
        Meant(article=two, page=pages[2].uuid, reason="版名"),
        Meant(article=three, page="", reason="各版已够"),
    ]
    desk.paging.take_distribution(meant)
    assert desk.library.issues.meant(issue) == {one: pages[1].uuid, two: pages[2].uuid}
    assert desk.undo_label == "分配到版"
    desk.undo()
    assert desk.library.issues.meant(issue) == {}


def test_an_article_that_left_the_issue_is_not_pulled_back(desk: Desk, issue: str) -> None:
    page = desk.library.issues.pages(issue)[1].uuid
    one, two = (put(desk, issue, story(name)) for name in ("老街", "书屋"))
    meant = [Meant(article=uuid, page=page, reason="版名") for uuid in (one, two)]
    desk.paging.assign([two], None)
    with pytest.raises(RefusedError, match="《书屋》已经不在这一期里"):
        desk.paging.take_distribution(meant)
    assert desk.library.issues.meant(issue) == {}


def test_an_issues_facts_are_changed_in_one_step(desk: Desk, issue: str) -> None:
    before = desk.library.issues.get(issue)
    after = replace(before, facts=replace(before.facts, signer="王建国", copies=120))
    change = desk.paging.update_issue(after)
    assert change.issues == {issue}
    assert desk.library.issues.get(issue) == after
    assert not desk.paging.update_issue(after).issues
    desk.undo()
    assert desk.library.issues.get(issue) == before
    desk.redo()
    assert desk.library.issues.get(issue) == after
