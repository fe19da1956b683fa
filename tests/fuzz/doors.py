"""The doors by which a file from outside enters the program, as its window and commands use them.

Each takes a path and a working folder and says in a word or two what became of it. A known trouble
ends in NewsroomError; anything else that escapes is a crash of the program.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from newsroom.desk import housing, pack_files
from newsroom.desk.pasting import cleaned
from newsroom.errors import NewsroomError
from newsroom.export.manifest import verify
from newsroom.intake.exchange import received_package
from newsroom.intake.jsonl import read_archive
from newsroom.intake.receive import receive
from newsroom.intake.returned import read_returned
from newsroom.intake.sheets import LISTS, read_rows
from newsroom.job import Job
from newsroom.model.exchange import PackageKind
from newsroom.model.picture import Crop
from newsroom.store.library import Library
from newsroom.store.salvage import salvage
from newsroom.typeset.fontlist import from_folders
from newsroom.ui.pages.pictures import read_picture

Take = Callable[[Path, Path], str]


class Door(StrEnum):
    """Where a file comes in."""

    HAND_IN = "hand-in"
    PACKAGE = "package"
    SHEET = "sheet"
    RETURNED = "returned"
    ARCHIVE = "archive"
    CLIPBOARD = "clipboard"
    RULES = "rules"
    STYLE = "style"
    LIBRARY = "library"
    SALVAGE = "salvage"
    PRINT = "print"
    FONT = "font"
    PICTURE = "picture"


def take(door: Door, path: Path, work: Path) -> str:
    """Let a file in: "taken …", or "refused: " and the words for the person."""
    try:
        return f"taken {_DOORS[door](path, work)}"
    except NewsroomError as error:
        return f"refused: {error}"


def _hand_in(path: Path, work: Path) -> str:
    (received,) = receive([path], work, Job())
    if received.error is not None:
        raise received.error
    assert received.submission is not None
    found = received.submission
    return f"{len(found.manuscripts)} texts, {len(found.pictures)} pictures"


def _package(path: Path, _work: Path) -> str:
    with received_package(path, Job()) as found:
        if found.manifest.kind is PackageKind.SUBMISSION:
            return f"{len(found.parcel().articles)} articles"
        return found.manifest.kind.value


def _sheet(path: Path, _work: Path) -> str:
    return f"{len(read_rows(path, Job(), LISTS))} rows"


def _returned(path: Path, work: Path) -> str:
    work.mkdir()
    found = read_returned(path, work, Job())
    return f"{found.form.value}, {len(found.blocks)} blocks"


def _archive(path: Path, _work: Path) -> str:
    found = read_archive(path, datetime.date(2021, 10, 16), Job())
    return f"{sum(1 for _ in found.pieces())} pieces"


def _clipboard(path: Path, _work: Path) -> str:
    found = cleaned(path.read_text("utf8", "replace"), Job())
    return f"{len(found.body)} characters, {len(found.files)} files, {found.remote} remote"


def _rules(path: Path, _work: Path) -> str:
    return f"{len(pack_files.read(path, 'words', Job()).entries)} entries"


def _style(path: Path, _work: Path) -> str:
    return f"{len(housing.read_file(path))} characters"


def _library(path: Path, _work: Path) -> str:
    with Library.open(path) as library:
        return f"{len(library.integrity())} faults, {len(library.publications.all())} papers"


def _salvage(path: Path, work: Path) -> str:
    work.mkdir()
    salvage(path, work / "salvaged.newsroom", Job())
    return _library(work / "salvaged.newsroom", work)


def _print(path: Path, _work: Path) -> str:
    return f"{len(verify(path, Job()).faults)} faults"


def _font(path: Path, _work: Path) -> str:
    return f"{len(from_folders([path.parent]))} faces"


def _picture(path: Path, _work: Path) -> str:
    image = read_picture(str(path), Crop(), 800, 600)
    return "unreadable" if image is None else f"{image.width()}×{image.height()}"


_DOORS: dict[Door, Take] = {
    Door.HAND_IN: _hand_in,
    Door.PACKAGE: _package,
    Door.SHEET: _sheet,
    Door.RETURNED: _returned,
    Door.ARCHIVE: _archive,
    Door.CLIPBOARD: _clipboard,
    Door.RULES: _rules,
    Door.STYLE: _style,
    Door.LIBRARY: _library,
    Door.SALVAGE: _salvage,
    Door.PRINT: _print,
    Door.FONT: _font,
    Door.PICTURE: _picture,
}
