"""The 差错率账 on the desk: errors are booked, weighed, told by page and rule over time, and what
outside readers found is answered. Nothing here changes an article.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.fault_lines import place
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.account import BookedError, Found, OutsideReview, Rate, Sort, Weight, rate
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.error_sums import differing
from newsroom.model.fault import Fault
from newsroom.model.issue import Issue
from newsroom.model.printed_area import printed_characters
from newsroom.model.publication import PublicationKind
from newsroom.store.library import Library
from newsroom.text.counting import count

_KEPT = "差错率账没有变化"
_MOST = 2_000  # characters of one field
_TITLE = 14
_OWN, _CREDIT, _CORRECTED = "本社", "记印前发现", "已登更正"
_HEAVY = frozenset({"kicker", "headline", "subhead", "section", "slots"})
_SORTS = {
    "punctuation": Sort.MARK,
    "style": Sort.MARK,
    "numerals": Sort.NUMERAL,
    "units": Sort.UNIT,
    "sums": Sort.FACT,
    "days": Sort.FACT,
    "titles": Sort.FACT,
    "people": Sort.FACT,
    "places": Sort.FACT,
    "congress": Sort.FACT,
    "consistency": Sort.FACT,
}
"""What the faults of a rule pack count as; those of others are words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """One issue in the account."""

    issue: Issue
    rate: Rate


