"""The soft costs of a tiling whose items are chosen: what a page editor would find unlovely.

Sources: 碰题 (two headlines side by side), 通缝 (a gap crossing the whole page), and the order of
importance from the left top, as the trade's layout manuals have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ortools.sat.python import cp_model

from newsroom.arrange.binding import loosely
from newsroom.arrange.constraints import Rules
from newsroom.arrange.pieces import Rectangle, before
from newsroom.arrange.staying import moving
from newsroom.arrange.weights import HEAD, WEIGHTS


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
        self._leading()
        self._order()
        self._bumps()
        self._stacked()
        self._cuts()
        self._gaps()
        self._variety()
        self._ear()
        self._blanks(full=full)
        self._costs += [(literal, WEIGHTS[name]) for literal, name in loosely(rules)]
        self._costs += [(part, WEIGHTS[name]) for part, name in moving(rules)]
        parts = [part for part, _ in self._costs]
        weights = [weight for _, weight in self._costs]
        self.cost = cp_model.LinearExpr.weighted_sum(parts, weights)
        self._model.minimize(self.cost)

    def _edges(self, *, left: bool) -> dict[tuple[int, int], cp_model.IntVar]:
        """For each item and column: whether its left (or right) edge stands there."""
        at: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        for (number, span, column), literal in self._rules.choices.items():
            edge = column if left else column + span - 1
            at.setdefault((number, edge), []).append(literal)
        found = {}
        for key, literals in at.items():
            found[key] = self._model.new_bool_var("")
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
                    here = self._model.new_bool_var("")
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

    def _leading(self) -> None:
        """The lead takes more than half the page's columns, and no other story as many as it."""
        rules = self._rules
        if not rules.demands.lead or len(rules.items) < 2:
            return
        wish = min(rules.field.columns // 2 + 1, max(rules.items[0].options))
        short = self._model.new_int_var(0, rules.field.columns, "")
        self._model.add(short >= wish - rules.width(0))
        self._costs.append((short, WEIGHTS["lead"]))
        lead = rules.spans(0)
        for number in range(1, len(rules.items)):
            peers = []
            for span, literals in rules.spans(number).items():
                if span > 1 and span in lead:
                    peers.append((literals, lead[span]))
            if peers:
                peer = self._model.new_bool_var("")
                for mine, its in peers:
                    one, other = cp_model.LinearExpr.sum(mine), cp_model.LinearExpr.sum(its)
                    self._model.add(peer >= one + other - 1)
                self._costs.append((peer, WEIGHTS["peer"]))

    def _order(self) -> None:
        """The more important above the less important, and in the larger type."""
        rules = self._rules
        sizes = [self._by_span(number, item.sizes) for number, item in enumerate(rules.items)]
        for one, other in before(rules.items):
            under = self._model.new_bool_var("")
            above = rules.rows[one] <= rules.rows[other]
            for column in range(rules.field.columns):
                upper, lower = rules.covers(one, column), rules.covers(other, column)
                if upper is not None and lower is not None:
                    self._model.add(above).only_enforce_if([upper, lower, ~under])
            self._costs.append((under, WEIGHTS["under"]))
            if self._may_be_louder(one, other):
                louder = self._model.new_bool_var("")
                both = [rules.present[one], rules.present[other], ~louder]
                self._model.add(sizes[other] <= sizes[one]).only_enforce_if(both)
                self._costs.append((louder, WEIGHTS["louder"]))

    def _may_be_louder(self, one: int, other: int) -> bool:
        """Whether there are spans in which the second item has the larger headline."""
        mine, its = self._rules.items[one].sizes, self._rules.items[other].sizes
        least = min((mine.get(span, 0) for span in self._rules.spans(one)), default=0)
        return max((its.get(span, 0) for span in self._rules.spans(other)), default=0) > least

    def _by_span(self, number: int, values: Mapping[int, int]) -> cp_model.LinearExpr:
        """The value for the span that an item has; 0 where it is held over."""
        pairs = [(values.get(span, 0), x) for span, _, x in self._rules.places_of(number)]
        return cp_model.LinearExpr.weighted_sum([x for _, x in pairs], [v for v, _ in pairs])

    def _bumps(self) -> None:
        named = [n for n, item in enumerate(self._rules.items) if item.headline]
        rows = self._rules.rows
        heads = {number: self._by_span(number, self._heads(number)) for number in named}
        for index, one in enumerate(named):
            for other in named[index + 1 :]:
                sides = [*self._beside(one, other), *self._beside(other, one)]
                if not sides:
                    continue
                bump = self._model.new_bool_var("")
                lower = self._rules.when(rows[one] >= rows[other] + heads[other])
                upper = self._rules.when(rows[other] >= rows[one] + heads[one])
                for beside in sides:
                    self._model.add_bool_or([bump, lower, upper, *beside])
                self._costs.append((bump, WEIGHTS["bump"]))
                self._twins(one, other, bump)

    def _twins(self, one: int, other: int, bump: cp_model.IntVar) -> None:
        """Headings that bump and are as wide as one another."""
        mine, its = self._rules.spans(one), self._rules.spans(other)
        shared = [span for span in mine if span in its]
        if not shared:
            return
        twin = self._model.new_bool_var("")
        for span in shared:
            first, second = (cp_model.LinearExpr.sum(x[span]) for x in (mine, its))
            self._model.add(twin >= bump + first + second - 2)
        self._costs.append((twin, WEIGHTS["twin"]))

    def _heads(self, number: int) -> dict[int, int]:
        """The rows of an item's heading by span."""
        heads = self._rules.items[number].heads
        return {span: heads.get(span, HEAD) for span in self._rules.spans(number)}

    def _beside(self, left: int, right: int) -> Iterable[tuple[cp_model.LiteralT, ...]]:
        """Pairs of literals, both false where the two touch at one gutter."""
        for column in range(self._rules.field.columns - 1):
            edge = self._right_edges.get((left, column))
            start = self._left_edges.get((right, column + 1))
            if edge is not None and start is not None:
                yield ~edge, ~start

    def _stacked(self) -> None:
        """Towers: stories over exactly the same two or more columns."""
        at: dict[tuple[int, int], list[cp_model.IntVar]] = {}
        for (_, span, column), literal in self._rules.choices.items():
            if 1 < span < self._rules.field.columns:
                at.setdefault((span, column), []).append(literal)
        for literals in at.values():
            if len(literals) > 1:
                excess = self._model.new_int_var(0, len(literals), "")
                self._model.add(excess >= cp_model.LinearExpr.sum(literals) - 1)
                self._costs.append((excess, WEIGHTS["stacked"]))

    def _cuts(self) -> None:
        """For each item at the left margin: whether its top is a line across the page."""
        rules, field = self._rules, self._rules.field
        for number in range(1, len(rules.items)):
            edge = self._left_edges.get((number, 0))
            if edge is None:
                continue
            cut = self._model.new_bool_var("")
            whole = [x for x in (rules.choices.get((number, field.columns, 0)),) if x is not None]
            top = self._rules.when(rules.rows[number] <= field.top(0))
            crossing = [self._crosses(other, number) for other in range(len(rules.items))]
            crossing = [literal for literal in crossing if literal is not None]
            crossing += [self._within(number, lock) for lock in field.locked if lock.column]
            self._model.add_bool_or([cut, ~edge, top, *whole, *crossing])
            self._costs.append((cut, WEIGHTS["cut"]))

    def _within(self, number: int, lock: Rectangle) -> cp_model.IntVar:
        """A literal that asks the line above an item to meet something locked."""
        literal = self._rules.when(self._rules.rows[number] >= lock.row + 1)
        self._model.add(self._rules.rows[number] <= lock.bottom - 1).only_enforce_if(literal)
        return literal

    def _crosses(self, other: int, number: int) -> cp_model.IntVar | None:
        """A literal that asks an item to cross the line above another one."""
        if other == number:
            return None
        rules = self._rules
        literal = self._rules.when(rules.rows[other] + 1 <= rules.rows[number])
        self._model.add(rules.rows[number] + 1 <= rules.ends[other]).only_enforce_if(literal)
        return literal

    def _gaps(self) -> None:
        for gutter in range(self._rules.field.columns - 1):
            gap = self._model.new_bool_var("")
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
            excess = self._model.new_int_var(0, count, "")
            self._model.add(excess >= cp_model.LinearExpr.sum(literals) - allowed)
            self._costs.append((excess, WEIGHTS["whole" if whole else "same"]))

    def _ear(self) -> None:
        """What begins beside the masthead ends at its foot."""
        rules = self._rules
        for block in rules.field.blocked:
            for number in range(len(rules.items)):
                spills = self._model.new_bool_var("")
                below = self._rules.when(rules.rows[number] >= block.bottom)
                level = self._rules.when(rules.ends[number] <= block.bottom)
                self._model.add_bool_or([spills, below, level, ~rules.present[number]])
                self._costs.append((spills, WEIGHTS["ear"]))

    def _blanks(self, *, full: bool) -> None:
        """Blank rows belong to the foot; a page that is too short ends as level as can be."""
        rules, field = self._rules, self._rules.field
        if not rules.blanks:
            return
        for number, item in enumerate(rules.items):
            self._costs.append((~rules.present[number], item.importance * WEIGHTS["held"]))
            self._costs.append((rules.left(number), WEIGHTS["aside"]))
        for blank, foot in zip(rules.blanks, rules.feet, strict=True):
            # What is blank less what is blank at the foot is blank above something.
            self._costs.append((blank + foot - field.last, WEIGHTS["hole"]))
            if full:
                self._costs.append((blank, WEIGHTS["blank"]))
        if any(item.standing is not None for item in rules.items):
            return  # what stands is not drawn up to make the page shorter
        deepest = self._model.new_int_var(field.first, field.last, "")
        self._model.add_max_equality(deepest, rules.feet)
        self._costs.append((deepest, WEIGHTS["foot"]))
