"""Sheets to read and sign: page proofs (大样) of an issue, as frames and with what files tell."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.export import placing
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import page_code, pages_code
from newsroom.model.frame import PageFrames, Painter, PictureSource, TextFrame
from newsroom.model.page import Page, chinese_number
from newsroom.model.publication import PublicationKind
from newsroom.model.sheet import Bookmark, FileFacts, ProofMarks, ProofRound, Signature
from newsroom.model.sheetmark import PageMarks
from newsroom.model.signoff import Signoff, SignStep
from newsroom.preflight.signing import seen
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.marksheet import marked_sheet
from newsroom.typeset.proofsheet import proof_sheet

_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofWish:
    """How proofs are wanted. marked: with marks around the page; a clean one is the page alone.

    printed: now, where not given. note: printed below the page. signoffs: those of the issue; who
    signed exactly what is shown stands on the line to sign. marks: remarks and changes to be
    marked, by the number of their page; only on proofs with marks around the page.
    """

    round: ProofRound = ProofRound.FINAL
    marked: bool = True
    printed: datetime.datetime | None = None
    note: str = ""
    signoffs: tuple[Signoff, ...] = ()
    marks: Mapping[int, PageMarks] = field(default_factory=dict)


PRINT = ProofWish()


@dataclass(frozen=True, slots=True)
class Sheets:
    """Pages ready to be painted, and what their file tells of itself."""

    pages: tuple[PageFrames, ...]
    facts: FileFacts

    def write(self, target: Path, painter: Painter, pictures: PictureSource, job: Job) -> None:
        """Write them as one PDF, aside and then in its place.

        Raises FileError where it cannot be written, CancelledError after a cancel.
        """
        with tempfile.TemporaryDirectory(prefix="newsroom-") as scratch:
            made = Path(scratch, target.name)
            painter.pdf(self.pages, pictures, str(made), self.facts)
            job.report(0.9, "写入目标文件夹")
            placing.deliver_all([made], [target])


def proofs(
    edition: Edition, pages: Sequence[PageFrames], book: FontBook, wish: ProofWish = PRINT
) -> Sheets:
    """The proofs of composed pages. book: the fonts of the edition's publication."""
    sheets = tuple(pages)
    printed = wish.printed or datetime.datetime.now().astimezone()
    if wish.marked:
        grid = edition.publication.grid
        whole = seen(pages)
        sheets = tuple(
            proof_sheet(page, _marks(edition, page, wish, (printed, whole)), grid, book)
            for page in pages
        )
        sheets = tuple(
            marked_sheet(sheet, wish.marks[sheet.number], book)
            if sheet.number in wish.marks
            else sheet
            for sheet in sheets
        )
    kind = wish.round.text if wish.marked else "版面"
    facts = FileFacts(
        title="　".join((edition.publication.name, edition.issue.label, kind)),
        author=edition.publication.publisher or edition.publication.name,
        subject="、".join(page_name(edition, page) for page in pages),
        keywords=f"版本 {pages_code(pages)}",
        labels=tuple(page_label(edition, page) for page in pages),
        bookmarks=bookmarks(edition, sheets),
        made=printed if wish.marked else None,
    )
    return Sheets(sheets, facts)


def page_label(edition: Edition, page: PageFrames) -> str:
    """一版; of a bulletin 第1页."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        return f"第{page.number}页"
    return f"{chinese_number(page.number)}版"


def page_name(edition: Edition, page: PageFrames) -> str:
    """第1版 要闻; of a bulletin 第1页."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        return f"第{page.number}页"
    known = _page(edition, page)
    return f"第{page.number}版 {known.name if known else ''}".strip()


def bookmarks(edition: Edition, pages: Sequence[PageFrames]) -> tuple[Bookmark, ...]:
    """Where each story begins on each page, in reading order."""
    found: dict[tuple[int, str], Bookmark] = {}
    for number, page in enumerate(pages):
        for frame in page.frames:
            article = getattr(frame, "article", "")
            known = edition.articles.get(article)
            if isinstance(frame, TextFrame) and known is not None and known.kind.story:
                mark = Bookmark(number, title_of(known), frame.x, frame.y)
                found.setdefault((number, article), mark)
    return tuple(found.values())


def title_of(article: Article) -> str:
    """An article's title on one line."""
    title = " ".join(article.title.split())
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"


def _page(edition: Edition, page: PageFrames) -> Page | None:
    return next((known for known in edition.pages if known.number == page.number), None)


def _marks(
    edition: Edition, page: PageFrames, wish: ProofWish, made: tuple[datetime.datetime, str]
) -> ProofMarks:
    """What stands around a page. made: when, and the fingerprint of all pages together."""
    printed, whole = made
    known = _page(edition, page)
    flows = edition.publication.kind is PublicationKind.BULLETIN
    uuid, now = ("", whole) if flows else (known.uuid if known else page.page, seen([page]))
    signed = {s.step: s.person for s in wish.signoffs if (s.page, s.fingerprint) == (uuid, now)}
    return ProofMarks(
        edition.publication.name,
        edition.issue.label,
        page_name(edition, page),
        page_code(page),
        printed,
        wish.round,
        _signatures(edition, known, signed),
        wish.note,
    )


def _signatures(
    edition: Edition, page: Page | None, signed: Mapping[SignStep, str]
) -> tuple[Signature, ...]:
    """Every duty with who signed, or else the name that page or issue gives for it."""
    facts = edition.issue.facts
    names = {
        SignStep.EDITOR: "、".join(facts.editors),
        SignStep.PROOFREADER: "、".join(facts.proofreaders),
        SignStep.RELEASE: facts.signer,
    }
    if page is not None:
        names[SignStep.EDITOR] = page.editor or names[SignStep.EDITOR]
        names[SignStep.PROOFREADER] = page.proofreader or names[SignStep.PROOFREADER]
        names[SignStep.DESIGNER] = page.designer
    names |= {step: f"{person}（已签）" for step, person in signed.items()}
    return tuple(Signature(step.text, names.get(step, "")) for step in SignStep)
