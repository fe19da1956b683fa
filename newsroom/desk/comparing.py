"""Returned files (回样): compared with what was sent, and each difference decided on."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from newsroom.compare.comparing import compare_flow, compare_pages
from newsroom.compare.edits import is_taken, taken
from newsroom.compare.ours import flow_owners, flow_unit, page_units
from newsroom.desk.composing import Composers
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import FileError, RefusedError
from newsroom.export import word_bulletin, word_manuscript
from newsroom.intake.returned import KEPT, SUFFIXES, read_returned
from newsroom.intake.returned_word import read_word
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.correction import Correction
from newsroom.model.difference import Comparison, Difference
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.publication import PublicationKind
from newsroom.model.returned import Returned, ReturnedForm
from newsroom.store.library import Library
from newsroom.text import words
from newsroom.typeset.bulletin import first_pages
from newsroom.typeset.furniture import dated

__all__ = ["SUFFIXES", "Checked", "Comparing", "Decided", "Decision", "Matching"]

REASON = "采用印厂回样"
_LOST = 0.7  # of our text gone: this is another file
_DOUBTFUL = 0.3  # of it gone: another kind of file may fit better
_ODD = 0.1  # so much other than ours in a PDF: likewise
_NUMBER = re.compile(r"第\s*(\d{1,4})\s*期")


@dataclass(frozen=True)
class Checked:
    """One returned file beside ours. edition, pages: as they were compared.

    comparison: None where the file is only pictures, which `images` gives page by page.
    """

    path: Path
    edition: Edition
    pages: tuple[PageFrames, ...]
    comparison: Comparison | None
    images: tuple[Path, ...] = ()

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What was found."""
        return self.comparison.differences if self.comparison else ()


class Decision(StrEnum):
    """What was decided of a difference; the value is what the command line calls it."""

    OPEN = ""
    TAKEN = "taken"
    BOOKED = "booked"
    LET_STAND = "let_stand"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"": "", "taken": "已采用", "booked": "已记入改样单", "let_stand": "不理"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of an issue's differences, by their marks."""

    standing: frozenset[str] = frozenset()
    booked: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()

    def of(self, difference: Difference) -> Decision:
        """What was decided of one difference."""
        mark = difference.mark
        if mark in self.taken:
            return Decision.TAKEN
        if mark in self.booked:
            return Decision.BOOKED
        return Decision.LET_STAND if mark in self.standing else Decision.OPEN


class Matching:
    """Reads and compares returned files. Works on frozen editions; may run outside the library's
    thread, with composers of its own.
    """

    def __init__(self, composers: Composers, pictures: PictureSource) -> None:
        self._composers = composers
        self._pictures = pictures

    def check(self, edition: Edition, path: Path, work: Path, job: Job) -> Checked:
        """Compare a returned file with an edition as it stands. work: where pictures of its pages
        are kept as long as they are looked at.

        Raises FileError where it cannot be read, RefusedError where it is another issue's,
        CancelledError after a cancel.
        """
        job.report(0.05, f"正在读“{path.name}”")
        returned = read_returned(path, work, job)
        job.report(0.4, "正在排出本期的版面")
        pages = self._composers.pages(edition)
        if returned.form is ReturnedForm.IMAGE:
            return Checked(path, edition, pages, None, returned.images)
        job.report(0.6, "正在逐字比对")
        best = min(self._compared(edition, pages, returned, job), key=lambda found: found.amount)
        if best.missing > _LOST:
            raise _another(edition, returned, path)
        titled = tuple(_titled(each, edition) for each in best.differences)
        return Checked(path, edition, pages, replace(best, differences=titled))

    def _compared(
        self, edition: Edition, pages: Sequence[PageFrames], returned: Returned, job: Job
    ) -> Iterator[Comparison]:
        """The file against each of our kinds of files that it may be."""
        names = _names(edition)
        options = {"names": names, "boundaries": words.boundaries}
        found = None
        if returned.form is not ReturnedForm.FLOWING:
            found = compare_pages(page_units(edition, pages), returned, **options)  # type: ignore[arg-type]
            yield found
        pdf = returned.form is ReturnedForm.PDF
        if found is None or (pdf and found.amount > found.characters * _ODD):
            for own in self._flowing(edition, pages):
                job.check()
                unit = flow_unit(edition, own.blocks, flow_owners(edition, own.blocks))
                found = compare_flow(unit, returned, **options)  # type: ignore[arg-type]
                yield found
        if returned.form is ReturnedForm.FLOWING and found and found.missing > _DOUBTFUL:
            yield compare_pages(page_units(edition, pages), returned, **options)  # type: ignore[arg-type]

    def _flowing(self, edition: Edition, pages: Sequence[PageFrames]) -> Iterator[Returned]:
        """Our own flowing files as they would be written now, read back."""
        with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
            target = Path(folder, "own.docx")
            word_manuscript.write(edition, target, self._pictures)
            yield read_word(target, "文字稿")
            if edition.publication.kind is PublicationKind.BULLETIN:
                shown = replace(edition, issue=dated(edition.issue))
                word_bulletin.write(shown, target, self._pictures, first_pages(pages))
                yield read_word(target, "信息稿")


