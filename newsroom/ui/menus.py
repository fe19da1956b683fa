"""Menus: every command with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

Entry = tuple[str, str, Callable[[], None]] | None


def build(window: MainWindow) -> None:
    """Fill the window's menu bar and the lists' context menus."""
    hand = window.paging
    menus: dict[str, tuple[Entry, ...]] = {
        "文件(&F)": (
            ("新写稿件", "Ctrl+N", window.new_article),
            ("新建一期…", "Ctrl+Shift+N", window.new_issue),
            None,
            ("收稿（文件）…", "Ctrl+O", window.import_files),
            ("收稿（文件夹）…", "Ctrl+Shift+O", window.import_folder),
            ("粘贴收稿", "Ctrl+Shift+V", window.paste),
            None,
            ("保存版本", "Ctrl+S", window.save),
            ("导出…", "Ctrl+E", hand.ask_export),
            None,
            ("编辑姓名…", "", window.ask_person),
            ("退出", "Ctrl+Q", lambda: _close(window)),
        ),
        "编辑(&E)": (
            ("撤销", "Ctrl+Z", lambda: _undo(window)),
            ("重做", "Ctrl+Shift+Z", lambda: _redo(window)),
        ),
        "稿件(&A)": (
            ("归入本期", "Ctrl+Shift+A", window.assign_articles),
            ("删除到回收站／从回收站恢复", "Ctrl+Backspace", window.bin_articles),
        ),
        "版面(&P)": (
            ("自动排版本版", "Ctrl+L", hand.assemble),
            ("自动排版全期", "Ctrl+Shift+L", hand.assemble_all),
            None,
            ("下转到下一版", "Ctrl+J", hand.jump),
            ("撤下选中的稿件", "", hand.remove),
            ("锁定／解锁", "Ctrl+K", hand.toggle_lock),
            ("竖题／横题", "", hand.toggle_vertical),
            ("加框／去框", "", hand.toggle_box),
            None,
            ("版面信息…", "", hand.edit_page),
            ("加一版", "", hand.add_page),
        ),
        "显示(&V)": (
            ("放大", "Ctrl+=", window.pages.preview.zoom_in),
            ("缩小", "Ctrl+-", window.pages.preview.zoom_out),
            ("上一版", "Alt+PgUp", lambda: window.pages.step(-1)),
            ("下一版", "Alt+PgDown", lambda: window.pages.step(1)),
        ),
    }
    for title, entries in menus.items():
        _fill(window.menuBar().addMenu(title), entries, window)
    view = window.pool.list_view()
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    for text, act in (
        ("归入本期", window.assign_articles),
        ("删除到回收站／从回收站恢复", window.bin_articles),
    ):
        action = QAction(text, view)
        action.triggered.connect(lambda _checked=False, a=act: a())
        view.addAction(action)
    window.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    action = QAction("新建一期…", window.tree)
    action.triggered.connect(lambda _checked=False: window.new_issue())
    window.tree.addAction(action)


def _fill(menu: QMenu, entries: tuple[Entry, ...], window: MainWindow) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        text, keys, act = entry
        action = QAction(text, window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, a=act: a())
        menu.addAction(action)


def _close(window: MainWindow) -> None:
    window.close()


def _undo(window: MainWindow) -> None:
    """Typing is undone in its field first; then acts."""
    field = QApplication.focusWidget()
    typing = isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QLineEdit) and (
        typing or (isinstance(field, QLineEdit) and field.isUndoAvailable())
    ):
        field.undo()
    else:
        window.undo()


def _redo(window: MainWindow) -> None:
    field = QApplication.focusWidget()
    typing = isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QLineEdit) and (
        typing or (isinstance(field, QLineEdit) and field.isRedoAvailable())
    ):
        field.redo()
    else:
        window.redo()
