"""Proofs (大样) on the desk: written as files, handed to a printer, and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.desk.keeping import ends_on_page
from newsroom.desk.publishing import FileKind, Written
from newsroom.desk.sheets import ProofWish, Sheets, page_label, proofs
from newsroom.errors import RefusedError
from newsroom.export.naming import issue_stem, legal_name
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, Painter, PictureSource
from newsroom.model.publication import PublicationKind
from newsroom.model.sheet import ProofRound
from newsroom.store.library import Library


class Proofs:
    """Makes proofs of frozen editions; may run outside the library's thread.

    composers: of the thread that works.
    """

    def __init__(self, composers: Composers, pictures: PictureSource) -> None:
        self._composers = composers
        self._pictures = pictures

    def sheets(self, edition: Edition, pages: Sequence[str], wish: ProofWish) -> Sheets:
        """The proofs of some pages, all where none is named, as they are painted and printed.

        pages: identities; of a bulletin always all. Raises RefusedError where nothing is there.
        """
        made = self._made(edition, pages)
        book = self._composers.composer(edition.publication).book
        return proofs(edition, made, book, wish)

    def write(
        self,
        edition: Edition,
        pages: Sequence[str],
        wish: ProofWish,
        folder: Path,
        painter: Painter,
        job: Job,
        suffix: str = "",
    ) -> Written:
        """Write the proofs of some pages, all where none is named, as one PDF into a folder.

        suffix: what its name says behind all else.
        Raises RefusedError where nothing is there, FileError where it cannot be written,
        CancelledError after a cancel.
        """
        job.report(0.1, "正在排大样")
        sheets = self.sheets(edition, pages, wish)
        target = folder / f"{file_stem(edition, pages, wish, sheets)}{suffix}.pdf"
        job.report(0.3, "正在写大样")
        sheets.write(target, painter, self._pictures, job)
        return Written(FileKind.PDF, target)

    def line_ends(self, edition: Edition, pages: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """Where the lines of proofed pages end, by placement, for `paging.proofed`; nothing for a
        bulletin, which flows."""
        if _flows(edition):
            return {}
        return {
            placement: ends
            for page in counted(edition, pages)
            for placement, ends in ends_on_page(self._composers, edition, page).items()
        }

    def _made(self, edition: Edition, pages: Sequence[str]) -> tuple[PageFrames, ...]:
        if not (edition.articles if _flows(edition) else edition.placements):
            raise RefusedError("这一期还没有稿件上版", advice="请先放置稿件或自动排版，再出大样")
        if _flows(edition) or not pages:
            return self._composers.pages(edition)
        return tuple(self._composers.page(edition, page) for page in pages)


class Rounds:
    """Counts how often pages (of a bulletin the issue) were proofed, by the library's events."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def next(self, pages: Sequence[str]) -> ProofRound:
        """The round that comes next for pages: after the latest that any of them had."""
        verbs = {_verb(one): number for number, one in enumerate(ProofRound, 1)}
        done = (verbs.get(event.verb, 0) for event in self._library.events.touching(pages))
        return ProofRound.after(max(done, default=0))

    def taken(self, pages: Sequence[str], round_: ProofRound, fingerprint: str) -> None:
        """Write down that pages were proofed. fingerprint: of what was seen."""
        self._library.events.append(self._person(), _verb(round_), pages, fingerprint)


def counted(edition: Edition, pages: Sequence[str]) -> list[str]:
    """What rounds are counted of: the pages, all where none is named; the issue of a bulletin."""
    if _flows(edition):
        return [edition.issue.uuid]
    return list(pages) or [page.uuid for page in edition.pages]


def _verb(round_: ProofRound) -> str:
    return f"出{round_.text}"


def _flows(edition: Edition) -> bool:
    return edition.publication.kind is PublicationKind.BULLETIN


def file_stem(edition: Edition, pages: Sequence[str], wish: ProofWish, sheets: Sheets) -> str:
    """上街时报-2021-10-16-第32期-二校样-一版; without a page's name for a whole issue."""
    kind = wish.round.text if wish.marked else "版面"
    some = bool(pages) and not _flows(edition)
    names = [page_label(edition, page) for page in sheets.pages] if some else []
    return legal_name("-".join((issue_stem(edition), kind, *names)), most=90)
