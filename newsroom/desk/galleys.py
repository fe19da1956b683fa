"""Galleys (小样) on the desk: gathered from the library, then set and written beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.desk.publishing import FileKind, Written
from newsroom.desk.sheets import Sheets, title_of
from newsroom.errors import RefusedError
from newsroom.export.naming import legal_name
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, Painter, PictureSource
from newsroom.model.length import Length
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication, PublicationKind
from newsroom.model.sheet import Bookmark, FileFacts, Slip
from newsroom.store.library import Library
from newsroom.typeset.galley import MOST_COLUMNS, galley


@dataclass(frozen=True, slots=True)
class Copy:
    """One article with all that its galley needs."""

    article: Article
    publication: Publication
    pictures: Mapping[str, Picture]
    slip: Slip


def gathered(
    library: Library, articles: Sequence[str], printed: datetime.datetime | None = None
) -> tuple[Copy, ...]:
    """The articles as they stand in the library, in their order; adverts and the 导读, which have
    no text to read, left out. printed: local time; now, where not given.

    Raises NotFoundError; RefusedError where nothing is left.
    """
    printed = printed or datetime.datetime.now().astimezone()
    found = [_copy(library, uuid, printed) for uuid in dict.fromkeys(articles)]
    found = [copy for copy in found if copy.article.kind.story]
    if not found:
        raise RefusedError("没有可以出小样的稿件", advice="请先在稿件列表里选中稿件")
    return tuple(found)


def in_order(edition: Edition) -> list[str]:
    """All articles of an issue: those on its pages as they are read, then those that wait."""
    placed = [p.article for page in edition.pages for p in edition.on_page(page.uuid)]
    waiting = [name for name in edition.articles if name not in edition.fillers]
    return list(dict.fromkeys((*placed, *waiting)))


def _copy(library: Library, uuid: str, printed: datetime.datetime) -> Copy:
    article, summary = library.articles.get(uuid), library.articles.summary(uuid)
    publication = library.publications.get(summary.publication)
    issue = library.issues.get(summary.issue) if summary.issue else None
    placed = library.issues.placements_of(uuid)
    home = placed[0].page if placed else summary.page
    page = library.issues.page(home) if home else None
    slip = Slip(
        publication.name,
        issue.label if issue else "",
        article.section,
        _page_name(page) if publication.kind is PublicationKind.NEWSPAPER else "",
        _position(placed[0]) if placed else "",
        summary.characters,
        len(article.slots),
        summary.status.text,
        printed,
        reviews=library.reviews.slips(summary.publication, [article]).get(uuid, ""),
    )
    pictures = library.pictures.some({slot.picture for slot in article.slots} - {""})
    return Copy(article, publication, pictures, slip)


def _page_name(page: Page | None) -> str:
    return f"第{page.number}版 {page.name}".strip() if page else "未定版"


def _position(placement: Placement) -> str:
    """As people name a place over the telephone: 3栏40行起，2栏×30行."""
    start = f"{placement.column + 1}栏{placement.row + 1}行起"
    return f"{start}，{placement.span}栏×{placement.depth}行"


class Galleys:
    """Makes galleys of gathered copy; may run outside the library's thread.

    composers: of the thread that works.
    """

    def __init__(self, composers: Composers, pictures: PictureSource) -> None:
        self._composers = composers
        self._pictures = pictures

    def sheets(self, copies: Sequence[Copy], columns: int = MOST_COLUMNS) -> Sheets:
        """The galleys of some articles, each beginning a sheet of its own."""
        pages: list[PageFrames] = []
        bookmarks: list[Bookmark] = []
        for copy in copies:
            setter = self._composers.composer(copy.publication).setter
            title = title_of(copy.article)
            bookmarks.append(Bookmark(len(pages), title, Length(0), Length(0)))
            pages += galley(copy.article, copy.slip, setter, copy.pictures, columns)
        names = [f"《{title_of(copy.article)}》" for copy in copies]
        facts = FileFacts(
            f"小样　{names[0]}" + (f"等{len(names)}篇" if len(names) > 1 else ""),
            author=copies[0].publication.publisher or copies[0].publication.name,
            subject="、".join(names[:20]),
            bookmarks=tuple(bookmarks),
            made=copies[0].slip.printed,
        )
        return Sheets(tuple(pages), facts)

    def write(
        self,
        copies: Sequence[Copy],
        folder: Path,
        painter: Painter,
        job: Job,
        columns: int = MOST_COLUMNS,
    ) -> Written:
        """Write the galleys as one PDF into a folder.

        Raises FileError where it cannot be written, CancelledError after a cancel.
        """
        job.report(0.1, "正在排小样")
        sheets = self.sheets(copies, columns)
        target = folder / f"{file_stem(copies)}.pdf"
        job.report(0.4, "正在写小样")
        sheets.write(target, painter, self._pictures, job)
        return Written(FileKind.PDF, target)


def file_stem(copies: Sequence[Copy]) -> str:
    """小样-题名; of several 小样-题名等3篇-0314-2140, which says when they were made."""
    first, printed = copies[0], copies[0].slip.printed
    if len(copies) == 1:
        return legal_name(f"小样-{title_of(first.article)}")
    some = legal_name(f"小样-{title_of(first.article)}", most=40)
    return f"{some}等{len(copies)}篇-{printed.strftime('%m%d-%H%M')}"
