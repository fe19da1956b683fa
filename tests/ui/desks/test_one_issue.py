"""One issue made in three libraries, put together by packages, changed after it was signed off.

What an editor does then is done with mouse and keys in the window, and counted: three minutes must
do, with three seconds for each click or key and one for each character written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.packing import stow
from newsroom.desk.passing import received_package, write
from newsroom.desk.publishing import FileKind
from newsroom.desk.rechecking import recheck, shots_of_proof
from newsroom.desk.sheets import ProofWish
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.frame import PageFrames
from newsroom.model.placement import Placement
from newsroom.model.recheck import Recheck
from newsroom.model.sheet import ProofRound
from newsroom.model.signoff import SignStep
from newsroom.ui.desks.arrival import ArrivalDialog
from newsroom.ui.export_dialog import ExportDialog
from newsroom.ui.kinds.holes_dialog import HolesDialog
from newsroom.ui.kinds.withdraw_dialog import WithdrawDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.replacing import ReplaceDialog
from newsroom.ui.result_dialog import ResultDialog
from newsroom.ui.reviewing.release_dialog import ReleaseDialog, ReopenDialog
from tests.ui.hands import command, compose, dialog_of, drop, files, on_desk, press, settle

_PLACES = ("东河街", "西岭村", "南门桥", "北关里", "柳园口", "石坝头", "杏花岭", "梨树湾", "枣林沟")
_DOINGS = ("修好了路灯", "开了书屋", "清了河道", "添了车位", "种了果树", "办了灯会", "换了水管")


def story(number: int, paragraphs: int, name: str) -> Article:
    """A story of own writing, no two alike."""
    lines = [
        f"{_PLACES[(number + at) % 9]}在第{number * 7 + at}个星期{_DOINGS[(number * 3 + at) % 7]}，"
        f"来看的人有{number * 31 + at * 17}位，大家说往后每月{at % 28 + 1}日都来走一走。"
        for at in range(paragraphs)
    ]
    return Article(
        uuid=name, headline=f"{_PLACES[number % 9]}的第{number}件新鲜事", body="\n".join(lines)
    )


def add(desk: Desk, issue: str, page: str | None, article: Article) -> None:
    """Take a story in, and put it on a page where one is named."""
    home = desk.library.issues.get(issue).publication
    desk.library.articles.add(
        article, publication=home, issue=issue, person=desk.person(), reason="导入"
    )
    if page is not None:
        desk.paging.bring(article.uuid, page)


def send(desk: Desk, page: str, person: str, folder: Path) -> Path:
    outgoing = desk.passing.pack(page, person)
    path = write(outgoing, folder, Job())
    desk.passing.sent(outgoing)
    return path


def take(desk: Desk, path: Path) -> None:
    with received_package(path, Job()) as received:
        coming = desk.passing.look(received)
        stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
    desk.passing.take(coming)


class Clock:
    """Hands in the window, and the seconds that a person would need for what they do."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window
        self.seconds = 0

    def menu(self, words: str) -> None:
        """Open a menu and choose a command."""
        self.seconds += 6
        action = command(self._window, words)
        assert action.isEnabled(), words
        action.trigger()

    def press(self, dialog: QDialog, words: str) -> None:
        """Click a button of a dialog."""
        self.seconds += 3
        press(self._qtbot, dialog, words)
        settle(self._qtbot, self._window)

    def write(self, field: QWidget, words: str) -> None:
        """Click into a field and write."""
        self.seconds += 3 + len(words)
        field.setFocus()
        compose(field, "", words)

    def choose(self, box: QComboBox, number: int) -> None:
        """Open a box and choose."""
        self.seconds += 6
        box.setCurrentIndex(number)

    def turn(self, page: str) -> None:
        """Click a page in the tree."""
        self.seconds += 3
        window = self._window
        window.tree.choose(*window.place[:2], page)
        window.turn_to(*window.place[:2], page)
        settle(self._qtbot, window)

    def select(self, article: str) -> None:
        """Click a story on the page."""
        self.seconds += 3
        preview = self._window.pages.preview
        found = on_desk(self._window, lambda desk: desk.library.issues.placements_of(article))
        self._qtbot.waitUntil(lambda: any(p.uuid == found[0].uuid for p in preview._placements))
        preview.select(found[0].uuid)
        settle(self._qtbot, self._window)

    def dialog(self, kind: type) -> QDialog:
        return dialog_of(self._qtbot, self._window, kind)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two more desks."""
    with ExitStack() as stack:
        desks = []
        for person in ("李敏", "石磊"):
            desk = Desk.open(tmp_path / f"{person}.newsroom", create=True)
            desks.append(stack.enter_context(desk))
            desk.name_person(person)
        yield desks[0], desks[1]


def frames(desk: Desk, issue: str) -> tuple[PageFrames, ...]:
    return desk.proofs.sheets(desk.paging.edition(issue), [], ProofWish(marked=False)).pages


def placements(window: MainWindow, issue: str) -> dict[str, Placement]:
    found = on_desk(window, lambda desk: desk.library.issues.issue_placements(issue))
    return {each.uuid: replace(each, kept_breaks=()) for each in found}


def signed_off(desk: Desk, issue: str) -> None:
    """A proof of each page is kept, every page signed, the issue signed off."""
    edition = desk.paging.edition(issue)
    shown = frames(desk, issue)
    desk.paging.proofed(edition, desk.proofs.line_ends(edition, []))
    desk.rechecking.keep(shots_of_proof(edition, shown, ProofRound.FINAL))
    for page in shown:
        desk.signing.sign(issue, page.page, SignStep.CHIEF, "何编辑", (page,))
    desk.releasing.release(issue, shown, ())
    home = desk.library.issues.get(issue).publication
    rules = [replace(rule, blocks=False) for rule in desk.checking.rules(home)]
    desk.checking.set_rules(home, rules)


def rechecked(desk: Desk, issue: str) -> Recheck:
    edition = desk.paging.edition(issue)
    return recheck(edition, frames(desk, issue), desk.rechecking.basis(edition, {}))


def test_an_issue_of_three_desks_is_changed_after_its_sign_off(
    qtbot: QtBot, window: MainWindow, room: tuple[Desk, Desk], tmp_path: Path
) -> None:
    issue = window.place[1]
    pages = [page.uuid for page in on_desk(window, lambda desk: desk.library.issues.pages(issue))]
    waiting = on_desk(window, lambda desk: list(desk.edition(issue).articles))
    out = tmp_path / "来往"
    out.mkdir()

    def begin(desk: Desk) -> list[Path]:
        for uuid in waiting:
            desk.writing.bin(uuid)
        for number, name in enumerate(("lead", "second", "third")):
            add(desk, issue, pages[0], story(number, 12 - 3 * number, name))
        add(desk, issue, pages[3], story(10, 9, "fourth"))
        add(desk, issue, None, story(20, 12, "new-lead"))
        add(desk, issue, None, story(21, 30, "long-one"))
        return [send(desk, pages[at], who, out) for at, who in ((1, "李敏"), (2, "石磊"))]

    sent = on_desk(window, begin)
    backs = []
    for at, (desk, path) in enumerate(zip(room, sent, strict=True)):
        take(desk, path)
        for number in range(3):
            made = story(30 + at * 3 + number, 8 - number, f"desk{at}-{number}")
            add(desk, issue, pages[at + 1], made)
        backs.append(send(desk, pages[at + 1], "何编辑", out))
    clock = Clock(qtbot, window)
    assert drop(window, files(backs))
    for _ in backs:
        clock.press(clock.dialog(ArrivalDialog), "收下")
    together = on_desk(window, lambda desk: desk.library.issues.stories(issue))
    assert [together[page] for page in pages] == [3, 3, 3, 1]
    on_desk(window, lambda desk: signed_off(desk, issue))
    window.turn_to(window.place[0], issue, pages[0])
    settle(qtbot, window)
    before = placements(window, issue)

    clock = Clock(qtbot, window)
    clock.menu("重新打开本期")
    asked = clock.dialog(ReopenDialog)
    field = asked.findChild(QPlainTextEdit)
    assert field is not None
    clock.write(field, "头条换稿，三版撤一篇")
    clock.press(asked, "重新打开")

    clock.turn(pages[0])
    clock.select("lead")
    clock.menu("替换稿件")
    swap = clock.dialog(ReplaceDialog)
    assert isinstance(swap, ReplaceDialog)
    assert swap.chosen() == "new-lead"
    clock.press(swap, "替换")

    clock.turn(pages[2])
    clock.select("desk1-1")
    clock.menu("撤稿")
    gone = clock.dialog(WithdrawDialog)
    assert isinstance(gone, WithdrawDialog)
    clock.choose(gone._reason, 0)
    clock.choose(gone._order, 1)
    searched: list[bool] = []
    window.long_work.running.connect(searched.append)
    clock.press(gone, "撤稿")
    qtbot.waitUntil(lambda: bool(searched) and not searched[-1])  # what fits was looked for
    if any(d.isVisible() for d in window.findChildren(HolesDialog)):
        clock.press(clock.dialog(HolesDialog), "先空着")

    clock.menu("签发本期")
    clock.press(clock.dialog(ReleaseDialog), "签发本期")
    clock.menu("导出与付印")
    export = clock.dialog(ExportDialog)
    assert isinstance(export, ExportDialog)
    for kind, box in export._boxes.items():
        if box.isChecked() != (kind is FileKind.PACKAGE):
            clock.seconds += 3
            qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert export.kinds() == {FileKind.PACKAGE}
    export._dpi.setValue(72)
    clock.seconds += 3
    export._folder.setText(str(tmp_path / "付印"))
    settle(qtbot, window)
    clock.press(export, "导出")
    told = clock.dialog(ResultDialog)
    assert isinstance(told, ResultDialog)
    assert "印刷包已写好" in told.summary.text()
    clock.press(told, "知道了")
    assert clock.seconds <= 180
    assert list((tmp_path / "付印").glob("*.zip"))

    after = placements(window, issue)
    moved = {uuid for uuid in before if after.get(uuid) != before[uuid]}
    assert {before[uuid].article for uuid in moved} == {"lead", "desk1-1"}
    found = on_desk(window, lambda desk: rechecked(desk, issue))
    assert {each.article for each in found.alterations} == {"lead", "new-lead", "desk1-1"}
    assert found.pages == (1, 2, 3, 4)
    assert on_desk(window, lambda desk: desk.library.events.verify()) == ()
