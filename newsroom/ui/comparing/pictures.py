"""A returned scan or photograph beside our pages, alike in size and place, or over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.page import chinese_number
from newsroom.ui.comparing.spots import ImageView, SpotView, Together
from newsroom.ui.dialogs import roomy
from newsroom.ui.pages.zooms import FIT_PAGE, FIT_WIDTH
from newsroom.ui.picture_reader import picture_reader
from newsroom.ui.steady import steady

_BLINK_MILLISECONDS = 700
_HALF = 50
_TURN = 90


class PicturesWindow(QDialog):
    """Our page left, the returned picture right. booked: page number, to write a correction."""

    booked = Signal(int)

    def __init__(
        self,
        pages: Sequence[PageFrames],
        images: Sequence[tuple[str, Path]],
        pictures: PictureSource,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._pages, self._files = tuple(pages), tuple(images)
        self._images: dict[tuple[int, int], QImage] = {}
        self._turns = [0] * len(self._files)
        self.setWindowTitle("回样比对：图片回样")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._ours, self._theirs = SpotView(), ImageView()
        self._ours.set_picture_source(pictures)
        self._together = Together(self._ours, self._theirs)
        self._page, self._file = QComboBox(), QComboBox()
        self._over = self._toggle("叠在一起(&O)", "把回样叠在我们的版面上看")
        self._blink = self._toggle("闪烁(&K)", "回样和我们的版面轮流显示，不同的地方会跳动")
        self._density = QSlider(Qt.Orientation.Horizontal)
        self._timer = QTimer(self)
        self._timer.setInterval(_BLINK_MILLISECONDS)
        self._shown = True
        self._arrange()
        self._connect()
        self._show()
        steady(self)

    @staticmethod
    def _toggle(text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _arrange(self) -> None:
        for page in self._pages:
            self._page.addItem(f"{chinese_number(page.number)}版", page.number)
        for index, (name, _) in enumerate(self._files):
            self._file.addItem(name, index)
        self._page.setAccessibleName("我们的版面")
        self._file.setAccessibleName("回样图片")
        self._density.setRange(0, 100)
        self._density.setValue(_HALF)
        self._density.setFixedWidth(130)
        self._density.setAccessibleName("回样的浓淡")
        self._density.setToolTip("回样的浓淡")
        fit_page = self._plain("整页(&P)", lambda: self._ours.set_zoom(FIT_PAGE))
        fit_width = self._plain("满宽(&W)", lambda: self._ours.set_zoom(FIT_WIDTH))
        turn = self._plain("转 90°(&R)", self._turn)
        note = self._plain("记一条改样(&G)…", lambda: self.booked.emit(self._number()))
        close = self._plain("关闭", self.accept)
        bar = QHBoxLayout()
        for widget in (QLabel("我们的"), self._page, QLabel("回样"), self._file):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self._over, self._density, self._blink, fit_page, fit_width, turn):
            bar.addWidget(widget)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        for view in (self._ours, self._theirs):
            view.setMinimumWidth(260)
            self._panes.addWidget(view)
        hint = QLabel("图片回样只能对照着看：Ctrl+滚轮缩放，按住中键拖动，两边一起动。")
        hint.setObjectName("empty")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(note)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(bar)
        layout.addWidget(self._panes, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1400, room.width() - 60), min(940, room.height() - 70))
        self._panes.setSizes([600, 600])
        for view in (self._ours, self._theirs):
            view.set_zoom(FIT_PAGE)

    def _plain(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    def _connect(self) -> None:
        self._page.currentIndexChanged.connect(lambda _: self._show())
        self._file.currentIndexChanged.connect(self._follow)
        self._over.toggled.connect(self._show_over)
        self._blink.toggled.connect(self._show_blink)
        self._density.valueChanged.connect(lambda _: self._lay())
        self._timer.timeout.connect(self._tick)

    def _number(self) -> int:
        return int(self._page.currentData() or 0)

    def _follow(self, index: int) -> None:
        """A returned page is most likely the page of ours of the same place."""
        if len(self._files) == len(self._pages):
            self._page.setCurrentIndex(index)
        self._show()

    def _show(self) -> None:
        page = next((page for page in self._pages if page.number == self._number()), None)
        self._ours.set_page(page, (), None)
        image = self._image()
        if page is not None:
            self._theirs.show_image(image, int(page.width), int(page.height))
        self._lay()

    def _image(self) -> QImage | None:
        index = self._file.currentIndex()
        if index < 0:
            return None
        key = (index, self._turns[index])
        if key not in self._images:
            reader = picture_reader(str(self._files[index][1]))
            reader.setAutoTransform(True)
            image = reader.read()
            if key[1]:
                image = image.transformed(QTransform().rotate(_TURN * key[1]))
            self._images = {key: image}
        return self._images[key]

    def _turn(self) -> None:
        index = self._file.currentIndex()
        if index >= 0:
            self._turns[index] = (self._turns[index] + 1) % 4
            self._show()

    def _show_over(self, over: bool) -> None:
        self._theirs.setVisible(not over)
        if not over:
            self._blink.setChecked(False)
        self._lay()

    def _show_blink(self, blinks: bool) -> None:
        if blinks:
            self._over.setChecked(True)
            self._timer.start()
        else:
            self._timer.stop()
        self._shown = True
        self._lay()

    def _tick(self) -> None:
        self._shown = not self._shown
        self._lay()

    def _lay(self) -> None:
        over = self._over.isChecked()
        self._density.setEnabled(over and not self._blink.isChecked())
        density = self._density.value() / 100
        if self._blink.isChecked():
            density = 1.0 if self._shown else 0.0
        self._ours.lay_over(self._image() if over else None, density if over else 0.0)
