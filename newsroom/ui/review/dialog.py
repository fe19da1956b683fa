"""The review of proposed pages: thumbnails, the page, what moves, what is left, what closes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from newsroom.desk.assembling import Assembly
from newsroom.desk.proposals import closed, with_pages, without, writing
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.review.options import Option, share, unlike
from newsroom.ui.review.sheet import PageSheet, small
from newsroom.ui.review.thumbnails import THUMB, Thumbnails

Compose = Callable[[Edition, str, Callable[[PageFrames], None]], None]
_TOLD_SECONDS = 0.05
_ARRIVAL = 60  # milliseconds in which pictures that are read gather
_ROOM = 14  # of a list's frame and padding
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Review:
    """What is reviewed. edition: with the proposed pages where all are taken together.

    whole: all options are taken together (pages of an issue), else the chosen one is. compose:
    composes a page of an edition and hands it over.
    """

    edition: Edition
    options: tuple[Option, ...]
    pictures: LaterRenditions
    compose: Compose
    whole: bool = False


class ReviewDialog(QDialog):
    """Shows proposed pages; what is accepted is in `taken()`.

    article_wanted: (article, body offset) whose words are to be changed; the page is taken first.
    """

    article_wanted = Signal(str, int)

    def __init__(self, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self._review = review
        self._options = list(review.options)
        first = self._options[0].assembly
        place = "全期" if review.whole else review.edition.page(first.page).label
        self.setWindowTitle(f"自动排版：{place}")
        self._ways = Thumbnails()
        self._sheet = PageSheet(review.pictures, review.edition.publication.grid)
        self._unseen = list(range(len(self._options)))
        self._painting = QTimer(self)
        self._painting.timeout.connect(self._paint_next)
        self._painting.start(0)
        self._arrival = QTimer(self)
        self._arrival.setInterval(_ARRIVAL)
        self._summary = QLabel()
        self._summary.setObjectName("heading")
        self._summary.setWordWrap(True)
        self._notes = QLabel()
        self._notes.setWordWrap(True)
        self._moves, self._held, self._closings = _Section(), _Section(), _Section()
        self._apply = QPushButton("采用这条建议")
        self._apply.setAutoDefault(False)
        self._buttons = buttons("全部采用" if review.whole else "采用")
        self._arrange()
        self._connect()
        self._ways.setCurrentRow(0)
        self._ways.setFocus()

    def taken(self) -> tuple[Assembly, ...]:
        """What was accepted: the chosen page, or all pages of an issue."""
        if self._review.whole:
            return tuple(option.assembly for option in self._options)
        return (self._option.assembly,)

    @property
    def _option(self) -> Option:
        return self._options[max(self._ways.currentRow(), 0)]

    def _arrange(self) -> None:
        for option in self._options:
            self._ways.add(option.facts, QPixmap())
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._ways)
        right.addWidget(self._summary)
        right.addWidget(self._notes)
        for section, stretch in ((self._moves, 3), (self._held, 2), (self._closings, 3)):
            right.addWidget(section.title)
            right.addWidget(section.rows, stretch)
        right.addWidget(self._apply, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._sheet, 5)
        row.addLayout(right, 5)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(row, 1)
        layout.addWidget(self._buttons)
        room = self.screen().availableGeometry()
        self.resize(min(1320, room.width() - 80), min(900, room.height() - 70))

    def _small(self, option: Option) -> QPixmap:
        return small(option.frames, self._review.pictures, THUMB, self.devicePixelRatioF())

    def _connect(self) -> None:
        self._ways.currentRowChanged.connect(self._show)
        self._arrival.setSingleShot(True)
        self._arrival.timeout.connect(self._show_pictures)
        self._review.pictures.arrived.connect(self._arrival.start)
        self._ways.itemActivated.connect(self.accept)
        self._moves.rows.currentItemChanged.connect(self._point_out)
        self._closings.rows.currentItemChanged.connect(self._offer)
        self._closings.rows.itemActivated.connect(self._take_closing)
        self._apply.clicked.connect(self._take_closing)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _show_pictures(self) -> None:
        """Pictures that were read meanwhile come into their places."""
        self._unseen = list(range(len(self._options)))
        self._painting.start(0)
        self._sheet.refresh()

    def _paint_next(self) -> None:
        """One small page a turn, so that painting them all holds nothing up."""
        if not self._unseen:
            self._painting.stop()
            return
        number = self._unseen.pop(0)
        option = self._options[number]
        self._ways.change(number, option.facts, self._small(option))

    def _show(self) -> None:
        """Everything about the chosen page."""
        option, title = self._option, self._title
        assembly = option.assembly
        self._sheet.show_page(option.frames, option.moved)
        self._summary.setText(_summary(assembly))
        told = [*assembly.notes]
        if option.looks:
            told.append(f"美中不足：{option.looks}")
        if not self._review.whole and len(self._options) > 1:
            told.append(unlike(option, self._options[0], self._review.edition))
        self._notes.setText("\n".join(filter(None, told)))
        self._notes.setVisible(bool(self._notes.text()))
        lines = [(f"{title(move.article)}{move.words}", move.article) for move in assembly.moves]
        self._moves.show_lines(f"会变动的稿件（{len(lines)}）", lines)
        held = [(title(uuid), uuid) for uuid in assembly.held_over]
        self._held.show_lines(f"没有排下的稿件（{len(held)}）", held)
        self._show_closings(assembly)

    def _show_closings(self, assembly: Assembly) -> None:
        helps = any(not closing.kind.fact for closing in assembly.closings)
        self._closings.show_lines(
            "怎样补齐" if helps else "缺口（没有现成的办法，请再收稿或往补白库里加补白）",
            [(each.words, str(n)) for n, each in enumerate(assembly.closings)],
        )
        rows = self._closings.rows
        for number, closing in enumerate(assembly.closings):
            if closing.kind.fact:
                rows.item(number).setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = rows.item(number).font()
                font.setBold(True)
                rows.item(number).setFont(font)
        self._apply.setVisible(helps)
        self._offer()

    def _offer(self) -> None:
        """The button does what the chosen closing needs: its place taken, or its words changed."""
        number = self._closing()
        if number < 0:
            self._apply.setEnabled(False)
            self._apply.setText("采用这条建议")
            return
        closing = self._option.assembly.closings[number]
        self._apply.setEnabled(True)
        self._apply.setText("采用版面并去改稿" if writing(closing) else "采用这条建议")

    def _closing(self) -> int:
        """The number of the closing chosen; -1 for none, or for what only tells."""
        number = self._closings.rows.currentRow()
        closings = self._option.assembly.closings
        if not 0 <= number < len(closings) or closings[number].kind.fact:
            return -1
        return number

    def _take_closing(self) -> None:
        number, option = self._closing(), self._option
        if number < 0:
            return
        closing = option.assembly.closings[number]
        grid = self._review.edition.publication.grid
        index, better = self._options.index(option), closed(option.assembly, number, grid)
        if writing(closing):
            words = (*closing.cuts, *closing.pushes)
            self._options[index] = replace(option, assembly=better)
            self.accept()
            self.article_wanted.emit(closing.article, words[0].start if words else 0)
            return
        self._apply.setEnabled(False)
        edition = with_pages(self._review.edition, [better])

        def composed(frames: PageFrames) -> None:
            if not isValid(self):  # closed while the page was composed
                return
            if self._options[index] is not option:  # another closing came first
                self._show()
                return
            over = sum(fit.over for fit in frames.fits)
            now = replace(better, overset_lines=over)
            self._options[index] = replace(option, assembly=now, frames=frames)
            changed = self._options[index]
            self._ways.change(index, changed.facts, self._small(changed))
            self._settle({p.article for p in better.placements}, index)
            self._show()

        self._review.compose(edition, better.page, composed)

    def _settle(self, articles: set[str], index: int) -> None:
        """What one page of an issue took is not offered on the others."""
        if self._review.whole:
            self._options = [
                option
                if number == index
                else replace(option, assembly=without(option.assembly, articles))
                for number, option in enumerate(self._options)
            ]

    def _point_out(self) -> None:
        item = self._moves.rows.currentItem()
        self._sheet.point_out(item.data(_DATA) if item is not None else "")

    def _title(self, uuid: str) -> str:
        article = self._review.edition.articles.get(uuid)
        return f"《{article.title}》" if article is not None else ""


class _Rows(QListWidget):
    """Wrapped lines, no higher than they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def fit(self) -> None:
        """Take the height of all lines, where there is so much."""
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setMaximumHeight(high + _ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lines wrap otherwise in another width."""
        super().resizeEvent(event)
        self.fit()


class _Section:
    """A heading over a list, both hidden where there is nothing to list."""

    def __init__(self) -> None:
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.rows = _Rows()
        self.title.setBuddy(self.rows)

    def show_lines(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines, each with what it stands for."""
        self.title.setText(title)
        self.rows.setAccessibleName(title)
        self.rows.clear()
        for words, data in lines:
            item = QListWidgetItem(words)
            item.setData(_DATA, data)
            self.rows.addItem(item)
        self.rows.fit()
        self.title.setVisible(bool(lines))
        self.rows.setVisible(bool(lines))


def _summary(assembly: Assembly) -> str:
    words = f"排满 {share(assembly.fill)}"
    words += f"　用时 {assembly.seconds:.1f} 秒" if assembly.seconds >= _TOLD_SECONDS else ""
    if assembly.overset_lines:
        words += f"　多 {assembly.overset_lines} 行"
    return words if assembly.moves else f"{words}\n版面不用变动"
