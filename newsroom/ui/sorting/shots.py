"""The pictures of one article on the sheet: each with its caption, and where else it may go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.sorting import Piece, Sheet, Shot
from newsroom.model.picture import Crop
from newsroom.ui import theme
from newsroom.ui.icons import icon
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.steady import steady

_THUMB = QSize(132, 92)
_CARD = 168
_SHORT = 12


class _Files:
    """Pictures that no library holds yet are named by their path."""

    def path(self, picture: str) -> str:
        """The file itself."""
        return picture


class ShotsStrip(QWidget):
    """Cards side by side.

    moved: (piece, shot) and (piece, shot or -1). aside: number of a shot. taken_up: number among
    those set aside.
    """

    moved = Signal(object, object)
    aside = Signal(int)
    taken_up = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setObjectName("heading")
        self._images = LaterRenditions(_Files(), self)
        self._images.arrived.connect(self._arrived)
        self._cards: list[_Card] = []
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._row)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFixedHeight(_THUMB.height() + 96)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._area)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def cards(self) -> tuple[_Card, ...]:
        """The cards on show, those set aside last."""
        return tuple(self._cards)

    def show_piece(self, sheet: Sheet, piece: Piece) -> None:
        """Show a piece's pictures and those that were set aside."""
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [
            self._placed(sheet, piece, number, shot) for number, shot in enumerate(piece.shots)
        ]
        for number, (_, picture) in enumerate(sheet.aside):
            card = _Card(Shot(picture), "不收这张", self._images)
            card.offer("收回", "放回这篇稿件", partial(self.taken_up.emit, number))
            self._cards.append(card)
        for place, card in enumerate(self._cards):
            self._row.insertWidget(place, card)
        count = sum(shot.picture is not None for shot in piece.shots)
        rest = f"，不收 {len(sheet.aside)} 张" if sheet.aside else ""
        self._title.setText(f"图片（{count} 张{rest}）" if self._cards else "图片：这篇没有")
        self._area.setVisible(bool(self._cards))

    def stop(self) -> None:
        """Until nothing is read any more."""
        self._images.stop()

    def _placed(self, sheet: Sheet, piece: Piece, number: int, shot: Shot) -> _Card:
        card = _Card(shot, f"图 {number + 1}", self._images)
        if shot.picture is None:
            return card
        menu = QMenu(card)
        for words, target in _places(sheet, piece, number):
            action = menu.addAction(words)
            action.triggered.connect(partial(self._move, (piece.key, number), target))
        menu.addSeparator()
        away = menu.addAction("不收这张")
        away.triggered.connect(partial(self._aside, number))
        card.offer_menu("换位置", "换到别的图注或别的稿件，或不收这张", menu)
        return card

    def _move(self, origin: object, target: object, _checked: bool = False) -> None:
        self.moved.emit(origin, target)

    def _aside(self, number: int, _checked: bool = False) -> None:
        self.aside.emit(number)

    def _arrived(self, _picture: str) -> None:
        for card in self._cards:
            card.show_picture()


def _places(sheet: Sheet, piece: Piece, number: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where a picture may go: the places of its own piece, then those of the others."""
    for index, shot in enumerate(piece.shots):
        if index != number:
            words = _short(shot.caption) or "没有图注的位置"
            yield f"图 {index + 1}：{words}", (piece.key, index)
    for other in sheet.pieces:
        if other.key == piece.key or other.dropped or other.file != piece.file:
            continue
        free = next((i for i, shot in enumerate(other.shots) if shot.picture is None), -1)
        yield f"给《{_short(other.title)}》", (other.key, free)


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


class _Card(QFrame):
    """One picture, its caption and what can be done with it."""

    def __init__(self, shot: Shot, name: str, images: LaterRenditions) -> None:
        super().__init__()
        self._shot = shot
        self._images = images
        self.setFixedWidth(_CARD)
        self.picture = QLabel()
        self.picture.setFixedSize(_CARD - 4, _THUMB.height())
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption = QLabel(shot.caption or "没有图注")
        caption.setWordWrap(True)
        caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        caption.setToolTip(shot.caption)
        caption.setFixedHeight(caption.fontMetrics().lineSpacing() * 2 + 2)
        self.button = QToolButton()
        self.button.hide()
        self.name = QLabel(name)
        if shot.doubtful:
            self.name.setText(f"{name}　请核对")
            theme.tone(self.name, "warning")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.name, 1)
        top.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 0)
        layout.setSpacing(3)
        layout.addWidget(self.picture)
        layout.addLayout(top)
        layout.addWidget(caption)
        layout.addStretch(1)
        told = shot.picture
        self.setAccessibleName(f"{name} {told.name if told else '还没有图片'}")
        if told is not None:
            self.picture.setToolTip(f"{told.name}\n{told.width}×{told.height} 像素")
        self.show_picture()

    def offer(self, words: str, tip: str, act: object) -> None:
        """Show a button that does something."""
        self._button(words, tip)
        self.button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]

    def offer_menu(self, words: str, tip: str, menu: QMenu) -> None:
        """Show a button that opens a menu."""
        self._button(words, tip)
        self.button.setMenu(menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_picture(self) -> None:
        """Show what is known of the picture by now."""
        told = self._shot.picture
        if told is None:
            self.picture.setText("还没有图片")
            theme.tone(self.picture, "warning")
            return
        ratio = self.devicePixelRatioF()
        share = min(_THUMB.width() / max(told.width, 1), _THUMB.height() / max(told.height, 1))
        size = told.width * share * ratio, told.height * share * ratio
        image = self._images.image(str(told.path), Crop(), *size)
        if image is None:
            self.picture.setText("打不开")
            return
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    def _button(self, words: str, tip: str) -> None:
        self.button.setText(words)
        self.button.setToolTip(tip)
        self.button.setIcon(icon("arrow-left-right"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAccessibleName(f"{words}：{self.name.text()}")
        self.button.show()
        steady(self)
