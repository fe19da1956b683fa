"""The strip of an article's pictures, one card below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk import rearranging
from newsroom.desk.rearranging import NEW, Printed, Rearranged
from newsroom.model.contributor import Contributor
from newsroom.model.identity import new_id
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.ui import theme
from newsroom.ui.editor.fields import Field
from newsroom.ui.icons import icon
from newsroom.ui.pictures.card import Card, Facts
from newsroom.ui.pictures.files import carried, carrying
from newsroom.ui.pictures.reading import Reading
from newsroom.ui.pictures.thumb import SIZE

_SHOWN = 2  # cards seen at once; the others are scrolled to
_CARD = SIZE.height() + 20
_GAP = 4
_EMPTY = "图片：还没有。把照片拖到这里，或按 Ctrl+V 粘贴"


class PicturesStrip(QWidget):
    """Edits the slots of an article.

    edited: captions or photographers were typed. arranged: a Rearranged to be done. wanted: a
    picture file is to be chosen for the slot with this index (NEW: a new one). brought: (Carried,
    index) something dropped or pasted before that slot (NEW: behind all). looked, crop_wanted: at
    the slot with this index. shown: other slots are on show. naming: names are about to be typed.
    """

    edited = Signal()
    arranged = Signal(object)
    wanted = Signal(int)
    brought = Signal(object, int)
    looked = Signal(int)
    crop_wanted = Signal(int)
    shown = Signal()
    naming = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._home = new_id()
        self._people: Sequence[Contributor] = ()
        self._cards: list[Card] = []
        self._known: Mapping[str, Picture] = {}
        self._printed: Mapping[int, Printed] = {}
        self._most = _SHOWN
        self.images = Reading(lambda _picture: "", self)
        self.images.arrived.connect(self._arrived)
        self._build()
        self.show_slots(())

    def set_path_finder(self, path: Callable[[str], str]) -> None:
        """How to find a stored picture's file by its SHA-256; called beside the window."""
        self.images.set_finder(path)

    def show_slots(self, slots: tuple[Slot, ...]) -> None:
        """Show an article's slots."""
        if slots == self.slots() and len(slots) == len(self._cards) and slots:
            return
        focused = self._focused()
        for card in self._cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for index, slot in enumerate(slots):
            card = Card(slot, index, self.images, lambda: self._people, self._home)
            card.edited.connect(self.edited)
            card.naming.connect(self.naming)
            card.asked.connect(lambda verb, i=index: self._do(verb, i))
            self._row.addWidget(card)
            self._cards.append(card)
        self._title.setText(f"图片（{len(slots)}）" if slots else _EMPTY)
        self._show_area()
        self._printed = {}
        self._tell()
        if focused >= 0 and slots:
            self._focus(min(focused, len(slots) - 1))
        self.shown.emit()

    def captions(self) -> list[Field]:
        """The fields of the captions."""
        return [card.caption for card in self._cards]

    def slots(self) -> tuple[Slot, ...]:
        """The slots as edited."""
        return tuple(card.slot() for card in self._cards)

    def give_way(self, room: int) -> None:
        """Show no more cards at once than this many pixels of height hold, but one; the others are
        scrolled to."""
        most = next((n for n in range(_SHOWN, 1, -1) if self._tall(n) <= room), 1)
        if most != self._most:
            self._most = most
            self._show_area()

    def taken(self) -> int:
        """Pixels of height that the cards take as they stand."""
        return 0 if self._area.isHidden() else self._area.height()

    def _show_area(self) -> None:
        seen = min(len(self._cards), self._most)
        self._area.setVisible(bool(seen))
        self._area.setFixedHeight(self._tall(seen))

    def _tall(self, cards: int) -> int:
        """How high so many cards are, in letters of today's size."""
        one = max([_CARD, *(card.sizeHint().height() for card in self._cards)])
        return cards * one + max(cards - 1, 0) * _GAP

    def set_people(self, people: Sequence[Contributor]) -> None:
        """Know whom the house knows, to complete names."""
        self._people = people

    def show_known(self, pictures: Mapping[str, Picture]) -> None:
        """Tell the records of the pictures, by SHA-256."""
        self._known = dict(pictures)
        self._tell()

    def show_printed(self, printed: Mapping[int, Printed]) -> None:
        """Tell how the slots are printed on the page on show."""
        if printed != self._printed:
            self._printed = dict(printed)
            self._tell()

    @property
    def printed(self) -> Mapping[int, Printed]:
        """How the slots are printed, as last told."""
        return self._printed

    def show_slot(self, index: int) -> None:
        """Put the caret into the caption of a slot, where there is one."""
        if index < len(self._cards):
            card = self._cards[index]
            self._area.ensureWidgetVisible(card)
            card.start()

    def focus_slot(self, index: int) -> None:
        """Put the focus on the picture of a slot, where there is one."""
        if index < len(self._cards):
            self._focus(index)

    def composing(self) -> bool:
        """Whether an input method holds text in one of the captions."""
        return any(card.composing() for card in self._cards)

    def paste(self) -> bool:
        """Put in what the clipboard holds; whether it held a picture."""
        found = carried(QGuiApplication.clipboard().mimeData())
        if found.any:
            at = self._focused()
            self.brought.emit(found, at + 1 if at >= 0 else NEW)
        return found.any

    # Keys, drops ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and paste of pictures."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        if event.matches(QKeySequence.StandardKey.Copy) and self._focused() >= 0:
            self._do("copy", self._focused())
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take pictures; other files are left to the window."""
        event.setAccepted(carried(event.mimeData()).any)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where it would go in."""
        event.acceptProposedAction()
        self._show_gap(self._gap(event.position().toPoint()))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """Show nothing any more."""
        self._line.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Put it in where it was let go."""
        self._line.hide()
        event.acceptProposedAction()
        found, at = carried(event.mimeData()), self._gap(event.position().toPoint())
        if found.home == self._home and 0 <= found.index < len(self._cards):
            self._move(found.index, at - (at > found.index))
        else:
            self.brought.emit(found, at if at < len(self._cards) else NEW)

    def _gap(self, point: QPoint) -> int:
        """Before which card something would go in."""
        for index, card in enumerate(self._cards):
            middle = card.mapTo(self, QPoint(0, card.height() // 2))
            if point.y() < middle.y():
                return index
        return len(self._cards)

    def _show_gap(self, at: int) -> None:
        if not self._cards:
            return
        card = self._cards[min(at, len(self._cards) - 1)]
        edge = QPoint(0, 0 if at < len(self._cards) else card.height())
        top = self._area.mapFrom(self, card.mapTo(self, edge)).y()
        top = min(max(top, 1), self._area.height() - 2)
        self._line.setGeometry(2, self._area.y() + top - 1, self.width() - 4, 3)
        self._line.raise_()
        self._line.show()

    # Acts ----------------------------------------------------------------------------------------

    def _do(self, verb: str, index: int) -> None:
        self._hand_over()
        slots = self.slots()
        acts: dict[str, Callable[[], object]] = {
            "look": lambda: self.looked.emit(index),
            "crop": lambda: self.crop_wanted.emit(index),
            "choose": lambda: self.wanted.emit(index),
            "caption": lambda: self.show_slot(index),
            "copy": lambda: self._copy(index),
            "remove": lambda: self._arrange(rearranging.removed(slots, index)),
            "confirm": lambda: self._arrange(rearranging.confirmed(slots, index)),
            "uncrop": lambda: self._arrange(rearranging.cropped(slots, index, Crop())),
            "up": lambda: self._move(index, index - 1),
            "down": lambda: self._move(index, index + 1),
            "before": lambda: self.focus_slot(max(index - 1, 0)),
            "after": lambda: self.focus_slot(index + 1),
            "focused": lambda: self._area.ensureWidgetVisible(self._cards[index], 0, 0),
        }
        if index < len(slots) and (verb not in ("look", "crop") or slots[index].picture):
            acts[verb]()

    def _move(self, index: int, to: int) -> None:
        if index != to and 0 <= to < len(self._cards):
            self._hand_over()
            self._arrange(rearranging.moved(self.slots(), index, to))
            self.focus_slot(to)

    def _hand_over(self) -> None:
        """Have what an input method holds in a caption: an act takes the captions as they are."""
        if self.composing():
            QGuiApplication.inputMethod().commit()

    def _arrange(self, act: Rearranged) -> None:
        self.arranged.emit(act)

    def _copy(self, index: int) -> None:
        QGuiApplication.clipboard().setMimeData(carrying((self.slots()[index],)))

    def _focused(self) -> int:
        return next((i for i, card in enumerate(self._cards) if card.thumb.hasFocus()), NEW)

    def _focus(self, index: int) -> None:
        self._cards[index].thumb.setFocus(Qt.FocusReason.OtherFocusReason)

    # Telling, building ---------------------------------------------------------------------------

    def _arrived(self, picture: str) -> None:
        for index, slot in enumerate(self.slots()):
            if slot.picture == picture:
                self._tell_card(index, slot)

    def _tell(self) -> None:
        for index, slot in enumerate(self.slots()):
            self._tell_card(index, slot)

    def _tell_card(self, index: int, slot: Slot) -> None:
        facts = Facts(self._known.get(slot.picture), self._printed.get(index))
        self._cards[index].show_facts(facts)

    def _build(self) -> None:
        self._add = QPushButton("添加图片…")
        self._add.setIcon(icon("image-plus"))
        self._add.setIconSize(QSize(16, 16))
        self._add.setAccessibleName("添加图片")
        self._add.setToolTip("选照片放进这篇稿件，可以一次选几张；也可以直接拖进来、粘贴进来")
        self._add.clicked.connect(lambda: self.wanted.emit(NEW))
        self._row = QVBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(self._row)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        bar = QHBoxLayout()
        self._title = QLabel()
        bar.addWidget(self._title)
        bar.addStretch(1)
        bar.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(bar)
        layout.addWidget(area)
        self._line = _Line(self)


class _Line(QFrame):
    """Where something dragged would go in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.hide()

    def showEvent(self, event: object) -> None:  # noqa: N802
        """In the accent's colour of the moment."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.colour("accent"))
        self.setPalette(palette)
