"""Which font files are installed, found without a window system.

Fontconfig answers where it is present (some 10 ms); elsewhere the system's and the person's font
folders are read. Names in every language count, so that SimSun and 宋体 find the same face.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz

# The binding carries no type information.
hb: Any = uharfbuzz

_MOST_FACES = 64  # of a collection; the largest in use hold some forty
_MOST_NAMES = 2_000  # of a face
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_FIELDS = "%{family}\\t%{style}\\t%{file}\\t%{index}\\n"
# OpenType name ids: typographic family and style come before the legacy ones.
_FAMILY_IDS = (16, 1)
_STYLE_IDS = (17, 2)
# What the upright, normal weight is called in one font and another.
_REGULAR = frozenset({"regular", "normal", "book", "roman", "常规", "标准", "w3", ""})
_BOLD = frozenset({"bold", "粗体", "heavy"})


@dataclass(frozen=True, slots=True)
class InstalledFace:
    """One face of an installed font file.

    index: of the face in a collection file. families, styles: every name it goes by, the
    typographic one first.
    """

    path: str
    index: int
    families: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def family(self) -> str:
        """The name it is known by first."""
        return self.families[0]

    @property
    def style(self) -> str:
        """Its first style name."""
        return self.styles[0]


def folded(name: str) -> str:
    """A font name without case and spacing, as names are compared."""
    return "".join(name.split()).casefold()


@lru_cache(maxsize=1)
def installed() -> tuple[InstalledFace, ...]:
    """Every usable face on this machine, in a fixed order; read once per process."""
    listed = _from_fontconfig() if sys.platform != "win32" else None
    faces = listed if listed is not None else from_folders(_folders())
    return tuple(sorted(faces, key=lambda face: (face.path, face.index)))


def find(faces: Iterable[InstalledFace], wanted: str) -> InstalledFace | None:
    """The face that "family:style" names, or None. A missing style means the regular one."""
    family, _, style = wanted.partition(":")
    family = folded(family)
    of_family = [face for face in faces if family in map(folded, face.families)]
    styles = _styles(style)
    for names in (1, None):
        for face in of_family:
            if styles.intersection(map(folded, face.styles[:names])):
                return face
    return None


def _styles(style: str) -> frozenset[str]:
    name = folded(style)
    return next((group for group in (_REGULAR, _BOLD) if name in group), frozenset({name}))


def _from_fontconfig() -> list[InstalledFace] | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        output = subprocess.run(  # noqa: S603 - a fixed program without outside arguments
            [program, "--format", _FIELDS], capture_output=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return list(_parsed(output.decode("utf8", "replace")))


def _parsed(output: str) -> Iterator[InstalledFace]:
    for line in output.splitlines():
        fields = line.split("\t")
        if len(fields) != 4 or not fields[2].lower().endswith(_SUFFIXES):
            continue
        family, style, path, index = fields
        # The upper half numbers instances of a variable font; its default one stands for all.
        if family and index.isdigit() and int(index) < 1 << 16:
            families = tuple(name.replace("\\", "") for name in family.split(","))
            yield InstalledFace(path, int(index), families, tuple(style.split(",")))


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        system = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
        return [*system, home / "Library" / "Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local" / "share" / "fonts", home / ".fonts"]


def from_folders(folders: Iterable[Path]) -> list[InstalledFace]:
    """The faces of every font file under the folders; unreadable files are passed over."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES and path.is_file():
                found.extend(_faces_in(str(path)))
    return found


def _faces_in(path: str) -> Iterator[InstalledFace]:
    try:
        blob = hb.Blob.from_file_path(path)
        count = hb.Face(blob, 0).count
    except (OSError, hb.HarfBuzzError):
        return
    for index in range(min(count, _MOST_FACES)):
        face = hb.Face(blob, index)
        families = _names(face, _FAMILY_IDS)
        if families:
            yield InstalledFace(path, index, families, _names(face, _STYLE_IDS) or ("Regular",))


def _names(face: Any, ids: tuple[int, int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    listed = face.list_names()[:_MOST_NAMES]
    for wanted in ids:
        entries = [entry for entry in listed if int(entry.name_id) == wanted]
        for entry in sorted(entries, key=lambda entry: entry.language != "en"):
            name = face.get_name(entry.name_id, entry.language)
            if name:
                found[name] = None
    return tuple(found)
