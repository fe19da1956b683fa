"""作者档案: the entries of people, doubles made one and parted again."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.contributor import Contributor, Double, NameUse, folded_name
from newsroom.model.identity import new_id
from newsroom.model.listing import ArticleSummary
from newsroom.store.joinings import Joining, Tie
from newsroom.store.library import Library

_MOST_PIECES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry with all behind it. pieces: the newest articles credited to the person. joined:
    other entries that were made one with it.
    """

    person: Contributor
    pieces: tuple[ArticleSummary, ...]
    joined: tuple[Joining, ...]


class Directory:
    """The verbs on entries. Each leaves an event and can be taken back."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def all(self) -> tuple[Contributor, ...]:
        """Everyone, by name."""
        return self._library.contributors.all()

    def record(self, uuid: str) -> Record:
        """One entry with all behind it. Raises NotFoundError."""
        pieces = self._library.contributors.pieces(uuid)[:_MOST_PIECES]
        return Record(
            person=self._library.contributors.get(uuid),
            pieces=tuple(self._library.articles.summary(piece) for piece in pieces),
            joined=self._library.joinings.standing(uuid),
        )

    # Single entries ------------------------------------------------------------------------------

    def add(self, contributor: Contributor) -> Change:
        """Take up a person, also beside others of the same name. Raises RefusedError without a
        name.
        """
        person = tidy(contributor)
        self._steps.record(
            Step(
                f"新增作者“{person.name}”",
                lambda: self._strike(person, "撤销新增作者"),
                lambda: self._enter(person, "重做新增作者"),
                lambda done: self._same(person) if done else not self._holds(person),
            )
        )
        return self._enter(person, "新增作者")

    def update(self, contributor: Contributor) -> Change:
        """Change what is known of a person. Raises NotFoundError, RefusedError without a name."""
        after = tidy(contributor)
        before = replace(self._library.contributors.get(after.uuid), counts=())
        if before == after:
            return Change()
        change = self._write(after, "修改作者档案")
        self._steps.record(
            Step(
                f"修改作者档案“{after.name}”",
                lambda: self._write(before, "撤销修改作者档案"),
                lambda: self._write(after, "重做修改作者档案"),
                lambda done: self._same(after if done else before),
            )
        )
        return change

    def remove(self, uuid: str) -> Change:
        """Strike out a person who has no piece. Raises NotFoundError, RefusedError."""
        person = self._library.contributors.get(uuid)
        if person.pieces:
            raise RefusedError(
                f"{person.name}名下有 {person.pieces} 篇稿件，不能删除",
                kept="作者档案没有改动",
                advice="若与别人是同一个人，请用“合并”",
            )
        person = replace(person, counts=())
        change = self._strike(person, "删除作者")
        self._steps.record(
            Step(
                f"删除作者“{person.name}”",
                lambda: self._enter(person, "撤销删除作者"),
                lambda: self._strike(person, "重做删除作者"),
                lambda done: not self._holds(person) if done else self._same(person),
            )
        )
        return change

    # Doubles -------------------------------------------------------------------------------------

    def doubles(self) -> tuple[Double, ...]:
        """Entries that may be one person, likeliest first."""
        from newsroom.desk.doubles import doubles  # noqa: PLC0415 - reads the tables of pinyin

        return doubles(self.all(), self._library.joinings.apart())

    def keep_apart(self, one: str, other: str) -> Change:
        """Know that two entries are two persons: they are proposed no more."""
        pair = frozenset((one, other))

        def write(verb: str, *, apart: bool) -> Change:
            with self._library.transaction():
                self._library.joinings.set_apart(pair, apart=apart)
                self._log(verb, sorted(pair))
            return Change(label=verb, people=True)

        verb = "分清两位作者"
        change = write(verb, apart=True)
        self._steps.record(
            Step(
                verb,
                lambda: write(f"撤销{verb}", apart=False),
                lambda: write(f"重做{verb}", apart=True),
                lambda done: (pair in self._library.joinings.apart()) is done,
            )
        )
        return change

    def merge(self, kept: str, gone: str, use: NameUse = NameUse.SPELLING) -> Change:
        """Make two entries one: all pieces of `gone` become those of `kept`, which learns what the
        other one knew; use: what the other's name is for the person where it differs.

        Raises NotFoundError, RefusedError on one and the same entry.
        """
        if kept == gone:
            raise RefusedError("这是同一条档案", kept="没有合并")
        before = replace(self._library.contributors.get(kept), counts=())
        other = replace(self._library.contributors.get(gone), counts=())
        ties = tuple(Tie(*tie) for tie in self._library.contributors.ties(gone))
        joining = Joining(
            kept=kept,
            gone=other,
            before=before,
            credits=ties,
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
        )
        after = united(before, other, use)
        change = self._join(joining, after, "合并作者", fresh=True)
        self._steps.record(
            Step(
                f"合并作者“{other.name}”和“{before.name}”",
                lambda: self._part(joining, "撤销合并作者", before),
                lambda: self._join(joining, after, "重做合并作者"),
                lambda done: (
                    self._same(after) and not self._holds(other)
                    if done
                    else self._same(before) and self._same(other)
                ),
            )
        )
        return change

    def part(self, joining: str) -> Change:
        """Part two that were made one, whenever that was: the pieces that came with the other go
        back to it. What was filled in since stays with the one that was kept.

        Raises NotFoundError, RefusedError where it was done already.
        """
        found = self._library.joinings.get(joining)
        if found.parted is not None or self._holds(found.gone):
            raise RefusedError("这两条档案已经拆开", kept="没有改动")
        joined = replace(self._library.contributors.get(found.kept), counts=())
        after = without(joined, found)
        change = self._part(found, "拆开作者", after)
        self._steps.record(
            Step(
                f"拆开作者“{found.gone.name}”和“{joined.name}”",
                lambda: self._join(found, joined, "撤销拆开作者"),
                lambda: self._part(found, "重做拆开作者", after),
                lambda done: (
                    self._same(after) and self._same(found.gone)
                    if done
                    else self._same(joined) and not self._holds(found.gone)
                ),
            )
        )
        return change

    def _join(
        self, joining: Joining, after: Contributor, verb: str, *, fresh: bool = False
    ) -> Change:
        people = self._library.contributors
        with self._library.transaction():
            people.retie(people.ties(joining.gone.uuid), joining.kept)
            people.remove(joining.gone.uuid)
            people.update(after)
            if fresh:
                self._library.joinings.add(joining)
            else:
                self._library.joinings.set_parted(joining.uuid, None)
            self._log(verb, (joining.kept, joining.gone.uuid))
        return _changed(verb, (tie.article for tie in joining.credits))

    def _part(self, joining: Joining, verb: str, kept: Contributor) -> Change:
        people = self._library.contributors
        with self._library.transaction():
            people.update(kept)
            people.add(joining.gone)
            still = set(people.ties(joining.kept))
            ties = [(tie.article, tie.name) for tie in joining.credits]
            people.retie([tie for tie in ties if tie in still], joining.gone.uuid)
            now = datetime.datetime.now(datetime.UTC)
            self._library.joinings.set_parted(joining.uuid, now)
            self._log(verb, (joining.kept, joining.gone.uuid))
        return _changed(verb, (tie.article for tie in joining.credits))

    # Inner ---------------------------------------------------------------------------------------

    def _enter(self, person: Contributor, verb: str) -> Change:
        with self._library.transaction():
            self._library.contributors.add(person)
            self._log(verb, (person.uuid,))
        return Change(label=verb, people=True)

    def _strike(self, person: Contributor, verb: str) -> Change:
        with self._library.transaction():
            self._library.contributors.remove(person.uuid)
            self._log(verb, (person.uuid,))
        return Change(label=verb, people=True)

    def _write(self, person: Contributor, verb: str) -> Change:
        with self._library.transaction():
            self._library.contributors.update(person)
            self._log(verb, (person.uuid,))
        return Change(label=verb, people=True)

    def _holds(self, person: Contributor) -> bool:
        return self._library.contributors.holds(person.uuid)

    def _same(self, person: Contributor) -> bool:
        """Whether an entry still says just this."""
        if not self._holds(person):
            return False
        return replace(self._library.contributors.get(person.uuid), counts=()) == person

    def _log(self, verb: str, ids: Sequence[str]) -> None:
        self._library.events.append(self._person(), verb, ids)


def fresh(name: str = "") -> Contributor:
    """An empty entry to be filled in."""
    return Contributor(uuid=new_id(), name=name)


def tidy(person: Contributor) -> Contributor:
    """An entry as it is kept: no white space around anything, no name twice. Raises RefusedError
    without a name.
    """
    name = " ".join(person.name.split())
    if not name:
        raise RefusedError("作者要有姓名", kept="作者档案没有改动", advice="请填写姓名")
    known = {name}
    lists: dict[str, tuple[str, ...]] = {}
    for key in ("pen_names", "former_names", "spellings"):
        names = dict.fromkeys(" ".join(each.split()) for each in getattr(person, key))
        lists[key] = tuple(each for each in names if each and each not in known)
        known.update(lists[key])
    texts = {key: getattr(person, key).strip() for key in ("unit", "phone", "pinyin", "note")}
    roles = tuple(dict.fromkeys(person.roles))
    return replace(person, name=name, roles=roles, counts=(), **texts, **lists)


def united(kept: Contributor, gone: Contributor, use: NameUse) -> Contributor:
    """What is known of two entries that are one person; where both say something, what `kept`
    says, and the other's word goes to the note.
    """
    texts = {key: getattr(kept, key) or getattr(gone, key) for key in ("unit", "phone", "pinyin")}
    lists = {key: (*getattr(kept, key), *getattr(gone, key)) for key in _LISTS}
    name, other_name = kept.name, gone.name
    if folded_name(name) == folded_name(other_name) and len(other_name) < len(name):
        name, other_name, use = other_name, name, NameUse.SPELLING  # 宋 晓 is called 宋晓
    if other_name != name:
        lists[use.value] = (*lists[use.value], other_name)
    other = [
        f"{word}：{getattr(gone, key)}"
        for key, word in (("unit", "另一单位"), ("phone", "另一电话"))
        if getattr(gone, key) not in ("", texts[key])
    ]
    notes = dict.fromkeys(filter(None, (kept.note, gone.note, *other)))
    return tidy(replace(kept, name=name, note="；".join(notes), **texts, **lists))


def without(joined: Contributor, joining: Joining) -> Contributor:
    """An entry without the names that came with one that is parted from it."""
    came = {joining.gone.name, *joining.gone.other_names} - {
        joining.before.name,
        *joining.before.other_names,
    }
    lists = {
        key: tuple(name for name in getattr(joined, key) if name not in came)
        for key in ("pen_names", "former_names", "spellings")
    }
    texts = {
        key: getattr(joining.before, key)
        if getattr(joined, key) == getattr(joining.gone, key)
        else getattr(joined, key)
        for key in ("unit", "phone", "pinyin")
    }
    name = joining.before.name if joined.name == joining.gone.name else joined.name
    return tidy(replace(joined, name=name, **lists, **texts))


_LISTS = ("roles", "pen_names", "former_names", "spellings")


def _changed(verb: str, articles: Iterable[str]) -> Change:
    return Change(label=verb, articles=frozenset(articles), people=True)


__all__ = ["Directory", "Record", "folded_name", "fresh", "tidy", "united"]
