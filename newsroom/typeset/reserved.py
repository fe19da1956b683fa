"""The rectangles of what no copyfit measures: a 导读 by its lines, a reserved block by its order or
its artwork."""

from __future__ import annotations

from collections.abc import Mapping

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.guide import guide_lines
from newsroom.model.publication import Publication
from newsroom.typeset.area import GAP_ROWS
from newsroom.typeset.blocks import Wanted, heading
from newsroom.typeset.guide import guide_depths
from newsroom.typeset.pictures import rows_for
from newsroom.typeset.setting import Typesetter

RESERVED = (ArticleKind.GUIDE, ArticleKind.ADVERT, ArticleKind.PSA)
_GUIDE_SPANS = 3
_GUIDE_FAR = 2.0  # for each column that a guide is wider than is usual
_WHITE = 0.5  # for each row that differs from the best
_SPARE_ROWS = 1  # white that artwork may have
_WORDS_BLANK = 4, 12  # rows free about the words of a block without artwork


def reserved_depths(
    edition: Edition, article: Article, span: int, setter: Typesetter
) -> Mapping[int, float]:
    """The depths that a guide or a reserved block can have over a span, with what each costs.

    A block of the filler pool that has a size takes exactly that. Empty where none is possible.
    """
    house = setter.house
    if article.kind is ArticleKind.GUIDE:
        return _of_guide(edition, span, house, setter)
    filler = edition.fillers.get(article.uuid)
    if filler is not None and filler.span and filler.rows:
        return {filler.rows: 0.0} if filler.span == span else {}
    return _of_block(edition, article, span, setter)


def _of_guide(
    edition: Edition, span: int, house: Publication, setter: Typesetter
) -> dict[int, float]:
    depths = guide_depths(guide_lines(edition), span, house, setter)
    usual = (depths.start + depths.stop - 1) / 2
    wide = max(span - _GUIDE_SPANS, 0) * _GUIDE_FAR
    return {depth: abs(depth - usual) * _WHITE + wide for depth in depths}


def _of_block(
    edition: Edition, article: Article, span: int, setter: Typesetter
) -> dict[int, float]:
    house = setter.house
    known = edition.pictures.get(article.slots[0].picture) if article.slots else None
    if known is not None and known.width > 0 and known.height > 0:
        best = rows_for(house.grid, span, known.width / known.height) + GAP_ROWS
        found = range(best, best + _SPARE_ROWS + 1)
        return {depth: (depth - best) * _WHITE for depth in found if depth <= house.grid.rows}
    words = heading(article, house, setter, Wanted(span, house.grid.measure(span))).least
    least, most = (words + blank + GAP_ROWS for blank in _WORDS_BLANK)
    return {depth: (depth - least) * _WHITE for depth in range(least, most + 1)}
