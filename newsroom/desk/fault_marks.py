"""Faults as marks on page proofs: numbered on the page, explained in the list beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.desk.fault_lines import FaultLine, lines
from newsroom.desk.faults import Copy, Found, in_order, standing
from newsroom.desk.pinpointing import Pinpoint, anchor_in_markup
from newsroom.desk.remarking import anchor_in
from newsroom.model.article import Article
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.frame import PageFrames
from newsroom.model.remark import Anchor
from newsroom.model.sheetmark import PageMarks, SheetMark, SheetNote, Tone

_TONES = {
    Severity.ERROR: Tone.UNASKED,
    Severity.WARNING: Tone.OTHERWISE,
    Severity.HINT: Tone.REMARK,
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A fault that stands on a page. number: in the order that the page is read in."""

    number: int
    line: FaultLine
    spots: tuple[Spot, ...]

    @property
    def mark(self) -> SheetMark:
        """How it is marked."""
        return SheetMark(self.number, _TONES[self.line.fault.severity], self.spots)


def on_page(edition: Edition, page: PageFrames, found: Iterable[FaultLine]) -> tuple[Marked, ...]:
    """The faults that stand on a composed page, article after article by where they begin there, in
    each as given: a headline over several columns comes before the columns. A jumped article's
    stand where their words do. found: in reading order.
    """
    pinpoint = Pinpoint(edition, page)
    placed: list[tuple[tuple[Spot, ...], FaultLine]] = []
    firsts: dict[str, tuple[int, int, int]] = {}
    here_now = pinpoint.articles  # the rest is not searched for: long copy waits on no page
    for line in (one for one in found if one.fault.article in here_now):
        article = edition.articles.get(line.fault.article)
        spots = pinpoint.of(article.uuid, anchor(article, line.fault)) if article else ()
        if spots:
            placed.append((spots, line))
            here = (spots[0].column, spots[0].row, int(spots[0].x))
            first = firsts.setdefault(line.fault.article, here)
            firsts[line.fault.article] = min(first, here)
    placed.sort(key=lambda one: firsts[one[1].fault.article])
    return tuple(Marked(number, line, spots) for number, (spots, line) in enumerate(placed, 1))


def fault_marks(
    edition: Edition, pages: Sequence[PageFrames], copy: Copy, found: Found
) -> Mapping[int, PageMarks]:
    """What proofreading found on each page, by its number on paper; pages without any are left
    out.
    """
    open_ = standing(in_order(found.faults, copy.pieces), copy.excuses)
    told = lines(open_, copy.pieces)
    made = {}
    for page in pages:
        marked = on_page(edition, page, told)
        if marked:
            notes = tuple(_note(one) for one in marked)
            title = f"校对　疑误 {len(marked)} 处"
            made[page.number] = PageMarks(title, tuple(one.mark for one in marked), notes)
    return made


def anchor(article: Article, fault: Fault) -> Anchor:
    """The words of a fault, as remarks name them; without a field where they cannot be named."""
    if fault.field == "body":
        return anchor_in_markup(article, fault.start, fault.end)
    field = f"caption {fault.slot}" if fault.field == "slots" else fault.field
    field = f"credit {fault.slot}" if fault.field == "credits" else field
    try:
        return anchor_in(article, field, fault.start, fault.end)
    except (KeyError, IndexError):
        return Anchor()


def _note(one: Marked) -> SheetNote:
    line = one.line
    tone = _TONES[line.fault.severity]
    where = f"《{line.title}》{line.field}"
    return SheetNote(one.number, tone, (line.change, line.explained, where))
