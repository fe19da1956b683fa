"""彻底删除 from the window: looks, asks, deletes, wipes, cleans the backups, tells."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.errors import CancelledError, NewsroomError
from newsroom.ui import dialogs, processes, trouble

if TYPE_CHECKING:
    from newsroom.desk.purging import Looked
    from newsroom.job import Job
    from newsroom.model.backup import Backup
    from newsroom.model.change import Change
    from newsroom.model.person import Person
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.purging.dialog import Given

_LATER = "稿件已经彻底删除。文件里的残留还没有抹净，下次打开稿库时会接着抹"


class PurgingHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._failed = partial(trouble.show, window)

    def purge(self) -> None:
        """Look at what the chosen article has left everywhere, ask, and delete it for good."""
        chosen = self._chosen()
        if len(chosen) != 1:
            self.said.emit("请先选中要彻底删除的一篇稿件；一次只能删一篇")
            return
        if self._window.editing.unsaved:
            self.said.emit("打开的稿件还没有存上，先不删；请按 Ctrl+S 再存一次")
            return
        self._window.editing.save()
        article, places = chosen[0], self._places()

        def run(job: Job) -> tuple[Person, Looked]:
            from newsroom.desk.purging import look  # noqa: PLC0415 - seldom

            job.report(0.1, "正在查这一篇留在哪些地方")
            person, path = self._lane.wait(
                lambda desk: (desk.purging.in_charge(), desk.library.path)
            )
            looked = look(path, article, places)
            self._lane.wait(lambda desk: desk.purging.check(looked.purge))
            return person, looked

        self._window.long_work.start(run, self._ask, self._failed)

    def wipe(self) -> bool:
        """Overwrite what is left in the file, while nothing can be typed; whether it is done."""
        from newsroom.ui import waiting  # noqa: PLC0415 - seldom

        words = "正在把删掉的内容从文件里抹净。停止的话，下次打开稿库时接着抹。"
        try:
            wiped = waiting.run(
                words,
                lambda job: self._lane.wait(lambda desk: desk.purging.wipe(job)),
                self._window,
            )
        except CancelledError:
            wiped = False
        except NewsroomError as error:
            self._failed(error)
            return False
        if not wiped:
            self.said.emit(_LATER)
        return wiped

    # Inner ---------------------------------------------------------------------------------------

    def _chosen(self) -> list[str]:
        """The open article where it was chosen on the page, else those chosen in the list, else the
        open one: a row may stay chosen in the list while a story is taken on the page.
        """
        window = self._window
        placement = window.paging.selected() if window.made("paging") else None
        if placement is not None and placement.article == window.article:
            return [placement.article]
        return window.pool.chosen() or [article for article in [window.article] if article]

    def _places(self) -> tuple[Path, ...]:
        """Second places of backups."""
        second = self._window.backing.second
        return () if second is None else (second,)

    def _ask(self, found: tuple[Person, Looked]) -> None:
        from newsroom.ui.purging.dialog import PurgeDialog  # noqa: PLC0415 - seldom

        person, looked = found
        dialog = PurgeDialog(looked, person, self._window)
        dialogs.ask(dialog, lambda: self._delete(looked, dialog.given()))

    def _delete(self, looked: Looked, given: Given) -> None:
        article = looked.purge.article
        if self._window.editing.article == article:
            self._window.editing.close()

        def done(change: Change) -> None:
            processes.forget()
            self.changed.emit(change)
            wiped = self.wipe()
            self._see_to_backups(looked, given.backups, wiped=wiped)

        self._lane.do(
            lambda desk: desk.purging.delete(article, given.reason, given.pin), done, self._failed
        )

    def _see_to_backups(self, looked: Looked, choice: str, *, wiped: bool) -> None:
        from newsroom.desk.purging import clean_backups  # noqa: PLC0415 - seldom
        from newsroom.ui.purging.dialog import DELETE, LEAVE  # noqa: PLC0415

        article, backups = looked.purge.article, looked.backups
        if not backups or choice == LEAVE:
            self._tell(backups if choice == LEAVE else (), wiped=wiped)
            return

        def run(job: Job) -> tuple[tuple[Backup, NewsroomError], ...]:
            return clean_backups(backups, article, job, delete=choice == DELETE)

        def told(failed: tuple[tuple[Backup, NewsroomError], ...]) -> None:
            if failed:
                names = "\n".join(f"{one.path.name}：{error.what}" for one, error in failed)
                dialogs.notice(
                    self._window,
                    "彻底删除",
                    f"稿件已经彻底删除，但有 {len(failed)} 个备份没有清理成，里面还有这一篇。",
                    f"{names}\n可以在“文件—备份与恢复…”里删掉它们。",
                    grave=True,
                ).open()
            else:
                self._tell((), wiped=wiped)

        self._window.long_work.start(run, told, self._failed)

    def _tell(self, left: tuple[Backup, ...], *, wiped: bool) -> None:
        more = f"；还有 {len(left)} 个备份里有这一篇" if left else ""
        self.said.emit(f"已彻底删除{more}" if wiped else _LATER + more)
