"""Remarks (批注): what a proofreader or editor writes beside copy, and what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.difference import Edit, Spot
from newsroom.model.identity import new_id


class RemarkState(StrEnum):
    """What became of a remark."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"open": "待改", "done": "已改", "declined": "不改"}[self.value]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article that a remark is about; none where `field` is empty.

    field: as in model/difference.Edit (body, headline, caption 0 …). start, end: characters of
    the field as it reads in the remark's revision; equal where it is about the gap between two.
    words: what stood there; lead, trail: what stood before and after, to find it again by.
    """

    field: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark, on words of an article, on an article as a whole, or on a place of a page.

    issue, page, article: identities; empty where it concerns none. revision: the version of the
    article that the anchor counts in. spot: where it stood on the page when it was made, without
    width where that is not known. words: what is remarked. proposal: what the anchored words
    should become, empty to take them out; None where nothing is proposed. round: of the proof it
    was made on (一校 …), empty for none. answer: why it was settled so. settled_by, settled: who
    ticked it off and when.
    """

    uuid: str = field(default_factory=new_id)
    issue: str = ""
    page: str = ""
    article: str = ""
    revision: str = ""
    anchor: Anchor = Anchor()
    spot: Spot = Spot()
    words: str = ""
    proposal: str | None = None
    person: str = ""
    round: str = ""
    time: datetime.datetime
    state: RemarkState = RemarkState.OPEN
    answer: str = ""
    settled_by: str = ""
    settled: datetime.datetime | None = None

    @property
    def anchored(self) -> bool:
        """Whether it is about certain words of an article."""
        return bool(self.article and self.anchor.field)

    @property
    def edit(self) -> Edit | None:
        """The change that takes its proposal into the article; None where it has none."""
        if self.proposal is None or not self.anchored:
            return None
        return Edit(self.anchor.field, self.anchor.start, self.anchor.end, self.proposal)

    @property
    def says(self) -> str:
        """What it asks for, in one line: 改为“……”, 删去, and the words written with it."""
        asked = ""
        if self.proposal is not None:
            if self.proposal:
                verb = "改为" if self.anchor.words else "加上"
                asked = f"{verb}“{self.proposal}”"
            else:
                asked = "删去"
        return "：".join(filter(None, (asked, " ".join(self.words.split()))))
