"""What the tests of painted pages share: no screen, open fonts, one full page."""

from __future__ import annotations

import os

import pytest

from newsroom.model.frame import FontFace, PageFrames
from tests.ui.pages.made_pages import fc_face, full_page

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
