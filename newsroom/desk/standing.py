"""Where articles stand on an issue's pages: written in one step, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsroom.desk import keeping
from newsroom.desk.undo import Step, Steps
from newsroom.model.change import Change
from newsroom.model.placement import Placement
from newsroom.store.library import Library
from newsroom.typeset.kept import rebased

Placed = dict[str, Placement]


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, and to which article, or to how many, the first of them named. The event log
    gets the verb alone, never a title.
    """

    verb: str
    title: str = ""
    count: int = 1

    @property
    def label(self) -> str:
        """What undo calls it."""
        more = f"等 {self.count} 篇" if self.count > 1 else ""
        return f"{self.verb}《{self.title}》{more}" if self.title else self.verb


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article belongs: its publication, issue and the page it is meant for."""

    publication: str
    issue: str | None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The placements of an issue by identity, and the homes of articles that an act moves.

    bodies: the texts that kept line ends count in, by article.
    """

    placed: Placed
    homes: Mapping[str, Home] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)


class Standing:
    """Writes boards, each act one step."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def put(
        self,
        act: Act,
        issue: str,
        add: Sequence[Placement] = (),
        remove: Sequence[Placement] = (),
        homes: Mapping[str, Home] | None = None,
    ) -> Change:
        """Put placements on an issue's pages, or change them, and take others off.

        Line ends kept after a proof stay where a changed placement has the same measure. homes:
        of articles that come from another pool. One step. Raises as the library does.
        """
        now = self._placed(issue)
        after = {uuid: p for uuid, p in now.items() if uuid not in {r.uuid for r in remove}}
        after |= {p.uuid: keeping.carried(now[p.uuid], p) if p.uuid in now else p for p in add}
        before = Board(now, self._homes(homes or {}), keeping.bodies(self._library, now.values()))
        return self._do(act, issue, before, Board(after, homes or {}, before.bodies))

    def keep(
        self, act: Act, issue: str, ends: Mapping[str, tuple[int, ...]], *, undo: bool = True
    ) -> Change:
        """Keep where the lines of some placements end; () lets them be set anew.

        undo: False where the act is no editor's own, but follows from another.
        """
        now = self._placed(issue)
        after = {u: replace(p, kept_breaks=ends.get(u, p.kept_breaks)) for u, p in now.items()}
        texts = keeping.bodies(self._library, (*now.values(), *after.values()))
        if undo:
            return self._do(act, issue, Board(now, {}, texts), Board(after, {}, texts))
        return self._write(act, issue, now, after)

    def _do(self, act: Act, issue: str, before: Board, after: Board) -> Change:
        if (before.placed, before.homes) == (after.placed, after.homes):
            return Change()
        change = self._write(act, issue, before.placed, after.placed, after.homes)
        self._steps.record(self._step(act, issue, before, after))
        return change

    def _step(self, act: Act, issue: str, before: Board, after: Board) -> Step:
        touched = _changed(before.placed, after.placed)
        about_breaks = all(
            u in before.placed
            and u in after.placed
            and keeping.without_breaks(before.placed[u]) == keeping.without_breaks(after.placed[u])
            for u in touched
        )

        def unchanged(done: bool) -> bool:
            found, expected = self._placed(issue), (after if done else before)
            return self._homes(expected.homes) == expected.homes and all(
                _same(found.get(u), expected.placed.get(u)) for u in touched
            )

        def restore(verb: str, target: Board) -> Change:
            now = self._placed(issue)
            wanted = {u: p for u, p in now.items() if u not in touched}
            for uuid in touched & target.placed.keys():
                known = None if about_breaks else now.get(uuid)
                wanted[uuid] = self._of_today(target.placed[uuid], known, target.bodies)
            return self._write(replace(act, verb=verb + act.verb), issue, now, wanted, target.homes)

        return Step(
            act.label,
            lambda: restore("撤销", before),
            lambda: restore("重做", after),
            unchanged,
        )

    def _of_today(
        self, placement: Placement, now: Placement | None, texts: Mapping[str, str]
    ) -> Placement:
        """A placement of some time ago with line ends that count in the text of today."""
        if now is not None and keeping.same_measure(now, placement):
            return replace(placement, kept_breaks=now.kept_breaks)
        if not placement.kept_breaks:
            return placement
        body = self._library.articles.get(placement.article).body
        ends = rebased(placement.kept_breaks, texts[placement.article], body)
        return replace(placement, kept_breaks=ends)

    def _placed(self, issue: str) -> Placed:
        return {p.uuid: p for p in self._library.issues.issue_placements(issue)}

    def _homes(self, articles: Mapping[str, Home]) -> dict[str, Home]:
        found = {}
        for uuid in articles:
            line = self._library.articles.summary(uuid)
            found[uuid] = Home(line.publication, line.issue, line.page)
        return found

    def _write(
        self,
        act: Act,
        issue: str,
        before: Placed,
        after: Placed,
        homes: Mapping[str, Home] | None = None,
    ) -> Change:
        changed = _changed(before, after)
        states = [p for u in changed for p in (before.get(u), after.get(u)) if p is not None]
        with self._library.transaction():
            # What leaves goes first, so that nothing ever stands on occupied ground.
            for uuid in sorted(changed - after.keys()):
                self._library.issues.remove_placement(uuid)
            for uuid, home in (homes or {}).items():
                self._library.articles.assign(uuid, home.issue, home.page, home.publication)
            for uuid in sorted(changed & after.keys()):
                self._library.issues.place(after[uuid])
            ids = (*sorted(changed), *sorted({p.page for p in states}))
            self._library.events.append(self._person(), act.verb, ids)
        touched = {p.article for p in states}
        return Change(
            label=act.label,
            articles=frozenset(touched) | frozenset(homes or ()),
            pages=frozenset(p.page for p in (*states, *_parts(after, touched))),
            issues=frozenset({issue}),
            pool=True,
        )


def _parts(placed: Placed, articles: set[str]) -> list[Placement]:
    """All parts of some articles: the words of a jump name the page of the other part."""
    return [p for p in placed.values() if p.article in articles]


def _changed(before: Placed, after: Placed) -> set[str]:
    return {u for u in before.keys() | after.keys() if before.get(u) != after.get(u)}


def _same(one: Placement | None, other: Placement | None) -> bool:
    if one is None or other is None:
        return one is other
    return keeping.without_breaks(one) == keeping.without_breaks(other)
