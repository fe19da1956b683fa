"""Joins the article editor to the library: opening, the draft journal, revisions."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk.desk import Desk
from newsroom.desk.measuring import measured
from newsroom.desk.writing import Opened
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.worker import Lane

_JOURNAL_MILLISECONDS = 400
_IDLE_MILLISECONDS = 5 * 60 * 1000


@dataclass(frozen=True, slots=True)
class _Shown:
    """The revision on which the article on show was opened, and the text last kept."""

    base: str
    kept: Article


class Editing(QObject):
    """Keeps what is typed.

    typed: the Article as it stands now. changed: a Change of the library.
    """

    typed = Signal(object)
    changed = Signal(object)

    def __init__(self, editor: ArticleEditor, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._lane = lane
        self._shown: _Shown | None = None
        self._journal = _timer(self, _JOURNAL_MILLISECONDS, self._keep)
        self._idle = _timer(self, _IDLE_MILLISECONDS, self.save)
        editor.edited.connect(self._edited)

    @property
    def article(self) -> str:
        """Identity of the article on show; empty where there is none."""
        return self._editor.current

    def open(self, uuid: str, offset: int = -1) -> None:
        """Show an article; what was typed in the one before becomes its revision."""
        if uuid == self._editor.current:
            if offset >= 0:
                self._editor.body.go_to(offset)
            return
        self.save()

        def show(opened: Opened) -> None:
            self._show(opened)
            if offset >= 0:
                self._editor.body.go_to(offset)

        self._lane.do(lambda desk: desk.writing.open(uuid), show)

    def close(self) -> None:
        """Save and show none."""
        self.save()
        self._shown = None
        self._editor.show_article(None)

    def save(self, reason: str = "保存") -> None:
        """Make a revision of what was typed."""
        article = self._editor.article()
        self._idle.stop()
        self._journal.stop()
        if article is None or self._shown is None or self._editor.composing:
            return
        uuid = article.uuid

        def work(desk: Desk) -> tuple[Change, str]:
            change = desk.writing.save(article, reason)
            return change, desk.writing.open(uuid).head.uuid

        def done(result: tuple[Change, str]) -> None:
            change, base = result
            if self._editor.current == uuid:
                self._shown = _Shown(base, article)
                self._editor.show_saved("已保存")
            if change.articles:
                self.changed.emit(change)

        self._lane.do(work, done)

    def refresh(self, change: Change) -> None:
        """Show the article anew where somebody else's act changed it (undo, restore)."""
        uuid = self._editor.current
        if not uuid or uuid not in change.articles or self._editor.composing:
            return

        def show(opened: Opened) -> None:
            if self._editor.current == uuid and opened.article != self._editor.article():
                self._show(opened)

        self._lane.do(lambda desk: desk.writing.open(uuid), show)

    def add_picture(self, path: Path, slot: int) -> None:
        """Store a picture file and put it into a slot (-1: a new one)."""
        uuid = self._editor.current
        article = self._editor.article()
        if article is None:
            return

        def done(change: Change) -> None:
            self.changed.emit(change)
            if self._editor.current == uuid:
                self._lane.do(lambda desk: desk.writing.open(uuid), self._show)

        self._lane.do(lambda desk: desk.receiving.add_picture(article, path, slot), done)

    def _show(self, opened: Opened) -> None:
        self._shown = _Shown(opened.head.uuid, opened.article)
        self._editor.show_article(opened.article)
        self._editor.show_count(measured(opened.article))
        self._editor.show_saved("有未存为版本的改动" if opened.draft else "已保存")
        self.typed.emit(opened.article)

    def _edited(self) -> None:
        if not self._journal.isActive():
            self._journal.start()
        self._idle.start()

    def _keep(self) -> None:
        """Write the journal; while an input method composes, look again shortly."""
        if self._editor.composing:
            self._journal.start()
            return
        article = self._editor.article()
        if article is None or self._shown is None or article == self._shown.kept:
            return
        base = self._shown.base
        self._shown = _Shown(base, article)
        self._editor.show_count(measured(article))
        self._editor.show_saved("正在保存…")
        self.typed.emit(article)

        def done(_result: None) -> None:
            if self._editor.current == article.uuid:
                now = datetime.datetime.now().astimezone()
                self._editor.show_saved(f"已自动保存 {now:%H:%M:%S}")

        self._lane.do(lambda desk: desk.writing.keep(article, base), done)


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
