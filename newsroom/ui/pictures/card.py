"""One slot of an article: its picture, caption, photographers, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
)

from newsroom.desk.rearranging import Printed, photographers
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.ui import theme
from newsroom.ui.editor.fields import Field
from newsroom.ui.icons import icon
from newsroom.ui.pictures.by_field import ByField, People
from newsroom.ui.pictures.reading import Reading
from newsroom.ui.pictures.thumb import Thumb

_ACTS = (
    ("look", "zoom-in", "看大图", "空格"),
    ("crop", "crop", "裁切", "C"),
    ("choose", "replace", "更换图片", "回车"),
    ("remove", "trash-2", "移除这张图片", "Del"),
)
_NEEDS_PICTURE = frozenset({"look", "crop"})
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a slot's picture beside the slot: its record, and how it is printed."""

    picture: Picture | None = None
    printed: Printed | None = None


class Card(QFrame):
    """edited: caption or photographers were typed. asked: a verb (see Thumb), also `confirm`.

    naming: somebody is about to name photographers.
    """

    edited = Signal()
    asked = Signal(str)
    naming = Signal()

    def __init__(
        self, slot: Slot, index: int, images: Reading, people: People, home: str = ""
    ) -> None:
        super().__init__()
        self._slot = slot
        self._facts = Facts()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.thumb = Thumb(slot, index, images, home)
        self.thumb.asked.connect(self.asked)
        self._caption = Field(f"第 {index + 1} 张图片说明", "图片说明")
        self._caption.show_text(slot.caption)
        self._by = ByField(f"第 {index + 1} 张摄影者", people)
        self._by.focused.connect(self.naming)
        self._by.setToolTip(
            "摄影者，多人用空格隔开；写“张三 摄”“摄影：张三”也行，供图单位会移到说明末尾"
        )
        self._by.show_text("、".join(slot.photographers))
        self._dots = QLabel()
        self._told = Elided()
        self._confirm = QToolButton()
        self._confirm.setText("核对无误")
        self._confirm.setToolTip("这张图片和说明是配好的，不再提醒")
        self._confirm.clicked.connect(lambda: self.asked.emit("confirm"))
        self._buttons = {act[0]: self._button(act) for act in _ACTS}
        self._arrange()
        self._caption.edited.connect(self.edited)
        self._by.edited.connect(self.edited)
        self._by.editingFinished.connect(self._settle_names)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.show_facts(Facts())

    @property
    def caption(self) -> Field:
        """The field of its caption."""
        return self._caption

    def slot(self) -> Slot:
        """The slot as edited."""
        caption, names = self._settled()
        return replace(self._slot, caption=caption, photographers=names)

    def start(self) -> None:
        """Put the caret into the caption."""
        self._caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def composing(self) -> bool:
        """Whether an input method holds text here."""
        return self._caption.composing or self._by.composing

    def show_facts(self, facts: Facts) -> None:
        """Tell name, size, dots per inch, and what is wrong with the picture."""
        self._facts = facts
        about = _about(facts.picture) if facts.picture else ""
        doubts = self._doubts()
        self._told.show_text("　".join((*doubts, *filter(None, [about]))))
        theme.tone(self._told, "warning" if doubts else "quiet")
        self._confirm.setVisible(self._slot.doubtful and bool(self._slot.picture))
        self._show_dots(facts.printed)
        self.thumb.update()

    def _doubts(self) -> list[str]:
        found = []
        if self._slot.picture and self.thumb.lost:
            found.append("原图找不到了，请重新放入")
        if self._facts.picture is not None and self._facts.picture.shrunk:
            found.append("微信压缩图，请要原图")
        if self._slot.doubtful:
            found.append("图文配对待核对")
        return found

    def _show_dots(self, printed: Printed | None) -> None:
        known = printed is not None and printed.dots > 0
        self._dots.setVisible(known)
        if printed is None or not known:
            return
        self._dots.setText(f"{printed.dots} dpi")
        theme.tone(self._dots, "error" if printed.poor else "good")
        poor = "，印出来会发虚，请缩小版位或换原图" if printed.poor else ""
        self._dots.setToolTip(f"按版面上的大小印出来是 {printed.dots} dpi{poor}")

    def _settle_names(self) -> None:
        """摄影：张三 becomes the name; what is no person's name goes to the caption's end."""
        if self.composing():
            return
        caption, names = self._settled()
        if caption != self._caption.text().strip():
            self._caption.setText(caption)
        if "、".join(names) != self._by.text():
            self._by.setText("、".join(names))

    def _settled(self) -> tuple[str, tuple[str, ...]]:
        """The caption, and the photographers as names; as they came where nobody typed."""
        caption, typed = self._caption.text().strip(), self._by.text()
        if typed == "、".join(self._slot.photographers):
            return caption, self._slot.photographers
        names, rest = photographers(typed)
        return f"{caption}\u3000{rest}".strip() if rest else caption, names

    def _button(self, act: tuple[str, str, str, str]) -> QToolButton:
        verb, name, words, keys = act
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setStyleSheet("padding: 3px")
        button.setAccessibleName(words)
        button.setToolTip(f"{words}（{keys}）")
        button.setEnabled(bool(self._slot.picture) or verb not in _NEEDS_PICTURE)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.asked.emit(verb))
        return button

    def _arrange(self) -> None:
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self._by, 1)
        names.addWidget(self._dots)
        told = QHBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._told, 1)
        told.addWidget(self._confirm)
        for button in self._buttons.values():
            told.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(3, 2, 4, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(self.thumb, 0, 0, 3, 1)
        grid.addWidget(self._caption, 0, 1)
        grid.addLayout(names, 1, 1)
        grid.addLayout(told, 2, 1)
        grid.setColumnStretch(1, 1)
        for field in (self._caption, self._by):
            field.setMinimumWidth(60)
        self.setTabOrder(self.thumb, self._caption)
        self.setTabOrder(self._caption, self._by)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for verb, name, words, keys in _ACTS:
            action = menu.addAction(icon(name), f"{words}\t{keys}")
            action.setEnabled(self._buttons[verb].isEnabled())
            action.triggered.connect(lambda _=False, v=verb: self.asked.emit(v))
        menu.addSeparator()
        for verb, words in (
            ("up", "上移\tAlt+↑"),
            ("down", "下移\tAlt+↓"),
            ("copy", "复制\tCtrl+C"),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, v=verb: self.asked.emit(v))
        if self._slot.whole != Crop():
            menu.addAction("恢复全图").triggered.connect(lambda: self.asked.emit("uncrop"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(point))


class Elided(QLabel):
    """A line of words that takes the room it gets; the whole of it is the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setMinimumWidth(20)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setToolTip(text)
        self._fit()

    @property
    def whole(self) -> str:
        """All of the words."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten to the new room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, mode, self.width()))


def _about(picture: Picture) -> str:
    """Name, pixels and size of a file."""
    size = (
        f"{picture.size / _MEGABYTE:.1f} MB"
        if picture.size >= _MEGABYTE // 10
        else f"{picture.size // 1024} KB"
    )
    name = picture.name
    if len(name) > 28:
        name = f"{PurePath(name).stem[:16]}…{name[-10:]}"
    told = [name, f"{picture.width}×{picture.height}", size if picture.size else ""]
    return "　".join(filter(None, told))
