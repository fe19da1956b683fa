"""TOML from outside: read only where reading it cannot take long.

The standard reader takes time by the square of a key's parts, goes one level deeper in Python with
each bracket, and keeps much for every table. No house style or rule pack comes near these limits.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_MOST = 2_000_000  # characters
_MOST_PARTS = 32
_MOST_TABLES = 20_000
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(
    rf"""(?<![A-Za-z0-9_"'-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_MOST_PARTS},}}"""
)
_TEXT = re.compile(r"""\"(?:[^"\\]|\\.)*+"|'[^']*+'""")
_LONG_LINE = 20_000
_TABLE = re.compile(r"^[ \t]*+\[", re.MULTILINE)


def loads(source: str) -> dict[str, Any]:
    """A text as data. Raises TOMLDecodeError, which tells the line where a limit is passed."""
    if len(source) > _MOST:
        raise _refused(1, "Too large")
    for number, line in enumerate(source.split("\n"), 1):
        if line.count(".") >= _MOST_PARTS and _LONG_KEY.search(_without_texts(line)):
            raise _refused(number, "Key has too many parts")
    for number, found in enumerate(_TABLE.finditer(source)):
        if number == _MOST_TABLES:
            raise _refused(source.count("\n", 0, found.start()) + 1, "Too many tables")
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise _refused(1, "Too deep") from error


def _without_texts(line: str) -> str:
    """A line whose texts in quotes are empty; as it is where it is longer than lines are."""
    return _TEXT.sub('""', line) if len(line) < _LONG_LINE else line


def _refused(line: int, trouble: str) -> tomllib.TOMLDecodeError:
    return tomllib.TOMLDecodeError(f"{trouble} (at line {line}, column 1)")
