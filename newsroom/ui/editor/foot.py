"""The line under the body: how much is written, whether it is kept, how it fits its place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from newsroom.desk.measuring import Fitting, counted, told
from newsroom.ui import theme
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.fit_button import FitButton

_REST_MILLISECONDS = 60
_SHARE_MILLISECONDS = 30
_GAP = 8
_TIP = "字数：连标点，和不计标点"
_FINE = ("已", "正在")  # saved, or about to be: no word of warning
_LONG = 200  # characters of a paragraph that a newspaper's narrow columns bear badly


class Foot(QWidget):
    """Lays out its words by itself: a layout's would lay the whole window out anew with each key.

    chosen: the offset in the body of a way to save or gain a line.
    """

    chosen = Signal(int)

    def __init__(self, body: BodyEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self.count, self.here, self.saved, self.fit = QLabel(), QLabel(), QLabel(), QLabel()
        self.button = FitButton()
        self._words = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._follow)
        self._fit: tuple[int | None, int, str] | None = None
        self._fitting: Fitting | None = None
        self._shared: list[QSize] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SHARE_MILLISECONDS)
        self._soon.timeout.connect(self._share)
        body.cursorPositionChanged.connect(self._rest.start)
        body.selectionChanged.connect(self._rest.start)
        self.button.chosen.connect(self.chosen)
        self._build()

    def show_count(self, words: str) -> None:
        """Show the length of the whole body, as soon as the writing rests for a moment."""
        self._words = words
        if not self._rest.isActive():
            self._rest.start()

    def show_saved(self, words: str) -> None:
        """Show whether all is saved."""
        self.saved.setText(words)
        self._share_soon()

    def show_fit(self, over: int | None, under: int, elsewhere: str) -> None:
        """Show how the article fits its place: over or under lines; None where it has none."""
        if (over, under, elsewhere) == self._fit:
            return
        self._fit = (over, under, elsewhere)
        if over is None:
            text, tone = f"在{elsewhere}" if elsewhere else "本期未上版", "quiet"
        elif over > 0:
            text, tone = f"多 {over} 行", "error"
        elif under > 0:
            text, tone = f"缺 {under} 行", "warning"
        else:
            text, tone = "正好", "good"
        self.fit.setText(text)
        self.fit.setAccessibleName(f"版面：{text}")
        theme.tone(self.fit, tone)
        self._share_soon()

    def add(self, button: QWidget) -> None:
        """A button beside what says whether all is kept."""
        button.setParent(self)
        self._row.insert(self._row.index(self.saved) + 1, button)
        button.show()
        self.updateGeometry()
        self._share_soon()

    def show_fitting(self, fitting: Fitting) -> None:
        """Show where lines can be saved or gained."""
        if fitting == self._fitting:
            return
        self._fitting = fitting
        self.button.show_fitting(fitting)
        self.fit.setToolTip(self.button.toolTip())
        self._share_soon()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the highest of what stands in it."""
        return QSize(0, max(widget.sizeHint().height() for widget in self._row))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same: what matters least gives way."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What matters least gives way first."""
        super().resizeEvent(event)
        self._share()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """All stands in its place when it is first seen."""
        super().showEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Words that became wider or narrower ask for another share."""
        if event.type() == QEvent.Type.LayoutRequest and self._wanted() != self._shared:
            self._share_soon()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger letters need a higher line."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _share_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _wanted(self) -> list[QSize]:
        """The sizes that all but the length of the body would like to have."""
        return [widget.sizeHint() for widget in self._row[1:]]

    def _share(self) -> None:
        """Leave out the paragraph's length, then that all is saved, where there is no room; the
        length of the body takes what is left.
        """
        self._soon.stop()
        labels = (self.here, self.saved)
        self._shared = self._wanted()
        sizes = dict(zip(self._row[1:], self._shared, strict=True))
        others = [w for w in self._row[1:] if w not in labels and not w.isHidden()]
        room = self.width() - self.count.sizeHint().width() - _GAP
        room -= sum(sizes[widget].width() + _GAP for widget in others)
        for label in (self.saved, self.here):
            room -= sizes[label].width() + _GAP
            fine = label is self.here or self.saved.text().startswith(_FINE)
            label.setVisible(room >= 0 or not fine)
        self._put(sizes)
        tip = "\n".join(filter(None, (_TIP, self.here.text(), self.saved.text())))
        if tip != self.count.toolTip():
            self.count.setToolTip(tip)

    def _put(self, sizes: Mapping[QWidget, QSize]) -> None:
        """Each beside the next, the last at the right end."""
        right = self.width()
        for widget in reversed(self._row[1:]):
            if not widget.isHidden():
                width, high = sizes[widget].width(), sizes[widget].height()
                widget.setGeometry(right - width, (self.height() - high) // 2, width, high)
                right -= width + _GAP
        self.count.setGeometry(0, 0, max(right, 0), self.height())

    def _follow(self) -> None:
        """The length of what is selected, else of the paragraph the caret is in."""
        if self._body.composing:
            self._rest.start()
            return
        chosen = self._body.selected()
        self.count.setText(f"选中 {told(chosen)}" if chosen else self._words)
        number, line = self._body.paragraph()
        whole = counted(line)[0]
        self.here.setText(f"第 {number} 段 {whole} 字" if whole else "")
        theme.tone(self.here, "warning" if whole > _LONG else "quiet")
        self.here.setToolTip("这一段偏长，排在窄栏里不好读" if whole > _LONG else "光标所在的一段")
        self._share()

    def _build(self) -> None:
        for label in (self.here, self.saved):
            theme.tone(label, "quiet")
        font = self.fit.font()
        font.setBold(True)
        self.fit.setFont(font)
        self._row: list[QWidget] = [self.count, self.here, self.saved, self.fit, self.button]
        for widget in self._row:
            hidden = widget.isHidden() and widget is self.button
            widget.setParent(self)
            widget.setVisible(not hidden)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
