"""版面计划 in the window: shown, dragged, keyed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from newsroom.model.placement import Placement
from newsroom.ui.main_window import MainWindow
from newsroom.ui.overview.card import PageCard
from newsroom.ui.overview.carrying import carry_page, carry_placement
from newsroom.ui.pages.dragging import carry_article
from tests.ui.hands import CONTROL, LEFT, command, drop, on_desk, placements, settle
from tests.ui.test_paging import DINNER, RUN, bring

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


def cards(window: MainWindow) -> tuple[PageCard, ...]:
    return window.planning.pane.cards


def told(qtbot: QtBot, window: MainWindow) -> None:
    """Until the overview shows the issue as it is in the library, composed and painted."""
    settle(qtbot, window)
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    pages = sorted(edition.pages, key=lambda page: page.number)
    wanted = [(p.uuid, p.number, edition.on_page(p.uuid)) for p in pages]

    def shows() -> bool:
        plans = [card._plan for card in cards(window)]
        found = [
            (plan.page.uuid, plan.page.number, tuple(s.placement for s in plan.standing))
            for plan in plans
            if plan is not None and plan.progress is not None
        ]
        return found == wanted and all(card._image is not None for card in cards(window))

    qtbot.waitUntil(shows, timeout=30_000)


@pytest.fixture
def planned(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with a story on page one, its overview on show."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    bring(qtbot, window, RUN, 0, 20)
    command(window, "版面计划：全期").trigger()
    told(qtbot, window)
    return window


def put(window: MainWindow) -> Placement:
    return placements(window)[RUN]


def middle(card: PageCard, placement: Placement) -> QPointF:
    """The middle of an article on a card."""
    rects = {each.placement.uuid: rect for each, rect in card._rects()}
    return rects[placement.uuid].center()


def test_pages_are_told_and_painted_and_an_article_is_sent_and_brought_back(
    qtbot: QtBot, planned: MainWindow
):
    names = [card.accessibleName() for card in cards(planned)]
    assert names[0].startswith("一版")
    assert "1 篇，排满" in names[0]
    assert "0 篇，排满 0%" in names[1]
    assert planned.pages.planning
    assert planned.pages.plan_button.isChecked()
    assert planned.planning.pane.isVisible()
    assert planned.focusWidget() is cards(planned)[0]
    first = put(planned)
    thumbnails, before = planned.planning.pane.thumbnails, planned.planning.pane.thumbnails.painted
    assert before == len(cards(planned))
    two = cards(planned)[1]
    assert drop(two, carry_placement(put(planned).uuid), QPointF(two.rect().center()))
    told(qtbot, planned)
    qtbot.waitUntil(lambda: thumbnails.painted == before + 2, timeout=20_000)
    assert put(planned).page == two.page
    command(planned, "撤销").trigger()
    told(qtbot, planned)
    assert put(planned) == first


def test_an_article_of_the_pool_is_dropped_onto_a_page_and_exchanged(
    qtbot: QtBot, planned: MainWindow
):
    edition = planned.paging.edition
    assert edition is not None
    uuid = next(u for u, article in edition.articles.items() if article.title == DINNER)
    two = cards(planned)[1]
    assert drop(two, carry_article(uuid), QPointF(two.rect().center()))
    told(qtbot, planned)
    assert placements(planned)[DINNER].page == two.page
    one, other = put(planned), placements(planned)[DINNER]
    assert drop(two, carry_placement(one.uuid), middle(two, other))
    menus = [m for m in planned.findChildren(QMenu, "plan") if m.isVisible()]
    (menu,) = menus
    words = [action.text() for action in menu.actions()]
    assert words == [f"与《{DINNER}》对调", "移到二版的空处", "不动"]
    menu.actions()[0].trigger()
    menu.close()
    told(qtbot, planned)
    assert put(planned).page == other.page
    assert (put(planned).column, put(planned).row) == (other.column, other.row)


def test_pages_are_put_in_order_and_keys_choose_send_and_open(qtbot: QtBot, planned: MainWindow):
    before = [card.page for card in cards(planned)]
    assert drop(cards(planned)[3], carry_page(before[1]), QPointF(20, 20))
    told(qtbot, planned)
    assert [card.page for card in cards(planned)] == [before[0], before[2], before[3], before[1]]
    assert "二版改为四版" in planned.statusBar().currentMessage()
    cards(planned)[3].setFocus()
    QTest.keyClick(cards(planned)[3], Qt.Key.Key_Left, CONTROL)
    told(qtbot, planned)
    assert [card.page for card in cards(planned)] == [before[0], before[2], before[1], before[3]]
    first = put(planned)
    card = cards(planned)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Down)
    assert card.chosen == first.uuid
    assert RUN in card.accessibleDescription()
    QTest.keyClick(card, Qt.Key.Key_2)
    told(qtbot, planned)
    assert put(planned).page == cards(planned)[1].page
    QTest.keyClick(cards(planned)[0], Qt.Key.Key_Right)
    two = cards(planned)[1]
    QTest.keyClick(two, Qt.Key.Key_Down)
    QTest.keyClick(two, Qt.Key.Key_Return)
    assert not planned.pages.planning
    assert planned.pages.current == two.page
    qtbot.waitUntil(lambda: planned.pages.preview.selected == first.uuid, timeout=20_000)


def test_a_double_click_opens_and_the_tabs_tell_what_runs_over(qtbot: QtBot, planned: MainWindow):
    card, first = cards(planned)[0], put(planned)
    qtbot.mouseDClick(card, LEFT, pos=middle(card, first).toPoint())
    assert not planned.pages.planning
    qtbot.waitUntil(lambda: planned.pages.preview.selected == first.uuid, timeout=20_000)
    planned.pages.show_plan(shown=False)
    uuid = put(planned).uuid
    planned.paging.act(lambda desk: desk.paging.resize(uuid, 0, 20, 1, 6))
    settle(qtbot, planned)
    qtbot.waitUntil(lambda: "多" in planned.pages.tabs.tabToolTip(0), timeout=20_000)
    assert not planned.pages.tabs.tabIcon(0).isNull()
    assert planned.pages.tabs.tabIcon(1).isNull()
