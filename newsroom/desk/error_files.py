"""The account of errors as files: a spreadsheet, the answer to an outside opinion; as records."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsroom.desk.checking import titles
from newsroom.desk.error_account import IssueRow
from newsroom.export import word_receipt
from newsroom.export.naming import legal_name
from newsroom.export.word_receipt import Receipt
from newsroom.model.account import LIMIT, BookedError, Counted, rate
from newsroom.model.ledger import span_words
from newsroom.proof import catalogue
from newsroom.store.library import Library


def stem(what: str, name: str, since: datetime.date, until: datetime.date) -> str:
    """The name of a file: 上街时报2026年3月差错率账."""
    return legal_name(f"{name}{span_words(since, until)}{what}")


def write_book(
    rows: Sequence[IssueRow], name: str, since: datetime.date, until: datetime.date, target: Path
) -> Path:
    """Write the account of some issues as a spreadsheet; give its path. Raises FileError."""
    from newsroom.export import error_book  # noqa: PLC0415 - openpyxl is large, and seldom wanted

    lines = [error_book.Line(row.issue, row.rate) for row in rows]
    return error_book.write(lines, name, span_words(since, until), target, rule_title)


def receipt(library: Library, review: str, person: str) -> Receipt:
    """All that the answer to an outside opinion tells. Raises NotFoundError."""
    known = library.account.review(review)
    issue = library.issues.get(known.issue)
    weights = library.account.weights(known.publication)
    findings = rate(known.issue, 0, library.account.findings(review), weights).counted
    return Receipt(
        publication=library.publications.get(known.publication),
        issue=issue,
        review=known,
        findings=findings,
        made=datetime.date.today(),
        person=person,
    )


def write_receipt(receipt: Receipt, target: Path) -> Path:
    """Write the answer to an outside opinion; give its path. Raises FileError."""
    return word_receipt.write(receipt, target)


def rule_title(name: str) -> str:
    """What the newsroom calls a rule of proofreading, or a check before printing; empty for none,
    its name where it is of the house.
    """
    known = next((rule.title for rule in catalogue.rules() if rule.name == name), "")
    return known or titles().get(name, name)


def record(row: IssueRow, publication: str) -> dict[str, Any]:
    """An issue's account as the command line prints it. publication: its name."""
    rate_ = row.rate
    return {
        "publication": publication,
        "issue": row.issue.uuid,
        "label": row.issue.label,
        "date": row.issue.date.isoformat(),
        "characters": rate_.characters,
        "errors": rate_.tenths / 10,
        "per_ten_thousand": round(rate_.per_ten_thousand, 3),
        "limit": LIMIT / 10,
        "form": rate_.form / 10,
        "caught": rate_.credit / 10,
        "passes": rate_.passes,
        "found": [_error(one) for one in rate_.counted],
    }


def _error(counted: Counted) -> dict[str, Any]:
    error: BookedError = counted.error
    return {
        "uuid": error.uuid,
        "page": error.page,
        "article": error.article,
        "place": error.place,
        "sort": error.sort.value,
        "wrong": error.wrong,
        "right": error.right,
        "counts": counted.tenths / 10,
        "why": counted.why,
        "found": error.found.value,
        "source": error.source,
        "rule": error.rule,
        "note": error.note,
    }
