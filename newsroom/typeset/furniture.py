"""Furniture: masthead of page one and folio of the others, filled with the issue's facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsroom.model.edition import Edition
from newsroom.model.frame import RuleFrame, TextFrame, TextRole
from newsroom.model.furniture import filled, issue_fields, page_fields
from newsroom.model.issue import Issue
from newsroom.model.length import Length
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import (
    Furniture,
    FurnitureRule,
    FurnitureText,
    Publication,
)
from newsroom.text import calendar
from newsroom.typeset.display import BASELINE, Letters, one_line, placed, whole_twips
from newsroom.typeset.fonts import FontBook

# What a text of a masthead or folio is known by: its number there, its words, how it stands.
KnownText = tuple[TextRole, int, str, str]
_MIRRORED = {"left": "right", "right": "left"}


def of_page(house: Publication, number: int) -> Furniture:
    """What stands at the head of a page."""
    return house.masthead if number == 1 else house.folio


@dataclass(frozen=True, slots=True)
class Blocked:
    """The rectangle of the grid that masthead or folio takes, from the page's left top corner."""

    column: int
    row: int
    span: int
    rows: int

    @property
    def right(self) -> int:
        """The first column right of it: there the ear begins, if it is one of the page's."""
        return self.column + self.span

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.row + self.rows

    def first_row(self, column: int) -> int:
        """The first row of a column that articles may take."""
        return self.bottom if self.column <= column < self.right else 0

    def meets(self, placement: Placement) -> bool:
        """Whether a placement would stand on it."""
        return placement.row < self.bottom and placement.column < self.right


def blocked(house: Publication, number: int) -> Blocked:
    """What masthead or folio takes of a page's grid; what a narrower masthead leaves free at its
    right is the ear (报眼)."""
    furniture, columns = of_page(house, number), house.grid.columns
    return Blocked(0, 0, min(furniture.span or columns, columns), furniture.rows)


def fields(edition: Edition, page: Page, total_pages: int) -> dict[str, str]:
    """Every field that furniture may name; facts of the issue go before the house's own."""
    house, issue = edition.publication, dated(edition.issue)
    own = page_fields(issue, page)
    return {**issue_fields(house, issue), **own, "pages": str(total_pages)}


def dated(issue: Issue) -> Issue:
    """An issue whose facts name weekday and lunar date: those of its day where none were given."""
    facts = issue.facts
    date = facts.date or issue.date
    return replace(
        issue,
        facts=replace(
            facts,
            weekday=facts.weekday or calendar.weekday(date),
            lunar_date=facts.lunar_date or calendar.lunar(date),
        ),
    )


def furniture_frames(
    furniture: Furniture,
    values: Mapping[str, str],
    house: Publication,
    book: FontBook,
    *,
    mirrored: bool = False,
    known: dict[KnownText, TextFrame] | None = None,
) -> tuple[RuleFrame | TextFrame, ...]:
    """Rules and one-line texts of a masthead or folio. mirrored: an even page, where left and
    right change places. known: where texts are remembered, since most folios of an issue say the
    same but for the page."""
    known = {} if known is None else known
    masthead = furniture is house.masthead
    role = TextRole.MASTHEAD if masthead else TextRole.FOLIO
    word = "报头" if masthead else "版眉"
    found: list[RuleFrame | TextFrame] = [
        _rule(rule, house, f"{word}线") for rule in furniture.rules
    ]
    for number, item in enumerate(furniture.texts):
        content = filled(item.text, values)
        if not content:
            continue
        align = _MIRRORED.get(item.align, item.align) if mirrored else item.align
        key = (role, number, content, align)
        if key not in known:
            known[key] = _text(item, content, align, (house, book), (role, word))
        found.append(known[key])
    return tuple(found)


def _rule(rule: FurnitureRule, house: Publication, label: str) -> RuleFrame:
    return RuleFrame(
        house.grid.left + rule.x,
        house.grid.top + rule.y,
        rule.width,
        rule.height,
        rule.weight,
        rule.colour,
        label,
        rule.double,
    )


def _text(
    item: FurnitureText,
    content: str,
    align: str,
    setting: tuple[Publication, FontBook],
    naming: tuple[TextRole, str],
) -> TextFrame:
    house, book = setting
    pitch = whole_twips(item.size * 1.2)
    letters = Letters(book, item.font, item.size, item.colour)
    line = placed(letters, content, item.width, align, spread=item.spread)
    corner = (house.grid.left + item.x, house.grid.top + item.y - pitch * BASELINE)
    width = Length(max(item.width, line[-1].xs[-1]))
    return one_line(line, corner, width, pitch, naming[0], f"{naming[1]}-{content[:10]}")
