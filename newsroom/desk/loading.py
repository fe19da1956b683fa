"""Taking a whole archive in: many pieces at once, each at its own day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from newsroom.intake.jsonl import Archive, Piece, read_archive
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.store.library import Library
from newsroom.store.order import Past

_AT_ONCE = 250  # pieces of one transaction
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
        numbers = library.pool.room(count, first, last)
        pieces = archive.pieces()
        done = taken = 0
        while some := list(islice(pieces, _AT_ONCE)):
            with library.transaction():
                taken += self._put(some, numbers[done:], publication)
            done += len(some)
            share = _JUDGED + (_SETTLED - _JUDGED) * done / count
            job.report(share, f"已收 {done:,} 篇，共 {count:,} 篇")
        more = library.pool.settle(begin=True)
        while more:
            job.report(_SETTLED, "正在整理全文索引")
            more = library.pool.settle()
        return taken

    def _put(self, pieces: Sequence[Piece], numbers: Sequence[int], publication: str) -> int:
        library, taken = self._library, 0
        known = library.pool.known([piece.article.uuid for piece in pieces])
        for number, piece in zip(numbers, pieces, strict=False):
            if piece.article.uuid in known:
                continue
            library.articles.add_past(
                piece.article,
                Past(piece.day, number),
                publication=publication,
                person=self._person(),
                reason="导入旧稿",
            )
            known.add(piece.article.uuid)
            taken += 1
        return taken
