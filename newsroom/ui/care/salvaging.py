"""抢救, a way round a library that is damaged: saves what can be read, says what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from newsroom.desk import salvaging
from newsroom.desk.desk import Desk
from newsroom.errors import CancelledError, FileError, NewsroomError
from newsroom.ui import dialogs, trouble, waiting
from newsroom.ui.care.text_dialog import TextDialog
from newsroom.ui.opening import Opener, Then


def rescue(error: NewsroomError, parent: QWidget | None, then: Then) -> None:
    """Ask where to, salvage, show the report; `then` gets what opens the new library, or None."""
    assert isinstance(error, FileError)
    proposed = salvaging.beside(error.path)
    target = dialogs.choose_library(parent, "抢救出来的稿库存到哪里", proposed, new=True)
    told = _salvaged(error.path, target, parent) if target is not None else None
    if told is None:
        then(None)
        return
    dialog = Rescued(told, parent)
    dialog.finished.connect(
        lambda _result: then(dialog.opener()), Qt.ConnectionType.QueuedConnection
    )
    dialog.open()


def _salvaged(path: Path, target: Path, parent: QWidget | None) -> salvaging.Salvaged | None:
    """What came of it; None where it was stopped or failed, which is told."""
    try:
        return waiting.run(
            "正在抢救稿库…", lambda job: salvaging.salvage(path, target, job), parent
        )
    except CancelledError:
        return None
    except NewsroomError as error:
        trouble.message(parent, error).exec()
        return None


class Rescued(TextDialog):
    """The report, and whether the new library is to stand in the damaged one's place."""

    def __init__(self, told: salvaging.Salvaged, parent: QWidget | None) -> None:
        super().__init__(
            "抢救报告",
            salvaging.summary(told),
            "损坏的文件没有改动，请留着备查。没救回来的，再看看备份里有没有。",
            parent,
        )
        self._salvaged = told
        self.show_text(salvaging.report(told))
        self.close_button.setText("打开抢救出来的稿库")
        later = self.box.addButton("先不打开", QDialogButtonBox.ButtonRole.RejectRole)
        later.setAutoDefault(False)
        self.box.rejected.connect(self.reject)
        words = f"以后就用它：换到“{told.source.name}”的位置，损坏的改名留在旁边"
        self.option = QCheckBox(words)
        self.add_option(self.option)
        beside = told.source.parent == told.target.parent
        self.option.setVisible(beside)
        self.option.setChecked(beside)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def opener(self) -> Opener | None:
        """What opens the library that was salvaged; None where nobody wants to. Puts it in place
        first where that is wanted.
        """
        if self.result() != self.DialogCode.Accepted:
            return None
        told = self._salvaged
        if not self.option.isChecked():
            return partial(Desk.open, told.target)
        try:
            salvaging.put_in_place(told.source, told.target)
        except NewsroomError as error:
            trouble.message(self, error).exec()
            return partial(Desk.open, told.target)
        return partial(Desk.open, told.source)
