"""Pictures are made ready for print while nobody waits."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import Opening

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


def test_a_page_that_rests_has_its_issues_pictures_made(
    qtbot: QtBot, open_window: Opening, sample_library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "样例.newsroom"
    shutil.copy(sample_library, path)
    media = sample_library.with_suffix(".media")
    shutil.copytree(media, path.with_suffix(".media"), ignore=shutil.ignore_patterns("renditions"))
    window = open_window(path)
    folder = path.with_suffix(".media") / "renditions"
    assert not folder.exists()
    window.go_to(*window.place[:2])
    window.renditions._timer.start(0)
    qtbot.waitUntil(lambda: len(list(folder.rglob("*.bin"))) == 7, timeout=20_000)
    assert not window.long_work.busy
