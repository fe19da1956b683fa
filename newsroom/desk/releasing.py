"""Signing off whole issues (签发): frozen from then on, printed, opened again for a reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.fingerprint import pages_code
from newsroom.model.frame import PageFrames
from newsroom.model.issue import Issue
from newsroom.model.person import Duty
from newsroom.model.release import Release
from newsroom.model.status import IssueStatus
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.desk.checking import Material
    from newsroom.desk.review_state import Standing
    from newsroom.model.edition import Edition

_RELEASERS = (Duty.CHIEF, Duty.DIRECTOR)


class Releasing:
    """The verbs of signing issues off. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def releases(self, issue: str) -> tuple[Release, ...]:
        """The sign-offs of an issue, oldest first, those that were taken back among them."""
        return self._library.releases.of(issue)

    def check(self) -> None:
        """Raises RefusedError where the person at the keyboard may not sign an issue off."""
        if not self._person():
            raise RefusedError(
                "还没有选好是谁在用", kept="没有签发", advice="请点窗口右上角，选您自己"
            )
        person = self._library.persons.named(self._person())
        if person is not None and person.duties and not set(person.duties) & set(_RELEASERS):
            raise RefusedError(
                f"{person.name}（{person.told}）不签发整期",
                kept="没有签发",
                advice="整期由总编辑或部主任签发；职责在“审校—编辑部—人员与口令…”里设置",
            )

    def release(
        self,
        issue: str,
        pages: Sequence[PageFrames],
        unfinished: Sequence[str] = (),
        edition: Edition | None = None,
    ) -> Change:
        """Sign an issue off and freeze it. pages: all of it, as seen; unfinished: what is known to
        be open, in Chinese, kept with the sign-off. Issues that were signed off before it count as
        printed from now on. edition: what the pages were composed of. Raises RefusedError where it
        is frozen, empty, changed since, or none of the person's duties.
        """
        from newsroom.desk.signing import seen, signable  # noqa: PLC0415 - loads the checks

        self.check()
        signable(pages)
        found = self._library.issues.get(issue)
        if found.status.frozen:
            raise RefusedError(f"{found.label}{found.status.text}", kept="没有再签发")
        if edition is not None and _shown(self._library.editions.get(issue)) != _shown(edition):
            raise RefusedError(
                "看的时候本期又有改动", kept="没有签发", advice="请再签发一次，看过现在的版面"
            )
        given = Release(
            issue=issue,
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
            fingerprint=seen(pages),
            code=pages_code(pages),
            open=tuple(unfinished),
        )
        earlier = [
            other.uuid
            for other in self._library.issues.all(found.publication)
            if other.status is IssueStatus.RELEASED and other.date < found.date
        ]

        def write(verb: str, *, add: bool) -> Change:
            releases = self._library.releases
            with self._library.transaction():
                if add:
                    releases.add(given)
                else:
                    releases.remove(given.uuid)
                releases.set_status(issue, IssueStatus.RELEASED if add else IssueStatus.OPEN)
                for other in earlier:
                    after = IssueStatus.PRINTED if add else IssueStatus.RELEASED
                    releases.set_status(other, after)
                ids = (given.uuid, issue, *earlier)
                self._library.events.append(self._person(), verb, ids, given.fingerprint)
            return _touched(verb, issue, *earlier)

        return self._step("签发本期", write, issue, IssueStatus.OPEN, IssueStatus.RELEASED)

    def waiting(self, today: datetime.date) -> tuple[Issue, ...]:
        """Issues of days gone by that hold copy and were never signed off: they count nowhere."""
        return self._library.published.waiting(today)

    def printed(self, issues: Sequence[str]) -> Change:
        """Say that issues were printed (已刊), all in one step. They are frozen, also where nobody
        signed them off. Raises NotFoundError, RefusedError where one holds nothing or was printed.
        """
        before = {issue: self._library.issues.get(issue) for issue in issues}
        held = self._library.progress.articles(list(before))
        for issue, found in before.items():
            if found.status is IssueStatus.PRINTED:
                raise RefusedError(f"{found.label}已刊", kept="没有改动")
            if not held.get(issue):
                raise RefusedError(f"{found.label}里还没有稿件", kept="没有改动")
        if not before:
            return Change()

        def write(verb: str, *, add: bool) -> Change:
            with self._library.transaction():
                for issue, found in before.items():
                    after = IssueStatus.PRINTED if add else found.status
                    self._library.releases.set_status(issue, after)
                self._library.events.append(self._person(), verb, tuple(before))
            return _touched(verb, *before)

        first, found = next(iter(before.items()))
        return self._step("标为已刊", write, first, found.status, IssueStatus.PRINTED)

    def reopen(self, issue: str, reason: str) -> Change:
        """Open a frozen issue again for a reason; signatures on pages and articles stay as far as
        those stay as they are. Raises RefusedError without a reason, or where it is open.
        """
        found = self._library.issues.get(issue)
        if not reason.strip():
            raise RefusedError(
                "没有写重新打开的理由", kept="本期仍然冻结", advice="请写明为什么要改"
            )
        if not found.status.frozen:
            raise RefusedError(f"{found.label}没有冻结，可以直接改", kept="没有改动")
        self.check()
        before = self._library.releases.standing(issue)
        after = before and replace(
            before,
            reopened=datetime.datetime.now(datetime.UTC),
            reopener=self._person(),
            reason=reason.strip(),
        )
        after = after or self._opened(issue, reason.strip())

        def write(verb: str, *, add: bool) -> Change:
            releases = self._library.releases
            with self._library.transaction():
                if before is not None:
                    releases.update(after if add else before)
                elif add:
                    releases.add(after)
                else:
                    releases.remove(after.uuid)
                releases.set_status(issue, IssueStatus.OPEN if add else found.status)
                self._library.events.append(self._person(), verb, (after.uuid, issue))
            return _touched(verb, issue)

        return self._step("重新打开本期", write, issue, found.status, IssueStatus.OPEN)

    def _opened(self, issue: str, reason: str) -> Release:
        """What is kept of the opening of an issue that nobody had signed off."""
        now = datetime.datetime.now(datetime.UTC)
        return Release(
            issue=issue,
            person=self._person(),
            time=now,
            fingerprint="",
            code="",
            reopened=now,
            reopener=self._person(),
            reason=reason,
        )

    def _step(
        self,
        verb: str,
        write: Callable[..., Change],
        issue: str,
        before: IssueStatus,
        after: IssueStatus,
    ) -> Change:
        change = write(verb, add=True)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", add=False),
                lambda: write(f"重做{verb}", add=True),
                lambda done: self._library.issues.get(issue).status is (after if done else before),
            )
        )
        return change


