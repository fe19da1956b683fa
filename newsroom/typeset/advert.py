"""Reserved blocks (广告, 公益广告, 题花): artwork whole in its place, or an outline that says what
belongs there."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import BoxFrame, Fit, PictureFrame, TextFrame, TextRole
from newsroom.model.length import Length, Mm
from newsroom.model.picture import Crop
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area, area, box_frame
from newsroom.typeset.article import SetArticle, Task, owned, set_article
from newsroom.typeset.blocks import Heading, Wanted, heading
from newsroom.typeset.display import Letters, one_line, placed, whole_twips
from newsroom.typeset.headline import steps
from newsroom.typeset.heads import heading_frames
from newsroom.typeset.pictures import shown_crop
from newsroom.typeset.setting import Typesetter

MARK = "广告"
_OUTLINE = Mm(0.2)
_OUTLINED = "000000"
_SIDES = 2  # body characters kept free at each side of the words


def mark(edition: Edition, article: Article) -> str:
    """What a reserved block is called: by the filler pool, by its section, or 广告."""
    filler = edition.fillers.get(article.uuid)
    return filler.kind.text if filler is not None else article.section or article.kind.text


def worded(article: Article, pictures: Container[str]) -> bool:
    """Whether a reserved block has words to be set in a box, and no artwork at hand."""
    if not article.kind.block or not article.body.strip():
        return False
    return not article.slots or article.slots[0].picture not in pictures


def set_advert(task: Task, house: Publication, setter: Typesetter) -> SetArticle:
    """Set a reserved block; one with words but no artwork is set as a boxed story."""
    room = area(house.grid, task.placement)
    picture = _artwork(task, room, house)
    if worded(task.article, task.by_name):
        return _worded(task, house, setter)
    frame = box_frame(house.grid, task.placement)
    boxes = (frame,) if frame else ()
    fit = Fit(task.placement.uuid, 0, 0, 0, 0)
    if picture is not None:
        return SetArticle(boxes, (), (picture,), (), fit)
    if not task.placement.box:
        boxes = (*boxes, _outline(task, room, house))
    texts = (*_title(task, room, house, setter), _mark(task, room, house, setter))
    return SetArticle(boxes, (), (), tuple(owned(text, task) for text in texts), fit)


def _artwork(task: Task, room: Area, house: Publication) -> PictureFrame | None:
    """The first picture whole in the room, white around it; an editor's crop is kept."""
    article, placement = task.article, task.placement
    known = task.by_name.get(article.slots[0].picture) if article.slots else None
    if known is None or not room.rows:
        return None
    placed = next((place.crop for place in placement.pictures if place.slot == 0), Crop())
    crop = shown_crop(article.slots[0], placed if placed.usable else Crop())
    ratio = max(known.width, 1) * crop.wide / (max(known.height, 1) * crop.high)
    top, height = _edges(room, house)
    width = min(room.width, Length(round(height * ratio)))
    shown = min(height, Length(round(room.width / ratio)))
    return PictureFrame(
        room.x + (room.width - width) // 2,
        top + (height - shown) // 2,
        Length(max(width, 1)),
        Length(max(shown, 1)),
        known.sha256,
        crop,
        f"{article.title[:8]}-{task.mark}",
        placement.uuid,
        article.uuid,
    )


def _edges(room: Area, house: Publication) -> tuple[Length, Length]:
    """Top and height, level with the tops and feet of the characters beside it."""
    grid = house.grid
    inset = Length((grid.pitch - grid.body_size) // 2)
    return grid.y(room.top) + inset, Length(max(grid.pitch * room.rows - inset * 2, 1))


def _outline(task: Task, room: Area, house: Publication) -> BoxFrame:
    top, height = _edges(room, house)
    return BoxFrame(
        room.x,
        top,
        room.width,
        height,
        stroke=_OUTLINED,
        weight=_OUTLINE,
        label=f"{task.mark}框",
        placement=task.placement.uuid,
    )


def _title(task: Task, room: Area, house: Publication, setter: Typesetter) -> list[TextFrame]:
    """The heading in the middle, at the largest size that the block holds."""
    inner = Area(
        room.x + house.grid.body_size * _SIDES,
        max(room.width - house.grid.body_size * (2 * _SIDES), house.grid.body_size),
        room.top,
        room.bottom,
    )
    found = _fitting(task, inner, house, setter)
    if not found.parts:
        return []
    rows = min(found.least, inner.rows)
    above = (inner.rows - rows) // 2
    return heading_frames(found, inner.below(above), rows, house)


def _fitting(task: Task, room: Area, house: Publication, setter: Typesetter) -> Heading:
    placement = task.placement
    usual = placement.headline_size or house.headline.size(placement.span, task.article.importance)
    least = whole_twips(min(house.grid.body_size, usual))
    found = heading(task.article, house, setter, Wanted(placement.span, room.width, usual))
    for size in steps(usual, least):
        if found.least <= room.rows:
            break
        found = heading(task.article, house, setter, Wanted(placement.span, room.width, size))
    return found


def _mark(task: Task, room: Area, house: Publication, setter: Typesetter) -> TextFrame:
    """What it is, small in the upper right corner."""
    grid, size = house.grid, house.caption_size
    width = Length(max(room.width - grid.body_size, size))
    words = placed(Letters(setter.book, "hei", size), task.mark, width, "right")
    corner = (room.x, grid.y(room.top) + grid.pitch // 4)
    return one_line(words, corner, width, grid.pitch, TextRole.CAPTION, task.mark)


def _worded(task: Task, house: Publication, setter: Typesetter) -> SetArticle:
    boxed = replace(task, placement=replace(task.placement, box=True))
    done = set_article(boxed, house, setter)
    room = area(house.grid, replace(task.placement, box=False, tint=0))
    return replace(done, texts=(*done.texts, owned(_mark(task, room, house, setter), task)))
