"""The search over 200,000 articles: what is found, how soon, how large the index is.

Ours is what the window and the command line ask: the newest twenty finds of a part of a text, two
to six characters long, and the best twenty by rank. Beside it, in the same run and over the same
texts: SQLite's own trigram index, and a plain LIKE, both for the newest twenty. What is found is
held against a plain look through every text.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from newsroom.desk.searching import Searching, SearchOrder, asked
from newsroom.desk.undo import Steps
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.identity import new_id
from newsroom.store.library import Library
from newsroom.store.seeking import Seeking
from newsroom.text.folding import fold
from tests.bench.articles import Written, articles
from tests.bench.runner import Bars, Bench, Samples, ms, percentile

COUNT, FEW = 200_000, 300
_NEWEST, _RANK, _CHANGE = 0.010, 0.050, 0.010
_INDEX = 0.6  # of the text
_QUERIES, _FULL, _SLOW, _CHANGED = 400, 150, 12, 60
_TWENTY = 20

_INSERT = """
    INSERT INTO article (uuid, publication, head, kind, status, importance, characters, created,
        updated, title, section, kicker, headline, subhead, dateline, place, agency, source_unit,
        jump_from, jump_to, notes, body)
    VALUES (:uuid, :publication, :head, 'news', 'draft', 3, :characters, :created,
        :created, :title, '', '', :title, '', '', '', '', '', '', '', '[]', :body)
"""
_REVISIONS = """
    INSERT INTO revision (uuid, article, parents, desk, clock, time, person, reason, content)
    SELECT head, uuid, '[]', 'bench', 0, created, '', '', '{}' FROM article
"""


def library(path: Path, written: Sequence[Written]) -> None:
    """A library of these articles, indexed; put in at once, which is not what is measured."""
    Library.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        (paper,) = db.execute(
            "SELECT uuid FROM publication WHERE stem = 'shangjie-shibao'"
        ).fetchone()
        made = []
        for number, one in enumerate(written):
            credits_ = (Credit(one.name, Role.REPORTER),)
            made.append(Article(headline=one.headline, body=one.body, credits=credits_))
            facts = {
                "uuid": made[-1].uuid,
                "head": new_id(),
                "publication": paper,
                "characters": len(one.body),
                "created": f"{one.day.isoformat()}T08:00:00.{number:06}+00:00",
                "title": one.headline,
                "body": one.body,
            }
            db.execute(_INSERT, facts)
            credited = (facts["uuid"], one.name)
            db.execute("INSERT INTO credit VALUES (?, 0, ?, 'reporter', '', NULL)", credited)
        db.execute(_REVISIONS)
        db.execute("COMMIT")
    with Library.open(path) as opened:
        opened._database.execute("PRAGMA synchronous = OFF")
        for start in range(0, len(made), 1000):
            opened.pool.index.add(made[start : start + 1000])
        more = opened.pool.settle(begin=True)
        while more:
            more = opened.pool.settle()


class _Trigram:
    """SQLite's trigram index over the same texts, newest first."""

    def __init__(self, path: Path, written: Sequence[Written]) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, headline TEXT, body TEXT)")
        self.db.execute(
            "CREATE VIRTUAL TABLE tri USING fts5(headline, body, content='text', "
            "content_rowid='id', tokenize='trigram')"
        )
        self.db.execute("BEGIN")
        rows = ((number, one.headline, one.body) for number, one in enumerate(written, 1))
        self.db.executemany("INSERT INTO text VALUES (?, ?, ?)", rows)
        self.db.execute("INSERT INTO tri (tri) VALUES ('rebuild')")
        self.db.execute("COMMIT")

    def newest(self, part: str) -> int:
        """How many of the newest twenty it finds: none of a word of two characters."""
        sql = "SELECT rowid FROM tri WHERE tri MATCH ? ORDER BY rowid DESC LIMIT 20"
        return len(self.db.execute(sql, ('"' + part.replace('"', '""') + '"',)).fetchall())

    def like(self, part: str) -> int:
        """The same by LIKE, which looks through the texts from the newest back."""
        sql = (
            "SELECT id FROM text WHERE body LIKE ?1 ESCAPE '\\' OR headline LIKE ?1 ESCAPE '\\' "
            "ORDER BY id DESC LIMIT 20"
        )
        plain = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return len(self.db.execute(sql, (f"%{plain}%",)).fetchall())

    @property
    def size(self) -> int:
        """Bytes of its index."""
        return _bytes(self.db, "tri%")


def _bytes(db: sqlite3.Connection, names: str) -> int:
    sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?"
    return db.execute(sql, (names,)).fetchone()[0]


