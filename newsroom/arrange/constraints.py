"""The hard rules of tiling a page with elastic rectangles, as a constraint model.

One literal for each item, span and left column; what follows for each column is whether an item
covers it: in every column the items covering it never overlap, and their depths sum to its rows.
Then nothing overlaps and nothing is left blank. The lead (the first item) stands at the left top
and no item is wider than it. What else binds the items is in `binding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from ortools.sat.python import cp_model

from newsroom.arrange.pieces import Field, Item, Rectangle


class Values(Protocol):
    """What a solver, or a solution that it tells of, says of the variables."""

    def value(self, expression: cp_model.LinearExprT, /) -> int:
        """The value of an expression."""
        ...

    def boolean_value(self, expression: cp_model.LiteralT, /) -> bool:
        """The value of a literal."""
        ...


class Fill(Enum):
    """How the items fill the field: to its last row, to one row in all columns, or as they may."""

    EXACT = auto()
    LEVEL = auto()
    LOOSE = auto()


@dataclass(frozen=True, slots=True)
class Demands:
    """What is asked besides the fill.

    lead: the first item stands at the left top, and nothing is wider. leaders: the leaders' order
    holds. slots: what has a slot of the page's template stands there. moved: where given, no more
    items that stand on the page than so many leave it, their columns or their order in these.
    stay: none of them leaves it. order: nothing is held over that is more important than what is
    placed.
    """

    lead: bool = True
    leaders: bool = True
    slots: bool = True
    moved: int | None = None
    stay: bool = False
    order: bool = False
    widest: bool = False


USUAL = Demands()


class Rules:
    """The model of one field and its items.

    core: how many of the first items must be placed; the others may be held over. fill: see Fill;
    where it is LOOSE, `blanks` holds the blank rows of each column and `feet` its last row taken.
    pinned: items by key that keep the span and the left column of a place.
    """

    def __init__(
        self,
        field: Field,
        items: Sequence[Item],
        core: int,
        fill: Fill,
        demands: Demands = USUAL,
        pinned: Mapping[str, Rectangle] | None = None,
    ) -> None:
        self.field = field
        self.items = tuple(items)
        self.demands = demands
        self._pinned = pinned or {}
        self.model = cp_model.CpModel()
        self.rows: list[cp_model.IntVar] = []
        self.depths: list[cp_model.IntVar] = []
        self.ends: list[cp_model.IntVar] = []
        self.present: list[cp_model.IntVar] = []
        self.choices: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self.blanks: list[cp_model.IntVar] = []
        self.feet: list[cp_model.IntVar] = []
        self._mine: list[list[tuple[int, int, cp_model.IntVar]]] = []
        self._covers: dict[tuple[int, int], cp_model.IntVar] = {}
        self._areas: dict[int, cp_model.IntVar] = {}
        for number, item in enumerate(items):
            bound = demands.stay and item.standing is not None
            self._add(number, item, held=number >= core and not bound)
        self._fill(fill)
        if demands.lead:
            self._lead()

    def spans(self, number: int) -> Mapping[int, list[cp_model.IntVar]]:
        """The literals of an item by span, from the left column on."""
        found: dict[int, list[cp_model.IntVar]] = {}
        for span, _, literal in self._mine[number]:
            found.setdefault(span, []).append(literal)
        return found

    def places_of(self, number: int) -> Sequence[tuple[int, int, cp_model.IntVar]]:
        """Each span and left column that an item may have, with its literal."""
        return self._mine[number]

    def left(self, number: int) -> cp_model.LinearExpr:
        """The left column of an item; 0 where it is held over."""
        return _sum((column, x) for _, column, x in self._mine[number])

    def width(self, number: int) -> cp_model.LinearExpr:
        """The span of an item; 0 where it is held over."""
        return _sum((span, x) for span, _, x in self._mine[number])

    def area(self, number: int) -> cp_model.IntVar:
        """The cells of an item that is present."""
        if number not in self._areas:
            item = self.items[number]
            area = self.model.new_int_var(0, item.most, "")
            for span, literals in self.spans(number).items():
                for literal in literals:
                    whole = area == self.depths[number] * span
                    self.model.add(whole).only_enforce_if(literal)
            self._areas[number] = area
        return self._areas[number]

    def covers(self, number: int, column: int) -> cp_model.IntVar | None:
        """The literal that tells whether an item covers a column; None where it never may."""
        return self._covers.get((number, column))

    def hint(self, places: Mapping[str, Rectangle]) -> None:
        """Begin the search from a tiling."""
        self.model.clear_hints()
        for number, item in enumerate(self.items):
            place = places.get(item.key)
            self.model.add_hint(self.present[number], place is not None)
            if place is not None:
                self.model.add_hint(self.rows[number], place.row)
                self.model.add_hint(self.depths[number], place.depth)
                self.model.add_hint(self.ends[number], place.bottom)
            for span, column, literal in self._mine[number]:
                here = place is not None and (place.span, place.column) == (span, column)
                self.model.add_hint(literal, here)

    def places(self, values: Values) -> dict[str, Rectangle]:
        """The tiling that a solver found."""
        found = {}
        for number, item in enumerate(self.items):
            for span, column, literal in self._mine[number]:
                if values.boolean_value(literal):
                    row, depth = values.value(self.rows[number]), values.value(self.depths[number])
                    found[item.key] = Rectangle(column, row, span, depth)
        return found

    def when(self, condition: cp_model.BoundedLinearExpression | bool) -> cp_model.IntVar:
        """A literal that may be true only where the condition holds."""
        literal = self.model.new_bool_var("")
        self.model.add(condition).only_enforce_if(literal)
        return literal

    def _add(self, number: int, item: Item, *, held: bool) -> None:
        model, field = self.model, self.field
        sizes = sorted({depth for depths in item.options.values() for depth in depths})
        row = model.new_int_var(field.first, field.last - sizes[0], "")
        depth = model.new_int_var_from_domain(cp_model.Domain.from_values(sizes), "")
        end = model.new_int_var(field.first, field.last, "")
        model.add(end == row + depth)
        present = model.new_bool_var("")
        self.rows.append(row)
        self.depths.append(depth)
        self.ends.append(end)
        self.present.append(present)
        self._mine.append(
            [
                (span, column, model.new_bool_var(""))
                for span in item.options
                for column in self._columns(item, span)
            ]
        )
        for span, column, literal in self._mine[number]:
            self.choices[number, span, column] = literal
        self._choose(number, item)
        if not held:
            model.add(present == 1)
        model.add(row == field.first).only_enforce_if(~present)
        model.add(depth == sizes[0]).only_enforce_if(~present)
        for column in range(field.columns):
            self._cover(number, column)

    def _columns(self, item: Item, span: int) -> Sequence[int]:
        """The left columns that an item of some span may have."""
        usual = range(self.field.columns - span + 1)
        if (pin := self._pinned.get(item.key)) is not None:
            return [pin.column] if span == pin.span else []
        if self.demands.moved == 0 and (stands := item.standing) is not None:
            return [column for column in usual if (span, column) == (stands.span, stands.column)]
        return usual

    def _choose(self, number: int, item: Item) -> None:
        """One place where it is present; its depth is one that its span allows."""
        model, depth = self.model, self.depths[number]
        model.add_exactly_one([*(x for _, _, x in self._mine[number]), ~self.present[number]])
        for span, literals in self.spans(number).items():
            domain = cp_model.Domain.from_values(list(item.options[span]))
            for literal in literals:
                model.add_linear_expression_in_domain(depth, domain).only_enforce_if(literal)

    def _cover(self, number: int, column: int) -> None:
        over = [x for span, left, x in self._mine[number] if left <= column < left + span]
        if over:
            covers = self.model.new_bool_var("")
            self.model.add(cp_model.LinearExpr.sum(over) == covers)
            self._covers[number, column] = covers

    def _fill(self, fill: Fill) -> None:
        field, model = self.field, self.model
        rows: cp_model.LinearExprT = field.rows
        if fill is Fill.LEVEL:
            rows = model.new_int_var(1, field.rows, "")
            for end in self.ends:
                model.add(end <= rows + field.first)
        for column in range(field.columns):
            intervals, taken = self._column(column)
            model.add_no_overlap(intervals)
            if fill is Fill.LOOSE:
                taken.append(self._blank(column))
            model.add(cp_model.LinearExpr.sum(taken) == rows)

    def _column(self, column: int) -> tuple[list[cp_model.IntervalVar], list[cp_model.LinearExprT]]:
        """What may stand in a column, and the rows that each takes of it."""
        model = self.model
        intervals: list[cp_model.IntervalVar] = []
        taken: list[cp_model.LinearExprT] = []
        for number, item in enumerate(self.items):
            covers = self.covers(number, column)
            if covers is None:
                continue
            row, depth, end = self.rows[number], self.depths[number], self.ends[number]
            intervals.append(model.new_optional_interval_var(row, depth, end, covers, ""))
            most = max(max(depths) for depths in item.options.values())
            rows = model.new_int_var(0, most, "")
            model.add(rows == depth).only_enforce_if(covers)
            model.add(rows == 0).only_enforce_if(~covers)
            taken.append(rows)
        for lock in self._fixed(column):
            intervals.append(model.new_fixed_size_interval_var(lock.row, lock.depth, ""))
            taken.append(lock.depth)
        return intervals, taken

    def _fixed(self, column: int) -> list[Rectangle]:
        return [lock for lock in self.field.taken if lock.column <= column < lock.right]

    def _blank(self, column: int) -> cp_model.IntVar:
        """The blank rows of a column, with its foot: the last row taken."""
        model, field = self.model, self.field
        blank = model.new_int_var(0, field.rows, "")
        foot = model.new_int_var(field.first, field.last, "")
        for number in range(len(self.items)):
            covers = self.covers(number, column)
            if covers is not None:
                model.add(foot >= self.ends[number]).only_enforce_if(covers)
        for lock in self._fixed(column):
            model.add(foot >= lock.bottom)
        self.blanks.append(blank)
        self.feet.append(foot)
        return blank

    def _lead(self) -> None:
        """The first item is the lead: left top unless that is locked, and nothing is wider."""
        top = self.field.top(0)
        if not self.items or any((k.column, k.row) == (0, top) for k in self.field.locked):
            return
        self.model.add(self.present[0] == 1)
        if not (self.demands.slots and self.items[0].slot):
            self.model.add(self.rows[0] == top)
            self.model.add_bool_or([x for _, column, x in self._mine[0] if column == 0])
        for number in range(1, len(self.items)):
            self.model.add(self.width(number) + self.demands.widest <= self.width(0))


def _sum(weighted: Iterable[tuple[int, cp_model.IntVar]]) -> cp_model.LinearExpr:
    pairs = list(weighted)
    return cp_model.LinearExpr.weighted_sum([x for _, x in pairs], [w for w, _ in pairs])
