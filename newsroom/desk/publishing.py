"""Publishing: what the print shop gets, written aside first and then put in its place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.desk.keeping import ends_on_page
from newsroom.errors import RefusedError
from newsroom.export import package, placing, word_bulletin, word_manuscript, word_page
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, Painter, PictureFrame, PictureSource
from newsroom.model.publication import PublicationKind
from newsroom.typeset.bulletin import first_pages
from newsroom.typeset.furniture import dated

PNG_DOTS_PER_INCH = 150


class FileKind(StrEnum):
    """What a written file is; the value is the name on the command line."""

    PAGE = "page"
    MANUSCRIPT = "manuscript"
    BULLETIN = "bulletin"
    PDF = "pdf"
    PNG = "png"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Written:
    """One file that an export wrote."""

    kind: FileKind
    path: Path


class Publishing:
    """The verbs of publishing. Works on frozen editions; may run outside the library's thread.

    composers: of the thread that exports. A picture whose original is gone leaves a grey place
    that says so on pages, and is refused in a package.
    """

    def __init__(self, composers: Composers, pictures: PictureSource) -> None:
        self._composers = composers
        self._pictures = pictures

    def export(
        self,
        edition: Edition,
        folder: Path,
        kinds: frozenset[FileKind],
        painter: Painter,
        job: Job,
    ) -> tuple[Written, ...]:
        """Write an issue's files into a folder; all of them appear, or none does.

        Raises RefusedError for an issue with nothing in it, FileError where the folder cannot be
        written, CancelledError after a cancel.
        """
        if not kinds:
            raise RefusedError("没有选择要导出的内容", advice="请至少选一种文件，再导出")
        if not _printable(edition):
            raise RefusedError("这一期还没有稿件上版", advice="请先放置稿件或自动排版，再导出")
        pages = self._composers.pages(edition)
        with tempfile.TemporaryDirectory(prefix="newsroom-") as scratch:
            staged = self._stage(edition, pages, Path(scratch), kinds, painter, job)
            job.report(0.95, "写入目标文件夹")
            targets = [folder / file.path.name for file in staged]
            placing.deliver_all([file.path for file in staged], targets)
            return tuple(
                Written(file.kind, target) for file, target in zip(staged, targets, strict=True)
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

    def _stage(
        self,
        edition: Edition,
        pages: tuple[PageFrames, ...],
        scratch: Path,
        kinds: frozenset[FileKind],
        painter: Painter,
        job: Job,
    ) -> list[Written]:
        bulletin = edition.publication.kind is PublicationKind.BULLETIN
        if bulletin and FileKind.PAGE in kinds:
            kinds |= {FileKind.BULLETIN}
        writers: dict[FileKind, Callable[[Path], object]] = {
            FileKind.PAGE: lambda path: word_page.write(edition, pages, self._pictures, path),
            FileKind.BULLETIN: lambda path: word_bulletin.write(
                replace(edition, issue=dated(edition.issue)),
                path,
                self._pictures,
                first_pages(pages),
            ),
            FileKind.MANUSCRIPT: lambda path: word_manuscript.write(edition, path, self._pictures),
            FileKind.PDF: lambda path: painter.pdf(pages, self._pictures, str(path)),
        }
        wanted = set(kinds)
        if FileKind.PACKAGE in kinds:
            wanted |= {FileKind.PAGE, FileKind.MANUSCRIPT, FileKind.PDF, FileKind.PNG}
        if bulletin and FileKind.PAGE in wanted:
            wanted.add(FileKind.BULLETIN)
        if not bulletin and FileKind.BULLETIN in wanted:
            raise RefusedError("报纸没有信息稿", advice="请导出版面稿")
        stem = package.stem(edition)
        staged = []
        for kind, write in writers.items():
            if kind in wanted:
                job.report(len(staged) / 8, f"正在写{_NAMES[kind]}")
                path = scratch / f"{stem}-{_NAMES[kind]}{_SUFFIXES[kind]}"
                write(path)
                staged.append(Written(kind, path))
        if FileKind.PNG in wanted:
            for page in pages:
                job.report(0.6, f"正在画第{page.number}版")
                path = scratch / f"{stem}-第{page.number}版.png"
                painter.png(page, self._pictures, str(path), PNG_DOTS_PER_INCH)
                staged.append(Written(FileKind.PNG, path))
        if FileKind.PACKAGE not in kinds:
            return staged
        job.report(0.9, "正在打包")
        files = [(str(file.kind), file.path) for file in staged]
        made = package.write(edition, pages, files, self._pictures, scratch / "package")
        asked = [file for file in staged if file.kind in kinds]
        return asked + [Written(FileKind.PACKAGE, path) for path in made]


def _printable(edition: Edition) -> bool:
    """Whether there is anything to print: a bulletin prints its articles without placing them."""
    flows = edition.publication.kind is PublicationKind.BULLETIN
    return bool(edition.articles if flows else edition.placements)


# What an editor marks up, and what is corrected line by line from then on.
_PROOFS = frozenset({FileKind.PAGE, FileKind.PDF, FileKind.PACKAGE})
_NAMES = {
    FileKind.PAGE: "版面稿",
    FileKind.BULLETIN: "信息稿",
    FileKind.MANUSCRIPT: "文字稿",
    FileKind.PDF: "大样",
}
_SUFFIXES = {
    FileKind.PAGE: ".docx",
    FileKind.BULLETIN: ".docx",
    FileKind.MANUSCRIPT: ".docx",
    FileKind.PDF: ".pdf",
}
