"""用稿统计: what was handed in and printed in some days, counted, with what each piece is worth."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
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
