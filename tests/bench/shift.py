"""A working day in the window, by events: copy comes in, is written, placed, assembled, exported.

The same round may be driven again; each begins with an issue of its own. What a round should have
brought about is counted as it goes.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import docx
import docx.shared
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox

from newsroom.desk.publishing import FileKind
from newsroom.model.issue import IssueNumber
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.report_dialog import ReportDialog
from newsroom.ui.result_dialog import ResultDialog
from newsroom.ui.review.dialog import ReviewDialog
from newsroom.ui.sorting.dialog import SortingDialog
from tests.bench.driving import press, settled
from tests.bench.typing import pasted
from tests.bench.watchdog import Watch
from tests.bench.writing import Writer
from tests.ui import hands

D = TypeVar("D", bound=QDialog)
_WORDS = "河堤上新修的步道通了，两岸的人都来走一走看一看。"
_PICTURE = (2400, 1600)


@dataclass(frozen=True, slots=True)
class Load:
    """How much is done in a round. files: taken in; every third brings a picture. written:
    articles written in; keys: struck in each. dragged: articles put on the second page and moved.
    """

    files: int = 30
    written: int = 8
    keys: int = 120
    dragged: int = 6


class Shift:
    """Drives one round after the other."""

    def __init__(self, window: MainWindow, watch: Watch, folder: Path, load: Load) -> None:
        self._window = window
        self._watch = watch
        self._folder = folder
        self._load = load
        self.done: list[str] = []

    def round(self, number: int) -> None:
        """One round; what it does is the same whichever it is."""
        self._new_issue(number)
        self._take_in(number)
        self._write()
        self._drag()
        self._assemble()
        self._export(number)

    # What a round is made of ---------------------------------------------------------------------

    def _new_issue(self, number: int) -> None:
        self._begin("new issue")
        window = self._window
        date = datetime.date(2026, 4, 10) + datetime.timedelta(weeks=number)
        issue = IssueNumber((15 + number,), (640 + number,))

        def make(desk):
            home = desk.library.publications.find("shangjie-shibao")
            return home, desk.paging.new_issue(home, date, issue)

        home, change = window.lane.wait(make)
        self._watch.act(lambda: window.refresh(change))
        self._settle()
        self._watch.act(lambda: window.go_to(home, next(iter(change.issues))))
        self._settle()
        self._watch.until(lambda: window.pages.preview._page is not None)

    def _take_in(self, number: int) -> None:
        self._begin("import")
        folder = self._folder / f"来稿{number}"
        if not folder.exists():
            _files(folder, self._load.files, number)
        paths = sorted(folder.iterdir())
        before = self._copy()
        self._watch.act(lambda: hands.drop(self._window, hands.files(paths)))
        self._settle()
        self._answer(SortingDialog)
        self._watch.until(lambda: self._copy() == before + len(paths))
        self._settle()
        self._close(ReportDialog)

    def _copy(self) -> int:
        """How many articles the issue has; the list fetches no more of them than are seen."""
        edition = self._window.paging.edition
        return len(edition.articles) if edition is not None else 0

    def _write(self) -> None:
        self._begin("write")
        window, view = self._window, self._window.pool.list_view()
        for row in range(min(self._load.written, view.model().rowCount())):
            spot = view.visualRect(view.model().index(row, 0)).center()
            self._click(view.viewport(), spot)
            self._settle()
            body = window.editor.body
            before = len(body.toPlainText())
            body.setFocus(Qt.FocusReason.OtherFocusReason)
            body.moveCursor(QTextCursor.MoveOperation.End)
            for key in range(self._load.keys):
                press(body, _WORDS[key % len(_WORDS)])
                self._watch.turn()
            self._watch.act(lambda body=body: hands.compose(body, "xin", ""))
            self._watch.act(lambda body=body: hands.compose(body, "", "新"))
            self._watch.turn()
            assert len(body.toPlainText()) == before + self._load.keys + 1
        self._settle()

    def _drag(self) -> None:
        self._begin("drag")
        window = self._window
        placed = window.pages.preview
        for number in range(self._load.dragged):
            titles = hands.titles(window)
            if not titles:
                break
            view = window.pool.list_view()
            data = view.model().mimeData([view.model().index(0, 0)])
            edition = window.paging.edition
            assert edition is not None
            columns = edition.publication.grid.columns
            spot = hands.cell(window, number * 2 % (columns - 1), 26 + 16 * (number * 2 // columns))

            before = len(placed._placements)
            self._watch.act(
                lambda data=data, spot=spot: hands.drop(window.pages.preview, data, spot)
            )
            self._settle()
            if self._standing() > before:
                self._watch.until(lambda before=before: len(placed._placements) > before)
            self._close(QMessageBox)
            self._haul(before)
        assert self._window.pages.preview._placements or not self._load.dragged

    def _standing(self) -> int:
        """How much stands on the page on show, as the library has it."""
        window = self._window
        edition = window.lane.wait(lambda desk: desk.paging.edition(window.place[1]))
        return len(edition.on_page(window.pages.current))

    def _haul(self, before: int) -> None:
        """Move what was put last by a row and back up again."""
        window, preview = self._window, self._window.pages.preview
        self._watch.until(lambda: preview._page is not None)
        if len(preview._placements) <= before:
            return
        put = preview._placements[-1]
        start, end = (hands.cell(window, put.column, put.row + n) for n in (1, 3))
        for one, other in ((start, end), (end, start)):
            self._watch.act(lambda one=one, other=other: hands.haul(window, one, other))
            self._settle()
            self._close(QMessageBox)

    def _assemble(self) -> None:
        self._begin("assemble")
        window = self._window
        self._watch.act(window.assemble)
        self._settle()
        self._answer(ReviewDialog)
        self._begin("assemble all")
        self._watch.act(window.assemble_all)
        self._settle()
        self._answer(ReviewDialog)
        self._close(QMessageBox)

    def _export(self, number: int) -> None:
        self._begin("export")
        window = self._window
        self._watch.act(window.ask_export)
        dialog = self._dialog(ExportDialog)
        self._settle()
        for kind, box in dialog._boxes.items():
            box.setChecked(kind in (FileKind.PAGE, FileKind.PDF, FileKind.MANUSCRIPT))
        dialog._folder.setText(str(self._folder))
        self._accept(dialog)
        self._settle()
        self._watch.until(lambda: self._shown(ResultDialog))
        self._close(ResultDialog)
        written = {path.suffix for path in self._folder.iterdir() if path.is_file()}
        assert {".docx", ".pdf"} <= written

    # Hands ---------------------------------------------------------------------------------------

    def _begin(self, what: str) -> None:
        self._watch.doing = what
        self.done.append(what)

    def _settle(self) -> None:
        settled(self._window, self._watch)

    def _shown(self, kind: type[D]) -> list[D]:
        return [each for each in self._window.findChildren(kind) if each.isVisible()]

    def _dialog(self, kind: type[D]) -> D:
        self._watch.until(lambda: self._shown(kind))
        return self._shown(kind)[0]

    def _answer(self, kind: type[D]) -> None:
        """Accept a dialog where there is one."""
        for dialog in self._shown(kind):
            self._accept(dialog)
            self._settle()

    def _accept(self, dialog: QDialog) -> None:
        box = dialog.findChild(QDialogButtonBox)
        assert isinstance(box, QDialogButtonBox)
        roles = QDialogButtonBox.ButtonRole
        button = next(b for b in box.buttons() if box.buttonRole(b) == roles.AcceptRole)
        self._click(button, button.rect().center())

    def _close(self, kind: type[D]) -> None:
        for dialog in self._shown(kind):
            self._watch.act(dialog.reject)
            self._settle()

    def _click(self, widget, spot: QPoint) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415

        self._watch.act(lambda: QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot))


def _files(folder: Path, count: int, number: int) -> None:
    """Copy as correspondents send it: Word, some with a picture, some plain text."""
    folder.mkdir(parents=True)
    photo = folder.parent / "照片.jpg"
    if not photo.exists():
        Image.effect_noise(_PICTURE, 60).convert("RGB").save(photo, quality=80)
    for index, story in enumerate(Writer(100 + number).load(count, count * 700)):
        name = f"{index:02}{story.headline[:6].strip()}"
        if index % 5 == 4:
            (folder / f"{name}.txt").write_text(pasted(story), "utf8")
            continue
        document = docx.Document()
        for line in (story.headline, *story.paragraphs):
            document.add_paragraph(line)
        if index % 3 == 0:
            document.add_picture(str(photo), width=docx.shared.Cm(12))
            document.add_paragraph("图为现场。田禾 摄")
        document.save(str(folder / f"{name}.docx"))
