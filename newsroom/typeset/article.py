"""One article set into its placement: heading, pictures, legs, jump; every frame but furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import (
    BoxFrame,
    Fit,
    PictureFrame,
    RuleFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.guide import GuideLine
from newsroom.model.length import Length
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area, area, box_frame, boxed
from newsroom.typeset.banners import label_frames
from newsroom.typeset.blocks import NO_HEADING, Heading, Wanted, heading
from newsroom.typeset.captions import caption_frame, caption_lines
from newsroom.typeset.display import Letters, one_line, placed
from newsroom.typeset.dividers import between_legs
from newsroom.typeset.groups import NO_LABEL, Label
from newsroom.typeset.heads import heading_frames, stands, strip_frames, strip_width
from newsroom.typeset.legs import Flow, Leg, Segment, flow, legs, segments
from newsroom.typeset.pictures import (
    Spot,
    arranged,
    aspect,
    fitted_crop,
    reach,
    rows_across,
    rows_within_crop,
    usual_places,
)
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import START, Mark, remaining

_VERTICAL_SPAN = 3


@dataclass(frozen=True, slots=True)
class Task:
    """All that decides how one placement looks, and nothing else: the key of the cache.

    start: where a second part begins. onward: words of 下转, set where text is left over; back:
    words of 上接. label: what names the section above it. guide: the lines of a 导读. mark: what a
    reserved block is called.
    """

    article: Article
    placement: Placement
    pictures: tuple[Picture, ...]
    start: Mark = START
    onward: str = ""
    back: str = ""
    label: Label = NO_LABEL
    guide: tuple[GuideLine, ...] = ()
    mark: str = ""

    @property
    def by_name(self) -> dict[str, Picture]:
        """The pictures by their SHA-256."""
        return {picture.sha256: picture for picture in self.pictures}


@dataclass(frozen=True, slots=True)
class SetArticle:
    """An article's frames. rest: where the text stands that found no room; None where all did.

    vanished: it is a second part that no text is left for.
    """

    boxes: tuple[BoxFrame, ...]
    rules: tuple[RuleFrame, ...]
    pictures: tuple[PictureFrame, ...]
    texts: tuple[TextFrame, ...]
    fit: Fit
    rest: Mark | None = None
    vanished: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The geometry of a placement before its text is poured in. top: where its label stands."""

    top: Area
    area: Area
    heading: Heading
    heading_rows: int
    spots: tuple[Spot, ...]
    columns: tuple[Leg, ...]
    room: tuple[Segment, ...]
    body: Area


@dataclass(frozen=True, slots=True)
class Poured:
    """Lines and where they came to stand. jump: the segment whose last row holds 下转."""

    lines: tuple[TextLine, ...]
    flow: Flow
    room: tuple[Segment, ...]
    jump: tuple[int, int] | None = field(default=None)


def set_article(task: Task, house: Publication, setter: Typesetter) -> SetArticle:
    """Set one placement completely."""
    plan = planned(task, house, setter)
    poured = pour(task, plan, setter)
    title = task.article.title[:8]
    label = label_frames(task.label, plan.top, house, setter.book, task.placement.uuid)
    box = box_frame(house.grid, _below_label(task))
    boxes = [*([box] if box else []), *label.boxes]
    rules: list[RuleFrame] = [*label.rules]
    texts = [*label.texts, *_heading_frames(plan, house, setter)]
    texts.extend(_leg_frames(task, plan, poured, house, setter))
    texts.extend(_jump_frames(task, plan, poured, house, setter))
    for spot in plan.spots:
        texts.extend(caption_frame(task.article, spot, house, setter))
    rules.extend(between_legs(house.grid, plan.columns, _text_rows(poured)))
    return SetArticle(
        tuple(boxes),
        tuple(rules),
        (*label.pictures, *(_picture_frame(task, spot, house, title) for spot in plan.spots)),
        tuple(owned(frame, task) for frame in texts),
        _fit(task, poured),
        _rest(poured),
    )


def leg_count(placement: Placement) -> int:
    """Legs of a placement's text; a vertical headline takes about one of them."""
    if placement.text_columns:
        return placement.text_columns
    return max(1, placement.span - 1) if placement.vertical_headline else placement.span


def planned(task: Task, house: Publication, setter: Typesetter) -> Plan:
    """Divide the placement into heading, pictures and legs."""
    grid, placement = house.grid, _below_label(task)
    whole = area(grid, placement)
    top = whole if placement is task.placement else area(grid, _plain(task.placement))
    head, rows, body = _headed(task, whole, house, setter)
    spots = spots_of(task, body, house, setter)
    columns = legs(body.x, body.width, leg_count(placement), grid.body_size)
    room = segments(columns, body.top, body.rows, [spot.block for spot in spots])
    return Plan(top, whole, head, rows, spots, columns, room, body)


