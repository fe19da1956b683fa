"""The hard rules of tiling a page with elastic rectangles, as a constraint model.

One literal for each item, span and left column; what follows for each column is whether an item
covers it: in every column the items covering it never overlap, and their depths sum to its rows.
Then nothing overlaps and nothing is left blank. The lead (the first item) stands at the left top
and no item is wider than it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from ortools.sat.python import cp_model

from newsroom.arrange.pieces import Field, Item, Rectangle


class Fill(Enum):
    """How the items fill the field: to its last row, to one row in all columns, or as they may."""

    EXACT = auto()
    LEVEL = auto()
    LOOSE = auto()


class Rules:
    """The model of one field and its items.

    core: how many of the first items must be placed; the others may be held over. fill: see Fill;
    where it is LOOSE, `blanks` holds the blank rows of each column and `feet` its last row taken.
    lead: the first item stands at the left top, and nothing is wider.
    """

    def __init__(
        self, field: Field, items: Sequence[Item], core: int, fill: Fill, *, lead: bool = True
    ) -> None:
        self.field = field
        self.items = tuple(items)
        self.model = cp_model.CpModel()
        self.rows: list[cp_model.IntVar] = []
        self.depths: list[cp_model.IntVar] = []
        self.ends: list[cp_model.IntVar] = []
        self.present: list[cp_model.IntVar] = []
        self.choices: dict[tuple[int, int, int], cp_model.IntVar] = {}
        self.blanks: list[cp_model.IntVar] = []
        self.feet: list[cp_model.IntVar] = []
        self._covers: dict[tuple[int, int], cp_model.IntVar] = {}
        for number, item in enumerate(items):
            self._add(number, item, held=number >= core)
        self._fill(fill)
        if lead:
            self._lead()

    def spans(self, number: int) -> Mapping[int, list[cp_model.IntVar]]:
        """The literals of an item by span, from the left column on."""
        found: dict[int, list[cp_model.IntVar]] = {}
        for (other, span, _), literal in self.choices.items():
            if other == number:
                found.setdefault(span, []).append(literal)
        return found

    def left(self, number: int) -> cp_model.LinearExprT:
        """The left column of an item; 0 where it is held over."""
        literals = [(x, column) for (_, _, column), x in self._choices_of(number)]
        return cp_model.LinearExpr.weighted_sum([x for x, _ in literals], [c for _, c in literals])

    def width(self, number: int) -> cp_model.LinearExprT:
        """The span of an item; 0 where it is held over."""
        literals = [(x, span) for (_, span, _), x in self._choices_of(number)]
        return cp_model.LinearExpr.weighted_sum([x for x, _ in literals], [s for _, s in literals])

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
            for (_, span, column), literal in self._choices_of(number):
                here = place is not None and (place.span, place.column) == (span, column)
                self.model.add_hint(literal, here)

    def places(self, solver: cp_model.CpSolver) -> dict[str, Rectangle]:
        """The tiling that a solver found."""
        found = {}
        for (number, span, column), literal in self.choices.items():
            if solver.boolean_value(literal):
                row, depth = solver.value(self.rows[number]), solver.value(self.depths[number])
                found[self.items[number].key] = Rectangle(column, row, span, depth)
        return found

    def _choices_of(self, number: int) -> list[tuple[tuple[int, int, int], cp_model.IntVar]]:
        return [(key, literal) for key, literal in self.choices.items() if key[0] == number]

    def _add(self, number: int, item: Item, *, held: bool) -> None:
        model, field = self.model, self.field
        sizes = sorted({depth for depths in item.options.values() for depth in depths})
        row = model.new_int_var(field.first, field.last - sizes[0], f"row {number}")
        depth = model.new_int_var_from_domain(cp_model.Domain.from_values(sizes), f"depth {number}")
        end = model.new_int_var(field.first, field.last, f"end {number}")
        model.add(end == row + depth)
        present = model.new_bool_var(f"present {number}")
        self.rows.append(row)
        self.depths.append(depth)
        self.ends.append(end)
        self.present.append(present)
        for span in item.options:
            for column in range(field.columns - span + 1):
                self.choices[number, span, column] = model.new_bool_var(
                    f"at {number} {span} {column}"
                )
        self._choose(number, item)
        if not held:
            model.add(present == 1)
        model.add(row == field.first).only_enforce_if(~present)
        model.add(depth == sizes[0]).only_enforce_if(~present)
        for column in range(field.columns):
            self._cover(number, column)

    def _choose(self, number: int, item: Item) -> None:
        """One place where it is present; its depth is one that its span allows."""
        model = self.model
        literals = [literal for _, literal in self._choices_of(number)]
        model.add_exactly_one([*literals, ~self.present[number]])
        for (_, span, _), literal in self._choices_of(number):
            domain = cp_model.Domain.from_values(list(item.options[span]))
            model.add_linear_expression_in_domain(self.depths[number], domain).only_enforce_if(
                literal
            )

    def _cover(self, number: int, column: int) -> None:
        over = [x for (_, s, c), x in self._choices_of(number) if c <= column < c + s]
        if over:
            covers = self.model.new_bool_var(f"covers {number} {column}")
            self.model.add(cp_model.LinearExpr.sum(over) == covers)
            self._covers[number, column] = covers

    def _fill(self, fill: Fill) -> None:
        field, model = self.field, self.model
        rows: cp_model.LinearExprT = field.rows
        if fill is Fill.LEVEL:
            rows = model.new_int_var(1, field.rows, "rows")
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
            covers = self._covers.get((number, column))
            if covers is None:
                continue
            row, depth, end = self.rows[number], self.depths[number], self.ends[number]
            name = f"{number} {column}"
            intervals.append(model.new_optional_interval_var(row, depth, end, covers, f"in {name}"))
            most = max(max(depths) for depths in item.options.values())
            rows = model.new_int_var(0, most, f"taken {name}")
            model.add(rows == depth).only_enforce_if(covers)
            model.add(rows == 0).only_enforce_if(~covers)
            taken.append(rows)
        for index, lock in enumerate(self.field.locked):
            if lock.column <= column < lock.column + lock.span:
                name = f"lock {index} {column}"
                intervals.append(model.new_fixed_size_interval_var(lock.row, lock.depth, name))
                taken.append(lock.depth)
        return intervals, taken

    def _blank(self, column: int) -> cp_model.IntVar:
        """The blank rows of a column, with its foot: the last row taken."""
        model, field = self.model, self.field
        blank = model.new_int_var(0, field.rows, f"blank {column}")
        foot = model.new_int_var(field.first, field.last, f"foot {column}")
        for number in range(len(self.items)):
            covers = self._covers.get((number, column))
            if covers is not None:
                model.add(foot >= self.ends[number]).only_enforce_if(covers)
        for lock in field.locked:
            if lock.column <= column < lock.column + lock.span:
                model.add(foot >= lock.row + lock.depth)
        self.blanks.append(blank)
        self.feet.append(foot)
        return blank

    def _lead(self) -> None:
        """The first item is the lead: left top unless that is locked, and nothing is wider."""
        corner = (0, self.field.first)
        if not self.items or any((k.column, k.row) == corner for k in self.field.locked):
            return
        self.model.add(self.present[0] == 1)
        self.model.add(self.rows[0] == self.field.first)
        self.model.add_bool_or([x for (_, _, column), x in self._choices_of(0) if column == 0])
        for number in range(1, len(self.items)):
            self.model.add(self.width(number) <= self.width(0))
