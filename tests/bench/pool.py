"""A list of a hundred thousand articles: from the wish to its first rows, painted.

Ours is what an editor waits for: the window's own list is asked for something else (a filter, an
order, words, the end of the list) and painted with what was found. The floor is the same rows by
the bare sqlite3 module: SELECT … LIMIT over an index made for just that question; for words the
pattern of SQL (LIKE), which has no better answer.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop

from newsroom.desk.desk import Desk
from newsroom.model.article import ArticleKind, ArticleStatus
from newsroom.model.identity import new_id
from newsroom.model.listing import ListOrder
from newsroom.store.library import Library
from tests.bench.runner import Bars, Bench, Samples, ms, percentile
from tests.bench.writing import Writer

ARTICLES, FEW = 100_000, 1_500
_BAR = 0.050
_SECTIONS = ("要闻", "综合", "民生", "乡村", "文化", "副刊", "")
_UNITS = ("融媒体中心", "区农业农村局", "街道办事处", "")
_ROWS = 100


def library(path: Path, count: int) -> None:
    """A library of so many articles of own writing, put in at once."""
    Library.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        paper = db.execute("SELECT uuid FROM publication WHERE stem = 'shangjie-shibao'").fetchone()
        db.executemany(_INSERT, (row | {"publication": paper[0]} for row in _articles(count)))
        db.execute(_REVISIONS)
        db.execute("COMMIT")
    with Library.open(path) as opened, opened.transaction():
        while opened.pool.index_more(1000):
            pass


_INSERT = """
    INSERT INTO article (uuid, publication, head, kind, status, importance, characters, created,
        updated, title, section, kicker, headline, subhead, dateline, place, agency, source_unit,
        jump_from, jump_to, notes, body)
    VALUES (:uuid, :publication, :head, :kind, :status, :importance, :characters, :created,
        :created, :title, :section, '', :title, '', '', '', '', :unit, '', '', '[]', :body)
"""
_REVISIONS = """
    INSERT INTO revision (uuid, article, parents, desk, clock, time, person, reason, content)
    SELECT head, uuid, '[]', 'bench', 0, created, '', '', '{}' FROM article
