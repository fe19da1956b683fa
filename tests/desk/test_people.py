"""Two persons of one name are told apart, and that can be taken back."""

from __future__ import annotations

from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.model.credit import Credit, Role
from tests.desk.conftest import put, story


def written(desk: Desk, issue: str, headline: str, name: str) -> str:
    credits_ = (Credit(name, Role.CORRESPONDENT),)
    return put(desk, issue, replace(story(headline), credits=credits_))


def test_a_second_person_of_a_name_is_taken_up_and_kept_apart(desk: Desk, issue: str) -> None:
    first = written(desk, issue, "老街亮灯", "安宁")
    one = desk.people.tied(first)["安宁"]
    second = written(desk, issue, "小街换灯", "安宁")
    desk.people.another(second, "安宁", " 区水务局 ")
    other = desk.people.tied(second)["安宁"]
    assert other not in ("", one)
    assert {p.uuid: p.unit for p in desk.people.all()} == {one: "", other: "区水务局"}
    desk.writing.save(replace(desk.writing.open(second).article, subhead="副题"))
    assert desk.people.tied(second)["安宁"] == other
    third = written(desk, issue, "新街通车", "安宁")
    assert desk.people.tied(third)["安宁"] == ""


def test_telling_apart_is_undone_and_done_again(desk: Desk, issue: str) -> None:
    first = written(desk, issue, "老街亮灯", "安宁")
    one = desk.people.tied(first)["安宁"]
    desk.people.another(first, "安宁", "南门街道")
    other = desk.people.tied(first)["安宁"]
    assert desk.undo_label == "分清同名作者“安宁”"
    desk.undo()
    assert desk.people.tied(first)["安宁"] == one
    desk.redo()
    assert desk.people.tied(first)["安宁"] == other
    change = desk.people.tell_apart(first, {"安宁": one, "没有这个人": one})
    assert change.articles == {first}
    assert desk.people.tied(first) == {"安宁": one}
    assert not desk.people.tell_apart(first, {"安宁": one}).articles
