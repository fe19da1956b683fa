"""Errors of form proposed for the account: what the check before printing finds of masthead,
folios and what must be printed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from newsroom.model.account import BookedError, Found, Sort
from newsroom.model.checked import Checked
from newsroom.model.edition import Edition

_KINDS = frozenset(
    {
        "furniture",
        "furniture_placeholder",
        "internal",
        "registered",
        "bulletin_facts",
        "newspaper_words",
        "date",
        "number",
    }
)


def proposed(
    edition: Edition, checked: Checked, known: Iterable[BookedError]
) -> tuple[BookedError, ...]:
    """The errors of form of a check that the account does not hold yet. In an issue that was
    printed they are found after printing.
    """
    held = {(error.page, error.rule, error.note) for error in known}
    numbers = {page.uuid: page.number for page in edition.pages}
    found = Found.AFTER if edition.issue.status.frozen else Found.BEFORE
    now = datetime.datetime.now(datetime.UTC)
    made = []
    for one in checked.judged:
        finding = one.finding
        if finding.kind not in _KINDS:
            continue
        page = numbers.get(finding.page, 0)
        if (page, finding.kind, finding.words) in held:
            continue
        held.add((page, finding.kind, finding.words))
        made.append(
            BookedError(
                issue=edition.issue.uuid,
                page=page,
                place="报头" if page in (0, 1) else "版眉",
                sort=Sort.FORM_NAME if "缺报名" in finding.words else Sort.FORM,
                rule=finding.kind,
                found=found,
                note=finding.words,
                time=now,
            )
        )
    return tuple(made)
