"""The foot of a bulletin (版尾): 本期送、发 and the editors between rules, on the last page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.model.edition import Edition
from newsroom.model.frame import Frame, Line, RuleFrame, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import BulletinStyle, Publication
from newsroom.typeset.display import BASELINE, whole_twips
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import Para

_FOOT_PITCH = 1.7
_FOOT_INSET = 1


def bulletin_style(house: Publication) -> BulletinStyle:
    """The bulletin's own style, or plain choices where the house names none."""
    if house.bulletin is not None:
        return house.bulletin
    return BulletinStyle("hei", "body", house.caption_size, (house.grid.rule, house.grid.rule))


def foot_lines(edition: Edition) -> tuple[tuple[str, ...], str]:
    """Texts of the foot: 本期送、发 …, and the editors' line; empty where none is given."""
    facts = edition.issue.facts
    sent = tuple(f"{line.label}：{line.text}" for line in facts.distribution)
    editors = "\u3000".join(facts.editors)
    return sent, f"责任编辑：{editors}" if editors else ""


def foot_frames(edition: Edition, setter: Typesetter) -> tuple[list[Frame], Length]:
    """The foot's frames, its last rule on the foot of the type area, and its height."""
    house = setter.house
    style, grid = bulletin_style(house), house.grid
    groups = [group for group in _foot_groups(edition, setter) if group]
    if not groups:
        return [], Length(0)
    pitch = whole_twips(style.foot_size * _FOOT_PITCH)
    height = pitch * sum(map(len, groups))
    y = grid.top + grid.type_height - height
    frames: list[Frame] = [_foot_rule(house, y, outer=True, label="版尾首线")]
    for number, group in enumerate(groups):
        if number:
            frames.append(_foot_rule(house, y, outer=False, label="版尾线"))
        frames.append(_foot_frame(group, y, pitch, setter))
        y = y + pitch * len(group)
    frames.append(_foot_rule(house, y, outer=True, label="版尾末线"))
    return frames, height


def _foot_groups(edition: Edition, setter: Typesetter) -> list[list[TextLine]]:
    sent, editors = foot_lines(edition)
    return [
        [line for text in sent for line in _foot_text(text, setter)],
        list(_foot_text(editors, setter)) if editors else [],
    ]


def _foot_text(text: str, setter: Typesetter) -> tuple[TextLine, ...]:
    style = bulletin_style(setter.house)
    measure = setter.house.grid.type_width - style.foot_size * (2 * _FOOT_INSET)
    para = Para(text, TextRole.FOLIO, style.foot_font, offsets=(-1,) * len(text), first_line=0)
    return setter.one(para, measure, style.foot_size)


def _foot_frame(
    group: Sequence[TextLine], y: Length, pitch: Length, setter: Typesetter
) -> TextFrame:
    style, grid = bulletin_style(setter.house), setter.house.grid
    inset = style.foot_size * _FOOT_INSET
    width = grid.type_width - inset * 2
    lines: list[Line] = []
    number = -1
    for row, text in enumerate(group):
        number += text.line.start == 0
        line = setter.line(text, row, width, pitch)
        lines.append(replace(line, paragraph=number))
    lift = pitch * (1 - BASELINE) * 0.25
    return TextFrame(
        grid.left + inset,
        y - lift,
        width,
        pitch * len(group),
        tuple(lines),
        pitch,
        TextRole.FOLIO,
        "版尾",
    )


def _foot_rule(house: Publication, y: Length, *, outer: bool, label: str) -> RuleFrame:
    weight = bulletin_style(house).foot_rules[0 if outer else 1]
    return RuleFrame(house.grid.left, y, house.grid.type_width, Length(0), weight, label=label)
