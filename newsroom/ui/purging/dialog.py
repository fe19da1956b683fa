"""The dialog of 彻底删除: what goes, what stays, which backups still hold the piece, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.purging import REASONS, Looked
from newsroom.model.backup import Backup
from newsroom.model.person import Person
from newsroom.model.purge import Purge
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

CLEAN, DELETE, LEAVE = "clean", "delete", "leave"
_BACKUPS = {
    CLEAN: "把这一篇从备份里清理掉，备份里的其他稿件照旧",
    DELETE: "删掉还有这一篇的备份",
    LEAVE: "先不动备份（里面还有这一篇）",
}
_SHOWN = 6  # backups that are named one by one
_OUTSIDE = (
    "已经导出的 Word、PDF、印刷包和打印件，发给别人的包，别处的拷贝，抢救以后留在旁边的坏文件"
)


class Given(NamedTuple):
    """What the dialog asked for. backups: CLEAN, DELETE or LEAVE."""

    reason: str
    pin: str
    backups: str


class PurgeDialog(QDialog):
    """Nothing is preset but the cleaning of backups; the button waits for a reason and a word."""

    def __init__(self, looked: Looked, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("彻底删除")
        self.setMinimumWidth(560)
        purge = looked.purge
        heading = QLabel(f"彻底删除《{purge.title}》")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        warning = QLabel("删除后谁也找不回来，撤销也不行；操作记录里只留一行：谁、何时、什么理由。")
        warning.setWordWrap(True)
        theme.tone(warning, "error")
        self._reason = _reasons()
        self._pin = _pin()
        self._backups = _choices()
        form = form_rows()
        form.addRow("理由", self._reason)
        if looked.backups:
            form.addRow("备份", self._backups)
        if person.guarded:
            form.addRow(f"{person.name}的口令", self._pin)
        self._sure = QCheckBox("我明白删除以后不能恢复")
        self._buttons = buttons("彻底删除")
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addWidget(warning)
        layout.addWidget(_told(purge, looked.backups), 1)
        layout.addLayout(form)
        layout.addWidget(self._sure)
        layout.addWidget(self._buttons)
        self._guarded = person.guarded
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._reason.currentTextChanged.connect(self._check)
        self._pin.textChanged.connect(self._check)
        self._sure.toggled.connect(self._check)
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)  # Enter must not delete
        self._reason.setFocus()
        self._check()
        steady(self)

    def given(self) -> Given:
        """What was asked for."""
        return Given(
            self._reason.currentText().strip(), self._pin.text(), self._backups.currentData()
        )

    def _check(self) -> None:
        reason, pin, _backups = self.given()
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(reason and self._sure.isChecked() and (pin or not self._guarded)))


def goes(purge: Purge) -> list[str]:
    """What goes, one line each."""
    counts = "，".join(f"{count} {words}" for words, count in purge.counts)
    lines = ["正文、标题、署名、图注和检索索引", *([counts] if counts else [])]
    for stood in purge.stood:
        printed = "（已刊，版面会空出一块，签发记录还在）" if stood.state == "printed" else ""
        lines.append(f"{stood.label}的版位{printed}")
    return lines


def stays(purge: Purge) -> list[str]:
    """What stays and is to be seen to otherwise, one line each."""
    lines = list(purge.stays)
    if purge.shared:
        lines.append(f"{purge.shared} 张图片还有别的稿件在用，不会删")
    lines += [f"随包出入过：{words}" for words in purge.sent]
    return [*lines, _OUTSIDE]


def _told(purge: Purge, backups: tuple[Backup, ...]) -> QScrollArea:
    inner = QWidget()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 8, 0)
    _part(layout, "一起删去", goes(purge))
    _part(layout, "不在这里删，请另行处理", stays(purge))
    if backups:
        named = [_backup(one) for one in backups[:_SHOWN]]
        if len(backups) > _SHOWN:
            named.append(f"……另有 {len(backups) - _SHOWN} 个")
        _part(layout, f"还有这一篇的备份 {len(backups)} 个", named)
    layout.addStretch()
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setMinimumHeight(230)
    area.setAccessibleName("删去什么，留下什么")
    return area


def _part(layout: QVBoxLayout, heading: str, lines: Iterable[str]) -> None:
    head = QLabel(heading)
    theme.tone(head, "quiet")
    body = QLabel("\n".join(f"· {line}" for line in lines))
    body.setWordWrap(True)
    layout.addWidget(head)
    layout.addWidget(body)


def _backup(backup: Backup) -> str:
    time = backup.time.astimezone()
    day = f"{time.year}年{time.month}月{time.day}日 {time:%H:%M}"
    place = "，第二备份位置" if backup.second else ""
    spoilt = "" if backup.sound else "，读不出来或没核对过"
    return f"{day}（{backup.reason.text}{place}{spoilt}）"


def _reasons() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setAccessibleName("删除的理由")
    box.addItems(list(REASONS))
    box.setCurrentIndex(-1)
    line = box.lineEdit()
    assert line is not None
    line.setPlaceholderText("只写类别，不要写稿件的标题和内容")
    return box


def _pin() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName("口令")
    return field


def _choices() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName("备份怎么办")
    for key, words in _BACKUPS.items():
        box.addItem(words, key)
    return box
