"""The text of a house style changed at single places: comments, order and unknown keys stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

Key = tuple[str | int, ...]


def changed(source: str, changes: Mapping[Key, Any]) -> str:
    """The text with other values at some places; None removes what stands there.

    A list of records (dicts) is written over record by record, so that what is not named stays.
    Raises TypeError, KeyError, IndexError for a place that cannot be.
    """
    if not changes:
        return source
    document = tomlkit.parse(source)
    for key, value in changes.items():
        _put(document, key, value)
    return tomlkit.dumps(document)


def _put(document: Any, key: Key, value: Any) -> None:
    here = document
    for part, following in pairwise(key):
        if isinstance(part, str) and part not in here:
            here[part] = tomlkit.array() if isinstance(following, int) else tomlkit.table()
        here = here[part]
    last = key[-1]
    if value is None:
        if isinstance(last, int) or last in here:
            del here[last]
    elif _records(value):
        _put_records(here, str(last), value)
    elif _same(here, last, value):
        return
    elif isinstance(last, int) and last >= len(here):
        here.append(value)
    else:
        here[last] = value


def _same(here: Any, last: str | int, value: Any) -> bool:
    """Whether a value stands there already; written as it is, 9 and 9.0 being one."""
    try:
        known = here[last]
    except (KeyError, IndexError):
        return False
    known = known.unwrap() if hasattr(known, "unwrap") else known
    return known == value and isinstance(known, bool) is isinstance(value, bool)


def _records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _put_records(here: Any, name: str, records: Sequence[Mapping[str, Any]]) -> None:
    known = here.get(name)
    if not isinstance(known, AoT):
        known = tomlkit.aot()
        here[name] = known
    while len(known) > len(records):
        del known[-1]
    for index, record in enumerate(records):
        if index < len(known):
            _update(known[index], record)
        else:
            table = tomlkit.table()
            _update(table, record)
            known.append(table)


def _update(table: Table, record: Mapping[str, Any]) -> None:
    for name in [name for name in table if name not in record and not name.startswith("_")]:
        if _plain(table[name]):
            del table[name]
    for name, value in record.items():
        if _records(value):
            _put_records(table, name, value)
        elif not _same(table, name, value):
            table[name] = value


def _plain(value: Any) -> bool:
    return not isinstance(value, AoT | Table)
