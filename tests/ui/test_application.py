"""The one application, with and without a screen."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.ui.application import ensure_application, has_display, input_methods


def test_the_running_application_is_used(qapp):
    assert ensure_application() is qapp


@pytest.mark.parametrize("display", ["", ":9999", "nonsense", "unix:9999", "127.0.0.1:49999"])
def test_a_screen_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, display: str):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert not has_display()


def test_a_server_that_answers_is_a_screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "way-0")
    assert not has_display()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "way-0"))
        server.listen()
        assert has_display()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_screen(monkeypatch: pytest.MonkeyPatch, system: str):
    monkeypatch.setattr(sys, "platform", system)
    assert has_display()


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, ""),
        ({"QT_IM_MODULE": "ibus"}, ""),
        ({"QT_IM_MODULE": ""}, ""),
        ({}, ""),
    ],
)
def test_fcitx_is_reached_as_ibus(given: dict[str, str], then: str):
    portal = {"QT_IM_MODULES": then, "IBUS_USE_PORTAL": "1"}
    assert input_methods(given) == (portal if then else {})


def test_an_application_that_cannot_paint_is_told(tmp_path: Path):
    code = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from newsroom.ui.application import ensure_application\n"
        "running = QCoreApplication([])\n"
        "try:\n    ensure_application()\n"
        "except RuntimeError as error:\n    print(error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert result.stdout == "the running Qt application cannot paint\n"


HAND = """
from pathlib import Path
from PySide6.QtGui import QFileOpenEvent
from newsroom.ui.application import Handed
application = Handed(["newsroom", "-platform", "offscreen"])
heard = []
application.handed.connect(lambda: heard.append(len(application.documents)))
for name in ("稿.docx", "库.newsroom"):
    application.sendEvent(application, QFileOpenEvent(name))
print(heard, [path.name for path in application.documents])
"""


def test_documents_that_the_system_hands_over_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HAND], capture_output=True, text=True, check=False, encoding="utf8"
    )
    assert done.stdout == "[1, 2] ['稿.docx', '库.newsroom']\n", done.stderr
