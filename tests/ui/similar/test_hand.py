from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.ui.checking.sign_dialog import SignDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.similar.window import SimilarWindow
from tests.ui.conftest import STORY
from tests.ui.hands import Opening, dialog_of, on_desk, press, settle, titles

AGAIN = """跑道修好了大家来跑步
本报讯（记者 王小满）施工队还在三处拐弯加了护栏，计划下月再种一排垂柳。
附近居民说，过去走的是土路，下雨天一脚泥，如今孩子上学也从这里过。
跑道全长四公里，沿岸装了路灯和饮水台。
"""


def receive(qtbot: QtBot, window: MainWindow, text: str) -> str:
    """Copy that is pasted; the identity of its article."""
    before = set(titles(window))
    window.receiving.text(text, *window.place[:2])
    qtbot.waitUntil(lambda: set(titles(window)) != before)
    settle(qtbot, window)
    return window.pool.model.articles(0, 0)[0]


def warned(qtbot: QtBot, window: MainWindow) -> str:
    qtbot.waitUntil(lambda: window.similar.strip is not None)
    strip = window.similar.strip
    assert strip is not None
    return strip.words


def test_copy_that_came_before_is_told_shown_and_excused(qtbot: QtBot, window: MainWindow) -> None:
    receive(qtbot, window, AGAIN)
    words = warned(qtbot, window)
    assert words.startswith("像是重稿：《跑道修好了大家来跑步》和2026年3月7日第5期")
    assert "《河堤晨跑道修好了》相同" in words
    strip = window.similar.strip
    assert strip is not None
    press(qtbot, strip, "并排核对")
    dialog = dialog_of(qtbot, window, SimilarWindow)
    assert window.similar.strip is None
    assert len(dialog.listed) == 1
    assert dialog.told.startswith("《跑道修好了大家来跑步》相同")
    qtbot.waitUntil(lambda: dialog._view.count() > 3)
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.listed == [])
    assert any("没有要核对的重稿" in label.text() for label in dialog.findChildren(QLabel))
    assert window.lane.steps[0] == "记为不算重稿"
    window.acts.undo()
    qtbot.waitUntil(lambda: len(dialog.listed) == 1)
    press(qtbot, dialog, "打开旧稿(&J)")
    qtbot.waitUntil(lambda: window.editor.article() is not None)
    now = window.editing.now()
    assert now is not None
    assert now.headline == "河堤晨跑道修好了"
    dialog.close()


def test_a_copy_that_is_put_on_a_page_is_told_of_again(qtbot: QtBot, window: MainWindow) -> None:
    again = receive(qtbot, window, AGAIN)
    warned(qtbot, window)
    strip = window.similar.strip
    assert strip is not None
    press(qtbot, strip, "知道了")
    assert window.similar.strip is None
    issue = window.place[1]
    page = on_desk(window, lambda desk: desk.library.issues.pages(issue)[0].uuid)
    window.lane.do(lambda desk: desk.paging.place(again, page, 0, 30), window.refresh)
    assert warned(qtbot, window).startswith("排上版的《跑道修好了大家来跑步》和2026年3月7日第5期")


def test_new_copy_is_told_of_to_nobody(qtbot: QtBot, window: MainWindow) -> None:
    receive(
        qtbot, window, "戏台开锣\n本报讯 老戏台上唱了三天新戏，台下坐满了人，锣鼓声传出好几里。\n"
    )
    qtbot.waitUntil(lambda: not on_desk(window, lambda d: d.library.likenesses.unjudged(1)))
    settle(qtbot, window)
    assert window.similar.strip is None
    window.commands.called("查重稿").trigger()
    dialog = dialog_of(qtbot, window, SimilarWindow)
    assert dialog.listed == []
    dialog.close()


def test_what_an_old_library_holds_is_gone_through_beside(
    qtbot: QtBot, open_window: Opening, library: Path
) -> None:
    with Desk.open(library) as desk:
        desk.receiving.take([read_pasted(STORY + "另有一段新的话。")])
        desk.library._database.execute("UPDATE likeness SET version = 0, judge = 0, marks = x''")
        clear = "INSERT INTO likeness_mark (likeness_mark) VALUES ('delete-all')"
        desk.library._database.execute(clear)
    window = open_window(library)
    qtbot.waitUntil(lambda: on_desk(window, lambda desk: desk.library.likenesses.pending()) == 0)


def test_who_signs_is_told(qtbot: QtBot, window: MainWindow) -> None:
    again = receive(qtbot, window, AGAIN)
    warned(qtbot, window)
    issue = window.place[1]
    page = on_desk(window, lambda desk: desk.library.issues.pages(issue)[0].uuid)
    window.lane.do(lambda desk: desk.paging.place(again, page, 0, 30), window.refresh)
    settle(qtbot, window)
    window.signing.ask()
    dialog = dialog_of(qtbot, window, SignDialog)
    labels = [each for each in dialog.findChildren(QLabel) if each.accessibleName()]
    (told,) = [each.text() for each in labels if each.accessibleName() == "签字前请核对"]
    assert told.startswith("像是重稿：《跑道修好了大家来跑步》与2026年3月7日第5期")
    dialog.reject()
    on_desk(window, lambda desk: desk.reviewing.submit([again]))
    (step, *_) = on_desk(window, lambda desk: desk.reviewing.steps(window.place[0]))
    window.lane.do(lambda desk: desk.reviewing.sign([again], step), window.refresh)
    qtbot.waitUntil(lambda: warned(qtbot, window).startswith(f"{step.text}通过的《跑道修好了"))
