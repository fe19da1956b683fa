"""Pages and settings between desks: packed and read beside the window, taken on the lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from newsroom.desk.desk import Desk
from newsroom.desk.packing import stow
from newsroom.desk.page_arrivals import PageComing
from newsroom.desk.passing import (
    Outgoing,
    PageLine,
    ReceivedPackage,
    received_package,
    write,
)
from newsroom.desk.sharing import HouseComing
from newsroom.desk.sharing import write as write_house
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.exchange import PackageKind
from newsroom.ui import dialogs, trouble
from newsroom.ui.desks.arrival import ArrivalDialog
from newsroom.ui.desks.holders import HoldersDialog
from newsroom.ui.desks.settings_arrival import SettingsArrivalDialog
from newsroom.ui.dialogs import Choice
from newsroom.ui.result_dialog import Lines, ResultDialog

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

SUFFIXES = (PackageKind.PAGE.suffix, PackageKind.PUBLICATION.suffix)
_KINDS = f"版面包和报刊设置包 ({' '.join('*' + suffix for suffix in SUFFIXES)});;所有文件 (*)"
_FOLDER = "desks/folder"
_HOW = "把它拷到 U 盘，或用微信、邮件发给对方；对方用“收版面包”打开"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the table of holders tells."""

    title: str
    lines: tuple[PageLine, ...]
    people: tuple[str, ...]
    loose: tuple[str, ...]


class DesksHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: what is typed must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._long_work = window.long_work
        self._failed = partial(trouble.show, window)
        self._holders: HoldersDialog | None = None
        self._loose: tuple[str, ...] = ()
        self._issue = ""

    # Who holds what ------------------------------------------------------------------------------

    def show_holders(self, page: str = "") -> None:
        """Show who holds which page of the issue on show; page: the row to begin with."""
        issue = self._window.place[1]
        if not issue:
            self.said.emit("请先在左侧选一期，再看各版在谁手里")
            return

        def show(shown: _Shown) -> None:
            dialog = HoldersDialog(shown.title, self._window)
            self._holders, self._issue, self._loose = dialog, issue, shown.loose
            dialog.assigned.connect(self._assign)
            dialog.recalled.connect(self._recall)
            dialog.sending.connect(self._send)
            dialog.receiving.connect(self.ask_receive)
            dialog.turned.connect(self._turn)
            dialog.finished.connect(self._forget)
            dialog.finished.connect(dialog.deleteLater)
            dialog.show_lines(shown.lines, shown.people, len(shown.loose))
            dialog.select(page or self._window.place[2] or shown.lines[0].page.uuid)
            dialog.open()

        self._lane.do(partial(_shown, issue), show, self._failed)

    def refresh(self, change: Change) -> None:
        """Show anew what the table tells, while it is on show."""
        if self._holders is not None and (change.pages or change.issues or change.articles):
            self._reload()

    def _reload(self) -> None:
        def show(shown: _Shown) -> None:
            if self._holders is not None:
                self._loose = shown.loose
                self._holders.show_lines(shown.lines, shown.people, len(shown.loose))

        self._lane.do(partial(_shown, self._issue), show, self._failed)

    def _forget(self) -> None:
        self._holders = None

    def _turn(self, page: str) -> None:
        if self._holders is not None:
            self._holders.close()
        self._window.turn_to(self._window.place[0], self._issue, page)

    def _assign(self, pages: list[str], person: str) -> None:
        self._each("分派版面", pages, lambda desk, page: desk.passing.assign(page, person))

    def _recall(self, pages: list[str]) -> None:
        self._each("收回分派", pages, lambda desk, page: desk.passing.recall(page))

    def _each(self, label: str, pages: list[str], act: Callable[[Desk, str], Change]) -> None:
        """The same for several pages, as one step."""

        def work(desk: Desk) -> Change:
            change = Change()
            with desk.together(label):
                for page in pages:
                    change |= act(desk, page)
            return change

        self._lane.do(work, self.changed.emit, self._failed)

    # Going out -----------------------------------------------------------------------------------

    def _send(self, pages: list[str], person: str, along: bool) -> None:
        """Ask for a folder and write a package of each page into it."""
        loose = self._loose if along else ()

        def chosen(paths: list[Path]) -> None:
            self._keep_folder(paths[0])
            self.send(pages, person, paths[0], along=loose)

        one = Choice("把版面包存到哪里", folder=self._folder(), mode=QFileDialog.FileMode.Directory)
        dialogs.choose(self._holders or self._window, one, chosen)

    def send(
        self, pages: Sequence[str], person: str, folder: Path, *, along: Sequence[str] = ()
    ) -> None:
        """Write a package of each page into a folder, for somebody. along: with the first."""
        self.gathering.emit()

        def pack(desk: Desk) -> list[Outgoing]:
            return [
                desk.passing.pack(page, person, along=along if number == 0 else ())
                for number, page in enumerate(pages)
            ]

        def work(job: Job) -> tuple[list[Path], Change]:
            written, change = [], Change()
            for outgoing in self._lane.wait(pack):
                written.append(write(outgoing, folder, job))
                change |= self._lane.wait(partial(_sent, outgoing))
            return written, change

        def done(outcome: tuple[list[Path], Change]) -> None:
            written, change = outcome
            self.changed.emit(change)
            self._tell(written, f"已做成 {len(written)} 个版面包，交给{person}", _HOW)

        self._long_work.start(work, done, self._failed)

    def send_settings(self) -> None:
        """Ask for a folder and write a package of the settings of the publication on show."""
        publication = self._window.place[0]
        if not publication:
            self.said.emit("请先在左侧选一种报刊")
            return

        def chosen(paths: list[Path]) -> None:
            self._keep_folder(paths[0])
            self.write_settings(publication, paths[0])

        one = Choice(
            "把报刊设置包存到哪里", folder=self._folder(), mode=QFileDialog.FileMode.Directory
        )
        dialogs.choose(self._window, one, chosen)

    def write_settings(self, publication: str, folder: Path) -> None:
        """Write a package of a publication's settings into a folder."""

        def work(job: Job) -> Path:
            outgoing = self._lane.wait(lambda desk: desk.sharing.pack(publication))
            path = write_house(outgoing, folder, job)
            self._lane.wait(lambda desk: desk.sharing.sent(outgoing))
            return path

        def done(path: Path) -> None:
            how = "里面有版式、栏头、人名职务库、检查规则、体裁、审校步骤和稿费标准；" + _HOW
            self._tell([path], "已做成报刊设置包", how)

        self._long_work.start(work, done, self._failed)

    def _tell(self, written: list[Path], words: str, how: str) -> None:
        self.said.emit(words)
        lists = [Lines(f"{how}：", [path.name for path in written], written)]
        over = self._holders or self._window
        ResultDialog("发出", f"{words}。", lists, over, written[0].parent).open()

    # Coming in -----------------------------------------------------------------------------------

    def ask_receive(self) -> None:
        """Choose packages to take in."""

        def chosen(paths: list[Path]) -> None:
            self._keep_folder(paths[0].parent)
            self.receive(paths)

        choice = Choice("收版面包、报刊设置包", _KINDS, self._folder())
        dialogs.choose(self._holders or self._window, choice, chosen)

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at packages one after another, and take those that are wanted."""
        if not paths:
            return
        self.gathering.emit()
        first, rest = paths[0], list(paths[1:])
        go_on = partial(self.receive, rest)

        def work(job: Job) -> tuple[PageComing | HouseComing, ExitStack]:
            stack = ExitStack()
            try:
                kinds = (PackageKind.PAGE, PackageKind.PUBLICATION)
                received = stack.enter_context(received_package(first, job, kinds))
                coming = self._lane.wait(partial(_look, received))
                pictures = self._lane.wait(lambda desk: desk.library.pictures)
                stow(coming.parcel.pictures, received.files, pictures, job)
            except BaseException:
                stack.close()
                raise
            return coming, stack

        def show(found: tuple[PageComing | HouseComing, ExitStack]) -> None:
            coming, stack = found
            stack.close()
            self._ask(coming, go_on)

        def failed(error: BaseException) -> None:
            self._failed(error)
            go_on()

        self._long_work.start(work, show, failed)

    def _ask(self, coming: PageComing | HouseComing, go_on: Callable[[], None]) -> None:
        over = self._holders or self._window
        if isinstance(coming, PageComing):
            dialog = ArrivalDialog(coming, over)
            take = partial(_take_page, coming, dialog.theirs)
        else:
            dialog = SettingsArrivalDialog(coming, over)
            take = partial(_take_settings, coming, dialog.wanted)
        dialog.rejected.connect(lambda: self.said.emit("没有收；包还在原来的地方"))
        dialog.finished.connect(lambda _result: go_on())
        dialogs.ask(dialog, lambda: self._take(take, coming))

    def _take(
        self, take: Callable[[], Callable[[Desk], Change]], coming: PageComing | HouseComing
    ) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            if isinstance(coming, PageComing):
                self._took(coming, change)

        self._lane.do(take(), done, self._failed)

    def _took(self, coming: PageComing, change: Change) -> None:
        """Show the page that came, and what is left to do."""
        parcel = coming.parcel
        self._window.go_to(parcel.issue.publication, parcel.issue.uuid)
        self._window.turn_to(parcel.issue.publication, parcel.issue.uuid, parcel.page)
        self.said.emit(f"已收下{coming.label}，{coming.sender}发来")
        if coming.clashes:
            titles = [f"《{each.article.title}》" for each in coming.clashes]
            words = f"有 {len(titles)} 篇稿件两边改了同一处，请对照着合并"
            box = dialogs.notice(self._window, "收版面包", words, "、".join(titles))
            later = box.addButton("现在合并", box.ButtonRole.ActionRole)
            later.clicked.connect(self._merge)
            box.open()

    def _merge(self) -> None:
        """Put together what both desks changed, article by article."""
        if self._holders is not None:
            self._holders.close()
        self._window.commands.run("handing.merge")

    # Inner ---------------------------------------------------------------------------------------

    def _folder(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        known = str(self._window.settings.value(_FOLDER) or "")
        return (
            known if Path(known).is_dir() and known else QStandardPaths.writableLocation(documents)
        )

    def _keep_folder(self, folder: Path) -> None:
        self._window.settings.setValue(_FOLDER, str(folder))


def _shown(issue: str, desk: Desk) -> _Shown:
    return _Shown(
        desk.library.issues.get(issue).label,
        desk.passing.lines(issue),
        desk.passing.people(issue),
        desk.passing.loose(issue),
    )


def _sent(outgoing: Outgoing, desk: Desk) -> Change:
    return desk.passing.sent(outgoing)


def _look(received: ReceivedPackage, desk: Desk) -> PageComing | HouseComing:
    if received.manifest.kind is PackageKind.PAGE:
        return desk.passing.look(received)
    return desk.sharing.look(received)


def _take_page(coming: PageComing, theirs: Callable[[], bool | None]) -> Callable[[Desk], Change]:
    side = theirs()
    return lambda desk: desk.passing.take(coming, theirs=side)


def _take_settings(
    coming: HouseComing, wanted: Callable[[], tuple[str, ...]]
) -> Callable[[Desk], Change]:
    parts = wanted()
    return lambda desk: desk.sharing.take(coming, parts)
