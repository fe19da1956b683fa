"""The commands of a window at work: its menus, what is grey and why, what was used lately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolButton, QWidget

from newsroom.ui.commands import fields
from newsroom.ui.commands.command import Choices, Command, Menu, plain
from newsroom.ui.commands.menus import MENUS
from newsroom.ui.commands.situation import Situation

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_RECENT = "commands/recent"
_KEPT = 8


class Commands(QObject):
    """Every command as an action of the window; refreshed by `suit` whenever something changed.

    suited: the window shows something else than before.
    """

    suited = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._now: Situation | None = None
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._submenus: list[tuple[Choices, QMenu]] = []
        self._told: dict[str, QShortcut] = {}
        for menu in MENUS:
            self._fill(_below(window.menuBar(), menu.words), menu)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.suit)
        self.suit()

    # What others ask for -------------------------------------------------------------------------

    def action(self, name: str) -> QAction:
        """A command's action. Raises KeyError where there is none of that name."""
        return self._actions[name]

    def called(self, words: str) -> QAction:
        """The action with these words, mnemonic and dots left out. Raises KeyError."""
        names = (name for name, command in self._commands.items() if command.plain == words)
        for name in names:
            return self._actions[name]
        raise KeyError(words)

    def button(self, name: str, *, words: str = "") -> QToolButton:
        """A button of a command: its icon and tooltip, greyed with it, with words where given."""
        from newsroom.ui.icons import icon  # noqa: PLC0415 - drawn only where shown

        action, button = self._actions[name], QToolButton()
        action.setIcon(icon(self._commands[name].icon))
        button.setDefaultAction(action)
        button.setAccessibleName(words or self._commands[name].plain)
        if words:
            action.setIconText(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def menu(self, name: str) -> QMenu:
        """A named menu, to be opened elsewhere. Raises KeyError where there is none."""
        return self._menus[name]

    def pop_up(self, on_placement: bool, point: QPoint) -> None:
        """Open the menu of the selected placement, or of the page."""
        self._menus["placement" if on_placement else "page"].popup(point)

    def context(self, widget: QWidget, names: Sequence[str], keys: dict[str, str]) -> None:
        """Give a widget a context menu of commands; keys: shortcuts of its own for some."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for name in names:
            widget.addAction(self._actions[name])
        for name, key in keys.items():
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.run, name))

    def run(self, name: str) -> None:
        """Do a command, or say why it cannot be done."""
        command = self._commands[name]
        why = command.why_not(self.now())
        if why:
            self._window.say(why)
        else:
            self._remember(name)
            command.act(self._window)

    def listed(self) -> Iterator[tuple[str, Command]]:
        """All commands, each with the menus that lead to it (文件, 版位 › 标题)."""
        for menu in MENUS:
            yield from _walk(menu, plain(menu.words))

    def words(self, name: str) -> str:
        """What a command is called now: 撤销“移动版位”."""
        return plain(self._actions[name].text().partition("\t")[0])

    def recent(self) -> list[str]:
        """The names of commands used lately, newest first."""
        found = self._window.settings.value(_RECENT) or []
        names = [found] if isinstance(found, str) else list(found)
        return [name for name in names if name in self._commands]

    def open_palette(self) -> None:
        """Find a command or a place by words."""
        from newsroom.ui.commands.palette import Palette  # noqa: PLC0415 - opened seldom

        Palette(self._window).show()

    def open_sheet(self) -> None:
        """Show all shortcuts."""
        from newsroom.ui.commands.sheet import ShortcutSheet  # noqa: PLC0415 - opened seldom

        ShortcutSheet(self._window).open()

    def stop(self) -> None:
        """Follow the window no longer: it closes."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.disconnect(self.suit)

    # Suiting -------------------------------------------------------------------------------------

    def now(self) -> Situation:
        """What the window shows at this moment."""
        window = self._window
        publication, issue, _ = window.place
        typed, untyped = fields.typing(window)
        placement = window.paging.selected() if window.made("paging") else None
        undo, redo = window.lane.steps
        return Situation(
            publication=publication,
            issue=issue,
            page="" if window.flows else window.pages.current,
            article=window.article,
            flows=window.flows,
            placement=placement.uuid if placement is not None else "",
            chosen=len(window.pool.chosen()),
            in_bin=window.pool.in_bin(),
            field=fields.field_of(window) is not None,
            typed=typed,
            untyped=untyped,
            undo=undo,
            redo=redo,
            sealed=window.sealed,
        )

    def suit(self, *_told: object) -> None:
        """Grey what cannot be done now, saying why; name what would be undone."""
        now = self.now()
        if now == self._now:
            return
        self._now = now
        for name, command in self._commands.items():
            if command.when or now.sealed:
                self._grey(name, command, command.why_not(now))
            if command.label is not None:
                self._actions[name].setText(command.label(now))
        for choices, menu in self._submenus:
            menu.menuAction().setEnabled(choices.offered(now))
        self.suited.emit()

    def _grey(self, name: str, command: Command, why: str) -> None:
        action = self._actions[name]
        action.setEnabled(not why)
        action.setToolTip(why or tip(command))
        told = self._told.get(name)
        if told is not None:
            told.setEnabled(bool(why))
        elif why and command.keys:
            # A shortcut that does nothing leaves its user guessing.
            told = self._told[name] = QShortcut(QKeySequence(command.keys), self._window)
            told.activated.connect(partial(self.run, name))

    # Building ------------------------------------------------------------------------------------

    def _fill(self, menu: QMenu, what: Menu) -> None:
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.suit)
        menu.aboutToShow.connect(partial(self._dress, menu))
        if what.name:
            self._menus[what.name] = menu
        for entry in what.entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Command):
                menu.addAction(self._act(entry))
            elif isinstance(entry, Menu):
                self._fill(_below(menu, entry.words), entry)
            else:
                self._offer(_below(menu, entry.words), entry)

    def _act(self, command: Command) -> QAction:
        action = QAction(_shown(command), self._window)
        action.setObjectName(command.name)
        if command.keys:
            keys = [command.keys, command.also] if command.also else [command.keys]
            action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(tip(command))
        action.triggered.connect(partial(self._do, command))
        self._commands[command.name] = command
        self._actions[command.name] = action
        return action

    def _offer(self, menu: QMenu, choices: Choices) -> None:
        def show() -> None:
            menu.clear()
            for group in menu.findChildren(QActionGroup):
                group.deleteLater()
            choices.fill(self._window, menu)

        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(show)
        self._submenus.append((choices, menu))

    def _dress(self, menu: QMenu) -> None:
        """Icons are drawn once their menu is opened."""
        from newsroom.ui.icons import icon  # noqa: PLC0415 - drawn only where shown

        for action in menu.actions():
            command = self._commands.get(action.objectName())
            if command is not None and command.icon and action.icon().isNull():
                action.setIcon(icon(command.icon))

    def _do(self, command: Command, _checked: bool = False) -> None:
        self.run(command.name)

    def _remember(self, name: str) -> None:
        if name.startswith("palette"):
            return
        names = [name, *(one for one in self.recent() if one != name)]
        self._window.settings.setValue(_RECENT, names[:_KEPT])


def tip(command: Command) -> str:
    """A command's tooltip: what it does, and its shortcut."""
    keys = command.keys or command.held
    return f"{command.does}（{keys}）" if keys else command.does


def _below(bar: QMenuBar | QMenu, words: str) -> QMenu:
    """A menu of the menu bar, or within a menu. One that Qt makes itself is lost to Python when
    all windows are asked for (QApplication.topLevelWidgets).
    """
    made = QMenu(words, bar)
    bar.addMenu(made)
    return made


def _shown(command: Command) -> str:
    return f"{command.words}\t{command.held}" if command.held else command.words


def _walk(menu: Menu, path: str) -> Iterator[tuple[str, Command]]:
    for entry in menu.entries:
        if isinstance(entry, Command):
            yield path, entry
        elif isinstance(entry, Menu):
            yield from _walk(entry, f"{path} › {plain(entry.words)}")
