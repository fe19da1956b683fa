"""Help: the guide, opened where it speaks of what one is at, and the page tried at print shops."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from newsroom.desk import trial
from newsroom.job import Job
from newsroom.ui import dialogs, trouble
from newsroom.ui.guide import GuideDialog

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

GUIDE = "印厂与版面稿"
_FIRST = "认识窗口"
# Which chapter speaks of a widget: by the name of its class, the innermost first.
_ABOUT = {
    "SearchWindow": "检索稿库",
    "SortingDialog": "收稿与核对",
    "ReportDialog": "收稿与核对",
    "HouseDialog": "报刊的版式",
    "PublicationDialog": "报刊的版式",
    "SettingsDialog": "期次补白设置",
    "NewIssueDialog": "期次补白设置",
    "IssueDialog": "期次补白设置",
    "PageDialog": "期次补白设置",
    "FillersPanel": "期次补白设置",
    "FillerForm": "期次补白设置",
    "BannersDialog": "期次补白设置",
    "RosterWindow": "校对",
    "OfficialDialog": "校对",
    "RosterListDialog": "校对",
    "IssueLeadersDialog": "校对",
    "TeasersDialog": "排版",
    "DistributionDialog": "排版",
    "ReviewDialog": "排版",
    "ReplaceDialog": "排版",
    "CropDialog": "加照片",
    "LookDialog": "加照片",
    "RulesDialog": "检查与签字",
    "SignDialog": "检查与签字",
    "ReasonDialog": "检查与签字",
    "ChecksPanel": "检查与签字",
    "ExportDialog": "付印与回样",
    "ResultDialog": "付印与回样",
    "CompareWindow": "付印与回样",
    "CorrectionsDialog": "付印与回样",
    "CorrectionForm": "付印与回样",
    "StatisticsWindow": "统计与稿费",
    "FeesWindow": "统计与稿费",
    "FeeTableDialog": "统计与稿费",
    "HoldersDialog": "几台电脑合作",
    "ArrivalDialog": "几台电脑合作",
    "SettingsArrivalDialog": "几台电脑合作",
    "SheetsDialog": "看样与打印",
    "RevisionsWindow": "改稿",
    "IssueWindow": "改稿",
    "ConflictDialog": "遇到问题",
    "BackupsWindow": "平安",
    "ArticlesWindow": "平安",
    "TextDialog": "平安",
    "Rescued": "平安",
    "PurgeDialog": "平安",
    "CrashBox": "平安",
    "QMessageBox": "遇到问题",
    "ShortcutSheet": "快捷键",
    "Palette": "快捷键",
    "PicturesStrip": "加照片",
    "ArticleEditor": "写一篇稿",
    "PagesPane": "排版",
    "IssuesTree": "认识窗口",
    "PoolPane": "收稿与核对",
}


def about(widget: QWidget | None) -> str:
    """The chapter that speaks of where a widget stands; the first one where none does."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in _ABOUT:
                return _ABOUT[kind.__name__]
        widget = widget.parentWidget()
    return _FIRST


class HelpHand(QObject):
    """The acts of the help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_guide(self, name: str = "") -> None:
        """Show the guide at a chapter; without one, where it speaks of what has the focus."""
        focus = QApplication.focusWidget()
        chapter = name or about(focus)
        above = QApplication.activeModalWidget() or self._window
        known = next((d for d in self._window.findChildren(GuideDialog) if d.isVisible()), None)
        if known is not None and known.parentWidget() is above:
            known.show_chapter(chapter)
            known.raise_()
            known.activateWindow()
            return
        GuideDialog(chapter, above).show()

    def show_for_shops(self) -> None:
        """Show the chapter for print shops."""
        self.show_guide(GUIDE)

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