class ErrorAccount:
    """The verbs of the account. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # What stands ----------------------------------------------------------------------------------

    def of_issue(self, issue: str) -> IssueRow:
        """How an issue stands. Raises NotFoundError."""
        edition = self._library.editions.get(issue)
        return self._row(edition, self._library.account.errors(issue))

    def over_time(
        self, publication: str, since: datetime.date, until: datetime.date
    ) -> tuple[IssueRow, ...]:
        """How each issue of some days stands, by their days."""
        booked = self._library.account.between(publication, since, until)
        return tuple(
            self._row(self._library.editions.get(issue), errors) for issue, errors in booked.items()
        )

    def _row(self, edition: Edition, errors: Sequence[BookedError]) -> IssueRow:
        issue = edition.issue
        weights = self._library.account.weights(issue.publication)
        return IssueRow(
            issue=issue, rate=rate(issue.uuid, sum(characters(edition).values()), errors, weights)
        )

    # Errors ---------------------------------------------------------------------------------------

    def book(self, errors: Iterable[BookedError]) -> Change:
        """Put errors into the account. Raises RefusedError on what says nothing or too much."""
        made = tuple(
            replace(error, booked_by=self._person(), time=_now()) for error in _checked(errors)
        )
        return self._act("记差错", (), made)

    def book_faults(self, issue: str, faults: Iterable[Fault], found: Found) -> Change:
        """Put what proofreading found into the account of an issue, each once."""
        return self.book(self._made(issue, faults, found))

    def book_fault(self, fault: Fault) -> Change:
        """Put a fault into the account of the issue that its article is in: a credit before
        printing, an error after it. Raises RefusedError where that is no issue.
        """
        issue = self._home(fault.article)
        if not issue:
            raise RefusedError(
                "这篇稿件还没有归入哪一期", kept=_KEPT, advice="先归入一期，再记入差错率账"
            )
        frozen = self._library.issues.get(issue).status.frozen
        return self.book_faults(issue, [fault], Found.AFTER if frozen else Found.BEFORE)

    def book_slips(self, issue: str, article: Article, slips: Iterable[tuple[str, str]]) -> Change:
        """Put what a printed article had wrong, and what is right, into the account of its issue as
        found after printing; what the account holds already is left.
        """
        edition = self._library.editions.get(issue)
        page = _pages(edition).get(article.uuid, 0)
        known = {(e.article, e.wrong) for e in self._library.account.errors(issue)}
        heads = f"{article.kicker}{article.headline}{article.subhead}"
        return self.book(
            BookedError(
                issue=issue,
                page=page,
                article=article.uuid,
                place=f"《{_short(article.title)}》",
                wrong=wrong,
                right=right,
                characters=differing(wrong, right),
                heavy=wrong in heads,
                found=Found.AFTER,
                source=_OWN,
                note=_CORRECTED,
                time=_now(),
            )
            for wrong, right in slips
            if (article.uuid, wrong) not in known
        )

    def credit(self, fault: Fault) -> tuple[str, Change]:
        """Put a fault that is being mended into the account as a credit, where its article is in an
        issue to be printed; its identity there, empty where it is not booked. It follows the
        mending, whose undoing takes it out again: it is no step of its own.
        """
        issue = self._home(fault.article)
        if not issue or self._library.issues.get(issue).status.frozen:
            return "", Change()
        made = [
            replace(error, booked_by=self._person())
            for error in _checked(self._made(issue, [fault], Found.BEFORE))
        ]
        if not made:
            return "", Change()
        return made[0].uuid, self._put(_CREDIT, (), made)

    def discredit(self, uuid: str) -> Change:
        """Take a credit out whose mending was undone; one that is not there is passed by."""
        account = self._library.account
        if not account.has(uuid):
            return Change()
        return self._put(f"撤销{_CREDIT}", (account.error(uuid),), ())

    def _made(self, issue: str, faults: Iterable[Fault], found: Found) -> list[BookedError]:
        """The errors that faults are, but for those that the account holds."""
        edition = self._library.editions.get(issue)
        pages = _pages(edition)
        known = {(e.article, e.place, e.wrong) for e in self._library.account.errors(issue)}
        made = []
        for fault in faults:
            article = edition.articles.get(fault.article)
            where = f"《{_short(article.title)}》{place(fault, article)}" if article else ""
            error = _of_fault(fault, issue, pages.get(fault.article, 0), where, found)
            if (error.article, error.place, error.wrong) not in known:
                made.append(error)
        return made

    def _home(self, article: str) -> str:
        """The issue that an article stands in, or waits for; empty for none."""
        library = self._library
        for placement in library.issues.placements_of(article):
            return library.issues.issue_of(placement.page).uuid
        return library.articles.summary(article).issue or ""

    def change(self, error: BookedError) -> Change:
        """Change an error. Raises NotFoundError, RefusedError."""
        before = self._library.account.error(error.uuid)
        (after,) = _checked([error])
        return Change() if after == before else self._act("修改差错", (before,), (after,))

    def remove(self, uuids: Sequence[str]) -> Change:
        """Take errors out of the account. Raises NotFoundError."""
        before = tuple(self._library.account.error(uuid) for uuid in uuids)
        return self._act("删除差错", before, ()) if before else Change()

    def _act(
        self, verb: str, before: tuple[BookedError, ...], after: tuple[BookedError, ...]
    ) -> Change:
        if not before and not after:
            return Change()
        change = self._put(verb, before, after)
        self._steps.record(
            Step(
                verb,
                lambda: self._put(f"撤销{verb}", after, before),
                lambda: self._put(f"重做{verb}", before, after),
                lambda done: self._stand(*((before, after) if done else (after, before))),
            )
        )
        return change

    def _stand(self, gone: Iterable[BookedError], here: Sequence[BookedError]) -> bool:
        """Whether those errors stand as they are, and the others are not back."""
        account = self._library.account
        kept = {error.uuid for error in here}
        return all(account.has(e.uuid) and account.error(e.uuid) == e for e in here) and not any(
            account.has(error.uuid) for error in gone if error.uuid not in kept
        )

    def _put(self, verb: str, gone: Sequence[BookedError], here: Sequence[BookedError]) -> Change:
        kept = {error.uuid for error in here}
        with self._library.transaction():
            self._library.account.remove(e.uuid for e in gone if e.uuid not in kept)
            self._library.account.put(here)
            ids = tuple(dict.fromkeys(error.uuid for error in (*gone, *here)))
            self._library.events.append(self._person(), verb, ids)
        return Change(label=verb, account=frozenset(error.issue for error in (*gone, *here)))

    # Weights --------------------------------------------------------------------------------------

    def weights(self, publication: str) -> tuple[Weight, ...]:
        """What errors weigh for a publication."""
        return self._library.account.weights(publication)

    def set_weights(self, publication: str, weights: tuple[Weight, ...]) -> Change:
        """Weigh errors otherwise. Raises RefusedError on weights below nothing."""
        if any(min(w.points, w.few, w.many, w.most) < 0 for w in weights):
            raise RefusedError("分值不能小于0", kept=_KEPT, advice="请改成0或正数")
        before = self.weights(publication)
        if before == weights:
            return Change()
        verb = "修改差错分值"
        change = self._weigh(verb, publication, weights)
        self._steps.record(
            Step(
                verb,
                lambda: self._weigh(f"撤销{verb}", publication, before),
                lambda: self._weigh(f"重做{verb}", publication, weights),
                lambda done: self.weights(publication) == (weights if done else before),
            )
        )
        return change

    def _weigh(self, verb: str, publication: str, weights: tuple[Weight, ...]) -> Change:
        with self._library.transaction():
            self._library.account.set_weights(publication, weights)
            self._library.events.append(self._person(), verb, (publication,))
        return Change(label=verb, account=frozenset({publication}))

    # Outside opinions -----------------------------------------------------------------------------

    def reviews(self, publication: str) -> tuple[OutsideReview, ...]:
        """A publication's 审读意见, the newest first."""
        return self._library.account.reviews(publication)

    def findings(self, review: str) -> tuple[BookedError, ...]:
        """The errors that an opinion names."""
        return self._library.account.findings(review)

    def enter(self, review: OutsideReview, findings: Iterable[BookedError]) -> Change:
        """Keep an opinion with exactly these findings, new or changed; its findings count as found
        after printing.

        Raises RefusedError where it names no unit, or a finding says nothing.
        """
        if not review.unit.strip():
            raise RefusedError("审读单位没有填", kept=_KEPT, advice="请写明是哪个单位的审读意见")
        account = self._library.account
        old = account.review(review.uuid) if account.has_review(review.uuid) else None
        before = (old, account.findings(review.uuid)) if old is not None else None
        made = tuple(
            replace(
                error,
                issue=review.issue,
                review=review.uuid,
                found=Found.AFTER,
                source=review.unit,
                booked_by=error.booked_by or self._person(),
            )
            for error in _checked(findings)
        )
        return self._keep("修改审读意见" if before else "登记审读意见", before, (review, made))

    def drop(self, uuid: str) -> Change:
        """Take an opinion out with its findings. Raises NotFoundError."""
        account = self._library.account
        return self._keep("删除审读意见", (account.review(uuid), account.findings(uuid)), None)

    def _keep(self, verb: str, before: _Opinion, after: _Opinion) -> Change:
        if before == after:
            return Change()
        change = self._set(verb, before, after)
        self._steps.record(
            Step(
                verb,
                lambda: self._set(f"撤销{verb}", after, before),
                lambda: self._set(f"重做{verb}", before, after),
                lambda done: self._holds(*((before, after) if done else (after, before))),
            )
        )
        return change

    def _set(self, verb: str, gone: _Opinion, here: _Opinion) -> Change:
        issues = set[str]()
        with self._library.transaction():
            for review, findings in filter(None, (gone, here)):
                self._library.account.remove(error.uuid for error in findings)
                issues.add(review.issue)
            if gone is not None and here is None:
                self._library.account.remove_review(gone[0].uuid)
            if here is not None:
                self._library.account.put_review(here[0])
                self._library.account.put(here[1])
            ids = tuple(one[0].uuid for one in (here or gone,) if one is not None)
            self._library.events.append(self._person(), verb, ids)
        return Change(label=verb, account=frozenset(issues))

    def _holds(self, gone: _Opinion, here: _Opinion) -> bool:
        account = self._library.account
        if here is None:
            return gone is not None and not account.has_review(gone[0].uuid)
        review, findings = here
        return account.has_review(review.uuid) and (
            account.review(review.uuid) == review and account.findings(review.uuid) == findings
        )


