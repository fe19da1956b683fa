"""New issues: proposed from the last one, taken as the editor left the proposal, taken back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import NewsroomError
from newsroom.model.change import Change
from newsroom.model.identity import new_id
from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.model.listing import ArticleFilter
from newsroom.model.page import Page
from newsroom.model.periodicity import following
from newsroom.store.library import Library

_VERB = "新建一期"
_DAYS_OWN = {
    "date": None,
    "number": IssueNumber(),
    "weekday": "",
    "lunar_date": "",
    "note": "",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new issue as it might be. reason: why this date and number, in words. last: the issue its
    facts and pages come from; None for a publication's first.
    """

    issue: Issue
    pages: tuple[Page, ...]
    reason: str
    last: Issue | None = None

    @property
    def carried(self) -> tuple[str, ...]:
        """What comes from the last issue, in words."""
        facts = self.issue.facts
        told = (
            ("责任编辑", "、".join(facts.editors)),
            ("校对", "、".join(facts.proofreaders)),
            ("签发", facts.signer),
            ("印刷单位", facts.printer),
            ("发送对象", facts.recipients),
            ("印数", f"{facts.copies:,} 份" if facts.copies else ""),
            ("报、送、发", "；".join(line.label for line in facts.distribution)),
            ("热线", facts.hotline),
            ("准印证号", facts.licence),
        )
        words = [f"{name}：{value}" for name, value in told if value]
        if self.pages:
            pages = "、".join(f"{page.label}{page.name}" for page in self.pages)
            words.append(f"{len(self.pages)} 个版：{pages}")
        return tuple(words)


class Issuing:
    """The verbs of beginning an issue."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def propose(self, publication: str, today: datetime.date) -> Proposal:
        """The issue after the last one: its number and date go on, its facts and pages come along.

        Raises NotFoundError, RefusedError where the house style cannot be read.
        """
        house = self._library.publications.get(publication)
        issues = self._library.issues.all(publication)
        regular = [
            issue
            for issue in issues
            if issue.number.kind is IssueKind.REGULAR and issue.number.numbers
        ]
        habit = following([issue.date for issue in regular], house.period_days, today)
        if not regular:
            issue = Issue(publication=publication, date=habit.date, number=IssueNumber((1,)))
            return Proposal(issue, usual_pages(issue.uuid, house.pages), habit.words)
        last = regular[0]
        new_year = habit.date.year != last.date.year
        number = last.number.following(new_year=new_year)
        facts = replace(last.facts, **_DAYS_OWN)
        issue = Issue(publication=publication, date=habit.date, number=number, facts=facts)
        pages = tuple(
            replace(page, uuid=new_id(), issue=issue.uuid)
            for page in self._library.issues.pages(last.uuid)
        )
        day = f"{last.date.month}月{last.date.day}日"
        reason = f"上一期是{last.number.label}，{day}；{habit.words}"
        if new_year:
            reason += "；跨年，年度期号从 1 起"
        return Proposal(issue, pages or usual_pages(issue.uuid, house.pages), reason, last)

    def proposals(self, today: datetime.date) -> dict[str, Proposal]:
        """A proposal for each publication, by its identity; those whose house style is spoilt are
        left out.
        """
        found = {}
        for head in self._library.publications.heads():
            try:
                found[head.uuid] = self.propose(head.uuid, today)
            except NewsroomError:  # told where house styles are edited
                continue
        return found

    def begin(self, issue: Issue, pages: Sequence[Page]) -> Change:
        """Take a new issue in with these pages, in one step that can be taken back as long as
        nothing belongs to it. Raises NotFoundError on an unknown publication.
        """
        made = tuple(pages)
        change = self._write(issue, made, _VERB)

        def unchanged(done: bool) -> bool:
            known = {one.uuid for one in self._library.issues.some([issue.uuid])}
            if not done:
                return not known
            return (
                bool(known)
                and self._library.issues.get(issue.uuid) == issue
                and self._library.issues.pages(issue.uuid) == made
                and not any(self._holds(issue.uuid, in_bin=in_bin) for in_bin in (False, True))
            )

        label = f"{_VERB}（{issue.number.label}）" if issue.number.label else _VERB
        self._steps.record(
            Step(
                label,
                lambda: self._remove(issue, f"撤销{_VERB}"),
                lambda: self._write(issue, made, f"重做{_VERB}"),
                unchanged,
            )
        )
        return change

    def _holds(self, issue: str, *, in_bin: bool) -> bool:
        wanted = ArticleFilter(issue=issue, in_bin=in_bin)
        return bool(self._library.pool.found(wanted, None, 1).articles)

    def _write(self, issue: Issue, pages: Sequence[Page], verb: str) -> Change:
        with self._library.transaction():
            self._library.issues.add(issue)
            for page in pages:
                self._library.issues.add_page(page)
            self._library.events.append(self._person(), verb, (issue.uuid,))
        return Change(label=verb, issues=frozenset({issue.uuid}))

    def _remove(self, issue: Issue, verb: str) -> Change:
        with self._library.transaction():
            self._library.issues.remove(issue.uuid)
            self._library.events.append(self._person(), verb, (issue.uuid,))
        return Change(label=verb, issues=frozenset({issue.uuid}))


def usual_pages(issue: str, names: Sequence[str]) -> tuple[Page, ...]:
    """The pages that the house style names."""
    return tuple(Page(issue=issue, number=at, name=name) for at, name in enumerate(names, 1))
