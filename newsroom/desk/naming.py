"""Naming people: the roles to choose from, and contributors found by name, pinyin or initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsroom.model.contributor import Contributor, folded_name
from newsroom.model.credit import Role
from newsroom.text import pinyin

_LIMIT = 12

CHOICES: tuple[tuple[Role, str], ...] = (
    (Role.REPORTER, ""),
    (Role.CORRESPONDENT, ""),
    (Role.PHOTOGRAPHER, ""),
    (Role.INTERN, ""),
    (Role.AUTHOR, ""),
    (Role.REPORTER, "见习记者"),
    (Role.REPORTER, "全媒体记者"),
    (Role.REPORTER, "特约记者"),
    (Role.PHOTOGRAPHER, "摄影记者"),
    (Role.CORRESPONDENT, "特约通讯员"),
    (Role.AUTHOR, "评论员"),
)
"""The roles an editor chooses from, each with its printed word where that is not the usual one."""


def role_word(role: Role, label: str = "") -> str:
    """What the editor calls a role, also where no word of it is printed."""
    return label or role.word or "作者"


def complete(
    people: Iterable[Contributor], typed: str, limit: int = _LIMIT
) -> tuple[Contributor, ...]:
    """Those whose name begins or sounds as typed: exact beginnings first, then most used.

    Latin letters read the tables of pinyin, which takes some hundredths of a second at first.
    """
    typed = typed.strip()
    found = [person for person in people if typed and _called(typed, person)]
    found.sort(key=lambda p: (not p.name.startswith(typed), -p.pieces, p.name, p.uuid))
    return tuple(found[:limit])


def _called(typed: str, person: Contributor) -> bool:
    """Whether any name of a person begins or sounds as typed."""
    if any(pinyin.fits(typed, name) for name in (person.name, *person.other_names)):
        return True
    said = person.pinyin.replace(" ", "").casefold()
    return bool(said) and said.startswith(typed.replace(" ", "").casefold())


def search(
    people: Iterable[Contributor], text: str, role: Role | None = None
) -> tuple[Contributor, ...]:
    """Those whom a search of 作者档案 means, by any name, pinyin, unit or telephone, most pieces
    first. role: that they are for the house or were credited with.
    """
    typed = text.strip()
    found = [
        person
        for person in people
        if (not typed or _meant(typed, person)) and (role is None or role in _roles(person))
    ]
    return tuple(sorted(found, key=lambda p: (-p.pieces, p.name, p.uuid)))


def reading(name: str) -> str:
    """How a name is read, a syllable each: song xiao."""
    return pinyin.spelt(name)


def _meant(typed: str, person: Contributor) -> bool:
    bare = folded_name(typed)
    texts = (person.name, *person.other_names, person.unit, person.phone)
    if any(bare in folded_name(text) for text in texts):
        return True
    return any("a" <= char <= "z" for char in bare) and _called(typed, person)


def _roles(person: Contributor) -> set[Role]:
    return {*person.roles, *(role for role, _ in person.counts)}


def hint(person: Contributor) -> str:
    """What tells a person from another: 区水务局 · 通讯员 · 12 篇."""
    facts = [person.unit]
    if person.counts:
        facts += [role_word(person.counts[0][0]), f"{person.pieces} 篇"]
    return " · ".join(fact for fact in facts if fact)


def namesakes(people: Iterable[Contributor], name: str) -> tuple[Contributor, ...]:
    """All persons of a name, most used first; more than one must be told apart."""
    return tuple(sorted((p for p in people if p.name == name), key=lambda p: -p.pieces))


def warm(people: Sequence[Contributor]) -> None:
    """Read the tables of pinyin and the readings of these names, so that completing is quick."""
    for char in {char for person in people for char in person.name}:
        pinyin.readings(char)
