"""The foot of a bulletin (版尾) on its last page: who gets it and who made it, between rules."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.model.bulletin import FOOT_PITCH, FootLine, foot, style_of
from newsroom.model.edition import Edition
from newsroom.model.frame import Frame, Line, RuleFrame, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Publication
from newsroom.typeset.display import BASELINE, Letters, natural_width, placed, whole_twips
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import Para

_FOOT_INSET = 1


def foot_frames(edition: Edition, setter: Typesetter) -> tuple[list[Frame], Length]:
    """The foot's frames, its last rule on the foot of the type area, and its height."""
    house = setter.house
    grid = house.grid
    groups = [[_set(line, setter) for line in group] for group in foot(edition)]
    if not groups:
        return [], Length(0)
    pitch = whole_twips(style_of(house).foot_size * FOOT_PITCH)
    height = pitch * sum(_rows(lines) for group in groups for lines in group)
    y = grid.top + grid.type_height - height
    frames: list[Frame] = [_foot_rule(house, y, outer=True, label="版尾首线")]
    for number, group in enumerate(groups):
        if number:
            frames.append(_foot_rule(house, y, outer=False, label="版尾线"))
        for lines in group:
            frames.extend(_foot_frame(lines, y, pitch, setter))
            y = y + pitch * _rows(lines)
    frames.append(_foot_rule(house, y, outer=True, label="版尾末线"))
    return frames, height


_Set = tuple[FootLine, Length, tuple[TextLine, ...]]


def _set(line: FootLine, setter: Typesetter) -> _Set:
    """A line's label, the width it takes, and the text set to what that leaves."""
    style = style_of(setter.house)
    hang = natural_width(Letters(setter.book, style.foot_font, style.foot_size), line.lead)
    para = Para(
        line.text,
        TextRole.FOLIO,
        style.foot_font,
        offsets=(-1,) * len(line.text),
        first_line=0,
    )
    measure = _width(setter.house) - hang
    return line, hang, setter.one(para, measure, style.foot_size)


def _width(house: Publication) -> Length:
    return house.grid.type_width - style_of(house).foot_size * (2 * _FOOT_INSET)


def _rows(line: _Set) -> int:
    return max(len(line[2]), 1)


def _foot_frame(said: _Set, y: Length, pitch: Length, setter: Typesetter) -> list[TextFrame]:
    """The label, the text that hangs behind it, and what ends it at the right edge."""
    line, hang, lines = said
    style, grid = style_of(setter.house), setter.house.grid
    letters = Letters(setter.book, style.foot_font, style.foot_size)
    left = grid.left + style.foot_size * _FOOT_INSET
    top = y - pitch * (1 - BASELINE) * 0.25
    width = _width(setter.house) - hang
    found = []
    if line.lead:
        found.append(_frame((left, top), hang, [_plain(letters, line.lead, hang, pitch)], pitch))
    if line.text:
        texts = [setter.line(text, row, width, pitch) for row, text in enumerate(lines)]
        found.append(_frame((left + hang, top), width, texts, pitch))
    if line.tail:
        own = natural_width(letters, line.tail)
        corner = (left + hang + width - own, top + pitch * (_rows(said) - 1))
        found.append(_frame(corner, own, [_plain(letters, line.tail, own, pitch)], pitch))
    return found


def _plain(letters: Letters, text: str, width: Length, pitch: Length) -> Line:
    """One line set without spacing."""
    runs = placed(letters, text, width)
    return Line(pitch * BASELINE, runs, width, 0, TextRole.FOLIO, ends=True)


def _frame(
    corner: tuple[Length, Length], width: Length, lines: Sequence[Line], pitch: Length
) -> TextFrame:
    x, y = corner
    return TextFrame(
        x, y, width, pitch * max(len(lines), 1), tuple(lines), pitch, TextRole.FOLIO, "版尾"
    )


def _foot_rule(house: Publication, y: Length, *, outer: bool, label: str) -> RuleFrame:
    weight = style_of(house).foot_rules[0 if outer else 1]
    return RuleFrame(house.grid.left, y, house.grid.type_width, Length(0), weight, label=label)
