"""One article set into its placement: heading, pictures, legs, jump; every frame but furniture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

from newsroom.model.article import ArticleKind
from newsroom.model.frame import (
    BoxFrame,
    Fit,
    PictureFrame,
    RuleFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.typeset.area import GAP_ROWS, Area, area, box_frame
from newsroom.typeset.banners import label_frames
from newsroom.typeset.blocks import NO_HEADING, Heading, Wanted, heading
from newsroom.typeset.captions import caption_frame
from newsroom.typeset.display import Letters, one_line, placed
from newsroom.typeset.dividers import between_legs
from newsroom.typeset.dropcap import cap_frame
from newsroom.typeset.groups import NO_LABEL
from newsroom.typeset.heads import heading_frames, stands, strip_frames, strip_width
from newsroom.typeset.legs import Flow, Leg, Segment, flow, legs, segments
from newsroom.typeset.pictures import Spot
from newsroom.typeset.setting import TextLine, Typesetter, body_characters
from newsroom.typeset.showing import left_out, picture_frame, spots_of
from newsroom.typeset.story import Mark
from newsroom.typeset.task import Task, all_text_lines, leg_count, text_lines

_VERTICAL_SPAN = 3


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
    return set_articles((task,), house, setter)[0]


def set_articles(tasks: Sequence[Task], house: Publication, setter: Typesetter) -> list[SetArticle]:
    """Set placements completely, each stage for all of them before the next (see
    `lines.Setter.paragraphs`)."""
    plans = [planned(task, house, setter) for task in tasks]
    lines = all_text_lines(tasks, [plan.columns[0].width for plan in plans], setter)
    poured = [
        _poured(task, plan, own, setter)
        for task, plan, own in zip(tasks, plans, lines, strict=True)
    ]
    return [
        _framed(task, plan, text, house, setter)
        for task, plan, text in zip(tasks, plans, poured, strict=True)
    ]


def _framed(
    task: Task, plan: Plan, poured: Poured, house: Publication, setter: Typesetter
) -> SetArticle:
    """The frames of a placement whose text is poured in."""
    title = task.article.title[:8]
    label = label_frames(task.label, plan.top, house, setter.book, task.placement.uuid)
    box = box_frame(house.grid, _below_label(task))
    boxes = [*([box] if box else []), *label.boxes]
    rules: list[RuleFrame] = [*label.rules]
    texts = [*label.texts, *_heading_frames(plan, house, setter)]
    texts.extend(_cap_frames(plan, poured, house, setter))
    texts.extend(_leg_frames(task, plan, poured, house, setter))
    texts.extend(_jump_frames(task, plan, poured, house, setter))
    for spot in plan.spots:
        texts.extend(caption_frame(task.article, spot, house, setter))
    rules.extend(between_legs(house.grid, plan.columns, _text_rows(poured)))
    return SetArticle(
        tuple(boxes),
        tuple(rules),
        (*label.pictures, *(picture_frame(task, spot, house, title) for spot in plan.spots)),
        tuple(owned(frame, task) for frame in texts),
        _fit(task, plan, poured),
        _rest(poured),
    )


def planned(task: Task, house: Publication, setter: Typesetter) -> Plan:
    """Divide the placement into heading, pictures and legs."""
    grid, placement = house.grid, _below_label(task)
    whole = area(grid, placement, 0 if task.label.runs_on else GAP_ROWS)
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
    return task.label.grouped and task.placement.boxed


def _below_label(task: Task) -> Placement:
    """The rectangle that box and text have: without the rows of a label over the box."""
    placement, rows = task.placement, task.label.rows
    if not _over_box(task):
        return placement
    rows = min(rows, placement.depth)
    return replace(placement, row=placement.row + rows, depth=placement.depth - rows)


def _plain(placement: Placement) -> Placement:
    return replace(placement, box=False, tint=0)


def pour(task: Task, plan: Plan, setter: Typesetter) -> Poured:
    """Let the text run through the legs; keep the last row for 下转 where some is left over."""
    return _poured(task, plan, text_lines(task, plan.columns[0].width, setter), setter)


def _poured(task: Task, plan: Plan, lines: tuple[TextLine, ...], setter: Typesetter) -> Poured:
    flowed = flow(lines, plan.room)
    if not _cap_stands(lines, flowed):
        plain = replace(task.placement, drop_cap=0)
        return pour(replace(task, placement=plain), plan, setter)
    if not (flowed.over and task.onward and plan.room):
        return Poured(lines, flowed, plan.room)
    last = plan.room[-1]
    room = (*plan.room[:-1], Segment(last.leg, last.row, last.rows - 1))
    return Poured(lines, flow(lines, room), room, (last.leg, last.row + last.rows - 1))


def _cap_stands(lines: Sequence[TextLine], flowed: Flow) -> bool:
    """Whether all lines beside a character set large stand in one leg, if there is one."""
    number = next((n for n, line in enumerate(lines) if line.para.cap), -1)
    cap = lines[number].para.cap if number >= 0 else None
    if cap is None:
        return True
    spots = flowed.spots[number : number + cap.lines]
    return not spots or (len(spots) == cap.lines and len({leg for leg, _ in spots}) == 1)


def _rest(poured: Poured) -> Mark | None:
    placed_lines = len(poured.flow.spots)
    if placed_lines >= len(poured.lines):
        return None
    line = poured.lines[placed_lines]
    return line.mark


def _fit(task: Task, plan: Plan, poured: Poured) -> Fit:
    lost = left_out(task, plan.spots)
    cut_off = max(plan.heading.least - plan.area.rows, 0) if plan.heading_rows else 0
    taken = body_characters(poured.lines[: len(poured.flow.spots)])
    over = (0 if poured.jump else poured.flow.over) + cut_off
    capacity = sum(segment.rows for segment in poured.room)
    legs = len({segment.leg for segment in poured.room})
    return Fit(task.placement.uuid, over, poured.flow.under, capacity, taken, legs, lost)


def _leg_frames(
    task: Task, plan: Plan, poured: Poured, house: Publication, setter: Typesetter
) -> list[TextFrame]:
    found, first = [], 0
    for number, spots in groupby(poured.flow.spots, itemgetter(0)):
        rows = [row for _, row in spots]
        lines = poured.lines[first : first + len(rows)]
        first += len(rows)
        segment = poured.room[number]
        leg = plan.columns[segment.leg]
        found.append(
            TextFrame(
                leg.x,
                house.grid.y(segment.row),
                leg.width,
                house.grid.pitch * segment.rows,
                setter.placed(lines, rows, leg.width),
                house.grid.pitch,
                TextRole.BODY,
                f"{task.article.title[:8]}-正文第{segment.leg + 1}栏",
                task.placement.uuid,
                task.article.uuid,
            )
        )
    return found


def _cap_frames(
    plan: Plan, poured: Poured, house: Publication, setter: Typesetter
) -> list[TextFrame]:
    """The first character where it is set large, if its first line found room."""
    grid = house.grid
    for line, (segment, row) in zip(poured.lines, poured.flow.spots, strict=False):
        if line.para.cap is not None:
            free = poured.room[segment]
            corner = (plan.columns[free.leg].x, grid.y(free.row + row))
            return [cap_frame(line.para.cap, corner, grid, setter.book)]
    return []


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
    for number, spots in groupby(poured.flow.spots, itemgetter(0)):
        segment = poured.room[number]
        found[segment.leg].update([segment.row + row for _, row in spots])
    return {leg: frozenset(rows) for leg, rows in found.items()}


def owned(frame: TextFrame, task: Task) -> TextFrame:
    """A text frame that knows its placement and article."""
    if frame.placement:
        return frame
    return replace(frame, placement=task.placement.uuid, article=task.article.uuid)


__all__ = [
    "Plan",
    "Poured",
    "SetArticle",
    "Task",
    "leg_count",
    "owned",
    "planned",
    "pour",
    "set_article",
    "set_articles",
    "spots_of",
    "text_lines",
]
