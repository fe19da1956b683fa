"""Dataclasses to table rows and readable JSON, and back.

A dataclass becomes a dict of its fields, a tuple a list, an enum its value, a date or time its ISO
text. In a table row the plain fields are columns of their own and whatever nests is JSON text.
Reading back follows the type hints; a field that is missing takes its default.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from newsroom.model.length import Length

T = TypeVar("T")

Plain = str | int | float | None


def to_json(value: object) -> str:
    """Readable JSON text of a dataclass, or of anything that its fields may hold."""
    return storable(json.dumps(_out(value), ensure_ascii=False, separators=(", ", ": ")))


def from_json(kind: Any, text: str) -> Any:
    """What `to_json` wrote, as the type `kind` (a dataclass, `tuple[str, ...]` …)."""
    return _reader(kind)(json.loads(text))


def to_row(record: object, *, without: frozenset[str] = frozenset()) -> dict[str, Plain]:
    """The columns of a dataclass, by field name; fields in `without` are kept elsewhere."""
    columns: dict[str, Plain] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        if field.name in without:
            continue
        value = _out(getattr(record, field.name))
        if isinstance(value, dict | list):
            columns[field.name] = to_json(value)
        elif isinstance(value, str):
            columns[field.name] = storable(value)
        else:
            columns[field.name] = int(value) if isinstance(value, bool) else value
    return columns


def from_row(kind: type[T], row: Any, **given: object) -> T:
    """A dataclass from a row of its columns; `given` are fields kept elsewhere."""
    values = {
        name: read(row[name]) for name, read in _column_readers(kind).items() if name not in given
    }
    return kind(**values, **given)


def storable(text: str) -> str:
    """The text with surrogates joined into characters, or replaced (�) where they stand alone.

    Windows of some systems hand over halves of rare characters; SQLite keeps UTF-8, which has none.
    """
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def utc_text(time: datetime.datetime) -> str:
    """A time as the library keeps it: UTC, ISO, of one width, so that text order is time order."""
    return time.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def utc_time(text: str) -> datetime.datetime:
    """The time that `utc_text` wrote."""
    return datetime.datetime.fromisoformat(text)


def _out(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _out(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_out(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _out(item) for key, item in value.items()}
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.datetime):
        return utc_text(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


Read = Callable[[Any], Any]

_TIMES: dict[Any, Read] = {
    datetime.datetime: utc_time,
    datetime.date: datetime.date.fromisoformat,
}


@cache
def _column_readers(kind: Any) -> dict[str, Read]:
    """What turns each column of a dataclass's row into its field."""
    readers: dict[str, Read] = {}
    for name, hint in get_type_hints(kind).items():
        nests = get_origin(hint) is tuple or dataclasses.is_dataclass(hint)
        readers[name] = partial(from_json, hint) if nests else _reader(hint)
    return readers


@cache
def _reader(hint: Any) -> Read:
    """What turns plain JSON data into a value of that type."""
    if get_origin(hint) in (types.UnionType, Union):
        read = _reader(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda value: tuple([read(item) for item in value])
    if dataclasses.is_dataclass(hint):
        return _dataclass_reader(hint)
    if hint in _TIMES:
        return _TIMES[hint]
    if isinstance(hint, type) and issubclass(hint, Enum | bool | float | Length):
        return hint
    return _same


def _dataclass_reader(kind: Any) -> Read:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(value: Mapping[str, Any]) -> Any:
        return kind(**{name: readers[name](value[name]) for name in readers if name in value})

    return read


def _same(value: Any) -> Any:
    return value
