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
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from newsroom.model.length import Length

T = TypeVar("T")

Plain = str | int | float | None


def to_json(value: object) -> str:
    """Readable JSON text of a dataclass, or of anything that its fields may hold."""
    return storable(json.dumps(_out(value), ensure_ascii=False, separators=(", ", ": ")))


def from_json(kind: Any, text: str) -> Any:
    """What `to_json` wrote, as the type `kind` (a dataclass, `tuple[str, ...]` …)."""
    return _in(kind, json.loads(text))


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
    values = dict(given)
    for name, hint in _hints(kind).items():
        if name in given:
            continue
        value = row[name]
        if value is not None and _nested(hint):
            value = json.loads(value)
        values[name] = _in(hint, value)
    return kind(**values)


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


def _in(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        if value is None:
            return None
        return _in(next(part for part in get_args(hint) if part is not type(None)), value)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint), value)
    if dataclasses.is_dataclass(hint):
        hints, make = _hints(hint), cast("Callable[..., Any]", hint)
        return make(**{name: _in(hints[name], value[name]) for name in hints if name in value})
    return _scalar(hint, value)


def _tuple(parts: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_in(parts[0], item) for item in value)
    return tuple(_in(part, item) for part, item in zip(parts, value, strict=True))


def _scalar(hint: Any, value: Any) -> Any:
    if hint is datetime.datetime:
        return utc_time(value)
    if hint is datetime.date:
        return datetime.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum | bool | float | Length):
        return hint(value)
    return value


def _nested(hint: Any) -> bool:
    return get_origin(hint) is tuple or dataclasses.is_dataclass(hint)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
