"""What the tests of painted pages share: no screen, open fonts, one full page."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pytestqt.qtbot import QtBot

from newsroom.model.frame import FontFace, PageFrames
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.pages.zooms import FIT_PAGE
from tests.ui.pages.made_pages import GRID, PLACEMENTS, fc_face, full_page


@pytest.fixture(scope="session")
def song() -> FontFace:
    return fc_face("Noto Serif CJK SC", "Regular", "宋体")


@pytest.fixture(scope="session")
def bold() -> FontFace:
    return fc_face("Noto Serif CJK SC", "Bold", "方正小标宋简体")


@pytest.fixture(scope="session")
def kai() -> FontFace:
    return fc_face("LXGW WenKai", "Regular", "楷体")


@pytest.fixture(scope="session")
def page(song: FontFace, bold: FontFace, kai: FontFace) -> PageFrames:
    return full_page(song, bold, kai)


@pytest.fixture
def preview(qtbot: QtBot, page: PageFrames) -> PagePreview:
    """The page under a hand, all of it in sight."""
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(700, 960)
    preview.set_page(page, PLACEMENTS, GRID)
    preview.set_zoom(FIT_PAGE)
    preview.show()
    qtbot.waitExposed(preview)
    return preview
