"""Records as plain JSON data for other desks, and back: reading trusts nothing.

A dataclass becomes an object of its fields, a tuple a list, an enum its value, a date or time its
ISO text (times in UTC). Reading follows the type hints of the dataclass, checks every value against
them and against limits, and never builds half a record. Fields it does not know are passed by;
fields that are missing take their default.
"""

from __future__ import annotations

import dataclasses
import datetime
import math
import types
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from newsroom.model.length import Length

MOST_TEXT = 2_000_000
"""Characters of one text."""
MOST_ITEMS = 50_000
"""Items of one list."""
_MOST_NUMBER = 2**62

Read = Callable[[Any, str], Any]


class PlainError(ValueError):
    """Data that is no such record. place: the field, as in articles[2].revision.time."""

    def __init__(self, place: str, trouble: str) -> None:
        super().__init__(f"{place}: {trouble}")
        self.place = place
        self.trouble = trouble


def to_plain(value: Any) -> Any:
    """A dataclass, or anything that its fields may hold, as JSON data."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    return _simple(value)


def from_plain(kind: Any, data: Any, place: str = "") -> Any:
    """The record of type `kind` that `to_plain` made. Raises PlainError for anything else."""
    return reader(kind)(data, place)


def _simple(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Length):
        return int(value)
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, datetime.date) else value


@cache
def reader(hint: Any) -> Read:
    """What reads values of that type: called with the data and the place it stands at."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return partial(_optional, reader(next(p for p in parts if p is not type(None))))
    if origin is tuple and not (len(parts) == 2 and parts[1] is Ellipsis):
        return partial(_fixed, tuple(map(reader, parts)))
    if origin in (tuple, frozenset):
        return partial(_many, origin, reader(parts[0]))
    if origin is not None and issubclass(origin, Mapping):
        return partial(_mapping, reader(parts[1]))
    if dataclasses.is_dataclass(hint):
        return _record_reader(hint)
    return _simple_reader(hint)


def _simple_reader(hint: Any) -> Read:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_chosen, hint)
    raise TypeError(f"no reader for {hint}")


def _record_reader(kind: Any) -> Read:
    hints = get_type_hints(kind)
    # Fetched when first needed: records may hold records of their own kind.
    fields = {f.name: f for f in dataclasses.fields(kind) if f.init}
    needed = {
        name
        for name, f in fields.items()
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }

    def read(data: Any, place: str) -> Any:
        if not isinstance(data, dict):
            raise PlainError(place, "not an object")
        for name in needed - data.keys():
            raise PlainError(_field(place, name), "missing")
        values = {
            name: reader(hints[name])(data[name], _field(place, name))
            for name in fields
            if name in data
        }
        try:
            return kind(**values)
        except (TypeError, ValueError) as error:
            raise PlainError(place, str(error)) from error

    return read


def _field(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _optional(read: Read, data: Any, place: str) -> Any:
    return None if data is None else read(data, place)


def _many(make: Any, read: Read, data: Any, place: str) -> Any:
    items = _list(data, place)
    return make([read(item, f"{place}[{index}]") for index, item in enumerate(items)])


def _fixed(reads: tuple[Read, ...], data: Any, place: str) -> tuple[Any, ...]:
    items = _list(data, place)
    if len(items) != len(reads):
        raise PlainError(place, f"not {len(reads)} items")
    return tuple(read(item, place) for read, item in zip(reads, items, strict=True))


def _list(data: Any, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise PlainError(place, "not a list")
    if len(data) > MOST_ITEMS:
        raise PlainError(place, "too many items")
    return data


def _mapping(read: Read, data: Any, place: str) -> dict[str, Any]:
    if not isinstance(data, dict) or len(data) > MOST_ITEMS:
        raise PlainError(place, "not an object")
    return {_text(key, place): read(item, _field(place, key)) for key, item in data.items()}


def _text(data: Any, place: str) -> str:
    if not isinstance(data, str):
        raise PlainError(place, "not a text")
    if len(data) > MOST_TEXT:
        raise PlainError(place, "too long")
    if "\0" in data or any("\ud800" <= char <= "\udfff" for char in data):
        raise PlainError(place, "characters that are none")
    return data


def _whole(data: Any, place: str) -> int:
    if isinstance(data, bool) or not isinstance(data, int) or abs(data) > _MOST_NUMBER:
        raise PlainError(place, "not a whole number")
    return data


def _number(data: Any, place: str) -> float:
    if isinstance(data, bool) or not isinstance(data, int | float) or not math.isfinite(data):
        raise PlainError(place, "not a number")
    return float(data)


def _yes_no(data: Any, place: str) -> bool:
    if not isinstance(data, bool):
        raise PlainError(place, "not yes or no")
    return data


def _length(data: Any, place: str) -> Length:
    return Length(_whole(data, place))


def _time(data: Any, place: str) -> datetime.datetime:
    try:
        time = datetime.datetime.fromisoformat(_text(data, place))
        if time.tzinfo is None:
            raise PlainError(place, "a time without its zone")
        return time.astimezone(datetime.UTC)
    except (ValueError, OverflowError) as error:
        raise PlainError(place, "not a time") from error


def _day(data: Any, place: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(_text(data, place))
    except ValueError as error:
        raise PlainError(place, "not a date") from error


def _chosen(kind: type[Enum], data: Any, place: str) -> Enum:
    try:
        return kind(data)
    except ValueError as error:
        raise PlainError(place, f"not one of {kind.__name__}") from error


_SIMPLE: dict[Any, Read] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _yes_no,
    Length: _length,
    datetime.datetime: _time,
    datetime.date: _day,
}
