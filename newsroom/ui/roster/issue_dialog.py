"""An issue's own order of leaders, with the stories that tell of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.roster import Led
from newsroom.model.article import Article
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.ordered import OrderedTable, beside

_NAME, _TITLE, _STORIES = range(3)
_DEGREES = {1: "补白", 2: "次要", 3: "一般", 4: "重要", 5: "头条"}
_HINT = (
    "分版、排版时，排在前面的领导，活动稿件也排在前面，标题不比后面的小、栏数不比后面的少。"
    "这里的先后只管这一期；平时的先后在“人名职务库”里调。"
)


class IssueLeadersDialog(QDialog):
    """Asks for the order; the roster's own where `plain` was pressed."""

    def __init__(self, leaders: Sequence[Led], *, own: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("本期领导排序")
        self.resize(760, 460)
        self._before = [led.official.name for led in leaders]
        self._plain = False
        self._table = OrderedTable(("姓名", "职务", "本期的活动稿件"))
        self._table.setAccessibleName("本期领导排序")
        self._table.setToolTip("拖动或按 Alt+↑、Alt+↓ 换位置")
        header = self._table.header()
        header.setSectionResizeMode(_TITLE, header.ResizeMode.Interactive)
        self._table.setColumnWidth(_TITLE, 220)
        for led in leaders:
            titles = "；".join(_told(*one) for one in led.stories)
            item = self._table.add((led.official.name, led.official.title, titles), led)
            item.setToolTip(_STORIES, titles)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if leaders:
            self._table.setCurrentItem(self._table.items()[0])
        hint = QLabel(_HINT if leaders else _NOBODY)
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._table, 1)
        acts = (
            ("上移", "Alt+↑", lambda: self._table.shift(-1)),
            ("下移", "Alt+↓", lambda: self._table.shift(1)),
        )
        row.addLayout(beside(acts))
        box = buttons("确定")
        box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(leaders))
        again = QPushButton("恢复平时的先后")
        again.setToolTip("去掉这一期自己的先后，照人名职务库排")
        again.setEnabled(own)
        again.setAutoDefault(False)
        box.addButton(again, QDialogButtonBox.ButtonRole.ResetRole)
        again.clicked.connect(self._take_plain)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(hint)
        layout.addLayout(row, 1)
        layout.addWidget(box)

    def order(self) -> tuple[str, ...] | None:
        """The names in their order; empty for the roster's own; None where nothing was moved."""
        if self._plain:
            return ()
        names = [item.text(_NAME) for item in self._table.items()]
        return tuple(names) if names != self._before else None

    def _take_plain(self) -> None:
        self._plain = True
        self.accept()


def _told(story: Article, importance: int) -> str:
    """A story, and the importance it has beside those of lower leaders where that is another."""
    raised = importance > story.importance
    return f"《{story.title}》" + (f"（按排名提到“{_DEGREES[importance]}”）" if raised else "")


_NOBODY = "这一天没有排了次序的在任领导。请先在“资料—人名职务库”里录入，并填上次序。"
