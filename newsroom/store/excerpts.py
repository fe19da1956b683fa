"""What a found article shows of itself: some words around those that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.markup import Paragraph, parse
from newsroom.store.search import Span, spans
from newsroom.text.folding import fold

_LENGTH = 90  # characters of an excerpt
_BEFORE = 14  # of them before the words
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some words of an article. marks: where the words asked for stand in `text`. field, start,
    end: the first place of one in the article's own field, of the body in its markup; field is
    empty where they stand in no field that is written in.
    """

    text: str = ""
    marks: tuple[Span, ...] = ()
    field: str = ""
    start: int = 0
    end: int = 0


def excerpt(article: Article, terms: Sequence[str]) -> Excerpt:
    """The words around those that were asked for, folded; the opening where none is in the text."""
    paragraphs = [paragraph for paragraph in parse(article.body) if paragraph.text.strip()]
    best = max(
        ((_count(paragraph.text, terms), -at) for at, paragraph in enumerate(paragraphs)),
        default=(0, 0),
    )
    if best[0]:
        return _of_body(paragraphs[-best[1]], terms)
    captions = [slot.caption for slot in article.slots if _count(slot.caption, terms)]
    heads = next(_heads(article, terms), ("", 0, 0))
    if captions:
        text, marks, _shift = _cut(captions[0], spans(captions[0], terms))
        return Excerpt(text, marks, *(heads if heads[0] else ("slots", 0, 0)))
    text = paragraphs[0].text if paragraphs else article.subhead
    return Excerpt(_cut(text, ())[0], (), *heads)


def _of_body(paragraph: Paragraph, terms: Sequence[str]) -> Excerpt:
    found = spans(paragraph.text, terms)
    text, marks, _shift = _cut(paragraph.text, found)
    start, end = found[0]
    offsets = paragraph.offsets
    return Excerpt(text, marks, "body", offsets[start], offsets[end - 1] + 1)


def _heads(article: Article, terms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The first place of a word in each head that holds one."""
    for name in ("headline", "kicker", "subhead", "section", "source_unit"):
        found = spans(getattr(article, name), terms)
        if found:
            yield name, *found[0]


def _count(text: str, terms: Iterable[str]) -> int:
    folded = fold(text)
    return sum(term in folded for term in terms)


def _cut(text: str, found: Sequence[Span]) -> tuple[str, tuple[Span, ...], int]:
    """A stretch of a text around its first mark, and the marks as they stand in it."""
    start = max(found[0][0] - _BEFORE, 0) if found else 0
    start = max(min(start, len(text) - _LENGTH), 0)
    end = min(start + _LENGTH, len(text))
    lead = _MORE if start else ""
    shift = len(lead) - start
    marks = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in found
        if first < end and last > start
    )
    return lead + text[start:end] + (_MORE if end < len(text) else ""), marks, shift
