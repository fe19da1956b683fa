"""What a run leaves behind: the log, the trace of a sudden end, settings that cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom import paths
from newsroom.desk import log
from newsroom.ui import start
from newsroom.ui.care import settings_file, watching
from newsroom.ui.care.text_dialog import TextDialog
from tests.ui.hands import Opening, dialog_of, press, settle

_RUN = """
import faulthandler, sys, threading
from pathlib import Path
from PySide6.QtCore import qWarning
from newsroom.ui.care.watching import Watch

watch = Watch(Path(sys.argv[1]))
watch.listen()
qWarning("cannot draw 《渡口塌方》")

def fail():
    raise ValueError("渡口塌方")

thread = threading.Thread(target=fail, name="job")
thread.start()
thread.join()
if sys.argv[2] == "well":
    watch.end()
else:
    faulthandler._sigabrt()
"""


def _run(folder: Path, how: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", _RUN, str(folder), how],
        env=dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        check=False,
        capture_output=True,
    )


def test_a_sudden_end_leaves_its_trace_and_a_good_one_none(tmp_path: Path) -> None:
    assert _run(tmp_path, "badly").returncode != 0
    assert "Aborted" in (tmp_path / watching.TRACE).read_text("utf8")
    assert _run(tmp_path, "well").returncode == 0
    assert not (tmp_path / watching.TRACE).exists()
    assert "Aborted" in (tmp_path / watching.BEFORE).read_text("utf8")
    text = (tmp_path / log.NAME).read_text("utf8")
    assert "qt.default: cannot draw" in text
    assert text.count("thread job ended") == 2
    assert text.isascii()
    assert watching.ended_suddenly(tmp_path)
    assert not watching.ended_suddenly(tmp_path)


def test_the_next_start_tells_of_it_once(qtbot: QtBot, open_window: Opening, library: Path) -> None:
    (paths.data() / watching.BEFORE).write_text("Fatal Python error: Aborted\n", "utf8")
    window = open_window(library)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "上次意外退出" in box.text()
    press(qtbot, box, "诊断报告…")
    report = dialog_of(qtbot, window, TextDialog)
    assert "Fatal Python error: Aborted" in report.text.toPlainText()
    report.close()
    settle(qtbot, window)
    assert not (paths.data() / watching.BEFORE).exists()


@pytest.mark.parametrize("data", [b"\0" * 900, b"[General]\nwin\xff\xfe=1", b"torn off in the mid"])
def test_settings_that_cannot_be_read_are_set_aside(tmp_path: Path, data: bytes) -> None:
    (tmp_path / settings_file.NAME).write_bytes(data)
    settings, told = settings_file.opened(tmp_path)
    assert "已恢复默认" in told
    assert settings.allKeys() == []
    kept = [path for path in tmp_path.iterdir() if path.read_bytes() == data]
    assert [path.name for path in kept] == ["window.ini.bad"]


def test_settings_of_a_newer_program_stay(tmp_path: Path) -> None:
    settings, told = settings_file.opened(tmp_path)
    assert told == ""
    settings.setValue("of_tomorrow/key", QByteArray(bytes(range(256))))
    settings.setValue("recent", ["/甲/稿库.newsroom", "b"])
    settings.sync()
    again, told = settings_file.opened(tmp_path)
    assert told == ""
    again.setValue("set/appearance", "dark")
    again.sync()
    last, _told = settings_file.opened(tmp_path)
    assert bytes(last.value("of_tomorrow/key").data()) == bytes(range(256))
    assert last.value("recent") == ["/甲/稿库.newsroom", "b"]


def test_without_a_place_for_its_data_the_program_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "file" / "home"))
    told: list[str] = []

    def answer() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                told.append(box.text() + box.informativeText())
                press(qtbot, box, "知道了")

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    assert start.run(None) == 1
    timer.stop()
    assert "不能用来放采编台的设置和稿库" in told[0]
    assert "请检查磁盘空间和文件夹权限" in told[0]
