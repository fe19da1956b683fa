"""The correction list (改样单): what the print shop is to change, numbered, sent, ticked off."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from newsroom.desk.composing import Composers
from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError, RefusedError
from newsroom.export import correction_list, naming
from newsroom.model.change import Change
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.difference import Difference, DifferenceKind
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import page_code
from newsroom.model.publication import PublicationKind
from newsroom.store.library import Library

_MOST = 4_000  # characters of one field
_SHORT = 4  # characters that need their neighbours to be found on a page


class Correcting:
    """The verbs of the correction list."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def all(self, issue: str) -> tuple[Correction, ...]:
        """An issue's corrections by number."""
        return self._library.corrections.all(issue)

    def book(self, issue: str, difference: Difference) -> Change:
        """Put a difference on the list: the returned words are to be ours again.

        Short words are given with their neighbours. A difference already on the list stays as it
        is.
        """
        if any(each.mark == difference.mark for each in self.all(issue)):
            return Change()
        lead, trail = _around(difference)
        return self.add(
            Correction(
                issue=issue,
                number=0,
                page=difference.spot.page,
                article=difference.article,
                place=_place(difference),
                before=f"{lead}{_returned(difference)}{trail}",
                after=f"{lead}{difference.before}{trail}",
                remark=_remark(difference),
                mark=difference.mark,
                source=CorrectionSource.RETURNED,
                time=_now(),
            )
        )

    def add(self, correction: Correction) -> Change:
        """Put a correction on its issue's list under the next number.

        Raises RefusedError where it says neither what is there nor what should be.
        """
        _check(correction)
        number = self._library.corrections.next_number(correction.issue)
        made = replace(correction, number=number, person=self._person(), time=_now())
        change = self._write(made, "记入改样单")
        self._remember("记入改样单", None, made)
        return change

    def update(self, correction: Correction) -> Change:
        """Change a correction's words, place or state. Raises NotFoundError, RefusedError."""
        _check(correction)
        before = self._library.corrections.get(correction.uuid)
        after = replace(correction, number=before.number, issue=before.issue)
        if after == before:
            return Change()
        change = self._write(after, "修改改样单")
        self._remember("修改改样单", before, after)
        return change

    def remove(self, uuid: str) -> Change:
        """Take a correction off the list; the others keep their numbers."""
        before = self._library.corrections.get(uuid)
        change = self._erase(before, "移出改样单")
        self._remember("移出改样单", before, None)
        return change

    def mark(self, corrections: Sequence[str], state: CorrectionState) -> Change:
        """Give corrections a state: 已发印厂, 已改, 不改."""
        change = Change()
        with self._steps.together(f"改样单标记{state.text}"):
            for uuid in corrections:
                change |= self.update(replace(self._library.corrections.get(uuid), state=state))
        return change

    def plain(self, edition: Edition) -> str:
        """The list as text for a messenger."""
        return correction_list.plain(edition, self.all(edition.issue.uuid))

    def _write(self, correction: Correction, verb: str) -> Change:
        with self._library.transaction():
            self._library.corrections.put(correction)
            self._log(correction, verb)
        return Change(label=verb)

    def _erase(self, correction: Correction, verb: str) -> Change:
        with self._library.transaction():
            self._library.corrections.remove(correction.uuid)
            self._log(correction, verb)
        return Change(label=verb)

    def _log(self, correction: Correction, verb: str) -> None:
        self._library.events.append(self._person(), verb, (correction.issue, correction.uuid))

    def _remember(self, label: str, before: Correction | None, after: Correction | None) -> None:
        """Make an act one step. before, after: None where there was, or is, no such correction."""
        known = before or after
        assert known is not None
        uuid = known.uuid

        def put(state: Correction | None, verb: str) -> Change:
            return self._erase(known, verb) if state is None else self._write(state, verb)

        def now() -> Correction | None:
            try:
                return self._library.corrections.get(uuid)
            except NotFoundError:
                return None

        self._steps.record(
            Step(
                label,
                lambda: put(before, f"撤销{label}"),
                lambda: put(after, f"重做{label}"),
                lambda done: now() == (after if done else before),
            )
        )


def write(
    edition: Edition, corrections: Sequence[Correction], folder: Path, composers: Composers
) -> Path:
    """Write an issue's list as a Word file into a folder; give its path.

    composers: of the thread that writes. Raises RefusedError for an empty list, FileError.
    """
    if not any(each.state is not CorrectionState.DROPPED for each in corrections):
        raise RefusedError("改样单是空的", advice="请先在回样比对里记入，或用“电话改样”添加")
    codes = {}
    if edition.publication.kind is not PublicationKind.BULLETIN:
        named = {each.page for each in corrections if each.page}
        codes = {
            page.number: page_code(page)
            for page in composers.pages(edition)
            if page.number in named or not named
        }
    target = folder / f"{naming.issue_stem(edition)}-改样单.docx"
    return correction_list.write(edition, corrections, codes, target)


def correction_record(correction: Correction) -> dict[str, object]:
    """A correction as plain data."""
    return {
        "number": correction.number,
        "page": correction.page,
        "place": correction.place,
        "before": correction.before,
        "after": correction.after,
        "remark": correction.remark,
        "source": correction.source.value,
        "state": correction.state.value,
        "person": correction.person,
        "time": correction.time.isoformat(),
        "uuid": correction.uuid,
    }


def _check(correction: Correction) -> None:
    if not correction.before.strip() and not correction.after.strip():
        raise RefusedError("原文和改为都没有写", kept="改样单没有变化", advice="请至少写一项")
    longest = max(len(correction.before), len(correction.after), len(correction.remark))
    if longest > _MOST:
        raise RefusedError(f"一条改样最多 {_MOST} 字", kept="改样单没有变化")


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _around(difference: Difference) -> tuple[str, str]:
    """The neighbours that make short words findable on a page."""
    if difference.kind is DifferenceKind.MOVED:
        return "", ""
    short = min(len(difference.before), len(difference.after))
    if short >= _SHORT or max(len(difference.before), len(difference.after)) > 40:
        return "", ""
    return difference.lead[-_SHORT:], difference.trail[:_SHORT]


def _place(difference: Difference) -> str:
    words = difference.spot.words
    return f"{words} {difference.field}".strip()


def _remark(difference: Difference) -> str:
    title = f"《{difference.title}》" if difference.title else ""
    moved = difference.kind is DifferenceKind.MOVED
    return title + (f"移回原处{difference.after}" if moved else "")


def _returned(difference: Difference) -> str:
    """The words as the shop has them now; those of a move are ours, elsewhere."""
    return difference.before if difference.kind is DifferenceKind.MOVED else difference.after
