"""Submenus that are filled as they open: what they offer depends on what is on show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QActionGroup

from newsroom.ui.submenus import below

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from newsroom.ui.main_window import MainWindow
    from newsroom.ui.styles import Standing

T = TypeVar("T")
_NONE = "（先在版面上选中一篇稿件）"


def libraries(window: MainWindow, menu: QMenu) -> None:
    """The libraries opened lately; the one on show and those that are gone greyed."""
    for path in window.recent:
        action = menu.addAction(path.stem)
        action.setToolTip(_where(window, path))
        action.setEnabled(path != window.path and path.exists())
        action.triggered.connect(_call(window.library_wanted.emit, path, False))
    if menu.isEmpty():
        _tell(menu, "（还没有打开过别的稿库）")


def _where(window: MainWindow, path: Path) -> str:
    if path == window.path:
        return f"{path}\n正在使用"
    return str(path) if path.exists() else f"{path}\n文件不在了"


def templates(window: MainWindow, menu: QMenu) -> None:
    """The publication's templates, the one that the page follows marked."""
    acts, page = window.page_acts, window.page_acts.page()
    names = [template.name for template in acts.templates()]
    if page is None or not names:
        _tell(menu, "（本报还没有版式模板）")
        return
    entries = [(name or "不套用", name) for name in ("", *names)]
    _choose(menu, entries, page.template, acts.set_template)


def jumps(window: MainWindow, menu: QMenu) -> None:
    """The issue's other pages."""
    hand = window.paging
    placement, edition = hand.selected(), hand.edition
    if placement is None or edition is None:
        _tell(menu, _NONE)
        return
    for page in edition.pages:
        if page.uuid != placement.page:
            words = f"{page.label} {page.name}".strip()
            menu.addAction(words).triggered.connect(_call(hand.jump_to, page.uuid))
    if menu.isEmpty():
        _tell(menu, "（本期只有一版）")


def drop_caps(window: MainWindow, menu: QMenu) -> None:
    """Over how many lines the first character stands."""
    from newsroom.ui import styles  # noqa: PLC0415 - not before a menu opens

    placement = window.paging.selected()
    entries = [(f"下沉 {n} 行" if n else "不下沉", n) for n in styles.DROP_CAPS]
    now = placement.drop_cap if placement is not None else None
    _choose(menu, entries, now, window.styling.set_drop_cap)


def tints(window: MainWindow, menu: QMenu) -> None:
    """How dark the ground is."""
    from newsroom.ui import styles  # noqa: PLC0415 - not before a menu opens

    placement = window.paging.selected()
    entries = [(f"{n}%" if n else "不铺底", n) for n in styles.TINTS]
    now = placement.tint if placement is not None else None
    _choose(menu, entries, now, window.styling.set_tint)


def legs(window: MainWindow, menu: QMenu) -> None:
    """In how many columns the text may run."""
    from newsroom.ui import styles  # noqa: PLC0415 - not before a menu opens

    placement, edition = window.paging.selected(), window.paging.edition
    if placement is None or edition is None:
        _tell(menu, _NONE)
        return
    span = placement.span
    entries = [(f"{span} 栏，不破栏", 0)]
    for one in styles.legs(edition.publication.grid, placement):
        if one.count != span:
            words = f"{span} 栏破 {one.count} 栏　每栏 {one.characters} 字"
            entries.append((words, one.count))
    now = 0 if placement.text_columns == span else placement.text_columns
    _choose(menu, entries, now, window.styling.set_legs)


def pictures(window: MainWindow, menu: QMenu) -> None:
    """Where the pictures of the selected placement stand, and how wide."""
    style = window.styling
    found = style.pictures()
    if not found:
        _tell(menu, "（选中的稿件没有图片）")
        return
    for number, standing in enumerate(found):
        one = menu if len(found) == 1 else below(menu, f"第 {number + 1} 张")
        _picture(window, one, standing)
    menu.addSeparator()
    menu.addAction("恢复自动位置").triggered.connect(_call(style.usual_pictures))


def _picture(window: MainWindow, menu: QMenu, standing: Standing) -> None:
    from newsroom.ui import styles  # noqa: PLC0415 - not before a menu opens

    style, slot = window.styling, standing.place.slot
    placement = window.paging.selected()
    span = placement.span if placement is not None else 1
    for level in styles.Level:
        action = menu.addAction(f"放在{level.value}部")
        action.triggered.connect(_call(style.set_level, slot, level))
    menu.addSeparator()
    for side in styles.Side:
        action = menu.addAction(side.value)
        action.triggered.connect(_call(style.set_side, slot, side))
        action.setEnabled(span > standing.place.span)
    menu.addSeparator()
    entries = [(f"宽 {width} 栏", width) for width in range(1, span + 1)]
    _choose(menu, entries, standing.place.span, partial(style.set_width, slot))
    menu.addSeparator()
    crop = menu.addAction("裁切…")
    if placement is not None:
        crop.triggered.connect(_call(window.picturing.crop_slot, placement.article, slot))


def _choose(
    menu: QMenu, entries: Iterable[tuple[str, T]], now: T | None, act: Callable[[T], object]
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


def _tell(menu: QMenu, words: str) -> None:
    menu.addAction(words).setEnabled(False)


def _call(act: Callable[..., object], *values: object) -> Callable[..., None]:
    def run(_checked: bool = False) -> None:
        act(*values)

    return run
