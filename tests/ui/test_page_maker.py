"""Pages and questions asked of a process beside the window; one that dies is told of calmly."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.composing import Composers
from newsroom.errors import NotFoundError
from newsroom.model.edition import Edition
from newsroom.ui.after_paint import AfterPaint
from newsroom.ui.main_window import MainWindow
from newsroom.ui.page_maker import Made, PageMaker
from newsroom.ui.processes import begin, shared
from tests.bench.paper import edition
from tests.bench.writing import Writer
from tests.desk import asked

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def stories(of: Edition, _composers: Composers) -> int:
    """A question: how many stories there are."""
    return len(of.articles)


@pytest.fixture
def maker(qtbot: QtBot):
    parent = QWidget()
    qtbot.addWidget(parent)
    begin()
    made = PageMaker(parent)
    yield made
    made.stop()


def test_pages_come_with_their_edition_and_questions_after_them(qtbot: QtBot, maker: PageMaker):
    one, got, answers = edition(Writer(21).load()), [], []
    maker.made.connect(got.append)
    maker.ask(partial(stories, one), answers.append)
    for _ in range(5):
        maker.wish(one, one.pages[0].uuid)
    maker.wish(one, one.pages[2].uuid)
    qtbot.waitUntil(
        lambda: bool(answers) and bool(got) and got[-1].pages[0].page == one.pages[2].uuid,
        timeout=20_000,
    )
    assert answers == [len(one.articles)]
    assert all(isinstance(made, Made) and made.edition is one for made in got)
    assert len(got) <= 6
    assert got[-1].pages == (Composers().page(one, one.pages[2].uuid),)
    maker.wish(one, "")
    qtbot.waitUntil(lambda: len(got[-1].pages) == 3, timeout=20_000)


def test_a_trouble_is_told_and_the_next_page_still_comes(qtbot: QtBot, maker: PageMaker):
    one, got, troubles = edition(Writer(22).load()), [], []
    maker.made.connect(got.append)
    maker.troubled.connect(troubles.append)
    maker.wish(one, "no such page")
    qtbot.waitUntil(lambda: bool(troubles), timeout=20_000)
    assert isinstance(troubles[0], NotFoundError)
    maker.wish(one, one.pages[0].uuid)
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)


def test_a_process_that_dies_is_replaced_and_told_of_in_the_status_bar(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
):
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    said, answers = [], []
    window.paging.said.connect(said.append)
    window.paging.ask(partial(asked.ended, tmp_path / "once"), answers.append, "dying")
    qtbot.waitUntil(lambda: bool(answers) and bool(said), timeout=20_000)
    assert (answers, said) == (["又来了"], ["排版程序停了一下，已经重新开始，稿件和版面没有丢"])
    before = shared().pids
    window.paging.ask(partial(asked.ended, tmp_path / "once"), answers.append, "well")
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert shared().pids == before and len(said) == 1


def test_nothing_begins_before_the_window_is_painted(qtbot: QtBot):
    begun: list[bool] = []
    window = QWidget()
    qtbot.addWidget(window)
    AfterPaint(window, lambda: begun.append(window.isVisible()))
    assert begun == []
    window.show()
    qtbot.waitUntil(lambda: begun == [True])
    window.update()
    qtbot.waitExposed(window)
    assert begun == [True]
