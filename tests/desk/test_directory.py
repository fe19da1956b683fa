from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.directory import fresh, tidy, united
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, Likeness, NameUse, Unit
from newsroom.model.credit import Credit, Role


def by(*names: str, unit: str = "") -> Article:
    credits_ = tuple(Credit(name, Role.CORRESPONDENT) for name in names)
    return Article(
        headline="河堤种上新树", body="河堤上种了树。", credits=credits_, source_unit=unit
    )


@pytest.fixture
def add(desk: Desk, home: str):
    def adding(article: Article) -> Article:
        desk.library.articles.add(article, publication=home, person="林编辑", reason="收稿")
        return article

    return adding


@pytest.fixture
def home(desk: Desk) -> str:
    return desk.library.publications.find("上街时报")


def person(desk: Desk, name: str) -> Contributor:
    return next(p for p in desk.directory.all() if p.name == name)


def test_an_entry_is_filled_in_and_taken_back(desk: Desk, add) -> None:
    add(by("宋晓"))
    song = person(desk, "宋晓")
    filled = replace(
        song,
        unit=" 区水务局 ",
        phone="13800000000",
        roles=(Role.CORRESPONDENT,),
        pen_names=("晓 风", "晓 风", "宋晓"),
    )
    desk.directory.update(filled)
    kept = desk.directory.record(song.uuid).person
    assert (kept.unit, kept.pen_names, kept.pieces) == ("区水务局", ("晓 风",), 1)
    assert kept.role is Role.CORRESPONDENT
    desk.undo()
    assert desk.directory.record(song.uuid).person == song
    desk.redo()
    assert desk.directory.record(song.uuid).person == kept


def test_what_is_known_of_a_person_ties_later_pieces(desk: Desk, add) -> None:
    add(by("宋晓"))
    song = person(desk, "宋晓")
    desk.directory.update(replace(song, pen_names=("晓风",), former_names=("宋小",)))
    for name in ("宋 晓", "晓风", "宋小", "宋\u3000晓"):
        add(by(name))
    assert [p.name for p in desk.directory.all()] == ["宋晓"]
    assert desk.directory.record(song.uuid).person.pieces == 5


def test_a_pen_name_that_is_another_persons_name_is_left_to_the_editor(desk: Desk, add) -> None:
    add(by("宋晓"))
    add(by("晓风"))
    desk.directory.update(replace(person(desk, "宋晓"), pen_names=("晓风",)))
    article = by("晓风")
    add(article)
    assert desk.people.tied(article.uuid) == {"晓风": ""}


def test_doubles_are_found_with_their_reason(desk: Desk, add) -> None:
    for names in (["宋晓"], ["宋晓", "李敏"], ["韩梅"], ["张一"], ["章一"], ["风荷"]):
        add(by(*names))
    desk.directory.add(replace(fresh("宋 晓")))
    for name in ("张一", "章一"):
        desk.directory.update(replace(person(desk, name), unit="区水务局"))
    desk.directory.update(replace(person(desk, "韩梅"), pen_names=("风荷",)))
    desk.directory.add(replace(fresh("李敏"), phone="139 0000 0000"))
    desk.directory.add(replace(fresh("赵五"), phone="13900000000"))
    found = {frozenset((d.kept.name, d.gone.name)): d.why for d in desk.directory.doubles()}
    assert found == {
        frozenset(("宋晓", "宋 晓")): Likeness.SPELLING,
        frozenset(("李敏",)): Likeness.SAME_NAME,
        frozenset(("韩梅", "风荷")): Likeness.PEN_NAME,
        frozenset(("赵五", "李敏")): Likeness.PHONE,
        frozenset(("章一", "张一")): Likeness.SOUND,
    }


def test_of_two_entries_the_one_with_more_pieces_is_kept(desk: Desk, add) -> None:
    add(by("宋 晓"))
    add(by("宋晓"))
    assert [p.name for p in desk.directory.all()] == ["宋 晓"]  # the second credit is the same
    desk.directory.add(fresh("宋晓"))
    (double,) = desk.directory.doubles()
    assert (double.kept.name, double.gone.name) == ("宋 晓", "宋晓")


def test_two_persons_of_one_name_are_proposed_no_more(desk: Desk, add) -> None:
    add(by("安宁"))
    desk.directory.add(replace(fresh("安宁"), unit="区医院"))
    (double,) = desk.directory.doubles()
    desk.directory.keep_apart(double.kept.uuid, double.gone.uuid)
    assert desk.directory.doubles() == ()
    desk.undo()
    assert len(desk.directory.doubles()) == 1


