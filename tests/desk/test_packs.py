"""Rule packs on the desk: words added, packs made, switched, taken from files; all undone."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.desk.packs import PackLine
from newsroom.desk.sharing import HouseComing, Part
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.pack import HOUSE, INTERNAL, Entry, Pack
from newsroom.model.parcels import HouseParcel, PackedTable
from newsroom.proof import pack as packs
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.text import of_lines

PARTS = ("pack", "pack_entry", "pack_switch")
DAY = datetime.date(2026, 3, 13)


@pytest.fixture
def paper(desk: Desk) -> str:
    return desk.library.publications.find("上街时报")


def line(desk: Desk, paper: str, key: str) -> PackLine:
    return next(one for one in desk.packs.lines(paper) if one.pack.key == key)


def told(desk: Desk, paper: str, text: str) -> list[str]:
    reader = Proofreader(desk.proofreading.setting(paper, DAY))
    return [one.text for one in reader.story(of_lines(text)) if one.pack in (HOUSE, "own")]


def test_a_word_is_added_to_the_house_in_one_act_and_taken_back(desk: Desk, paper: str) -> None:
    change = desk.packs.add_word(paper, " 峨嵋街道 ", ["峨眉街道"])
    assert change.packs
    assert change.publications == {paper}
    (own,) = line(desk, paper, HOUSE).own
    assert own.entry == Entry(words=("峨嵋街道",), instead=("峨眉街道",), source="本报词库")
    assert own.person == "林可欣"
    assert told(desk, paper, "他到峨嵋街道") == ["峨嵋街道"]
    with pytest.raises(RefusedError, match="已经在“本报词库”里"):
        desk.packs.add_word(paper, "峨嵋街道")
    event = desk.library.events.recent(1)[0]
    assert (event.verb, event.ids) == ("添加词条", (own.uuid,))
    assert desk.undo().packs
    assert told(desk, paper, "他到峨嵋街道") == []
    desk.redo()
    assert line(desk, paper, HOUSE).own[0].uuid == own.uuid


def test_what_cannot_be_found_is_refused(desk: Desk, paper: str) -> None:
    for entry, said in (
        (Entry(words=(" ",)), "没有填"),
        (Entry(pattern="(甲"), "写得不对"),
        (Entry(pattern="(甲)", instead=(r"\3",)), "没有这一组"),
    ):
        with pytest.raises(RefusedError, match=said):
            desk.packs.put(paper, HOUSE, entry)
    with pytest.raises(NotFoundError):
        desk.packs.put(paper, "没有的包", Entry(words=("甲",)))
    assert line(desk, paper, HOUSE).own == ()


def test_an_entry_is_changed_and_removed(desk: Desk, paper: str) -> None:
    desk.packs.put(paper, "words", Entry(words=("渡假村",), instead=("度假村",)))
    (own,) = line(desk, paper, "words").own
    desk.packs.put(paper, "words", Entry(words=("渡假村", "渡假区")), own.uuid)
    (changed,) = line(desk, paper, "words").own
    assert (changed.uuid, changed.entry.name) == (own.uuid, "渡假村、渡假区")
    assert not desk.packs.put(paper, "words", changed.entry, own.uuid).packs
    desk.packs.remove([own.uuid])
    assert line(desk, paper, "words").own == ()
    with pytest.raises(NotFoundError):
        desk.packs.remove([own.uuid])
    desk.undo()
    desk.undo()
    assert line(desk, paper, "words").own == (own,)


def test_packs_are_switched_for_a_circle_and_for_a_publication(desk: Desk, paper: str) -> None:
    def state(key: str) -> tuple[bool, bool]:
        found = line(desk, paper, key)
        return found.heard, found.usual

    assert desk.packs.circle(paper) == INTERNAL
    assert state("quiet") == (False, False)
    desk.packs.switch(INTERNAL, "quiet", True)
    assert state("quiet") == (True, True)
    desk.packs.switch(paper, "quiet", False)
    assert state("quiet") == (False, True)
    assert "quiet" in desk.proofreading.setting(paper, DAY).off
    desk.undo()
    desk.undo()
    assert state("quiet") == (False, False)
    assert not desk.packs.switch(paper, "words", None).packs


def test_an_entry_of_the_program_is_muted(desk: Desk, paper: str) -> None:
    desk.packs.mute(paper, "words", "abc", heard=False)
    assert desk.proofreading.setting(paper, DAY).muted == {"abc"}
    desk.packs.mute(paper, "words", "abc", heard=True)
    assert desk.proofreading.setting(paper, DAY).muted == frozenset()


def test_a_pack_of_the_house_is_made_named_and_removed(desk: Desk, paper: str) -> None:
    key, _ = desk.packs.make_pack(paper, " 创城用语 ", "创建文明城区")
    found = line(desk, paper, key)
    assert (found.pack.title, found.made is not None, found.heard) == ("创城用语", True, True)
    desk.packs.put(paper, key, Entry(words=("文明城",)))
    desk.packs.change_pack(paper, key, "创建用语", "")
    assert line(desk, paper, key).pack.title == "创建用语"
    for title, said in (("", "要有名称"), ("创建用语", "已经有")):
        with pytest.raises(RefusedError, match=said):
            desk.packs.make_pack(paper, title)
    desk.packs.remove_pack(paper, key)
    assert key not in {one.pack.key for one in desk.packs.lines(paper)}
    assert desk.library.packs.entries(paper) == ()
    desk.undo()
    assert line(desk, paper, key).own[0].entry.name == "文明城"
    with pytest.raises(NotFoundError):
        desk.packs.remove_pack(paper, "words")


def test_a_pack_is_taken_from_a_file_once(desk: Desk, paper: str) -> None:
    entries = (Entry(words=("甲词",)), Entry(words=("乙词",)))
    pack = Pack("local", "邻区词库", entries=entries)
    assert desk.packs.take(paper, pack)[0] == 2
    assert desk.packs.take(paper, pack)[0] == 0
    found = line(desk, paper, "local")
    assert (found.pack.title, len(found.own)) == ("邻区词库", 2)
    desk.undo()
    assert "local" not in {one.pack.key for one in desk.packs.lines(paper)}
    joined = Pack("words", "别的名字", entries=entries[:1])
    assert desk.packs.take(paper, joined)[0] == 1
    assert line(desk, paper, "words").pack.title == "字词"
    broken = Pack("bad", "坏的", entries=(Entry(pattern="("),))
    with pytest.raises(RefusedError):
        desk.packs.take(paper, broken)
    assert "bad" not in {one.pack.key for one in desk.packs.lines(paper)}


def test_every_pack_of_the_program_is_listed(desk: Desk, paper: str) -> None:
    listed = [one.pack.key for one in desk.packs.lines(paper)]
    assert listed[0] == HOUSE
    assert set(listed) == {HOUSE} | {one.key for one in packs.shipped()}


def coming(desk: Desk, paper: str, home: str, parcel: HouseParcel | None = None) -> HouseComing:
    """A package of a publication's settings as the other desk sees it."""
    outgoing = desk.sharing.pack(paper)
    parcel = parcel or outgoing.parcel
    parts = tuple(Part(table.name, table.name, "不一样") for table in parcel.tables)
    return HouseComing(manifest=outgoing.manifest, parcel=parcel, publication=home, parts=parts)


