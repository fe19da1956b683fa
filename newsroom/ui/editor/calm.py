"""Full-screen writing: the text alone, set to a calm measure in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenuBar, QSplitterHandle, QToolButton, QWidget

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_MEASURE = 34  # characters a line: what a book has
_LARGER = 1.25
_KEPT = (QMenuBar, QSplitterHandle)  # that comes and goes with its panes


class CalmHand(QObject):
    """Hides all panes but the text, and brings them back. said: words for the status bar.

    The window stays the same window, so that every shortcut goes on working; the menu bar has no
    height meanwhile instead of being hidden, since a hidden one would take its shortcuts along.
    """

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self._room: tuple[QWidget, int] | None = None
        self._way_out = self._make_way_out()
        window.installEventFilter(self)
        window.editor.body.installEventFilter(self)
        window.editor.body.cursorPositionChanged.connect(self._follow)

    @property
    def on(self) -> bool:
        """Whether the text stands alone."""
        return self._room is not None

    def toggle(self) -> None:
        """Go there, or come back."""
        if self.on:
            self.leave()
        elif self._window.editing.article:
            self.enter()
        else:
            self.said.emit("请先打开一篇稿件")

    def enter(self) -> None:
        """Leave nothing but the text on show."""
        window, editor = self._window, self._window.editor
        self._commit()
        self._hidden = [w for w in self._around() if not w.isHidden()]
        for widget in self._hidden:
            widget.hide()
        bar = window.menuBar()
        self._room = (bar, bar.maximumHeight())
        bar.setMaximumHeight(0)
        editor.show_only_text(True)
        self._way_out.show()
        self._scale(_LARGER)
        editor.body.set_measure(_MEASURE)
        editor.body.setCenterOnScroll(True)
        self._state = window.windowState()
        window.showFullScreen()
        editor.body.setFocus()
        QTimer.singleShot(0, editor.body, editor.body.centerCursor)  # once all is laid out anew

    def leave(self) -> None:
        """Bring all panes back."""
        if self._room is None:
            return
        window, editor = self._window, self._window.editor
        self._commit()
        bar, height = self._room
        self._room = None
        bar.setMaximumHeight(height)
        editor.body.setCenterOnScroll(False)
        editor.body.set_measure(0)
        self._scale(1 / _LARGER)
        editor.show_only_text(False)
        self._way_out.hide()
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        window.setWindowState(self._state)
        editor.body.setFocus()
        QTimer.singleShot(0, editor.body, editor.body.centerCursor)  # once all is laid out anew

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Esc comes back; a window that closes is remembered as it was before."""
        if not self.on:
            return False
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.leave()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            composing = self._window.editor.composing
            if event.key() == Qt.Key.Key_Escape and not composing:
                self.leave()
                return True
        return False

    def _make_way_out(self) -> QToolButton:
        """For those whose hand is on the mouse, and who do not know the key."""
        button = QToolButton()
        button.setText("退出全屏（Esc）")
        button.setObjectName("mark")
        button.setToolTip("回到原来的窗口（Esc）")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.leave)
        button.hide()
        self._window.editor.foot.add(button)
        return button

    def _around(self) -> list[QWidget]:
        """The panes beside the editor, and the status bar."""
        kept: QWidget = self._window.editor
        found: list[QWidget] = [self._window.statusBar()]
        while (around := kept.parentWidget()) is not None and kept is not self._window:
            beside = [w for w in around.children() if isinstance(w, QWidget) and w is not kept]
            found += [w for w in beside if not w.isWindow() and not isinstance(w, _KEPT)]
            kept = around
        return list(dict.fromkeys(found))

    def _scale(self, factor: float) -> None:
        body = self._window.editor.body
        body.set_size(body.font().pointSizeF() * factor)

    def _commit(self) -> None:
        """What an input method holds is handed over before the text moves."""
        if self._window.editor.composing:
            QGuiApplication.inputMethod().commit()

    def _follow(self) -> None:
        """Keep the line that is written in the middle, as a typewriter does."""
        body = self._window.editor.body
        if self.on and not body.composing and body.textCursor().atEnd():
            body.centerCursor()
