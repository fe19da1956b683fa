"""Checking an issue before printing (付印前总检): what was found, reasons, and what is held of it.

The library's part is short and runs in its lane: `material`. The check itself composes what is not
composed yet and may be long; `check` needs no library and runs beside the window.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from newsroom.desk.composing import Composers
from newsroom.desk.faults import Copy, Found, standing, with_articles
from newsroom.desk.held import page_changes
from newsroom.desk.proofreading import Proofreading
from newsroom.desk.reviewing import Reviewing
from newsroom.desk.rewording import shortened
from newsroom.desk.similar import Similar
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.checked import Checked, Judged
from newsroom.model.edition import Edition
from newsroom.model.event import Event
from newsroom.model.fault import Fault
from newsroom.model.finding import CheckRule, Finding, Override, Severity
from newsroom.model.frame import PictureSource
from newsroom.model.holding import Holding
from newsroom.model.issue import Issue
from newsroom.model.printing import PrintOrder
from newsroom.model.publication import PublicationKind
from newsroom.model.remark import Remark
from newsroom.model.signoff import Signoff
from newsroom.model.similar import Earlier
from newsroom.preflight import catalogue
from newsroom.preflight.judge import checked
from newsroom.preflight.snapshot import Snapshot
from newsroom.store.library import Library

# Acts about a page that leave it as it is: they are never why a signature holds no more.
_PAPERWORK = re.compile(
    r"签字|总检|忽略的理由|出(?:[一二三]校样|清样|大样)|改样单|回样差异|付印单|印刷包"
    r"|[审校](?:通过|复签)|送审|退回|审签|纸签|签发本期|标为已刊|重新打开本期|发出版面包|分派"
    r"|疑误"
)


@dataclass(frozen=True)
class Material:
    """All that a check of an issue takes from the library.

    since: for each signature the first act that changed its page after it, in Chinese. order: the
    issue's own, where it has one. before: what the library holds that says the same (重稿), by
    article. reviews: what stories want of their reviews, in words; reviewed: whether anything was
    said of any of them. remarks: what was remarked on the issue.
    holdings: who holds which page, by page. copy: its stories as they are proofread; None where
    that is left out. found: what was found in them, where that is known already.
    """

    edition: Edition
    others: tuple[Issue, ...] = ()
    signoffs: tuple[Signoff, ...] = ()
    since: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[CheckRule, ...] = ()
    overrides: tuple[Override, ...] = ()
    order: PrintOrder | None = None
    before: Mapping[str, tuple[Earlier, ...]] = field(default_factory=dict)
    reviews: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool = False
    remarks: tuple[Remark, ...] = ()
    holdings: Mapping[str, Holding] = field(default_factory=dict)
    copy: Copy | None = None
    found: Found | None = None


def check(material: Material, composers: Composers, pictures: PictureSource) -> Checked:
    """Check an issue. composers: of the thread that checks; what they composed is used again."""
    edition = material.edition
    snapshot = Snapshot(
        edition=edition,
        pages=composers.pages(edition),
        others=material.others,
        signoffs=material.signoffs,
        since=material.since,
        order=material.order,
        reviews=material.reviews,
        reviewed=material.reviewed,
        gone=frozenset(name for name in edition.pictures if not pictures.path(name)),
        before=material.before,
        holdings=material.holdings,
        remarks=material.remarks,
        faults=_faults(material, composers),
    )
    now = datetime.datetime.now(datetime.UTC)
    return checked(snapshot, material.rules, material.overrides, now)


def _faults(material: Material, composers: Composers) -> dict[str, tuple[Fault, ...]]:
    """What is found in each story and was not let stand."""
    copy, told = material.copy, dict[str, tuple[Fault, ...]]()
    if copy is not None:
        found = material.found or composers.read(copy)
        for fault in standing(found.faults, copy.excuses):
            told[fault.article] = (*told.get(fault.article, ()), fault)
    return told


def check_record(checked: Checked) -> dict[str, Any]:
    """A check as a plain record: what the command line prints as JSON."""
    return {
        "blocks": checked.blocks,
        "summary": checked.summary,
        "time": checked.time.isoformat(timespec="seconds"),
        "counts": {level.value: checked.count(level) for level in Severity},
        "checks": list(checked.checks),
        "findings": [_record(one) for one in checked.judged],
    }


def _record(one: Judged) -> dict[str, Any]:
    finding, override = one.finding, one.override
    return {
        "kind": finding.kind,
        "title": one.title,
        "severity": finding.severity.value,
        "blocks": one.blocks,
        "open": one.open,
        "where": finding.where,
        "words": finding.words,
        "advice": finding.advice,
        "page": finding.page,
        "placement": finding.placement,
        "article": finding.article,
        "slot": finding.slot,
        "subject": finding.subject,
        "reason": override.reason if override is not None else "",
        "person": override.person if override is not None else "",
    }


def titles() -> dict[str, str]:
    """What each check is called."""
    return {one.kind: one.title for one in catalogue.CHECKS}


class Checking:
    """The verbs of checking."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def material(self, issue: str) -> Material:
        """What a check of an issue needs, in one reading. Raises NotFoundError."""
        edition = self._library.editions.get(issue)
        home = edition.issue.publication
        signoffs = self._library.checks.signoffs(issue)
        others = (other for other in self._library.issues.all(home) if other.uuid != issue)
        similar = Similar(self._library, self._steps, self._person)
        standings = Reviewing(self._library, self._steps, self._person).standings(edition)
        return Material(
            edition,
            tuple(others),
            signoffs,
            self._since(edition, signoffs),
            self._library.checks.rules(home),
            self._library.checks.overrides(issue),
            self._library.printing.order(issue),
            similar.known_of(edition.articles),
            {one.article.uuid: one.wanting for one in standings if one.wanting},
            any(one.reviews for one in standings),
            self._library.remarks.of_issue(issue),
            holdings=self._library.holdings.some([issue]),
            copy=self._copy(edition),
        )

    def _copy(self, edition: Edition) -> Copy:
        """Its stories as they are proofread; what only raises doubts beside the archive is left to
        who reads the story.
        """
        proofreading = Proofreading(self._library, self._steps, self._person)
        return proofreading.of_edition(edition, recalled=False)

    # Reasons -------------------------------------------------------------------------------------

    def override(self, issue: str, finding: Finding, reason: str) -> Change:
        """Let a finding be printed as it is, for a reason that is kept with person and time.

        Raises RefusedError without a reason or a person, NotFoundError.
        """
        if not self._person():
            raise RefusedError(
                "还没有填写编辑姓名", kept="没有改动", advice="请先在“文件—编辑姓名…”里填写"
            )
        given = Override(
            issue=issue,
            kind=finding.kind,
            subject=finding.subject,
            reason=reason.strip(),
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
        )
        return self._reason("忽略一条总检意见", given, add=True)

    def withdraw(self, override: str) -> Change:
        """Take a reason back; the finding is open again. Raises NotFoundError."""
        return self._reason("撤回忽略的理由", self._library.checks.override(override), add=False)

    def _reason(self, verb: str, override: Override, *, add: bool) -> Change:
        change = self._keep(verb, override, add=add)
        self._steps.record(
            Step(
                verb,
                lambda: self._keep(f"撤销{verb}", override, add=not add),
                lambda: self._keep(f"重做{verb}", override, add=add),
                lambda done: (
                    (override in self._library.checks.overrides(override.issue))
                    is (add if done else not add)
                ),
            )
        )
        return change

    def _keep(self, verb: str, override: Override, *, add: bool) -> Change:
        with self._library.transaction():
            if add:
                self._library.checks.add_override(override)
            else:
                self._library.checks.remove_override(override.uuid)
            ids = (override.uuid, override.issue)
            self._library.events.append(self._person(), verb, ids, override.subject)
        return Change(label=verb, issues=frozenset({override.issue}))

    # Rules ---------------------------------------------------------------------------------------

    def rules(self, publication: str) -> tuple[CheckRule, ...]:
        """How a publication holds each check that concerns it. Raises NotFoundError."""
        given = self._library.checks.rules(publication)
        return catalogue.rules(self._kind(publication), given)

    def set_rules(self, publication: str, rules: Iterable[CheckRule]) -> Change:
        """Hold checks so; those that are held as usual are not kept. Raises NotFoundError."""
        usual = set(catalogue.rules(self._kind(publication), ()))
        target = tuple(sorted(set(rules) - usual, key=lambda rule: rule.kind))
        before = self._library.checks.rules(publication)
        if before == target:
            return Change()
        verb = "修改总检设置"

        def write(label: str, value: tuple[CheckRule, ...]) -> Change:
            with self._library.transaction():
                self._library.checks.set_rules(publication, value)
                self._library.events.append(self._person(), label, (publication,))
            issues = self._library.issues.all(publication)
            return Change(label=label, issues=frozenset(issue.uuid for issue in issues))

        change = write(verb, target)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", target),
                lambda done: (
                    self._library.checks.rules(publication) == (target if done else before)
                ),
            )
        )
        return change

    def _kind(self, publication: str) -> PublicationKind:
        return self._library.publications.get(publication).kind

    # Inner ---------------------------------------------------------------------------------------

    def _since(self, edition: Edition, signoffs: tuple[Signoff, ...]) -> dict[str, str]:
        if not signoffs:
            return {}
        first = min(signoff.time for signoff in signoffs)
        records = (_on(edition, page) for page in {signoff.page for signoff in signoffs})
        later = self._library.events.touching(set[str]().union(*records), first)
        told = {signoff.uuid: _first_after(signoff, later, edition) for signoff in signoffs}
        for signoff in signoffs:
            if told[signoff.uuid] and signoff.held.articles:
                changes = page_changes(self._library, edition, signoff)
                told[signoff.uuid] += f"（{shortened('；'.join(changes))}）" if changes else ""
        return {uuid: words for uuid, words in told.items() if words}


def _first_after(signoff: Signoff, later: Iterable[Event], edition: Edition) -> str:
    """The first act after a signature that changed what it was given for; empty for none."""
    ids = _on(edition, signoff.page)
    for event in later:
        changes = ids & set(event.ids) and not _PAPERWORK.search(event.verb)
        if event.time > signoff.time and changes:
            time = event.time.astimezone()
            return f"{time.month}月{time.day}日 {time:%H:%M} {event.person} {event.verb}".strip()
    return ""


def _on(edition: Edition, page: str) -> set[str]:
    """Identities of what a page shows, the page and the issue themselves among them."""
    placements = edition.on_page(page) if page else edition.placements
    articles = {placement.article for placement in placements}
    if not page:
        articles |= set(edition.articles)
    return {page, edition.issue.uuid, *(p.uuid for p in placements), *articles} - {""}


def with_edition(material: Material, edition: Edition) -> Material:
    """The material for an edition as it is being typed."""
    copy = material.copy
    return replace(material, edition=edition, copy=copy and with_articles(copy, edition.articles))
