"""Names of sections over units that came to touch.

Every unit of a section keeps room for the section's name. Units of one section that touch have it
once, over the whole of them; those below fill the rows that they kept for it with themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.grouping import Member, layouts_over, placed
from newsroom.arrange.offering import Offer
from newsroom.arrange.pieces import Rectangle
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.groups import label


@dataclass(frozen=True)
class _Block:
    """What fills a rectangle. bears: whether it was set with room for its section's name."""

    place: Rectangle
    section: str
    members: tuple[Member, ...]
    made: tuple[Placement, ...]
    bears: bool = True
    standing: bool = False


def named(
    edition: Edition,
    page: str,
    stays: Sequence[Placement],
    chosen: Iterable[tuple[Offer, Rectangle]],
) -> list[Placement]:
    """The placements of some offers at their places, each with the room that the name above it
    takes there. stays: what else stands on the page.

    Where a unit cannot be as deep without the name, it and the one above it are set as one; where
    that is not possible either, its heading keeps the white.
    """
    blocks = [_block(edition, page, offer, place) for offer, place in chosen]
    made = [placement for block in blocks for placement in block.made]
    others = [p for p in edition.placements if p.page != page]
    whole = replace(edition, placements=(*others, *stays, *made))
    done: list[_Block] = []
    for block in sorted(blocks, key=lambda block: (block.place.row, block.place.column)):
        rows = _name(whole, block.made)
        if not block.section or block.bears == bool(rows):
            done.append(block)
            continue
        above = next((one for one in done if _over(one, block)), None)
        joined = _alone(block, page, rows)
        if joined is None and above is not None:
            joined = _joined(above, block, page, _name(whole, above.made))
            if joined is not None:
                done.remove(above)
        done.append(joined or block)
    return [placement for block in done for placement in block.made]


def _block(edition: Edition, page: str, offer: Offer, place: Rectangle) -> _Block:
    unit, made = offer.unit, tuple(offer.placements(page, place))
    standing = bool(offer.kept) and place == offer.item.standing
    bears = not standing or _name(edition, made) > 0
    return _Block(place, unit.section, unit.members, made, bears, standing)


def _name(edition: Edition, made: Iterable[Placement]) -> int:
    """Rows of the name above some placements of one unit."""
    return max(label(edition, placement).rows for placement in made)


def _alone(block: _Block, page: str, rows: int) -> _Block | None:
    """A block with so many rows for the name above it; None where it cannot be as deep then."""
    layout = layouts_over(block.members, block.place.span, rows).get(block.place.depth)
    if layout is None:
        return None
    made = tuple(placed(block.members, layout, page, block.place))
    return replace(block, made=made, bears=rows > 0)


def _joined(above: _Block, block: _Block, page: str, rows: int) -> _Block | None:
    """Two blocks set as one under one name; None where they cannot fill both places."""
    place = replace(above.place, depth=above.place.depth + block.place.depth)
    joint = replace(above, place=place, members=(*above.members, *block.members))
    return _alone(joint, page, rows)


def _over(one: _Block, other: _Block) -> bool:
    """Whether a block of the same section stands right above another, over the same columns."""
    mine, its = one.place, other.place
    same = one.section == other.section and not one.standing
    return same and (mine.column, mine.span, mine.bottom) == (its.column, its.span, its.row)


__all__ = ["named"]
