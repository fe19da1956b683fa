"""Excuses: faults that an editor let stand, and how far that goes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from dataclasses import field as made
from enum import StrEnum

from newsroom.model.fault import Fault
from newsroom.model.identity import new_id


class Reach(StrEnum):
    """How far an excuse goes: this one place, this article, all copy of the library."""

    ONCE = "once"
    ARTICLE = "article"
    ALWAYS = "always"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"once": "这一处", "article": "本篇", "always": "总是"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """An editor's word that something found is right.

    rule, words, message: of the fault. article, field: where it stands; empty for an excuse that
    always holds. lead, trail: what stands before and after, for one place, and of gaps, whose
    words are empty. person, time: who said so, when.
    """

    uuid: str = made(default_factory=new_id)
    reach: Reach
    rule: str
    words: str
    message: str
    article: str = ""
    field: str = ""
    lead: str = ""
    trail: str = ""
    person: str
    time: datetime.datetime

    def covers(self, fault: Fault) -> bool:
        """Whether a fault is one that it is about.

        What holds figures is known by what was said of it as well: the same figure may be wrong
        elsewhere.
        """
        if (self.rule, self.words) != (fault.rule, fault.text):
            return False
        if self.article and self.article != fault.article:
            return False
        if self.message != fault.message and any(char.isdecimal() for char in self.words):
            return False
        if self.reach is Reach.ONCE and self.field != fault.field:
            return False
        return not (self.lead or self.trail) or (self.lead, self.trail) == (fault.lead, fault.trail)


def excuse(fault: Fault, reach: Reach, person: str, time: datetime.datetime) -> Excuse:
    """The excuse of a fault."""
    placed = reach is not Reach.ALWAYS
    around = reach is Reach.ONCE or not fault.text
    return Excuse(
        reach=reach,
        rule=fault.rule,
        words=fault.text,
        message=fault.message,
        article=fault.article if placed else "",
        field=fault.field if reach is Reach.ONCE else "",
        lead=fault.lead if around else "",
        trail=fault.trail if around else "",
        person=person,
        time=time,
    )
