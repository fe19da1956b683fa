"""Joins the article editor to the library: opening, the draft journal, revisions."""

from __future__ import annotations

import datetime
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from newsroom.desk.measuring import measured
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.worker import Lane

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.writing import Opened

_FOLLOW_MILLISECONDS = 8
_JOURNAL_MILLISECONDS = 250
_CARET_MILLISECONDS = 60
_AGAIN_MILLISECONDS = 3000
_RETOLD_SECONDS = 60.0
_MINUTE_MILLISECONDS = 60 * 1000
_PATIENCE = 3.0  # seconds that the journal is waited for after an error


Act = Callable[["Desk", Article], Change]


@dataclass(slots=True)
class _Base:
    """The revision that drafts are begun on. Touched in the lane alone, whose order is the truth:
    a draft kept right behind a save is begun on what that save made.
    """

    revision: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """The article on show.

    head: the newest revision's text. settled: the same as the editor gives it back; None where
    saving failed. kept: what was last written anywhere. drafted: whether the journal holds it.
    """

    base: _Base
    head: Article
    settled: Article | None
    kept: Article
    drafted: bool


class Editing(QObject):
    """Keeps what is typed.

    typed: the Article as it stands now. kept: the same, once the journal holds it. shown: the
    article (uuid) now on show. changed: a Change of the library. conflicted: an Opened whose draft
    was begun on an older revision than the newest. caret: (article, offset in its body) where the
    caret came to rest.
    """

    typed = Signal(object)
    kept = Signal(object)
    shown = Signal(str)
    changed = Signal(object)
    conflicted = Signal(object)
    caret = Signal(str, int)

    def __init__(self, editor: ArticleEditor, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._lane = lane
        self._shown: _Shown | None = None
        self._wanted = ""
        self.sealed = False  # nothing is written, whatever stands in the editor
        self._follow = _timer(self, _FOLLOW_MILLISECONDS, self._tell)
        self._journal = _timer(self, _JOURNAL_MILLISECONDS, self._keep)
        self._again = _timer(self, _AGAIN_MILLISECONDS, self._keep)
        self._saves = 0  # asked for and not yet done
        self._failed_at: float | None = None  # when it was last told that the journal fails
        self._idle = _timer(self, 5 * _MINUTE_MILLISECONDS, self.save)
        lane.do(lambda desk: desk.idle_minutes(), self.rest_after)
        editor.edited.connect(self._edited)
        editor.handed.connect(self._edited)
        self._rested = ("", 0)
        self._caret_rest = _timer(self, _CARET_MILLISECONDS, self._tell_caret)
        editor.caret_moved.connect(self._caret_moved)

    def rest_after(self, minutes: int) -> None:
        """Make a version after so many minutes of rest."""
        self._idle.setInterval(minutes * _MINUTE_MILLISECONDS)

    @property
    def article(self) -> str:
        """Identity of the article on show; empty where there is none."""
        return self._editor.current

    @property
    def unsaved(self) -> bool:
        """Whether saving the article on show failed, so that its text stands here alone."""
        return self._shown is not None and self._shown.settled is None

    def now(self) -> Article | None:
        """The article on show as it stands, typed text included; None where there is none."""
        return self._editor.article()

    def open(self, uuid: str, offset: int = -1, *, begin: bool = False) -> None:
        """Show an article; what was typed in the one before becomes its revision.

        Of several asked for at once the last is shown. One whose text could not be saved stays.
        offset: of the body's character to go to. begin: put the caret where writing begins.
        """
        self._wanted = uuid
        if uuid == self._editor.current:
            self._go_to(offset)
            return
        self.save()

        def show(opened: Opened) -> None:
            if self._wanted != uuid:
                return
            if self.unsaved:
                self._wanted = self._editor.current
                self.shown.emit(self._wanted)
                return
            if self._editor.current != uuid:
                self.save()  # what was typed since the first save was asked for
                self._show(opened)
                self.shown.emit(uuid)
            self._go_to(offset)
            if begin:
                self._editor.begin()

        self._lane.do(lambda desk: desk.writing.open(uuid), show)

    def close(self) -> None:
        """Save and show none."""
        self.save()
        self._shown, self._wanted = None, ""
        self._editor.show_article(None)

    def save(self, reason: str = "保存", act: Act | None = None) -> None:
        """Make a revision of what stands in the editor, where it differs from the newest.

        act: makes it instead of a plain save, as a step of its own.
        """
        uuid = self._editor.current
        work = self._saving(reason, act)
        if work is not None:
            self._saves += 1
            self._lane.do(work, self._saved, partial(self._save_failed, uuid))

    def save_now(self) -> None:
        """Save and wait for it: for closing. Raises what saving raised."""
        work = self._saving("保存")
        if work is not None:
            try:
                self._lane.wait(work)
            except BaseException:
                self._unsettle()
                raise

    def secure(self) -> bool:
        """Write the journal now and wait a moment for it: after an error nobody foresaw. Whether
        what is typed is safe. Raises what writing raised.
        """
        article, shown = self._editor.article(), self._shown
        if article is None or shown is None or self.sealed or article == shown.settled:
            return True
        told: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()

        def write(desk: Desk) -> None:
            try:
                desk.writing.keep(article, shown.base.revision)
            except BaseException as error:
                told.put(error)
            else:
                told.put(None)

        self._lane.urge(write)
        try:
            error = told.get(timeout=_PATIENCE)
        except queue.Empty:
            return False
        if error is not None:
            raise error
        self._shown = replace(shown, kept=article, drafted=True)
        return True

    def refresh(self, change: Change) -> None:
        """Show the article anew where somebody else's act changed it (undo, restore)."""
        uuid = self._editor.current
        if not uuid or uuid not in change.articles:
            return

        def show(opened: Opened) -> None:
            shown = self._shown
            if shown is None or self._editor.current != uuid or self._typing():
                return
            present = shown.head if shown.kept == shown.settled else shown.kept
            if opened.article != present:
                self._show(opened)

        self._lane.do(lambda desk: desk.writing.open(uuid), show)

    def take_draft(self) -> None:
        """Settle a conflict for what was typed: it becomes the newest revision."""
        self._unsettle()
        self.save("采用未保存的改动")

    def take_head(self) -> None:
        """Settle a conflict for the newest revision; what was typed is kept as a version."""
        uuid = self._editor.current
        self._lane.do(lambda desk: desk.writing.drop_draft(uuid), self.changed.emit)

    def _saving(self, reason: str, act: Act | None = None) -> Callable[[Desk], Change] | None:
        """The call that makes the revision; None where nothing was typed since the last."""
        if self._editor.composing:
            QGuiApplication.inputMethod().commit()
        self._journal.stop()
        self._idle.stop()
        typed, shown = self._editor.article(), self._shown
        if typed is None or shown is None or self.sealed:
            return None
        if typed == shown.settled and not shown.drafted:
            return None
        article = shown.head if typed == shown.settled else typed
        self._shown = _Shown(shown.base, article, typed, typed, False)

        def work(desk: Desk) -> Change:
            change = act(desk, article) if act else desk.writing.save(article, reason)
            shown.base.revision = desk.writing.open(article.uuid).head.uuid
            return change

        return work

    def _save_failed(self, uuid: str, error: BaseException) -> None:
        self._saves -= 1
        self._not_saved(uuid, error)

    def _saved(self, change: Change) -> None:
        self._saves -= 1
        if self._shown is not None and not self._shown.drafted:
            self._editor.show_saved("已保存")
        if change.articles:
            self.changed.emit(change)

    def _not_saved(self, uuid: str, error: BaseException) -> None:
        if self._editor.current == uuid:
            self._unsettle()
            self._editor.show_saved("没有存上")
        self._lane.troubled.emit(error)

    def _not_kept(self, uuid: str, error: BaseException) -> None:
        """Try again until the disk is well; told once a minute, not at every stroke."""
        self._again.start()
        now = time.monotonic()
        if self._failed_at is None or now > self._failed_at + _RETOLD_SECONDS:
            self._failed_at = now
            self._not_saved(uuid, error)
        elif self._editor.current == uuid:
            self._unsettle()
            self._editor.show_saved("没有存上")

    def _unsettle(self) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, settled=None)

    def _typing(self) -> bool:
        """Whether the editor holds what was not yet written anywhere."""
        return self._editor.composing or (
            self._shown is not None and self._editor.article() != self._shown.kept
        )

    def _show(self, opened: Opened) -> None:
        again = self._editor.current == opened.article.uuid
        caret = self._editor.body.caret() if again else 0
        head = opened.head.article
        self._editor.show_article(head)
        settled = self._editor.article() or head
        if opened.draft is not None:
            self._editor.show_article(opened.draft.article)
        base = opened.draft.base if opened.draft is not None else opened.head.uuid
        kept = self._editor.article() or head
        self._shown = _Shown(_Base(base), head, settled, kept, opened.draft is not None)
        self._editor.body.set_caret(caret)
        self._editor.show_count(measured(kept))
        saved = "有未存为版本的改动" if opened.draft else "已保存"
        self._editor.show_saved("只读" if self.sealed else saved)
        self.typed.emit(kept)
        if opened.draft is not None:
            self.kept.emit(kept)
        if opened.conflict and not self.sealed:
            self.conflicted.emit(opened)

    def _go_to(self, offset: int) -> None:
        if offset >= 0:
            self._editor.body.go_to(offset)

    def _caret_moved(self, article: str, offset: int) -> None:
        self._rested = (article, offset)
        self._caret_rest.start()

    def _tell_caret(self) -> None:
        """Tell where the caret is; not of an article that is gone, nor while it is composed in."""
        if self._rested[0] == self._editor.current and not self._editor.composing:
            self.caret.emit(*self._rested)

    def _edited(self) -> None:
        for timer in (self._follow, self._journal):
            if not timer.isActive():
                timer.start()
        self._idle.start()

    def _tell(self) -> None:
        """Let count and preview follow; while an input method composes, look again shortly."""
        if self._editor.composing:
            self._follow.start()
            return
        article = self._editor.article()
        if article is not None:
            self._editor.show_count(measured(article))
            self.typed.emit(article)

    def _keep(self) -> None:
        """Write the journal, also while an input method composes: what it still holds is in no
        field yet, and who writes fast composes all the time.
        """
        article, shown = self._editor.article(), self._shown
        if article is None or shown is None or article == shown.kept or self.sealed:
            return
        self._shown = replace(shown, kept=article, drafted=True)
        self._editor.show_saved("正在保存…")

        def done(_result: None) -> None:
            self._failed_at = None
            if self._editor.current == article.uuid:
                now = datetime.datetime.now().astimezone()
                self._editor.show_saved(f"已自动保存 {now:%H:%M:%S}")
            self.kept.emit(article)

        def failed(error: BaseException) -> None:
            if self._shown is not None and self._editor.current == article.uuid:
                self._shown = replace(self._shown, kept=shown.kept)
            self._not_kept(article.uuid, error)

        # Before all else that waits, but never before a save: what it makes is what it is begun on.
        ask = self._lane.do if self._saves else self._lane.urge
        ask(lambda desk: desk.writing.keep(article, shown.base.revision), done, failed)


def _timer(parent: QObject, milliseconds: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
