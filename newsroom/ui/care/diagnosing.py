"""帮助 → 诊断报告: gathered beside the window, shown, and only then saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, qVersion
from PySide6.QtGui import QGuiApplication

from newsroom.desk import diagnosing
from newsroom.desk.diagnosing import Diagnosis
from newsroom.job import Job
from newsroom.settings import SETTINGS
from newsroom.ui import dialogs, here, theme, trouble
from newsroom.ui.care import damaged
from newsroom.ui.care.text_dialog import TextDialog

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_KINDS = "压缩包 (*.zip);;文本文件 (*.txt)"
_NAME = "采编台诊断报告.zip"


class DiagnosingHand(QObject):
    """Gathers the report and shows it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = False

    def open(self) -> None:
        """Gather the report and show it; asking twice gathers once."""
        if self._asked:
            return
        self._asked = True
        window = self._window
        # What is only looked at is not to be touched, not even to be read anew.
        library = window.path if window.viewed is None else None
        more = {"窗口": _screen(window), "这台电脑的设置": _own(window.settings)}

        def gather(job: Job) -> Diagnosis:
            return diagnosing.diagnose(library, job, more)

        window.long_work.start(gather, self._show, self._failed)
        window.long_work.running.connect(self._ended)

    def inspect(self) -> None:
        """Check the library's file from end to end, beside all other work, and say what came of
        it; where it is damaged, go on to the ways round.
        """
        window = self._window
        path = window.path

        def check(job: Job) -> tuple[str, ...]:
            job.report(0.1, "正在检查稿库文件")
            return diagnosing.faults(path, job)

        window.long_work.start(check, self._inspected, self._failed)

    def _inspected(self, faults: tuple[str, ...]) -> None:
        window = self._window
        if not faults:
            words = "检查过了，稿库文件没有损坏。"
            more = "图片原件和操作记录，在“审校—编辑部—操作记录”里核对。"
            dialogs.notice(window, "检查稿库文件", words, more).open()
            return
        words = f"稿库文件有损坏，查出 {len(faults)} 处。"
        more = "先别往里写了。可以关上它，从备份恢复，或把还读得出的抢救到新稿库。"
        box = dialogs.notice(window, "检查稿库文件", words, more, grave=True)
        damaged.add_way(box, window)
        box.open()

    def _ended(self, running: bool) -> None:
        if not running:  # it may have been stopped, which nobody is told of
            self._asked = False
            self._window.long_work.running.disconnect(self._ended)

    def _show(self, found: Diagnosis) -> None:
        dialog = TextDialog(
            "诊断报告",
            "交给维护人员看的情况",
            "只有程序和稿库的状况，没有稿件内容、标题和人名。看过再存；不会自己发到哪里去。",
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_text(diagnosing.text(found))
        dialog.save_as(_NAME, _KINDS, lambda path: diagnosing.write(found, path))
        dialog.open()

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


def _own(settings: QSettings) -> dict[str, Any]:
    keys = [key for key, setting in SETTINGS.items() if setting.here]
    return diagnosing.here_settings((key, here.value(settings, key)) for key in keys)


def _screen(window: MainWindow) -> dict[str, Any]:
    screens = [
        f"{screen.size().width()}×{screen.size().height()}，{screen.devicePixelRatio():g} 倍"
        for screen in QGuiApplication.screens()
    ]
    return {
        "Qt": qVersion(),
        "显示": QGuiApplication.platformName(),
        "屏幕": "；".join(screens),
        "窗口": f"{window.width()}×{window.height()}",
        "外观": "深色" if theme.is_dark() else "浅色",
        "字号": f"{window.font().pointSizeF():g}",
        "稿库": "可以写" if window.viewed is None else "只读打开",
    }
