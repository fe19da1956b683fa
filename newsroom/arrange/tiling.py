"""Tiling a page with elastic rectangles: a constraint model solved by CP-SAT.

One literal for each item, span and left column; in every column the items present are optional
intervals that never overlap, and their depths sum to the column's rows: then nothing overlaps and
nothing is left blank. Where the copy cannot fill the page, blank rows at column feet are counted
and made as few as can be.

Hard: no overlap, nothing outside, what is locked stays, the lead (the first item) stands at the
left top and no item is wider than it. Soft, in order: importance placed, blank rows, then the
costs in `WEIGHTS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from newsroom.job import Job

WEIGHTS = {
    "row": 2,  # importance times rows below the top: important stories stand high
    "column": 1,  # importance times columns from the left: and left
    "bump": 60,  # 碰题: two headlines side by side on one row
    "span": 6,  # distance of a story's span from what its importance asks for
    "stretch": 12,  # rows a story is deeper or shallower than it usually looks
    "thin": 40,  # rows that the text under a heading is too shallow for its width
}
_BLANK = 2_000  # one blank row in a page that could be full
_SEED = 7


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place.

    weight: what placing it is worth, greater for the more important. importance: 1 to 5.
    depths: for each span it can take, the depths in body lines it can have there. usual: for each
    span the depth at which it looks as the house likes it. thin: for each span the rows that its
    text lacks to be more than a strip under its heading.
    """

    key: str
    weight: int
    importance: int
    depths: Mapping[int, Sequence[int]]
    usual: Mapping[int, int]
    thin: Mapping[int, int]
    headline: bool = True


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Columns and rows on the page's grid."""

    column: int
    row: int
    span: int
    depth: int


