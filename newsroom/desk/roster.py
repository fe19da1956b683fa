"""人名职务库: who holds which title, in which order they are listed, and an issue's own order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.leading import by_importance, ranks
from newsroom.desk.undo import Step, Steps
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.roster import Official, Roster, in_order
from newsroom.model.telling import leader_of
from newsroom.store.library import Library

_EDIT = "修改人名职务库"
_ORDER = "修改本期领导排序"


@dataclass(frozen=True, slots=True)
class Led:
    """A leader in an issue's order, with the stories of the issue that tell of them, the most
    important first, and the importance that pages give each: at least that of lower leaders'.
    """

    official: Official
    stories: tuple[tuple[Article, int], ...] = ()


class RosterBook:
    """The verbs of the roster. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def roster(self) -> Roster:
        """All entries, in the order of listing."""
        return self._library.officials.roster()

    def leaders(self, day: datetime.date) -> tuple[Official, ...]:
        """Who serves on a day and has a place in the order, in that order."""
        return tuple(one for one in self.roster().on(day) if one.rank)

    def put(self, officials: Iterable[Official], verb: str = _EDIT) -> Change:
        """Take entries in, or change them. Raises RefusedError on one without a name, or whose
        time ends before it begins.
        """
        return self._turn(verb, {one.uuid: tidy(one) for one in officials})

    def remove(self, uuids: Iterable[str]) -> Change:
        """Strike entries out."""
        return self._turn("从人名职务库删除", dict.fromkeys(uuids))

    def set_all(self, officials: Sequence[Official], verb: str = _EDIT) -> Change:
        """Put these in place of the whole roster; a new one that says what a known one says is
        that one. Raises RefusedError.
        """
        here = self.roster().officials
        wanted = _recognised([tidy(one) for one in officials], here, _said)
        return self._replace(wanted, here, verb)

    def set_leaders(self, leaders: Sequence[Official], day: datetime.date) -> Change:
        """Put these in place of those who lead on a day; a new one of a known one's name is that
        one and keeps time and note. Others stay. Raises RefusedError on one without a name.
        """
        here = self.leaders(day)
        wanted = _recognised([tidy(one) for one in leaders], here, lambda one: one.name)
        return self._replace(wanted, here, "修改领导排序")

    def move(self, uuid: str, before: str = "") -> Change:
        """Put an entry before another one in the order of listing; without one, to the end. Those
        of equal rank stay together. Raises NotFoundError.
        """
        here = {one.uuid: one for one in self.roster().officials}
        if uuid not in here or uuid == before:
            return Change()
        ranks = [one.rank for one in here.values() if one.uuid != uuid]
        rank = here[before].rank if before in here else 0
        rank = rank or max(ranks, default=0) + 1
        made = [
            replace(one, rank=one.rank + 1) if one.rank >= rank and one.uuid != uuid else one
            for one in here.values()
        ]
        made = [replace(one, rank=rank) if one.uuid == uuid else one for one in made]
        return self._replace(_dense(made), tuple(here.values()), "调整领导排序")

    # An issue's own order ------------------------------------------------------------------------

    def of_issue(self, issue: str) -> tuple[Led, ...]:
        """The leaders as the issue orders them, with the stories that tell of them.

        Raises NotFoundError.
        """
        edition = self._library.editions.get(issue)
        own = [uuid for uuid in edition.articles if uuid not in edition.fillers]
        told: dict[str, list[tuple[Article, int]]] = {}
        rank = ranks(edition.articles, edition.leaders)
        for uuid, importance in by_importance(edition.articles, own, rank):
            article = edition.articles[uuid]
            leader = leader_of(article, edition.leaders) if rank[uuid] else None
            if leader is not None:
                told.setdefault(leader.name, []).append((article, importance))
        return tuple(Led(one, tuple(told.get(one.name, ()))) for one in edition.leaders)

    def own_order(self, issue: str) -> bool:
        """Whether an issue has an order of its own."""
        return bool(self._library.officials.order(issue))

    def order_issue(self, issue: str, names: Sequence[str]) -> Change:
        """Give an issue its own order of leaders; without names that of the roster holds again.

        Raises NotFoundError.
        """
        before, after = self._library.officials.order(issue), tuple(dict.fromkeys(names))
        if before == after:
            return Change()

        def write(verb: str, order: Sequence[str]) -> Change:
            with self._library.transaction():
                self._library.officials.set_order(issue, order)
                self._library.events.append(self._person(), verb, (issue,))
            return Change(label=verb, issues=frozenset({issue}))

        change = write(_ORDER, after)
        self._steps.record(
            Step(
                _ORDER,
                lambda: write(f"撤销{_ORDER}", before),
                lambda: write(f"重做{_ORDER}", after),
                lambda done: self._library.officials.order(issue) == (after if done else before),
            )
        )
        return change

    # Inner ---------------------------------------------------------------------------------------

    def _replace(self, wanted: Sequence[Official], here: Sequence[Official], verb: str) -> Change:
        turned: dict[str, Official | None] = {one.uuid: None for one in here}
        return self._turn(verb, turned | {one.uuid: one for one in wanted})

    def _turn(self, verb: str, wanted: Mapping[str, Official | None]) -> Change:
        """Give entries what is wanted, none to strike them out; one step for all that differ."""
        known = {one.uuid: one for one in self.roster().officials}
        after = {uuid: one for uuid, one in wanted.items() if known.get(uuid) != one}
        before = {uuid: known.get(uuid) for uuid in after}
        if not after:
            return Change()

        def write(label: str, values: Mapping[str, Official | None]) -> Change:
            with self._library.transaction():
                self._library.officials.remove(uuid for uuid, one in values.items() if one is None)
                self._library.officials.put(one for one in values.values() if one is not None)
                self._library.events.append(self._person(), label, tuple(values))
            return Change(label=label, roster=True)

        def stands(values: Mapping[str, Official | None]) -> bool:
            now = {one.uuid: one for one in self.roster().officials}
            return all(now.get(uuid) == one for uuid, one in values.items())

        change = write(verb, after)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", before),
                lambda: write(f"重做{verb}", after),
                lambda done: stands(after if done else before),
            )
        )
        return change


def tidy(one: Official) -> Official:
    """An entry without white space around its words or within the name of hanzi."""
    name = " ".join(one.name.split())
    if not any(char.isascii() and char.isalpha() for char in name):
        name = name.replace(" ", "")
    return replace(one, name=name, title=one.title.strip(), note=one.note.strip())


def _said(one: Official) -> tuple[object, ...]:
    return (one.name, one.title, one.since)


def _recognised(
    wanted: Sequence[Official], known: Sequence[Official], key: Callable[[Official], object]
) -> list[Official]:
    """Those who are not known by identity with that of one who is called the same; what a mere
    list does not tell stays.
    """
    mine = {one.uuid for one in known}
    kept = {one.uuid for one in wanted}
    free = {key(one): one for one in known if one.uuid not in kept}
    found = []
    for one in wanted:
        match = None if one.uuid in mine else free.pop(key(one), None)
        if match is not None:
            one = replace(  # noqa: PLW2901
                one,
                uuid=match.uuid,
                since=one.since or match.since,
                until=one.until or match.until,
                note=one.note or match.note,
            )
        found.append(one)
    return found


def _dense(officials: Iterable[Official]) -> list[Official]:
    """The same order with no rank left out."""
    made = list(in_order(officials))
    place = {rank: number for number, rank in enumerate(sorted({o.rank for o in made} - {0}), 1)}
    return [replace(one, rank=place.get(one.rank, 0)) for one in made]
