"""Taking a list of people into the 人名职务库: what it would change is shown before it is taken."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from newsroom.errors import FileError
from newsroom.intake.sheets import LISTS, read_rows
from newsroom.job import Job
from newsroom.model.roster import Official, Roster
from newsroom.model.roster_list import Listed, RosterList
from newsroom.proof.likeness import mistyped
from newsroom.proof.serving import serving
from newsroom.text import rosters

KINDS = "名单 (*.xlsx *.csv *.docx *.txt)"
_ONE = datetime.timedelta(days=1)


class Turn(StrEnum):
    """What a line of the list does."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    LEAVE = "leave"

    @property
    def taken(self) -> bool:
        """Whether a list says it itself, and not merely passes somebody by."""
        return self in (Turn.ADD, Turn.CHANGE)

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"add": "新增", "change": "修改", "same": "不变", "leave": "离任"}[self.value]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one line would do. after: the entries to be taken in or changed. told: what differs, in
    words. doubt: why an editor should look twice; empty for nothing.
    """

    turn: Turn
    name: str
    title: str
    after: tuple[Official, ...]
    told: str = ""
    doubt: str = ""


def read(path: Path, job: Job) -> RosterList:
    """The people of a list in a file. Raises FileError, CancelledError."""
    rows = read_rows(path, job, LISTS)
    found = rosters.read(rows, datetime.date.today())
    if not found.people:
        raise FileError(
            path,
            "里没有找到姓名和职务",
            kept="没有导入",
            advice="表格第一行请写“姓名、职务”等栏名；Word、文本名单请一行一位，如“区长：张三”",
        )
    return found


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would change, where its order is the order of listing (ranked), and where not.

    begins: whether it should be, as long as nobody says otherwise: the list numbers its people, or
    nobody has a rank yet. strange: lines in which nobody was found.
    """

    people: int
    ranked: tuple[Proposal, ...]
    plain: tuple[Proposal, ...]
    begins: bool
    strange: tuple[str, ...] = ()


def preview(roster: Roster, found: RosterList, day: datetime.date) -> Preview:
    """What a list would change; long lists take a while."""
    ranked, plain = (
        proposals(roster, found.people, day, ranked=ranked) for ranked in (True, False)
    )
    known = any(one.rank for one in roster.officials)
    begins = not known or any(one.rank for one in found.people)
    return Preview(len(found.people), ranked, plain, begins, found.strange)


def proposals(
    roster: Roster, listed: Sequence[Listed], day: datetime.date, *, ranked: bool
) -> tuple[Proposal, ...]:
    """What a list would change in the roster as of a day. ranked: the order of the list is the
    order of listing. Those who serve and have a rank but are not in the list come last: they may
    have left.
    """
    ranks = _ranks(roster, listed, day) if ranked else {}
    found = [_proposal(roster, one, day, ranks) for one in listed]
    return (*found, *_gone(roster, listed, day))


def _ranks(roster: Roster, listed: Sequence[Listed], day: datetime.date) -> dict[str, int]:
    """The rank of each name of the list: as it numbers them, else in its order from where the
    first of them stands now, or behind all.
    """
    if any(one.rank for one in listed):
        return {one.name: one.rank for one in listed}
    named = dict.fromkeys(one.name for one in listed)
    serving = [one for one in roster.on(day) if one.rank]
    mine = [one.rank for one in serving if one.name in named]
    first = min(mine, default=max((one.rank for one in serving), default=0) + 1)
    return {name: first + at for at, name in enumerate(named)}


def _proposal(roster: Roster, one: Listed, day: datetime.date, ranks: dict[str, int]) -> Proposal:
    known = roster.ever(one.name)
    same = next((o for o in known if _alike(o.title, one.title) and o.serves(day)), None)
    same = same or next((o for o in known if _alike(o.title, one.title)), None)
    serving = [o for o in known if o.serves(day)]
    rank = ranks.get(one.name, one.rank)
    if same is not None:
        return _changed(same, one, rank)
    if len(serving) == 1 and one.title:
        return _moved(serving[0], one, rank)
    fresh = Official(
        name=one.name,
        title=one.title,
        rank=rank,
        since=one.since,
        until=one.until,
        note=one.note,
    )
    return Proposal(Turn.ADD, one.name, one.title, (fresh,), _term(fresh), _doubt(roster, one.name))


def _changed(before: Official, one: Listed, rank: int) -> Proposal:
    after = replace(
        before,
        title=one.title or before.title,
        rank=rank or before.rank,
        since=one.since or before.since,
        until=one.until or before.until,
        note=one.note or before.note,
    )
    turn = Turn.SAME if after == before else Turn.CHANGE
    return Proposal(turn, one.name, after.title, (after,), _difference(before, after))


def _moved(before: Official, one: Listed, rank: int) -> Proposal:
    """Another title: the one before ends where the list says when the new one began."""
    fresh = replace(before, title=one.title, rank=rank or before.rank, note=one.note or before.note)
    if one.since is None or (before.since is not None and one.since <= before.since):
        told = _difference(before, fresh)
        return Proposal(Turn.CHANGE, one.name, one.title, (fresh,), told)
    ended = replace(before, until=one.since - _ONE)
    made = Official(
        name=one.name,
        title=one.title,
        rank=rank or before.rank,
        since=one.since,
        until=one.until,
        note=one.note,
    )
    told = f"“{before.title}”记到{ended.until}为止，{_term(made)}"
    return Proposal(Turn.CHANGE, one.name, one.title, (ended, made), told)


def _gone(roster: Roster, listed: Sequence[Listed], day: datetime.date) -> Iterator[Proposal]:
    named = {one.name for one in listed}
    for one in roster.on(day):
        if one.rank and one.name not in named and (one.since is None or one.since < day):
            after = replace(one, until=day - _ONE)
            told = f"名单里没有；选上就记作{after.until}离任"
            yield Proposal(Turn.LEAVE, one.name, one.title, (after,), told)


def _doubt(roster: Roster, name: str) -> str:
    alike = sorted(serving(roster, None).sharing(name))
    near = next((other for other in alike if mistyped(name, other)), "")
    return f"和库里的“{near}”只差一字，请核对" if near else ""


def _alike(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _term(one: Official) -> str:
    parts = [f"{one.since}起" if one.since else "", f"到{one.until}为止" if one.until else ""]
    rank = f"次序 {one.rank}" if one.rank else ""
    return "，".join(filter(None, (*parts, rank)))


def _difference(before: Official, after: Official) -> str:
    """What differs, in words."""
    told = []
    for name, words in (
        ("title", "职务"),
        ("rank", "次序"),
        ("since", "任职"),
        ("until", "离任"),
        ("note", "备注"),
    ):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            told.append(f"{words}由“{old}”改为“{new}”" if old else f"{words}记为“{new}”")
    return "；".join(told)