def parts(written: Sequence[Written], count: int, seed: int) -> list[str]:
    """Parts of texts, two to six characters long, anywhere in them."""
    chance = random.Random(seed)
    found: list[str] = []
    while len(found) < count:
        body = chance.choice(written).body
        start, length = chance.randrange(len(body)), chance.randint(2, 6)
        part = body[start : start + length]
        if len(part.strip()) == len(part) == length and "\n" not in part:
            found.append(part)
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(quick: bool) -> Samples:
    """The index, and what it finds; then articles changed and added."""
    count = FEW if quick else COUNT
    written = list(articles(count))
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        path = Path(name, "稿库.newsroom")
        library(path, written)
        rival = _Trigram(Path(name, "trigram.db"), written)
        with Library.open(path) as opened, closing(rival.db):
            return _measured(opened, rival, written, 20 if quick else 1)


def _measured(opened: Library, rival: _Trigram, written: Sequence[Written], share: int) -> Samples:
    seeking, notes, missed = opened.seeking, [], []
    text = sum(len((one.headline + one.body).encode()) for one in written)
    size = _bytes(opened._database.connection, "gram%")
    notes.append(
        f"text {text / 1e6:.0f} MB; our index {size / text:.2f} of it (bar {_INDEX}), "
        f"trigram {rival.size / text:.2f}"
    )
    if size > _INDEX * text and share == 1:
        missed.append(f"index {size / text:.2f} > {_INDEX}")
    queries = parts(written, _QUERIES // share, 1)
    desk = Searching(opened, Steps(opened.transaction), str)

    def found(part: str, order: SearchOrder) -> float:
        return _timed(lambda: desk.found(asked(part), order, _TWENTY))

    for part in queries[:5]:
        found(part, SearchOrder.NEWEST)
    newest = [found(part, SearchOrder.NEWEST) for part in queries]
    trigram = [_timed(lambda p=p: rival.newest(p)) for p in queries]
    like = [_timed(lambda p=p: rival.like(p)) for p in queries[: max(_SLOW // share, 2)]]
    rank = [found(part, SearchOrder.RANK) for part in queries]
    lines = [_timed(lambda p=p: _shown(desk, p)) for p in queries[: 100 // share]]
    changed = _changed(opened, _CHANGED // share)
    for what, seconds, bar in (
        ("newest 20", newest, _NEWEST),
        ("best 20 by rank", rank, _RANK),
        ("best 20 with their lines", lines, 1.0),
        ("an article changed or added", changed, _CHANGE),
    ):
        p95 = percentile(seconds, 0.95)
        notes.append(f"{what:28} median {ms(percentile(seconds, 0.5)):>8}  p95 {ms(p95):>8}")
        if p95 > bar and share == 1:
            missed.append(f"{what}: p95 {ms(p95)} > {ms(bar)}")
    for what, seconds in (("FTS5 trigram, newest 20", trigram), ("LIKE, newest 20", like)):
        p95 = percentile(seconds, 0.95)
        notes.append(f"{what:28} median {ms(percentile(seconds, 0.5)):>8}  p95 {ms(p95):>8}")
    blind = sum(len(part) < 3 for part in queries)
    notes.append(f"trigram is blind to {blind} of {len(queries)} parts (two characters)")
    recall, few = _recall(seeking, written, parts(written, max(_FULL // share, 8), 2))
    notes.append(f"recall {recall:.4f} over {few:,} finds of a plain look through all texts")
    if recall < 1:
        missed.append(f"recall {recall:.4f} < 1")
    return Samples(newest, trigram, tuple(notes), tuple(missed))


def _shown(desk: Searching, part: str) -> None:
    query = asked(part)
    desk.hits(desk.found(query, SearchOrder.RANK, _TWENTY), query)


def _recall(
    seeking: Seeking, written: Sequence[Written], wanted: Sequence[str]
) -> tuple[float, int]:
    """The share of what a plain look finds that ours finds; and how much that is."""
    rows = seeking._database.rows("SELECT article FROM roll ORDER BY id")
    texts = [fold(one.body) for one in written]
    heads = [fold(one.headline) for one in written]
    both = list(zip((row["article"] for row in rows), heads, texts, strict=False))
    there = held = 0
    for part in wanted:
        plain = fold(part)
        truth = {uuid for uuid, head, text in both if plain in text or plain in head}
        there += len(truth)
        held += len(truth.intersection(seeking.newest(asked(part)).articles))
    return held / max(there, 1), there


def _changed(opened: Library, count: int) -> list[float]:
    """Seconds of taking an article in and of saving it changed, all that this writes included."""
    seconds = []
    home = opened.publications.default()
    for one in articles(count, seed=3):
        article = Article(headline=one.headline, body=one.body)
        add = partial(opened.articles.add, article, publication=home, person="", reason="")
        seconds.append(_timed(add))
        after = replace(article, body=article.body[300:] + "改了几个字。")
        seconds.append(_timed(partial(opened.articles.save, after, person="", reason="")))
    return seconds


BENCH = Bench(
    "search",
    "200,000 articles of about 600 characters: the newest 20 that hold 2–6 characters",
    "the same by FTS5's trigram index (and by LIKE, below)",
    Bars(p95=_NEWEST),
    measure,
)
