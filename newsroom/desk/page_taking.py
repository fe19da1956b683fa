"""Taking a page package: issue, page, copy, places and signatures, as one step or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.desk import page_arrivals
from newsroom.desk.keeping import Ends
from newsroom.desk.lineage import Home as Place
from newsroom.desk.lineage import Lineage, Outcome, Taken
from newsroom.desk.page_arrivals import Fate, PageComing
from newsroom.desk.standing import Act, Home, Standing
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.holding import Holding, HoldState, PagePackage, PageState, Way
from newsroom.model.page import Page
from newsroom.model.parcels import PackedTable, PageParcel
from newsroom.model.placement import Placement
from newsroom.model.status import ArticleStatus
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library
from newsroom.store.portable import OF_ARTICLE, OF_ISSUE, OF_PAGE, OF_SIGNATURE, Portable, read
from newsroom.typeset.kept import rebased

TAKING = "收下版面包"
_TOUCHED = (Outcome.NEW, Outcome.UPDATED, Outcome.WAITING)
_TOLD = (Outcome.WAITING, Outcome.REFUSED)
_TABLES = (*OF_ISSUE, *OF_PAGE, *OF_ARTICLE, *OF_SIGNATURE)


@dataclass(frozen=True, slots=True)
class _Fields:
    """What a page and its 导读 say; teasers: None where the page shows none."""

    page: Page
    teasers: tuple[Teaser, ...] | None


@dataclass(frozen=True, slots=True)
class _Booked:
    """What was written down of a package. rows: by table those that were new. stages: of articles
    whose reviews went on, before and after.
    """

    package: PagePackage
    before: Holding | None
    after: Holding
    rows: tuple[tuple[Portable, tuple[str, ...]], ...]
    stages: tuple[tuple[str, ArticleStatus, ArticleStatus], ...] = ()


class PageTaking:
    """Takes page packages."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._standing = Standing(library, steps, person)
        self._versions = Versions(library, steps, person)
        self._lineage = Lineage(library, person)

    def take(self, coming: PageComing, *, theirs: bool | None = None) -> Change:
        """Take what a package brings; whatever cannot be taken leaves nothing of it."""
        self._check_unchanged(coming)
        state = _decided(coming, theirs)
        parcel = coming.parcel
        label = f"{TAKING}（{parcel.sheet.label}）"
        with self._steps.together(label):
            known = frozenset(p.uuid for p in self._library.issues.pages(parcel.issue.uuid))
            self._ground(parcel)
            for each in parcel.pictures:
                self._library.pictures.record(each.picture)
            change = self._copy(coming)
            change |= self._beside(parcel)
            change |= self._place(parcel, state)
            self._set_fields(parcel.page, _fields(parcel, state))
            self._book(coming, was_known=parcel.page in known)
            ids = (parcel.page, coming.manifest.uuid)
            self._library.events.append(self._person(), TAKING, ids)
        return replace(
            change,
            label=TAKING,
            issues=change.issues | {parcel.issue.uuid},
            pages=change.pages | {parcel.page},
            publications=frozenset({parcel.issue.publication} if coming.new_house else ()),
            pool=True,
        )

    def _check_unchanged(self, coming: PageComing) -> None:
        """Raise RefusedError where the page or its copy is not any more what was looked at."""
        now = page_arrivals.ours(self._library, coming.parcel)
        articles = [each.ours for each in coming.articles if each.ours is not None]
        if now != coming.ours or any(
            self._library.articles.get(article.uuid) != article for article in articles
        ):
            raise RefusedError(
                "看的时候版面又有改动", kept="版面包还没有收", advice="请再收一次，重新对照"
            )

    # Issue and page ------------------------------------------------------------------------------

    def _ground(self, parcel: PageParcel) -> None:
        """What the page stands in, where it is not here yet: undoing leaves it, empty."""
        library, house = self._library, parcel.house
        if library.publications.named(house.stem) is None:
            library.publications.add(house.source, house.stem, house.uuid)
        if not library.issues.some([parcel.issue.uuid]):
            library.issues.add(replace(parcel.issue, status=type(parcel.issue.status).OPEN))
        known = {page.uuid for page in library.issues.pages(parcel.issue.uuid)}
        for page in parcel.pages:
            if page.uuid not in known:
                library.issues.add_page(page)

    def _set_fields(self, page: str, now: _Fields) -> None:
        """Name, editors and template of the page, and the lines of its 导读."""
        issue = self._library.issues.page(page).issue
        known = self._library.furnishing.teasers(issue) if now.teasers is not None else None
        before = _Fields(self._library.issues.page(page), known)
        if before == now:
            return
        self._write_fields(now)
        self._steps.record(
            Step(
                TAKING,
                lambda: self._write_fields(before),
                lambda: self._write_fields(now),
                lambda done: self._library.issues.page(page) == (now if done else before).page,
            )
        )

    def _write_fields(self, fields: _Fields) -> Change:
        issue = fields.page.issue
        with self._library.transaction():
            self._library.issues.update_page(fields.page)
            if fields.teasers is not None:
                named = [teaser.article for teaser in fields.teasers]
                known = {article.uuid for article in self._library.articles.each(named)}
                lines = [teaser for teaser in fields.teasers if teaser.article in known]
                self._library.furnishing.set_teasers(issue, lines)
        return Change(issues=frozenset({issue}), pages=frozenset({fields.page.uuid}))

    # Copy ----------------------------------------------------------------------------------------

    def _copy(self, coming: PageComing) -> Change:
        """The articles, by their lineage; what both desks changed otherwise waits for an editor."""
        parcel = coming.parcel
        for_good = {each.article.uuid for each in coming.articles if each.fate is Fate.MERGED}
        taken = []
        for packed in parcel.articles:
            page = None if packed.article.uuid in parcel.along else parcel.page
            home = Place(parcel.issue.publication, parcel.issue.uuid, page)
            one = self._lineage.take(packed, home, coming.manifest.uuid)
            if one.outcome is Outcome.WAITING and one.article in for_good:
                one = self._merged(packed.revision.uuid, one)
            taken.append(one)
        for filler in parcel.fillers:
            if not self._library.fillers.holds(filler.article):
                self._library.articles.assign(filler.article, None)
                self._library.fillers.put(filler)
        self._remember(taken)
        touched = {one.article for one in taken if one.outcome in _TOUCHED}
        notes = tuple(f"《{one.title}》{one.note}" for one in taken if one.outcome in _TOLD)
        return Change(articles=frozenset(touched), notes=notes)

    def _merged(self, revision: str, taken: Taken) -> Taken:
        """What both desks changed without colliding, put together."""
        _, merge = self._lineage.compared(revision)
        before, after, ends = self._lineage.settle(revision, merge.article())
        done = replace(taken, outcome=Outcome.UPDATED, note="两边的改动合在了一起")
        return replace(done, before=before, after=after, ends=ends)

    def _remember(self, taken: Sequence[Taken]) -> None:
        """The steps back: new articles to the bin, changed ones to what they said."""
        new = [one.article for one in taken if one.outcome is Outcome.NEW]
        waiting = [one.article for one in taken if one.outcome is Outcome.WAITING]
        if new or waiting:
            self._remember_new(new, waiting)
        changed = [one for one in taken if one.before is not None and one.after is not None]
        if changed:
            self._versions.remember(
                TAKING,
                [one.before for one in changed if one.before is not None],
                [one.after for one in changed if one.after is not None],
                Ends(
                    tuple(p for one in changed for p in one.ends.stood),
                    tuple(p for one in changed for p in one.ends.left),
                ),
            )

    def _remember_new(self, new: Sequence[str], waiting: Sequence[str]) -> None:
        articles, arrivals = self._library.articles, self._library.arrivals
        left = articles.each(new)
        held = [one for uuid in waiting for one in arrivals.waiting(uuid)]

        def backward() -> Change:
            with self._library.transaction():
                for uuid in new:
                    articles.bin(uuid)
                for one in held:
                    arrivals.settle(one.revision.uuid)
            return Change(articles=frozenset((*new, *waiting)), pool=True)

        def forward() -> Change:
            with self._library.transaction():
                for uuid in new:
                    articles.restore(uuid)
                for one in held:
                    arrivals.wait(one)
            return Change(articles=frozenset((*new, *waiting)), pool=True)

        def unchanged(done: bool) -> bool:
            return articles.each(new) == left and all(
                articles.binned(uuid) is not done for uuid in new
            )

        self._steps.record(Step(TAKING, backward, forward, unchanged))

    def _beside(self, parcel: PageParcel) -> Change:
        """What stands on other pages, where this desk knows nothing of it yet."""
        change = Change()
        fresh = [
            packed
            for packed in parcel.beside.articles
            if not self._library.articles.each([packed.article.uuid])
        ]
        for packed in fresh:
            self._library.articles.add(
                packed.article,
                publication=parcel.issue.publication,
                issue=parcel.issue.uuid,
                person=packed.revision.person,
                reason=packed.revision.reason,
                came=packed.revision,
            )
            change |= Change(articles=frozenset({packed.article.uuid}))
        new = {packed.article.uuid for packed in fresh} | {
            packed.article.uuid for packed in parcel.articles
        }
        stand = self._library.issues.issue_placements(parcel.issue.uuid)
        taken = {(p.article, p.part) for p in stand} | {
            (p.article, p.part) for p in parcel.placements
        }
        for placement in parcel.beside.placements:
            here = (placement.article, placement.part)
            if placement.article in new and here not in taken and not _covered(placement, stand):
                self._library.issues.place(placement)
                change |= Change(pages=frozenset({placement.page}))
        return change

    # Places --------------------------------------------------------------------------------------

    def _place(self, parcel: PageParcel, state: PageState) -> Change:
        issue = parcel.issue.uuid
        now = self._library.issues.placements(parcel.page)
        kept = {p.uuid for p in state.placements}
        gone = [p for p in now if p.uuid not in kept]
        change = self._standing.put(Act(TAKING), issue, state.placements, gone, self._homes(parcel))
        came = {each.article.uuid: each.article.body for each in parcel.articles}
        ends = {}
        for placement in state.placements:
            body = self._library.articles.get(placement.article).body
            theirs = came.get(placement.article, body)
            ends[placement.uuid] = rebased(placement.kept_breaks, theirs, body)
        return change | self._standing.keep(Act(TAKING), issue, ends)

    def _homes(self, parcel: PageParcel) -> dict[str, Home]:
        """Articles that were here before and belong to another pool, or are meant for no page."""
        homes = {}
        for packed in parcel.articles:
            uuid = packed.article.uuid
            line = self._library.articles.summary(uuid)
            page = line.page if uuid in parcel.along else parcel.page
            elsewhere = line.issue != parcel.issue.uuid and self._library.issues.placements_of(uuid)
            if line.filler or elsewhere or (line.issue, line.page) == (parcel.issue.uuid, page):
                continue
            homes[uuid] = Home(parcel.issue.publication, parcel.issue.uuid, page)
        return homes

    # The book ------------------------------------------------------------------------------------

    def _book(self, coming: PageComing, *, was_known: bool) -> None:
        """Signatures, remarks and reviews, who holds the page, and the package itself."""
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
        rows = self._rows(parcel.tables, coming.homes)
        stages = tuple(self._stages(coming, rows))
        booked = _Booked(package, before, after, rows, stages)
        self._write_book(booked)
        self._steps.record(
            Step(
                TAKING,
                lambda: self._strike(booked),
                lambda: self._enter(booked, parcel.tables, coming.homes),
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

    def _rows(
        self, tables: Sequence[PackedTable], homes: Mapping[str, str]
    ) -> tuple[tuple[Portable, tuple[str, ...]], ...]:
        found = []
        for portable in _TABLES:
            for table in tables:
                if table.name == portable.table:
                    new = self._library.portables.add(portable, table, homes)
                    found += [(portable, new)] if new else []
        return tuple(found)

    def _stages(
        self, coming: PageComing, rows: Sequence[tuple[Portable, tuple[str, ...]]]
    ) -> Iterator[tuple[str, ArticleStatus, ArticleStatus]]:
        """How far the articles are now whose reviews went on at the other desk, or that are new."""
        new = {uuid for table, uuids in rows if table.table == "review" for uuid in uuids}
        tables = [table for table in coming.parcel.tables if table.name == "review"]
        reviewed = {row["article"] for table in tables for row in read(table) if row["uuid"] in new}
        reviewed |= {each.article.uuid for each in coming.articles if each.fate is Fate.NEW}
        for article, stage in coming.parcel.stages:
            before = self._library.reviews.stage(article) if article in reviewed else stage
            if before is not stage:
                yield article, before, stage

    def _write_book(self, booked: _Booked) -> Change:
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
            self._library.events.append(self._person(), f"撤销{TAKING}", (page,))
        return Change(pages=frozenset({page}))

    def _enter(
        self, booked: _Booked, tables: Sequence[PackedTable], homes: Mapping[str, str]
    ) -> Change:
        with self._library.transaction():
            self._rows(tables, homes)
            change = self._write_book(booked)
            self._library.events.append(self._person(), f"重做{TAKING}", (booked.after.page,))
        return change


def _decided(coming: PageComing, theirs: bool | None) -> PageState:
    """The page as it shall be. Raises RefusedError where it collides and nobody decided."""
    if not coming.page.clashes:
        return coming.page.state
    if theirs is None:
        raise RefusedError(
            "这一版两边都动过同一处",
            kept="版面包还没有收",
            advice="请先定下用来的版面，还是留本机的版面",
        )
    return coming.parcel.state if theirs else coming.page.state


def _fields(parcel: PageParcel, state: PageState) -> _Fields:
    page = replace(state.page, uuid=parcel.page, issue=parcel.issue.uuid)
    return _Fields(page, state.teasers if parcel.teasers else None)


def _covered(placement: Placement, others: Sequence[Placement]) -> bool:
    return any(placement.overlaps(other) for other in others)