def _headed(
    task: Task, whole: Area, house: Publication, setter: Typesetter
) -> tuple[Heading, int, Area]:
    """The heading, its rows (0 where it stands vertically) and what is left for the text.

    Rows asked for that would not hold the heading give way to what it needs.
    """
    placement, label = task.placement, task.label
    if not _has_heading(task):
        return NO_HEADING, 0, whole
    asked = placement.headline_rows
    if _over_box(task):
        asked, label = max(asked - label.rows, 0), NO_LABEL
    if placement.vertical_headline and not task.back:
        height = house.grid.pitch * max(whole.rows - label.rows, 1)
        wanted = Wanted(
            max(placement.span, _VERTICAL_SPAN),
            height,
            placement.headline_size,
            label,
            vertical=True,
        )
        head = heading(task.article, house, setter, wanted)
        if head.parts and stands(head, whole, height, house.grid, setter.book):
            beside = whole.below(head.label_rows).beside(strip_width(head, house.grid))
            return head, 0, beside
    wanted = Wanted(placement.span, whole.width, placement.headline_size, label, task.back)
    head = heading(task.article, house, setter, wanted)
    rows = max(asked, head.least) if asked else head.usual
    rows = min(rows, whole.rows)
    return head, rows, whole.below(rows)


def _has_heading(task: Task) -> bool:
    untitled = task.article.kind in (ArticleKind.BRIEF, ArticleKind.PICTURE)
    return bool(task.label.rows) or not untitled


def _over_box(task: Task) -> bool:
    """Whether the label stands over the placement's box: it is its whole group's, not its own."""
    return task.label.grouped and boxed(task.placement)


def _below_label(task: Task) -> Placement:
    """The rectangle that box and text have: without the rows of a label over the box."""
    placement, rows = task.placement, task.label.rows
    if not _over_box(task):
        return placement
    rows = min(rows, placement.depth)
    return replace(placement, row=placement.row + rows, depth=placement.depth - rows)


def _plain(placement: Placement) -> Placement:
    return replace(placement, box=False, tint=0)


def spots_of(task: Task, body: Area, house: Publication, setter: Typesetter) -> tuple[Spot, ...]:
    """Where the pictures of a placement stand in the room that its heading leaves."""
    article, placement = task.article, task.placement
    if placement.part or not article.slots:
        return ()
    places: Sequence[PicturePlace] = placement.pictures or usual_places(
        article, placement.span, house.grid, task.by_name
    )
    places = [place for place in places if place.slot < len(article.slots)]
    if not placement.pictures and article.kind is ArticleKind.PICTURE:
        places = _filling(task, places, body, house, setter)
    columns = legs(body.x, body.width, leg_count(placement), house.grid.body_size)
    usual = not placement.pictures and article.kind is not ArticleKind.PICTURE
    reaches = [
        reach(place, placement.column, columns, house.grid, None if usual else _shape(task, place))
        for place in places
    ]
    if usual:
        places = [
            replace(place, rows=rows_across(house.grid, width, _shape(task, place)))
            for place, (_, width) in zip(places, reaches, strict=True)
        ]
    captions = [
        len(caption_lines(article, place.slot, width, house, setter)) if width else 0
        for place, (_, width) in zip(places, reaches, strict=True)
    ]
    return arranged(places, reaches, captions, (body.top, body.bottom))


def _shape(task: Task, place: PicturePlace) -> float:
    return aspect(task.article, place.slot, task.by_name)


