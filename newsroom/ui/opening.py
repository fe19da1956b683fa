"""A library that cannot be opened: why, and what else can be done. One place for every way round.

A way is offered where it fits what bars the library. It may ask further, and gives what opens a
library, or None where the person thought otherwise: then all ways are offered again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from newsroom import paths
from newsroom.desk.desk import Desk
from newsroom.errors import Bar, LibraryError, NewsroomError
from newsroom.ui import dialogs, trouble

Opener = Callable[[], Desk]
Then = Callable[[Opener | None], None]
Take = Callable[[NewsroomError, QWidget | None, Then], None]


class Way(NamedTuple):
    """One way round a trouble: a button of the dialog.

    words: on the button. does: one sentence for its tooltip. take: (the error, the window before
    or None at the start, what goes on); must call what goes on once. bars: what it gets round; of
    all troubles where empty.
    """

    words: str
    does: str
    take: Take
    bars: frozenset[Bar] = frozenset()

    def fits(self, error: NewsroomError) -> bool:
        """Whether it makes sense after that error."""
        return not self.bars or (isinstance(error, LibraryError) and error.bar in self.bars)


def later(module: str, name: str) -> Take:
    """A way's function, imported when the way is taken: `later("newsroom.ui.x", "restore")`."""

    def take(error: NewsroomError, parent: QWidget | None, then: Then) -> None:
        getattr(import_module(module), name)(error, parent, then)

    return take


def _other(_error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    path = dialogs.choose_library(parent, "打开稿库", paths.data())
    then(partial(Desk.open, path) if path else None)


def _fresh(_error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    path = dialogs.choose_library(parent, "新建稿库", paths.data(), new=True)
    then(partial(Desk.open, path, create=True) if path else None)


# Each kind of help adds its line, its module loaded when it is taken (see `later`); what stands
# first is offered first.
WAYS: tuple[Way, ...] = (
    Way(
        "只读打开",
        "看、复制、检索、导出和打印都行，不能改；别人的工作不受影响",
        later("newsroom.ui.viewing.opening", "look"),
        frozenset({Bar.HELD, Bar.NO_WRITING, Bar.NETWORK}),
    ),
    Way(
        "拷到本机打开…",
        "连同图片拷一份到本机硬盘，在那一份上工作；原来的不动",
        later("newsroom.ui.viewing.opening", "bring"),
        frozenset({Bar.NO_WRITING, Bar.NETWORK}),
    ),
    Way(
        "从备份恢复…",
        "稿库回到最近一份完好的备份，打不开的文件先留一份",
        later("newsroom.ui.backups.swapping", "way"),
        frozenset({Bar.DAMAGED, Bar.MISSING, Bar.FOREIGN}),
    ),
    Way(
        "抢救…",
        "把还读得出的内容存进一个新稿库，并说明救回了什么、丢了什么；损坏的文件不动",
        later("newsroom.ui.care.salvaging", "rescue"),
        frozenset({Bar.DAMAGED, Bar.FOREIGN}),
    ),
)

# At the start there is no window to go back to.
_AT_START = (
    Way("打开其他稿库…", "换一个稿库打开", _other),
    Way("新建稿库…", "建一个空稿库，先把今天的活做起来", _fresh),
)


def offer(parent: QWidget | None, error: NewsroomError, then: Then) -> QMessageBox:
    """Say why a library cannot be opened, and offer the ways round; `then` gets what opens one,
    or None to give up. parent: the window on show, None at the start.
    """
    box = trouble.message(parent, error)
    ways = [way for way in (*WAYS, *(() if parent else _AT_START)) if way.fits(error)]
    taken: dict[object, Way] = {}
    for way in ways:
        button = box.addButton(way.words, QMessageBox.ButtonRole.ActionRole)
        button.setToolTip(way.does)
        taken[button] = way

    def go_on(opener: Opener | None) -> None:
        if opener is None:
            offer(parent, error, then)
        else:
            then(opener)

    def decided(_result: int) -> None:
        way = taken.get(box.clickedButton())
        box.deleteLater()
        if way is None:
            then(None)
        else:
            way.take(error, parent, go_on)

    # Behind the click: a way may wait in a loop of its own, which the box must not live to see.
    box.finished.connect(decided, Qt.ConnectionType.QueuedConnection)
    box.open()
    return box


def asked(error: NewsroomError) -> Opener | None:
    """The same before there is any window: waits for the answer."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    loop, answers = QEventLoop(), list[Opener | None]()

    def then(opener: Opener | None) -> None:
        answers.append(opener)
        loop.quit()

    application.setQuitOnLastWindowClosed(False)  # one dialog closes before the next is there
    try:
        offer(None, error, then)
        if not answers:
            loop.exec()
    finally:
        application.setQuitOnLastWindowClosed(True)
    return answers[0]
