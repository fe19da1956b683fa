"""Near-duplicates (重稿) in an archive of two hundred thousand articles.

Ours is what an editor waits for: one article of some 600 characters looked up against all. The
rival is what is done by hand today: one of its sentences searched with SQL's LIKE. Copies are cut
by 30 %, reordered, renamed and renumbered, each of these alone and all together; stories of a
series that the archive does not hold yet are no copies of it. Recall counts copies whose original
is found; precision, of all that is found for copies and for new stories, the originals.
"""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.identity import new_id
from newsroom.store.library import Library
from tests.bench.runner import Bars, Bench, Samples, ms, percentile
from tests.bench.similar_copy import SERIES, Story, copied, cut, news, renamed, reordered
from tests.bench.writing import Writer

ARTICLES, FEW = 200_000, 600
_BAR = 0.100
_SHARE = 0.98  # recall and precision
_OF_SERIES = 60  # stories of each series in the archive
_OF_POOL = 0.02  # of the archive: stories put together from few sentences
_WAYS: tuple[tuple[str, Callable[[random.Random, str], str]], ...] = (
    ("cut", cut),
    ("reordered", reordered),
    ("renamed", renamed),
    ("all", copied),
)
_AT_ONCE = 1000

_INSERT = """
    INSERT INTO article (uuid, publication, head, kind, status, importance, characters, created,
        updated, title, section, kicker, headline, subhead, dateline, place, agency, source_unit,
        jump_from, jump_to, notes, body)
    VALUES (:uuid, :publication, :head, 'news', 'ready', 3, :characters, :created, :created,
        :title, '', '', :title, '', '', '', '', '', '', '', '[]', :body)
"""
_REVISIONS = """
    INSERT INTO revision (uuid, article, parents, desk, clock, time, person, reason, content)
    SELECT head, uuid, '[]', 'bench', 0, created, '', '', '{}' FROM article
"""


@dataclass(frozen=True)
class Archive:
    """What stands in the archive: texts by identity, those of each kind."""

    texts: dict[str, str]
    kinds: dict[str, list[str]] = field(default_factory=dict)


def archive(path: Path, count: int) -> tuple[Archive, float]:
    """A library of so many articles; also seconds that the marks of one took."""
    Library.create(path).close()
    made = Archive({})
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        paper = db.execute("SELECT uuid FROM publication WHERE stem = 'shangjie-shibao'").fetchone()
        rows = (row | {"publication": paper[0]} for row in _rows(count, made))
        db.executemany(_INSERT, rows)
        db.execute(_REVISIONS)
        db.execute("COMMIT")
    with Library.open(path) as opened:
        start = time.perf_counter()
        while opened.likenesses.make_more(_AT_ONCE):
            pass
        return made, (time.perf_counter() - start) / count


def _rows(count: int, made: Archive) -> Iterator[dict[str, object]]:
    chance = random.Random(11)
    for number, (kind, text) in enumerate(_stories(count, chance)):
        uuid = new_id()
        made.kinds.setdefault(kind, []).append(uuid)
        if kind != "news" or number < 5 * FEW:
            made.texts[uuid] = text
        day = f"{2006 + number * 20 // count}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        yield {
            "uuid": uuid,
            "head": new_id(),
            "characters": len(text),
            "created": f"{day}T08:00:00.{number:06}+00:00",
            "title": f"{text[:14]}（{number}）",
            "body": text,
        }


def _stories(count: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    pooled, each = round(count * _OF_POOL), min(_OF_SERIES, count // 20)
    for _ in range(count - pooled - each * len(SERIES)):
        yield "news", news(chance)
    for story in SERIES:
        for _ in range(each):
            yield story.__name__, story(chance)
    for written in Writer(6).load(pooled, pooled * 600):
        yield "pool", "\n".join(written.paragraphs)


@dataclass
class _Score:
    """Copies whose original was found, of how many; and what was found besides."""

    hits: int = 0
    copies: int = 0
    others: int = 0

    def told(self) -> str:
        recall = self.hits / self.copies if self.copies else 1.0
        return f"{recall:.4f} of {self.copies}, {self.others} others"


def measure(quick: bool) -> Samples:
    """Copies of stories of every kind, and new stories of each series, looked up in turn."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        path = Path(name, "稿库.newsroom")
        made, seconds = archive(path, FEW if quick else ARTICLES)
        size = path.stat().st_size
        with Desk.open(path) as desk:
            samples = _measured(desk, made, 2 if quick else 60)
        notes = (f"marks made in {ms(seconds)} an article; library {size >> 20} MB",)
        return Samples(samples.ours, samples.rival, notes + samples.notes, samples.missed)


def _measured(desk: Desk, made: Archive, runs: int) -> Samples:
    chance, ours, rival = random.Random(5), [], []
    scores: dict[str, _Score] = {}
    for kind, uuids in made.kinds.items():
        known = [uuid for uuid in uuids if uuid in made.texts]
        for words, way in _WAYS:
            for _ in range(runs):
                uuid = chance.choice(known)
                text = way(chance, made.texts[uuid])
                found, spent = _looked(desk, text)
                ours.append(spent)
                score = scores.setdefault(f"{kind} {words}", _Score())
                score.copies += 1
                score.hits += uuid in found
                score.others += len(found - {uuid})
        rival.append(_by_hand(desk, made.texts[known[0]]))
    for story in (*SERIES, news):
        scores[f"{story.__name__} new"] = _new(desk, chance, story, runs, ours)
    return _judged(ours, rival, scores)


def _new(desk: Desk, chance: random.Random, story: Story, runs: int, ours: list[float]) -> _Score:
    """Stories that the archive does not hold: whatever is found is wrong."""
    score = _Score()
    for _ in range(runs):
        found, spent = _looked(desk, story(chance))
        ours.append(spent)
        score.others += len(found)
    return score


def _judged(ours: list[float], rival: list[float], scores: dict[str, _Score]) -> Samples:
    hits, copies, others = (
        sum(getattr(score, name) for score in scores.values())
        for name in ("hits", "copies", "others")
    )
    recall, precision = hits / copies, hits / max(hits + others, 1)
    notes = [f"recall {recall:.4f}, precision {precision:.4f}, {len(ours)} looked up"]
    notes += [f"{words:18} {score.told()}" for words, score in scores.items()]
    shares = (("recall", recall), ("precision", precision))
    missed = tuple(f"{word} {value:.4f} < {_SHARE}" for word, value in shares if value < _SHARE)
    worst = percentile(ours, 1.0)
    if worst > 2 * _BAR:
        notes.append(f"slowest {ms(worst)}")
    return Samples(ours, rival, tuple(notes), missed)


def _looked(desk: Desk, text: str) -> tuple[set[str], float]:
    article = Article(headline="来稿", body=text)
    start = time.perf_counter()
    found = desk.similar.to(article)
    spent = time.perf_counter() - start
    return {one.uuid for one in found}, spent


def _by_hand(desk: Desk, text: str) -> float:
    """One sentence of the text searched for."""
    sentence = max(re.split(r"[，。；\n]", text), key=len)
    start = time.perf_counter()
    desk.library._database.rows("SELECT uuid FROM article WHERE body LIKE ?", (f"%{sentence}%",))
    return time.perf_counter() - start


BENCH = Bench(
    "similar",
    "one article looked up for near-duplicates among 200,000",
    "one of its sentences searched by LIKE",
    Bars(p95=_BAR),
    measure,
)
