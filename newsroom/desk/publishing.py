"""Publishing: what the print shop gets, written aside first and then put in its place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from newsroom.desk import checking, packaging
from newsroom.desk.checking import Material
from newsroom.desk.composing import Composers
from newsroom.desk.keeping import ends_on_page
from newsroom.desk.renditions import AsPrinted, Stoppable, printed
from newsroom.desk.sheets import ProofWish, proofs
from newsroom.errors import RefusedError
from newsroom.export import package, placing, word_bulletin, word_manuscript, word_page
from newsroom.export.naming import check_paths
from newsroom.export.package import Parcel
from newsroom.export.renditions import Renditions
from newsroom.job import Job
from newsroom.model.checked import Checked
from newsroom.model.delivery import Delivery
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, Painter, PictureFrame, PictureSource
from newsroom.model.papers import Papers
from newsroom.model.printing import PageProfile, PrintOrder
from newsroom.model.publication import PublicationKind
from newsroom.typeset.bulletin import first_pages
from newsroom.typeset.furniture import dated


class FileKind(StrEnum):
    """What a written file is; the value is the name on the command line."""

    PAGE = "page"
    MANUSCRIPT = "manuscript"
    BULLETIN = "bulletin"
    PDF = "pdf"
    PROOF = "proof"
    PNG = "png"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Written:
    """One file that an export wrote."""

    kind: FileKind
    path: Path


@dataclass(frozen=True)
class _Work:
    """What one export works on and with. pictures: asked for one by one, and then it may stop."""

    edition: Edition
    pages: tuple[PageFrames, ...]
    papers: Papers
    painter: Painter
    job: Job
    pictures: PictureSource
    renditions: Renditions

    @cached_property
    def as_printed(self) -> PictureSource:
        """The same for all that is painted, so that a painter reads each picture once."""
        return AsPrinted(self.pictures, self.renditions, printed(self.pages))


class Publishing:
    """The verbs of publishing. Works on frozen editions; may run outside the library's thread.

    composers: of the thread that exports. A picture whose original is gone leaves a grey place
    that says so on pages, and is refused in a package. renditions: the folder that keeps pictures
    as they are printed, so that a page file need not make them.
    """

    def __init__(
        self, composers: Composers, pictures: PictureSource, renditions: Path | None = None
    ) -> None:
        self._composers = composers
        self._pictures = pictures
        self._renditions = Renditions(renditions)

    def export(
        self,
        edition: Edition,
        folder: Path,
        kinds: frozenset[FileKind],
        painter: Painter,
        job: Job,
        papers: Papers | None = None,
    ) -> tuple[Written, ...]:
        """Write an issue's files into a folder; all of them appear, or none does.

        papers: what the print shop is told; if not given, files are for checks. Raises
        RefusedError for an issue with nothing in it, FileError where the folder cannot be written,
        CancelledError after a cancel.
        """
        if not kinds:
            raise RefusedError("没有选择要导出的内容", advice="请至少选一种文件，再导出")
        if not _printable(edition):
            raise RefusedError("这一期还没有稿件上版", advice="请先放置稿件或自动排版，再导出")
        papers = papers or Papers(order=for_checks(edition.publication.printing))
        packed = FileKind.PACKAGE in kinds
        kinds = _with_company(edition, kinds)
        pages = self._composers.pages(edition)
        pictures = Stoppable(self._pictures, job)
        work = _Work(edition, pages, papers, painter, job, pictures, self._renditions)
        with tempfile.TemporaryDirectory(prefix="newsroom-") as scratch:
            wanted = _with_company(edition, kinds | _PACKED) if packed else kinds
            staged = self._stage(work, wanted, Path(scratch))
            asked = [Written(f.kind, folder / f.path.name) for f in staged if f.kind in kinds]
            sources = [f.path for f in staged if f.kind in kinds]
            targets = [file.path for file in asked]
            check_paths(folder, (target.name for target in targets))
            if not packed:
                job.report(0.95, "写入目标文件夹")
                placing.deliver_all(sources, targets)
                return tuple(asked)
            parcel = self._parcel(work, staged)
            made = package.write(parcel, folder, job, tuple(zip(sources, targets, strict=True)))
            return (*asked, *(Written(FileKind.PACKAGE, path) for path in made))

    def check(self, material: Material) -> Checked:
        """Check an issue before printing, with what is composed already."""
        return checking.check(material, self._composers, self._pictures)

    def delivery(self, edition: Edition, papers: Papers) -> Delivery:
        """A package that was just written, for `printing.deliver`."""
        return packaging.delivery(edition, self._composers.pages(edition), papers)

    def _parcel(self, work: _Work, staged: Sequence[Written]) -> Parcel:
        edition, pages, papers = work.edition, work.pages, work.papers
        now = packaging.delivery(edition, pages, papers)
        return Parcel(
            edition=edition,
            pages=pages,
            pictures=self._pictures,
            files=[(file.kind.value, file.path) for file in staged],
            sheet=packaging.order_sheet(edition, pages, papers),
            notice=packaging.notice(edition, papers, now),
        )

    def line_ends(self, edition: Edition, kinds: frozenset[FileKind]) -> dict[str, tuple[int, ...]]:
        """Where the lines of a written proof end, by placement, for `paging.proofed`; nothing where
        what was written is no proof of pages, or flows.
        """
        if edition.publication.kind is PublicationKind.BULLETIN or not kinds & _PROOFS:
            return {}
        return {
            placement: ends
            for page in edition.pages
            for placement, ends in ends_on_page(self._composers, edition, page.uuid).items()
        }

    def doubts(self, edition: Edition) -> tuple[str, ...]:
        """What is printed other than it should be: pictures without their original, characters
        that no font shows, overset.
        """
        found = []
        for page in self._composers.pages(edition):
            gone = {
                frame.label
                for frame in page.frames
                if isinstance(frame, PictureFrame)
                and not (frame.picture and self._pictures.path(frame.picture))
            }
            found += [f"第{page.number}版“{label}”没有原图，印出来是灰块" for label in sorted(gone)]
            if page.missing:
                chars = "、".join(page.missing)
                found.append(f"第{page.number}版有字体里没有的字，印成〓：{chars}")
            found += [f"第{page.number}版：{remark}" for remark in page.remarks]
            over = sum(fit.over for fit in page.fits)
            if over:
                found.append(f"第{page.number}版有 {over} 行文字排不下，没有印出来")
        return tuple(found)

    def _stage(self, work: _Work, kinds: frozenset[FileKind], scratch: Path) -> list[Written]:
        """Write files of these kinds into a folder of their own."""
        staged = []
        for kind, write in self._writers(work).items():
            if kind in kinds:
                work.job.report(len(staged) / 8, f"正在写{_NAMES[kind]}")
                path = scratch / f"{package.stem(work.edition)}-{_NAMES[kind]}{_SUFFIXES[kind]}"
                write(path)
                staged.append(Written(kind, path))
        if FileKind.PNG in kinds:
            staged += self._images(work, scratch)
        return staged

    def _writers(self, work: _Work) -> dict[FileKind, Callable[[Path], object]]:
        edition, pages, order = work.edition, work.pages, work.papers.order
        return {
            FileKind.PAGE: lambda path: word_page.write(
                edition,
                pages,
                work.pictures,
                path,
                profile=order.profile,
                embed_fonts=order.embed_fonts,
                renditions=self._renditions,
            ),
            FileKind.BULLETIN: lambda path: word_bulletin.write(
                replace(edition, issue=dated(edition.issue)),
                path,
                work.pictures,
                first_pages(pages),
            ),
            FileKind.MANUSCRIPT: lambda path: word_manuscript.write(edition, path, work.as_printed),
            FileKind.PDF: lambda path: self._pdf(work, path, marked=False),
            FileKind.PROOF: lambda path: self._pdf(work, path, marked=True),
        }

    def _pdf(self, work: _Work, path: Path, *, marked: bool) -> None:
        """The pages alone, or on proof sheets."""
        book = self._composers.composer(work.edition.publication).book
        wish = ProofWish(marked=marked, signoffs=work.papers.signoffs)
        made = proofs(work.edition, work.pages, book, wish)
        work.painter.pdf(made.pages, work.as_printed, str(path), made.facts)

    def _images(self, work: _Work, scratch: Path) -> Iterator[Written]:
        for page in work.pages:
            work.job.report(0.6, f"正在写第{page.number}版的图片")
            path = scratch / f"{package.stem(work.edition)}-第{page.number}版.png"
            dpi = work.papers.order.image_dpi
            work.painter.png(page, work.as_printed, str(path), dpi)
            yield Written(FileKind.PNG, path)


def _with_company(edition: Edition, kinds: frozenset[FileKind]) -> frozenset[FileKind]:
    """What is asked for with what goes along: a page file never travels without the proof that
    the shop compares it with; a bulletin's is the flowing document too. Raises RefusedError.
    """
    bulletin = edition.publication.kind is PublicationKind.BULLETIN
    if not bulletin and FileKind.BULLETIN in kinds:
        raise RefusedError("报纸没有信息稿", advice="请导出版面稿")
    if FileKind.PAGE not in kinds:
        return kinds
    return kinds | {FileKind.PROOF} | ({FileKind.BULLETIN} if bulletin else set())


def for_checks(order: PrintOrder) -> PrintOrder:
    """An order that no print shop was named for: its page files open alike in every program."""
    return replace(order, profile=PageProfile.SAFE)


def _printable(edition: Edition) -> bool:
    """Whether there is anything to print: a bulletin prints its articles without placing them."""
    flows = edition.publication.kind is PublicationKind.BULLETIN
    return bool(edition.articles if flows else edition.placements)


# What a package holds beside its papers.
_PACKED = frozenset({FileKind.PAGE, FileKind.MANUSCRIPT, FileKind.PDF, FileKind.PNG})
# What an editor marks up, and what is corrected line by line from then on.
_PROOFS = frozenset({FileKind.PAGE, FileKind.PDF, FileKind.PROOF, FileKind.PACKAGE})
_NAMES = {
    FileKind.PAGE: "版面稿",
    FileKind.BULLETIN: "信息稿",
    FileKind.MANUSCRIPT: "文字稿",
    FileKind.PDF: "版面",
    FileKind.PROOF: "大样",
}
_SUFFIXES = {
    FileKind.PAGE: ".docx",
    FileKind.BULLETIN: ".docx",
    FileKind.MANUSCRIPT: ".docx",
    FileKind.PDF: ".pdf",
    FileKind.PROOF: ".pdf",
}
