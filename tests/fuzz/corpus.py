"""The corpus of hostile files: every one made by a function, none kept.

Their names say what they are; the functions stand by kind in the modules named in `_MODULES`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.doors import Door

Make = Callable[[Path], object]
_MODULES = ("words", "archives", "texts", "pictures", "libraries")
_found: list[Hostile] = []


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file. make: writes it at a path with that name. told: what must be in the words
    that the program says of it, empty where any end will do.
    """

    name: str
    door: Door
    file: str
    make: Make
    told: str = ""

    def write(self, folder: Path) -> Path:
        """The file, in a folder of its own."""
        home = folder / self.name.replace("/", "-")
        home.mkdir()
        path = home / self.file
        self.make(path)
        return path


def hostile(
    name: str, file: str, door: Door = Door.HAND_IN, told: str = ""
) -> Callable[[Make], Make]:
    """Put a file into the corpus by the function that writes it."""

    def keep(make: Make) -> Make:
        _found.append(Hostile(name, door, file, make, told))
        return make

    return keep


def corpus() -> tuple[Hostile, ...]:
    """All files, in the order of their modules."""
    for module in _MODULES:
        importlib.import_module(f"tests.fuzz.{module}")
    return tuple(_found)
