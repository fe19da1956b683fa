"""用稿统计: what was handed in and printed in some days, counted, with what each piece is worth."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsroom.desk.reckoning import Reckoning, reckon
from newsroom.desk.tabulating import tabulate
from newsroom.model.fee import hundredths
from newsroom.model.issue import Issue
from newsroom.model.ledger import By, Line, Piece, Span, Table
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class Count:
    """All that some days' figures are counted from, frozen: any table of it may be made elsewhere.

    issues: published in these days. waiting: issues of these days that hold copy but were never
    signed off, and so do not count. name: of the publication; empty for all of the library.
    reckoning: None where no publication of the pieces has a fee table.
    """

    span: Span
    pieces: tuple[Piece, ...]
    issues: tuple[Issue, ...]
    waiting: tuple[Issue, ...]
    name: str
    reckoning: Reckoning | None

    def table(self, by: By) -> Table:
        """The pieces counted by something."""
        worth = self.reckoning.worth if self.reckoning else None
        return tabulate(self.pieces, by, self.span, worth, len(self.issues))


_DAYS = 92  # that are read at once while others wait for the library


def parts(span: Span) -> tuple[Span, ...]:
    """The same days in parts that are read quickly, one after another; see `together`."""
    found, since = [], span.since
    while since <= span.until:
        until = min(since + datetime.timedelta(days=_DAYS - 1), span.until)
        found.append(replace(span, since=since, until=until))
        since = until + datetime.timedelta(days=1)
    return tuple(found)


def together(span: Span, counts: Sequence[Count]) -> Count:
    """The count of some days from those of their parts: what came in within one part and was
    printed within another is counted once.
    """
    if len(counts) == 1:
        return replace(counts[0], span=span)
    used = {piece.article for count in counts for piece in count.pieces if piece.used}
    reckonings = [count.reckoning for count in counts if count.reckoning is not None]
    pieces = [p for c in counts for p in c.pieces if p.used or p.article not in used]
    return Count(
        span=span,
        pieces=tuple(pieces),
        issues=tuple(issue for count in counts for issue in count.issues),
        waiting=tuple(issue for count in counts for issue in count.waiting),
        name=counts[0].name,
        reckoning=Reckoning(
            tuple(award for one in reckonings for award in one.awards),
            tuple(fault for one in reckonings for fault in one.faults),
            tuple(piece for one in reckonings for piece in one.unsigned),
        )
        if reckonings
        else None,
    )


class Statistics:
    """The verbs of counting. They change nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def count(self, span: Span) -> Count:
        """Everything of some days. Raises NotFoundError on an unknown publication."""
        pieces = self._library.ledger.pieces(span)
        homes = {piece.publication for piece in pieces if piece.used}
        tables = [table for home in homes for table in self._library.fees.tables(home)]
        following = span.until + datetime.timedelta(days=1)
        waiting = self._library.published.waiting(following, span.publication or None)
        name = self._library.publications.get(span.publication).name if span.publication else ""
        return Count(
            span=span,
            pieces=pieces,
            issues=self._library.ledger.issues(span),
            waiting=tuple(issue for issue in waiting if span.holds(issue.date)),
            name=name,
            reckoning=reckon(pieces, tables) if tables else None,
        )


def table_record(table: Table, count: Count) -> dict[str, Any]:
    """A table as plain data: what the command line prints."""
    return {
        "from": table.span.since.isoformat(),
        "to": table.span.until.isoformat(),
        "publication": count.name,
        "by": table.by.value,
        "issues": table.issues,
        "not_released": [issue.label for issue in count.waiting],
        "lines": [_line_record(line, count) for line in table.lines],
        "total": _line_record(table.total, count),
        "faults": [
            f"《{fault.piece.title}》：{fault.words}"
            for fault in (count.reckoning.faults if count.reckoning else ())
        ],
    }


def _line_record(line: Line, count: Count) -> dict[str, Any]:
    worth = {"score": hundredths(line.score), "fee": hundredths(line.fee)}
    return {
        "name": line.name,
        "unit": line.note if not line.doubtful else "",
        "doubtful": line.doubtful,
        "submitted": line.submitted,
        "used": line.used,
        "use_rate": round(line.rate, 4),
        "characters": line.characters,
        "pictures": line.pictures,
        "front_page": line.front,
        **({} if count.reckoning is None else {k: float(v) for k, v in worth.items()}),
        "articles": list(dict.fromkeys(piece.article for piece in line.printed)),
    }
