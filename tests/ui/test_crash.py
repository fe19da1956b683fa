"""A process killed while somebody types: the text is there at the next start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.hands import Opening, dialog_of, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
TYPING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from newsroom.desk.desk import Desk
from newsroom.ui import start
from newsroom.ui.session import Session

library = Path(sys.argv[1])
application = start.prepare()
session = Session(QSettings(sys.argv[2], QSettings.Format.IniFormat))
window = session.open(lambda: Desk.open(library))

def look():
    rows = window.pool.list_view().model()
    if not window.editing.article and rows.rowCount():
        window.editing.open(rows.index(0, 0).data(257).uuid)
    elif window.editing.article and not window.editor.body.body().startswith("typed"):
        QTest.keyClicks(window.editor.body, "typed")
    elif "已自动保存" in window.editor.foot.saved.text():
        os.kill(os.getpid(), signal.SIGKILL)

watch = QTimer()
watch.timeout.connect(look)
watch.start(20)
QTimer.singleShot(30_000, application.quit)
application.exec()
"""


def test_a_killed_window_loses_nothing_that_was_kept(
    qtbot: QtBot, open_window: Opening, library: Path, tmp_path: Path
):
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    killed = subprocess.run(
        [sys.executable, "-c", TYPING, str(library), str(tmp_path / "other.ini")],
        env=environment,
        timeout=60,
        check=False,
        stderr=subprocess.DEVNULL,
    )
    assert killed.returncode == -signal.SIGKILL
    window = open_window(library)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "找回了 1 篇" in box.text()
    press(qtbot, box, "打开接着写")
    settle(qtbot, window)
    assert window.editor.body.body().startswith("typed")
    assert "未存" in window.editor.foot.saved.text()