def _filling(
    task: Task,
    places: Sequence[PicturePlace],
    body: Area,
    house: Publication,
    setter: Typesetter,
) -> list[PicturePlace]:
    """A picture story's pictures as high as its placement asks, as far as a crop allows."""
    columns = legs(body.x, body.width, leg_count(task.placement), house.grid.body_size)
    lines = len(text_lines(task, columns[0].width, setter))
    text = -(-lines // len(columns)) + (1 if lines else 0)
    found = []
    for place in places:
        measure = house.grid.measure(place.span)
        caption = len(caption_lines(task.article, place.slot, measure, house, setter))
        ratio = aspect(task.article, place.slot, task.by_name)
        fair = rows_within_crop(house.grid, place.span, ratio)
        wanted = body.rows - text - caption
        found.append(replace(place, rows=min(max(wanted, fair.start), fair.stop - 1)))
    return found


def text_lines(task: Task, measure: Length, setter: Typesetter) -> tuple[TextLine, ...]:
    """The lines of what the placement has to print, set to a measure."""
    paras = remaining(setter.story(task.article), task.start)
    return setter.lines(paras, measure, task.placement.kept_breaks)


def pour(task: Task, plan: Plan, setter: Typesetter) -> Poured:
    """Let the text run through the legs; keep the last row for 下转 where some is left over."""
    measure = plan.columns[0].width
    lines = text_lines(task, measure, setter)
    flowed = flow(lines, plan.room)
    if not (flowed.over and task.onward and plan.room):
        return Poured(lines, flowed, plan.room)
    last = plan.room[-1]
    room = (*plan.room[:-1], Segment(last.leg, last.row, last.rows - 1))
    return Poured(lines, flow(lines, room), room, (last.leg, last.row + last.rows - 1))


def _rest(poured: Poured) -> Mark | None:
    placed_lines = len(poured.flow.spots)
    if placed_lines >= len(poured.lines):
        return None
    line = poured.lines[placed_lines]
    return line.mark


def _fit(task: Task, poured: Poured) -> Fit:
    taken = sum(line.body_characters for line in poured.lines[: len(poured.flow.spots)])
    over = 0 if poured.jump else poured.flow.over
    capacity = sum(segment.rows for segment in poured.room)
    legs = len({segment.leg for segment in poured.room})
    return Fit(task.placement.uuid, over, poured.flow.under, capacity, taken, legs)


def _leg_frames(
    task: Task, plan: Plan, poured: Poured, house: Publication, setter: Typesetter
) -> list[TextFrame]:
    rows: dict[int, list[tuple[TextLine, int]]] = defaultdict(list)
    for line, (segment, row) in zip(poured.lines, poured.flow.spots, strict=False):
        rows[segment].append((line, row))
    found = []
    for number, content in sorted(rows.items()):
        segment = poured.room[number]
        leg = plan.columns[segment.leg]
        found.append(
            TextFrame(
                leg.x,
                house.grid.y(segment.row),
                leg.width,
                house.grid.pitch * segment.rows,
                tuple(setter.line(line, row, leg.width) for line, row in content),
                house.grid.pitch,
                TextRole.BODY,
                f"{task.article.title[:8]}-正文第{segment.leg + 1}栏",
            )
        )
    return found


def _jump_frames(
    task: Task, plan: Plan, poured: Poured, house: Publication, setter: Typesetter
) -> list[TextFrame]:
    if poured.jump is None:
        return []
    grid, (number, row) = house.grid, poured.jump
    leg = plan.columns[number]
    letters = Letters(setter.book, "kai", grid.body_size)
    words = placed(letters, task.onward, leg.width, "right")
    corner = (leg.x, grid.y(row))
    return [one_line(words, corner, leg.width, grid.pitch, TextRole.JUMP, "下转")]


def _heading_frames(plan: Plan, house: Publication, setter: Typesetter) -> list[TextFrame]:
    if plan.heading_rows or not plan.heading.parts:
        return heading_frames(plan.heading, plan.area, plan.heading_rows, house)
    return strip_frames(plan.heading, plan.area, house, setter.book)


def _text_rows(poured: Poured) -> Mapping[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for segment, row in poured.flow.spots:
        found[poured.room[segment].leg].add(poured.room[segment].row + row)
    return {leg: frozenset(rows) for leg, rows in found.items()}


def _picture_frame(task: Task, spot: Spot, house: Publication, title: str) -> PictureFrame:
    slot = task.article.slots[spot.place.slot]
    y, height = spot.edges(house.grid)
    ratio = aspect(task.article, spot.place.slot, task.by_name)
    known = slot.picture if slot.picture in task.by_name else ""
    crop = fitted_crop(spot.place.crop, ratio, spot.width / height) if known else spot.place.crop
    return PictureFrame(
        spot.x,
        y,
        spot.width,
        height,
        known,
        crop,
        f"{title}-图{spot.place.slot + 1}",
        task.placement.uuid,
        task.article.uuid,
        spot.place.slot,
    )


def owned(frame: TextFrame, task: Task) -> TextFrame:
    """A text frame that knows its placement and article."""
    return replace(frame, placement=task.placement.uuid, article=task.article.uuid)


__all__ = ["Plan", "Poured", "SetArticle", "Task", "owned", "planned", "pour", "set_article"]
