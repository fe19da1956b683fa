"""Who may sit at the keyboard: the newsroom's own people, not the authors of its copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id


class Duty(StrEnum):
    """What a person does in the newsroom. REPORTER hands copy in and does nothing else."""

    REPORTER = "reporter"
    EDITOR = "editor"
    DIRECTOR = "director"
    CHIEF = "chief"
    PROOFREADER = "proofreader"
    DESIGNER = "designer"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self.value]


_WORDS = {
    "reporter": "记者、通讯员",
    "editor": "编辑",
    "director": "部主任",
    "chief": "总编辑",
    "proofreader": "校对",
    "designer": "版式",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One of the newsroom. Names are told apart: no two persons bear the same.

    duties: empty for someone who does everything, as on a small desk. guarded: a PIN is asked
    before work goes on under this name. left: no longer offered, though what was signed stays.
    """

    uuid: str = field(default_factory=new_id)
    name: str
    duties: tuple[Duty, ...] = ()
    guarded: bool = False
    left: bool = False

    @property
    def hands_in_only(self) -> bool:
        """Whether the person writes and hands in, and edits nothing of others."""
        return self.duties == (Duty.REPORTER,)

    @property
    def told(self) -> str:
        """The duties in words: 编辑、校对; 全部 where none is named."""
        return "；".join(duty.text for duty in Duty if duty in self.duties) or "全部"
