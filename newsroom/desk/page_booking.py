"""What is written down of a page package that came: signatures, remarks, reviews, who holds it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import product

from newsroom.desk.page_arrivals import TAKING, UNDONE, Fate, PageComing
from newsroom.desk.page_parcels import SIGNED
from newsroom.desk.undo import Step, Steps
from newsroom.model.change import Change
from newsroom.model.holding import Holding, HoldState, PagePackage, Way
from newsroom.model.parcels import PackedTable
from newsroom.model.status import ArticleStatus
from newsroom.store.library import Library
from newsroom.store.portable import (
    OF_ARTICLE,
    OF_ISSUE,
    OF_PAGE,
    OF_SIGNATURE,
    Portable,
    read,
    readable,
)

Rows = tuple[tuple[Portable, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Booked:
    """What was written down of a package. rows: by table those that were new. stages: of articles
    whose reviews went on, before and after.
    """

    package: PagePackage
    before: Holding | None
    after: Holding
    rows: Rows
    stages: tuple[tuple[str, ArticleStatus, ArticleStatus], ...] = ()


class PageBooking:
    """Writes page packages down, each as part of the step that takes it."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def book(self, coming: PageComing, *, was_known: bool) -> None:
        """Write a package down whose copy and places were taken. was_known: whether its page was
        here before. Raises RefusedError on rows that are none.
        """
        library, parcel, manifest = self._library, coming.parcel, coming.manifest
        before = library.holdings.get(parcel.page)
        now = datetime.datetime.now(datetime.UTC)
        back = self._is_back(coming, before, was_known=was_known)
        after = Holding(
            page=parcel.page,
            state=HoldState.BACK if back else HoldState.HERE,
            person=coming.sender,
            since=now,
            desk=manifest.desk,
        )
        package = PagePackage(
            uuid=manifest.uuid,
            page=parcel.page,
            way=Way.IN,
            before=parcel.before,
            desk=manifest.desk,
            person=manifest.person,
            time=now,
            content=parcel.state,
        )
        rows = self._rows(coming)
        self._check_readable(coming)
        booked = _Booked(package, before, after, rows, tuple(self._stages(coming, rows)))
        self._write(booked)
        self._steps.record(
            Step(
                TAKING,
                lambda: self._strike(booked),
                lambda: self._enter(booked, coming),
                lambda done: library.holdings.get(parcel.page) == (after if done else before),
            )
        )

    def _is_back(self, coming: PageComing, before: Holding | None, *, was_known: bool) -> bool:
        """Whether the page comes back to the copy that sent it, or that others' pages go into."""
        if before is not None:
            return before.state not in (HoldState.HERE, HoldState.GIVEN)
        page = coming.parcel.page
        sent = any(one.way is Way.OUT for one in self._library.holdings.packages(page))
        return sent or (was_known and page in coming.homes.values())

    def _rows(self, coming: PageComing) -> Rows:
        """The rows that were new, by table: of the page, its issue and the articles that came."""
        parcel, add = coming.parcel, self._library.portables.add
        signed = {
            str(row.get("uuid"))
            for table in parcel.tables
            if table.name in SIGNED
            for row in read(table)
        }
        owners: tuple[tuple[tuple[Portable, ...], Collection[str]], ...] = (
            (OF_ISSUE, {parcel.issue.uuid}),
            (OF_PAGE, {parcel.page}),
            (OF_ARTICLE, {packed.article.uuid for packed in parcel.articles}),
            (OF_SIGNATURE, signed),
        )
        found = []
        for portables, mine in owners:
            for portable, table in product(portables, parcel.tables):
                if table.name == portable.table:
                    new = add(portable, table, coming.homes, mine)
                    found += [(portable, new)] if new else []
                    if table.name in SIGNED:
                        self._tell(table, new)
        return tuple(found)

    def _check_readable(self, coming: PageComing) -> None:
        """Raise RefusedError where a row that came is none that this program reads."""
        library, issue = self._library, coming.parcel.issue.uuid
        signed = []
        with readable("签字和批注"):
            for uuid in (packed.article.uuid for packed in coming.parcel.articles):
                signed += library.reviews.of(uuid)
                library.remarks.of_article(uuid)
                library.withdrawals.history(uuid)
                library.errata.of(uuid)
            signed += library.checks.signoffs(issue)
            library.checks.overrides(issue)
            library.remarks.of_issue(issue)
            library.reviews.papers([one.uuid for one in signed])

    def _tell(self, table: PackedTable, new: Collection[str]) -> None:
        """Write down each signature that came: verifying looks for one event of it."""
        for row in read(table):
            if row.get("uuid") in new and row.get("fingerprint"):
                about = row.get("article") or row.get("page")
                ids = tuple(str(one) for one in (row["uuid"], about) if one)
                self._library.events.append(
                    self._person(), "随版面包收下签字", ids, str(row["fingerprint"])
                )

    def _stages(
        self, coming: PageComing, rows: Rows
    ) -> Iterator[tuple[str, ArticleStatus, ArticleStatus]]:
        """How far the articles are now whose reviews went on at the other desk, or that are new."""
        new = {uuid for portable, uuids in rows if portable.table == "review" for uuid in uuids}
        tables = [table for table in coming.parcel.tables if table.name == "review"]
        reviewed = {
            row["article"] for table in tables for row in read(table) if row.get("uuid") in new
        }
        reviewed |= {each.article.uuid for each in coming.articles if each.fate is Fate.NEW}
        for article, stage in coming.parcel.stages:
            before = self._library.reviews.stage(article) if article in reviewed else stage
            if before is not stage:
                yield article, before, stage

    def _write(self, booked: _Booked) -> Change:
        for article, _, stage in booked.stages:
            self._library.reviews.set_stage(article, stage)
        self._library.holdings.keep(booked.package)
        self._library.holdings.put(booked.after)
        return Change(pages=frozenset({booked.after.page}))

    def _strike(self, booked: _Booked) -> Change:
        """As if the package had never come, so that it can be taken again."""
        holdings, page = self._library.holdings, booked.after.page
        with self._library.transaction():
            for portable, uuids in reversed(booked.rows):
                self._library.portables.remove(portable, uuids)
            for article, stage, _ in booked.stages:
                self._library.reviews.set_stage(article, stage)
            holdings.forget(booked.package.uuid)
            if booked.before is None:
                holdings.clear(page)
            else:
                holdings.put(booked.before)
            self._library.events.append(self._person(), UNDONE, (page,))
        return Change(pages=frozenset({page}))

    def _enter(self, booked: _Booked, coming: PageComing) -> Change:
        with self._library.transaction():
            self._rows(coming)
            change = self._write(booked)
            self._library.events.append(self._person(), f"重做{TAKING}", (booked.after.page,))
        return change
