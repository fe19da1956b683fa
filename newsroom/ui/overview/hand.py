"""Joins the overview of an issue to the library: what is dragged there becomes acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from newsroom.desk.desk import Desk
from newsroom.desk.plans import planned
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.signoff import Signoff
from newsroom.ui import trouble
from newsroom.ui.overview.carrying import Carried
from newsroom.ui.overview.pane import PlanPane
from newsroom.ui.overview.plan import plan_of
from newsroom.ui.submenus import below

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 250


class PlanHand(QObject):
    """Shows 版面计划 in the place of the page. said: words for the status bar."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._paging = window.paging
        self._asked = 0
        self._shown: Edition | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        self.pane = PlanPane()
        self.pane.thumbnails.set_picture_source(window.pictures)
        window.pages.add_plan(self.pane)
        window.pages.plan_shown.connect(self._begin)
        self._paging.edition_shown.connect(self._follow)
        self._paging.fits_shown.connect(self._follow)
        pane = self.pane
        pane.opened.connect(self._open)
        pane.dropped.connect(self._dropped)
        pane.sent.connect(self._send)
        pane.moved.connect(self._step_page)
        pane.menu_wanted.connect(self._pop_up)

    def toggle(self) -> None:
        """Show the overview, or the page again."""
        pages = self._window.pages
        pages.show_plan(shown=not pages.planning)
        if pages.planning:
            self.pane.focus(pages.current)
        else:
            pages.preview.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """End the painting of thumbnails."""
        self.pane.thumbnails.stop()

    # What is shown -------------------------------------------------------------------------------

    def _begin(self) -> None:
        edition = self._paging.edition
        if edition is not None and edition is not self._shown:
            self.pane.show_plan(plan_of(edition), ())
        self._follow()

    def _follow(self) -> None:
        """Show the issue anew soon, if the overview is on show."""
        if self._window.pages.planning:
            if self._paging.edition is None:
                self.pane.show_plan((), ())
            self._rest.start()

    def _ask(self) -> None:
        self._asked += 1
        asked, issue, edition = self._asked, self._paging.issue, self._paging.edition
        if edition is None:
            return

        def ask(signoffs: tuple[Signoff, ...]) -> None:
            self._paging.ask(partial(planned, signoffs=signoffs), show, "plan")

        def show(made: object) -> None:
            assert isinstance(made, tuple)
            if asked == self._asked and issue == self._paging.issue:
                self._shown = edition
                self.pane.show_plan(plan_of(edition, made), [frames for frames, _ in made])

        self._window.lane.do(lambda desk: desk.signing.signoffs(issue), ask)

    # Acts ----------------------------------------------------------------------------------------

    def _open(self, page: str, placement: str) -> None:
        self._window.pages.show_plan(shown=False)
        self._paging.go_to(page, placement)
        self._window.pages.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dropped(self, page: str, what: object, below: str, point: object) -> None:
        assert isinstance(what, Carried)
        assert isinstance(point, QPoint)
        if what.page:
            self._put_page(what.page, page)
        elif what.article and below:
            self._window.replacing.offer(what.article, below, point)
        elif what.article:
            self._act(partial(_bring, what.article, page))
        elif what.placement and below:
            self._ask_exchange(what.placement, below, page, point)
        elif what.placement:
            self._act(partial(_transfer, what.placement, page))

    def _put_page(self, moved: str, target: str) -> None:
        edition = self._paging.edition
        if edition is not None and moved != target:
            number = edition.page(target).number
            self._act(lambda desk: desk.paging.move_page(moved, number))

    def _step_page(self, page: str, by: int) -> None:
        edition = self._paging.edition
        if edition is None:
            return
        number = edition.page(page).number + by
        if 1 <= number <= len(edition.pages):
            self._act(lambda desk: desk.paging.move_page(page, number))

    def _send(self, placement: str, number: int) -> None:
        edition = self._paging.edition
        pages = edition.pages if edition is not None else ()
        target = next((page for page in pages if page.number == number), None)
        if target is None:
            self.said.emit(f"本期没有第 {number} 版")
        else:
            self._act(partial(_transfer, placement, target.uuid))

    def _act(self, work: Callable[[Desk], Change]) -> None:
        """Do it with what is typed saved, and say what had to be held over."""
        self._paging.gathering.emit()
        self._window.lane.do(work, self._done, partial(trouble.show, self._window))

    def _done(self, change: Change) -> None:
        self._window.refresh(change)
        if change.notes:
            self.said.emit("；".join(change.notes))

    # Menus ---------------------------------------------------------------------------------------

    def _ask_exchange(self, placement: str, other: str, page: str, point: QPoint) -> None:
        """Ask whether two articles change places, or the one goes to the page's free place."""
        edition = self._paging.edition
        one, two = self._paging.placement(placement), self._paging.placement(other)
        if edition is None or one is None or two is None:
            return
        menu = self._menu()
        title = edition.articles[two.article].title.replace("&", "&&")
        swap = menu.addAction(f"与《{title}》对调")
        swap.triggered.connect(lambda: self._act(lambda desk: desk.paging.swap(placement, other)))
        if one.page != page:
            label = edition.page(page).label
            move = menu.addAction(f"移到{label}的空处")
            move.triggered.connect(lambda: self._act(partial(_transfer, placement, page)))
        menu.addAction("不动")
        menu.setActiveAction(swap)
        menu.popup(point)

    def _pop_up(self, page: str, placement: str, point: object) -> None:
        assert isinstance(point, QPoint)
        edition = self._paging.edition
        if edition is None:
            return
        menu = self._menu()
        menu.addAction("打开这一版\tEnter").triggered.connect(lambda: self._open(page, placement))
        menu.addSeparator()
        number = edition.page(page).number
        for words, by in (("版次往前\tCtrl+←", -1), ("版次往后\tCtrl+→", 1)):
            action = menu.addAction(words)
            action.setEnabled(number != 1 and 1 < number + by <= len(edition.pages))
            action.triggered.connect(partial(self._step_page_by, page, by))
        if placement:
            send = below(menu, "这篇移到")
            for other in edition.pages:
                if other.uuid != page:
                    action = send.addAction(f"{other.label} {other.name}\t{other.number}".strip())
                    action.triggered.connect(partial(self._send_to, placement, other.number))
        menu.popup(point)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName("plan")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _step_page_by(self, page: str, by: int, _checked: bool = False) -> None:
        self._step_page(page, by)

    def _send_to(self, placement: str, number: int, _checked: bool = False) -> None:
        self._send(placement, number)


def _bring(article: str, page: str, desk: Desk) -> Change:
    return desk.paging.bring(article, page)


def _transfer(placement: str, page: str, desk: Desk) -> Change:
    return desk.paging.transfer(placement, page)
