"""Files of figures, fees and certificates: asked for, written beside the window, told of."""

# ruff: noqa: PLC0415 - what writes them is imported when it is first wanted

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from newsroom.desk.desk import Desk
from newsroom.job import Job
from newsroom.ui import dialogs, trouble
from newsroom.ui.dialogs import Choice
from newsroom.ui.result_dialog import Lines, ResultDialog, open_path

if TYPE_CHECKING:
    from newsroom.desk.certifying import Evidence
    from newsroom.ui.main_window import MainWindow


class LedgerFiles(QObject):
    """said: words for the status bar."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self.folder = _documents()

    def save_as(self, parent: QWidget, choice: Choice, write: Callable[[Path, Job], Path]) -> None:
        """Ask where to, and write it beside the window."""
        place = str(self.folder / f"{choice.folder}.{choice.suffix}")
        mode = QFileDialog.FileMode.AnyFile
        asked = Choice(choice.title, choice.kinds, place, mode, choice.suffix)

        def go(paths: list[Path]) -> None:
            target = paths[0]
            self.folder = target.parent

            def work(job: Job) -> Path:
                job.report(0.3, f"正在写{target.name}")
                return write(target, job)

            self._window.long_work.start(work, partial(self._tell, parent), self._failed(parent))

        dialogs.choose(parent, asked, go)

    def _tell(self, parent: QWidget, path: Path) -> None:
        self.said.emit(f"已写出 {path.name}")
        home = parent if parent.isVisible() else self._window
        box = dialogs.notice(home, "已写出", f"已写出“{path.name}”。", str(path.parent))
        for words, target in (("打开文件", path), ("打开文件夹", path.parent)):
            button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
            button.clicked.connect(partial(_open_path, target))
        box.open()

    def certify(
        self, articles: list[tuple[str, str]], whose: tuple[str, ...], parent: QWidget
    ) -> None:
        """Write certificates. articles: each with the issue it was printed in, the last one where
        none is named. whose: keys of the persons they are for; empty for all.
        """
        from newsroom.desk import certifying
        from newsroom.desk.composing import SharedComposers
        from newsroom.ui.pages.painter import QtPainter
        from newsroom.ui.processes import shared

        def gather(desk: Desk) -> list[Evidence]:
            return [certifying.gather(desk.library, *one, whose) for one in articles]

        def write(found: list[Evidence]) -> None:
            def work(job: Job) -> list[Path]:
                composers, painter, made = SharedComposers(shared()), QtPainter(), []
                for evidence in found:
                    job.report(len(made) / len(found), "正在排出那一期的版面")
                    pages = composers.pages(evidence.edition, job)
                    source = self._window.pictures
                    made.append(
                        certifying.certify(evidence, pages, painter, source, self.folder, job)
                    )
                return made

            done = partial(self._tell_certificates, parent)
            self._window.long_work.start(work, done, self._failed(parent))

        self._lane.do(gather, write, self._failed(parent))

    def _tell_certificates(self, parent: QWidget, paths: list[Path]) -> None:
        if len(paths) == 1:
            self._tell(parent, paths[0])
            return
        words = f"写好 {len(paths)} 份用稿证明。"
        self.said.emit(words)
        lists = (Lines("写出的文件", [path.name for path in paths], paths),)
        ResultDialog("用稿证明", words, lists, parent, self.folder).open()

    def _failed(self, parent: QWidget) -> Callable[[BaseException], None]:
        return partial(trouble.show, parent)


def _open_path(target: Path, _checked: bool = False) -> None:
    open_path(target)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path(QDir.homePath())
