"""A found article to be read beside the results: line by line, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.article import Article
from newsroom.model.credit import byline
from newsroom.model.markup import ParagraphKind, parse
from newsroom.model.query import Query, Wanted
from newsroom.store.library import Library
from newsroom.store.looking import folded, terms_of
from newsroom.store.search import Span, spans


class LineKind(StrEnum):
    """How a line is set off from the others."""

    HEADLINE = "headline"
    HEAD = "head"
    BYLINE = "byline"
    CROSSHEAD = "crosshead"
    TEXT = "text"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. marks: where the words that were asked for stand."""

    kind: LineKind
    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundText:
    """An article's lines."""

    article: str
    lines: tuple[Line, ...]


def found_text(library: Library, article: str, query: Query) -> FoundText:
    """An article with the words of a query marked. Raises NotFoundError."""
    found = library.articles.get(article)
    terms = [term.text for term in terms_of(query) if not term.absent]
    lines = tuple(Line(kind, text, spans(text, terms)) for kind, text in _lines(found))
    if query.literal and not any(line.marks for line in lines):
        typed = [term.text for term in folded((Wanted(query.literal),))]
        lines = tuple(Line(line.kind, line.text, spans(line.text, typed)) for line in lines)
    return FoundText(article, lines)


def _lines(article: Article) -> Iterator[tuple[LineKind, str]]:
    for kind, text in (
        (LineKind.HEAD, article.section),
        (LineKind.HEAD, article.kicker),
        (LineKind.HEADLINE, article.title),
        (LineKind.HEAD, article.subhead),
        (LineKind.BYLINE, "　".join(filter(None, (article.source_unit, byline(article.credits))))),
    ):
        if text:
            yield kind, text
    opening = article.dateline
    for paragraph in parse(article.body):
        kind = LineKind.TEXT
        if paragraph.kind is ParagraphKind.CROSSHEAD:
            kind = LineKind.CROSSHEAD
        lead = f"{opening} " if opening and kind is LineKind.TEXT else ""
        opening = "" if lead else opening
        yield kind, lead + paragraph.text
    for slot in article.slots:
        if slot.caption:
            names = f"（{'、'.join(slot.photographers)} 摄）" if slot.photographers else ""
            yield LineKind.CAPTION, f"图：{slot.caption}{names}"
