"""What a crash left, and what two hands wrote at once: told and asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from newsroom import paths

if TYPE_CHECKING:
    from newsroom.desk.writing import Opened
    from newsroom.model.revision import Draft
    from newsroom.ui.main_window import MainWindow


def tell(window: MainWindow, drafts: tuple[Draft, ...]) -> None:
    """Name what a crash left; it stands in the editor when the article is opened."""
    if window.sealed:  # what is being typed elsewhere is no crash's
        return
    from newsroom.ui.care import watching  # noqa: PLC0415 - behind the first paint

    sudden = watching.ended_suddenly(paths.data())
    if not drafts:
        if sudden:
            watching.tell(window)
        return
    from newsroom.ui import dialogs  # noqa: PLC0415 - only after a crash

    titles = "\n".join(
        f"{draft.time.astimezone():%m月%d日 %H:%M}　《{draft.article.title}》" for draft in drafts
    )
    words = f"上次没有正常退出，找回了 {len(drafts)} 篇稿件没存为版本的改动。"
    box = dialogs.notice(window, "找回改动", words, titles)
    first = box.addButton("打开接着写", QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(first)
    if sudden:
        watching.offer(box, window)
    first.clicked.connect(lambda: window.editing.open(drafts[0].article.uuid))
    box.open()


def ask(window: MainWindow, opened: Opened) -> None:
    """Ask which of an article's two texts is to stay."""
    from newsroom.ui.conflict_dialog import ConflictDialog  # noqa: PLC0415 - seldom met

    dialog = ConflictDialog(opened, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.draft_chosen.connect(partial(_take, window, opened, window.editing.take_draft))
    dialog.head_chosen.connect(partial(_take, window, opened, window.editing.take_head))
    dialog.open()


def _take(window: MainWindow, opened: Opened, choice: Callable[[], None]) -> None:
    """Do what was chosen, unless another article was asked for before and has come meanwhile."""
    if window.editing.article == opened.article.uuid:
        choice()
