"""The line under the body: how much is written, whether it is kept, how it fits its place."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from newsroom.desk.measuring import Fitting, counted, told
from newsroom.ui import theme
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.fit_button import FitButton

_REST_MILLISECONDS = 60
_GAP = 8
_TIP = "字数：连标点，和不计标点"
_FINE = ("已", "正在")  # saved, or about to be: no word of warning
_LONG = 200  # characters of a paragraph that a newspaper's narrow columns bear badly


class Foot(QWidget):
    """chosen: the offset in the body of a way to save or gain a line."""

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
        body.cursorPositionChanged.connect(self._rest.start)
        body.selectionChanged.connect(self._rest.start)
        self.button.chosen.connect(self.chosen)
        self._build()

    def show_count(self, words: str) -> None:
        """Show the length of the whole body."""
        self._words = words
        self._follow()

    def show_saved(self, words: str) -> None:
        """Show whether all is saved."""
        self.saved.setText(words)
        self._share()

    def show_fit(self, over: int | None, under: int, elsewhere: str) -> None:
        """Show how the article fits its place: over or under lines; None where it has none."""
        if over is None:
            text, tone = f"在{elsewhere}" if elsewhere else "未上版", "quiet"
        elif over > 0:
            text, tone = f"多 {over} 行", "error"
        elif under > 0:
            text, tone = f"缺 {under} 行", "warning"
        else:
            text, tone = "正好", "good"
        self.fit.setText(text)
        self.fit.setAccessibleName(f"版面：{text}")
        theme.tone(self.fit, tone)
        self._share()

    def add(self, button: QWidget) -> None:
        """A button beside what says whether all is kept."""
        self._row.insertWidget(self._row.indexOf(self.saved) + 1, button)

    def show_fitting(self, fitting: Fitting) -> None:
        """Show where lines can be saved or gained."""
        self.button.show_fitting(fitting)
        self.fit.setToolTip(self.button.toolTip())
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What matters least gives way first."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Leave out the paragraph's length, then that all is saved, where there is no room."""
        labels = (self.here, self.saved)
        widgets = [w for w in self.children() if isinstance(w, QWidget) and w not in labels]
        others = [w for w in widgets if not w.isHidden()]
        room = self.width() - sum(w.sizeHint().width() + _GAP for w in others)
        for label in (self.saved, self.here):
            room -= label.sizeHint().width() + _GAP
            fine = label is self.here or self.saved.text().startswith(_FINE)
            label.setVisible(room >= 0 or not fine)
        self.count.setToolTip("\n".join(filter(None, (_TIP, self.here.text(), self.saved.text()))))

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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self.here, self.saved):
            theme.tone(label, "quiet")
        font = self.fit.font()
        font.setBold(True)
        self.fit.setFont(font)
        row.addWidget(self.count, 1)
        row.addWidget(self.here)
        row.addWidget(self.saved)
        self._row = row
        row.addWidget(self.fit)
        row.addWidget(self.button)
