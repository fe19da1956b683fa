"""Taking a page package: issue, page, copy, places and signatures, as one step or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk import page_arrivals
from newsroom.desk.keeping import Ends
from newsroom.desk.lineage import Home as Place
from newsroom.desk.lineage import Lineage, Outcome, Taken
from newsroom.desk.page_arrivals import TAKING, Fate, PageComing
from newsroom.desk.page_booking import PageBooking
from newsroom.desk.standing import Act, Home, Standing
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import RefusedError
from newsroom.model.arrival import Arrival
from newsroom.model.change import Change
from newsroom.model.holding import PageState
from newsroom.model.page import Page
from newsroom.model.parcels import PageParcel
from newsroom.model.placement import Placement
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library
from newsroom.typeset.kept import rebased

_TOUCHED = (Outcome.NEW, Outcome.UPDATED, Outcome.WAITING)
_TOLD = (Outcome.WAITING, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class _Fields:
    """What a page and its 导读 say; teasers: None where the page shows none."""

    page: Page
    teasers: tuple[Teaser, ...] | None


class PageTaking:
    """Takes page packages."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._standing = Standing(library, steps, person)
        self._versions = Versions(library, steps, person)
        self._lineage = Lineage(library, person)
        self._booking = PageBooking(library, steps, person)

    def take(self, coming: PageComing, *, theirs: bool | None = None) -> Change:
        """Take what a package brings; whatever cannot be taken leaves nothing of it."""
        self._check_unchanged(coming)
        page_arrivals.check_purged(self._library, coming.parcel)
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
            self._booking.book(coming, was_known=parcel.page in known)
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
        elif page_arrivals.takes_style(library, parcel):
            library.publications.update(parcel.issue.publication, house.source)
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
        uuids = [packed.article.uuid for packed in parcel.articles]
        waited = self._waiting(uuids)
        for packed in parcel.articles:
            uuid = packed.article.uuid
            page = None if uuid in parcel.along else parcel.page
            home = Place(parcel.issue.publication, parcel.issue.uuid, page)
            again = page_arrivals.undone(self._library, uuid)
            if again:
                self._library.articles.restore(uuid)
            one = self._lineage.take(packed, home, coming.manifest.uuid)
            if again:
                one = Taken(Outcome.NEW, uuid, one.title)
            if one.outcome is Outcome.WAITING and one.article in for_good:
                one = self._merged(packed.revision.uuid, one)
            taken.append(one)
        for filler in parcel.fillers:
            if not self._library.fillers.holds(filler.article):
                self._library.articles.assign(filler.article, None)
                self._library.fillers.put(filler)
        self._remember(taken, waited, self._waiting(uuids))
        touched = {one.article for one in taken if one.outcome in _TOUCHED}
        notes = tuple(f"《{one.title}》{one.note}" for one in taken if one.outcome in _TOLD)
        return Change(articles=frozenset(touched), notes=notes)

    def _merged(self, revision: str, taken: Taken) -> Taken:
        """What both desks changed without colliding, put together."""
        _, merge = self._lineage.compared(revision)
        before, after, ends = self._lineage.settle(revision, merge.article())
        done = replace(taken, outcome=Outcome.UPDATED, note="两边的改动合在了一起")
        return replace(done, before=before, after=after, ends=ends)

    def _waiting(self, articles: Sequence[str]) -> tuple[Arrival, ...]:
        return tuple(one for uuid in articles for one in self._library.arrivals.waiting(uuid))

    def _remember(
        self, taken: Sequence[Taken], waited: Sequence[Arrival], waiting: Sequence[Arrival]
    ) -> None:
        """The steps back: new articles to the bin, changed ones to what they said."""
        new = [one.article for one in taken if one.outcome is Outcome.NEW]
        if new or waited != waiting:
            self._remember_new(new, waited, waiting)
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

    def _remember_new(
        self, new: Sequence[str], waited: Sequence[Arrival], waiting: Sequence[Arrival]
    ) -> None:
        articles = self._library.articles
        left = articles.each(new)
        uuids = list(dict.fromkeys(one.revision.article.uuid for one in (*waited, *waiting)))

        def backward() -> Change:
            with self._library.transaction():
                for uuid in new:
                    articles.bin(uuid)
                self._wait(waiting, waited)
                self._library.events.append(self._person(), page_arrivals.UNDONE, new)
            return Change(articles=frozenset((*new, *uuids)), pool=True)

        def forward() -> Change:
            with self._library.transaction():
                for uuid in new:
                    articles.restore(uuid)
                self._wait(waited, waiting)
                self._library.events.append(self._person(), f"重做{TAKING}", new)
            return Change(articles=frozenset((*new, *uuids)), pool=True)

        def unchanged(done: bool) -> bool:
            if self._waiting(uuids) != (tuple(waiting) if done else tuple(waited)):
                return False
            return articles.each(new) == left and all(
                articles.binned(uuid) is not done for uuid in new
            )

        self._steps.record(Step(TAKING, backward, forward, unchanged))

    def _wait(self, now: Sequence[Arrival], then: Sequence[Arrival]) -> None:
        """Let other versions wait than those that wait now."""
        for one in now:
            self._library.arrivals.settle(one.revision.uuid)
        for one in then:
            self._library.arrivals.wait(one)

    def _beside(self, parcel: PageParcel) -> Change:
        """What stands on other pages, where this desk knows nothing of it yet."""
        library, added = self._library, []
        purged = library.purging.purged(each.article.uuid for each in parcel.beside.articles)
        for packed in parcel.beside.articles:
            uuid = packed.article.uuid
            if page_arrivals.undone(library, uuid):
                library.articles.restore(uuid)
            elif uuid in purged or library.articles.each([uuid]):
                continue
            else:
                library.articles.add(
                    packed.article,
                    publication=parcel.issue.publication,
                    issue=parcel.issue.uuid,
                    person=packed.revision.person,
                    reason=packed.revision.reason,
                    came=packed.revision,
                )
            added.append(uuid)
        new = {*added} | {packed.article.uuid for packed in parcel.articles}
        stand = library.issues.issue_placements(parcel.issue.uuid)
        taken = {(p.article, p.part) for p in (*stand, *parcel.placements)}
        put = [
            placement
            for placement in parcel.beside.placements
            if placement.article in new
            and (placement.article, placement.part) not in taken
            and not _covered(placement, stand)
        ]
        for placement in put:
            library.issues.place(placement)
        if added or put:
            self._steps.record(self._beside_step(added, put))
        return Change(articles=frozenset(added), pages=frozenset(p.page for p in put))

    def _beside_step(self, added: Sequence[str], put: Sequence[Placement]) -> Step:
        """The way back of what stands on other pages."""
        library = self._library
        left = library.articles.each(added)

        def move(back: bool) -> Change:
            with library.transaction():
                for placement in put if back else ():
                    library.issues.remove_placement(placement.uuid)
                for uuid in added:
                    (library.articles.bin if back else library.articles.restore)(uuid)
                for placement in put if not back else ():
                    library.issues.place(placement)
                verb = page_arrivals.UNDONE if back else f"重做{TAKING}"
                library.events.append(self._person(), verb, added)
            pages = frozenset(placement.page for placement in put)
            return Change(articles=frozenset(added), pages=pages, pool=True)

        def unchanged(done: bool) -> bool:
            stand = [p for one in put for p in library.issues.placements_of(one.article)]
            return (
                library.articles.each(added) == left
                and all(library.articles.binned(uuid) is not done for uuid in added)
                and all((placement in stand) is done for placement in put)
            )

        return Step(TAKING, lambda: move(back=True), lambda: move(back=False), unchanged)

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
