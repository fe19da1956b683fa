"""Pages that pass between desks: assigned, sent out, taken back, and who holds each."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsroom.desk import page_arrivals
from newsroom.desk.page_arrivals import PageComing, page_label
from newsroom.desk.page_parcels import flows, page_parcel
from newsroom.desk.page_taking import PageTaking
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.export import exchange
from newsroom.export.naming import legal_name
from newsroom.intake.exchange import ReceivedPackage, received_package
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.exchange import Manifest, PackageKind
from newsroom.model.holding import Holding, HoldState, PagePackage, Way
from newsroom.model.page import Page
from newsroom.model.parcels import PageParcel, page_faults
from newsroom.store.library import Library

__all__ = [
    "Outgoing",
    "PageLine",
    "Passing",
    "ReceivedPackage",
    "checked",
    "line_record",
    "received_package",
    "write",
]

ASSIGNING, RECALLING, SENDING = "分派版面", "收回分派", "发出版面包"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page and who holds it; None where it never left this desk. stories: how many stand there.
    doubles: its articles that stand on another page as well, in words. master: who sent this desk
    other pages of the issue but not this one; empty where this is the copy that all come to.
    """

    page: Page
    holding: Holding | None
    stories: int
    doubles: tuple[str, ...] = ()
    master: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A page about to be sent. name: what its file is called."""

    manifest: Manifest
    parcel: PageParcel
    files: dict[str, Path]
    name: str
    person: str


class Passing:
    """The verbs of pages that pass between desks."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # Who holds what ------------------------------------------------------------------------------

    def lines(self, issue: str) -> tuple[PageLine, ...]:
        """An issue's pages with who holds each. Raises RefusedError for a bulletin."""
        self._check_paged(issue)
        holdings = self._library.holdings.some([issue])
        stories = self._library.issues.stories(issue)
        twice = self._twice(issue)
        guest = (HoldState.HERE, HoldState.GIVEN)
        masters = [one.person for one in holdings.values() if one.state in guest]
        return tuple(
            PageLine(
                page,
                holdings.get(page.uuid),
                stories.get(page.uuid, 0),
                tuple(twice.get(page.uuid, ())),
                masters[0] if masters and page.uuid not in holdings else "",
            )
            for page in self._library.issues.pages(issue)
        )

    def people(self, issue: str) -> tuple[str, ...]:
        """Who may be given a page: those who had one, the newsroom's own, the issue's editors."""
        pages = self._library.issues.pages(issue)
        named = (
            *self._library.holdings.people(),
            *(one.name for one in self._library.persons.all()),
            *(page.editor for page in pages),
        )
        me = self._person()
        return tuple(dict.fromkeys(name for name in named if name and name != me))

    def assign(self, page: str, person: str) -> Change:
        """Say who is to work on a page, as a step that can be undone. Raises RefusedError where
        nobody is named, or another desk works on it.
        """
        name = person.strip()
        if not name:
            raise RefusedError("没有写分派给谁", kept="分派没有变化", advice="请填写姓名")
        before = self._library.holdings.get(page)
        if before is not None and before.state.away:
            raise RefusedError(
                f"这一版{before.words}，还没有交回",
                kept="分派没有变化",
                advice="请先收下交回的版面包，或先收回这一版",
            )
        now = Holding(page=page, state=HoldState.ASSIGNED, person=name, since=_now())
        return self._hold(ASSIGNING, page, before, now)

    def recall(self, page: str) -> Change:
        """Say that a page is worked on here again, without waiting for it to come back; a package
        that comes later is still put together with it. One that came from another desk stays that
        desk's. Can be undone.
        """
        before = self._library.holdings.get(page)
        if before is None or before.state is HoldState.HERE:
            return Change()
        after = None
        if before.state is HoldState.GIVEN:
            after = replace(before, state=HoldState.HERE, since=_now())
        return self._hold(RECALLING, page, before, after)

    def _hold(self, verb: str, page: str, before: Holding | None, now: Holding | None) -> Change:
        change = self._put(verb, page, now)
        self._steps.record(
            Step(
                f"{verb}：{self._library.issues.page(page).label}",
                lambda: self._put(f"撤销{verb}", page, before),
                lambda: self._put(f"重做{verb}", page, now),
                lambda done: self._library.holdings.get(page) == (now if done else before),
            )
        )
        return change

    def _put(self, verb: str, page: str, holding: Holding | None) -> Change:
        with self._library.transaction():
            if holding is None:
                self._library.holdings.clear(page)
            else:
                self._library.holdings.put(holding)
            self._library.events.append(self._person(), verb, (page,))
        issue = self._library.issues.page(page).issue
        return Change(label=verb, pages=frozenset({page}), issues=frozenset({issue}))

    def _twice(self, issue: str) -> dict[str, list[str]]:
        """The articles that stand on two pages, by page, in words."""
        pages = {page.uuid: page.label for page in self._library.issues.pages(issue)}
        seen: dict[tuple[str, int], list[str]] = {}
        for placement in self._library.issues.issue_placements(issue):
            spots = seen.setdefault((placement.article, placement.part), [])
            if placement.page not in spots:
                spots.append(placement.page)
        found: dict[str, list[str]] = {}
        for (article, _part), spots in seen.items():
            if len(spots) < 2:
                continue
            title = self._library.articles.summary(article).title
            for page in spots:
                others = "、".join(pages[other] for other in spots if other != page)
                found.setdefault(page, []).append(f"《{title}》也排在{others}")
        return found

    # Going out -----------------------------------------------------------------------------------

    def loose(self, issue: str) -> tuple[str, ...]:
        """The articles of an issue that stand on no page and are meant for none."""
        meant = self._library.issues.meant(issue)
        placed = {p.article for p in self._library.issues.issue_placements(issue)}
        edition = self._library.editions.get(issue)
        return tuple(
            uuid
            for uuid in edition.articles
            if uuid not in meant and uuid not in placed and uuid not in edition.fillers
        )

    def pack(self, page: str, person: str, *, along: Sequence[str] = ()) -> Outgoing:
        """A page as it is sent to somebody, not written yet.

        Raises RefusedError where nobody is named, for a bulletin, and while something on it is not
        saved.
        """
        name = person.strip()
        if not name:
            raise RefusedError("没有写发给谁", kept="没有发出", advice="请填写对方的姓名")
        issue = self._library.issues.issue_of(page)
        self._check_paged(issue.uuid)
        packed = page_parcel(self._library, page, along)
        self._check_saved([each.article.uuid for each in packed.parcel.articles])
        label = page_label(packed.parcel.house.name, issue, packed.parcel.sheet)
        manifest = Manifest(
            kind=PackageKind.PAGE,
            desk=self._library.arrivals.desk,
            person=self._person(),
            made=_now(),
            title=label,
        )
        file = legal_name(f"{label.replace(' ', '-')}-{name}", most=80)
        return Outgoing(manifest, packed.parcel, packed.files, file + PackageKind.PAGE.suffix, name)

    def sent(self, outgoing: Outgoing) -> Change:
        """Write down that a page went out: it is with that person from now on."""
        page = outgoing.parcel.page
        before = self._library.holdings.get(page)
        home = before is not None and before.state in (HoldState.HERE, HoldState.GIVEN)
        state = HoldState.GIVEN if home else HoldState.OUT
        desk = before.desk if before is not None and before.person == outgoing.person else ""
        made = outgoing.manifest.made
        with self._library.transaction():
            self._library.holdings.keep(
                PagePackage(
                    uuid=outgoing.manifest.uuid,
                    page=page,
                    way=Way.OUT,
                    before=outgoing.parcel.before,
                    desk=outgoing.manifest.desk,
                    person=outgoing.person,
                    time=made,
                    content=outgoing.parcel.state,
                )
            )
            self._library.holdings.put(
                Holding(page=page, state=state, person=outgoing.person, since=made, desk=desk)
            )
            ids = (page, outgoing.manifest.uuid)
            self._library.events.append(self._person(), SENDING, ids)
        issue = self._library.issues.page(page).issue
        label = "交回版面包" if home else SENDING
        return Change(label=label, pages=frozenset({page}), issues=frozenset({issue}))

    def _check_paged(self, issue: str) -> None:
        if flows(self._library, self._library.issues.get(issue)):
            raise RefusedError(
                "信息、简报不分版，没有版面可以分派",
                kept="没有变化",
                advice="请用投稿包交换稿件",
            )

    def _check_saved(self, articles: Sequence[str]) -> None:
        for uuid in articles:
            if self._library.history.draft(uuid) is not None:
                title = self._library.articles.get(uuid).title
                raise RefusedError(
                    f"《{title}》还有没存上的改动",
                    kept="没有发出，也没有收下",
                    advice="请打开它按 Ctrl+S 存一次再来",
                )

    # Coming in -----------------------------------------------------------------------------------

    def look(self, received: ReceivedPackage) -> PageComing:
        """What a page package would change here; nothing is taken yet.

        Raises FileError where its records contradict themselves, RefusedError where it is not to
        be taken here.
        """
        parcel = checked(received)
        coming = page_arrivals.coming(self._library, received.manifest, parcel)
        known = [each.article.uuid for each in coming.articles if each.ours is not None]
        self._check_saved(known)
        return coming

    def take(self, coming: PageComing, *, theirs: bool | None = None) -> Change:
        """Take a page package as one step. theirs: whose page it shall be where the two collide;
        None where they do not.

        Raises RefusedError where the library changed since it was looked at, or they collide and
        nothing was decided.
        """
        return PageTaking(self._library, self._steps, self._person).take(coming, theirs=theirs)


def checked(received: ReceivedPackage) -> PageParcel:
    """The content of a page package. Raises FileError where it contradicts itself."""
    parcel = received.content(PageParcel)
    received.check((*parcel.articles, *parcel.beside.articles), parcel.pictures)
    wrong = page_faults(parcel, received.files)
    if wrong:
        raise received.damaged(f"里面的记录前后不符（{wrong[0]}）")
    return parcel


def write(outgoing: Outgoing, folder: Path, job: Job) -> Path:
    """Write a page package into a folder; may run in any thread. Raises FileError, RefusedError,
    CancelledError; nothing is left of it then.
    """
    target = folder / outgoing.name
    exchange.write(target, outgoing.manifest, outgoing.parcel, dict(outgoing.files), job)
    return target


def line_record(line: PageLine) -> dict[str, Any]:
    """A page and who holds it, as a plain record; empty texts where nobody else does."""
    holding = line.holding
    return {
        "page": line.page.number,
        "name": line.page.name,
        "state": holding.state.value if holding is not None else "",
        "person": holding.person if holding is not None else "",
        "since": holding.since.isoformat() if holding is not None else "",
        "articles": line.stories,
        "doubles": list(line.doubles),
    }


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
