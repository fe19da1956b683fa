"""All shortcuts on one sheet: grouped as in the menus, searched as one types, printed."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
)

from newsroom.desk.sounding import read, sounds_like
from newsroom.ui import dialogs
from newsroom.ui.commands.command import Command
from newsroom.ui.preparing import Preparing

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_SIZE = (720, 620)
_MARGIN = 15  # mm
# What panes and fields answer themselves, without a command.
_HELD = (
    ("版面上", "方向键", "选中的稿件移一栏或一行"),
    ("版面上", "Shift+方向键", "选中的稿件加宽、减窄、加高、减低"),
    ("版面上", "Alt+←、Alt+→", "文字少分一栏、多分一栏"),
    ("版面上", "Alt+↑、Alt+↓", "标题大一级、小一级"),
    ("版面上", "Ctrl+点击", "多选一篇，一起移动、锁定、撤下"),
    ("版面上", "Ctrl+拖动", "不贴齐旁边的稿件"),
    ("版面上", "Alt+拖动图片", "换图片的取景"),
    ("版面上", "Tab", "选下一篇"),
    ("版面上", "Del", "撤下选中的稿件"),
    ("版面上", "Ctrl+滚轮", "放大、缩小"),
    ("版面计划里", "方向键", "换一版、选稿件"),
    ("版面计划里", "Ctrl+←、Ctrl+→", "版次往前、往后"),
    ("版面计划里", "1 至 9", "选中的稿件移到那一版"),
    ("版面计划里", "回车", "打开这一版"),
    ("稿件列表里", "Del", "移到回收站"),
    ("稿件列表里", "回车", "打开稿件"),
    ("稿件列表里", "Ctrl+A", "全选"),
)
_NOTHING = "<p>没有这样的快捷键，换个词试试。</p>"


class ShortcutSheet(QDialog):
    """Shows, finds and prints the shortcuts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快捷键一览")
        self._listed = list(window.commands.listed())
        self.field = QLineEdit()
        self.field.setPlaceholderText("找一个快捷键，如：版面、Ctrl+L")
        self.field.setAccessibleName("找一个快捷键")
        self.field.setClearButtonEnabled(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName("快捷键一览")
        printing = QPushButton("打印…")
        printing.setToolTip("把这一览打印出来，贴在手边")
        printing.setAutoDefault(False)
        printing.clicked.connect(self._print)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(printing)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        dialogs.roomy(layout)
        layout.addWidget(self.field)
        layout.addWidget(self.text, 1)
        layout.addLayout(foot)
        self.field.textChanged.connect(self._show)
        self._hearing = Preparing(partial(read, _said(self._listed)), self)
        self._hearing.done.connect(self._show)
        self.resize(*_SIZE)
        self._show()
        self.field.setFocus()

    def _show(self) -> None:
        typed = self.field.text().strip()
        self.text.setHtml(_page(self._listed, typed, heard=self._hearing.ready))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - seldom

        printer = QPrinter()
        printer.setDocName("采编台快捷键一览")
        printer.setPageMargins(QMarginsF(*[_MARGIN] * 4), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印快捷键一览")

        def put() -> None:
            document = QTextDocument()
            document.setHtml(_page(self._listed, ""))
            document.print_(printer)

        dialogs.ask(dialog, put)


def _said(listed: list[tuple[str, Command]]) -> list[str]:
    words = [f"{path}{one.plain}{one.does}" for path, one in listed]
    return [*words, *(f"{path}{keys}{does}" for path, keys, does in _HELD)]


def _page(listed: list[tuple[str, Command]], typed: str, *, heard: bool = False) -> str:
    """The sheet as HTML: a table below each menu's name. heard: how words sound is known."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for path, command in listed:
        keys = command.keys or command.held
        if keys:
            groups.setdefault(path, []).append((keys, f"{command.plain}：{command.does}"))
    for path, keys, does in _HELD:
        groups.setdefault(path, []).append((keys, does))
    parts = []
    for path, rows in groups.items():
        found = [row for row in rows if _bears(typed, f"{path} {row[0]} {row[1]}", heard)]
        if found:
            parts.append(f"<h3>{escape(path)}</h3><table cellpadding='4' width='100%'>")
            parts += [
                f"<tr><td width='26%'><b>{escape(keys)}</b></td><td>{escape(does)}</td></tr>"
                for keys, does in found
            ]
            parts.append("</table>")
    return "".join(parts) or _NOTHING


def _bears(typed: str, words: str, heard: bool) -> bool:
    parts = typed.lower().split()
    return all(part in words.lower() or (heard and sounds_like(part, words)) for part in parts)
