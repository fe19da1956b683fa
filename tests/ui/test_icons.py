from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsroom import paths
from newsroom.ui import icons, start, theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    start.prepare()


def strokes(image: QImage) -> set[str]:
    """The colours of what is fully painted."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in spots if image.pixelColor(x, y).alpha() > 250}


def ink(picture: QPixmap) -> set[str]:
    return strokes(picture.toImage())


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_can_be_drawn(name: str) -> None:
    image = icons.icon(name).pixmap(QSize(24, 24)).toImage()
    assert theme.colour("icon").name() in strokes(image)


def test_icons_are_drawn_in_the_size_asked_for() -> None:
    for side in (16, 20, 32, 48):
        assert icons.icon("search").pixmap(QSize(side, side), 1.0).size() == QSize(side, side)
    assert icons.icon("search").pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)
    assert icons.picture("search", 20, ratio=1.5).size() == QSize(30, 30)


def test_icons_have_the_colour_of_their_state() -> None:
    size, one = QSize(32, 32), icons.icon("trash-2")
    assert ink(one.pixmap(size)) == {theme.colour("icon").name()}
    assert ink(one.pixmap(size, QIcon.Mode.Disabled)) == {theme.colour("disabled").name()}
    assert ink(one.pixmap(size, QIcon.Mode.Active)) == {theme.colour("accent").name()}
    on = one.pixmap(size, QIcon.Mode.Normal, QIcon.State.On)
    assert ink(on) == {theme.colour("accent").name()}
    white = icons.icon("trash-2", "on_accent").pixmap(size)
    assert ink(white) == {QColor("white").name()}


def test_icons_follow_the_scheme(qtbot: QtBot) -> None:
    one, size = icons.icon("lock"), QSize(32, 32)
    light = ink(one.pixmap(size))
    theme.choose(theme.DARK)
    dark = ink(one.pixmap(size))
    theme.choose(theme.SYSTEM)
    assert light != dark
    assert ink(one.pixmap(size)) == light


def test_copies_of_an_icon_are_icons_too() -> None:
    copy = QIcon(icons.icon("lock"))
    copy.addPixmap(QPixmap(4, 4))
    assert copy.name() == "lock"


def test_a_name_or_colour_that_does_not_exist_is_told_at_once() -> None:
    with pytest.raises(KeyError):
        icons.icon("lock", "mauve")
    assert "lock" in icons.names()
    assert (paths.resources() / "icons" / "LICENSE").read_text("utf8").startswith("ISC License")
