"""The dialog for signing an issue off: what is known to be unfinished, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import buttons, roomy


class ReleaseDialog(QDialog):
    """Asks whether an issue is signed off as it stands."""

    def __init__(
        self, label: str, code: str, person: str, unfinished: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("签发本期")
        heading = QLabel(f"{label}　版本 {code}")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        if unfinished:
            told = QLabel(f"还有 {len(unfinished)} 处没有做完；照样可以签发，会记在签发记录里：")
            listed = QListWidget()
            listed.setAccessibleName("没有做完的")
            listed.addItems(list(unfinished))
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            listed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            told.setBuddy(listed)
            layout.addWidget(told)
            layout.addWidget(listed, 1)
        else:
            layout.addWidget(QLabel("各版签字齐全，稿件都审过了。"))
        note = QLabel(
            f"由 {person} 签发。签发之后版面和版上的稿件就冻结，不能再改；"
            "确实要改，须写明理由重新打开。"
        )
        note.setObjectName("empty")
        note.setWordWrap(True)
        layout.addWidget(note)
        box = buttons("签发本期")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self.resize(560, 380 if unfinished else 200)


class ReopenDialog(QDialog):
    """Asks why a frozen issue is opened again; without a reason it stays frozen."""

    def __init__(self, label: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("重新打开本期")
        heading = QLabel(label)
        heading.setObjectName("heading")
        words = QLabel(told)
        words.setWordWrap(True)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName("重新打开的理由")
        self._reason.setPlaceholderText("如：头条换稿；三版撤一篇稿；一版日期印错")
        self._reason.setTabChangesFocus(True)
        note = QLabel("没有改到的版面和稿件，签字照样有效；改好以后要重新签发。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        box = buttons("重新打开")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        ok = box.button(box.StandardButton.Ok)
        ok.setEnabled(False)
        self._reason.textChanged.connect(lambda: ok.setEnabled(bool(self.reason())))
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (heading, words):
            layout.addWidget(widget)
        layout.addWidget(self._reason, 1)
        layout.addWidget(note)
        layout.addWidget(box)
        self.resize(500, 280)
        self._reason.setFocus()

    def reason(self) -> str:
        """The reason as written."""
        return self._reason.toPlainText().strip()


class PrintedDialog(QDialog):
    """Asks which issues were printed. issues: identity and words of each; chosen: the one that is
    ticked at first.
    """

    def __init__(self, issues: Sequence[tuple[str, str]], chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("标为已刊")
        self.resize(520, 360)
        told = QLabel("勾上已经印出来的各期：")
        told.setObjectName("heading")
        self._list = QListWidget()
        self._list.setAccessibleName("还没有签发的各期")
        for uuid, words in issues:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, uuid)
            ticked = uuid == chosen or len(issues) == 1
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._list.addItem(item)
            if uuid == chosen:
                self._list.setCurrentItem(item)
        every = QPushButton("全部勾上")
        every.setAutoDefault(False)
        every.clicked.connect(self._tick_all)
        every.setVisible(len(issues) > 1)
        note = QLabel("已刊的各期计入用稿统计、稿费和资料，版面和稿件冻结，重新打开要写理由。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        box = buttons("标为已刊")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        ok = box.button(box.StandardButton.Ok)
        self._list.itemChanged.connect(lambda _item: ok.setEnabled(bool(self.issues())))
        ok.setEnabled(bool(self.issues()))
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(told)
        layout.addWidget(self._list, 1)
        layout.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(note)
        layout.addWidget(box)
        self._list.setFocus()

    def issues(self) -> list[str]:
        """Those that are ticked."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _tick_all(self) -> None:
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(Qt.CheckState.Checked)
