"""Backups of a library: what one is, why it was made, and which are kept as time passes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Reason(StrEnum):
    """Why a backup was made."""

    START = "start"
    HOURLY = "hourly"
    HAND = "hand"
    MIGRATION = "migration"
    RESTORE = "restore"
    UNKNOWN = "unknown"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self]

    @property
    def automatic(self) -> bool:
        """Whether it may be thinned out: nobody asked for it, and the next one says more."""
        return self in (Reason.START, Reason.HOURLY)


_WORDS = {
    Reason.START: "启动时",
    Reason.HOURLY: "每小时",
    Reason.HAND: "手工备份",
    Reason.MIGRATION: "升级以前",
    Reason.RESTORE: "恢复以前",
    Reason.UNKNOWN: "来历不明",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: a library's file, with the originals of its pictures in the folder beside it.

    size: bytes of the file. schema: the format it is of. verified: when it was last opened and
    found whole, None where it never was. faults: what was found then, Chinese sentences. articles,
    issues, pictures: how many it holds. absent: how many of the pictures have no sound original in
    the backups' folder. marker: equal for two states of a library in which nothing differs that
    people did. sha256: of the file. second: lies in the second place.
    """

    path: Path
    time: datetime.datetime
    reason: Reason
    size: int
    schema: int = 0
    verified: datetime.datetime | None = None
    faults: tuple[str, ...] = ()
    articles: int = 0
    issues: int = 0
    pictures: int = 0
    absent: int = 0
    marker: str = ""
    sha256: str = ""
    second: bool = False

    @property
    def sound(self) -> bool:
        """Whether it was opened and nothing was wrong with it."""
        return self.verified is not None and not self.faults


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many automatic backups stay: all of the last day that has any, then the last of each of
    so many days and weeks that have any. Days without work do not count, nor does the clock: set
    wrong, it would make everything seem old.
    """

    days: int = 30
    weeks: int = 52


def superfluous(backups: Iterable[Backup], keeping: Keeping) -> tuple[Backup, ...]:
    """The backups that may go, oldest first. Never one that a person made or that was made before
    a restore or a migration; never the newest, nor the newest sound one; a day is stood for by its
    newest sound backup, where it has one.
    """
    newest_first = sorted(backups, key=lambda one: one.time, reverse=True)
    automatic = [one for one in newest_first if one.reason.automatic]
    kept = {one.path for one in newest_first if not one.reason.automatic}
    kept |= {one.path for one in newest_first[:1]}
    kept |= {one.path for one in [one for one in newest_first if one.sound][:1]}
    days = _in_parts(automatic, _day)
    if days:
        kept |= {one.path for one in days[0]}
    kept |= _best(days[: max(keeping.days, 1)])
    kept |= _best(_in_parts(automatic, _week)[: max(keeping.weeks, 0)])
    return tuple(one for one in reversed(automatic) if one.path not in kept)


def _best(parts: list[list[Backup]]) -> set[Path]:
    return {next((one for one in part if one.sound), part[0]).path for part in parts}


def _in_parts(backups: list[Backup], part: Callable[[Backup], object]) -> list[list[Backup]]:
    found: dict[object, list[Backup]] = {}
    for backup in backups:
        found.setdefault(part(backup), []).append(backup)
    return list(found.values())


def _day(backup: Backup) -> object:
    return backup.time.astimezone().date()


def _week(backup: Backup) -> object:
    return backup.time.astimezone().date().isocalendar()[:2]
