"""The editor of a house style: pages of fields, and beside them a page set in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.housing import House, Trial, Tried, differences, tried, values
from newsroom.model.edition import Edition
from newsroom.model.house import Group, Key, at, groups
from newsroom.model.publication import Grid, PublicationKind
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, notice, roomy
from newsroom.ui.house.pages import (
    FieldsPage,
    FontsPage,
    HeadlinePage,
    TemplatesPage,
    furniture_tables,
)
from newsroom.ui.page_maker import PageMaker
from newsroom.ui.pages.pictures import Renditions
from newsroom.ui.review.sheet import PageSheet

_WAIT_MILLISECONDS = 350
_MOST_TOLD = 12
_AnyPage = FieldsPage | HeadlinePage | FontsPage | TemplatesPage


class HouseDialog(QDialog):
    """Edits a house style. taken: the text as edited, and its dialog, which the taker closes."""

    taken = Signal(str)
    export_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(
        self,
        house: House,
        editions: Mapping[str, Edition],
        pictures: Renditions,
        grid: Grid,
        parent: QWidget,
    ) -> None:
        """editions: the issue on show, by its name; empty where there is none."""
        super().__init__(parent)
        self.house = house
        self._base = house.source
        self._editions = dict(editions)
        self._data = values(house.source)
        self._result = Tried(house.source)
        self._waiting = False
        self.setWindowTitle(f"版式：{self._data['publication']['name']}")
        self._list = QListWidget()
        self._list.setAccessibleName("版式的各部分")
        self._list.setFixedWidth(120)
        self._stack = QStackedWidget()
        self._pages: dict[str, _AnyPage] = {}
        self._sheet = PageSheet(pictures, grid)
        self._sheet.setAccessibleName("按改过的版式排出的版面")
        self._shown = QComboBox()
        self._shown.setAccessibleName("看哪一版")
        self._shown.setToolTip("用哪一版看改动")
        self._error, self._told = QLabel(), QLabel()
        self._buttons = buttons("保存版式")
        self._acts: dict[str, QPushButton] = {}
        self._maker = PageMaker(self, urgent=False)
        self._maker.troubled.connect(self._fail)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MILLISECONDS)
        self._timer.timeout.connect(self._try)
        self._build()
        self._show_data()
        self._try()

    # Building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        kind = PublicationKind(self._data["publication"]["kind"])
        for group in groups(kind):
            self._add(group.name, self._page_of(group))
        self._add("字体", FontsPage(tuple(self._data["fonts"])))
        if kind is PublicationKind.NEWSPAPER:
            self._add("模板", TemplatesPage())
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        for name, edition in self._editions.items():
            for page in edition.pages or ():
                self._shown.addItem(f"{name} {page.label}", (name, page.uuid))
        self._shown.addItem("样张", ("", ""))
        self._shown.activated.connect(self._try)
        for label in (self._error, self._told):
            label.setWordWrap(True)
        theme.tone(self._error, "error")
        theme.tone(self._told, "quiet")
        self._error.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        label = QLabel("看")
        label.setBuddy(self._shown)
        row.addWidget(label)
        row.addWidget(self._shown, 1)
        column.addLayout(row)
        column.addWidget(self._sheet, 1)
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        for pane, stretch in ((self._stack, 3), (right, 2)):
            panes.addWidget(pane)
            panes.setStretchFactor(panes.count() - 1, stretch)
        self._stack.setMinimumWidth(430)
        panes.setSizes([640, 460])
        middle = QHBoxLayout()
        middle.addWidget(self._list)
        middle.addWidget(panes, 1)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(middle, 1)
        layout.addWidget(self._error)
        layout.addWidget(self._told)
        layout.addLayout(self._foot())
        room = self.screen().availableGeometry()
        self.resize(min(1500, room.width() - 40), min(960, room.height() - 50))

    def _page_of(self, group: Group) -> _AnyPage:
        roles = tuple(self._data["fonts"])
        if group.name == "标题":
            return HeadlinePage(group)
        if group.name in ("报头", "版眉"):
            key = "masthead" if group.name == "报头" else "folio"
            return FieldsPage(group, furniture_tables(key, group.name, roles))
        return FieldsPage(group)

    def _add(self, name: str, page: _AnyPage) -> None:
        page.edited.connect(self._timer.start)
        self._pages[name] = page
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self._stack.addWidget(area)
        item = QListWidgetItem(name)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
        self._list.addItem(item)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, tip, act in (
            ("导入…", "用一个 .toml 版式文件换掉现在的", self.import_wanted.emit),
            ("导出…", "把这份版式存成 .toml 文件", self._export),
            ("恢复原样", "丢掉这次的改动", partial(self.show_source, self.house.source)),
            ("采用新的版式…", "程序带来的这份版式改过了，看看有哪些不同", self._offer_newer),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(partial(_run, act))
            self._acts[words] = button
            row.addWidget(button)
        self._acts["采用新的版式…"].setVisible(bool(self.house.newer))
        row.addStretch(1)
        row.addWidget(self._buttons)
        for button in self._buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        self._save = self._buttons.button(self._buttons.StandardButton.Ok)
        self._save.setToolTip("存下这份版式（Ctrl+S）")
        self._save.setShortcut("Ctrl+S")
        self._buttons.accepted.connect(self._take)
        self._buttons.rejected.connect(self.reject)
        return row

    # Showing and trying --------------------------------------------------------------------------

    def show_source(self, source: str) -> None:
        """Go on from another text."""
        self._base = source
        self._data = values(source)
        self._show_data()
        self._try()

    def _show_data(self) -> None:
        for page in self._pages.values():
            page.show_values(self._data)

    def changes(self) -> dict[Key, Any]:
        """What was edited against the text it began with, by place."""
        found: dict[Key, Any] = {}
        for page in self._pages.values():
            for key, value in page.values().items():
                known = at(self._data, key)
                unsaid = known is None and (value is None or value == _usual(self._pages, key))
                if value != known and not unsaid:
                    found[key] = value
        return found

    def _try(self) -> None:
        """Have the edits composed beside the window."""
        self._timer.stop()
        name, page = self._shown.currentData()
        edition = self._editions.get(name)
        trial = Trial(self._base, self.house.stem, self.changes(), edition, page)
        self._waiting = True
        self._save.setEnabled(False)
        self._told.setText("正在按改过的版式排这一版……")
        self._maker.ask(partial(tried, trial), self._show, "house")

    def _show(self, result: object) -> None:
        assert isinstance(result, Tried)
        self._waiting = False
        self._result = result
        wrong = next((name for name, page in self._pages.items() if _wrong(page)), "")
        error = f"“{wrong}”里有填得不对的地方" if wrong else result.error
        self._error.setText(error)
        self._error.setVisible(bool(error))
        if result.page is not None:
            self._sheet.show_page(result.page, ())
        fonts = self._pages["字体"]
        assert isinstance(fonts, FontsPage)
        fonts.show_faces(result.faces)
        changed = bool(result.source) and result.source != self.house.source
        self._save.setEnabled(changed and not error)
        self._acts["恢复原样"].setEnabled(changed or bool(error))
        self._acts["导出…"].setEnabled(not error)
        self._told.setText(self._touched() if changed else "还没有改动")

    def _touched(self) -> str:
        """Which issues will be composed anew."""
        issues = self.house.issues
        if not issues:
            return "还没有用这份版式的期"
        named = "、".join(issues[:2]) + (f"等 {len(issues)} 期" if len(issues) > 2 else "")
        signed = f"；其中 {self.house.signed} 版签过字，要重新看过" if self.house.signed else ""
        return f"保存后会重排：{named}{signed}。可以撤销"

    def _fail(self, error: object) -> None:
        self._error.setText(str(error))
        self._error.show()

    # Acts ----------------------------------------------------------------------------------------

    def _take(self) -> None:
        if not self._waiting and not self._timer.isActive() and self._save.isEnabled():
            self.taken.emit(self._result.source)

    def _export(self) -> None:
        self.export_wanted.emit(self._result.source)

    def _offer_newer(self) -> None:
        """Show what differs from what the program brings now, and take that where wished."""
        told = differences(self.house.source, self.house.newer)
        more = f"\n……等 {len(told)} 处" if len(told) > _MOST_TOLD else ""
        words = "\n".join(told[:_MOST_TOLD]) + more if told else "只有注释和写法不同"
        box = notice(self, "采用新的版式", "程序带来的版式与稿库里的有这些不同：", words)
        take = box.addButton("换成新的", QMessageBox.ButtonRole.ActionRole)
        take.clicked.connect(partial(_run, partial(self.show_source, self.house.newer)))
        box.open()

    def done(self, result: int) -> None:
        """End what is composed beside the window."""
        self._timer.stop()
        self._maker.stop()
        super().done(result)

    def reject(self) -> None:
        """Leave; asks where edits would be lost."""
        if not self.changes() and self._base == self.house.source:
            super().reject()
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("版式")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText("版式改过还没有保存，要丢掉吗？")
        leave = box.addButton("丢掉改动", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("接着改", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        leave.clicked.connect(super().reject)
        box.open()


def _wrong(page: _AnyPage) -> bool:
    form = getattr(page, "form", None)
    return form is not None and form.wrong


def _usual(pages: Mapping[str, _AnyPage], key: Key) -> Any:
    """What holds at a place that the file says nothing of."""
    if key[0] == "fonts":
        return ""
    for page in pages.values():
        form = getattr(page, "form", None)
        if form is not None:
            try:
                return form.row(key).field.usual
            except KeyError:
                continue
    return None


def _run(act: Callable[[], object], _checked: bool = False) -> None:
    act()
