"""An issue with two stories, and proposals for its first page made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.arrange.assembly import Assembly, Move
from newsroom.arrange.closing import Closing, ClosingKind
from newsroom.desk.desk import Desk
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement


@pytest.fixture
def edition(library: Path) -> Edition:
    """The issue, nothing placed."""
    with Desk.open(library) as desk:
        home = desk.library.publications.find("shangjie-shibao")
        return desk.paging.edition(desk.library.issues.all(home)[0].uuid)


@pytest.fixture
def proposed(edition: Edition) -> Assembly:
    """One story on the page, the other held over; a gap that the other closes, or more words."""
    page = edition.pages[0]
    first, second = edition.articles
    stands = Placement(page=page.uuid, article=first, column=0, row=20, span=3, depth=20)
    comes = Placement(page=page.uuid, article=second, column=3, row=20, span=3, depth=20)
    taller = Placement(
        uuid=stands.uuid, page=page.uuid, article=first, column=0, row=20, span=3, depth=24
    )
    closings = (
        Closing("第4—6栏缺 20 行×3 栏", ClosingKind.GAP, columns=3, rows=20),
        Closing("补上第二篇", ClosingKind.ARTICLE, second, comes),
        Closing("第1—3栏缺 4 行×3 栏", ClosingKind.GAP, columns=3, rows=4),
        Closing("第一篇加高 4 行", ClosingKind.RESHAPE, first, taller),
        Closing("第一篇第2段添3字", ClosingKind.PUSH, first),
    )
    moves = (Move(first, "新上版"),)
    base = Assembly(page.uuid, 1, (stands,), (second,), 0.5, 0, 1.2, moves, (), closings)
    other = Placement(page=page.uuid, article=second, column=0, row=20, span=6, depth=12)
    way = Assembly(page.uuid, 1, (other,), (first,), 0.6, 0, 0.0, (Move(second, "新上版"),), (), ())
    return Assembly(
        page.uuid, 1, (stands,), (second,), 0.5, 0, 1.2, moves, (way,), base.closings, ("提示",)
    )
