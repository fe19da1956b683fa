"""Bylines as they are typed: names completed from the contributors, pasted bylines split."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.model.contributor import Contributor
from newsroom.model.credit import Credit, Role
from newsroom.text import pinyin
from newsroom.text.credits import Byline, read_byline
from newsroom.text.roles import Item, Kind, items

_LIMIT = 12
_EDGES = " \t\u3000、，,;；。:：（）()【】[]"
_MARKED = {Kind.PICTURE: Role.PHOTOGRAPHER, Kind.TEXT: Role.AUTHOR}

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


@dataclass(frozen=True, slots=True)
class Split:
    """Typed or pasted words of a byline taken apart.

    credits: the persons, in order. role: what the names to come are, where a word said so (通讯员).
    unit: source units named. rest: what is no byline and was not taken (责编 王五).
    """

    credits: tuple[Credit, ...] = ()
    role: tuple[Role, str] | None = None
    unit: str = ""
    rest: str = ""


def role_word(role: Role, label: str = "") -> str:
    """What the editor calls a role, also where no word of it is printed."""
    return label or role.word or "作者"


def split(text: str, role: Role = Role.REPORTER, label: str = "") -> Split:
    """Take words of a byline apart; names that no word announces get `role` and its `label`.

    No name is changed but for spaces inside it (张 三); total.
    """
    content = text.strip(_EDGES)
    if not content:
        return Split()
    found, parts = read_byline(content), items(content)
    if not found.credits and (said := _only_role(parts)) is not None:
        return Split(role=said)
    plain = "作者" not in content
    credits_ = tuple(
        replace(credit, role=role, label=label)
        if plain and credit.role is Role.AUTHOR and not credit.label and _unannounced(parts, credit)
        else credit
        for credit in found.credits
    )
    return Split(credits_, None, found.source_unit, _rest(parts, found))


def believed(text: str, role: Role = Role.REPORTER, label: str = "") -> Split:
    """The same, but what is left over is believed to be a name: somebody insisted on it."""
    found = split(text, role, label)
    if not found.rest or found.credits or found.role or _nobody(items(text)):
        return found
    return Split((Credit(" ".join(text.strip(_EDGES).split()), role, label),))


def complete(
    people: Iterable[Contributor], typed: str, limit: int = _LIMIT
) -> tuple[Contributor, ...]:
    """Those whose name begins or sounds as typed: exact beginnings first, then most used.

    Latin letters read the tables of pinyin, which takes some hundredths of a second at first.
    """
    typed = typed.strip()
    found = [person for person in people if typed and pinyin.fits(typed, person.name)]
    found.sort(key=lambda p: (not p.name.startswith(typed), -p.pieces, p.name, p.uuid))
    return tuple(found[:limit])


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


def _unannounced(parts: Sequence[Item], credit: Credit) -> bool:
    """Whether neither a role nor a task word speaks of a name, so that it was only typed."""
    kinds = {part.kind for part in parts}
    if not kinds & {Kind.ROLE, *_MARKED, Kind.BOTH}:
        return True
    names = [i for i, part in enumerate(parts) if part.text and credit.name.startswith(part.text)]
    first = next((i for i, part in enumerate(parts) if part.kind is not Kind.NAME), len(parts))
    behind = parts[first].kind if first < len(parts) else None
    return bool(names) and names[0] < first and behind is Kind.ROLE


def _only_role(parts: Sequence[Item]) -> tuple[Role, str] | None:
    if len(parts) != 1:
        return None
    part = parts[0]
    if part.kind is Kind.ROLE and part.role is not None:
        return part.role, part.label
    return (_MARKED[part.kind], "") if part.kind in _MARKED else None


def _nobody(parts: Sequence[Item]) -> bool:
    return any(part.kind is Kind.NOBODY for part in parts)


def _rest(parts: Sequence[Item], found: Byline) -> str:
    """The words that became neither person nor unit."""
    taken = "".join(c.name for c in found.credits) + found.source_unit
    left = [p.text for p in parts if p.kind in (Kind.NAME, Kind.STRANGE) and p.text not in taken]
    nobody = [p.text for p in parts if p.kind is Kind.NOBODY] if left else []
    return " ".join((*nobody, *left))