def test_packs_travel_with_the_publication(desk: Desk, paper: str, tmp_path: Path) -> None:
    key, _ = desk.packs.make_pack(paper, "创城用语")
    desk.packs.put(paper, key, Entry(words=("文明城",)))
    desk.packs.add_word(paper, "峨嵋街道")
    desk.packs.switch(paper, "quiet", True)
    parcel = desk.sharing.pack(paper).parcel
    named = {table.name: len(table.rows) for table in parcel.tables}
    assert (named["pack"], named["pack_entry"], named["pack_switch"]) == (1, 2, 1)
    with Desk.open(tmp_path / "别处.newsroom", create=True) as other:
        other.name_person("李敏")
        home = other.library.publications.find("上街时报")
        assert other.sharing.take(coming(desk, paper, home), PARTS).packs
        names = {one.entry.name for one in other.library.packs.entries(home)}
        assert names == {"文明城", "峨嵋街道"}
        assert other.proofreading.setting(home, DAY).on == {"quiet"}
        assert told(other, home, "去峨嵋街道") == ["峨嵋街道"]
        other.undo()
        assert other.library.packs.entries(home) == ()


@pytest.mark.parametrize("entry", ["[]", "3", "{", '{"words": 3}', '{"word": ["甲"]}'])
def test_an_entry_that_is_none_is_refused(desk: Desk, paper: str, entry: str) -> None:
    desk.packs.add_word(paper, "峨嵋街道")
    parcel = desk.sharing.pack(paper).parcel
    tables = []
    for table in parcel.tables:
        rows = [json.loads(row) for row in table.rows]
        if table.name == "pack_entry":
            rows = [row | {"entry": entry} for row in rows]
        tables.append(PackedTable(table.name, tuple(map(json.dumps, rows))))
    spoilt = replace(parcel, tables=tuple(tables))
    with pytest.raises(RefusedError, match="读不出来"):
        desk.sharing.take(coming(desk, paper, paper, spoilt), ["pack_entry"])
    assert [one.entry.name for one in desk.library.packs.entries(paper)] == ["峨嵋街道"]
