"""Contributors are found by name, pinyin and initials."""

from __future__ import annotations

from newsroom.desk.naming import complete, hint, namesakes, warm
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Role

R, C, P = Role.REPORTER, Role.CORRESPONDENT, Role.PHOTOGRAPHER
PEOPLE = (
    Contributor(uuid="1", name="李志远", unit="区水务局", counts=((C, 12),)),
    Contributor(uuid="2", name="林子瑜", counts=((R, 40), (P, 2))),
    Contributor(uuid="3", name="李志远", unit="南门街道", counts=((C, 3),)),
    Contributor(uuid="4", name="单小河"),
)


def test_people_are_found_by_name_sound_and_initials_most_used_first():
    warm(PEOPLE)
    assert [p.uuid for p in complete(PEOPLE, "lzy")] == ["2", "1", "3"]
    assert [p.uuid for p in complete(PEOPLE, "李z")] == ["1", "3"]
    assert [p.uuid for p in complete(PEOPLE, "shan")] == ["4"]
    assert complete(PEOPLE, "") == ()
    assert len(complete(PEOPLE, "l", limit=2)) == 2


def test_namesakes_are_told_apart_by_unit_and_work():
    assert [p.uuid for p in namesakes(PEOPLE, "李志远")] == ["1", "3"]
    assert hint(PEOPLE[0]) == "区水务局 · 通讯员 · 12 篇"
    assert hint(PEOPLE[3]) == ""
