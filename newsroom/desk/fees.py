"""稿费: the tables a publication pays by, what some days come to, and settling it once.

A settlement is made whole or not at all: not while a piece has no step, or two, nor while it is not
known which of two persons of one name is meant, nor for days that were settled already.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.reckoning import Reckoning, pay_lines, reckon
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.fee import FeeStep, FeeTable, PageRate, PayLine, Per, Settlement, yuan
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import Span, span_words
from newsroom.store.library import Library

_KEPT = "稿费没有结算"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Payroll:
    """What some days come to. settled: the settlement of just these days, where there is one; its
    lines are then the payroll's. gap: days before these that were not settled, in words. changed:
    that what was settled last, or now stands settled, would come to something else today.
    """

    span: Span
    name: str
    lines: tuple[PayLine, ...]
    reckoning: Reckoning
    table: FeeTable | None
    settled: Settlement | None = None
    gap: str = ""
    changed: str = ""

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps it from being settled, in Chinese."""
        return tuple(f"《{f.piece.title}》：{f.words}" for f in self.reckoning.faults)

    @property
    def paid(self) -> int:
        """All that is paid out, in fen."""
        return sum(line.paid for line in self.lines)


class Fees:
    """The verbs of fees. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # Tables --------------------------------------------------------------------------------------

    def tables(self, publication: str) -> tuple[FeeTable, ...]:
        """A publication's tables, the newest first."""
        return self._library.fees.tables(publication)

    def paid_kinds(self, publication: str) -> tuple[ArticleKind, ...]:
        """The kinds a publication pays for, which its tables must have steps for."""
        rules = self._library.kind_rules.all(publication)
        return tuple(kind for kind in ArticleKind if rules[kind].paid)

    def set_table(self, table: FeeTable) -> Change:
        """Keep a table, new or changed; what it leaves open is told by `FeeTable.faults`, and
        keeps pieces from being settled, not the table from being kept.

        Raises NotFoundError on an unknown publication; RefusedError on amounts below nothing, and
        where another table begins on the same day.
        """
        self._library.publications.get(table.publication)
        _check(table)
        for other in self.tables(table.publication):
            if other.since == table.since and other.uuid != table.uuid:
                raise RefusedError(
                    f"已经有一份从{_day(table.since)}起用的稿费标准“{other.name}”",
                    kept="稿费标准没有变化",
                    advice="请改起用日期，或直接修改那一份",
                )
        known = self._library.fees.has(table.uuid)
        before = self._library.fees.table(table.uuid) if known else None
        if before == table:
            return Change()
        return self._act("修改稿费标准" if before else "新增稿费标准", before, table)

    def remove_table(self, uuid: str) -> Change:
        """Take a table out; what was settled by it stays. Raises NotFoundError."""
        return self._act("删除稿费标准", self._library.fees.table(uuid), None)

    def _act(self, verb: str, before: FeeTable | None, after: FeeTable | None) -> Change:
        change = self._put(verb, before, after)
        self._steps.record(
            Step(
                verb,
                lambda: self._put(f"撤销{verb}", after, before),
                lambda: self._put(f"重做{verb}", before, after),
                lambda done: self._is(*((before, after) if done else (after, before))),
            )
        )
        return change

    def _is(self, gone: FeeTable | None, here: FeeTable | None) -> bool:
        """Whether that table stands, or the one that was taken out is not back."""
        if here is None:
            return gone is not None and not self._library.fees.has(gone.uuid)
        return self._library.fees.has(here.uuid) and self._library.fees.table(here.uuid) == here

    def _put(self, verb: str, before: FeeTable | None, after: FeeTable | None) -> Change:
        with self._library.transaction():
            if after is not None:
                self._library.fees.put(after)
            elif before is not None:
                self._library.fees.remove(before.uuid)
            table = after or before
            ids = (table.uuid, table.publication) if table else ()
            self._library.events.append(self._person(), verb, ids)
        return Change(label=verb)

    # Settling ------------------------------------------------------------------------------------

    def payroll(self, span: Span, *, everything: bool = False) -> Payroll:
        """What some days of one publication come to.

        everything: also pay what is less than is usually paid out (年终清发). Raises NotFoundError;
        RefusedError where no publication is named.
        """
        if not span.publication:
            raise RefusedError("稿费要一种报刊一种报刊地结", advice="请先选一种报刊")
        span = replace(span, own=False)
        name = self._library.publications.get(span.publication).name
        pieces = self._library.ledger.pieces(span)
        tables = self.tables(span.publication)
        reckoning = reckon(pieces, tables)
        done = self._library.fees.settlements(span.publication)
        same = next((s for s in done if (s.since, s.until) == (span.since, span.until)), None)
        table = next((t for t in tables if t.since <= span.until), None)
        least = table.least_paid if table and not everything else 0
        earlier = [s for s in done if s.until < span.since]
        lines = pay_lines(reckoning, self._carried(earlier), least)
        return Payroll(
            span=span,
            name=name,
            lines=same.lines if same else lines,
            reckoning=reckoning,
            table=table,
            settled=same,
            gap=self._gap(earlier, span),
            changed=self._changed(same or next(iter(earlier), None), tables),
        )

    def settle(self, span: Span, *, everything: bool = False) -> Change:
        """Settle the fees of some days of one publication: the amounts are kept as they are now.

        Raises RefusedError naming what is not clear, where days were settled before, where later
        days were, and where nothing is due.
        """
        payroll = self.payroll(span, everything=everything)
        self._check(payroll)
        settlement = Settlement(
            publication=span.publication,
            since=span.since,
            until=span.until,
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
            lines=payroll.lines,
        )
        return self._settling("结算稿费", settlement, add=True)

    def unsettle(self, settlement: Settlement) -> Change:
        """Take the newest settlement of a publication back. Raises RefusedError for an older one,
        whose carried amounts went into others since.
        """
        newest = next(iter(self._library.fees.settlements(settlement.publication)), None)
        if newest is None or newest.uuid != settlement.uuid:
            raise RefusedError(
                "这次结算之后又结算过，结转的钱已经算进去了",
                kept="结算没有变化",
                advice="请从最近的一次起，一次一次往回撤",
            )
        return self._settling("撤回稿费结算", settlement, add=False)

    def _check(self, payroll: Payroll) -> None:
        span = payroll.span
        for other in self._library.fees.settlements(span.publication):
            if other.since <= span.until and span.since <= other.until:
                raise RefusedError(
                    f"{span_words(other.since, other.until)}的稿费已经结算过，和这段日子重叠",
                    kept=_KEPT,
                    advice="请改起止日期；确实要重结，先撤回那一次",
                )
            if other.since > span.until:
                raise RefusedError(
                    f"后面{span_words(other.since, other.until)}的稿费已经结算，不能再补结前面的",
                    kept=_KEPT,
                    advice="请先撤回后面的结算",
                )
        if payroll.faults:
            named = "；".join(payroll.faults[:_MOST_NAMED])
            more = f"；等 {len(payroll.faults)} 处" if len(payroll.faults) > _MOST_NAMED else ""
            raise RefusedError(
                f"有 {len(payroll.faults)} 处还算不清：{named}{more}",
                kept=_KEPT,
                advice="请先补全稿费标准，分清同名作者",
            )
        if not payroll.lines:
            raise RefusedError(f"{span.text}没有要发的稿费", kept=_KEPT)

    def _carried(self, earlier: Sequence[Settlement]) -> tuple[PayLine, ...]:
        """What the last settlement carried over, by the keys that persons go by now."""
        if not earlier:
            return ()
        heirs = self._library.fees.heirs()
        known = {one.uuid: one for one in self._library.contributors.all()}
        found: dict[str, PayLine] = {}
        for line in earlier[0].lines:
            key = heirs.get(line.person, line.person)
            before, who = found.get(key), known.get(key)
            left = line.left + (before.left if before else 0)
            name, unit = (who.name, who.unit) if who else (line.name, line.unit)
            found[key] = PayLine(person=key, name=name, unit=unit, earned=left)
        return tuple(found.values())

    def _gap(self, earlier: Sequence[Settlement], span: Span) -> str:
        """Days between the last settlement and these."""
        if not earlier:
            return ""
        first = earlier[0].until + datetime.timedelta(days=1)
        last = span.since - datetime.timedelta(days=1)
        return span_words(first, last) if first <= last else ""

    def _changed(self, done: Settlement | None, tables: Sequence[FeeTable]) -> str:
        """What a settlement would come to today, where that is something else: an issue was signed
        off later, a piece withdrawn, a table changed.
        """
        if done is None:
            return ""
        span = Span(since=done.since, until=done.until, publication=done.publication, own=False)
        awards = reckon(self._library.ledger.pieces(span), tables).awards
        then, now = sum(x.earned for x in done.lines), sum(award.fee for award in awards)
        if then == now:
            return ""
        return f"{span.text}结算后稿件或标准有变动：当时 {yuan(then)} 元，现在算是 {yuan(now)} 元"

    def _settling(self, verb: str, settlement: Settlement, *, add: bool) -> Change:
        change = self._keep(verb, settlement, add=add)
        self._steps.record(
            Step(
                verb,
                lambda: self._keep(f"撤销{verb}", settlement, add=not add),
                lambda: self._keep(f"重做{verb}", settlement, add=add),
                lambda done: self._may(settlement, add=add is not done),
            )
        )
        return change

    def _may(self, settlement: Settlement, *, add: bool) -> bool:
        """Whether a settlement may be kept again, or taken out: only ever the newest."""
        newest = next(iter(self._library.fees.settlements(settlement.publication)), None)
        if add:
            return newest is None or newest.until < settlement.since
        return newest is not None and newest.uuid == settlement.uuid

    def _keep(self, verb: str, settlement: Settlement, *, add: bool) -> Change:
        with self._library.transaction():
            if add:
                self._library.fees.settle(settlement)
            else:
                self._library.fees.unsettle(settlement.uuid)
            ids = (settlement.uuid, settlement.publication)
            facts = (
                f"{settlement.since}—{settlement.until} {len(settlement.lines)} {settlement.paid}"
            )
            self._library.events.append(self._person(), verb, ids, facts)
        return Change(label=verb)


