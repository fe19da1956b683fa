"""The window of backups: which there are, whether they are sound, what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui import theme
from newsroom.ui.dialogs import plain_button, roomy
from newsroom.ui.steady import steady
from newsroom.ui.tables import rows_table

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup, Listed

_COLUMNS = ("时间", "为什么做的", "核对", "从那以后", "稿件", "图片", "大小", "位置")
_STRETCH = 3
_BACKUP = Qt.ItemDataRole.UserRole
_NONE = (
    "还没有备份。\n\n采编台会自己做：打开稿库以后、此后每小时、升级和恢复以前。\n"
    "也可以现在就做一份。"
)


class BackupsWindow(QDialog):
    """now_wanted: a backup at once. restore_wanted, articles_wanted, check_wanted, remove_wanted:
    (Backup). folder_wanted: (Path). second_wanted, second_unwanted: another second place, or none.
    stop_wanted: what runs is to be stopped.
    """

    now_wanted = Signal()
    restore_wanted = Signal(object)
    articles_wanted = Signal(object)
    check_wanted = Signal(object)
    remove_wanted = Signal(object)
    folder_wanted = Signal(object)
    second_wanted = Signal()
    second_unwanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("备份与恢复")
        self._listed: Listed | None = None
        self._running = False
        self._told = QLabel("正在查看备份…")
        self._told.setObjectName("heading")
        self._told.setWordWrap(True)
        self._second = QLabel()
        self._second.setWordWrap(True)
        self._table = rows_table("备份", _COLUMNS, 0)
        self._table.setSelectionMode(self._table.SelectionMode.SingleSelection)
        self._table.setToolTip("双击一份，看里面和现在不同的稿件")
        self._empty = QLabel(_NONE)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._now = plain_button("现在备份(&B)", "马上做一份，自动清理时不删", "save")
        self._restore = plain_button(
            "恢复整个稿库(&R)…", "稿库回到选中的这一刻，现在的先备份一份", "history"
        )
        self._articles = plain_button(
            "取回一篇稿件(&A)…", "在选中的备份里找一篇，和现在的并排看，再取回来", "file-input"
        )
        self._check = plain_button(
            "重新核对(&K)", "打开选中的备份，连图片从头查一遍", "circle-check"
        )
        self._remove = plain_button("删除(&D)", "删掉选中的这一份（Del）", "trash-2")
        self._folder = plain_button("打开文件夹(&O)", "在文件管理器里看备份放在哪里", "folder-open")
        self._choose = plain_button("选第二备份位置(&P)…", "每次备份在另一块磁盘上也存一份")
        self._forget = plain_button("不用了(&N)", "以后只备份在稿库旁边，那里已有的不动")
        self._stop = plain_button("停止", "停止正在做的备份，以前的都不受影响")
        self._close = plain_button("关闭", "Esc")
        self._doing = QLabel()
        self._bar = QProgressBar()
        self._arrange()
        self._connect()
        self._suit()
        steady(self)

    @property
    def newest_sound(self) -> Backup | None:
        """The newest backup that is sound."""
        listed = self._listed
        return next((one for one in listed.backups if one.sound), None) if listed else None

    @property
    def rows(self) -> list[list[str]]:
        """What the table says."""
        columns = range(self._table.columnCount())
        return [
            [cast("QTableWidgetItem", self._table.item(row, column)).text() for column in columns]
            for row in range(self._table.rowCount())
        ]

    @property
    def told(self) -> str:
        """What stands above the table."""
        return f"{self._told.text()}\n{self._second.text()}"

    def show_listed(self, listed: object) -> None:
        """Show what there is; the row chosen before stays chosen."""
        self._listed = found = cast("Listed", listed)
        chosen = self._chosen()
        self._table.setRowCount(len(found.backups))
        for row, backup in enumerate(found.backups):
            for column, (text, tone) in enumerate(_cells(backup, found)):
                item = QTableWidgetItem(text)
                item.setData(_BACKUP, backup)
                item.setToolTip("\n".join(backup.faults) or backup.path.name)
                if tone:
                    item.setForeground(theme.colour(tone))
                self._table.setItem(row, column, item)
        paths = [one.path for one in found.backups]
        row = paths.index(chosen.path) if chosen is not None and chosen.path in paths else 0
        self._table.setCurrentCell(row if paths else -1, 0)
        self._empty.setVisible(not paths)
        self._table.setVisible(bool(paths))
        newest = self.newest_sound
        here = [one.size for one in found.backups if not one.second]
        room = f"　稿库旁边 {len(here)} 份，共 {sum(here) / 2**20:,.0f} MB" if here else ""
        self._told.setText(
            f"最近一份完好的备份：{when(newest.time)}（{newest.reason.text}）{room}"
            if newest is not None
            else f"还没有完好的备份{room}"
        )
        self._second.setText(_second_words(found))
        self._forget.setVisible(found.second is not None)
        self._suit()

    def choose_newest(self) -> None:
        """Let the newest one be chosen when the list is shown anew."""
        self._table.setCurrentCell(-1, -1)

    def progress(self, fraction: float, words: str) -> None:
        """How far the running backup is."""
        self._bar.setValue(round(fraction * 1000))
        self._doing.setText(words)

    def run(self, running: bool) -> None:
        """Whether something is being backed up or checked."""
        ended, self._running = self._running and not running, running
        for widget in (self._bar, self._doing, self._stop):
            widget.setVisible(running)
        self.progress(0.0, "")
        self._suit()
        if ended:  # the button that was pressed lost the focus to whatever stands next
            self._table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Del removes the chosen one."""
        if event.key() == Qt.Key.Key_Delete and self._remove.isEnabled():
            self._remove.click()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> Backup | None:
        item = self._table.item(self._table.currentRow(), 0)
        return item.data(_BACKUP) if item is not None else None

    def _suit(self) -> None:
        chosen = self._chosen()
        whole = chosen is not None and not chosen.faults
        for button in (self._restore, self._articles):
            button.setEnabled(whole and not self._running)
        for button in (self._check, self._remove):
            button.setEnabled(chosen is not None and not self._running)
        self._now.setEnabled(not self._running)

    # Building ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_STRETCH, QHeaderView.ResizeMode.Stretch)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("备份做到哪里了")
        place = QHBoxLayout()
        place.addWidget(self._second, 1)
        place.addWidget(self._choose)
        place.addWidget(self._forget)
        acts = QHBoxLayout()
        for button in (self._now, self._restore, self._articles, self._check, self._remove):
            acts.addWidget(button)
        acts.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._folder)
        for widget in (self._doing, self._bar, self._stop):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._told)
        layout.addLayout(place)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        self._empty.hide()
        layout.addLayout(acts)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 60), min(600, room.height() - 70))

    def _connect(self) -> None:
        acts: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self._now, self.now_wanted.emit),
            (self._restore, lambda: self._tell(self.restore_wanted)),
            (self._articles, lambda: self._tell(self.articles_wanted)),
            (self._check, lambda: self._tell(self.check_wanted)),
            (self._remove, lambda: self._tell(self.remove_wanted)),
            (self._folder, self._want_folder),
            (self._choose, self.second_wanted.emit),
            (self._forget, self.second_unwanted.emit),
            (self._stop, self.stop_wanted.emit),
            (self._close, self.close),
        )
        for button, act in acts:
            button.clicked.connect(act)
        self._table.itemSelectionChanged.connect(self._suit)
        self._table.cellDoubleClicked.connect(lambda *_: self._articles.click())

    def _tell(self, signal: SignalInstance) -> None:
        chosen = self._chosen()
        if chosen is not None:
            signal.emit(chosen)

    def _want_folder(self) -> None:
        chosen, listed = self._chosen(), self._listed
        if chosen is not None:
            self.folder_wanted.emit(chosen.path.parent)
        elif listed is not None:
            self.folder_wanted.emit(listed.folder)


