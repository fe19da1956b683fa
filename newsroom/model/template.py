"""Page templates (版式模板): how the pages of a publication are usually divided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


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


class Measures(Protocol):
    """A grid, as far as slots lie on it."""

    @property
    def columns(self) -> int:
        """Basic columns."""
        ...

    @property
    def rows(self) -> int:
        """Body lines."""
        ...


def read_template(data: Mapping[str, Any], grid: Measures) -> Template:
    """A template from a house style. Raises KeyError, TypeError, ValueError on bad content, also
    for a slot that lies outside the grid.
    """
    return Template(data["name"], tuple(_slot(data["name"], one, grid) for one in data["slot"]))


def _slot(name: str, data: Mapping[str, Any], grid: Measures) -> TemplateSlot:
    column, row, span, depth = (int(data[key]) for key in ("column", "row", "span", "depth"))
    across = 0 <= column < column + span <= grid.columns
    if not (across and 0 <= row < row + depth <= grid.rows):
        where = f"第 {column} 栏 {row} 行起 {span} 栏 × {depth} 行"
        raise ValueError(f"版式模板“{name}”里有一块超出版心：{where}")
    if data["takes"] not in tuple(Takes):
        raise ValueError(f"版式模板“{name}”的 takes 不能是 {data['takes']}")
    return TemplateSlot(column, row, span, depth, Takes(data["takes"]), data.get("section", ""))
