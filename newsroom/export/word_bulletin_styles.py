"""Paragraph and character styles of a bulletin file, in the sizes of its house style.

Words of GB/T 9704—2012 where the house follows it: 22 lines of 28 characters of 3号仿宋, levels in
黑体, 版记 in 4号.
"""

from __future__ import annotations

from newsroom.export.word_base import Style, font, half_points, run_fonts, size
from newsroom.model import carried
from newsroom.model.bulletin import FOOT_PITCH, NOTE_INSET, picture_inset, style_of
from newsroom.model.length import EMU_PER_TWIP
from newsroom.model.publication import Publication

TITLE = "BulletinTitle"
"""Id of the character style of run-in titles."""


def styles(house: Publication) -> tuple[Style, ...]:
    """All paragraph styles of a bulletin."""
    grid, own = house.grid, style_of(house)
    body_size, em = size(half_points(grid.body_size)), grid.body_size.twips
    text, hei, kai = (run_fonts(font(house, key).word_name) for key in ("body", "hei", "kai"))
    foot = run_fonts(font(house, own.foot_font, "fang").word_name)
    line = _exact(grid.pitch.twips)
    first = f'w:firstLineChars="{house.first_line * 100}" w:firstLine="{em * house.first_line}"'
    both = '<w:jc w:val="both"/>'
    note = f'{line}<w:ind w:left="{em * NOTE_INSET}" w:right="{em * NOTE_INSET}" {first}/>{both}'
    picture = picture_inset(house).twips
    foot_pitch = round(own.foot_size * FOOT_PITCH / EMU_PER_TWIP)
    contents = (
        f'<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="{grid.type_width.twips}"/>'
        f"</w:tabs>{line}"
    )
    return (
        Style("BulletinHead", "信息-报头", '<w:snapToGrid w:val="0"/>', text + body_size),
        Style(
            "BulletinContentsTitle",
            "信息-目录题",
            f'<w:keepNext/>{line}<w:jc w:val="center"/>',
            hei + body_size,
        ),
        Style("BulletinContents", "信息-目录", contents, text + body_size),
        Style(
            "BulletinSection",
            "信息-栏题",
            f"<w:keepNext/>{_exact(grid.pitch.twips, before=grid.pitch.twips)}"
            '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
            hei + body_size,
        ),
        Style(
            "BulletinItem",
            "信息-首段",
            f'{line}<w:ind {first}/>{both}<w:outlineLvl w:val="1"/>',
            text + body_size,
        ),
        Style("BulletinText", "信息-正文", f"{line}<w:ind {first}/>{both}", text + body_size),
        Style(
            "BulletinCrosshead",
            "信息-小标题",
            f'<w:keepNext/>{line}<w:ind {first}/>{both}<w:outlineLvl w:val="2"/>',
            hei + body_size,
        ),
        Style("BulletinHeadNote", "信息-编者按", note, kai + body_size),
        Style("BulletinNote", "信息-按语", note, kai + body_size),
        Style(
            "BulletinPicture",
            "信息-图片",
            f'<w:keepNext/><w:spacing w:before="{picture}" w:after="{picture}" w:line="240"'
            ' w:lineRule="auto"/><w:jc w:val="center"/>',
            size(2),
        ),
        Style(
            "BulletinCaption",
            "信息-图注",
            f'{line}<w:jc w:val="center"/>',
            kai + size(half_points(house.caption_size)),
        ),
        Style(
            "BulletinFoot",
            "信息-版尾",
            f"{_exact(foot_pitch)}{both}",
            foot + size(half_points(own.foot_size)),
        ),
    )


def title_style(house: Publication) -> str:
    """The w:style of run-in titles."""
    look = run_fonts(font(house, style_of(house).title_font, "hei").word_name)
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{TITLE}">'
        f'<w:name w:val="{carried.TITLE}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def _exact(twips: int, before: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="0" w:line="{twips}" w:lineRule="exact"/>'
