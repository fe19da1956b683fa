"""What an article prints, paragraph by paragraph: opening, body, byline, each in its face.

Faces are named by role of the house style (body, hei, kai …); no measure is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.byline import printed_byline
from newsroom.model.frame import TextRole
from newsroom.model.markup import ParagraphKind
from newsroom.model.publication import Publication
from newsroom.model.record import record

_BULLET = "●"
_KEPT_LINES = 2


@dataclass(frozen=True, slots=True)
class Cap:
    """A paragraph's first character, set apart over its first lines (首字下沉).

    offset: in the body's markup. inset: EMU that the lines beside it are moved in; lines: how many.
    """

    char: str
    offset: int
    inset: int
    lines: int


@record
class Para:
    """One paragraph to be set.

    font: role of its main face. spans: (start, end, role) of parts in other faces, in order.
    offsets: where each character stands in the body's markup, -1 where it stands in none.
    first_line: indent in body characters. before: blank rows above. keep: lines of the next
    paragraph that must stand under its last line. number: place in the article. skipped:
    characters of the paragraph already set elsewhere, before a jump. cap: what `text` lacks.
    """

    text: str
    role: TextRole
    font: str = "body"
    spans: tuple[tuple[int, int, str], ...] = ()
    offsets: Sequence[int] = ()
    first_line: int = 2
    align: str = "justify"
    before: int = 0
    keep: int = 0
    number: int = 0
    skipped: int = 0
    cap: Cap | None = None


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in an article's paragraphs: number of the paragraph and character within it."""

    paragraph: int
    character: int


START = Mark(0, 0)


def story(article: Article, house: Publication) -> tuple[Para, ...]:
    """All paragraphs of an article as a newspaper prints them below the headline."""
    paras = [
        body_paragraph(paragraph, house, number)
        for number, paragraph in enumerate(markup.parse(article.body))
    ]
    if article.kind is ArticleKind.PICTURE:
        paras = [replace(para, font="kai") if para.font == "body" else para for para in paras]
    people = "" if signs_in_caption(article) else printed_byline(article)
    leads = byline_leads(article, house)
    if opening := _opening(article, house, people if leads else ""):
        paras = _opened(paras, opening, house)
    if article.headline and (
        article.kind is ArticleKind.BRIEF or (article.kind is ArticleKind.PICTURE and paras)
    ):
        paras = _opened(paras, [(article.headline, "hei"), ("\u3000", "")], house)
    if article.kind is ArticleKind.BRIEF:
        paras = _bulleted(paras)
    if people and not leads:
        paras = _closed(paras, f"（{people}）", _own_line(article, house))
    return tuple(paras)


def remaining(paras: Iterable[Para], mark: Mark) -> tuple[Para, ...]:
    """What stands from a mark on; a paragraph cut there goes on without indent."""
    rest = []
    for para in paras:
        if para.number < mark.paragraph:
            continue
        if para.number == mark.paragraph and mark.character:
            rest.append(_cut(para, mark.character))
        else:
            rest.append(para)
    return tuple(rest)


def signs_in_caption(article: Article) -> bool:
    """A picture story without a text of its own is signed at the end of its caption."""
    return article.kind is ArticleKind.PICTURE and not article.body and bool(article.slots)


def byline_leads(article: Article, house: Publication) -> bool:
    """Whether the byline follows the dateline at the beginning; an agency's always does."""
    return house.byline.position == "lead" or bool(article.agency)


def _own_line(article: Article, house: Publication) -> bool:
    return house.byline.own_line and article.kind.prose


def body_paragraph(paragraph: markup.Paragraph, house: Publication, number: int = 0) -> Para:
    """One paragraph of the body in the faces of its kind."""
    text, offsets = paragraph.text, paragraph.offsets[:-1]
    bold = tuple((start, end, "hei") for start, end in paragraph.bold)
    if paragraph.kind is ParagraphKind.CROSSHEAD:
        return Para(
            text,
            TextRole.CROSSHEAD,
            "hei",
            offsets=offsets,
            first_line=0,
            align="centre",
            before=1,
            keep=_KEPT_LINES,
            number=number,
        )
    role, font = TextRole.BODY, "body"
    if paragraph.kind is ParagraphKind.NOTE:
        role, font = TextRole.NOTE, "kai"
    elif paragraph.kind is ParagraphKind.RUN_IN:
        bold = merged(((0, paragraph.lead, "hei"), *bold))
    return Para(text, role, font, bold, offsets, house.first_line, number=number)