class Comparing:
    """The verbs of deciding: take a difference into its article, or let it stand."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def matching(self, composers: Composers) -> Matching:
        """What reads and compares, with the composers of the thread that it runs in."""
        return Matching(composers, self._library.pictures)

    def decided(self, issue: str) -> Decided:
        """What was booked or let stand before, in this sitting or an earlier one."""
        corrections: tuple[Correction, ...] = self._library.corrections.all(issue)
        booked = frozenset(each.mark for each in corrections if each.mark)
        return Decided(self._library.corrections.standing(issue), booked)

    def state(self, checked: Sequence[Checked]) -> Decided:
        """What is decided now of the differences of some files of one issue."""
        known = self.decided(checked[0].edition.issue.uuid)
        found: set[str] = set()
        now: dict[str, Article] = {}
        for file in checked:
            for each in file.differences:
                if not each.edits:
                    continue
                if each.article not in now:
                    draft = self._library.history.draft(each.article)
                    saved = self._library.articles.get(each.article)
                    now[each.article] = draft.article if draft else saved
                base = file.edition.articles[each.article]
                if now[each.article] != base and is_taken(now[each.article], base, each.edits):
                    found.add(each.mark)
        return replace(known, taken=frozenset(found))

    def take(self, checked: Checked, difference: Difference) -> Change:
        """Take a difference into its article as a new version.

        Raises RefusedError where it cannot be taken in, or its place was changed since.
        """
        if not difference.edits:
            raise RefusedError(
                f"不能采用：{difference.why_not}",
                kept="稿件没有变化",
                advice="可以记入改样单，或直接改稿件、改期次资料",
            )
        base = checked.edition.articles[difference.article]
        draft = self._library.history.draft(base.uuid)
        now = draft.article if draft else self._library.articles.get(base.uuid)
        article = taken(now, base, difference.edits)
        self._versions.save(article, REASON, f"{REASON}：《{article.title}》")
        return Change(label=REASON, articles=frozenset({article.uuid}), pool=True)

    def let_stand(self, issue: str, difference: Difference, *, stands: bool = True) -> Change:
        """Leave a difference aside (不理), or no longer."""
        label = "不理回样差异" if stands else "重看回样差异"
        mark = difference.mark

        def put(value: bool, verb: str) -> Change:
            with self._library.transaction():
                self._library.corrections.let_stand(issue, mark, stands=value)
                self._library.events.append(self._person(), verb, (issue,))
            return Change(label=verb)

        change = put(stands, label)
        self._steps.record(
            Step(
                label,
                lambda: put(not stands, f"撤销{label}"),
                lambda: put(stands, f"重做{label}"),
                lambda done: (
                    (mark in self._library.corrections.standing(issue)) is (stands is done)
                ),
            )
        )
        return change


def checked_record(checked: Checked, decided: Decided) -> dict[str, object]:
    """A compared file as plain data."""
    comparison = checked.comparison
    return {
        "file": str(checked.path),
        "pictures_only": comparison is None,
        "characters": comparison.characters if comparison else 0,
        "notes": list(comparison.notes) if comparison else [],
        "differences": [
            {
                "page": each.spot.page,
                "place": each.spot.words,
                "headline": each.title,
                "field": each.field,
                "kind": each.kind.value,
                "lead": each.lead,
                "before": each.before,
                "after": each.after,
                "trail": each.trail,
                "can_take": bool(each.edits),
                "decided": decided.of(each).value,
            }
            for each in checked.differences
        ],
    }


def _titled(difference: Difference, edition: Edition) -> Difference:
    article = edition.articles.get(difference.article)
    return replace(difference, title=article.title) if article is not None else difference


def _names(edition: Edition) -> tuple[str, ...]:
    """Names that a change must not tear: who wrote, who took pictures, who leads."""
    found = {leader.name for leader in edition.leaders}
    for article in edition.articles.values():
        found |= {credit.name for credit in article.credits}
        found |= {name for slot in article.slots for name in slot.photographers}
    return tuple(sorted(name for name in found if len(name) > 1))


def _another(edition: Edition, returned: Returned, path: Path) -> RefusedError | FileError:
    """The refusal of a file that is not this issue's, with its own number where it prints one."""
    own = edition.issue.number
    printed = {int(number) for number in _NUMBER.findall(returned.text)}
    others = sorted(printed - set(own.numbers) - set(own.totals))
    if others and not printed & (set(own.numbers) | set(own.totals)):
        what = f"“{path.name}”里印的是第{others[0]}期，不是{own.label}"
    else:
        what = f"“{path.name}”不像是{edition.publication.name}{own.label}的回样，几乎没有相同的文字"
    return RefusedError(what, kept=KEPT, advice="请核对选的文件和左侧选的期次")
