"""版面计划: all pages of an issue side by side, in as many columns as have room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from newsroom.model.frame import PageFrames
from newsroom.ui.overview.card import PageCard
from newsroom.ui.overview.plan import PlanPage
from newsroom.ui.overview.thumbnails import Thumbnails

_LEAST, _MOST = 170, 460
_GAP = 10
_NONE = "还没有打开一期报纸。\n在左侧选一期，这里就排出各版的缩样。"
_HOW = "拖动版头换版次，拖动稿件换版；双击打开"


class PlanPane(QScrollArea):
    """The cards of an issue's pages. Their signals are handed on.

    opened: (page, placement or empty). dropped: (page, Carried, placement below or empty, point).
    sent: (placement, number of a page). moved: (page, by how many places). menu_wanted: (page,
    placement or empty, point).
    """

    opened = Signal(str, str)
    dropped = Signal(str, object, str, object)
    sent = Signal(str, int)
    moved = Signal(str, int)
    menu_wanted = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("版面计划")
        self.setToolTip(_HOW)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._ground = QWidget()
        self._ground.setObjectName("plan")
        self.setWidget(self._ground)
        self._empty = QLabel(_NONE, self.viewport())
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._cards: list[PageCard] = []
        self._frames: tuple[PageFrames, ...] = ()
        self.thumbnails = Thumbnails(self)
        self.thumbnails.arrived.connect(self._show_image)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(60)
        self._later.timeout.connect(self._paint)

    @property
    def cards(self) -> tuple[PageCard, ...]:
        """The cards in the order of the pages."""
        return tuple(self._cards)

    def show_plan(self, pages: Sequence[PlanPage], frames: Sequence[PageFrames]) -> None:
        """Show an issue's pages; frames: as composed, where they are known."""
        self._frames = tuple(frames)
        while len(self._cards) > len(pages):
            self._cards.pop().deleteLater()
        while len(self._cards) < len(pages):
            self._cards.append(self._card())
        for card, plan in zip(self._cards, pages, strict=True):
            card.show_plan(plan)
            card.show_image(self.thumbnails.image(plan.page.uuid))
        self._empty.setVisible(not pages)
        self._arrange()

    def focus(self, page: str = "") -> None:
        """Give the keys to a page's card, or to the first."""
        found = [card for card in self._cards if card.page == page] or self._cards
        if found:
            found[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(found[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A card that gets the keys is brought into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, PageCard):
            self.ensureWidgetVisible(watched, _GAP, _GAP)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As many columns as have room."""
        super().resizeEvent(event)
        self._arrange()

    def _card(self) -> PageCard:
        card = PageCard(self._ground)
        card.opened.connect(self.opened)
        card.dropped.connect(lambda what, below, point: self._drop(card, what, below, point))
        card.sent.connect(self.sent)
        card.moved.connect(self.moved)
        card.menu_wanted.connect(self.menu_wanted)
        card.stepped.connect(lambda by: self._step(card, by))
        card.installEventFilter(self)
        card.show()
        return card

    def _drop(self, card: PageCard, what: object, below: str, point: object) -> None:
        self.dropped.emit(card.page, what, below, point)

    def _step(self, card: PageCard, by: int) -> None:
        at = self._cards.index(card) + by
        if 0 <= at < len(self._cards):
            self._cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        room = max(self.viewport().width(), _LEAST + 2 * _GAP)
        self._empty.setGeometry(self.viewport().rect().adjusted(16, 16, -16, -16))
        columns, width = self._columns(room)
        y = _GAP
        for first in range(0, len(self._cards), columns):
            band = self._cards[first : first + columns]
            height = max(card.heightForWidth(width) for card in band)
            for column, card in enumerate(band):
                card.setGeometry(QRect(_GAP + column * (width + _GAP), y, width, height))
            y += height + _GAP
        self._ground.resize(room, max(y, self.viewport().height()))
        self._later.start()

    def _columns(self, room: int) -> tuple[int, int]:
        """How many cards stand side by side, and how wide: as wide as lets all be seen at once,
        else as many as have room.
        """
        count = max(len(self._cards), 1)
        most = min(max((room - _GAP) // (_LEAST + _GAP), 1), count)
        for columns in range(1, most + 1):
            width = min((room - _GAP) // columns - _GAP, _MOST)
            high = max((card.heightForWidth(width) for card in self._cards), default=0) + _GAP
            if -(-count // columns) * high + _GAP <= self.viewport().height():
                return columns, width
        return most, min((room - _GAP) // most - _GAP, _MOST)

    def _paint(self) -> None:
        """Have thumbnails painted in the width that the cards have now."""
        if self._cards and self.isVisible():
            self.thumbnails.show(self._frames, self._cards[0].thumbnail_width)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was shown out of sight is painted now."""
        super().showEvent(event)
        self._later.start()

    def _show_image(self, page: str) -> None:
        for card in self._cards:
            if card.page == page:
                card.show_image(self.thumbnails.image(page))
