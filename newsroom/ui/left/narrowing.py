"""What the pool is narrowed to and sorted by: one button, one menu, and what is active in words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from newsroom.model.kinds import ArticleKind, ArticleStatus
from newsroom.model.listing import ArticleFilter, Facets, ListOrder
from newsroom.ui.icons import icon
from newsroom.ui.submenus import below, emptied

_SHOWN = 25  # names in a menu; the others are asked for
# 补白 have a pool of their own.
_KINDS = tuple(kind for kind in ArticleKind if kind is not ArticleKind.FILLER)
_NAMES = (
    ("section", "栏目", "sections"),
    ("author", "作者", "authors"),
    ("unit", "来源单位", "units"),
)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days of taking in, and what it is called."""

    words: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the pool is narrowed to."""

    status: ArticleStatus | None = None
    kind: ArticleKind | None = None
    section: str = ""
    author: str = ""
    unit: str = ""
    days: Days = Days()

    def applied(self, wanted: ArticleFilter) -> ArticleFilter:
        """A filter narrowed by it."""
        return replace(
            wanted,
            status=self.status,
            kind=self.kind,
            section=self.section,
            author=self.author,
            unit=self.unit,
            since=self.days.since,
            until=self.days.until,
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What is active, in words."""
        status = self.status.text if self.status else ""
        kind = self.kind.text if self.kind else ""
        parts = (status, kind, self.section, self.author, self.unit, self.days.words)
        return tuple(part for part in parts if part)


def recent_days(today: datetime.date) -> tuple[Days, ...]:
    """Stretches of days that editors ask for."""
    week = today - datetime.timedelta(days=today.weekday())
    return (
        Days("今天收的", today),
        Days("昨天以来", today - datetime.timedelta(days=1)),
        Days("本周收的", week),
        Days("近三十天", today - datetime.timedelta(days=29)),
        Days("本月收的", today.replace(day=1)),
        Days("今年收的", today.replace(month=1, day=1)),
    )


class Narrower(QObject):
    """The buttons 筛选 and 排序, and the line that says what is active.

    changed: something else is wanted. facets_wanted: what there is to choose from may be old.
    """

    changed = Signal()
    facets_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.now = Narrowing()
        self.order = ListOrder.NEWEST
        self._facets = Facets()
        self.button = _button("filter", "筛选", "按状态、体裁、栏目、作者、单位、收稿日期筛选")
        self.sorting = _button("arrow-up-down", "排序", "排列次序")
        self._menu, self._orders = QMenu(self.button), QMenu(self.sorting)
        self.button.setMenu(self._menu)
        self.sorting.setMenu(self._orders)
        self._menu.aboutToShow.connect(self._fill)
        self._orders.aboutToShow.connect(self._fill_orders)
        self._told = QLabel()
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clear = _button("x", "清除筛选", "清除全部筛选条件")
        self._clear.clicked.connect(self.clear)
        self.line = QWidget()
        row = QHBoxLayout(self.line)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._told, 1)
        row.addWidget(self._clear)
        self.line.hide()

    def clear(self) -> None:
        """Narrow to nothing."""
        self._choose(Narrowing())

    def set_facets(self, facets: Facets) -> None:
        """What sections, authors and units there are."""
        self._facets = facets

    def _choose(self, wanted: Narrowing, _checked: bool = False) -> None:
        if wanted == self.now:
            return
        self.now = wanted
        words = "筛选：" + "，".join(wanted.words)
        self._told.setText(words)
        self._told.setToolTip(words)
        self.line.setVisible(bool(wanted.words))
        self.changed.emit()

    def _sort(self, order: ListOrder, _checked: bool = False) -> None:
        if order is not self.order:
            self.order = order
            self.sorting.setToolTip(f"排列次序：{order.text}")
            self.changed.emit()

    # Menus ---------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.facets_wanted.emit()
        menu = emptied(self._menu)
        statuses = [("不限", replace(self.now, status=None))]
        statuses += [(one.text, replace(self.now, status=one)) for one in ArticleStatus]
        self._choices(below(menu, "状态(&S)"), statuses)
        kinds = [("不限", replace(self.now, kind=None))]
        kinds += [(kind.text, replace(self.now, kind=kind)) for kind in _KINDS]
        self._choices(below(menu, "体裁(&K)"), kinds)
        for key, word, facet in _NAMES:
            names = below(menu, f"{word}(&{key[0].upper()})")
            names.aboutToShow.connect(partial(self._fill_names, names, key, word, facet))
        self._fill_days(below(menu, "收稿日期(&D)"))
        menu.addSeparator()
        clear = menu.addAction("清除全部筛选(&X)")
        clear.setEnabled(self.now != Narrowing())
        clear.triggered.connect(self.clear)

    def _fill_names(self, menu: QMenu, key: str, word: str, facet: str) -> None:
        emptied(menu)
        names: Sequence[str] = getattr(self._facets, facet)
        shown = list(names[:_SHOWN])
        chosen = getattr(self.now, key)
        if chosen and chosen not in shown:
            shown.insert(0, chosen)
        choices = [("不限", replace(self.now, **{key: ""}))]
        self._choices(menu, choices + [(n, replace(self.now, **{key: n})) for n in shown])
        if not shown:
            menu.addAction(f"（还没有{word}）").setEnabled(False)
        if len(names) > _SHOWN:
            menu.addSeparator()
            other = menu.addAction(f"其他{word}…")
            other.triggered.connect(partial(self._ask_name, key, word, names))

    def _fill_days(self, menu: QMenu) -> None:
        chosen = self.now.days
        stretches = list(recent_days(datetime.date.today()))
        if chosen != Days() and chosen not in stretches:
            stretches.insert(0, chosen)
        choices = [("不限", replace(self.now, days=Days()))]
        choices += [(days.words, replace(self.now, days=days)) for days in stretches]
        self._choices(menu, choices)
        menu.addSeparator()
        menu.addAction("自定起止日期…").triggered.connect(self._ask_days)

    def _fill_orders(self) -> None:
        emptied(self._orders)
        group = QActionGroup(self._orders)
        for order in ListOrder:
            action = self._orders.addAction(order.text)
            action.setCheckable(True)
            action.setChecked(order is self.order)
            action.triggered.connect(partial(self._sort, order))
            group.addAction(action)

    def _choices(self, menu: QMenu, choices: Sequence[tuple[str, Narrowing]]) -> None:
        for words, wanted in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(wanted == self.now)
            action.triggered.connect(partial(self._choose, wanted))

    def _ask_name(self, key: str, word: str, names: Sequence[str], _checked: bool = False) -> None:
        from newsroom.ui.left.asking import ask_name  # noqa: PLC0415 - only when asked for

        def take(name: str) -> None:
            self._choose(replace(self.now, **{key: name}))

        ask_name(self.button.window(), word, names, take)

    def _ask_days(self, _checked: bool = False) -> None:
        from newsroom.ui.left.asking import ask_days  # noqa: PLC0415 - only when asked for

        def take(since: datetime.date, until: datetime.date) -> None:
            words = f"{since.month}月{since.day}日至{until.month}月{until.day}日"
            self._choose(replace(self.now, days=Days(words, since, until)))

        days = self.now.days
        today = datetime.date.today()
        ask_days(self.button.window(), (days.since or today, days.until or today), take)


Take = Callable[[str], None]


def _button(drawing: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
