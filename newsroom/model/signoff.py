"""Sign-offs: a person's word on exactly what was seen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id


class SignStep(StrEnum):
    """On what duty a page is signed."""

    EDITOR = "editor"
    PROOFREADER = "proofreader"
    DESIGNER = "designer"
    CHIEF = "chief"
    RELEASE = "release"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "editor": "责编",
            "proofreader": "校对",
            "designer": "版式",
            "chief": "终审",
            "release": "签发",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signoff:
    """One signature on a page. fingerprint: of the page that was seen; a page that shows another
    is not signed any more. page: empty for a bulletin, which is signed whole: its pages follow
    its text."""

    uuid: str = field(default_factory=new_id)
    issue: str
    page: str
    step: SignStep
    person: str
    time: datetime.datetime
    fingerprint: str
