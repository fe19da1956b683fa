"""Settings of this computer are kept as what they are, and fall back where they no longer hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from newsroom.settings import SETTINGS, Setting, Value
from newsroom.ui import here

ONES = (
    Setting("bold", False, "粗"),
    Setting("count", 3, "数", least=1, most=9),
    Setting("share", 0.5, "份", least=0.1, most=1.0),
    Setting("name", "", "名"),
    Setting("side", "left", "边", choices=("left", "right")),
)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QSettings:
    for one in ONES:
        monkeypatch.setitem(SETTINGS, one.key, one)
    return QSettings(str(tmp_path / "here.ini"), QSettings.Format.IniFormat)


@pytest.mark.parametrize(
    ("key", "value"),
    [("bold", True), ("count", 7), ("share", 0.3), ("name", "甲"), ("side", "right")],
)
def test_what_is_put_is_read_again(settings: QSettings, key: str, value: Value) -> None:
    assert here.value(settings, key) == SETTINGS[key].default
    here.put(settings, key, value)
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert here.value(again, key) == value
    assert type(here.value(again, key)) is type(value)


@pytest.mark.parametrize(("key", "text"), [("count", "99"), ("share", "viel"), ("side", "up")])
def test_what_no_longer_holds_falls_back(settings: QSettings, key: str, text: str) -> None:
    settings.setValue(f"set/{key}", text)
    assert here.value(settings, key) == SETTINGS[key].default


def test_undeclared_keys_are_bugs(settings: QSettings) -> None:
    with pytest.raises(KeyError):
        here.value(settings, "nothing")
