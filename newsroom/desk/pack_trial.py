"""A sentence tried on the rule packs, beside the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom.job import Job
from newsroom.model.fault import Fault
from newsroom.model.pack import HOUSE, Entry, Pack
from newsroom.proof import pack as packs
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers


def warm() -> tuple[str, ...]:
    """Read the program's packs with the marks of their entries, in any thread; tell of those whose
    files are spoilt.
    """
    for pack in packs.shipped():
        for entry in pack.entries:
            assert entry.fingerprint
    return tuple(map(str, packs.broken().values()))


def tried(
    setting: Setting,
    entry: Entry | None,
    sentence: str,
    composers: Composers | None = None,
    job: Job | None = None,
) -> tuple[Fault, ...]:
    """What is told of a sentence, also by an entry that is not kept yet. A question to a worker."""
    from newsroom.proof.proofreader import Proofreader  # noqa: PLC0415  loads all rules

    if entry is not None:
        setting = replace(setting, own=(Pack(HOUSE, HOUSE, entries=(entry,)), *setting.own))
    known = composers.proofreader(setting) if composers else Proofreader(setting)
    return known.story(of_lines(sentence), job)
