"""撤稿: a piece is taken out of its issue for good, in one act with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.placement import Placement
from newsroom.model.status import IssueStatus
from newsroom.model.teaser import Teaser
from newsroom.model.withdrawal import Withdrawal
from newsroom.store.library import Library

_VERB = "撤稿"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What goes when a piece is withdrawn. placements: all parts, its beginning first. teasers:
    the lines of the issue's 导读, those of other stories too. pictures: how many go with it.
    """

    article: Article
    issue: str
    placements: tuple[Placement, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    pictures: int = 0
    where: str = ""

    @property
    def teased(self) -> bool:
        """Whether the 导读 names it."""
        return any(teaser.article == self.article.uuid for teaser in self.teasers)

    @property
    def words(self) -> tuple[str, ...]:
        """What goes, in words."""
        found = []
        if self.placements:
            found.append(f"从{self.where}撤下")
        if len(self.placements) > 1:
            found.append("转版的部分和“下转、上接”一起撤下")
        if self.pictures:
            found.append(f"{self.pictures} 张图片随稿撤下")
        if self.teased:
            found.append("导读里的一行一起删去")
        return tuple(found)


class Withdrawing:
    """The verbs of 撤稿. A withdrawal can be undone at once, or taken back at any later time."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def of(self, article: str) -> Withdrawal | None:
        """The withdrawal that a piece is under; None for none."""
        return self._library.withdrawals.of(article)

    def standing(self, article: str) -> Standing:
        """What would go. Raises RefusedError where it is withdrawn already, printed already, a
        filler or in the bin; NotFoundError.
        """
        line = self._library.articles.summary(article)
        if line.withdrawn:
            raise RefusedError(f"《{line.title}》已经撤稿", kept="没有再撤一次")
        if line.filler:
            raise RefusedError(
                f"《{line.title}》是补白，没有撤稿",
                kept="没有改动",
                advice="请在版面上撤下，或移出补白库",
            )
        if line.in_bin:
            raise RefusedError(f"《{line.title}》在回收站里", kept="没有改动", advice="请先恢复")
        placements = self._library.issues.placements_of(article)
        issue = line.issue or ""
        self._check_open(issue, line.title)
        held = self._library.articles.get(article)
        return Standing(
            article=held,
            issue=issue,
            placements=placements,
            teasers=self._library.furnishing.teasers(issue) if issue else (),
            pictures=sum(bool(slot.picture) for slot in held.slots) if placements else 0,
            where="、".join(
                dict.fromkeys(self._library.issues.page(p.page).label for p in placements)
            ),
        )

    def withdraw(self, article: str, reason: str, ordered_by: str) -> Change:
        """Withdraw a piece: off its pages with its jump and pictures, out of the 导读, and out of
        archive, statistics and fees. It stays in the library and says why.

        Raises RefusedError without a reason or an order, where it is withdrawn or printed already.
        """
        reason, ordered_by = reason.strip(), ordered_by.strip()
        if not reason or not ordered_by:
            raise RefusedError("撤稿要写明事由和由谁决定", kept="没有撤稿", advice="请把两项都填上")
        stood = self.standing(article)
        withdrawal = Withdrawal(
            article=article,
            issue=stood.issue,
            reason=reason,
            ordered_by=ordered_by,
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
        )
        change = self._take(stood, withdrawal, _VERB, fresh=True)
        self._steps.record(
            Step(
                f"撤稿《{stood.article.title}》",
                lambda: self._give_back(stood, withdrawal, "撤销撤稿"),
                lambda: self._take(stood, withdrawal, "重做撤稿"),
                lambda done: self._as_left(stood, done=done),
            )
        )
        return change

    def revoke(self, article: str) -> Change:
        """Take a withdrawal back: the piece may be used again; it comes back to its issue's pool.

        Raises RefusedError where it is under none.
        """
        withdrawal = self._library.withdrawals.of(article)
        if withdrawal is None:
            raise RefusedError("这篇稿件没有撤稿", kept="没有改动")
        title = self._library.articles.summary(article).title
        verb = "恢复刊用"
        change = self._mark(withdrawal, verb, revoked=True)
        self._steps.record(
            Step(
                f"{verb}《{title}》",
                lambda: self._mark(withdrawal, f"撤销{verb}", revoked=False),
                lambda: self._mark(withdrawal, f"重做{verb}", revoked=True),
                lambda done: (
                    self._library.withdrawals.holds(article) is not done
                    and not self._library.issues.placements_of(article)
                ),
            )
        )
        return change

    # Inner ---------------------------------------------------------------------------------------

    def _check_open(self, issue: str, title: str) -> None:
        """Raise RefusedError where the issue is frozen: a printed piece cannot be called back."""
        status = self._library.issues.get(issue).status if issue else IssueStatus.OPEN
        if status is IssueStatus.PRINTED:
            raise RefusedError(
                f"《{title}》所在的一期已经刊出，撤不回来",
                kept="没有撤稿",
                advice="有错请用“作更正启事”",
            )
        if status.frozen:
            raise RefusedError(
                f"《{title}》所在的一期已经签发",
                kept="没有撤稿",
                advice="请先用“审校—本期签发—重新打开本期…”写明理由，再撤稿",
            )

    def _take(
        self, stood: Standing, withdrawal: Withdrawal, verb: str, *, fresh: bool = False
    ) -> Change:
        article = stood.article.uuid
        with self._library.transaction():
            for placement in stood.placements:
                self._library.issues.remove_placement(placement.uuid)
            if stood.teased:
                lines = [t for t in stood.teasers if t.article != article]
                self._library.furnishing.set_teasers(stood.issue, lines)
            if fresh:
                self._library.withdrawals.add(withdrawal)
            else:
                self._library.withdrawals.set_revoked(withdrawal.uuid, None)
            self._log(verb, stood, withdrawal)
        return self._touched(verb, stood)

    def _give_back(self, stood: Standing, withdrawal: Withdrawal, verb: str) -> Change:
        """Put all back as it stood; a place that something else has taken stays with that."""
        with self._library.transaction():
            now = datetime.datetime.now(datetime.UTC)
            self._library.withdrawals.set_revoked(withdrawal.uuid, now)
            back = self._put_back(stood.placements)
            if stood.teased:
                self._library.furnishing.set_teasers(stood.issue, stood.teasers)
            self._log(verb, stood, withdrawal)
        change = self._touched(verb, stood)
        if len(back) == len(stood.placements):
            return change
        title = stood.article.title
        return replace(change, notes=(f"《{title}》原来的位置已经有别的内容，它回到了稿件列表",))

    def _put_back(self, placements: tuple[Placement, ...]) -> list[Placement]:
        back: list[Placement] = []
        for placement in placements:
            if any(map(placement.overlaps, self._library.issues.placements(placement.page))):
                break
            self._library.issues.place(placement)
            back.append(placement)
        return back

    def _as_left(self, stood: Standing, *, done: bool) -> bool:
        article = stood.article.uuid
        if self._library.withdrawals.holds(article) is not done:
            return False
        if stood.teased:
            now = self._library.furnishing.teasers(stood.issue)
            lines = tuple(t for t in stood.teasers if t.article != article)
            if now != (lines if done else stood.teasers):
                return False
        placed = self._library.issues.placements_of(article)
        return not placed if done else {p.uuid for p in placed} == self._places(stood)

    @staticmethod
    def _places(stood: Standing) -> set[str]:
        return {placement.uuid for placement in stood.placements}

    def _mark(self, withdrawal: Withdrawal, verb: str, *, revoked: bool) -> Change:
        with self._library.transaction():
            time = datetime.datetime.now(datetime.UTC) if revoked else None
            self._library.withdrawals.set_revoked(withdrawal.uuid, time)
            ids = tuple(filter(None, (withdrawal.article, withdrawal.uuid, withdrawal.issue)))
            self._library.events.append(self._person(), verb, ids)
        issues = frozenset(filter(None, (withdrawal.issue,)))
        return Change(
            label=verb, articles=frozenset({withdrawal.article}), issues=issues, pool=True
        )

    def _log(self, verb: str, stood: Standing, withdrawal: Withdrawal) -> None:
        pages = sorted({placement.page for placement in stood.placements})
        ids = tuple(filter(None, (stood.article.uuid, withdrawal.uuid, stood.issue, *pages)))
        self._library.events.append(self._person(), verb, ids)

    def _touched(self, verb: str, stood: Standing) -> Change:
        return Change(
            label=verb,
            articles=frozenset({stood.article.uuid}),
            pages=frozenset(placement.page for placement in stood.placements),
            issues=frozenset(filter(None, (stood.issue,))),
            pool=True,
        )
