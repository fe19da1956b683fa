"""What stands over the stories of a section (栏头): a tab with its words on a rule, or artwork."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.frame import BoxFrame, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.length import Length, Mm
from newsroom.model.picture import Crop, Picture
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area
from newsroom.typeset.display import Letters, natural_width, one_line, placed, whole_twips
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.groups import Label
from newsroom.typeset.headline import steps

_FILL, _TYPE = "4D4D4D", "FFFFFF"
_RULE = Mm(0.35)
_FOOT = 0.9  # of the rows; the rest keeps the rule off the headline below
_FURNITURE = -1  # slot of artwork that no article holds


@dataclass(frozen=True, slots=True)
class LabelFrames:
    """The frames of a label, by kind."""

    boxes: tuple[BoxFrame, ...] = ()
    rules: tuple[RuleFrame, ...] = ()
    pictures: tuple[PictureFrame, ...] = ()
    texts: tuple[TextFrame, ...] = ()


NO_FRAMES = LabelFrames()


def label_frames(
    label: Label, area: Area, house: Publication, book: FontBook, placement: str
) -> LabelFrames:
    """A label over the top of an area, or over its whole group, which may be wider."""
    if not label.drawn or not area.rows:
        return NO_FRAMES
    grid = house.grid
    x, width = area.x, area.width
    if label.grouped:
        x, width = grid.x(label.column), grid.measure(label.span)
    rows = min(label.rows, area.rows)
    foot = grid.y(area.top) + Length(round(grid.pitch * rows * _FOOT))
    if label.picture is not None:
        return _artwork(label, label.picture, (x, grid.y(area.top)), (width, foot), placement)
    return _tab(label, (x, foot), width, house, book)


def _artwork(
    label: Label,
    picture: Picture,
    corner: tuple[Length, Length],
    reach: tuple[Length, Length],
    placement: str,
) -> LabelFrames:
    """Artwork whole in its rows, in the middle; a rule goes on where it is narrower.

    reach: the width there is, and the foot of the rows.
    """
    (x, top), (width, foot) = corner, reach
    height = foot - top
    ratio = max(picture.width, 1) / max(picture.height, 1)
    shown_width = min(width, Length(round(height * ratio)))
    shown_height = min(height, Length(round(width / ratio)))
    frame = PictureFrame(
        x + (width - shown_width) // 2,
        foot - shown_height,
        Length(max(shown_width, 1)),
        Length(max(shown_height, 1)),
        picture.sha256,
        Crop(),
        f"栏头-{label.text}",
        placement,
        slot=_FURNITURE,
    )
    rule = RuleFrame(x, foot, width, Length(0), _RULE, label="栏题线")
    return LabelFrames(rules=(rule,), pictures=(frame,))


def _tab(
    label: Label,
    corner: tuple[Length, Length],
    width: Length,
    house: Publication,
    book: FontBook,
) -> LabelFrames:
    """White type on a dark tab that stands on a rule over the whole width."""
    x, foot = corner
    letters, taken = _fitting(label.text, width, house, book)
    size, pitch = letters.size, whole_twips(letters.size * 1.25)
    top = foot - size * 1.45
    inner = placed(letters, label.text, taken, "centre")
    text = one_line(inner, (x, top + size * 0.1), taken, pitch, TextRole.SECTION, "栏题")
    tab = BoxFrame(x, top, taken, foot - top, fill=_FILL, label="栏题底")
    rule = RuleFrame(x, foot, width, Length(0), _RULE, label="栏题线")
    return LabelFrames((tab,), (rule,), (), (text,))


def _fitting(
    text: str, width: Length, house: Publication, book: FontBook
) -> tuple[Letters, Length]:
    """Letters in the house's size, smaller where the words would not fit, and the tab's width."""
    letters = Letters(book, "hei", house.section_size, _TYPE)
    for size in steps(house.section_size, min(house.caption_size, house.section_size)):
        letters = Letters(book, "hei", size, _TYPE)
        wanted = Length(natural_width(letters, text) + size * 2)
        if wanted <= width:
            return letters, wanted
    return letters, width
