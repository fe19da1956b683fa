from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

import newsroom
from newsroom.settings import SETTINGS
from newsroom.ui import here, icons, start, style_sheet, theme
from newsroom.ui.commands.command import Command, Menu
from newsroom.ui.commands.menus import MENUS

ROOMS = Path(newsroom.__file__).parent / "ui"
LITERAL = re.compile(
    r"#[0-9a-fA-F]{6}\b|QColor\(\s*[\"'0-9]|GlobalColor\.(?!transparent)\w+|\brgba?\("
)
# What is printed has the colours of paper and ink, whatever the window wears.
ON_PAPER = {"pages/canvas.py", "pages/painter.py", "pages/tiles.py", "proofing/printing.py"}
NAMED = re.compile(r"(?:colour|faint|tone)\((?:[\w.\[\]]+, )?\"([a-z_]+)\"")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    start.prepare()
    yield
    theme.choose(theme.SYSTEM)


def modules() -> list[Path]:
    return sorted(ROOMS.rglob("*.py"))


def contrast(one: str, other: str) -> float:
    """As the web's accessibility guidelines reckon it: 1 to 21."""

    def light(token: str) -> float:
        colour = theme.colour(token)
        shares = [
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return sum(k * share for k, share in zip((0.2126, 0.7152, 0.0722), shares, strict=True))

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_no_module_of_the_window_names_a_colour_itself() -> None:
    wrong = [
        f"{path.relative_to(ROOMS)}:{number}: {line.strip()}"
        for path in modules()
        if path.name != "theme.py" and path.relative_to(ROOMS).as_posix() not in ON_PAPER
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1)
        if LITERAL.search(line)
    ]
    assert wrong == []


def test_every_colour_and_icon_that_is_asked_for_exists() -> None:
    known, drawn = set(theme.tokens()) | set(theme.TONES), icons.names()
    wrong = []
    for path in modules():
        text = path.read_text("utf8")
        wrong += [f"{path.name}: {name}" for name in NAMED.findall(text) if name not in known]
        asked = re.findall(r"\bicon\(\"([a-z0-9-]+)\"", text)
        wrong += [f"{path.name}: {name}" for name in asked if name not in drawn]
    assert wrong == []


@pytest.mark.parametrize("wish", [theme.LIGHT, theme.DARK])
def test_words_can_be_read_in_both_schemes(wish: str) -> None:
    theme.choose(wish)
    for ground in ("window", "surface", "bar", "raised"):
        for words in ("ink", "heading", "quiet", "accent", "good", "warning", "error"):
            assert contrast(words, ground) >= 4.5, (words, ground)
    for name in ("good", "warning", "error"):
        assert contrast(name, f"{name}_soft") >= 4.5, name
    assert contrast("on_accent", "accent_fill") >= 4.5
    assert contrast("on_tooltip", "tooltip") >= 4.5


def test_choosing_a_scheme_acts_at_once(qapp: QApplication) -> None:
    theme.choose(theme.LIGHT)
    assert not theme.is_dark()
    light = qapp.palette().color(QPalette.ColorRole.Window)
    theme.choose(theme.DARK)
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Window) != light
    assert theme.colour("paper").name() == theme.colour("on_accent").name()
    theme.choose(theme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == light


@pytest.mark.parametrize("wish", [theme.LIGHT, theme.DARK])
def test_the_style_sheet_knows_all_its_colours(wish: str) -> None:
    theme.choose(wish)
    sheet = style_sheet.style_sheet(theme.tokens())
    assert "$" not in sheet
    for name in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(name).is_file(), name


def test_a_label_wears_its_tone_in_both_schemes(qapp: QApplication) -> None:
    label = QLabel("多 3 行")
    theme.tone(label, "error")
    for wish in (theme.LIGHT, theme.DARK):
        theme.choose(wish)
        label.ensurePolished()
        assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("error")
    theme.tone(label, "")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.colour("ink")


def test_words_grow_at_once_and_keep_their_share(qapp: QApplication) -> None:
    label = QLabel("湾里时报")
    theme.scale(label, 2.0, bold=True)
    usual = qapp.font().pointSizeF()
    theme.size("largest")
    try:
        assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)
        assert label.font().pointSizeF() == pytest.approx(usual * 3.0)
        assert label.font().bold()
    finally:
        theme.size("normal")
    assert qapp.font().pointSizeF() == pytest.approx(usual)


def test_what_was_set_for_this_computer_is_worn_from_the_start(
    qapp: QApplication, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    here.put(settings, "appearance", theme.DARK)
    here.put(settings, "text_size", "large")
    usual = qapp.font().pointSizeF()
    try:
        start.prepare(settings)
        assert theme.is_dark()
        assert qapp.font().pointSizeF() == pytest.approx(usual * 1.15)
    finally:
        theme.size("normal")


def test_every_choice_of_the_settings_is_one_of_the_theme() -> None:
    assert set(SETTINGS["appearance"].choices) == {theme.SYSTEM, theme.LIGHT, theme.DARK}
    assert set(SETTINGS["text_size"].choices) == set(theme.SIZES)


def test_every_icon_of_a_command_exists() -> None:
    found: list[str] = []

    def walk(menu: Menu) -> None:
        for entry in menu.entries:
            if isinstance(entry, Menu):
                walk(entry)
            elif isinstance(entry, Command) and entry.icon:
                found.append(entry.icon)

    for menu in MENUS:
        walk(menu)
    assert len(found) > 40
    assert set(found) <= icons.names()
