"""Long work before there is a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.ui import waiting


def test_the_result_comes_back(qapp: QApplication) -> None:
    def work(job: Job) -> int:
        job.report(0.5, "做到一半")
        return 7

    assert waiting.run("正在做…", work) == 7


def test_what_went_wrong_comes_back(qapp: QApplication) -> None:
    def work(_job: Job) -> None:
        raise NewsroomError("磁盘满了")

    with pytest.raises(NewsroomError, match="磁盘满了"):
        waiting.run("正在做…", work)


def test_stopping_stops_the_work(qtbot: QtBot) -> None:
    def work(job: Job) -> None:
        while True:
            job.report(0.3, "还在做")

    def stop() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]
        for dialog in shown:
            dialog.canceled.emit()

    timer = QTimer()
    timer.timeout.connect(stop)
    timer.start(20)
    with pytest.raises(CancelledError):
        waiting.run("正在做…", work)
    timer.stop()
