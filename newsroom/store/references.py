"""How editors name an issue: 32, 上街时报/2021/32, 2021/增刊2, or its UUID."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.model.issue import Issue, IssueKind

_NUMBER = re.compile(r"(增刊|特刊)?第?(\d{1,9}(?:[、,\-]\d{1,9})*)?期?")
_KINDS = {"增刊": IssueKind.SUPPLEMENT, "特刊": IssueKind.SPECIAL}


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference asks for; an empty part asks for nothing.

    kind: None where none was said, which means a regular issue where there is one.
    """

    uuid: str = ""
    publication: str = ""
    year: int = 0
    kind: IssueKind | None = None
    numbers: tuple[int, ...] = ()


def parse(text: str) -> Reference | None:
    """What a reference asks for, or None where it cannot be read."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _is_uuid(plain):
        return Reference(uuid=plain.lower())
    *names, number = (part.strip() for part in plain.split("/"))
    match = _NUMBER.fullmatch(number)
    if match is None or not number or len(names) > 2:
        return None
    publication, year = _home(names)
    if year is None:
        return None
    numbers = tuple(int(part) for part in re.findall(r"\d+", match[2] or ""))
    return Reference("", publication, year, _KINDS.get(match[1] or ""), numbers)


def matching(reference: Reference, issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """Those of a publication's issues that fit. A combined issue answers to each of its numbers;
    a running total counts only where no number of the year fits.
    """
    if reference.uuid:
        return tuple(issue for issue in issues if issue.uuid == reference.uuid)
    of_year = [i for i in issues if not reference.year or i.date.year == reference.year]
    if reference.kind is not None:
        of_year = [i for i in of_year if i.number.kind is reference.kind]
    asked = set(reference.numbers)
    found = [i for i in of_year if asked <= set(i.number.numbers) and (asked or reference.kind)]
    if reference.kind is None:
        regular = [i for i in found if i.number.kind is IssueKind.REGULAR]
        found = regular or found
    if not found and asked and not reference.year:
        found = [i for i in of_year if asked <= set(i.number.totals)]
    return tuple(found)


def name(publication: str, issue: Issue) -> str:
    """The reference to an issue: 上街时报/2021/32, 上街时报/2021/增刊2, 上街时报/2021/32、33."""
    numbers = "、".join(map(str, issue.number.numbers))
    return f"{publication}/{issue.date.year}/{issue.number.kind.text}{numbers}"


def _home(names: Sequence[str]) -> tuple[str, int | None]:
    """Publication and year before the number; None as the year where it is none."""
    if not names:
        return "", 0
    last = names[-1].removesuffix("年")
    is_year = re.fullmatch(r"\d{4}", last) is not None
    if len(names) == 1:
        return ("", int(last)) if is_year else (names[0], 0)
    return names[0], int(last) if is_year else None


def _is_uuid(text: str) -> bool:
    import uuid  # noqa: PLC0415 - it asks the system for its name

    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
