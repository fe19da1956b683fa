"""The strip of an article's pictures: thumbnail, caption, photographers; empty slots to fill."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.picture import Slot
from newsroom.ui import theme
from newsroom.ui.editor.fields import Field

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
PICTURE_FILES = f"图片 ({' '.join('*' + suffix for suffix in PICTURE_SUFFIXES)})"
_THUMB = QSize(96, 72)


class PicturesStrip(QWidget):
    """Edits the slots of an article.

    edited: a caption, photographer or the order changed. wanted: a picture file is to be chosen
    for the slot with this index (-1: a new slot). dropped: paths of pictures that were dropped.
    """

    edited = Signal()
    wanted = Signal(int)
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._cards: list[_Card] = []
        self._path: Callable[[str], str] = lambda _picture: ""
        self._add = QPushButton("添加图片…")
        self._add.setAccessibleName("添加图片")
        self._add.clicked.connect(lambda: self.wanted.emit(-1))
        self._row = QVBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        holder = QWidget()
        holder.setLayout(self._row)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        bar = QHBoxLayout()
        self._title = QLabel("图片")
        bar.addWidget(self._title)
        bar.addStretch(1)
        bar.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(area)
        self.show_slots(())

    def set_path_finder(self, path: Callable[[str], str]) -> None:
        """How to find a stored picture's file by its SHA-256."""
        self._path = path

    def show_slots(self, slots: tuple[Slot, ...]) -> None:
        """Show an article's slots."""
        for card in self._cards:
            self._row.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for index, slot in enumerate(slots):
            card = _Card(slot, self._path(slot.picture) if slot.picture else "")
            card.edited.connect(self.edited)
            card.chosen.connect(lambda i=index: self.wanted.emit(i))
            card.removed.connect(lambda i=index: self._remove(i))
            self._row.addWidget(card)
            self._cards.append(card)
        self._title.setText(f"图片（{len(slots)}）" if slots else "图片：还没有，可把照片拖进来")
        self._area.setVisible(bool(slots))
        self._area.setFixedHeight(min(len(slots), 2) * (_THUMB.height() + 20))

    def slots(self) -> tuple[Slot, ...]:
        """The slots as edited."""
        return tuple(card.slot() for card in self._cards)

    def show_slot(self, index: int) -> None:
        """Put the caret into the caption of a slot, where there is one."""
        if index < len(self._cards):
            card = self._cards[index]
            self._area.ensureWidgetVisible(card)
            card.start()

    def composing(self) -> bool:
        """Whether an input method holds text in one of the captions."""
        return any(card.composing() for card in self._cards)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take pictures; other files are left to the window."""
        event.setAccepted(bool(_pictures(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which pictures were dropped."""
        event.acceptProposedAction()
        self.dropped.emit(_pictures(event.mimeData()))

    def _remove(self, index: int) -> None:
        slots = list(self.slots())
        del slots[index]
        self.show_slots(tuple(slots))
        self.edited.emit()


class _Card(QFrame):
    """One slot."""

    edited = Signal()
    chosen = Signal()
    removed = Signal()

    def __init__(self, slot: Slot, path: str) -> None:
        super().__init__()
        self._slot = slot
        self.setFrameShape(QFrame.Shape.StyledPanel)
        thumb = QPushButton()
        thumb.setFixedSize(_THUMB + QSize(8, 8))
        thumb.setFlat(True)
        thumb.setAccessibleName("换图片")
        thumb.setToolTip("点一下更换图片" if path else "点一下选择图片")
        if path:
            thumb.setIcon(_thumbnail(path))
            thumb.setIconSize(_THUMB)
        else:
            thumb.setText("待补图")
        thumb.clicked.connect(self.chosen)
        self._caption = Field("图片说明", "图片说明")
        self._caption.show_text(slot.caption)
        self._by = Field("摄影者", "摄影者")
        self._by.show_text("、".join(slot.photographers))
        doubt = QLabel("图文配对待核对" if slot.doubtful else "")
        theme.tone(doubt, "warning")
        remove = QToolButton()
        remove.setText("移除")
        remove.setAccessibleName("移除这张图片")
        remove.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 4, 6, 4)
        grid.addWidget(thumb, 0, 0, 2, 1)
        grid.addWidget(self._caption, 0, 1, 1, 3)
        grid.addWidget(self._by, 1, 1)
        grid.addWidget(doubt, 1, 2)
        grid.addWidget(remove, 1, 3)
        grid.setColumnStretch(1, 1)
        self._caption.edited.connect(self.edited)
        self._by.edited.connect(self.edited)

    def start(self) -> None:
        """Put the caret into the caption."""
        self._caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def slot(self) -> Slot:
        """The slot as edited."""
        names = tuple(name for name in re.split(r"[\s、，,]+", self._by.text()) if name)
        return replace(self._slot, caption=self._caption.text().strip(), photographers=names)

    def composing(self) -> bool:
        """Whether an input method holds text here."""
        return self._caption.composing or self._by.composing


def _pictures(data: QMimeData) -> list[str]:
    """The files that are carried, where all of them are pictures."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    good = all(path.lower().endswith(PICTURE_SUFFIXES) for path in paths)
    return paths if good else []


def _thumbnail(path: str) -> QPixmap:
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
