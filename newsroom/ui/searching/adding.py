"""加条件: a menu that writes fields and filters into the line, for who does not know them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from newsroom.model.kinds import WRITTEN_KINDS
from newsroom.model.status import ArticleStatus
from newsroom.ui.submenus import below

Add = Callable[[str], None]
_FIELDS = (
    ("标题里有…", "标题:"),
    ("正文里有…", "正文:"),
    ("作者（不论记者、通讯员、摄影）…", "作者:"),
    ("记者…", "记者:"),
    ("通讯员…", "通讯员:"),
    ("来源单位…", "单位:"),
    ("栏目…", "栏目:"),
    ("图片说明里有…", "图注:"),
)
_DAYS = ("今天", "本周", "上周", "本月", "上月", "今年", "去年", "近30天", "近一年")
_PAGES = ("一版", "二版", "三版", "四版")


def adding_menu(parent: QWidget, add: Add) -> QMenu:
    """The menu. add: writes a part into the line, the caret behind it."""
    menu = QMenu("加条件", parent)
    menu.setToolTipsVisible(True)
    for words, part in _FIELDS:
        menu.addAction(words, partial(add, part))
    menu.addSeparator()
    _choices(below(menu, "日期"), "日期:", _DAYS, add, "自己填日期，如 2021-06..2021-09")
    _choices(below(menu, "版"), "版:", _PAGES, add, "自己填版次")
    statuses = tuple(one.text for one in ArticleStatus)
    _choices(below(menu, "状态"), "状态:", (*statuses, "撤稿"), add)
    _choices(below(menu, "体裁"), "体裁:", tuple(kind.text for kind in WRITTEN_KINDS), add)
    menu.addAction("第几期…", partial(add, "期:"))
    menu.addSeparator()
    menu.addAction("不含某个词…", partial(add, "-"))
    menu.addAction("带空格的整句…", partial(add, "“”"))
    return menu


def _choices(menu: QMenu, key: str, values: tuple[str, ...], add: Add, free: str = "") -> None:
    for value in values:
        menu.addAction(value, partial(add, f"{key}{_value(value)} "))
    if free:
        menu.addSeparator()
        menu.addAction(f"{free}…", partial(add, key))


def _value(value: str) -> str:
    return {"近一年": "近1年"}.get(value, value)
