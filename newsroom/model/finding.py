"""What a check found: a fault with its place, shown to an editor, never mended by the program."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from dataclasses import field as made
from enum import StrEnum

from newsroom.model.identity import new_id


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"error": "差错", "warning": "疑点", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. kind: name of the check. words: what is wrong, without its place; advice:
    what to do; where: its place as told on the telephone (一版3栏40行).

    page, placement, article: identities of where it is, as far as it has a place; slot: index of
    the article's picture, -1 for none. field: name of the article's field (headline, credits …),
    empty for none. offset: in the article's body markup, -1 for none. subject: fingerprint of
    exactly what was judged, so that a reason once given holds for that and nothing else.
    """

    kind: str
    severity: Severity
    words: str
    advice: str = ""
    where: str = ""
    page: str = ""
    placement: str = ""
    article: str = ""
    slot: int = -1
    field: str = ""
    offset: int = -1
    subject: str = ""

    @property
    def told(self) -> str:
        """The finding in one breath: its place, then what is wrong there."""
        return f"{self.where}{self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An editor's word that an issue may be printed despite a finding, with the reason."""

    uuid: str = made(default_factory=new_id)
    issue: str
    kind: str
    subject: str
    reason: str
    person: str
    time: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule:
    """How a publication holds one check. severity: None where it is switched off. blocks: an open
    finding keeps the issue from the print shop. needs: what else the check asks for, by the names
    it knows (the steps of signing)."""

    kind: str
    severity: Severity | None
    blocks: bool = False
    needs: tuple[str, ...] = ()
