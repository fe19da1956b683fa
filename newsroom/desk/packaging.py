"""Packaging: the facts that travel with an issue's pages, worked out from frozen snapshots."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from newsroom.desk import changes
from newsroom.export.manifest import Verdict, faces, verify
from newsroom.export.order_sheet import OrderSheet, PageLine
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery, flowing_page
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.markup import visible
from newsroom.model.notice import Notice
from newsroom.model.papers import Papers
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind
from newsroom.model.signoff import SignStep
from newsroom.preflight.signing import seen

__all__ = ["Verdict", "delivery", "notice", "order_sheet", "verify"]

Pages = Sequence[PageFrames]
Signed = Mapping[SignStep, tuple[str, datetime.datetime]]


def delivery(edition: Edition, pages: Pages, papers: Papers) -> Delivery:
    """A package as the next one will compare itself with it."""
    return Delivery(
        issue=edition.issue.uuid,
        number=papers.number,
        person=papers.person,
        time=papers.time,
        pages=tuple(
            DeliveredPage(
                page.page or flowing_page(page.number),
                page.number,
                page_code(page),
                tuple(_articles(edition, page, papers)),
            )
            for page in pages
        ),
        order=papers.order,
    )


def notice(edition: Edition, papers: Papers, now: Delivery) -> Notice | None:
    """What changed since the last package; None for the first of an issue."""
    if papers.last is None:
        return None
    present = {
        version: edition.articles[uuid]
        for uuid, version in papers.revisions.items()
        if uuid in edition.articles
    }
    return changes.notice(papers.last, now, {**papers.former, **present})


def order_sheet(edition: Edition, pages: Pages, papers: Papers) -> OrderSheet:
    """What the order sheet says."""
    flows = edition.publication.kind is PublicationKind.BULLETIN
    lines = (_bulletin_line(edition, pages, papers),) if flows else _lines(edition, pages, papers)
    return OrderSheet(
        number=papers.number,
        person=papers.person,
        made=papers.time.astimezone(),
        order=papers.order,
        pages=lines,
        code=pages_code(pages),
        fonts=faces(pages),
        checked=papers.checked,
    )


def _articles(edition: Edition, page: PageFrames, papers: Papers) -> list[DeliveredArticle]:
    """The articles on a page in reading order, each once."""
    placed = {p.article: p for p in reversed(edition.on_page(page.page))}
    names = list(dict.fromkeys(p.article for p in edition.on_page(page.page)))
    if edition.publication.kind is PublicationKind.BULLETIN:
        texts = [frame for frame in page.frames if isinstance(frame, TextFrame)]
        names, placed = list(dict.fromkeys(f.article for f in texts if f.article)), {}
    return [
        DeliveredArticle(
            uuid,
            papers.revisions.get(uuid, ""),
            edition.articles[uuid].title,
            _place(placed.get(uuid)),
        )
        for uuid in names
        if uuid in edition.articles
    ]


def _place(placement: Placement | None) -> str:
    """第1至3栏，第20至40行; empty where nothing is placed."""
    if placement is None:
        return ""
    across = _range(placement.column, placement.span, "栏")
    return f"{across}，{_range(placement.row, placement.depth, '行')}"


def _range(first: int, count: int, unit: str) -> str:
    if count < 2:
        return f"第{first + 1}{unit}"
    return f"第{first + 1}至{first + count}{unit}"


def _lines(edition: Edition, pages: Pages, papers: Papers) -> tuple[PageLine, ...]:
    found = []
    for page in pages:
        known = edition.page(page.page)
        begun = {p.article for p in edition.on_page(page.page) if p.part == 0}
        found.append(
            PageLine(
                name=f"{known.label} {known.name}".strip(),
                width=page.width,
                height=page.height,
                inks=(papers.order.ink(page.number),),
                articles=len(begun & edition.stories(page.page)),
                characters=_characters(edition, begun),
                pictures=_pictures((page,)),
                code=page_code(page),
                signed=_signed(papers, page.page, seen((page,))),
            )
        )
    return tuple(found)


def _bulletin_line(edition: Edition, pages: Pages, papers: Papers) -> PageLine:
    """A bulletin is signed and counted whole."""
    articles = [article.uuid for article in edition.in_order()]
    return PageLine(
        name=f"全刊 {len(pages)} 页",
        width=pages[0].width,
        height=pages[0].height,
        inks=tuple(papers.order.ink(page.number) for page in pages),
        articles=len(articles),
        characters=_characters(edition, articles),
        pictures=_pictures(pages),
        code=pages_code(pages),
        signed=_signed(papers, "", seen(pages)),
    )


def _characters(edition: Edition, articles: Sequence[str] | set[str]) -> int:
    """Characters of the bodies, as the list of articles counts them."""
    return sum(
        not char.isspace()
        for uuid in articles
        if uuid in edition.articles
        for char in visible(edition.articles[uuid].body)
    )


def _pictures(pages: Pages) -> int:
    return sum(
        isinstance(frame, PictureFrame) and bool(frame.picture)
        for page in pages
        for frame in page.frames
    )


def _signed(papers: Papers, page: str, now: str) -> Signed:
    """Who signed just this state of a page; the latest word of each step counts."""
    return {
        one.step: (one.person, one.time.astimezone())
        for one in papers.signoffs
        if one.page == page and one.fingerprint == now
    }