_Opinion = tuple[OutsideReview, tuple[BookedError, ...]] | None


def characters(edition: Edition) -> dict[int, int]:
    """Characters that an issue counts for, by page; those written where it has no pages."""
    if edition.publication.kind is PublicationKind.NEWSPAPER:
        return printed_characters(edition)
    written = (count(f"{a.headline}{a.body}").with_punctuation for a in edition.in_order())
    return {0: sum(written)}


def _pages(edition: Edition) -> dict[str, int]:
    """The page that each article of an issue begins on, by its number."""
    numbers = {page.uuid: page.number for page in edition.pages}
    first: dict[str, int] = {}
    for placement in sorted(edition.placements, key=lambda placement: placement.part):
        first.setdefault(placement.article, numbers.get(placement.page, 0))
    return first


def _short(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


def _checked(errors: Iterable[BookedError]) -> tuple[BookedError, ...]:
    """The errors. Raises RefusedError where one says nothing, or more than fits a line."""
    found = tuple(errors)
    for error in found:
        if not (error.wrong or error.right or error.note).strip():
            raise RefusedError(
                "这处差错没有写错在哪里", kept=_KEPT, advice="请写上错的字、应改的字，或写一句说明"
            )
        if max(map(len, (error.wrong, error.right, error.note, error.place))) > _MOST:
            raise RefusedError(f"一栏最多写{_MOST}字", kept=_KEPT, advice="请只写出错的那几个字")
        if error.characters < 1 or (error.weight is not None and error.weight < 0):
            raise RefusedError("字数和分值不能小于0", kept=_KEPT, advice="请改成正数")
    return found


def _of_fault(fault: Fault, issue: str, page: int, where: str, found: Found) -> BookedError:
    right = fault.suggestions[0] if fault.suggestions else ""
    return BookedError(
        issue=issue,
        page=page,
        article=fault.article,
        place=f"{where}“{fault.lead}{fault.text}{fault.trail}”",
        sort=_SORTS.get(fault.pack, Sort.WORD),
        wrong=fault.text,
        right=right,
        characters=differing(fault.text, right),
        heavy=fault.field in _HEAVY,
        rule=fault.rule,
        found=found,
        source=_OWN,
        note=fault.message,
        time=_now(),
    )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
