"""The sheet of copy that came in: doubtful articles first, put right, then taken in together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk import resorting
from newsroom.desk.sorting import Part, Piece, Sheet, doubts, ordered, source_lines
from newsroom.model.kinds import WRITTEN_KINDS
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.icons import icon
from newsroom.ui.sorting.lines import LinesTable
from newsroom.ui.sorting.shots import ShotsStrip
from newsroom.ui.sorting.source import SourceView
from newsroom.ui.steady import steady

_KEY = Qt.ItemDataRole.UserRole
_HINT = "数字键改认作什么　F2 改文字　回车看下一篇　Ctrl+回车 全部收下"


class SortingDialog(QDialog):
    """Shows a sheet; what is accepted is in `sheet`."""

    def __init__(self, sheet: Sheet, home: str, parent: QWidget) -> None:
        """home: where the copy goes, as people say it."""
        super().__init__(parent)
        self.sheet = sheet
        self._before: list[tuple[Sheet, int]] = []
        self._key = -1
        self._known: dict[int, tuple[Piece, str, tuple[str, ...]]] = {}
        self.setWindowTitle("核对来稿")
        self._list = QListWidget()
        self._list.setAccessibleName("来稿")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setToolTip("有疑问的排在前面；上下键挑选")
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._kind = QComboBox()
        self._kind.setAccessibleName("体裁")
        self._kind.setToolTip("这篇稿件的体裁")
        for kind in WRITTEN_KINDS:
            self._kind.addItem(kind.text, kind)
        self._lines, self._shots, self._source = LinesTable(), ShotsStrip(), SourceView()
        self._file = QLabel()
        self._file.setObjectName("heading")
        self._sum = QLabel()
        self._sum.setObjectName("heading")
        self._home = home
        self._tools: dict[str, QToolButton] = {}
        self._buttons = buttons("全部收下")
        self._build()
        self._connect()
        self._list_pieces(ordered(sheet))
        self._list.setCurrentRow(0)
        self._lines.setFocus()

    # Showing -------------------------------------------------------------------------------------

    def _build(self) -> None:
        left, middle, right = QWidget(), QWidget(), QWidget()
        for pane, widgets in (
            (left, (self._sum, self._list)),
            (right, (self._file, self._source)),
        ):
            column = QVBoxLayout(pane)
            column.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                column.addWidget(widget, int(widget not in (self._sum, self._file)))
        take = self._tool("取用这几行", "copy", "把原文里选中的行加到这篇稿件里", "", self._use)
        right.layout().addWidget(take)  # type: ignore[union-attr]
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._bar())
        column.addWidget(self._told)
        column.addWidget(self._lines, 1)
        column.addWidget(self._shots)
        panes = QSplitter()
        for pane in (left, middle, right):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, 2 if pane is middle else 1)
        panes.setSizes([240, 660, 340])
        panes.setChildrenCollapsible(False)
        hint = QLabel(_HINT)
        hint.setObjectName("empty")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(panes, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(1500, room.width() - 40), min(920, room.height() - 50))
        for button in self._buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        accept = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        accept.setToolTip(f"把没有划掉的稿件都收进{self._home}（Ctrl+回车）")
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("都不收")
        steady(self)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("体裁")
        label.setBuddy(self._kind)
        row.addWidget(label)
        row.addWidget(self._kind)
        row.addStretch(1)
        for words, picture, tip, keys, act in (
            ("拆成两篇", "scissors", "从选中的行起另成一篇", "Ctrl+D", self._split),
            ("并到上一篇", "fold-vertical", "接在同一文件里上一篇的后面", "Ctrl+J", self._join),
            ("这篇不收", "eye-off", "这篇不收，再按一次收回", "Ctrl+Delete", self._drop),
            ("撤销", "undo-2", "撤销核对单上的上一步", "Ctrl+Z", self._undo),
        ):
            row.addWidget(self._tool(words, picture, tip, keys, act))
        return row

    def _tool(
        self, words: str, picture: str, tip: str, keys: str, act: Callable[[], None]
    ) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setIcon(icon(picture))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"{tip}（{keys}）" if keys else tip)
        settled = partial(self._settled, act)
        button.clicked.connect(settled)
        if keys:
            QShortcut(QKeySequence(keys), self, settled)
        self._tools[words] = button
        return button

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._choose)
        self._list.itemActivated.connect(lambda _item: self._next())
        self._lines.taken_for.connect(self._take_for)
        self._lines.written.connect(self._write)
        self._lines.passed.connect(self._next)
        self._lines.itemSelectionChanged.connect(self._offer)
        self._shots.moved.connect(self._move_shot)
        self._shots.aside.connect(self._set_aside)
        self._shots.taken_up.connect(self._take_up)
        self._kind.activated.connect(self._rekind)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _list_pieces(self, keys: tuple[int, ...]) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for key in keys:
            item = QListWidgetItem()
            item.setData(_KEY, key)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._mark_pieces()

    def _mark_pieces(self) -> None:
        """Titles and marks of the list, and what is taken in sum."""
        kept = doubtful = 0
        for row in range(self._list.count()):
            item = self._list.item(row)
            piece = self.sheet.piece(item.data(_KEY))
            title, found = self._facts(piece)
            kept += not piece.dropped
            doubtful += bool(found) and not piece.dropped
            item.setText(title if not piece.dropped else f"{title}（不收）")
            name, tint = _mark(piece, doubtful=bool(found))
            item.setIcon(icon(name, tint))
            item.setToolTip("\n".join(found))
            font = item.font()
            font.setStrikeOut(piece.dropped)
            item.setFont(font)
        words = f"来稿 {kept} 篇" + (f"，{doubtful} 篇请核对" if doubtful else "")
        self._sum.setText(words)
        accept = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        accept.setText(f"收下 {kept} 篇" if kept else "都不收")

    def _facts(self, piece: Piece) -> tuple[str, tuple[str, ...]]:
        """A piece's title and doubts, found out once for each state of it."""
        known = self._known.get(piece.key)
        if known is None or known[0] is not piece:
            known = self._known[piece.key] = (piece, piece.title, doubts(piece))
        return known[1:]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._key = item.data(_KEY)
        self._show(0)

    def _show(self, line: int) -> None:
        """The chosen piece as it is now."""
        piece = self._piece
        self._lines.show_lines(piece.lines, line)
        self._lines.setEnabled(not piece.dropped)
        self._shots.show_piece(self.sheet, piece)
        self._kind.setCurrentIndex(max(self._kind.findData(piece.base.kind), 0))
        _, found = self._facts(piece)
        self._told.setText("\n".join(f"· {words}" for words in found))
        self._told.setVisible(bool(found))
        theme.tone(self._told, "warning")
        file = self.sheet.files[piece.file]
        self._file.setText(f"原文：{file.path.name}")
        self._file.setToolTip(str(file.path))
        self._source.show_source(file.copy, source_lines(self.sheet, piece))
        self._offer()

    def _offer(self) -> None:
        """What can be done to the chosen line and piece."""
        piece, chosen = self._piece, self._lines.chosen()
        first = chosen[0] if chosen else 0
        self._tools["拆成两篇"].setEnabled(0 < first < len(piece.rows))
        self._tools["并到上一篇"].setEnabled(self._above() is not None)
        self._tools["这篇不收"].setText("这篇还收" if piece.dropped else "这篇不收")
        self._tools["撤销"].setEnabled(bool(self._before))
        self._tools["取用这几行"].setEnabled(bool(self.sheet.files[piece.file].copy))

    # Acts ----------------------------------------------------------------------------------------

    def _settled(self, act: Callable[[], None], _checked: bool = False) -> None:
        self._lines.settle()
        act()

    @property
    def _piece(self) -> Piece:
        return self.sheet.piece(self._key)

    def _keys(self) -> list[int]:
        return [self._list.item(row).data(_KEY) for row in range(self._list.count())]

    def _above(self) -> int | None:
        """The piece before in the same file, wherever doubts put the two in the list."""
        same = [piece.key for piece in self.sheet.pieces if piece.file == self._piece.file]
        at = same.index(self._key)
        return same[at - 1] if at else None

    def _put(self, sheet: Sheet, line: int = -1, key: int | None = None) -> None:
        """Go on with a changed sheet; lines keep their place."""
        if sheet is self.sheet:
            return
        self._before.append((self.sheet, self._key))
        self._set(sheet, self._key if key is None else key, line)

    def _set(self, sheet: Sheet, key: int, line: int = -1) -> None:
        """Show a sheet and one of its pieces; new pieces stand behind the one they came from."""
        if line < 0:
            line = max(self._lines.currentRow(), 0)
        self.sheet = sheet
        known = {piece.key for piece in sheet.pieces}
        keys = [old for old in self._keys() if old in known]
        order = [piece.key for piece in sheet.pieces]
        for number, new in enumerate(order):
            if new not in keys:
                before = order[number - 1] if number else None
                keys.insert(keys.index(before) + 1 if before in keys else 0, new)
        if keys != self._keys():
            self._list_pieces(tuple(keys))
        else:
            self._mark_pieces()
        self._key = key
        self._list.blockSignals(True)
        self._list.setCurrentRow(keys.index(key))
        self._list.blockSignals(False)
        self._show(line)

    def _take_for(self, lines: list[int], part: Part) -> None:
        self._put(resorting.with_part(self.sheet, self._key, lines, part))

    def _write(self, line: int, text: str) -> None:
        """The table shows the words already, and is still busy with the field that gave them."""
        self._before.append((self.sheet, self._key))
        self.sheet = resorting.with_text(self.sheet, self._key, line, text)
        self._mark_pieces()
        self._shots.show_piece(self.sheet, self._piece)
        self._offer()

    def _split(self) -> None:
        if chosen := self._lines.chosen():
            known = {piece.key for piece in self.sheet.pieces}
            sheet = resorting.split(self.sheet, self._key, chosen[0])
            new = next((p.key for p in sheet.pieces if p.key not in known), self._key)
            self._put(sheet, 0, new)

    def _join(self) -> None:
        above = self._above()
        if above is not None:
            self._put(resorting.joined(self.sheet, above, self._key), 0, above)

    def _drop(self) -> None:
        drop = not self._piece.dropped
        self._put(resorting.dropped(self.sheet, self._key, drop=drop))
        if drop:
            self._step()

    def _undo(self) -> None:
        if self._before:
            sheet, key = self._before.pop()
            self._set(sheet, key)

    def _use(self) -> None:
        """Take lines of the source that reading left out."""
        sheet, at = self.sheet, self._lines.currentRow() + 1
        for number, line in enumerate(self._source.chosen()):
            sheet = resorting.with_line(sheet, self._key, line, at + number)
        self._put(sheet, at)

    def _move_shot(self, origin: tuple[int, int], target: tuple[int, int]) -> None:
        self._lines.settle()
        self._put(resorting.moved_shot(self.sheet, origin, target))

    def _set_aside(self, shot: int) -> None:
        self._lines.settle()
        self._put(resorting.set_aside(self.sheet, self._key, shot))

    def _take_up(self, number: int) -> None:
        self._lines.settle()
        self._put(resorting.taken_up(self.sheet, number, self._key))

    def _rekind(self) -> None:
        self._put(resorting.with_kind(self.sheet, self._key, self._kind.currentData()))

    def _next(self) -> None:
        """The piece was seen; on to the next one, from the last to the button that takes all."""
        self.sheet = resorting.checked(self.sheet, self._key)
        self._mark_pieces()
        self._step()

    def _step(self) -> None:
        if self._list.currentRow() + 1 < self._list.count():
            self._list.setCurrentRow(self._list.currentRow() + 1)
            self._lines.setFocus()
        else:
            self._show(max(self._lines.currentRow(), 0))
            self._buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    # Leaving -------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Take what is left on the sheet; words still being typed go along."""
        self._lines.setFocus()
        super().accept()

    def done(self, result: int) -> None:
        """Let pictures be read to their end, for their files go away with the sheet."""
        self._shots.stop()
        super().done(result)

    def reject(self) -> None:
        """Take nothing in; asks where the sheet was worked on."""
        if not self._before:
            super().reject()
            return
        box = QMessageBox(self)
        box.setWindowTitle("核对来稿")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("核对单上改过的还没有收下，真的都不收吗？")
        box.setInformativeText("原来的文件都还在，可以再收一次；核对单上的改动不会留下。")
        leave = box.addButton("都不收", QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("接着核对", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        leave.clicked.connect(super().reject)
        box.open()


def _mark(piece: Piece, *, doubtful: bool) -> tuple[str, str]:
    """The icon of a piece in the list, and its colour."""
    if piece.dropped:
        return "eye-off", "disabled"
    if piece.checked:
        return "circle-check", "good"
    return ("triangle-alert", "warning") if doubtful else ("file-text", "icon")
