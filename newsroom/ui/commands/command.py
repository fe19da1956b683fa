"""What a command is, and how commands lie in menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from newsroom.ui.commands.reading import READING
from newsroom.ui.commands.situation import Rule, Situation

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from newsroom.ui.main_window import MainWindow


class Command(NamedTuple):
    """One thing that can be done.

    name: stays the same whatever the words become; buttons, context menus and the palette's memory
    go by it. words: with their mnemonic, and … where something is asked first. does: one sentence
    for the tooltip. act: does it; a hand that is not made yet is made then. keys: the shortcut.
    held: a shortcut that the field under the caret answers itself, told but not taken. icon: one
    of `resources/icons`. when: what must hold; the first that does not says why the command is
    grey. label: words that change with the situation. also: a second shortcut
    that people bring along from other programs.
    """

    name: str
    words: str
    does: str
    act: Callable[[MainWindow], object]
    keys: str = ""
    icon: str = ""
    when: tuple[Rule, ...] = ()
    held: str = ""
    label: Callable[[Situation], str] | None = None
    also: str = ""

    @property
    def plain(self) -> str:
        """The words without mnemonic and dots."""
        return plain(self.words)

    def why_not(self, now: Situation) -> str:
        """Why it cannot be done now; empty where it can."""
        if now.sealed and self.name not in READING:
            return now.sealed
        return next((why for rule in self.when if (why := rule(now))), "")


class Choices(NamedTuple):
    """A submenu whose entries depend on what is on show: filled whenever it opens. reads: whether
    none of them changes the library.
    """

    words: str
    fill: Callable[[MainWindow, QMenu], None]
    when: tuple[Rule, ...] = ()
    reads: bool = False

    def offered(self, now: Situation) -> bool:
        """Whether there is anything to choose now."""
        barred = bool(now.sealed) and not self.reads
        return not barred and not any(rule(now) for rule in self.when)


class Menu(NamedTuple):
    """Commands under one heading; None parts them by a line."""

    words: str
    entries: tuple[Command | Choices | Menu | None, ...]
    name: str = ""


def plain(words: str) -> str:
    """Words without mnemonic and dots: 版位(&L)… as 版位."""
    head, mark, tail = words.partition("(&")
    return (head + tail[2:] if mark else head).rstrip("…")