"""


def _articles(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(5)
    stories = Writer(0).load(300)
    paragraphs = [text for story in stories for text in story.paragraphs]
    titles = [story.headline for story in stories]
    statuses, kinds = list(ArticleStatus), [ArticleKind.NEWS, ArticleKind.BRIEF]
    for number in range(count):
        body = "\n".join(chance.sample(paragraphs, 3))
        day = f"{2006 + number * 20 // count}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield {
            "uuid": new_id(),
            "head": new_id(),
            "kind": chance.choice(kinds).value,
            "status": chance.choice(statuses).value,
            "importance": chance.randint(1, 5),
            "characters": len(body),
            "created": f"{day}T08:00:00.{number:06}+00:00",
            "title": f"{chance.choice(titles)}（{number}）",
            "section": chance.choice(_SECTIONS),
            "unit": chance.choice(_UNITS),
            "body": body,
        }


class _Window:
    """The program's list over a library, without a screen."""

    def __init__(self, path: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - a screen only where needed

        from newsroom.ui.left.pooling import PoolHand  # noqa: PLC0415
        from newsroom.ui.pool import PoolPane  # noqa: PLC0415
        from newsroom.ui.worker import Lane  # noqa: PLC0415

        self._app = QApplication.instance() or QApplication([])
        self.pane = PoolPane()
        self._lane = Lane(lambda: Desk.open(path))
        self._lane.start()
        self._hand = PoolHand(self.pane, self._lane, str)
        self._hand.shown.connect(self._came)
        self._shown = False
        self.pane.resize(300, 600)
        self.pane.show()
        self.pane._scope.setCurrentIndex(3)
        self.seconds(lambda: None)

    def seconds(self, wish: Callable[[], None]) -> float:
        """From a wish to its first rows painted."""
        self.rest()
        start = time.perf_counter()
        wish()
        self._shown = False
        self._hand.show("", "")
        self._until(lambda: self._shown)
        self.pane.list_view().viewport().repaint()
        return time.perf_counter() - start

    def scroll(self) -> float:
        """From a pull at the scroll bar to the rows there painted."""
        self.rest()
        bar = self.pane.list_view().verticalScrollBar()
        model = self.pane.model
        start = time.perf_counter()
        bar.setValue(random.randrange(bar.maximum()) if bar.maximum() else 0)
        self._paint()
        first, last = self.pane.shown_rows()
        self._until(
            lambda: all(model.index(row).data() is not None for row in range(first, last + 1))
        )
        self._paint()
        return time.perf_counter() - start

    def rest(self) -> None:
        """Until all that was asked for has come."""
        self._until(lambda: not self.pane._more)

    def close(self) -> None:
        """End the lane."""
        self._lane.stop()
        self.pane.close()

    def _came(self) -> None:
        self._shown = True

    def _until(self, done: Callable[[], bool]) -> None:
        """Sleep from event to event, as a window does."""
        while not done():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _paint(self) -> None:
        self._app.processEvents()
        self.pane.list_view().viewport().repaint()


Wish = Callable[[], None]


def _wishes(window: _Window) -> dict[str, tuple[Wish, str]]:
    """What an editor asks for, and the floor's statement for the same."""
    pane, narrower = window.pane, window.pane.narrower
    plain = narrower.now

    def narrowed(**facts: object) -> Wish:
        def wish() -> None:
            pane._search.setText("")
            narrower.order = ListOrder.NEWEST
            narrower.now = replace(plain, **facts)

        return wish

    def sorted_by(order_: ListOrder) -> Wish:
        def wish() -> None:
            narrowed()()
            narrower.order = order_

        return wish

    def searched(words: str) -> Wish:
        def wish() -> None:
            narrowed()()
            pane._search.setText(words)

        return wish

    like = "body LIKE '%{0}%' OR title LIKE '%{0}%' ORDER BY updated DESC"
    return {
        "newest": (narrowed(), "1 ORDER BY updated DESC"),
        "section": (narrowed(section="副刊"), "section = '副刊' ORDER BY updated DESC"),
        "status and section": (
            narrowed(status=ArticleStatus.READY, section="乡村"),
            "status = 'ready' AND section = '乡村' ORDER BY updated DESC",
        ),
        "by length": (sorted_by(ListOrder.LONGEST), "1 ORDER BY characters DESC"),
        "by title": (sorted_by(ListOrder.TITLE), "1 ORDER BY title"),
        "two characters": (searched("水渠"), like.format("水渠")),
        "a phrase": (searched("阅览室总投资"), like.format("阅览室总投资")),
        "nothing there": (searched("查无此文"), like.format("查无此文")),
    }


def measure(quick: bool) -> Samples:
    """All wishes in turn, and the floor's statement after each."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        path = Path(name, "稿库.newsroom")
        library(path, FEW if quick else ARTICLES)
        window = _Window(path)
        try:
            return _measured(window, path, 1 if quick else 15)
        finally:
            window.close()


def _measured(window: _Window, path: Path, runs: int) -> Samples:
    ours: list[float] = []
    rival: list[float] = []
    notes, missed = [], []
    with closing(sqlite3.connect(path)) as db:
        for words, (wish, where) in _wishes(window).items():
            own, floor = [], []
            for _ in range(runs):
                window.seconds(lambda: window.pane._search.setText("　"))
                own.append(window.seconds(wish))
                floor.append(_floor(db, where))
            ours += own
            rival += floor
            notes.append(f"{words:20} p95 {ms(percentile(own, 0.95)):>8}  floor {ms(min(floor))}")
            if percentile(own, 0.95) > _BAR:
                missed.append(f"{words}: p95 {ms(percentile(own, 0.95))} > {ms(_BAR)}")
    window.seconds(_wishes(window)["newest"][0])
    rolls = [window.scroll() for _ in range(runs)]
    notes.append(f"{'scrolled':20} p95 {ms(percentile(rolls, 0.95)):>8}")
    return Samples(ours + rolls, rival, tuple(notes), tuple(missed))


def _floor(db: sqlite3.Connection, where: str) -> float:
    start = time.perf_counter()
    db.execute(
        "SELECT uuid, title, kind, status, section, characters, updated FROM article "
        f"WHERE {where} LIMIT {_ROWS}"
    ).fetchall()
    return time.perf_counter() - start


BENCH = Bench(
    "pool",
    "100,000 articles listed, narrowed, sorted, searched, scrolled: wish to first rows painted",
    "the same rows by SELECT … LIMIT of sqlite3",
    Bars(p95=_BAR),
    measure,
)
