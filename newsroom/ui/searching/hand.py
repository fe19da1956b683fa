"""Joins the window of the search to the library: finds come in stretches, the last wish counts."""

# ruff: noqa: PLC0415 - the window is imported when it is first wanted

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog

from newsroom.model.query import Hit, Query, SavedSearch

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.searching import Found
    from newsroom.model.change import Change
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.searching.window import SearchWindow

_AT_ONCE = 30  # finds fetched with their lines
_LATELY = 8  # searches remembered
_SETTING = "searched"


class SearchHand(QObject):
    """changed: a Change. said: words for the status bar. opened: (article, offset) to be edited."""

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str, int)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: SearchWindow | None = None
        self._serial = 0
        self._reading = 0
        self._found: Found | None = None

    def open(self, query: str = "") -> None:
        """Show the window as it was left; looking for something where that is given."""
        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = self._made()
            self._list_kept()
        if query:
            dialog.seek(query)
        elif not dialog.model.rowCount():
            self._seek()
        else:
            self._seek(again=True)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.begin()

    def refresh(self, change: Change) -> None:
        """Searches may have been kept or dropped, by undo too; articles may be others, or stand
        elsewhere: what is seen of them is looked for anew.
        """
        if self._dialog is None:
            return
        if "检索" in change.label:
            self._list_kept()
        elif self._dialog.isVisible() and (change.pool or change.pages or change.issues):
            self._seek(again=True)

    def _made(self) -> SearchWindow:
        from newsroom.ui.searching.window import SearchWindow

        dialog = SearchWindow(self._window)
        area = self._window.screen().availableGeometry()
        dialog.resize(min(1080, area.width() - 60), min(660, area.height() - 80))
        dialog.wanted.connect(self._seek)
        dialog.more_wanted.connect(self._more)
        dialog.read_wanted.connect(self._read)
        dialog.opened.connect(partial(self._open, page=False))
        dialog.page_wanted.connect(partial(self._open, page=True))
        dialog.keep_wanted.connect(self._ask_name)
        dialog.rename_wanted.connect(self._ask_other_name)
        dialog.drop_wanted.connect(self._drop)
        return dialog

    # Finding -------------------------------------------------------------------------------------

    def _seek(self, *, again: bool = False) -> None:
        """Look for what the line says; what was asked for before and has not come is forgotten."""
        dialog = self._dialog
        if dialog is None:
            return
        self._serial += 1
        serial, typed, order = self._serial, dialog.query(), dialog.chosen_order()
        stood = dialog.list.currentIndex().row() if again else 0

        def work(desk: Desk) -> Found | None:
            from newsroom.desk.searching import Found

            return Found.begin(desk.searching, typed, order) if serial == self._serial else None

        def began(found: Found | None) -> None:
            if found is None or serial != self._serial or self._dialog is None:
                return
            self._found = found
            self._fetch(found, serial, max(_AT_ONCE, stood + 1), first=True, stood=stood)

        self._window.lane.do(work, began)

    def _more(self) -> None:
        if self._found is not None:
            self._fetch(self._found, self._serial, _AT_ONCE)

    def _fetch(
        self, found: Found, serial: int, count: int, *, first: bool = False, stood: int = 0
    ) -> None:
        """Fetch some more lines; where a stretch held none though more follow, go on."""

        def came(hits: tuple[Hit, ...] | None) -> None:
            dialog = self._dialog
            if hits is None or serial != self._serial or dialog is None:
                return
            if first:
                dialog.show_hits(hits, found.query.notes, more=found.more)
                if stood:
                    dialog.list.setCurrentIndex(dialog.model.index(stood))
            else:
                dialog.show_more(hits, more=found.more)
            if not hits and found.more:
                self._fetch(found, serial, count)

        self._window.lane.do(
            lambda desk: found.take(desk.searching, count) if serial == self._serial else None, came
        )

    def _read(self, hit: Hit | None) -> None:
        """Show the chosen find's text."""
        dialog, found = self._dialog, self._found
        self._reading += 1
        serial = self._reading
        if dialog is None or found is None or hit is None:
            if dialog is not None:
                dialog.reader.show_text(None)
            return
        query: Query = found.query

        def work(desk: Desk) -> object:
            from newsroom.desk.found_text import found_text

            return found_text(desk.library, hit.line.uuid, query)

        def came(text: object) -> None:
            if serial == self._reading and self._dialog is not None:
                self._dialog.reader.show_text(text)  # type: ignore[arg-type]

        self._window.lane.do(work, came, lambda _gone: None)

    # Opening -------------------------------------------------------------------------------------

    def _open(self, hit: Hit | None, *, page: bool) -> None:
        """Edit a find, at the place that was found; its page is turned to where it is wanted, or
        where it stands in the issue on show.
        """
        dialog = self._dialog
        if hit is None or dialog is None:
            return
        self._remember(dialog.query())
        dialog.hide()
        self._window.raise_()
        self._window.activateWindow()
        if page and hit.page:
            self._turn_to(hit)
        self.opened.emit(hit.line.uuid, hit.start if hit.field == "body" else -1)
        self._window.lane.do(lambda _desk: None, lambda _done: self._mark(hit))

    def _turn_to(self, hit: Hit) -> None:
        issue, page = hit.issue, hit.page

        def turn(publication: str) -> None:
            self._window.turn_to(publication, issue, page)

        self._window.lane.do(lambda desk: desk.library.issues.get(issue).publication, turn)

    def _mark(self, hit: Hit) -> None:
        """Choose the words that were found, where they still stand."""
        editor = self._window.editor
        if self._window.editing.article != hit.line.uuid or not hit.field:
            return
        if hit.field != "body":
            editor.show_field(hit.field, 0 if hit.field == "slots" else -1)
        elif hit.end <= len(editor.body.body()):
            editor.body.select(hit.start, hit.end)

    # Kept searches -------------------------------------------------------------------------------

    def _list_kept(self) -> None:
        def came(kept: tuple[SavedSearch, ...]) -> None:
            if self._dialog is not None:
                self._dialog.show_searches(kept, self._lately())

        self._window.lane.do(lambda desk: desk.searching.kept(), came)

    def _lately(self) -> list[str]:
        found = self._window.settings.value(_SETTING)
        given = [found] if isinstance(found, str) else found
        return [str(one) for one in given][:_LATELY] if isinstance(given, list) else []

    def _remember(self, query: str) -> None:
        """A search that something was opened from is worth being offered again."""
        if query:
            lately = [query, *(one for one in self._lately() if one != query)][:_LATELY]
            self._window.settings.setValue(_SETTING, lately)
            self._list_kept()

    def _ask_name(self) -> None:
        dialog = self._dialog
        if dialog is None or not dialog.query():
            return
        kept = SavedSearch(name="", query=dialog.query(), order=dialog.chosen_order())
        self._ask("保存检索", dialog.query(), lambda name: self._keep(replace(kept, name=name)))

    def _keep(self, search: SavedSearch) -> None:
        self._act(lambda desk: desk.searching.keep(search))

    def _ask_other_name(self, search: SavedSearch) -> None:
        def rename(name: str) -> None:
            self._act(lambda desk: desk.searching.rename(search.uuid, name))

        self._ask("检索改名", search.name, rename)

    def _drop(self, search: SavedSearch) -> None:
        self._act(lambda desk: desk.searching.drop(search.uuid))

    def _act(self, work: object) -> None:
        self._window.lane.do(work, self.changed.emit)  # type: ignore[arg-type]

    def _ask(self, title: str, name: str, then: object) -> None:
        asking = QInputDialog(self._dialog)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(title)
        asking.setLabelText("给这条检索起个名字：")
        asking.setTextValue(name)
        asking.setOkButtonText("保存")
        asking.setCancelButtonText("取消")
        asking.setMinimumWidth(360)
        asking.textValueSelected.connect(then)
        asking.open()
