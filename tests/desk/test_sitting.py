from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.person import Duty, Person


def test_whoever_is_named_is_taken_into_the_list(desk: Desk) -> None:
    me = desk.sitting.now()
    assert me is not None
    assert (me.name, me.told, me.guarded) == ("林可欣", "全部", False)
    desk.name_person(" 高远 ")
    desk.name_person("林可欣")
    assert [person.name for person in desk.sitting.all()] == ["林可欣", "高远"]
    assert desk.person() == "林可欣"


def test_changing_places_is_one_act_and_no_step(desk: Desk) -> None:
    other = Person(name="高远", duties=(Duty.CHIEF,))
    desk.sitting.put(other)
    label = desk.undo_label
    assert desk.sitting.sit(other.uuid).label == "换成高远"
    assert (desk.person(), desk.undo_label) == ("高远", label)
    assert desk.sitting.sit(other.uuid).label == ""
    with pytest.raises(NotFoundError):
        desk.sitting.sit("none")


def test_a_pin_guards_a_name_and_is_kept_as_a_salted_hash(desk: Desk) -> None:
    chief = Person(name="高远")
    desk.sitting.put(chief)
    desk.sitting.set_pin(chief.uuid, "8848高")
    with pytest.raises(RefusedError, match="口令不对，不能换成高远"):
        desk.sitting.sit(chief.uuid, "8847高")
    assert desk.library.events.recent(1)[0].verb == "口令输错"
    with pytest.raises(RefusedError, match="高远设了口令"):
        desk.name_person("高远")
    assert desk.person() == "林可欣"
    desk.sitting.sit(chief.uuid, "8848高")
    assert desk.person() == "高远"
    kept = desk.library.persons.pin(chief.uuid)
    assert kept.startswith("scrypt$16384$")
    assert "8848" not in kept
    desk.sitting.set_pin(desk.sitting.all()[0].uuid, "8848高")
    assert desk.library.persons.pin(desk.sitting.all()[0].uuid) != kept
    with sqlite3.connect(desk.library.path) as connection:
        told = connection.execute("SELECT group_concat(ids || verb || person) FROM event")
        assert "8848" not in told.fetchone()[0]
    connection.close()
    desk.sitting.set_pin(chief.uuid, "")
    assert desk.sitting.opens(chief.uuid, "")
    with pytest.raises(RefusedError, match="口令要 4 到 32 个字符"):
        desk.sitting.set_pin(chief.uuid, "123")


def test_two_people_with_one_name_are_told_apart(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="已经有一位“林可欣”"):
        desk.sitting.put(Person(name=" 林可欣"))
    with pytest.raises(RefusedError, match="没有写姓名"):
        desk.sitting.put(Person(name="　"))
    desk.sitting.put(Person(name="林可欣（校对）", duties=(Duty.PROOFREADER,)))
    assert len(desk.sitting.all()) == 2


def test_changes_of_the_list_are_steps(desk: Desk) -> None:
    chief = Person(name="高远")
    desk.sitting.put(chief)
    desk.sitting.put(replace(chief, duties=(Duty.CHIEF,), left=True))
    assert chief.uuid not in [person.uuid for person in desk.sitting.all()]
    with pytest.raises(RefusedError, match="已经离开编辑部"):
        desk.sitting.sit(chief.uuid)
    desk.undo()
    assert desk.sitting.all()[1] == chief
    desk.undo()
    assert [person.name for person in desk.sitting.everyone()] == ["林可欣"]
    desk.redo()
    assert desk.sitting.all()[1] == chief


def test_a_new_name_of_whoever_sits_here_goes_on(desk: Desk) -> None:
    me = desk.sitting.now()
    assert me is not None
    desk.sitting.put(replace(me, name="林可心"))
    assert desk.person() == "林可心"
    desk.undo()
    assert desk.person() == "林可欣"
    desk.sitting.put(replace(me, left=True))
    assert desk.person() == ""
    assert desk.sitting.now() is None
    desk.name_person("林可欣")
    assert desk.sitting.all() == (me,)


def test_who_hands_in_only(desk: Desk) -> None:
    assert Person(name="通讯员", duties=(Duty.REPORTER,)).hands_in_only
    assert not Person(name="记者", duties=(Duty.REPORTER, Duty.EDITOR)).hands_in_only
    assert desk.sitting.stand_up().label == "离开"
    assert desk.person() == ""
