"""Ctrl+K: a line to type into, and below it what can be done and gone to by those words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from newsroom.desk.overview import listed
from newsroom.desk.sounding import read, sounds_like
from newsroom.model.listing import ArticleFilter
from newsroom.ui import theme
from newsroom.ui.commands import finding
from newsroom.ui.commands.finding import Offer
from newsroom.ui.icons import icon
from newsroom.ui.painting import painting
from newsroom.ui.preparing import Preparing

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from newsroom.ui.main_window import MainWindow

_OFFER = Qt.ItemDataRole.UserRole
_REST_MILLISECONDS = 120
_ROWS = 200
_ARTICLES = 20
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_HINT = "打字查命令、期、版、稿件，可用拼音首字母；↑↓ 选，回车做，Esc 关"
_WIDEST = "Ctrl+Shift+W"


class Palette(QDialog):
    """Finds commands, issues, pages and articles by words; Enter does or opens the chosen one."""

    def __init__(self, window: MainWindow) -> None:
        # No popup: input methods write into windows that can be active only.
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle("查找命令或转到")
        self._window = window
        self._commands = finding.commands(window)
        self._places = finding.places(window)
        self._articles: list[Offer] = []
        self._gone = False
        said = [offer.words for offer in (*self._commands, *self._places)]
        self._hearing = Preparing(partial(read, said), self)
        self._hearing.done.connect(partial(self._show, stay=True))
        self.field = QLineEdit()
        self.field.setPlaceholderText("命令、期、版或稿件，如：自动排版 / zdpb / 要闻")
        self.field.setAccessibleName("查找命令或转到")
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("找到的命令和去处")
        self.list.setItemDelegate(_LinePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = QLabel()
        self.note.setObjectName("empty")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._seek)
        self.field.installEventFilter(self)
        window.windowHandle().installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.list.itemClicked.connect(self._take)
        self.list.currentItemChanged.connect(self._explain)
        self.finished.connect(self._leave)
        self._stand()
        self._show()

    def offers(self) -> list[Offer]:
        """What is listed now, from above."""
        return [self.list.item(row).data(_OFFER) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows walk through the list while the caret stays in the line; Enter takes. A click
        elsewhere closes.
        """
        if event.type() == QEvent.Type.MouseButtonPress and watched is self._window.windowHandle():
            self.close()
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in _STEPS and self.list.count():
            row = self.list.currentRow() + _STEPS[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A line around it: it has no frame."""
        with painting(self) as painter:
            painter.setPen(theme.colour("line"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _leave(self) -> None:
        self._gone = True
        self._rest.stop()

    def _stand(self) -> None:
        """Under the menu bar, in the middle."""
        window = self._window
        size = QSize(min(680, window.width() - 80), min(460, window.height() - 120))
        corner = QPoint((window.width() - size.width()) // 2, window.menuBar().height() + 24)
        self.setGeometry(QRect(window.mapToGlobal(corner), size))
        self.field.setFocus()

    def _typed(self) -> None:
        self._articles = []
        self._show()
        self._rest.start()

    def _seek(self) -> None:
        """Look for articles once the typing rests."""
        typed = self.field.text().strip()
        if not typed:
            return
        wanted = ArticleFilter(text=typed, limit=_ARTICLES)
        self._window.lane.do(
            lambda desk: listed(desk.library, wanted), partial(self._show_articles, typed)
        )

    def _show_articles(self, typed: str, found: tuple) -> None:
        """Add the articles that were found for what was typed, where this still stands."""
        if not self._gone and typed == self.field.text().strip():
            self._articles = finding.articles(self._window, found)
            self._show(stay=True)

    def _show(self, *, stay: bool = False) -> None:
        typed = self.field.text().strip()
        sounds = sounds_like if self._hearing.ready else _unheard
        known = finding.matching(typed, self._commands, sounds)
        gone = finding.matching(typed, self._places, sounds) if typed else []
        row = self.list.currentRow() if stay else 0
        self.list.clear()
        sought = (finding.search(self._window, typed),) if typed else ()
        for offer in (*known, *gone, *self._articles)[:_ROWS] + sought:
            item = QListWidgetItem(offer.words)
            item.setData(_OFFER, offer)
            item.setToolTip(offer.why or offer.does)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self._explain()

    def _explain(self) -> None:
        item = self.list.currentItem()
        if item is None:
            self.note.setText(_HINT)
            return
        offer: Offer = item.data(_OFFER)
        self.note.setText(offer.why or offer.does or _HINT)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        offer: Offer = item.data(_OFFER)
        if offer.why:
            self._explain()
            return
        self.close()
        # After the palette is gone: what a command opens takes the keyboard.
        QTimer.singleShot(0, self._window, offer.act)


def _unheard(_typed: str, _words: str) -> bool:
    """How words sound is not known yet."""
    return False


class _LinePainter(QStyledItemDelegate):
    """One offer: icon, words, where it is, shortcut at the right."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line high, with room."""
        return QSize(200, option.fontMetrics.height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        offer: Offer = index.data(_OFFER)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Disabled if offer.why else QPalette.ColorGroup.Active
        role = QPalette.ColorRole
        palette = option.palette
        if chosen:
            painter.fillRect(option.rect, palette.color(role.Highlight))
        strong = palette.color(group, role.HighlightedText if chosen else role.Text)
        weak = strong if chosen else palette.color(role.PlaceholderText)
        area = option.rect.adjusted(10, 0, -12, 0)
        side = option.fontMetrics.height() + 2
        if offer.icon:
            spot = QRect(area.left(), area.center().y() - side // 2, side, side)
            tint = "on_accent" if chosen else "disabled" if offer.why else "icon"
            icon(offer.icon, tint).paint(painter, spot)
        area.setLeft(area.left() + side + 10)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        metrics = option.fontMetrics
        painter.setPen(weak)
        painter.drawText(area, right, offer.keys)
        area.setRight(area.right() - metrics.horizontalAdvance(_WIDEST) - 16)
        painter.drawText(area, right, offer.path)
        area.setRight(area.right() - metrics.horizontalAdvance(offer.path) - 16)
        painter.setPen(strong)
        words = metrics.elidedText(offer.words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, left, words)
        painter.restore()
