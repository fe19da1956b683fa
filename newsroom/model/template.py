"""Page templates (版式模板): how the pages of a publication are usually divided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    """What a slot of a template is for; the value is its name in the house style."""

    LEAD = "lead"
    STORY = "story"
    PICTURE = "picture"
    BRIEFS = "briefs"
    ADVERT = "advert"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True)
class TemplateSlot:
    """A rectangle of the grid and what belongs there. section: of its stories; empty for any."""

    column: int
    row: int
    span: int
    depth: int
    takes: Takes
    section: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A named page template; what its slots leave free is filled as usual."""

    name: str
    slots: tuple[TemplateSlot, ...]
