"""Taking a whole archive in: many pieces at once, each at its own day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from newsroom.intake.jsonl import Archive, Piece, read_archive
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.credit import Credit, Role
from newsroom.store.library import Library
from newsroom.store.order import Past
from newsroom.text.credits import read_byline
from newsroom.text.whole_lines import read_whole

_AT_ONCE = 1000  # pieces of one transaction: the fewer, the less the index is rewritten
_ROOM_OF_A_MONTH = 512  # places; some ten issues
_JUDGED = 0.1  # of the whole work
_SETTLED = 0.95


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading. known: lines that the library held already."""

    taken: int
    known: int


class Loading:
    """The verbs of loading."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def load(self, file: Path, publication: str, job: Job) -> tuple[Change, Loaded]:
        """Take in every line of a file (intake/jsonl) as printed on its day.

        What the library holds already is passed over, so that a load that was cancelled goes on
        when it is begun again. Raises FileError, CancelledError.
        """
        judging = Job(lambda done, text: job.report(done * _JUDGED, text))
        archive = read_archive(file, datetime.date.today(), judging)
        if not len(archive):
            return Change(), Loaded(0, 0)
        taken = self._take(archive, publication, job)
        with self._library.transaction():
            self._library.events.append(
                self._person(), "导入旧稿", (publication,), archive.fingerprint
            )
        change = Change(label="导入旧稿", pool=True, publications=frozenset({publication}))
        return change, Loaded(taken, len(archive) - taken)

    def _take(self, archive: Archive, publication: str, job: Job) -> int:
        library, count = self._library, len(archive)
        first, last = (datetime.date.fromordinal(archive.days[at]) for at in (0, -1))
        steps = _steps(archive.days)
        start = library.pool.room(steps[-1] + 1, first, last).start
        numbers = [start + step for step in steps]
        pieces = archive.pieces()
        done = taken = 0
        while some := list(islice(pieces, _AT_ONCE)):
            with library.transaction():
                taken += self._put(some, numbers[done:], publication, job)
            done += len(some)
            share = _JUDGED + (_SETTLED - _JUDGED) * done / count
            job.report(share, f"已收 {done:,} 篇，共 {count:,} 篇")
        more = library.pool.settle(begin=True)
        while more:
            job.report(_SETTLED, "正在整理全文索引")
            more = library.pool.settle()
        return taken

    def _put(
        self, pieces: Sequence[Piece], numbers: Sequence[int], publication: str, job: Job
    ) -> int:
        library, taken = self._library, 0
        known = library.pool.known([piece.article.uuid for piece in pieces])
        for number, piece in zip(numbers, pieces, strict=False):
            job.check()
            if piece.article.uuid in known:
                continue
            library.articles.add_past(
                _credited(piece),
                Past(piece.day, number),
                publication=publication,
                person=self._person(),
                reason="导入旧稿",
            )
            known.add(piece.article.uuid)
            taken += 1
        return taken


def _steps(days: Sequence[int]) -> list[int]:
    """Places in the roll, from the first; between months room is left for issues of that time."""
    steps: list[int] = []
    at, month = 0, 0
    for day in map(datetime.date.fromordinal, days):
        now = day.year * 12 + day.month
        at += _ROOM_OF_A_MONTH if steps and now != month else 0
        steps.append(at)
        at, month = at + 1, now
    return steps


def _credited(piece: Piece) -> Article:
    """A piece's article with those whom its bylines name; a byline that is none is a name."""
    article = piece.article
    found = dict.fromkeys(article.credits)
    units = [article.source_unit]
    for line in piece.bylines:
        people, unit = _read(line)
        found.update(dict.fromkeys(people))
        units.append(unit)
    unit = " ".join(dict.fromkeys(filter(None, units)))
    return replace(article, credits=tuple(found), source_unit=unit)


@lru_cache(maxsize=2048)
def _read(line: str) -> tuple[tuple[Credit, ...], str]:
    byline = read_whole(line) or read_byline(line)
    if byline.credits or byline.units:
        return byline.credits, byline.source_unit
    return (Credit(line, Role.AUTHOR),), ""
