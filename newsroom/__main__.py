"""Starts the program: python -m newsroom.

newsroom                      the window
newsroom FILE…                the window on a library, or with files to be taken in
newsroom --library L FILE…    the same, the library named
newsroom COMMAND …            a command of the command line
"""

# ruff: noqa: PLC0415 - a window needs no commands, commands need no window

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_WINDOW: tuple[list[str], ...] = ([], ["--sample"])
_LIBRARY = ".newsroom"


class Asked(NamedTuple):
    """Files that the window is to be opened for."""

    library: Path | None
    files: tuple[Path, ...]


def main() -> None:
    """The window, or a command of the command line, which opens one too where it is told which."""
    given = sys.argv[1:]
    if given in _WINDOW:
        from newsroom.ui.door.first import run

        sys.exit(run(None, sample=bool(given)))
    asked = files_asked(given)
    if asked is not None:
        if _missing(asked):
            sys.exit(2)
        from newsroom.ui.door.first import run

        sys.exit(run(asked.library, files=asked.files))
    from newsroom.cli import program

    program()


def files_asked(given: list[str]) -> Asked | None:
    """The files that arguments name; None where they name a command, which have no dot and no
    folder in their names.
    """
    library: Path | None = None
    if len(given) > 2 and given[0] == "--library":
        library, given = Path(given[1]), given[2:]
    if not given or any(one.startswith("-") for one in given) or not _names_file(given[0]):
        return None
    found = [_path(one) for one in given]
    libraries = [path for path in found if path.suffix == _LIBRARY]
    files = tuple(path for path in found if path.suffix != _LIBRARY)
    return Asked(next(iter(libraries), library), files)


def _names_file(argument: str) -> bool:
    separators = [one for one in (os.sep, os.altsep, ".") if one]
    return any(one in argument for one in separators)


def _path(argument: str) -> Path:
    """An absolute path; file managers give addresses at times."""
    if argument.startswith("file://"):
        argument = unquote(urlsplit(argument).path)
    return Path(argument).absolute()


def _missing(asked: Asked) -> bool:
    """Whether a file is not there, which is told on standard error."""
    named = [*([asked.library] if asked.library else []), *asked.files]
    gone = [path for path in named if not path.exists()]
    if gone and sys.stderr is not None:
        sys.stderr.write(f"找不到文件：{'、'.join(str(path) for path in gone)}\n")
    return bool(gone)


if __name__ == "__main__":
    main()
