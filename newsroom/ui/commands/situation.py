"""What is on show and chosen, and the rules of what can be done then.

A rule gives why something cannot be done, in the newsroom's words; empty where it can.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Situation(NamedTuple):
    """What the window shows.

    publication, issue, page, article: identities; empty where none is on show. flows: whether the
    publication is a bulletin. placement: the one selected on the page. chosen: how many articles
    are selected in the list. in_bin: whether the list shows the bin. field: whether the caret is
    in a field of text. typed, untyped: whether typing in that field can be undone, done again.
    undo, redo: what the desk would take back, do again. sealed: why nothing can be changed at all,
    where the library is only looked at.
    """

    publication: str = ""
    issue: str = ""
    page: str = ""
    article: str = ""
    flows: bool = False
    placement: str = ""
    chosen: int = 0
    in_bin: bool = False
    field: bool = False
    typed: bool = False
    untyped: bool = False
    undo: str = ""
    redo: str = ""
    sealed: str = ""


Rule = Callable[[Situation], str]

FLOWS = "信息、简报按稿件顺序连排，不分版，用不着这一项"


def publication(now: Situation) -> str:
    """A publication is chosen on the left."""
    return "" if now.publication else "请先在左侧选一种报刊"


def issue(now: Situation) -> str:
    """An issue is chosen on the left."""
    return "" if now.issue else "请先在左侧选一期"


def paged(now: Situation) -> str:
    """The publication has pages to make up."""
    return FLOWS if now.flows else ""


def page(now: Situation) -> str:
    """A page is on show."""
    return "" if now.page else "请先在左侧选一期，再选一版"


def placement(now: Situation) -> str:
    """A placement is selected."""
    return "" if now.placement else "请先在版面上选中一篇稿件"


def copy(now: Situation) -> str:
    """Articles are selected in the list, or one is open."""
    return "" if now.chosen or now.article else "请先在稿件列表里选中稿件"


def chosen(now: Situation) -> str:
    """Articles are selected in the list."""
    return "" if now.chosen else "请先在稿件列表里选中稿件"


def outside_bin(now: Situation) -> str:
    """The list does not show the bin."""
    return "这些稿件已经在回收站里" if now.in_bin else ""


def from_bin(now: Situation) -> str:
    """Articles of the bin are selected."""
    return "" if now.in_bin and now.chosen else "请先在回收站里选中稿件"


def article(now: Situation) -> str:
    """An article is open in the editor."""
    return "" if now.article else "请先打开一篇稿件"


def field(now: Situation) -> str:
    """The caret is in a field of text."""
    return "" if now.field else "请先点一下要改的文字"


def undoable(now: Situation) -> str:
    """There is something to take back."""
    return "" if now.typed or now.undo else "没有可以撤销的操作"


def viewed(now: Situation) -> str:
    """The library is only looked at."""
    return "" if now.sealed else "这个稿库本来就能写"


def redoable(now: Situation) -> str:
    """There is something to do again."""
    return "" if now.untyped or now.redo else "没有可以重做的操作"
