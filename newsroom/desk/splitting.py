"""Bylines as they are typed or pasted, taken apart into persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.model.credit import Credit, Role
from newsroom.text.credits import Byline, read_byline
from newsroom.text.roles import Item, Kind, items

_EDGES = " \t\u3000、，,;；。:：（）()【】[]"
_MARKED = {Kind.PICTURE: Role.PHOTOGRAPHER, Kind.TEXT: Role.AUTHOR}


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
