"""Help: the guide for print shops, and the page that is tried there once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from newsroom import paths
from newsroom.desk import trial
from newsroom.job import Job
from newsroom.ui import dialogs, trouble

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

GUIDE = "印厂与版面稿"
_SIZE = (720, 600)
_LOOK = "h1 { font-size: 18pt; } h2 { font-size: 14pt; } td, th { padding: 4px 8px; }"


class HelpHand(QObject):
    """The acts of the help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_guide(self) -> None:
        """Show the guide for print shops."""
        HelpDialog(GUIDE, self._window).open()

    def ask_trial(self) -> None:
        """Ask where to, and write the page that is tried at the print shop."""
        window = self._window
        wanted = dialogs.Choice(
            "印厂试开文件存到", "", str(window.exporting.folder), QFileDialog.FileMode.Directory
        )
        dialogs.choose(window, wanted, lambda folders: self._write(folders[0]))

    def _write(self, folder: Path) -> None:
        self._window.exporting.folder = folder

        def work(job: Job) -> Path:
            job.report(0.1, "正在写印厂试开文件")
            return trial.write(folder)

        self._window.long_work.start(work, self._written, partial(trouble.show, self._window))

    def _written(self, path: Path) -> None:
        words = "请发给印厂，在付印用的电脑上打开、按原大打印一张，照上面的说明逐条对照。"
        box = dialogs.notice(self._window, "印厂试开文件", f"已写出“{path.name}”。", words)
        show = box.addButton("打开文件夹", QMessageBox.ButtonRole.ActionRole)
        folder = QUrl.fromLocalFile(str(path.parent))
        show.clicked.connect(lambda: QDesktopServices.openUrl(folder))
        box.open()


class HelpDialog(QDialog):
    """One text of the help, to be read and closed."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self.text = QTextBrowser()
        self.text.setAccessibleName(name)
        self.text.document().setDefaultStyleSheet(_LOOK)
        self.text.setMarkdown((paths.resources() / "help" / f"{name}.md").read_text("utf8"))
        self.text.document().setDocumentMargin(16)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText("关闭")
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        dialogs.roomy(layout)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)
        self.resize(*_SIZE)
