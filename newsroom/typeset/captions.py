"""Captions under pictures: 楷体, level with the grid, with the photographers."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.byline import printed_byline
from newsroom.model.frame import TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Publication
from newsroom.typeset.pictures import Spot
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import Para, prefixed, signs_in_caption


def caption_lines(
    article: Article, slot: int, measure: Length, house: Publication, setter: Typesetter
) -> tuple[TextLine, ...]:
    """A slot's caption set to the picture's width; centred where one line holds it."""
    text = _caption(article, slot)
    if not text and not _titled(article, slot):
        return ()
    para = Para(
        text, TextRole.CAPTION, "kai", offsets=(-1,) * len(text), first_line=0, align="centre"
    )
    if _titled(article, slot):
        para = prefixed(para, [(article.headline, "hei"), ("\u3000", "")])
    lines = setter.one(para, measure, house.caption_size)
    if len(lines) > 1:
        return setter.one(Para(
            para.text, para.role, para.font, para.spans, para.offsets, first_line=0
        ), measure, house.caption_size)  # fmt: skip
    return lines


def _caption(article: Article, slot: int) -> str:
    """A slot's caption; the last one of a picture story is signed with the story's byline."""
    shown = article.slots[slot]
    people = printed_byline(article)
    if not people or slot + 1 < len(article.slots) or not signs_in_caption(article):
        return shown.printed_caption
    signed = people.split()
    others = replace(
        shown, photographers=tuple(name for name in shown.photographers if name not in signed)
    )
    return f"{others.printed_caption}（{people}）"


def _titled(article: Article, slot: int) -> bool:
    """A picture story without a text of its own has its headline in the first caption."""
    return (
        article.kind is ArticleKind.PICTURE
        and slot == 0
        and bool(article.headline)
        and not article.body
    )


def caption_frame(
    article: Article, spot: Spot, house: Publication, setter: Typesetter
) -> tuple[TextFrame, ...]:
    """The caption's frame below its picture; none where there is nothing to say."""
    if not spot.caption:
        return ()
    lines = caption_lines(article, spot.place.slot, spot.width, house, setter)
    return (
        TextFrame(
            spot.x,
            house.grid.y(spot.row + spot.rows),
            spot.width,
            house.grid.pitch * spot.caption,
            tuple(setter.line(line, row, spot.width) for row, line in enumerate(lines)),
            house.grid.pitch,
            TextRole.CAPTION,
            f"{article.title[:8]}-图{spot.place.slot + 1}说明",
        ),
    )