def when(time: datetime.datetime) -> str:
    """今天 09:12, 昨天 18:00, 3月7日 09:12, with the year where it is another one."""
    local, now = time.astimezone(), datetime.datetime.now().astimezone()
    days = (now.date() - local.date()).days
    if days in (0, 1):
        return f"{'今天' if not days else '昨天'} {local:%H:%M}"
    day = f"{local.month}月{local.day}日 {local:%H:%M}"
    return day if local.year == now.year else f"{local.year}年{day}"


def _cells(backup: Backup, listed: Listed) -> tuple[tuple[str, str], ...]:
    since = listed.since.get(backup.time)
    return (
        (when(backup.time), ""),
        (backup.reason.text, ""),
        _checked(backup),
        (since.text if since is not None else "", "quiet"),
        (f"{backup.articles:,}" if backup.schema else "", ""),
        (f"{backup.pictures - backup.absent:,}" if backup.schema else "", ""),
        (f"{backup.size / 2**20:,.1f} MB", ""),
        ("第二位置" if backup.second else "稿库旁边", "quiet"),
    )


def _checked(backup: Backup) -> tuple[str, str]:
    if backup.faults:
        return "已损坏", "error"
    if backup.verified is None:
        return "没有核对", "warning"
    return (f"完好，缺图 {backup.absent}", "warning") if backup.absent else ("完好", "good")


def _second_words(listed: Listed) -> str:
    if listed.second is None:
        return "还没有第二备份位置：硬盘坏了，旁边的备份也会一起坏。"
    if not listed.there:
        newest = f"，最近一份是 {when(listed.carried)}" if listed.carried else ""
        return f"第二备份位置“{listed.second}”没有接上{newest}。接上以后，下一次备份会补上。"
    return f"第二备份位置：{listed.second}"
