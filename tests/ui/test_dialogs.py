"""File dialogs begin where an editor keeps files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QEvent, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from newsroom.ui import dialogs
from newsroom.ui.acts import _LIBRARY
from newsroom.ui.comparing.hand import _KINDS
from newsroom.ui.exporting import _PACKAGES
from newsroom.ui.pictures.files import PICTURE_FILES


@pytest.fixture
def parent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> QWidget:
    started = tmp_path / "程序"
    started.mkdir()
    monkeypatch.chdir(started)
    parent = QWidget()
    qtbot.addWidget(parent)
    # What was chosen before, by whatever ran in this process, is remembered by Qt.
    QFileDialog(parent, "", str(started)).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return parent


def shown(parent: QWidget, folder: str = "") -> Path:
    dialogs.choose(parent, dialogs.Choice("选择文件", folder=folder), lambda _paths: None)
    dialog = parent.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    place = Path(dialog.directory().absolutePath())
    dialog.reject()
    return place


def test_without_a_place_they_begin_at_the_documents(parent: QWidget):
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    expected = Path(place) if Path(place).is_dir() else Path(QDir.homePath())
    assert shown(parent) == expected != Path.cwd()


def test_a_place_that_was_named_is_kept(parent: QWidget, tmp_path: Path):
    assert shown(parent, str(tmp_path)) == tmp_path


@pytest.mark.parametrize("kinds", [PICTURE_FILES, _PACKAGES, _KINDS, _LIBRARY])
def test_the_kinds_offered_are_patterns_that_a_dialog_can_read(qtbot: QtBot, kinds: str):
    for one in kinds.split(";;"):
        assert re.fullmatch(r"\S+ \((\*(\.\w+)?)( \*\.\w+)*\)", one, re.ASCII), one
