"""What a house adds to the rule packs of proofreading, and what it switches on and off."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsroom.model.identity import new_id
from newsroom.model.pack import HOUSE, Entry, Pack

HOUSE_TITLE = "本报词库"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPack:
    """A pack that a publication made for itself."""

    uuid: str = field(default_factory=new_id)
    publication: str
    key: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """An entry that a publication added to a pack: when, and by whom it was last written."""

    uuid: str = field(default_factory=new_id)
    publication: str
    pack: str
    entry: Entry
    person: str
    time: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A pack, or one of the program's entries by its fingerprint, switched on or off. scope: a
    publication, or one of `model.pack.CIRCLES`.
    """

    scope: str
    pack: str
    entry: str = ""
    heard: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a publication has otherwise than the program brings it; as in `proof.rule.Setting`."""

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    own: tuple[Pack, ...] = ()
    muted: frozenset[str] = frozenset()


def own_packs(packs: Iterable[OwnPack], entries: Iterable[OwnEntry]) -> tuple[Pack, ...]:
    """A publication's own packs with their entries; entries of the program's packs as packs that
    bear their keys.
    """
    by_key: dict[str, list[Entry]] = {}
    for one in entries:
        by_key.setdefault(one.pack, []).append(one.entry)
    titles = {HOUSE: (HOUSE_TITLE, "")} | {one.key: (one.title, one.note) for one in packs}
    keys = dict.fromkeys((*titles, *by_key))
    return tuple(
        Pack(key, *titles.get(key, (key, "")), entries=tuple(by_key.get(key, ())))
        for key in keys
        if key in by_key or key != HOUSE
    )


def heard(own: tuple[Pack, ...], wide: Iterable[Switch], near: Iterable[Switch]) -> Heard:
    """What comes of a publication's packs, the switches of its circle (wide) and its own (near),
    which go before.
    """
    said = {(one.pack, one.entry): one.heard for one in (*wide, *near)}
    whole = {pack: state for (pack, entry), state in said.items() if not entry}
    return Heard(
        frozenset(pack for pack, state in whole.items() if state),
        frozenset(pack for pack, state in whole.items() if not state),
        own,
        frozenset(entry for (_, entry), state in said.items() if entry and not state),
    )
