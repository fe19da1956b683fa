"""Errors as outside readers list them, before the account takes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.account import Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedError:
    """One line. page: 0 where it is not told. weight: tenths as the list weighs it; None where it
    does not. heavy: at a place that counts twice.
    """

    page: int = 0
    place: str = ""
    wrong: str = ""
    right: str = ""
    sort: Sort = Sort.WORD
    heavy: bool = False
    weight: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorList:
    """Errors in the order of the list, and what stands above them: who reads, number and day of the
    paper; empty where not told. strange: lines in which no error was found.
    """

    unit: str = ""
    number: str = ""
    day: datetime.date | None = None
    errors: tuple[ListedError, ...] = ()
    strange: tuple[str, ...] = ()
