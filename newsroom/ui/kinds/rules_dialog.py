"""The dialog that says which kinds of copy are a publication's own, and paid."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.kinds import USUAL_RULES, ArticleKind, KindRule
from newsroom.ui.dialogs import buttons, roomy

_KIND, _OWN, _PAID = range(3)
_HINT = (
    "勾“自采稿”的体裁计入个人和单位的用稿统计；勾“计稿费”的按稿费标准算。"
    "在格子上按空格键或点一下就能勾选。"
)
_DATA = Qt.ItemDataRole.UserRole


class KindRulesDialog(QDialog):
    """One row a kind, a tick for each question."""

    def __init__(
        self, publication: str, rules: Mapping[ArticleKind, KindRule], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"体裁与统计 — {publication}")
        self.resize(440, 520)
        hint = QLabel(_HINT)
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        self._list = QTreeWidget()
        self._list.setAccessibleName("体裁")
        self._list.setHeaderLabels(["体裁", "自采稿", "计稿费"])
        self._list.setRootIsDecorated(False)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.Stretch)
        for kind in ArticleKind:
            item = QTreeWidgetItem([kind.text, "", ""])
            item.setData(_KIND, _DATA, kind)
            self._list.addTopLevelItem(item)
        self._show(rules)
        usual = QPushButton("恢复常用办法")
        usual.setToolTip("消息、简讯、图片新闻、评论、信息算自采稿并计稿费，其余都不算")
        usual.setAutoDefault(False)
        usual.clicked.connect(lambda: self._show(USUAL_RULES))
        box = buttons("确定")
        box.addButton(usual, box.ButtonRole.ResetRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(hint)
        layout.addWidget(self._list, 1)
        layout.addWidget(box)
        self._list.setCurrentIndex(self._list.model().index(0, 0))

    def rules(self) -> tuple[KindRule, ...]:
        """The rule of every kind as ticked."""
        found = []
        for row in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(row)
            assert item is not None
            on = [item.checkState(c) is Qt.CheckState.Checked for c in (_OWN, _PAID)]
            found.append(KindRule(kind=item.data(_KIND, _DATA), own=on[0], paid=on[1]))
        return tuple(found)

    def _show(self, rules: Mapping[ArticleKind, KindRule]) -> None:
        for row in range(self._list.topLevelItemCount()):
            item = self._list.topLevelItem(row)
            assert item is not None
            rule = rules[ArticleKind(item.data(_KIND, _DATA))]
            for column, on in ((_OWN, rule.own), (_PAID, rule.paid)):
                item.setCheckState(column, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                words = "自采稿" if column == _OWN else "计稿费"
                item.setData(column, Qt.ItemDataRole.AccessibleTextRole, words)
