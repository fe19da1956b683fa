"""Rule packs (规则包) of proofreading: words and patterns to look for, as data editors extend."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from newsroom.model.finding import Severity
from newsroom.model.publication import PublicationKind

INTERNAL = "internal"
NEWSPAPER, BULLETIN = PublicationKind.NEWSPAPER.value, PublicationKind.BULLETIN.value
CIRCLES: Mapping[str, str] = {NEWSPAPER: "报纸", INTERNAL: "内部资料", BULLETIN: "信息简报"}
"""What packs are switched by: newspapers with a 刊号, internal material, bulletins."""

HOUSE = "house"
"""Key of the pack that a house's own words go into where nothing else is said."""

_LONGEST = 400  # characters of a word or pattern


def circle_of(kind: PublicationKind, licence: str = "") -> str:
    """Which of `CIRCLES` a publication is: internal material has a 准印证 where others have a
    刊号.
    """
    if kind is PublicationKind.BULLETIN:
        return BULLETIN
    return INTERNAL if any(word in licence for word in ("内资", "准印", "内部资料")) else NEWSPAPER


@dataclass(frozen=True)
class Entry:
    """One thing to look for: any of `words`, or what `pattern` matches.

    instead: what is offered; an empty string: take it out; none: cannot be told. unless: longer
    wordings within which it is right. before, after: patterns of which it counts only where they
    match right before, right after; not_before, not_after: only where they do not. whole: only
    where it begins and ends with words. fields: of the article; none: all. quoted: also within
    quotation marks. since, until: the days of issues it holds for, both counted.
    """

    words: tuple[str, ...] = ()
    pattern: str = ""
    instead: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    severity: Severity = Severity.WARNING
    unless: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    not_before: str = ""
    not_after: str = ""
    whole: bool = False
    fields: tuple[str, ...] = ()
    quoted: bool = True
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def name(self) -> str:
        """What it looks for, in one line."""
        return "、".join(self.words) or self.pattern

    @property
    def patterns(self) -> tuple[str, ...]:
        """All patterns in it that are not empty."""
        given = (self.pattern, self.before, self.after, self.not_before, self.not_after)
        return tuple(one for one in given if one)

    @cached_property
    def fingerprint(self) -> str:
        """Of what it says: two entries that are written alike have one."""
        text = json.dumps(as_mapping(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    def holds(self, day: datetime.date | None) -> bool:
        """Whether it holds for an issue of that day. Without a day: unless it ended."""
        if day is None:
            return self.until is None
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True)
class Pack:
    """A pack. on: the circles where it is heard unless a publication says otherwise. rules: names
    of rules of code that are switched with it.
    """

    key: str
    title: str
    note: str = ""
    on: frozenset[str] = frozenset(CIRCLES)
    rules: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), repr=False)


class PackError(ValueError):
    """Something in a pack that cannot be; its words are for the editor. number: of the entry,
    from 1; 0: the pack itself.
    """

    def __init__(self, what: str, number: int = 0) -> None:
        super().__init__(f"第{number}条：{what}" if number else what)
        self.what = what
        self.number = number


def read_pack(data: Mapping[str, Any], key: str) -> Pack:
    """A pack from what its TOML says. Raises PackError naming the first thing that is wrong."""
    for name in data:
        if name not in ("key", "title", "note", "on", "rules", "entry"):
            raise PackError(f"没有“{name}”这一项")
    on = _list(data, "on", CIRCLES)
    for one in on:
        if one not in CIRCLES:
            raise PackError(f"on 只能写 {'、'.join(CIRCLES)}，不能写 {one}")
    given = data.get("entry", [])
    if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
        raise PackError("词条要写成 [[entry]]")
    pack = Pack(
        key=_text(data, "key") or key,
        title=_text(data, "title") or key,
        note=_text(data, "note"),
        on=frozenset(on),
        rules=_list(data, "rules"),
    )
    return replace(pack, entries=_entries(given))


def _entries(given: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    made = []
    for number, one in enumerate(given, 1):
        try:
            made.append(read_entry(one))
        except PackError as error:
            raise PackError(error.what, number) from error
    return tuple(made)


def read_entry(data: Mapping[str, Any]) -> Entry:
    """One entry from what its TOML says. Raises PackError."""
    for name in data:
        if name not in _READERS:
            raise PackError(f"没有“{name}”这一项")
    entry = Entry(**{_NAMES.get(name, name): _READERS[name](data, name) for name in data})
    if bool(entry.words) == bool(entry.pattern):
        raise PackError("words（词）和 pattern（规则式）要写一样，只能写一样")
    if "" in entry.words:
        raise PackError("words 里有空的词")
    if max(map(len, (*entry.words, *entry.patterns))) > _LONGEST:
        raise PackError(f"太长了，一条最多 {_LONGEST} 字")
    if set(entry.instead) & set(entry.words):
        raise PackError(f"改成的和要找的是同一个词：{entry.name}")
    if entry.since and entry.until and entry.since > entry.until:
        raise PackError("起用日期晚于停用日期")
    return entry


def as_mapping(entry: Entry) -> dict[str, Any]:
    """What an entry's TOML says: only what differs from the default. Days as ISO text."""
    made: dict[str, Any] = {}
    for one in fields(entry):
        value = getattr(entry, one.name)
        if value == (one.default if one.default is not MISSING else None):
            continue
        name = _TOML.get(one.name, one.name)
        if isinstance(value, tuple):
            made[name] = list(value)
        elif isinstance(value, datetime.date):
            made[name] = value.isoformat()
        else:
            made[name] = value.value if isinstance(value, Severity) else value
    return made


def merged(packs: Iterable[Pack]) -> tuple[Pack, ...]:
    """Packs of one key as one: the first's words of itself, the entries of all."""
    made: dict[str, Pack] = {}
    for pack in packs:
        known = made.get(pack.key)
        made[pack.key] = replace(known, entries=known.entries + pack.entries) if known else pack
    return tuple(made.values())


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise PackError(f"{name} 要写成引号里的文字")
    return value


def _list(data: Mapping[str, Any], name: str, default: Iterable[str] = ()) -> tuple[str, ...]:
    value = data.get(name, list(default))
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise PackError(f"{name} 要写成方括号里的文字")
    return tuple(value)


def _flag(data: Mapping[str, Any], name: str) -> bool:
    if not isinstance(data[name], bool):
        raise PackError(f"{name} 只能写 true 或 false")
    return data[name]


def _severity(data: Mapping[str, Any], name: str) -> Severity:
    try:
        return Severity(_text(data, name))
    except ValueError as error:
        raise PackError(f"{name} 只能写 {'、'.join(Severity)}") from error


def _day(data: Mapping[str, Any], name: str) -> datetime.date:
    value = data[name]
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(_text(data, name))
    except ValueError as error:
        if isinstance(error, PackError):
            raise
        raise PackError(f"{name} 要写成 2026-01-31 这样的日期") from error


_NAMES = {"from": "since"}
_TOML = {"since": "from"}
_READERS: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = {
    **dict.fromkeys(("words", "instead", "unless", "fields"), _list),
    **dict.fromkeys(("pattern", "note", "source"), _text),
    **dict.fromkeys(("before", "after", "not_before", "not_after"), _text),
    **dict.fromkeys(("whole", "quoted"), _flag),
    **dict.fromkeys(("from", "until"), _day),
    "severity": _severity,
}
