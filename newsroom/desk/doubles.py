"""Doubles of 作者档案: entries that may be one person, likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from newsroom.model.contributor import Contributor, Double, Likeness, folded_name
from newsroom.text import pinyin

_LEAST_SOUND = 2  # hanzi of a name that a sound is compared of
_ORDER = list(Likeness)


def doubles(people: Sequence[Contributor], apart: Collection[frozenset[str]]) -> tuple[Double, ...]:
    """Pairs that may be one person. apart: pairs that are known to be two.

    The entry to keep is the one with more pieces, then the one that says more. Reads the tables of
    pinyin, which takes some hundredths of a second at first.
    """
    found: dict[frozenset[str], Double] = {}
    for one, other, why in _alike(people):
        pair = frozenset((one.uuid, other.uuid))
        if pair not in apart and pair not in found:
            kept, gone = sorted((one, other), key=_weight, reverse=True)
            found[pair] = Double(kept=kept, gone=gone, why=why)
    return tuple(sorted(found.values(), key=lambda d: (_ORDER.index(d.why), d.kept.name)))


def _alike(people: Sequence[Contributor]) -> Iterator[tuple[Contributor, Contributor, Likeness]]:
    """Every pair with a reason, stronger reasons first."""
    for one, other in _sharing(people, lambda p: [folded_name(p.name)]):
        why = Likeness.SAME_NAME if one.name == other.name else Likeness.SPELLING
        yield one, other, why
    for one, other in _sharing(people, _names):
        yield one, other, Likeness.PEN_NAME
    for one, other in _sharing(people, lambda p: [_digits(p.phone)]):
        yield one, other, Likeness.PHONE
    for one, other in _sharing(people, _sound):
        yield one, other, Likeness.SOUND


def _sharing(people: Iterable[Contributor], keys) -> Iterator[tuple[Contributor, Contributor]]:
    groups: dict[object, dict[str, Contributor]] = defaultdict(dict)
    for person in people:
        for key in keys(person):
            if key:
                groups[key][person.uuid] = person
    for group in groups.values():
        yield from combinations(group.values(), 2)


def _names(person: Contributor) -> list[str]:
    return [folded_name(name) for name in (person.name, *person.other_names)]


def _digits(phone: str) -> str:
    found = "".join(char for char in phone if char.isdecimal())
    return found if len(found) == 11 else ""  # a mobile: landlines are shared by a whole unit


def _sound(person: Contributor) -> list[tuple[str, str]]:
    name = folded_name(person.name)
    if not person.unit or len(name) < _LEAST_SOUND:
        return []
    return [(person.unit, person.pinyin.casefold() or pinyin.spelt(name))]


def _weight(person: Contributor) -> tuple[int, int, str]:
    said = sum(map(bool, (person.unit, person.phone, person.pen_names, person.roles)))
    spaced = any(char.isspace() for char in person.name)
    return person.pieces, said - spaced, person.uuid
