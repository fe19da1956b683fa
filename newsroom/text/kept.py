"""What was reckoned from files that seldom change, kept in the person's folder until they do."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from newsroom import paths

Plain = TypeVar("Plain")
"""What JSON can say: numbers, text, lists of them, dicts by text."""

_SIZE = 32  # bytes of a digest
_log = logging.getLogger(__name__)


def kept(name: str, source: bytes, reckon: Callable[[], Plain]) -> Plain:
    """What `reckon` makes of the source, from the last time where the source is still the same.

    A file that is missing or damaged is reckoned anew; where none can be written, each start
    reckons. Whoever changes how it is reckoned gives it another name.
    """
    key = _digest(source)
    try:
        path = paths.data() / f"{name}.kept"
    except OSError:
        return reckon()
    with suppress(OSError):
        told = path.read_bytes()
        if told.startswith(key) and _digest(told[2 * _SIZE :]) == told[_SIZE : 2 * _SIZE]:
            return json.loads(told[2 * _SIZE :])
    made = reckon()
    _write(path, key, json.dumps(made, ensure_ascii=False).encode())
    return made


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()


def _write(path: Path, key: bytes, data: bytes) -> None:
    """Write aside and rename: two processes that reckon at once each leave a whole file."""
    try:
        handle, aside = tempfile.mkstemp(prefix=path.stem, suffix=".new", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(key + _digest(data) + data)
            Path(aside).replace(path)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise
    except OSError as error:
        _log.info("%s is not kept: %s", path.name, type(error).__name__)
