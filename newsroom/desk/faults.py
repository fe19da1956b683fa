"""Faults of copy, found beside the window: what is read, what comes of it, what was excused.

The library's part is short and runs in its lane (`desk/proofreading`); what is here needs no
library and is asked of a process that keeps its proofreader warm.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.excuse import Excuse
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.proof.rule import Setting
from newsroom.proof.text import Records, Story, of_article

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers
    from newsroom.desk.workers import Work, Workers
    from newsroom.proof.proofreader import Proofreader

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as it is read. page: the number of its page, 0 for none. records: what the library
    knows that it may be compared with.
    """

    article: Article
    page: int = 0
    records: Records = Records()


@dataclass(frozen=True)
class Copy:
    """All that reading some articles takes from the library, in reading order."""

    setting: Setting
    pieces: tuple[Piece, ...] = ()
    excuses: tuple[Excuse, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What reading came to. faults: all, excused ones too. between: those of them that show only
    between articles. troubles: names of rules that failed and were left out.
    """

    faults: tuple[Fault, ...] = ()
    troubles: tuple[str, ...] = ()
    between: tuple[Fault, ...] = ()

    def __or__(self, other: Found) -> Found:
        troubles = dict.fromkeys((*self.troubles, *other.troubles))
        between = (*self.between, *other.between)
        return Found((*self.faults, *other.faults), tuple(troubles), between)


# Questions to a worker ----------------------------------------------------------------------------


def warm(composers: Composers) -> bool:
    """Load rules, lists, the dictionary and sounds, so that the first real question is answered at
    once.
    """
    article = Article(headline="校对", body="区长周文平讲话。\n区长周文萍出席。")
    with _no_collecting():
        composers.proofreader(Setting()).story(of_article(article))
    return True


@contextmanager
def _no_collecting() -> Iterator[None]:
    """All that is loaded stays: looking for garbage meanwhile takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def read_one(setting: Setting, piece: Piece, composers: Composers, job: Job) -> Found:
    """The faults of one article. Raises CancelledError."""
    proofreader = composers.proofreader(setting)
    return _told(proofreader, proofreader.story(_story(piece), job))


def asked(setting: Setting, piece: Piece, composers: Composers) -> Found:
    """The faults of one article, as a question of what follows typing: soon answered."""
    return read_one(setting, piece, composers, Job())


def read_between(
    setting: Setting, pieces: Sequence[Piece], composers: Composers, job: Job
) -> Found:
    """The faults that show only between articles. Raises CancelledError."""
    proofreader = composers.proofreader(setting)
    stories = [_story(piece) for piece in pieces]
    found = _told(proofreader, proofreader.issue(stories, job))
    return replace(found, between=found.faults)


def read(copy: Copy, composers: Composers, job: Job | None = None) -> Found:
    """The faults of some articles and those between them, in reading order.

    Raises CancelledError.
    """
    return _read(copy, job or Job(), lambda work, job: work(composers, job))


def read_by(copy: Copy, workers: Workers, job: Job, *, urgent: bool = True) -> Found:
    """The same, asked of a process piece by piece: what else it is asked waits for one at most."""
    return _read(copy, job, lambda work, job: workers.ask(work, job, urgent=urgent))


def with_articles(copy: Copy, articles: Mapping[str, Article]) -> Copy:
    """The same articles as they stand elsewhere: as they are being typed."""
    pieces = (
        replace(piece, article=articles.get(piece.article.uuid, piece.article))
        for piece in copy.pieces
    )
    return replace(copy, pieces=tuple(pieces))


def _read(copy: Copy, job: Job, ask: Callable[[Work, Job], Found]) -> Found:
    found = Found()
    for number, piece in enumerate(copy.pieces):
        job.report(number / (len(copy.pieces) + 1), f"正在校对 {number + 1}/{len(copy.pieces)}")
        found |= ask(partial(read_one, copy.setting, piece), job)
    if len(copy.pieces) > 1:
        found |= ask(partial(read_between, copy.setting, copy.pieces), job)
    return replace(found, faults=in_order(found.faults, copy.pieces))


def _story(piece: Piece) -> Story:
    return of_article(piece.article, page=piece.page, records=piece.records)


def _told(proofreader: Proofreader, faults: tuple[Fault, ...]) -> Found:
    return Found(faults, tuple(proofreader.troubles))


# What comes of it ---------------------------------------------------------------------------------


def in_order(faults: Iterable[Fault], pieces: Sequence[Piece]) -> tuple[Fault, ...]:
    """Faults by article as given, by field as it is read, by place; two that say the same of one
    place are one.
    """
    places = {piece.article.uuid: number for number, piece in enumerate(pieces)}
    once = dict.fromkeys(faults)
    return tuple(sorted(once, key=lambda fault: (places.get(fault.article, -1), *_place(fault))))


def standing(faults: Iterable[Fault], excuses: Iterable[Excuse]) -> tuple[Fault, ...]:
    """The faults that nobody excused."""
    by_rule: dict[tuple[str, str], list[Excuse]] = {}
    for excuse in excuses:
        by_rule.setdefault((excuse.rule, excuse.words), []).append(excuse)
    return tuple(
        fault
        for fault in faults
        if not any(one.covers(fault) for one in by_rule.get((fault.rule, fault.text), ()))
    )


def counted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Equal faults told once, where the first of them stands, with their count."""
    first: dict[tuple[object, ...], Fault] = {}
    counts: dict[tuple[object, ...], int] = {}
    for fault in faults:
        key = _same(fault)
        first.setdefault(key, fault)
        counts[key] = counts.get(key, 0) + fault.count
    return tuple(replace(fault, count=counts[key]) for key, fault in first.items())


def weighed(faults: Iterable[Fault]) -> Mapping[Severity, int]:
    """How many there are of each level."""
    counts = dict.fromkeys(Severity, 0)
    for fault in faults:
        counts[fault.severity] += fault.count
    return counts


def _same(fault: Fault) -> tuple[object, ...]:
    if not fault.text:  # gaps are equal where they stand between the same words
        return (fault.rule, fault.message, fault.lead, fault.trail)
    return (fault.rule, fault.message, fault.text, fault.suggestions)


_FIELDS = ("section", "kicker", "headline", "subhead", "dateline", "source_unit", "credits", "body")


def _place(fault: Fault) -> tuple[int, int, int, int, int]:
    known = _FIELDS.index(fault.field) if fault.field in _FIELDS else len(_FIELDS)
    return (known, fault.slot, fault.start, fault.end, _ORDER[fault.severity])
