"""合样: all remarks on an issue in the order of its pages, ticked off one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from newsroom.desk.sheet_marks import remark_marks
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.gathered import Entry
from newsroom.model.remark import Remark, RemarkState
from newsroom.ui.remarks.html import entry_html, entry_words
from newsroom.ui.remarks.list_window import Line, ListWindow

_NONE = (
    "还没有批注。在版面上点“批注笔”，点一个字或拖过几个字就能写；"
    "在稿件里选中文字按 Ctrl+Alt+M 也能写。"
)
_NONE_SHOWN = "这里没有批注。"
_ALL, _OPEN = "all", "open"


@dataclass(frozen=True, slots=True)
class Gathering:
    """An issue's remarks in order, and its pages. label: of the issue."""

    issue: str
    label: str
    entries: tuple[Entry, ...]
    pages: tuple[PageFrames, ...]


class GatherWindow(ListWindow):
    """settled: (identity, state) of a remark. taken: its proposal is to be made. changed, removed:
    a Remark. opened: a Remark, to be gone to in its article. listed, proofed: the list as a Word
    file, the proof with the remarks on it, of the page chosen (0 for all). undone: the last act.
    """

    settled = Signal(str, object)
    taken = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    opened = Signal(object)
    listed = Signal(int)
    copied = Signal()
    proofed = Signal(int)
    undone = Signal()

    def __init__(self, pictures: PictureSource, parent: QWidget) -> None:
        super().__init__(("批注", "标着批注的版面"), pictures, parent)
        self._gathering: Gathering | None = None
        self._told: list[tuple[Entry, Remark]] = []
        self.which.setAccessibleName("看哪些批注")
        self.which.setToolTip("只看一版、一个人的，或只看还没改的")
        self.top.addWidget(self.which, 1)
        self._take = self.button(
            self.acts, "采用(&A)", "把“改为”的字改进稿件，存为一个版本（A 或回车）", self._adopt
        )
        self._done = self.button(
            self.acts, "已改(&D)", "勾掉：已经照着改了；再按一次改回待改（空格）", self._tick
        )
        self._decline = self.button(self.acts, "不改(&X)…", "不照着改，写明理由（X）", self._refuse)
        self._go = self.button(
            self.acts, "到稿件里(&G)", "打开稿件，到批注的字（G）", self._open, "corner-down-right"
        )
        self._edit = self.button(
            self.foot, "修改(&E)…", "改这条批注的话（E）", self._change, "pen-line"
        )
        self._remove = self.button(self.foot, "删去", "删去这条批注（Del）；可以撤销", self._drop)
        self._back = self.button(self.foot, "撤销", "撤销上一步（Ctrl+Z）", self.undone.emit)
        self._back.setShortcut("Ctrl+Z")
        self.foot.addStretch(1)
        self._copy = self.button(
            self.foot, "复制文字(&C)", "复制成文字，可以直接发微信", self.copied.emit, "copy"
        )
        self._list = self.button(
            self.foot,
            "合样清单(&L)…",
            "写成 Word 清单，一条一格，改好一条勾一条",
            lambda: self.listed.emit(self._page()),
            "list",
        )
        self._proof = self.button(
            self.foot,
            "出合样(&P)…",
            "出大样，批注的号码和底色印在版上，旁边印着清单",
            lambda: self.proofed.emit(self._page()),
            "file-check",
        )
        self.button(self.foot, "关闭", "Esc", self.close)
        for keys, act in (
            ((Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Enter), self._adopt),
            ((Qt.Key.Key_Space, Qt.Key.Key_D), self._tick),
            ((Qt.Key.Key_X,), self._refuse),
            ((Qt.Key.Key_G,), self._open),
            ((Qt.Key.Key_E,), self._change),
            ((Qt.Key.Key_Delete,), self._drop),
        ):
            for key in keys:
                self.on_key(key, act)
        self.settle_down()

    def show_gathering(self, gathering: Gathering) -> None:
        """Show an issue's remarks anew."""
        self._gathering = gathering
        self.setWindowTitle(f"合样：{gathering.label}")
        self._told = [(entry, each) for entry in gathering.entries for each in entry.remarks]
        remarks = [remark for _, remark in self._told]
        waiting = sum(remark.state is RemarkState.OPEN for remark in remarks)
        clashes = sum(entry.clash and entry.open for entry in gathering.entries)
        words = f"{len(gathering.entries)} 处 {len(remarks)} 条批注，待改 {waiting} 条"
        if clashes:
            words += f"，{clashes} 处意见不一"
        self.summary.setText(words if remarks else "这一期还没有批注")
        self.empty.setText(_NONE_SHOWN if remarks else _NONE)
        self._offer(gathering, remarks)
        marks = [mark for page in remark_marks(gathering.entries).values() for mark in page.marks]
        lines = [
            Line(entry.number, entry.page, entry_html(entry, each), entry_words(entry, each))
            for entry, each in self._told
        ]
        self.show_lines(lines, gathering.pages, marks)

    def _offer(self, gathering: Gathering, remarks: Sequence[Remark]) -> None:
        waiting = sum(remark.state is RemarkState.OPEN for remark in remarks)
        choices: list[tuple[str, object]] = [
            (f"所有批注（{len(remarks)}）", _ALL),
            (f"只看待改（{waiting}）", _OPEN),
        ]
        pages = dict.fromkeys((entry.page, entry.page_name) for entry in gathering.entries)
        for number, name in pages:
            count = sum(len(each.remarks) for each in gathering.entries if each.page == number)
            choices.append((f"{name}（{count}）", f"page {number}"))
        for person in dict.fromkeys(remark.person for remark in remarks):
            count = sum(remark.person == person for remark in remarks)
            choices.append((f"{person or '未署名'}的（{count}）", f"person {person}"))
        self.offer(choices)

    def wanted(self, index: int) -> bool:
        """Those of the page, the person or the state chosen."""
        entry, remark = self._told[index]
        kind, _, value = str(self.which.currentData()).partition(" ")
        if kind == "page":
            return entry.page == int(value)
        if kind == "person":
            return remark.person == value
        return kind == _ALL or remark.state is RemarkState.OPEN

    def suit(self) -> None:
        """What can be done with the chosen remark."""
        found = self._chosen_remark()
        some = found is not None
        open_ = some and found[1].state is RemarkState.OPEN
        self._take.setEnabled(bool(open_ and found and found[1].edit is not None))
        self._take.setToolTip(
            "把“改为”的字改进稿件，存为一个版本（A 或回车）"
            if self._take.isEnabled() or not open_
            else "这条批注没有写“改为”什么，请到稿件里改"
        )
        self._done.setEnabled(some)
        self._done.setText("已改(&D)" if open_ or not some else "改回待改(&D)")
        self._decline.setEnabled(bool(open_))
        self._go.setEnabled(bool(found and found[1].article))
        for button in (self._edit, self._remove):
            button.setEnabled(some)
        any_ = bool(self._told)
        for button in (self._copy, self._list, self._proof):
            button.setEnabled(any_)

    def _chosen_remark(self) -> tuple[Entry, Remark] | None:
        index = self.chosen()
        return self._told[index] if 0 <= index < len(self._told) else None

    def _page(self) -> int:
        """The page that only is looked at; 0 for all."""
        kind, _, value = str(self.which.currentData()).partition(" ")
        return int(value) if kind == "page" else 0

    def _adopt(self) -> None:
        found = self._chosen_remark()
        if found is not None and self._take.isEnabled():
            self.taken.emit(found[1])
            self._onward()

    def _tick(self) -> None:
        found = self._chosen_remark()
        if found is None:
            return
        open_ = found[1].state is RemarkState.OPEN
        self.settled.emit(found[1].uuid, RemarkState.DONE if open_ else RemarkState.OPEN)
        if open_:
            self._onward()

    def _refuse(self) -> None:
        found = self._chosen_remark()
        if found is not None and self._decline.isEnabled():
            self.settled.emit(found[1].uuid, RemarkState.DECLINED)

    def _onward(self) -> None:
        """On to the next row, where the rows stay: only open ones go of themselves."""
        if self.which.currentData() != _OPEN and self.rows.currentRow() + 1 < self.rows.count():
            self.rows.setCurrentRow(self.rows.currentRow() + 1)

    def _open(self) -> None:
        found = self._chosen_remark()
        if found is not None and found[1].article:
            self.opened.emit(found[1])

    def _change(self) -> None:
        found = self._chosen_remark()
        if found is not None:
            self.changed.emit(found[1])

    def _drop(self) -> None:
        found = self._chosen_remark()
        if found is not None:
            self.removed.emit(found[1])
