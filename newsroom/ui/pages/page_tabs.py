"""The right side of the window: page tabs, the page, and the bar of zoom and actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.pages.ground import Ground
from newsroom.ui.pages.zooms import FIT_PAGE, FIT_WIDTH, LEAST, MOST

if TYPE_CHECKING:
    from newsroom.model.page import Page
    from newsroom.ui.pages.preview import PagePreview

_ZOOMS = (
    ("适合宽度", FIT_WIDTH),
    ("适合整页", FIT_PAGE),
    *((f"{percent}%", float(percent)) for percent in (25, 50, 75, 100, 150, 200, 300, 400)),
)
_MARK, _EDGE, _SPACE = 16, 6, 5  # pixels
_ASSEMBLE = "把这一版的稿件自动排好（锁定的不动）"
_FLOWS = "信息、简报按稿件顺序连排，不需要自动排版"


class Mark(NamedTuple):
    """A page's state on its tab: an icon of `resources/icons` (empty for none) in a colour of the
    theme, and words for the tooltip.
    """

    icon: str
    token: str
    words: str


class PagesPane(QWidget):
    """Tabs 一版 要闻 …, the preview of the chosen page, zoom, 自动排版 and 导出; 全期 shows all
    pages at a glance in the place of the one.

    plan_wanted: 全期 was clicked. plan_shown: the overview is on show from now on.
    """

    pageChosen = Signal(str)  # noqa: N815 - page uuid
    plan_wanted = Signal()
    plan_shown = Signal()
    assembleRequested = Signal()  # noqa: N815
    exportRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self.sealed = ""  # why nothing can be changed, where that is so
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("版面")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setIconSize(QSize(_MARK, _MARK))
        self._marks: dict[str, Mark] = {}
        self._names: list[tuple[str, str]] = []  # of each tab: its name, and a short one
        self._wide = 0  # pixels that the tabs need with their names
        self._stage = QStackedWidget()
        self._stage.addWidget(Ground())
        self.plan_button = _button("全期", "版面计划：各版缩样，拖动换版次、换版（Ctrl+Shift+M）")
        self.plan_button.setCheckable(True)
        self.zoom_box = _zoom_box()
        self.assemble_button = _button("自动排版", _ASSEMBLE)
        self.export_button = _button("导出", "导出 Word、PDF、PNG 等文件")
        self.note = QLabel()
        self.note.setAccessibleName("版面情况")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange()
        self._connect()

    @cached_property
    def preview(self) -> PagePreview:
        """The page; until it is first asked for, the bare ground stands in its place."""
        from newsroom.ui.pages.preview import PagePreview  # noqa: PLC0415 - after the first paint

        preview = PagePreview()
        preview.expect(coming=bool(self._pages))
        self._stage.insertWidget(0, preview)
        ground = self._stage.widget(1)
        assert ground is not None
        self._stage.removeWidget(ground)
        ground.deleteLater()
        preview.pageStepped.connect(self.step)
        preview.zoomChanged.connect(self._show_zoom)
        return preview

    def set_pages(self, pages: Sequence[Page], current: str = "", *, flowing: bool = False) -> None:
        """Show a tab for each page; `current` (uuid) is chosen without a signal.

        flowing: pages of a bulletin, which offices number 第1页 and do not call 版.
        """
        self._pages = tuple(pages)
        if "preview" in self.__dict__:  # it is made after the first paint
            self.preview.expect(coming=bool(pages))
        self._names.clear()
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for page in self._pages:
                self.tabs.addTab("")
                long = f"第{page.number}页" if flowing else f"{page.label} {page.name}".strip()
                self._names.append((long, long if flowing else page.label))
            self._measure()
            self._choose(current)
        self._show_marks()
        self.plan_button.setEnabled(bool(self._pages) and not flowing)
        if flowing or not self._pages:
            self.show_plan(shown=False)
        self.export_button.setEnabled(bool(self._pages))
        why = self.sealed or (_FLOWS if flowing else "")
        self.assemble_button.setEnabled(bool(self._pages) and not why)
        self.assemble_button.setToolTip(why or _ASSEMBLE)

    def set_marks(self, marks: Mapping[str, Mark]) -> None:
        """Mark the tabs of pages, by identity."""
        self._marks = dict(marks)
        self._show_marks()

    def _show_marks(self) -> None:
        if not self._marks:
            return
        from newsroom.ui.icons import icon  # noqa: PLC0415 - drawn only once a page has a mark

        for index, page in enumerate(self._pages):
            mark = self._marks.get(page.uuid)
            shown = icon(mark.icon, mark.token) if mark is not None and mark.icon else QIcon()
            self.tabs.setTabIcon(index, shown)
            self.tabs.setTabToolTip(index, mark.words if mark is not None else "")
            words = self._names[index][0]
            told = f"{words}，{mark.words}" if mark is not None else words
            self.tabs.setAccessibleTabName(index, told)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is no room for the names of pages, their numbers do."""
        super().resizeEvent(event)
        self._name_tabs()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other type needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        for index, (name, _) in enumerate(self._names):
            self.tabs.setTabText(index, name)
        self._wide = self.tabs.sizeHint().width()
        self._name_tabs()

    def _name_tabs(self) -> None:
        buttons = (self.plan_button, self.assemble_button, self.export_button)
        room = self.width() - sum(b.sizeHint().width() + _SPACE for b in buttons) - 2 * _EDGE
        for index, names in enumerate(self._names):
            self.tabs.setTabText(index, names[self._wide > room])

    def add_plan(self, plan: QWidget) -> None:
        """Take the overview of the issue in."""
        self._stage.addWidget(plan)

    @property
    def planning(self) -> bool:
        """Whether the overview is on show."""
        return self._stage.currentIndex() > 0

    def show_plan(self, *, shown: bool) -> None:
        """Show the overview in the place of the page, or the page again."""
        shown = shown and self._stage.count() > 1 and self.plan_button.isEnabled()
        before = self.planning
        self._stage.setCurrentIndex(1 if shown else 0)
        self.plan_button.setChecked(shown)
        self.zoom_box.setEnabled(not shown)
        if shown and not before:
            self.plan_shown.emit()

    @property
    def current(self) -> str:
        """The chosen page's uuid, or empty."""
        index = self.tabs.currentIndex()
        return self._pages[index].uuid if 0 <= index < len(self._pages) else ""

    def set_note(self, words: str) -> None:
        """One line below the page: how full it is, what is wrong with it."""
        self.note.setText(words)
        self.note.setToolTip(words)

    def step(self, by: int) -> None:
        """Go to the page before (-1) or after (1), where there is one."""
        index = self.tabs.currentIndex() + by
        if 0 <= index < self.tabs.count():
            self.tabs.setCurrentIndex(index)

    def turn_to(self, page: str) -> None:
        """Go to a page by its uuid, where there is one."""
        self._choose(page)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_EDGE, 4, _EDGE, 0)
        top.setSpacing(_SPACE)
        self.assemble_button.setObjectName("primary")
        top.addWidget(self.tabs, 1)
        top.addWidget(self.plan_button)
        top.addWidget(self.assemble_button)
        top.addWidget(self.export_button)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(8, 4, 6, 4)
        bottom.addWidget(self.note, 1)
        bottom.addWidget(self.zoom_box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stage, 1)
        whole.addLayout(bottom)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._tell_page)
        self.zoom_box.activated.connect(self._pick_zoom)
        line = self.zoom_box.lineEdit()
        assert line is not None
        line.returnPressed.connect(self._type_zoom)
        self.plan_button.clicked.connect(self._ask_plan)
        self.tabs.tabBarClicked.connect(self._leave_plan)
        self.assemble_button.clicked.connect(self._ask_assembly)
        self.export_button.clicked.connect(self._ask_export)

    def _ask_plan(self) -> None:
        self.plan_button.setChecked(self.planning)
        self.plan_wanted.emit()

    def _leave_plan(self, _index: int) -> None:
        self.show_plan(shown=False)

    def _ask_assembly(self) -> None:
        self.assembleRequested.emit()

    def _ask_export(self) -> None:
        self.exportRequested.emit()

    def _choose(self, current: str) -> None:
        numbers = [index for index, page in enumerate(self._pages) if page.uuid == current]
        if numbers:
            self.tabs.setCurrentIndex(numbers[0])

    def _tell_page(self, index: int) -> None:
        if 0 <= index < len(self._pages):
            self.pageChosen.emit(self._pages[index].uuid)

    def _pick_zoom(self, index: int) -> None:
        self.preview.set_zoom(self.zoom_box.itemData(index))
        self._show_zoom()

    def _type_zoom(self) -> None:
        typed = self.zoom_box.currentText().strip().rstrip("%％").strip()
        if typed.isdigit():
            self.preview.set_zoom(min(max(float(typed), LEAST), MOST))
        self._show_zoom()

    def _show_zoom(self) -> None:
        fit = next((text for text, zoom in _ZOOMS if zoom == self.preview.zoom and zoom <= 0), "")
        percent = f"{round(self.preview.percent)}%"
        self.zoom_box.setEditText(f"{fit} {percent}".strip())


def _zoom_box() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setAccessibleName("缩放")
    box.setToolTip("缩放（按住 Ctrl 滚动滚轮）")
    box.setMinimumWidth(box.fontMetrics().horizontalAdvance("适合宽度 400%") + 56)
    for text, zoom in _ZOOMS:
        box.addItem(text, zoom)
    return box


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setEnabled(False)
    return button
