"""What the texts of mastheads and folios say: their fields, filled with an issue's facts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.page import Page
from newsroom.model.publication import Publication, PublicationKind

_BLANK = "\u3000"
_FIELD = re.compile(r"\{(\w+)\}")
_EMPTY_BRACKETS = re.compile(r"（\s*）|\(\s*\)")


def issue_fields(house: Publication, issue: Issue) -> dict[str, str]:
    """The fields that are the same on every page; facts of the issue go before the house's own.

    Weekday and lunar date are those of the facts: who knows the calendar completes them.
    """
    facts = issue.facts
    date = facts.date or issue.date
    number = facts.number if facts.number != IssueNumber() else issue.number
    bulletin = house.kind is PublicationKind.BULLETIN
    return {
        "name": facts.name or house.name,
        "latin_name": facts.latin_name or house.latin_name,
        "publisher": facts.publisher or house.publisher,
        "licence": facts.licence or house.licence,
        "legend": facts.legend or house.legend,
        "hotline": facts.hotline or house.hotline,
        "signer": facts.signer,
        "printer": facts.printer,
        "recipients": facts.recipients,
        "copies": str(facts.copies) if facts.copies else "",
        "number": _spaced(number.label) if bulletin else number.label,
        "total": _spaced(number.total_label) if bulletin else number.total_label,
        "year": str(date.year),
        "month": str(date.month),
        "day": str(date.day),
        "date": f"{date.year}年{date.month}月{date.day}日",
        "weekday": facts.weekday,
        "lunar": facts.lunar_date,
    }


def page_fields(issue: Issue, page: Page) -> dict[str, str]:
    """The fields of one page; where it names no editor or proofreader, those of the issue."""
    facts = issue.facts
    return {
        "page": str(page.number),
        "page_label": page.label,
        "page_name": page.name,
        "editor": page.editor or _BLANK.join(facts.editors),
        "designer": page.designer,
        "proofreader": page.proofreader or _BLANK.join(facts.proofreaders),
    }


def _spaced(label: str) -> str:
    """第47期, 总第1203期 as bulletins print them: 第 47 期, 总第 1203 期."""
    return re.sub(r"第([\d、]+)期", r"第 \1 期", label)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields; parts between ideographic spaces that have only empty fields, and
    brackets left empty, are not printed. Raises KeyError for an unknown field."""
    parts = []
    for part in text.split(_BLANK):
        names = _FIELD.findall(part)
        if names and not any(values[name] for name in names):
            continue
        parts.append(_FIELD.sub(lambda match: values[match[1]], part))
    return _EMPTY_BRACKETS.sub("", _BLANK.join(parts)).strip()
