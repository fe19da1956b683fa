"""The soft costs of a tiling whose items are chosen: what a page editor would find unlovely.

Sources: 碰题 (two headlines side by side), 通缝 (a gap crossing the whole page), and the order of
importance from the left top, as the trade's layout manuals have them.
"""

from __future__ import annotations

from collections.abc import Iterable

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Rules

WEIGHTS = {
    "row": 2,  # importance above the least times rows below the top: the important stand high
    "column": 2,  # importance above the least times columns from the left: and left
    "bump": 60,  # 碰题: two headlines side by side
    "cut": 80,  # 通缝: a line below the lead crossing the page from side to side
    "gap": 90,  # 通缝: a gutter that nothing but the lead crosses
    "stack": 80,  # a second story as wide as the page, and every further one
    "same": 25,  # a story more of one span than half of them
    "blank": 2_000,  # a row left blank in a column of a page that could be full
    "held": 10_000,  # a story held over where there is room, times its importance
    "hole": 300,  # a blank row that has something below it
    "foot": 25,  # a row by which a short page reaches further down
}
# Headlines whose tops are fewer rows apart than this stand side by side.
_BAND = 4


class Looks:
    """Adds the soft costs to the hard rules, and minimises them. full: the page could be full."""

    def __init__(self, rules: Rules, *, full: bool) -> None:
        self._rules = rules
        self._model = rules.model
        self._costs: list[tuple[cp_model.LinearExprT, int]] = []
        self._left_edges = self._edges(left=True)
        self._right_edges = self._edges(left=False)
        self._options()
        self._importance()
        self._bumps()
        self._cuts()
        self._gaps()
        self._variety()
        self._blanks(full=full)
        parts = [part for part, _ in self._costs]
        weights = [weight for _, weight in self._costs]
        self._model.minimize(cp_model.LinearExpr.weighted_sum(parts, weights))

    def _edges(self, *, left: bool) -> dict[tuple[int, int], cp_model.IntVar]:
        """For each item and column: whether its left (or right) edge stands there."""
        at: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        for (number, span, column), literal in self._rules.choices.items():
            edge = column if left else column + span - 1
            at.setdefault((number, edge), []).append(literal)
        found = {}
        for key, literals in at.items():
            found[key] = self._model.new_bool_var(f"edge {key} {left}")
            self._model.add(cp_model.LinearExpr.sum(literals) == found[key])
        return found

    def _options(self) -> None:
        """What each depth of each span costs."""
        for number, item in enumerate(self._rules.items):
            for span, literals in self._rules.spans(number).items():
                chosen = cp_model.LinearExpr.sum(literals)
                costs = item.options[span]
                picked = []
                for depth, cost in costs.items():
                    here = self._model.new_bool_var(f"look {number} {span} {depth}")
                    self._model.add(self._rules.depths[number] == depth).only_enforce_if(here)
                    picked.append(here)
                    if cost:
                        self._costs.append((here, cost))
                self._model.add(cp_model.LinearExpr.sum(picked) == chosen)

    def _importance(self) -> None:
        rules = self._rules
        least = min(item.importance for item in rules.items)
        for number, item in enumerate(rules.items):
            above = item.importance - least
            if above:
                self._costs.append((rules.rows[number] - rules.field.first, above * WEIGHTS["row"]))
                self._costs.append((rules.left(number), above * WEIGHTS["column"]))

    def _bumps(self) -> None:
        named = [n for n, item in enumerate(self._rules.items) if item.headline]
        rows = self._rules.rows
        for index, one in enumerate(named):
            for other in named[index + 1 :]:
                bump = self._model.new_bool_var(f"bump {one} {other}")
                lower = self._when(rows[one] >= rows[other] + _BAND)
                upper = self._when(rows[other] >= rows[one] + _BAND)
                for left, right in ((one, other), (other, one)):
                    for beside in self._beside(left, right):
                        self._model.add_bool_or([bump, lower, upper, *beside])
                self._costs.append((bump, WEIGHTS["bump"]))

    def _beside(self, left: int, right: int) -> Iterable[tuple[cp_model.LiteralT, ...]]:
        """Pairs of literals, both false where the two touch at one gutter."""
        for column in range(self._rules.field.columns - 1):
            edge = self._right_edges.get((left, column))
            start = self._left_edges.get((right, column + 1))
            if edge is not None and start is not None:
                yield ~edge, ~start

    def _cuts(self) -> None:
        """For each item at the left margin: whether its top is a line across the page."""
        rules, field = self._rules, self._rules.field
        for number in range(1, len(rules.items)):
            edge = self._left_edges.get((number, 0))
            if edge is None:
                continue
            cut = self._model.new_bool_var(f"cut {number}")
            whole = [x for x in (rules.choices.get((number, field.columns, 0)),) if x is not None]
            top = self._when(rules.rows[number] <= field.first)
            crossing = [self._crosses(other, number) for other in range(len(rules.items))]
            crossing = [literal for literal in crossing if literal is not None]
            self._model.add_bool_or([cut, ~edge, top, *whole, *crossing])
            self._costs.append((cut, WEIGHTS["cut"]))

    def _crosses(self, other: int, number: int) -> cp_model.IntVar | None:
        """A literal that asks an item to cross the line above another one."""
        if other == number:
            return None
        rules = self._rules
        literal = self._when(rules.rows[other] + 1 <= rules.rows[number])
        self._model.add(rules.rows[number] + 1 <= rules.ends[other]).only_enforce_if(literal)
        return literal

    def _gaps(self) -> None:
        for gutter in range(self._rules.field.columns - 1):
            gap = self._model.new_bool_var(f"gap {gutter}")
            crossing = [
                literal
                for (number, span, column), literal in self._rules.choices.items()
                if number and column <= gutter < column + span - 1
            ]
            self._model.add_bool_or([gap, *crossing])
            self._costs.append((gap, WEIGHTS["gap"]))

    def _variety(self) -> None:
        """Not too many stories of one span, and hardly any as wide as the page."""
        rules, count = self._rules, len(self._rules.items)
        for span in range(1, rules.field.columns + 1):
            literals = [x for (_, other, _), x in rules.choices.items() if other == span]
            whole = span == rules.field.columns
            allowed = 1 if whole else (count + 1) // 2
            if not literals or count <= allowed:
                continue
            excess = self._model.new_int_var(0, count, f"excess {span}")
            self._model.add(excess >= cp_model.LinearExpr.sum(literals) - allowed)
            self._costs.append((excess, WEIGHTS["stack" if whole else "same"]))

    def _blanks(self, *, full: bool) -> None:
        """Blank rows belong to the foot; a page that is too short ends as level as can be."""
        rules, field = self._rules, self._rules.field
        if not rules.blanks:
            return
        for number, item in enumerate(rules.items):
            self._costs.append((~rules.present[number], item.importance * WEIGHTS["held"]))
        for blank, foot in zip(rules.blanks, rules.feet, strict=True):
            # What is blank less what is blank at the foot is blank above something.
            self._costs.append((blank + foot - field.last, WEIGHTS["hole"]))
            if full:
                self._costs.append((blank, WEIGHTS["blank"]))
        deepest = self._model.new_int_var(field.first, field.last, "deepest")
        self._model.add_max_equality(deepest, rules.feet)
        self._costs.append((deepest, WEIGHTS["foot"]))

    def _when(self, condition: cp_model.BoundedLinearExpression | bool) -> cp_model.IntVar:
        """A literal that may be true only where the condition holds."""
        literal = self._model.new_bool_var("")
        self._model.add(condition).only_enforce_if(literal)
        return literal
