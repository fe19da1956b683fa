"""The menu of the selected placement: in the menu bar and under the right button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from newsroom.ui import styles

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_NONE = "（先在版面上选中一篇稿件）"


class PlacementMenu(QMenu):
    """Everything that can be done with a placement, by idea.

    Submenus whose entries depend on the placement are filled when they open.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__("版位(&L)", window)
        self._window = window
        hand, style = window.paging, window.styling
        self._add("编辑稿件(&E)", "", hand.open_selected)
        self._add("替换稿件(&T)…", "Ctrl+R", window.replacing.choose)
        self._add("撤下选中的稿件(&R)", "", hand.remove)
        self._add("锁定／解锁(&K)", "Ctrl+Shift+K", style.toggle_lock)
        self.addSeparator()
        self._add("下转到下一版(&J)", "Ctrl+J", hand.jump)
        self._later("下转到(&G)", self._fill_jumps)
        self.addSeparator()
        self._headline()
        self._later("首字下沉(&D)", self._fill_drop_caps)
        self._later("栏数（破栏）(&C)", self._fill_legs)
        self._later("图片位置(&P)", self._fill_pictures)
        self._add("加框／去框(&B)", "", style.toggle_box)
        self._later("底纹(&S)", self._fill_tints)
        self.addSeparator()
        self._add("重排全文：这篇(&F)", "", style.reset)

    def _headline(self) -> None:
        style, menu = self._window.styling, self.addMenu("标题(&H)")
        self._add("放大一级(&L)", "Ctrl+]", partial(style.step_headline, 1), menu)
        self._add("缩小一级(&S)", "Ctrl+[", partial(style.step_headline, -1), menu)
        self._add("恢复本报字号(&H)", "", style.house_headline, menu)
        menu.addSeparator()
        self._add("竖题／横题(&V)", "", style.toggle_vertical, menu)

    def _fill_jumps(self, menu: QMenu) -> None:
        hand = self._window.paging
        placement, edition = hand.selected(), hand.edition
        if placement is None or edition is None:
            menu.addAction(_NONE).setEnabled(False)
            return
        for page in edition.pages:
            if page.uuid != placement.page:
                words = f"{page.label} {page.name}".strip()
                menu.addAction(words).triggered.connect(_call(hand.jump_to, page.uuid))
        if menu.isEmpty():
            menu.addAction("（本期只有一版）").setEnabled(False)

    def _fill_drop_caps(self, menu: QMenu) -> None:
        placement = self._window.paging.selected()
        now = placement.drop_cap if placement is not None else None
        entries = [(f"下沉 {n} 行" if n else "不下沉", n) for n in styles.DROP_CAPS]
        self._choices(menu, entries, now, self._window.styling.set_drop_cap)

    def _fill_tints(self, menu: QMenu) -> None:
        placement = self._window.paging.selected()
        now = placement.tint if placement is not None else None
        entries = [(f"{n}%" if n else "不铺底", n) for n in styles.TINTS]
        self._choices(menu, entries, now, self._window.styling.set_tint)

    def _fill_legs(self, menu: QMenu) -> None:
        placement, edition = self._window.paging.selected(), self._window.paging.edition
        if placement is None or edition is None:
            menu.addAction(_NONE).setEnabled(False)
            return
        span = placement.span
        entries = [(f"{span} 栏，不破栏", 0)]
        for legs in styles.legs(edition.publication.grid, placement):
            if legs.count != span:
                words = f"{span} 栏破 {legs.count} 栏　每栏 {legs.characters} 字"
                entries.append((words, legs.count))
        now = 0 if placement.text_columns == span else placement.text_columns
        self._choices(menu, entries, now, self._window.styling.set_legs)

    def _fill_pictures(self, menu: QMenu) -> None:
        style = self._window.styling
        found = style.pictures()
        if not found:
            menu.addAction("（选中的稿件没有图片）").setEnabled(False)
            return
        for number, standing in enumerate(found):
            one = menu if len(found) == 1 else menu.addMenu(f"第 {number + 1} 张")
            self._fill_picture(one, standing)
        menu.addSeparator()
        menu.addAction("恢复自动位置").triggered.connect(_call(style.usual_pictures))

    def _fill_picture(self, menu: QMenu, standing: styles.Standing) -> None:
        style, slot = self._window.styling, standing.place.slot
        placement = self._window.paging.selected()
        for level in styles.Level:
            action = menu.addAction(f"放在{level.value}部")
            action.triggered.connect(_call(style.set_level, slot, level))
        menu.addSeparator()
        for side in styles.Side:
            action = menu.addAction(side.value)
            action.triggered.connect(_call(style.set_side, slot, side))
            action.setEnabled(placement is not None and placement.span > standing.place.span)
        menu.addSeparator()
        span = placement.span if placement is not None else 1
        entries = [(f"宽 {width} 栏", width) for width in range(1, span + 1)]
        self._choices(menu, entries, standing.place.span, partial(style.set_width, slot))

    def _choices(
        self,
        menu: QMenu,
        entries: list[tuple[str, int]],
        now: int | None,
        act: Callable[[int], object],
    ) -> None:
        """Entries of which one is in force; none can be chosen while nothing is selected."""
        group = QActionGroup(menu)
        for words, value in entries:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            action.setEnabled(now is not None)
            action.triggered.connect(_call(act, value))
            group.addAction(action)

    def _later(self, title: str, fill: Callable[[QMenu], None]) -> None:
        menu = self.addMenu(title)

        def show() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(show)

    def _add(
        self, words: str, keys: str, act: Callable[[], object], menu: QMenu | None = None
    ) -> None:
        action = QAction(words, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(_call(act))
        (menu or self).addAction(action)


def _call(act: Callable[..., object], *values: object) -> Callable[..., None]:
    def run(_checked: bool = False) -> None:
        act(*values)

    return run
