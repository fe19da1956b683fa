"""What proofreading finds in a labelled line, with every pack that is on by default."""

from __future__ import annotations

import datetime
from functools import cache

from newsroom.model.fault import Fault
from newsroom.model.roster import Official, Roster
from newsroom.model.when import days
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines
from tests.proof.labels import Case

_TODAY = datetime.date(2026, 11, 22)  # terms name their own days


def findings(case: Case) -> tuple[Fault, ...]:
    """The faults told of a line."""
    reader = _reader(Setting(day=case.day, roster=roster(case.roster)))
    found = reader.story(of_lines(case.text, case.field))
    assert not reader.troubles, reader.troubles
    return found


@cache
def roster(told: str) -> Roster:
    """The roster that a line gives: name|title|from..to, divided by ; in the order of listing."""
    return Roster(tuple(_official(one, rank) for rank, one in enumerate(_split(told), 1)))


def _split(told: str) -> list[str]:
    return [one for one in told.split(";") if one]


def _official(told: str, rank: int) -> Official:
    name, title, term = told.split("|")
    since, until = (days(one, _TODAY) if one else None for one in term.split(".."))
    return Official(
        name=name,
        title=title,
        rank=rank,
        since=since[0] if since else None,
        until=until[1] if until else None,
    )


@cache
def _reader(setting: Setting) -> Proofreader:
    return Proofreader(setting)
