"""The 人名职务库 on the desk: each act with its way back, the order of listing, an issue's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.roster import Official
from tests.desk.conftest import put, story

DAY = date(2021, 10, 16)
HEAD = Official(name="宋晓", rank=1, title="区长")
DEPUTY = Official(name="李雷", rank=2, title="副区长")
CLERK = Official(name="田禾", title="区水利局局长")


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.roster.roster().officials]


def test_entries_are_taken_in_changed_and_struck_out(desk: Desk) -> None:
    assert desk.roster.put((DEPUTY, replace(HEAD, name=" 宋 晓 "), CLERK)).roster
    assert desk.roster.roster().officials == (HEAD, DEPUTY, CLERK)
    with pytest.raises(RefusedError, match="没有写姓名"):
        desk.roster.put((Official(name=" ", rank=1),))
    assert desk.roster.put((HEAD,)).label == ""
    desk.roster.remove([HEAD.uuid])
    assert desk.roster.leaders(DAY) == (DEPUTY,)
    desk.undo()
    desk.undo()
    assert names(desk) == []
    desk.redo()
    assert desk.roster.leaders(DAY) == (HEAD, DEPUTY)
    assert "宋晓" not in str(desk.library.events.recent(10))


def test_a_step_is_not_taken_back_where_the_entry_changed_since(desk: Desk) -> None:
    desk.roster.put((HEAD,))
    desk.library.officials.put((replace(HEAD, title="区委书记"),))
    with pytest.raises(RefusedError):
        desk.undo()


def test_a_list_of_those_who_lead_leaves_others_and_knows_who_is_who(desk: Desk) -> None:
    former = Official(name="方守成", rank=1, title="区长", until=date(2020, 1, 1))
    known = replace(HEAD, since=date(2020, 1, 2), note="兼党组书记")
    desk.roster.put((known, DEPUTY, CLERK, former))
    desk.roster.set_leaders([Official(name="李雷", rank=1), Official(name="宋晓", rank=2)], DAY)
    first, second = desk.roster.leaders(DAY)
    assert (first.uuid, second.uuid) == (DEPUTY.uuid, HEAD.uuid)
    assert (second.since, second.note) == (known.since, known.note)
    desk.roster.set_leaders([second], DAY)
    assert set(names(desk)) == {"宋晓", "田禾", "方守成"}


def test_an_entry_is_moved_before_another_and_ranks_close_up(desk: Desk) -> None:
    peer = Official(name="韩梅", rank=2, title="副区长")
    desk.roster.put((HEAD, DEPUTY, peer, CLERK))
    desk.roster.move(CLERK.uuid, HEAD.uuid)
    ranks = {one.name: one.rank for one in desk.roster.roster().officials}
    assert ranks == {"田禾": 1, "宋晓": 2, "李雷": 3, "韩梅": 3}
    desk.roster.move(HEAD.uuid)
    ranks = {one.name: one.rank for one in desk.roster.roster().officials}
    assert ranks == {"田禾": 1, "李雷": 2, "韩梅": 2, "宋晓": 3}
    desk.undo()
    desk.undo()
    assert desk.roster.roster().officials[-1] == CLERK


def test_an_issue_orders_its_own_leaders_and_shows_their_stories(desk: Desk, issue: str) -> None:
    desk.roster.put((HEAD, DEPUTY))
    told = put(desk, issue, story("李雷查看河堤"))
    first, second = desk.roster.of_issue(issue)
    assert (first.official.name, first.stories) == ("宋晓", ())
    assert [(one.uuid, importance) for one, importance in second.stories] == [(told, 3)]
    lead = put(desk, issue, story("宋晓看望环卫工人"))
    desk.writing.rate(told, 5)
    first, second = desk.roster.of_issue(issue)
    assert [(one.uuid, importance) for one, importance in first.stories] == [(lead, 5)]
    change = desk.roster.order_issue(issue, ["李雷", "宋晓"])
    assert change.issues == {issue}
    assert [one.name for one in desk.paging.edition(issue).leaders] == ["李雷", "宋晓"]
    assert desk.roster.own_order(issue)
    desk.undo()
    assert [one.name for one in desk.paging.edition(issue).leaders] == ["宋晓", "李雷"]


def test_proofreading_knows_the_roster_and_an_issues_own_order(desk: Desk, issue: str) -> None:
    desk.roster.put((HEAD, DEPUTY, CLERK))
    uuid = put(desk, issue, story("李雷查看河堤"))
    desk.roster.order_issue(issue, ["李雷", "宋晓"])
    known = desk.proofreading.of_article(uuid).setting.roster
    ranks = {one.name: one.rank for one in known.officials}
    assert ranks == {"李雷": 1, "宋晓": 2, "田禾": 0}
    assert desk.proofreading.of_issue(issue).setting.roster.officials[0].name == "李雷"
    assert desk.proofreading.setting("").roster == desk.roster.roster()
