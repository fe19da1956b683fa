"""Opens the editor of house styles; saves, exports and imports what is edited there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from newsroom.desk.housing import House, checked, read_file, write_file
from newsroom.errors import NewsroomError
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.ui import dialogs, trouble
from newsroom.ui.house.dialog import HouseDialog
from newsroom.ui.pages.pictures import Renditions

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.ui.main_window import MainWindow

_KIND = "版式文件 (*.toml)"


class HouseHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def edit(self) -> None:
        """Edit the house style of the publication on show."""
        publication, issue, _ = self._window.place
        if not publication:
            self.said.emit("请先在左侧选一份报刊")
            return

        def ask(desk: Desk) -> tuple[House, Edition | None]:
            return desk.housing.house(publication), desk.paging.edition(issue) if issue else None

        self._window.lane.do(ask, lambda found: self._open(*found), self._failed)

    def _open(self, house: House, edition: Edition | None) -> None:
        shown = {edition.issue.number.label or edition.issue.label: edition} if edition else {}
        grid = checked(house.source, house.stem).grid
        pictures = Renditions(self._window.pictures)
        dialog = HouseDialog(house, shown, pictures, grid, self._window)
        dialog.taken.connect(lambda source: self._save(dialog, source))
        dialog.export_wanted.connect(lambda source: self._export(dialog, source))
        dialog.import_wanted.connect(lambda: self._import(dialog))
        dialogs.ask(dialog, lambda: None)

    def _save(self, dialog: HouseDialog, source: str) -> None:
        def saved(change: Change) -> None:
            if isValid(dialog):  # it may be left before the library answers
                dialog.accept()
            self.changed.emit(change)

        def failed(error: BaseException) -> None:
            trouble.show(dialog if isValid(dialog) else self._window, error)

        publication = dialog.house.publication
        self._window.lane.do(lambda desk: desk.housing.change(publication, source), saved, failed)

    def _export(self, dialog: HouseDialog, source: str) -> None:
        def write(paths: list[Path]) -> None:
            try:
                path = write_file(source, paths[0])
            except NewsroomError as error:
                trouble.show(dialog, error)
                return
            self.said.emit(f"已写出“{path.name}”")

        wanted = dialogs.Choice("导出版式", _KIND, mode=QFileDialog.FileMode.AnyFile, suffix="toml")
        dialogs.choose(dialog, wanted, write)

    def _import(self, dialog: HouseDialog) -> None:
        def take(paths: list[Path]) -> None:
            try:
                dialog.show_source(read_file(paths[0]))
            except NewsroomError as error:
                trouble.show(dialog, error)

        wanted = dialogs.Choice("导入版式", _KIND, mode=QFileDialog.FileMode.ExistingFile)
        dialogs.choose(dialog, wanted, take)

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)
