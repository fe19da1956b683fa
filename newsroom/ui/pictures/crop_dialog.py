"""The dialog that crops a picture: on the original, which stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.rearranging import Printed
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.pictures.crop_view import CropView
from newsroom.ui.pictures.cropping import Frame
from newsroom.ui.pictures.reading import Reading

_FREE, _PLACE, _OWN = 0.0, -1.0, -2.0
_ASPECTS = (
    ("自由", _FREE, "四边随意"),
    ("原图比例", _OWN, "和原图一样的宽高比"),
    ("3:2", 3 / 2, "相机照片的宽高比"),
    ("4:3", 4 / 3, "手机照片的宽高比"),
    ("1:1", 1.0, "正方"),
    ("按版位", _PLACE, "和版面上留给它的位置一样宽高"),
)


class CropDialog(QDialog):
    """Asks what to keep of a slot's picture."""

    def __init__(self, slot: Slot, images: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("裁切图片")
        self._known: Picture | None = None
        self._printed: Printed | None = None
        self._upright = False
        self._view = CropView(slot.picture, slot.whole, images)
        self._view.cropped.connect(self._tell)
        self._told = QLabel()
        self._aspects = QButtonGroup(self)
        self._turn = self._button("横竖对调", "把 3:2 换成 2:3，4:3 换成 3:4", self._turned)
        self._arrange()
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 80), min(720, room.height() - 70))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_printed(None)

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        for number, (words, _, help_) in enumerate(_ASPECTS):
            button = QToolButton()
            button.setText(words)
            button.setToolTip(help_)
            button.setCheckable(True)
            button.setChecked(number == 0)
            self._aspects.addButton(button, number)
            bar.addWidget(button)
        self._aspects.idClicked.connect(lambda _id: self._apply())
        bar.addSpacing(8)
        bar.addWidget(self._turn)
        bar.addStretch(1)
        bar.addWidget(self._button("全图", "不裁切，用整张原图", self._reset))
        keys = QLabel(
            "拖四角或四边裁切，拖中间挪动；用键盘按方向键挪动，加 Shift 改大小。"
            "原图不会改动，随时可以重新裁切"
        )
        keys.setObjectName("empty")
        keys.setWordWrap(True)
        box = buttons("裁切")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        take = box.button(QDialogButtonBox.StandardButton.Ok)
        take.setToolTip("按选好的范围使用这张图片（回车）")
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)
        for widget in (self._told, keys, box):
            layout.addWidget(widget)

    @staticmethod
    def _button(words: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def crop(self) -> Crop:
        """What is cut away."""
        return self._view.frame.crop()

    def set_known(self, picture: Picture | None) -> None:
        """Tell the picture's record: its pixels."""
        self._known = picture
        self._apply()
        self._tell()

    def set_printed(self, printed: Printed | None) -> None:
        """Tell how the picture stands on the page on show; None where it does not."""
        self._printed = printed
        button = self._aspects.button(len(_ASPECTS) - 1)
        button.setEnabled(printed is not None)
        if printed is None:
            button.setToolTip("这张图片还没有放到版面上")
        else:
            button.setToolTip(f"{_ASPECTS[-1][2]}（{printed.aspect:.2f}:1）")
        self._tell()

    def _apply(self) -> None:
        """Keep to the aspect that is chosen."""
        wanted = _ASPECTS[self._aspects.checkedId()][1]
        self._turn.setEnabled(wanted > 0)
        own = self._own()
        if wanted == _OWN:
            self._view.set_shape(1.0)
        elif wanted == _PLACE and self._printed is not None:
            self._view.set_shape(self._printed.aspect / own)
        elif wanted > 0:
            self._view.set_shape((1 / wanted if self._upright else wanted) / own)
        else:
            self._view.set_shape(0.0)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        self._upright = not self._upright
        self._apply()

    def _reset(self) -> None:
        self._aspects.button(0).setChecked(True)
        self._apply()
        self._view.set_frame(Frame())

    def _own(self) -> float:
        """The original's own aspect."""
        known = self._known
        return known.width / known.height if known and known.width and known.height else 1.5

    def _tell(self) -> None:
        """How much of the original is kept."""
        frame, known = self._view.frame, self._known
        if known is None:
            self._told.setText("")
            return
        wide, high = round(known.width * frame.width), round(known.height * frame.height)
        words = f"留下 {wide}×{high} 像素"
        if frame != Frame():
            words += f"（原图 {known.width}×{known.height}）"
        printed = self._printed.of(wide, high) if self._printed is not None else None
        if printed is not None and printed.dots:
            poor = "，印出来会发虚" if printed.poor else ""
            words += f"　按版位印出来 {printed.dots} dpi{poor}"
        theme.tone(self._told, "error" if printed is not None and printed.poor else "quiet")
        self._told.setText(words)
