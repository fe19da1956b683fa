"""Joins the window of rule packs to the library; puts a chosen word into the house's own list."""

# ruff: noqa: PLC0415 - windows are imported when they are first wanted

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.errors import NewsroomError
from newsroom.model.change import Change
from newsroom.ui import dialogs, trouble
from newsroom.ui.aside import Aside

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.packs import PackLine, Setting
    from newsroom.job import Job
    from newsroom.model.fault import Fault
    from newsroom.model.pack import Entry, Pack
    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.packs.window import PacksWindow

_BACK = "；按 Ctrl+Z 撤销"
_NOWHERE = "请先在左侧选一种报刊"
_log = logging.getLogger(__name__)


class PacksHand(QObject):
    """changed: a Change. said: words for the status bar."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._aside = Aside(self)
        self._shown: PacksWindow | None = None
        self._publication = ""
        self._asked = 0

    @property
    def window(self) -> PacksWindow:
        """The window, made when it is first asked for."""
        if self._shown is None:
            self._shown = self._made()
        return self._shown

    def open(self, pack: str = "") -> None:
        """Show the packs of the publication on show, perhaps with one chosen."""
        publication = self._here()
        if not publication:
            self.said.emit(_NOWHERE)
            return
        shown = self.window
        if publication != self._publication:
            shown.keep()
        self._publication = publication
        if pack:
            shown.packs.choose(pack)
        if shown.isVisible():
            shown.raise_()
        shown.show()
        shown.activateWindow()
        shown.begin()
        self._reload()

    def add(self, word: str, instead: Sequence[str] = (), note: str = "") -> None:
        """Put a word into the house's own list at once."""
        publication = self._here()
        if not publication:
            self.said.emit(_NOWHERE)
            return

        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit(f"“{word.strip()}”已加入本报词库{_BACK}")

        self._lane.do(
            lambda desk: desk.packs.add_word(publication, word, instead, note), done, self._failed
        )

    def add_chosen(self) -> None:
        """Ask what to write instead of the words chosen in the article, and put them into the
        house's own list.
        """
        from newsroom.ui.packs.word_dialog import WordDialog

        if not self._here():
            self.said.emit(_NOWHERE)
            return
        dialog = WordDialog(self._window.editor.body.selected(), self._window)
        dialogs.ask(dialog, lambda: self.add(*dialog.given()))

    def refresh(self, change: Change) -> None:
        """Show packs anew where an act may have touched them; copy is read by other words."""
        if not change.packs:
            return
        if self._shown is not None and self._shown.isVisible():
            self._reload()

    def stop(self) -> None:
        """End what is under way."""
        self._aside.stop()

    def _here(self) -> str:
        return self._window.place[0]

    # What is on show ------------------------------------------------------------------------------

    def _reload(self) -> None:
        """Read the program's files beside the window first: the library's thread must not wait."""
        from newsroom.desk.pack_trial import warm

        def ask(spoilt: tuple[str, ...]) -> None:
            if spoilt:
                self.window.say(spoilt[0])
            self._ask_lines()

        self._aside.do(warm, ask)

    def _ask_lines(self) -> None:
        publication = self._publication

        def ask(desk: Desk) -> tuple[tuple[PackLine, ...], str]:
            return desk.packs.lines(publication), desk.packs.circle(publication)

        def show(found: tuple[tuple[PackLine, ...], str]) -> None:
            if publication == self._publication:
                self.window.show_lines(*found)
                self._name()

        self._lane.do(ask, show, self._failed)

    def _name(self) -> None:
        line = next((one for one in self._window.lines if one.uuid == self._publication), None)
        name = f" — {line.publication.name}" if line is not None else ""
        self.window.setWindowTitle(f"规则包与词库{name}")

    # Acts -----------------------------------------------------------------------------------------

    def _keep(self, pack: str, entry: Entry, uuid: str) -> None:
        publication = self._publication

        def failed(error: BaseException) -> None:
            self.window.refuse()
            self._failed(error)

        self._act(
            lambda desk: desk.packs.put(publication, pack, entry, uuid),
            f"已保存{_BACK}",
            failed,
        )

    def _remove(self, uuids: Sequence[str]) -> None:
        self._act(lambda desk: desk.packs.remove(uuids), f"已删除{_BACK}")

    def _mute(self, pack: str, fingerprint: str, heard: bool) -> None:
        publication = self._publication
        self._act(
            lambda desk: desk.packs.mute(publication, pack, fingerprint, heard=heard),
            f"已启用{_BACK}" if heard else f"已停用，这份报刊不再查这一条{_BACK}",
        )

    def _switch(self, scope: str, pack: str, heard: bool | None) -> None:
        scope = scope or self._publication
        told = {True: "已开启", False: "已关闭", None: "开关已恢复"}[heard]
        self._act(lambda desk: desk.packs.switch(scope, pack, heard), f"{told}{_BACK}")

    def _make(self) -> None:
        from newsroom.ui.packs.name_dialog import NameDialog

        publication = self._publication
        dialog = NameDialog("新建规则包", "", "", self.window)

        def make() -> None:
            title, note = dialog.given()

            def done(made: tuple[str, Change]) -> None:
                self.window.packs.choose(made[0])
                self.changed.emit(made[1])
                self.window.say(f"已新建“{title}”{_BACK}")

            self._lane.do(
                lambda desk: desk.packs.make_pack(publication, title, note), done, self._failed
            )

        dialogs.ask(dialog, make)

    def _rename(self, key: str) -> None:
        from newsroom.ui.packs.name_dialog import NameDialog

        line = self.window.packs.line
        if line is None or line.pack.key != key:
            return
        publication = self._publication
        dialog = NameDialog("规则包改名", line.pack.title, line.pack.note, self.window)

        def rename() -> None:
            title, note = dialog.given()
            self._act(
                lambda desk: desk.packs.change_pack(publication, key, title, note),
                f"已改名{_BACK}",
            )

        dialogs.ask(dialog, rename)

    def _drop(self, key: str) -> None:
        publication = self._publication
        self._act(lambda desk: desk.packs.remove_pack(publication, key), f"已删除规则包{_BACK}")

    def _act(
        self,
        work: Callable[[Desk], Change],
        words: str,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            self.window.say(words if change.label else "")

        self._lane.do(work, done, failed or self._failed)

    # Files ----------------------------------------------------------------------------------------

    def _take(self) -> None:
        from newsroom.desk.pack_files import KINDS

        self.window.keep()
        choice = dialogs.Choice("导入规则包或词表", KINDS, mode=QFileDialog.FileMode.ExistingFile)
        dialogs.choose(self.window, choice, lambda paths: self.take(paths[0]))

    def take(self, path: Path) -> None:
        """Take a file's words; a table's go into the pack on show."""
        from newsroom.desk.pack_files import read

        line = self.window.packs.line
        into = line.pack.key if line is not None else ""
        publication = self._publication

        def run(job: Job) -> tuple[Pack, int, Change]:
            job.report(0.1, f"正在读 {path.name}")
            pack = read(path, into, job)
            number, change = self._lane.wait(lambda desk: desk.packs.take(publication, pack))
            return pack, number, change

        def done(found: tuple[Pack, int, Change]) -> None:
            pack, number, change = found
            self.window.packs.choose(pack.key)
            self.changed.emit(change)
            known = len(pack.entries) - number
            more = f"，{known} 条本来就有" if known else ""
            self.window.say(f"导入 {number} 条{more}{_BACK if number else ''}")

        self._window.long_work.start(run, done, self._failed)

    def _write(self, suffix: str) -> None:
        from newsroom.desk.pack_files import stem

        self.window.keep()
        line = self.window.packs.line
        if line is None:
            return
        pack = line.whole
        choice = dialogs.Choice(
            f"导出“{pack.title}”",
            f"{'规则包' if suffix == 'toml' else '电子表格'} (*.{suffix})",
            f"{stem(pack)}.{suffix}",
            QFileDialog.FileMode.AnyFile,
            suffix,
        )
        dialogs.choose(self.window, choice, lambda paths: self.write(pack, paths[0]))

    def write(self, pack: Pack, path: Path) -> None:
        """Write a pack's file."""
        from newsroom.desk.pack_files import write

        def run(job: Job) -> Path:
            job.report(0.1, f"正在写 {path.name}")
            return write(pack, path)

        self._window.long_work.start(
            run, lambda made: self.window.say(f"已写成 {made.name}"), self._failed
        )

    # A sentence -----------------------------------------------------------------------------------

    def _try(self, sentence: str, entry: Entry | None) -> None:
        publication = self._publication
        self._asked += 1
        asked = self._asked

        def read(setting: Setting) -> None:
            self._aside.do(partial(_tried, setting, entry, sentence), show)

        def show(words: str) -> None:
            if asked == self._asked:
                self.window.show_answer(words)

        self._lane.do(lambda desk: desk.packs.setting(publication, None), read, self._failed)

    def _failed(self, error: BaseException) -> None:
        visible = self._shown is not None and self._shown.isVisible()
        trouble.show(self._shown if visible and self._shown else self._window, error)
        if visible:
            self._reload()

    def _made(self) -> PacksWindow:
        from newsroom.ui.packs.window import PacksWindow

        shown = PacksWindow(self._window)
        shown.kept.connect(self._keep)
        shown.removed.connect(self._remove)
        shown.muted.connect(self._mute)
        shown.tried.connect(self._try)
        shown.undone.connect(lambda: self._window.acts.undo())  # noqa: PLW0108 - made when needed
        shown.redone.connect(lambda: self._window.acts.redo())  # noqa: PLW0108
        packs = shown.packs
        packs.switched.connect(self._switch)
        packs.made.connect(self._make)
        packs.named.connect(self._rename)
        packs.removed.connect(self._drop)
        packs.taken.connect(self._take)
        packs.written.connect(self._write)
        return shown


def _tried(setting: Setting, entry: Entry | None, sentence: str) -> str:
    """What is told of a sentence, with an entry that is still being typed; in any thread."""
    from newsroom.desk.pack_trial import tried
    from newsroom.ui.processes import reader

    try:
        reader().open()
        faults = reader().ask(partial(tried, setting, entry, sentence))
    except NewsroomError as error:  # the next key tries the sentence again
        return str(error)
    except Exception:
        _log.exception("a sentence was not tried")
        return "这一句没有试成，请改一个字再试"
    return "；".join(map(_told, faults)) if faults else "没有提醒"


def _told(fault: Fault) -> str:
    better = "、".join(one or "删去" for one in fault.suggestions)
    words = fault.message if fault.text in fault.message else f"“{fault.text}”：{fault.message}"
    return words + (f"（{better}）" if better and better not in words else "")