def unfinished(
    material: Material, pages: Sequence[PageFrames], standings: Sequence[Standing]
) -> tuple[str, ...]:
    """What is not done yet in an issue, in Chinese: signatures on pages, reviews of articles.
    Long words of single findings stay in the check before printing.
    """
    from newsroom.preflight.signing import unsigned  # noqa: PLC0415 - loads the checks
    from newsroom.preflight.snapshot import Snapshot  # noqa: PLC0415

    needs = {rule.kind: rule.needs for rule in material.rules}
    snapshot = Snapshot(
        edition=material.edition,
        pages=tuple(pages),
        signoffs=material.signoffs,
        since=material.since,
        needs=needs,
    )
    found = [f"{one.where}{one.words}" for one in unsigned(snapshot)]
    for standing in standings:
        words = standing.wanting
        if words:
            found.append(f"《{standing.article.title}》{words}")
    return tuple(found)


def _shown(edition: Edition) -> object:
    """What of an edition its pages are composed of."""
    placed = edition.placed or edition.articles.keys()
    articles = {name: edition.articles.get(name) for name in placed}
    facts = (edition.publication, edition.issue, edition.pages, edition.placements)
    return (*facts, articles, tuple(edition.teasers), edition.banners)


def _touched(verb: str, *issues: str) -> Change:
    return Change(label=verb, issues=frozenset(issues), pool=True)
