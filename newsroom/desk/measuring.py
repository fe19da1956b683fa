"""Measuring articles for the person who writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.text.counting import count

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers
    from newsroom.typeset.compose import Composer
    from newsroom.typeset.cuts import Cut, Push


@dataclass(frozen=True, slots=True)
class Way:
    """One way to save or gain a line.

    words: 第3段删2字省1行. line: the paragraph's last line as it stands in the markup. offset: of
    the body's character where that line begins.
    """

    words: str
    line: str
    offset: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """What makes an article fit: a summary, and the ways, those of fewest characters first."""

    words: str
    ways: tuple[Way, ...] = ()


def measured(article: Article) -> str:
    """The character count under the editor: 正文 812 字（不计标点 731）."""
    return f"正文 {told(article.body)}"


def told(body: str) -> str:
    """The length of markup in words: 812 字（不计标点 731）."""
    whole, bare = counted(body)
    return f"{whole} 字（不计标点 {bare}）"


def counted(body: str) -> tuple[int, int]:
    """Characters of markup as printed, with punctuation and without.

    Each paragraph is counted once: a keystroke counts only the one it changed.
    """
    lines = [_counted(line) for line in body.split("\n")]
    return sum(whole for whole, _ in lines), sum(bare for _, bare in lines)


@lru_cache(maxsize=4096)
def _counted(line: str) -> tuple[int, int]:
    found = count(markup.visible(line))
    return found.with_punctuation, found.characters


def characters(article: Article) -> int:
    """Characters of the body as printed, punctuation included."""
    return counted(article.body)[0]


def fitting(composers: Composers, edition: Edition, article: str) -> Fitting:
    """Where to cut an article that runs over, where to add to one that falls short (抠行).

    No ways where it fits, or stands on no page; total.
    """
    if article not in edition.articles or not edition.parts(article):
        return Fitting("")
    composer = composers.composer(edition.publication)
    body = edition.articles[article].body
    for placement in reversed(edition.parts(article)):
        fit = composer.article(edition, placement).fit
        if fit.over:
            return _shorter(composer, edition, placement, body, fit.over)
        if fit.short:
            return _longer(composer, edition, placement, body, fit.short)
    return Fitting("")


def _shorter(
    composer: Composer, edition: Edition, placement: Placement, body: str, over: int
) -> Fitting:
    from newsroom.typeset.cuts import cuts  # noqa: PLC0415 - a window counts, and sets no line

    found = cuts(composer, edition, placement)
    ways = tuple(
        Way(f"第{cut.paragraph}段删{cut.characters}字省{cut.lines}行", *_line(cut, body))
        for cut in found
    )
    if not found:
        return Fitting(f"多 {over} 行：没有末行很短的段落，请删整句")
    return Fitting(f"多 {over} 行：{_reach(found, over, '省', '删')}", ways)


def _longer(
    composer: Composer, edition: Edition, placement: Placement, body: str, under: int
) -> Fitting:
    from newsroom.typeset.cuts import pushes  # noqa: PLC0415 - as above

    found = pushes(composer, edition, placement)
    ways = tuple(
        Way(f"第{push.paragraph}段加{push.characters}字多{push.lines}行", *_line(push, body))
        for push in found
    )
    if not found:
        return Fitting(f"缺 {under} 行：没有末行将满的段落，请加整句")
    return Fitting(f"缺 {under} 行：{_reach(found, under, '补', '加')}", ways)


def _reach(found: Sequence[Cut] | Sequence[Push], lines: int, gain: str, act: str) -> str:
    """How far the ways go: to all the lines, or what is left to whole sentences."""
    if len(found) < lines:
        return f"这里可{gain} {len(found)} 行，其余请{act}整句或整段"
    characters = sum(way.characters for way in found[:lines])
    return f"前 {lines} 处共{act} {characters} 字"


def _line(way: Cut | Push, body: str) -> tuple[str, int]:
    return body[way.start : way.end], way.start
