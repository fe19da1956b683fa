"""Pages to assemble: random copy for a tabloid page, and full pages cut at random."""

from __future__ import annotations

import random
from dataclasses import dataclass

from newsroom.arrange.pieces import Field, Item
from newsroom.typeset.furniture import blocked
from tests.bench.paper import tabloid

# Rows by which a story of so many columns is elastic, and what a row off its usual depth costs.
_PLAY, _ROW_COST = (2, 2, 3, 4, 5, 6), 12
_LEAST_ROWS = 7


@dataclass(frozen=True, slots=True)
class Cut:
    """A full page cut at random: the field and the stories that came out of it."""

    field: Field
    items: tuple[Item, ...]


def cut(seed: int) -> Cut:
    """A tabloid page cut into 8 to 12 rectangles by straight cuts, each then made elastic.

    What fills the page is so known to exist, but each story's other widths are as real ones are:
    its cells, with some rows to play. The greatest rectangle at the left top is the lead.
    """
    chance = random.Random(seed)
    grid = tabloid().grid
    field = Field(grid.columns, blocked(tabloid(), 2).bottom, grid.rows)
    parts = [(field.columns, field.rows)]
    wanted = chance.randint(8, 12)
    for _ in range(400):
        if len(parts) == wanted:
            break
        parts.sort(key=lambda part: -part[0] * part[1])
        width, depth = parts.pop(0 if chance.random() < 0.8 else chance.randrange(len(parts)))
        parts += _halves(chance, width, depth)
    parts.sort(key=lambda part: (-part[0], -part[0] * part[1]))
    made = [_item(chance, number, *part) for number, part in enumerate(parts)]
    return Cut(field, tuple(sorted(made, key=lambda item: -item.importance)))


def _halves(chance: random.Random, width: int, depth: int) -> list[tuple[int, int]]:
    ways = []
    if width > 1:
        at = chance.randint(1, width - 1)
        ways.append([(at, depth), (width - at, depth)])
    if depth >= 2 * _LEAST_ROWS + 2:
        at = chance.randint(_LEAST_ROWS, depth - _LEAST_ROWS)
        ways.append([(width, at), (width, depth - at)])
    return chance.choice(ways) if ways else [(width, depth)]


def _item(chance: random.Random, number: int, width: int, depth: int) -> Item:
    options: dict[int, dict[int, int]] = {}
    for span in range(1, tabloid().grid.columns + 1):
        usual = depth if span == width else -(-width * depth // span)
        play = _PLAY[span - 1]
        if _LEAST_ROWS <= usual <= tabloid().grid.rows - 10:
            depths = range(max(usual - play // 2, _LEAST_ROWS), usual + play + 1)
            options[span] = {d: abs(d - usual) * _ROW_COST for d in depths}
    options.setdefault(width, {depth: 0})
    rating = 5 if number == 0 else chance.choice((4, 3, 3, 3, 2, 1))
    heads = {span: 4 + span // 2 for span in options}
    return Item(str(number), rating, options, True, heads)
