from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.pack import HOUSE, NEWSPAPER, Entry
from newsroom.model.pack_book import Heard, OwnEntry, OwnPack, Switch, heard, own_packs
from newsroom.store.library import Library

NOW = datetime.datetime(2026, 3, 2, 8, tzinfo=datetime.UTC)


def own(paper: str, entry: Entry, pack: str = HOUSE, minute: int = 0) -> OwnEntry:
    time = NOW + datetime.timedelta(minutes=minute)
    return OwnEntry(publication=paper, pack=pack, entry=entry, person="唐校对", time=time)


def test_entries_come_back_as_they_went(library: Library, paper: str) -> None:
    first = own(
        paper,
        Entry(words=("布署",), instead=("部署",), since=datetime.date(2026, 1, 1), quoted=False),
        minute=1,
    )
    second = own(paper, Entry(pattern=r"(\d)%以上", instead=(r"\1",)))
    for one in (first, second):
        library.packs.put_entry(one)
    assert library.packs.entries(paper) == (second, first)
    changed = replace(first, entry=replace(first.entry, note="不写"))
    library.packs.put_entry(changed)
    assert library.packs.entry(first.uuid) == changed
    library.packs.remove_entry(first.uuid)
    with pytest.raises(NotFoundError):
        library.packs.entry(first.uuid)


def test_packs_and_switches(library: Library, paper: str) -> None:
    pack = OwnPack(publication=paper, key="own-1", title="创城用语")
    library.packs.put_pack(pack)
    library.packs.put_pack(replace(pack, note="创建文明城区"))
    assert library.packs.packs(paper) == (replace(pack, note="创建文明城区"),)
    library.packs.remove_pack(pack.uuid)
    assert library.packs.packs(paper) == ()
    library.packs.switch(NEWSPAPER, "quiet", "", True)
    library.packs.switch(NEWSPAPER, "quiet", "", False)
    library.packs.switch(paper, "words", "abc", False)
    assert library.packs.switches(NEWSPAPER) == (
        Switch(scope=NEWSPAPER, pack="quiet", entry="", heard=False),
    )
    library.packs.switch(NEWSPAPER, "quiet", "", None)
    assert library.packs.switches(NEWSPAPER) == ()
    assert library.packs.switches(paper)[0].entry == "abc"


def test_a_publications_word_goes_before_its_circles() -> None:
    wide = [
        Switch(scope=NEWSPAPER, pack=key, heard=state) for key, state in (("a", True), ("b", False))
    ]
    near = [Switch(scope="p", pack="a", heard=False), Switch(scope="p", pack="c", heard=True)]
    muted = [Switch(scope="p", pack="d", entry="ff", heard=False)]
    assert heard((), wide, (*near, *muted)) == Heard(
        frozenset({"c"}), frozenset({"a", "b"}), (), frozenset({"ff"})
    )


def test_entries_are_put_into_their_packs() -> None:
    entries = [
        own("p", Entry(words=("甲",)), "words"),
        own("p", Entry(words=("乙",))),
        own("p", Entry(words=("丙",)), "own-1"),
    ]
    made = own_packs([OwnPack(publication="p", key="own-1", title="创城用语")], entries)
    assert {(one.key, one.title, one.entries[0].name) for one in made} == {
        ("words", "words", "甲"),
        (HOUSE, "本报词库", "乙"),
        ("own-1", "创城用语", "丙"),
    }
    assert own_packs([], []) == ()