def test_merging_moves_every_piece_and_can_be_undone(desk: Desk, add) -> None:
    first, second = by("宋晓"), by("宋小", "李敏")
    add(first)
    add(second)
    song, other = person(desk, "宋晓"), person(desk, "宋小")
    desk.directory.update(replace(other, unit="区水务局", phone="13800000000", counts=()))
    other = replace(person(desk, "宋小"), counts=())
    change = desk.directory.merge(song.uuid, other.uuid, NameUse.FORMER_NAME)
    assert change.people
    assert change.articles == {second.uuid}
    kept = desk.directory.record(song.uuid)
    assert [p.name for p in desk.directory.all()] == ["宋晓", "李敏"]
    assert (kept.person.pieces, kept.person.unit) == (2, "区水务局")
    assert kept.person.former_names == ("宋小",)
    assert desk.people.tied(second.uuid)["宋小"] == song.uuid
    desk.undo()
    assert desk.people.tied(second.uuid)["宋小"] == other.uuid
    assert replace(person(desk, "宋小"), counts=()) == other
    assert person(desk, "宋晓") == song
    desk.redo()
    assert desk.directory.record(song.uuid).person.pieces == 2


def test_what_was_merged_can_be_parted_in_another_sitting(desk: Desk, add) -> None:
    second = by("宋小")
    add(by("宋晓"))
    add(second)
    song, other = person(desk, "宋晓"), person(desk, "宋小")
    desk.directory.merge(song.uuid, other.uuid)
    later = Desk(desk.library)
    (joined,) = later.directory.record(song.uuid).joined
    third = by("宋小")
    add(third)
    later.directory.part(joined.uuid)
    assert later.people.tied(second.uuid) == {"宋小": other.uuid}
    assert later.people.tied(third.uuid) == {"宋小": song.uuid}  # it came when they were one
    assert later.directory.record(song.uuid).person.spellings == ()
    assert later.directory.record(song.uuid).joined == ()
    with pytest.raises(RefusedError, match="已经拆开"):
        later.directory.part(joined.uuid)
    later.undo()
    assert [p.name for p in later.directory.all()] == ["宋晓"]


def test_an_undo_is_refused_where_the_entry_was_changed_since(desk: Desk, add) -> None:
    add(by("宋晓"))
    add(by("宋 晓明"))
    song, other = person(desk, "宋晓"), person(desk, "宋 晓明")
    desk.directory.merge(song.uuid, other.uuid)
    later = Desk(desk.library)
    later.directory.update(replace(person(desk, "宋晓"), unit="区医院"))
    with pytest.raises(RefusedError, match="不能撤销"):
        desk.undo()


def test_both_words_of_two_entries_are_kept(desk: Desk) -> None:
    one = replace(fresh("宋晓"), unit="区水务局", phone="1")
    other = replace(fresh("宋晓"), unit="区医院", phone="2", note="常写消息")
    whole = united(one, other, NameUse.SPELLING)
    assert (whole.unit, whole.phone, whole.spellings) == ("区水务局", "1", ())
    assert whole.note == "常写消息；另一单位：区医院；另一电话：2"


def test_refusals(desk: Desk, add) -> None:
    add(by("宋晓"))
    song = person(desk, "宋晓")
    with pytest.raises(RefusedError, match="1 篇"):
        desk.directory.remove(song.uuid)
    with pytest.raises(RefusedError, match="姓名"):
        tidy(fresh("  "))
    with pytest.raises(RefusedError, match="同一条"):
        desk.directory.merge(song.uuid, song.uuid)


def test_who_has_no_piece_can_be_struck_out(desk: Desk) -> None:
    made = fresh("韩梅")
    desk.directory.add(made)
    desk.directory.remove(made.uuid)
    assert desk.directory.all() == ()
    desk.undo()
    assert desk.directory.all() == (made,)


def test_telephones_stay_at_home() -> None:
    person = replace(fresh("宋晓"), unit="区水务局", phone="13800000000", note="晚上打")
    assert person.for_others() == replace(person, phone="", note="")
    unit = Unit(name="区水务局", contact="王主任", phone="0371-1", note="三楼")
    assert unit.for_others() == replace(unit, contact="", phone="", note="")


def test_units_are_listed_renamed_and_struck_out(desk: Desk, add) -> None:
    add(by("宋晓", unit="区水务局"))
    add(by("韩梅", unit="南门街道"))
    desk.directory.update(replace(person(desk, "宋晓"), unit="区水务局"))
    lines = {line.unit.name: line for line in desk.units.lines()}
    assert (lines["区水务局"].entered, lines["区水务局"].people) == (False, 1)
    unit = Unit(name="区水务局", contact="王主任", phone="0371-1")
    desk.units.put(unit)
    desk.units.put(replace(unit, name="区水利局"))
    assert person(desk, "宋晓").unit == "区水利局"
    (first, _) = desk.units.lines()
    assert (first.unit.name, first.unit.other_names) == ("区水利局", ("区水务局",))
    assert (first.entered, first.people, first.pieces) == (True, 1, 1)
    desk.undo()
    assert person(desk, "宋晓").unit == "区水务局"
    desk.redo()
    desk.units.remove(unit.uuid)
    assert not any(line.entered for line in desk.units.lines())
    with pytest.raises(RefusedError, match="名称"):
        desk.units.put(Unit(name=" "))


def test_events_tell_no_names(desk: Desk, add) -> None:
    add(by("宋晓"))
    desk.directory.update(replace(person(desk, "宋晓"), phone="13800000000"))
    (event,) = desk.library.events.recent(1)
    assert event.verb == "修改作者档案"
    assert event.ids == (person(desk, "宋晓").uuid,)
