"""Slots of a page's template: which offer stands in which, on the page that is assembled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from newsroom.arrange.judging import in_slot
from newsroom.arrange.offering import Offer
from newsroom.arrange.pieces import Field, Rectangle, Tiling, near_slot
from newsroom.model.article import ArticleKind
from newsroom.model.template import Takes, Template, TemplateSlot

_LEAST_ROWS = 4


def slotted(
    field: Field, offers: Sequence[Offer], template: Template, tops: Collection[int]
) -> list[Offer]:
    """The offers with their slots: each slot has the first fitting offer that has none yet.

    The first offer is the lead. A slot that no offer fits is left free, and filled as usual. tops:
    rows at which the pages of the publication begin; a slot that begins there begins at the top
    of this one.
    """
    found = list(offers)
    for slot in sorted(template.slots, key=_order):
        place = _placed(field, slot, tops)
        for number, offer in enumerate(found):
            if offer.item.slot is None and _fits(slot, place, offer, first=number == 0):
                found[number] = replace(offer, item=replace(offer.item, slot=place))
                break
    return found


def notes_of(offers: Sequence[Offer], tiling: Tiling, template: str) -> tuple[str, ...]:
    """In Chinese, what could not stand as the template has it."""
    asked = [o.item for o in offers if o.item.slot is not None and o.item.key in tiling.places]
    missed = [
        item
        for item in asked
        if item.slot is not None and not in_slot(item.slot, tiling.places[item.key])
    ]
    if not missed:
        return ()
    return (f"按版式“{template}”排不满，{len(asked)} 个位置中有 {len(missed)} 个已放宽",)


def _order(slot: TemplateSlot) -> tuple[bool, bool, int, int]:
    """The lead first, what asks for a section before what takes any."""
    return slot.takes is not Takes.LEAD, not slot.section, slot.row, slot.column


def _in_ear(field: Field, slot: TemplateSlot) -> bool:
    return any(slot.column >= b.right and slot.row < b.bottom for b in field.blocked)


def _placed(field: Field, slot: TemplateSlot, tops: Collection[int]) -> Rectangle:
    """The slot on this page, which may have another head than the one it was drawn for."""
    if _in_ear(field, slot):
        return Rectangle(slot.column, slot.row, slot.span, slot.depth)
    head = field.top(slot.column)
    row = head if slot.row in tops else max(slot.row, head)
    depth = max(min(slot.depth, field.last - row), _LEAST_ROWS)
    return Rectangle(slot.column, row, slot.span, depth)


def _fits(slot: TemplateSlot, place: Rectangle, offer: Offer, *, first: bool) -> bool:
    if slot.section and slot.section != offer.section:
        return False
    if not _takes(slot.takes, offer, first=first):
        return False
    depths = near_slot(place)[1]
    return any(depth in depths for depth in offer.item.options.get(place.span, ()))


def _takes(takes: Takes, offer: Offer, *, first: bool) -> bool:
    """Whether a slot is for what an offer holds."""
    kinds = offer.kinds
    return {
        Takes.LEAD: first,
        Takes.STORY: not first and any(map(_told, kinds)),
        Takes.PICTURE: not first and offer.pictured,
        Takes.BRIEFS: ArticleKind.BRIEF in kinds,
        Takes.ADVERT: any(kind.block for kind in kinds),
        Takes.GUIDE: ArticleKind.GUIDE in kinds,
    }[takes]


def _told(kind: ArticleKind) -> bool:
    """Whether what is of a kind may stand where a story is asked for."""
    return kind.prose or kind is ArticleKind.BULLETIN
