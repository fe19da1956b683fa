"""Backups from the window: made by themselves beside all other work, and what is done with them."""

# ruff: noqa: PLC0415 - all of it is imported when it is first wanted, long after the start

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from newsroom.errors import FileError, NewsroomError, RefusedError
from newsroom.job import Job
from newsroom.model.backup import Reason
from newsroom.ui import dialogs, trouble
from newsroom.ui.aside import Aside
from newsroom.ui.backups import second
from newsroom.ui.worker import LongWork

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup, Keeping, Made
    from newsroom.desk.desk import Desk
    from newsroom.ui.backups.articles import ArticlesHand
    from newsroom.ui.backups.window import BackupsWindow
    from newsroom.ui.main_window import MainWindow

HOUR = 60 * 60 * 1000  # milliseconds


class BackupsHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved.
    opened: an article is to be shown.
    """

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()
    opened = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._path = window.path
        self.work = LongWork()
        self._aside = Aside(self)
        self._dialog: BackupsWindow | None = None
        self._articles: ArticlesHand | None = None
        self._told: set[str] = set()
        self._hours = QTimer(self)
        self._hours.setInterval(HOUR)
        self._hours.timeout.connect(self.each_hour)

    # By itself -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """The library was opened a while ago: back it up where anything changed since the last
        time, and every hour from now on.
        """
        self._hours.start()
        self._round(Reason.START)

    def each_hour(self) -> None:
        """Another hour of work: back up where anything changed."""
        self._round(Reason.HOURLY)

    def stop(self) -> None:
        """End what is being backed up: what was copied so far is of use the next time."""
        self._hours.stop()
        self.work.stop()
        self._aside.stop()

    def _round(self, reason: Reason) -> None:
        if self._window.viewed is not None:
            return  # only looked at: who writes it backs it up

        def go(keeping: Keeping) -> None:
            from newsroom.desk.backing import keep_up

            place = self.second

            def work(job: Job) -> Made:
                return keep_up(self._path, reason, job, keeping=keeping, second=place)

            self.work.start(work, self._rounded, self._not_rounded)

        self._window.lane.do(_keeping, go)

    def _rounded(self, made: Made) -> None:
        if made.trouble is not None:
            self.said.emit(f"备份做好了，但第二备份位置{_reason(made.trouble)}")
        self.reload()

    def _not_rounded(self, error: BaseException) -> None:
        """Loudly once, then in few words: an hour later it is no news."""
        self.reload()
        if isinstance(error, RefusedError):
            return  # another program is backing the library up
        if str(error) in self._told:
            self.said.emit(f"这一小时没有备份：{error}")
            return
        self._told.add(str(error))
        trouble.show(self._window, error)

    # The second place ----------------------------------------------------------------------------

    @property
    def second(self) -> Path | None:
        """The second place; None where none was chosen on this computer."""
        return second.second(self._window.settings)

    def choose_second(self) -> None:
        """Ask for a folder, and make it the second place."""
        mode = QFileDialog.FileMode.Directory
        choice = dialogs.Choice("第二备份位置：U 盘、移动硬盘或共享文件夹", mode=mode)
        dialogs.choose(self._parent, choice, lambda paths: self.settle(paths[0]))

    def settle(self, folder: Path) -> None:
        """Make a folder the second place, and carry the newest backup there at once."""
        from newsroom.desk.backing import settle

        try:
            settle(self._path, folder)
        except NewsroomError as error:
            trouble.show(self._parent, error)
            return
        second.keep(self._window.settings, folder)
        self._round(Reason.HOURLY)
        self.reload()

    def forget_second(self) -> None:
        """Back up beside the library alone; what lies in the second place stays there."""
        second.forget(self._window.settings)
        self.reload()

    # The window ----------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the backups."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            return
        from newsroom.ui.backups.window import BackupsWindow

        dialog = self._dialog = BackupsWindow(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts: tuple[tuple[Any, Callable[..., None]], ...] = (
            (dialog.now_wanted, self.back_up),
            (dialog.restore_wanted, self._ask_restore),
            (dialog.articles_wanted, self._show_articles),
            (dialog.check_wanted, self._check),
            (dialog.remove_wanted, self._ask_remove),
            (dialog.folder_wanted, self._open_folder),
            (dialog.second_wanted, self.choose_second),
            (dialog.second_unwanted, self.forget_second),
            (dialog.stop_wanted, self.work.cancel),
            (dialog.finished, self._closed),
        )
        for signal, act in acts:
            signal.connect(act)
        self.work.progressed.connect(dialog.progress)
        self.work.running.connect(dialog.run)
        dialog.run(self.work.busy)
        dialog.show()
        self.reload()

    def reload(self) -> None:
        """Show anew what there is."""
        if self._dialog is not None:
            self._aside.do(partial(_listed, self._path, self.second), self._show)

    def back_up(self) -> None:
        """Back up at once, whatever changed."""
        from newsroom.desk.backing import keep_up

        self.gathering.emit()
        place = self.second

        def work(job: Job) -> Made:
            # What was typed until now is asked of the lane, and so in the file, before the copy.
            self._window.lane.wait(_keeping)
            return keep_up(self._path, Reason.HAND, job, keeping=None, second=place)

        def made(found: Made) -> None:
            self.said.emit("备份做好了，打开核对过，完好")
            if self._dialog is not None:
                self._dialog.choose_newest()
            self._rounded(found)

        self.work.start(work, made, self._failed)

    def _show(self, listed: object) -> None:
        if self._dialog is not None:
            self._dialog.show_listed(listed)

    def _closed(self, _result: int) -> None:
        self._dialog = None

    def _failed(self, error: BaseException) -> None:
        self.reload()
        trouble.show(self._parent, error)

    @property
    def _parent(self) -> QWidget:
        return self._dialog or self._window

    # What is done with one -----------------------------------------------------------------------

    def _check(self, backup: Backup) -> None:
        from newsroom.desk import backing

        def checked(found: Backup) -> None:
            whole = f"完好，图片缺 {found.absent} 张" if found.absent else "完好"
            self.said.emit(f"这份备份{whole if found.sound else '已经损坏'}")
            self.reload()

        self.work.start(lambda job: backing.check(backup, job), checked, self._failed)

    def _ask_remove(self, backup: Backup) -> None:
        from newsroom.desk import backing

        words = f"删掉 {_when(backup)} 的备份？"
        more = "删掉就找不回来了。稿库和别的备份不受影响。"
        if backup == self._newest_sound():
            more = f"这是最近一份完好的备份，最好等有了更新的再删。{more}"

        def remove(_job: Job) -> None:
            backing.remove(backup)

        def go() -> None:
            self.work.start(remove, lambda _none: self.reload(), self._failed)

        self._ask("删除备份", (words, more), ("删掉", "不删"), go)

    def _newest_sound(self) -> Backup | None:
        return self._dialog.newest_sound if self._dialog is not None else None

    def _ask_restore(self, backup: Backup) -> None:
        words = f"把整个稿库恢复到 {_when(backup)} 的样子？"
        more = (
            "现在的稿库会先备份一份，恢复错了还能恢复回来。窗口会自己关上再打开。\n"
            "只想找回一两篇稿件，用“取回一篇稿件”就行，别的稿件不动。"
        )
        go = partial(self._restore, backup)
        self._ask("恢复整个稿库", (words, more), ("恢复", "不恢复"), go)

    def _ask(
        self, title: str, words: tuple[str, str], choices: tuple[str, str], go: Callable[[], None]
    ) -> None:
        """Ask whether to go on; what is meant by the first choice is done, the second is usual."""
        box = dialogs.notice(self._parent, title, *words, grave=True)
        for button in box.buttons():
            button.setText(choices[1])
        box.addButton(choices[0], QMessageBox.ButtonRole.ActionRole).clicked.connect(go)
        box.open()

    def _restore(self, backup: Backup) -> None:
        """The session does it: this window is closed for it."""
        window = self._window

        def person(name: str) -> None:
            window.restore_wanted.emit(backup.path, name)

        window.lane.do(lambda desk: desk.person(), person)

    def _show_articles(self, backup: Backup) -> None:
        from newsroom.ui.backups.articles import ArticlesHand

        self._articles = ArticlesHand(self._window, self, backup)
        self._articles.open(self._parent)

    def _open_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            trouble.show(self._parent, FileError(folder, "还没有", advice="做一次备份就有了"))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _keeping(desk: Desk) -> Keeping:
    from newsroom.desk.backing import Keeping

    get = desk.library.settings.get
    return Keeping(int(get("backup_days")), int(get("backup_weeks")))


def _listed(path: Path, second: Path | None) -> object:
    """What the window shows; read beside it."""
    from newsroom.desk.backing import listed

    return listed(path, second)


def _when(backup: Backup) -> str:
    local = backup.time.astimezone()
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def _reason(error: NewsroomError) -> str:
    reason = error.reason if isinstance(error, FileError) else f"出了问题：{error.what}"
    return reason.partition("，")[0] if "没有接上" in reason else reason