@dataclass(frozen=True, slots=True)
class Field:
    """The ground to fill: columns by rows first to last (exclusive), less what is locked."""

    columns: int
    first: int
    last: int
    locked: Sequence[Rectangle] = ()

    @property
    def area(self) -> int:
        """Cells there are to fill."""
        taken = sum(lock.span * lock.depth for lock in self.locked)
        return self.columns * (self.last - self.first) - taken


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds the search may take: for a first exact fill, and then for a better one."""

    first: float = 4.0
    better: float = 1.0


@dataclass(frozen=True, slots=True)
class Tiling:
    """A way to fill the field; items without a place are held over. blank: cells left empty."""

    places: Mapping[str, Rectangle]
    blank: int
    exact: bool
    cost: float


class _Model:
    """The constraint model of one field and its items."""

    def __init__(
        self, field: Field, items: Sequence[Item], *, exact: bool, full: bool = True
    ) -> None:
        self.exact = exact
        self.full = full
        self.field = field
        self.items = items
        self.model = cp_model.CpModel()
        self.rows: dict[str, cp_model.IntVar] = {}
        self.literals: dict[tuple[str, int, int], cp_model.IntVar] = {}
        self.depths: dict[tuple[str, int], cp_model.IntVar] = {}
        self.present: dict[str, cp_model.IntVar] = {}
        self.blanks: list[cp_model.IntVar] = []
        self._intervals: list[list[cp_model.IntervalVar]] = [[] for _ in range(field.columns)]
        self._sums: list[list[cp_model.LinearExprT]] = [[] for _ in range(field.columns)]
        for item in items:
            self._add(item)
        self._lock()
        self._fill()
        self._lead()
        self._hope()

    def _add(self, item: Item) -> None:
        model, field = self.model, self.field
        row = model.new_int_var(field.first, field.last - 1, f"row {item.key}")
        present = model.new_bool_var(f"present {item.key}")
        self.rows[item.key], self.present[item.key] = row, present
        choices = []
        for span, depths in item.depths.items():
            if span > field.columns or not depths:
                continue
            domain = cp_model.Domain.from_values(list(depths))
            depth = model.new_int_var_from_domain(domain, f"depth {item.key} {span}")
            self.depths[item.key, span] = depth
            for column in range(field.columns - span + 1):
                choices.append(self._choice(item.key, span, column, depth, max(depths)))
        model.add(sum(choices) == present)

    def _choice(
        self, key: str, span: int, column: int, depth: cp_model.IntVar, most: int
    ) -> cp_model.IntVar:
        model, field = self.model, self.field
        chosen = model.new_bool_var(f"{key} {span} {column}")
        self.literals[key, span, column] = chosen
        bottom = model.new_int_var(field.first, field.last, f"bottom {key} {span} {column}")
        interval = model.new_optional_interval_var(
            self.rows[key], depth, bottom, chosen, f"interval {key} {span} {column}"
        )
        taken = model.new_int_var(0, most, f"taken {key} {span} {column}")
        model.add(taken == depth).only_enforce_if(chosen)
        model.add(taken == 0).only_enforce_if(~chosen)
        for covered in range(column, column + span):
            self._intervals[covered].append(interval)
            self._sums[covered].append(taken)
        return chosen

    def _lock(self) -> None:
        for index, lock in enumerate(self.field.locked):
            interval = self.model.new_fixed_size_interval_var(lock.row, lock.depth, f"lock {index}")
            for column in range(lock.column, lock.column + lock.span):
                self._intervals[column].append(interval)
                self._sums[column].append(lock.depth)

    def _fill(self) -> None:
        rows = self.field.last - self.field.first
        for column in range(self.field.columns):
            self.model.add_no_overlap(self._intervals[column])
            blank = self.model.new_int_var(0, 0 if self.exact else rows, f"blank {column}")
            self.blanks.append(blank)
            self.model.add(cp_model.LinearExpr.sum([*self._sums[column], blank]) == rows)

    def _lead(self) -> None:
        """The first item is the lead: left top, and nothing is wider."""
        if not self.items or any(
            lock.column == 0 and lock.row == self.field.first for lock in self.field.locked
        ):
            return
        lead = self.items[0].key
        self.model.add(self.present[lead] == 1)
        self.model.add(self.rows[lead] == self.field.first)
        at_left = [
            literal
            for (key, _, column), literal in self.literals.items()
            if key == lead and column == 0
        ]
        self.model.add(sum(at_left) == 1)
        width = self._width(lead)
        for item in self.items[1:]:
            self.model.add(self._width(item.key) <= width)

    def _hope(self) -> None:
        """Begin the search with the worthiest items that could share the page."""
        room = self.field.area
        for item in sorted(self.items, key=lambda item: -item.weight):
            room -= _least(item)
            self.model.add_hint(self.present[item.key], room >= 0)

    def _width(self, key: str) -> cp_model.LinearExprT:
        chosen = {at: literal for at, literal in self.literals.items() if at[0] == key}
        spans = [span for _, span, _ in chosen]
        return cp_model.LinearExpr.weighted_sum(list(chosen.values()), spans)

    def _left(self, key: str) -> cp_model.LinearExprT:
        chosen = {at: literal for at, literal in self.literals.items() if at[0] == key}
        columns = [column for _, _, column in chosen]
        return cp_model.LinearExpr.weighted_sum(list(chosen.values()), columns)

    def variables(self) -> list[cp_model.IntVar]:
        """All that a solution decides."""
        found = (self.present, self.rows, self.literals, self.depths)
        return [variable for group in found for variable in group.values()]

    def cost(self) -> cp_model.LinearExprT:
        """The soft costs."""
        parts: list[cp_model.LinearExprT] = []
        costs: list[int] = []
        for item in self.items:
            parts += [self.rows[item.key] - self.field.first, self._left(item.key)]
            costs += [WEIGHTS["row"] * item.importance, WEIGHTS["column"] * item.importance]
            wish = min(max(item.importance - 1, 1), self.field.columns)
            for (key, span, _), literal in self.literals.items():
                if key == item.key:
                    parts.append(literal)
                    cost = WEIGHTS["span"] * abs(span - wish) * item.importance
                    costs.append(cost + WEIGHTS["thin"] * item.thin.get(span, 0))
            parts.append(~self.present[item.key])
            costs.append(item.weight)
        stretched = self._stretched()
        parts += stretched
        costs += [WEIGHTS["stretch"]] * len(stretched)
        if self.full:
            parts += self.blanks
            costs += [_BLANK] * len(self.blanks)
        bumps = self._bumps()
        return cp_model.LinearExpr.weighted_sum(
            [*parts, *bumps], [*costs, *[WEIGHTS["bump"]] * len(bumps)]
        )

    def _stretched(self) -> list[cp_model.IntVar]:
        """For each item and span: rows it is away from its usual depth there, if chosen."""
        found = []
        for item in self.items:
            for span, usual in item.usual.items():
                depth = self.depths.get((item.key, span))
                if depth is None:
                    continue
                most = max(abs(d - usual) for d in item.depths[span])
                away = self.model.new_int_var(0, most, f"away {item.key} {span}")
                for (key, other, _), literal in self.literals.items():
                    if (key, other) == (item.key, span):
                        self.model.add(away >= depth - usual).only_enforce_if(literal)
                        self.model.add(away >= usual - depth).only_enforce_if(literal)
                found.append(away)
        return found

    def _bumps(self) -> list[cp_model.IntVar]:
        """For each pair with headlines: whether they stand side by side on one row."""
        found = []
        named = [item for item in self.items if item.headline]
        for index, one in enumerate(named):
            for other in named[index + 1 :]:
                same = self.model.new_bool_var(f"bump {one.key} {other.key}")
                above, below = self.rows[one.key], self.rows[other.key]
                apart = self.model.new_bool_var("")
                lower = self.model.new_bool_var("")
                self.model.add(above >= below + 3).only_enforce_if(apart)
                self.model.add(below >= above + 3).only_enforce_if(lower)
                self.model.add_bool_or(
                    same, apart, lower, ~self.present[one.key], ~self.present[other.key]
                )
                found.append(same)
        return found


def tile(field: Field, items: Sequence[Item], job: Job, effort: Effort) -> Tiling:
    """Fill a field as well as the effort allows; the first item is the lead.

    First any exact fill, then at the least cost: stories held over, and the soft costs. Where
    there is no exact fill, as few blank rows as can be; where the copy is too short for the page,
    each story as it usually looks, and the rest of the page blank.
    Raises CancelledError after a cancel.
    """
    items = [item for item in items if any(item.depths.values())]
    if not items:
        return Tiling({}, field.area, field.area == 0, 0.0)
    enough = sum(_most(item) for item in items)
    if enough >= field.area:
        built = _Model(field, items, exact=True)
        found = _first(built, job, effort.first)
        if found is not None:
            return _improved(built, found, job, effort.better)
    full = enough >= field.area
    built = _Model(field, items, exact=False, full=full)
    found = _first(built, job, effort.first)
    # Without an exact fill to begin with, the search for few blank rows is all there is.
    better = effort.first if full else effort.better * 2
    return _improved(built, found, job, better) if found is not None else _none(field)


def _most(item: Item) -> int:
    """The most cells an item can fill."""
    return max(span * max(depths) for span, depths in item.depths.items() if depths)


def _least(item: Item) -> int:
    """The fewest cells an item can fill."""
    return min(span * min(depths) for span, depths in item.depths.items() if depths)


def _first(built: _Model, job: Job, seconds: float) -> cp_model.CpSolver | None:
    solver = _solver(seconds)
    return solver if _solve(solver, built.model, job) else None


def _improved(built: _Model, found: cp_model.CpSolver, job: Job, seconds: float) -> Tiling:
    built.model.clear_hints()
    for variable in built.variables():
        built.model.add_hint(variable, found.value(variable))
    built.model.minimize(built.cost())
    solver = _solver(seconds)
    return _read(built, solver if _solve(solver, built.model, job) else found)


def _none(field: Field) -> Tiling:
    return Tiling({}, field.area, False, 0.0)


def _solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.05)
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = _SEED
    return solver


def _solve(solver: cp_model.CpSolver, model: cp_model.CpModel, job: Job) -> bool:
    """Whether a solution was found. Raises CancelledError after a cancel."""
    job.stop_with(solver.stop_search)
    status = solver.solve(model)
    job.stop_with(None)
    job.check()
    return status in (cp_model.OPTIMAL, cp_model.FEASIBLE)


def _read(built: _Model, solver: cp_model.CpSolver) -> Tiling:
    places = {}
    for (key, span, column), literal in built.literals.items():
        if solver.boolean_value(literal):
            depth = solver.value(built.depths[key, span])
            places[key] = Rectangle(column, solver.value(built.rows[key]), span, depth)
    blank = sum(solver.value(variable) for variable in built.blanks)
    return Tiling(places, blank, blank == 0, solver.objective_value)
