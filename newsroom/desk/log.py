"""The program's log: what went wrong and where in the program, never what was written.

Texts, titles and names stay out by construction: of an exception only its kind and the places in
the program it came through are written, of a message only its fixed words. What is filled into it
is written where it is a number or a word of the program; Chinese characters, names of files and
whatever stands in quotes become a count of their characters.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

NAME = "newsroom.log"
MOST_BYTES = 512 * 1024
KEPT = 3  # older files beside the one that is written

_FRAMES = 40
_QUOTED = re.compile(
    r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”|‘[^’\n]*’|《[^》\n]*》|「[^」\n]*」|`[^`\n]*`"
)
_FOREIGN = re.compile(r"[^\x20-\x7e\n\t][^\n]*")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|~?[\\/])[^\s,;)]*|\S+\.\w{2,9}\b(?=[\s,;:)]|$)")
_WORD = re.compile(r"[A-Za-z_]\w{0,60}", re.ASCII)
_PLACE = re.compile(r'File "([^"\n]+)", line (\d+),? in ([\w<>.]+)')
_PYTHON = (AttributeError, NameError, ImportError, TypeError)
_ROOTS = ("newsroom", "site-packages", "lib")


def hidden(text: str) -> str:
    """A text of unknown origin without what it says: its ASCII words outside quotes stay; what is
    quoted, paths, and a line from its first Chinese character on are counted.
    """
    text = _QUOTED.sub(lambda found: _count(found[0][1:-1]), text)
    text = _FOREIGN.sub(lambda found: _count(found[0]), text)
    return _PATH.sub(lambda found: _count(found[0]), text)


def _count(text: str) -> str:
    return f"<{len(text)}>"


def place(file: str) -> str:
    """A file of the program or of a library, without the folders of this computer."""
    parts = PurePath(file.replace("\\", "/")).parts
    for root in _ROOTS:
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at + (root != "newsroom") :])
    return parts[-1] if parts else ""


def told(error: BaseException) -> Iterator[str]:
    """An exception and what it came from, line by line: kinds and places, no texts."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        words = hidden(str(current)) if isinstance(current, _PYTHON) else ""
        yield f"{type(current).__module__}.{type(current).__qualname__}" + (
            f": {words}" if words else ""
        )
        number = getattr(current, "errno", None) or getattr(current, "sqlite_errorname", None)
        if number is not None:
            yield f"  code {number}"
        yield from _frames(current.__traceback__)
        for note in getattr(current, "__notes__", ()):
            yield from (
                f"  child {place(file)}:{line} {name}" for file, line, name in _places(note)
            )
        current = current.__cause__ or current.__context__


def _frames(trace: TracebackType | None) -> Iterator[str]:
    lines: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {place(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    if len(lines) > _FRAMES:
        lines[_FRAMES // 2 : -_FRAMES // 2] = ["  …"]
    yield from lines


def places_of(text: str) -> str:
    """The places of the program that a trace names, without anything else it says."""
    return " ".join(f"{place(file)}:{line} {name}" for file, line, name in _places(text))


def _places(text: str) -> list[tuple[str, str, str]]:
    return _PLACE.findall(text)


class Discreet(logging.Formatter):
    """Writes records so that nothing of what was written in articles is in them."""

    def format(self, record: logging.LogRecord) -> str:
        """One record: time (UTC), level, who tells it, and what."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        lines = [f"{time} {record.levelname} {record.name}: {_message(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += [f"  {line}" for line in told(record.exc_info[1])]
        return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    """The fixed words with what is filled in made harmless; of others' messages all of it."""
    if not record.name.startswith("newsroom"):
        return hidden(record.getMessage())
    given = record.args
    if isinstance(given, tuple):
        with suppress(TypeError, ValueError):
            return hidden(record.msg) % tuple(map(_harmless, given))
    return hidden(record.getMessage())


def _harmless(value: object) -> object:
    if isinstance(value, int | float):
        return value
    text = str(value)
    places = places_of(text)
    if places:
        return places
    if not text.isascii():
        return _count(text)
    return text if _WORD.fullmatch(text) else hidden(text)


class _Late(logging.Handler):
    """Opens the file at the first record: a start that goes well writes none."""

    def __init__(self, path: Path) -> None:
        super().__init__(logging.INFO)
        self.path = path
        self.before = threading.excepthook
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a disk that refuses must not stop the work."""
        with suppress(OSError, ValueError):
            if self._file is None:
                self._file = _opened(self.path)
            self._file.emit(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()


def _opened(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - it loads the network

    handler = RotatingFileHandler(path, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf8")
    handler.setFormatter(Discreet())
    return handler


_log = logging.getLogger("newsroom")


def begin(folder: Path) -> logging.Handler:
    """Write the log in this folder from now on, of all threads too; what `end` takes back."""
    handler = _Late(folder / NAME)
    logging.getLogger().addHandler(handler)
    _log.setLevel(logging.INFO)
    logging.raiseExceptions = False
    threading.excepthook = _of_thread
    return handler


def end(handler: logging.Handler) -> None:
    """Write no more."""
    logging.getLogger().removeHandler(handler)
    logging.raiseExceptions = True
    handler.close()
    if isinstance(handler, _Late):
        threading.excepthook = handler.before


def _of_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else "?"
    _log.error("thread %s ended", name, exc_info=args.exc_value)


def files(folder: Path) -> list[Path]:
    """The log's files, the newest first."""
    names = [NAME, *(f"{NAME}.{number}" for number in range(1, KEPT + 1))]
    return [folder / name for name in names if (folder / name).is_file()]


def tail(folder: Path, lines: int) -> list[str]:
    """The newest lines of the log."""
    found: list[str] = []
    for path in files(folder):
        with suppress(OSError):
            found = path.read_text("utf8", "replace").splitlines() + found
        if len(found) >= lines:
            break
    return found[-lines:]
