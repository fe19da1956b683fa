"""What proofreading finds in a labelled line, with every pack that is on by default."""

from __future__ import annotations

from functools import cache

from newsroom.model.fault import Fault
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines
from tests.proof.labels import Case


def findings(case: Case) -> tuple[Fault, ...]:
    """The faults told of a line."""
    reader = _reader(Setting(day=case.day))
    found = reader.story(of_lines(case.text, case.field))
    assert not reader.troubles, reader.troubles
    return found


@cache
def _reader(setting: Setting) -> Proofreader:
    return Proofreader(setting)