def _opening(article: Article, house: Publication, people: str) -> list[tuple[str, str]]:
    """Dateline and lead byline as (text, role of face)."""
    dateline = article.dateline or (house.byline.dateline if people else "")
    parts = [(dateline, "hei")] if dateline else []
    if people:
        return [*parts, (f"（{people}）", "kai")]
    return [*parts, ("\u3000", "")] if parts else []


def _opened(paras: list[Para], parts: list[tuple[str, str]], house: Publication) -> list[Para]:
    """Paragraphs with an opening before the first one that is running text."""
    number = next(
        (n for n, para in enumerate(paras) if para.role is TextRole.BODY and para.text), -1
    )
    if number < 0:
        blank = Para("", TextRole.BODY, first_line=house.first_line, number=len(paras))
        return [*paras, prefixed(blank, parts)]
    return [*paras[:number], prefixed(paras[number], parts), *paras[number + 1 :]]


def prefixed(para: Para, parts: Iterable[tuple[str, str]]) -> Para:
    """Generated text (text, role of face or "") in front of a paragraph, after a ● it may have."""
    skip = 1 if para.text.startswith(_BULLET) else 0
    text, spans = para.text[:skip], []
    for content, font in parts:
        if font and font != para.font:
            spans.append((len(text), len(text) + len(content), font))
        text += content
    shift = len(text) - skip
    moved = [(a + shift, b + shift, font) for a, b, font in para.spans]
    offsets = (*para.offsets[:skip], *([-1] * shift), *para.offsets[skip:])
    return replace(para, text=text + para.text[skip:], spans=tuple(spans + moved), offsets=offsets)


def suffixed(para: Para, content: str, font: str) -> Para:
    """A paragraph with generated text behind."""
    start = len(para.text)
    return replace(
        para,
        text=para.text + content,
        spans=(*para.spans, (start, start + len(content), font)),
        offsets=(*para.offsets, *([-1] * len(content))),
    )


def _bulleted(paras: list[Para]) -> list[Para]:
    """A brief begins with its ●."""
    if not paras:
        return []
    first = paras[0]
    if not first.text.startswith(_BULLET):
        first = prefixed(first, [(_BULLET, first.font)])
    return [replace(first, first_line=1), *paras[1:]]


def _closed(paras: list[Para], tail: str, own_line: bool) -> list[Para]:
    """A tail byline: run in after the last words, or on its own line at the right."""
    if paras and not own_line and paras[-1].role is not TextRole.CROSSHEAD:
        return [*paras[:-1], suffixed(paras[-1], tail, "kai")]
    line = Para(
        tail,
        TextRole.BYLINE,
        "kai",
        offsets=(-1,) * len(tail),
        first_line=0,
        align="right",
        number=len(paras),
    )
    return [*paras, line]


def merged(spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Spans in order without overlap; where two meet the earlier given wins."""
    found: list[tuple[int, int, str]] = []
    for start, end, font in spans:
        free = [(start, end)]
        for a, b, _ in found:
            free = [
                piece
                for x, y in free
                for piece in ((x, min(y, a)), (max(x, b), y))
                if piece[0] < piece[1]
            ]
        found.extend((x, y, font) for x, y in free)
    return tuple(sorted(found))


def _cut(para: Para, character: int) -> Para:
    spans = tuple(
        (max(start - character, 0), end - character, font)
        for start, end, font in para.spans
        if end > character
    )
    return replace(
        para,
        text=para.text[character:],
        spans=spans,
        offsets=para.offsets[character:],
        first_line=0,
        before=0,
        skipped=character,
    )
