"""Acts on whole pages and their issue: names, templates, facts, one more or less, line ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from newsroom.desk.dates import day_names
from newsroom.model.page import Page
from newsroom.model.template import Template
from newsroom.ui import dialogs
from newsroom.ui.issue_dialog import IssueDialog
from newsroom.ui.page_dialog import PageDialog
from newsroom.ui.paging import PagingHand

_NONE = "请先在左侧选一期，再选一版"
_NO_ISSUE = "请先在左侧选一期，再改它的资料"


class PageActs(QObject):
    """Acts on the page on show. said: words for the status bar."""

    said = Signal(str)

    def __init__(self, paging: PagingHand, window: QWidget) -> None:
        super().__init__(window)
        self._paging = paging
        self._window = window

    def templates(self) -> tuple[Template, ...]:
        """The templates of the publication on show."""
        edition = self._paging.edition
        return edition.publication.templates if edition is not None else ()

    def edit(self) -> None:
        """Edit the page's name, editors and template."""
        page = self._page()
        if page is None:
            return
        dialog = PageDialog(page, self.templates(), self._window)

        def update() -> None:
            changed = dialog.page()
            self._paging.act(lambda desk: desk.paging.update_page(changed))

        dialogs.ask(dialog, update)

    def edit_issue(self) -> None:
        """Edit the issue's number, date, masthead and what its foot names."""
        edition = self._paging.edition
        if edition is None:
            self.said.emit(_NO_ISSUE)
            return
        dialog = IssueDialog(edition.issue, edition.publication, day_names, self._window)

        def update() -> None:
            changed = dialog.issue()
            self._paging.act(lambda desk: desk.paging.update_issue(changed))

        dialogs.ask(dialog, update)

    def add(self) -> None:
        """One more page at the issue's end."""
        issue = self._paging.issue
        if issue:
            self._paging.act(lambda desk: desk.paging.add_page(issue))
        else:
            self.said.emit(_NONE)

    def remove(self) -> None:
        """Take the page out of the issue; asks where articles stand on it."""
        page, edition = self._page(), self._paging.edition
        if page is None or edition is None:
            return
        count = len(edition.on_page(page.uuid))
        if not count:
            self._remove(page)
            return
        box = QMessageBox(self._window)
        box.setWindowTitle("删除本版")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(f"要删除{page.label}吗？")
        box.setInformativeText(f"版上的 {count} 篇稿件会回到稿件列表，一篇也不会少；可以撤销。")
        yes = box.addButton("删除", QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(lambda: self._remove(page))
        box.open()

    def set_template(self, name: str) -> None:
        """Let the page follow a template; empty for none."""
        page = self._page()
        if page is not None:
            self._paging.act(lambda desk: desk.paging.set_template(page.uuid, name))

    def proof(self) -> None:
        """Keep the lines of the page as they are from now on (出大样)."""
        page = self._page()
        if page is not None:
            words = f"{page.label}的断行已经固定；改稿时，改动以前的行不再变"
            self._paging.act_on_copy(lambda desk: desk.paging.keep_breaks(page.uuid), words)

    def reset(self) -> None:
        """Set the lines of the whole page anew."""
        page = self._page()
        if page is not None:
            self._paging.act(lambda desk: desk.paging.reset_page(page.uuid))

    def page(self) -> Page | None:
        """The page on show, without a word where there is none."""
        return self._paging.page()

    def _remove(self, page: Page) -> None:
        self._paging.act(lambda desk: desk.paging.remove_page(page.uuid))

    def _page(self) -> Page | None:
        page = self._paging.page()
        if page is None:
            self.said.emit(_NONE)
        return page