def usual_table(publication: str, since: datetime.date) -> FeeTable:
    """A table to begin with, for a house to change as it pays."""

    def step(
        least: int, most: int, points: int, money: int, kind: ArticleKind | None = None
    ) -> FeeStep:
        return FeeStep(kind=kind, least=least, most=most, score=points * 100, fee=money * 100)

    return FeeTable(
        publication=publication,
        since=since,
        steps=(
            step(0, 300, 2, 20),
            step(301, 800, 4, 40),
            step(801, 1500, 6, 60),
            step(1501, 0, 8, 80),
            step(0, 0, 1, 10, ArticleKind.BRIEF),
            step(0, 0, 2, 20, ArticleKind.PICTURE),
            step(0, 1000, 5, 50, ArticleKind.COMMENTARY),
            step(1001, 0, 8, 80, ArticleKind.COMMENTARY),
            FeeStep(per=Per.PICTURE, score=100, fee=1000),
            FeeStep(kind=ArticleKind.PICTURE, per=Per.PICTURE),
        ),
        pages=(PageRate(page=1, percent=150),),
        least_paid=2000,
    )


def _check(table: FeeTable) -> None:
    if not table.name.strip():
        raise RefusedError("稿费标准要有名称", kept="稿费标准没有变化")
    amounts = [amount for step in table.steps for amount in (step.score, step.fee)]
    amounts += [rate.percent for rate in table.pages] + [table.least_piece, table.least_paid]
    if min(amounts, default=0) < 0:
        raise RefusedError("分值、金额和加成不能小于 0", kept="稿费标准没有变化")
    if not 0 <= table.first_share <= 100:
        raise RefusedError("第一署名的份额要在 0 到 100 之间", kept="稿费标准没有变化")


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
