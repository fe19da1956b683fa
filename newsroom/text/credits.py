"""From the items of a byline to its credits: which word goes with which names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsroom.model.credit import Credit, Role
from newsroom.text.names import read_names
from newsroom.text.roles import Item, Kind, items
from newsroom.text.units import is_unit

_MARKS = (Kind.TEXT, Kind.PICTURE, Kind.BOTH)


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline's content read.

    units: source units named. announced: a word of a role or task stood in it. marked: a colon
    or stroke made it a list of tasks. strange: tokens that are neither word, name nor unit.
    nobody: a word stood in it for which nobody is credited (责编).
    """

    credits: tuple[Credit, ...] = ()
    units: tuple[str, ...] = ()
    announced: bool = False
    marked: bool = False
    strange: tuple[str, ...] = ()
    nobody: bool = False

    @property
    def source_unit(self) -> str:
        """The units as one text."""
        return " ".join(self.units)


@dataclass(slots=True)
class _Group:
    role: Role | None = None
    label: str = ""
    marks: set[Kind] = field(default_factory=set)
    nobody: bool = False
    tokens: list[str] = field(default_factory=list)


def read_byline(content: str, *, together: bool = False) -> Byline:
    """Read a byline's content without brackets.

    together: a picture word behind several roles (记者 张三 通讯员 李四 摄) speaks of all of them,
    as it does under a picture; otherwise of the last role alone, since someone wrote the text.
    """
    found = items(content)
    groups = _groups(found, together)
    strange: list[str] = []
    units: dict[str, None] = {}
    writers: dict[tuple[str, Role], Credit] = {}
    shooters: dict[tuple[str, Role], Credit] = {}
    for group in groups:
        people = read_names(group.tokens)
        strange += people.strange
        if group.nobody:
            continue
        units.update(dict.fromkeys(people.units))
        for name in people.names:
            _credit(group, name, writers, shooters)
    strange += _unknown_labels(found)
    kinds = {item.kind for item in found}
    return Byline(
        credits=(*writers.values(), *shooters.values()),
        units=tuple(units),
        announced=bool(kinds & {Kind.ROLE, Kind.NOBODY, *_MARKS}),
        marked=bool(kinds & {Kind.COLON, Kind.JOIN}),
        strange=tuple(strange),
        nobody=Kind.NOBODY in kinds,
    )


def _unknown_labels(found: Sequence[Item]) -> list[str]:
    """Words that make it another kind of text: 来源：…, 记者走基层."""
    named = [
        item.text
        for item, following in pairwise(found)
        if item.kind is Kind.NAME and following.kind is Kind.COLON and not is_unit(item.text)
    ]
    return [*named, *(item.text for item in found if item.kind is Kind.STRANGE)]


def _credit(
    group: _Group,
    name: str,
    writers: dict[tuple[str, Role], Credit],
    shooters: dict[tuple[str, Role], Credit],
) -> None:
    role = group.role or Role.AUTHOR
    shoots = group.marks & {Kind.PICTURE, Kind.BOTH} or role is Role.PHOTOGRAPHER
    writes = role is not Role.PHOTOGRAPHER and (
        not shoots or bool(group.marks & {Kind.TEXT, Kind.BOTH})
    )
    if writes:
        writers.setdefault((name, role), Credit(name, role, group.label))
    if shoots:
        label = group.label if role is Role.PHOTOGRAPHER else ""
        key = (name, Role.PHOTOGRAPHER)
        shooters.setdefault(key, Credit(name, Role.PHOTOGRAPHER, label))


def _groups(found: Sequence[Item], together: bool) -> list[_Group]:
    """Group the names by role and task.

    A task word (文, 图, 摄影) with a stroke or colon belongs to the side of it; else it speaks of
    the names before it where the byline ends in such a word, of those behind it otherwise.
    """
    sorter = _Sorter(found, together)
    for index in range(len(found)):
        sorter.take(index)
    return sorter.groups


class _Sorter:
    def __init__(self, found: Sequence[Item], together: bool) -> None:
        self._items = found
        self._together = together
        self._behind = self._ends_in_mark()
        self.groups: list[_Group] = [_Group()]
        self._span = 0

    def _ends_in_mark(self) -> bool:
        words = [item for item in self._items if item.kind is not Kind.NEUTRAL]
        return bool(words) and words[-1].kind in _MARKS

    def take(self, index: int) -> None:
        item = self._items[index]
        if item.kind is Kind.NAME:
            self.groups[-1].tokens.append(item.text)
        elif item.kind is Kind.NOBODY:
            self._open(_Group(nobody=True))
        elif item.kind is Kind.ROLE:
            last = self.groups[-1]
            marks = set() if last.nobody else set(last.marks)
            self._open(_Group(item.role, item.label, marks))
        elif item.kind in _MARKS:
            self._mark(index, item.kind)

    def _open(self, group: _Group) -> None:
        if self.groups[-1].tokens:
            self.groups.append(group)
        else:
            self.groups[-1] = group

    def _mark(self, index: int, kind: Kind) -> None:
        if self._speaks_of_before(index):
            span = [group for group in self.groups[self._span :] if group.tokens]
            alone = kind is Kind.PICTURE and not self._together
            for group in span[-1:] if alone else span:
                group.marks.add(kind)
            last = self.groups[-1]
            self.groups.append(_Group(last.role, last.label, nobody=last.nobody))
            self._span = len(self.groups) - 1
        else:
            last = self.groups[-1]
            bare = last if not last.tokens and not last.nobody else _Group()
            self._span = len(self.groups)
            self._open(_Group(bare.role, bare.label, {kind, *(bare.marks if bare is last else ())}))
            self._span = len(self.groups) - 1

    def _speaks_of_before(self, index: int) -> bool:
        kinds = [item.kind for item in self._items]
        before = kinds[index - 1] if index else None
        after = kinds[index + 1] if index + 1 < len(kinds) else None
        if not any(group.tokens for group in self.groups[self._span :]):
            return False
        if after is Kind.JOIN or after is Kind.COLON:
            return False
        if before is Kind.JOIN or after is None or after is Kind.NEUTRAL:
            return True
        return self._behind or (self._items[index].kind is Kind.BOTH and after is Kind.ROLE)
