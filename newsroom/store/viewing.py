"""A library that is looked at and never written: read, searched, set, exported, printed.

What is open is a copy taken by reading alone (`store.still`); the library's own file, its folder
and its pictures stay as they are, whoever is writing them.
"""

# ruff: noqa: PLC0415 - as in `store.parts`

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from newsroom.errors import Bar, LibraryError, RefusedError
from newsroom.job import Job
from newsroom.store import places, still
from newsroom.store.database import Database
from newsroom.store.library import Library, check_kind, check_sound, migrate
from newsroom.store.lock import Holder, holder
from newsroom.store.media import Media
from newsroom.store.schema import SCHEMA_VERSION
from newsroom.store.stamps import Now, utc_now

if TYPE_CHECKING:
    from newsroom.store.pictures import Pictures
    from newsroom.store.still import Mark, Still

REFUSED = "稿库是只读打开的，不能改"
_KEPT = "没有改动"
_ADVICE = "要改，请点窗口上方的“再试着打开来写”"
# Made anew whenever they are missing or old; in the copy they may be kept up.
_DERIVED = frozenset(
    f"{name}{part}"
    for name in ("gram", "roll", "page_fit", "likeness", "likeness_mark", "alike")
    for part in ("", "_data", "_idx", "_config")
)


@dataclass(frozen=True, slots=True)
class Viewed:
    """What a library is looked at for, and as of when.

    source: the library. bar: what bars writing. holder: who writes it, where that is known. time:
    when it was read. mark: what tells later whether it was written since.
    """

    source: Path
    bar: Bar
    holder: Holder | None
    time: datetime.datetime
    mark: Mark

    def changed(self) -> bool:
        """Whether the library was written since it was read, or is out of reach. Slow where the
        network is.
        """
        return still.mark(self.source) != self.mark


class View(Library):
    """A library over a copy; every attempt to write raises RefusedError."""

    def __init__(self, database: Database, copied: Still, viewed: Viewed, now: Now) -> None:
        super().__init__(database, copied, now)
        self.viewed = viewed
        self._copied = copied

    @classmethod
    def over(cls, copied: Still, bar: Bar, *, now: Now = utc_now) -> View:
        """Open the copy of a library, which goes when this is closed."""
        database: Database | None = None
        try:
            database = Database(copied.file, shown=copied.source)
            source = copied.source
            viewed = Viewed(source, bar, holder(source), copied.time, copied.mark)
            view = cls(database, copied, viewed, now)
            database.seal((REFUSED, _KEPT, _ADVICE), _DERIVED)
        except BaseException:
            if database is not None:
                database.close()
            copied.release()
            raise
        return view

    @cached_property
    def pictures(self) -> Pictures:
        """Picture originals, where they lie."""
        from newsroom.store.pictures import Pictures

        renditions = self._copied.file.parent / "renditions"
        return Pictures(self._database, _Sealed(self.media, renditions), self._stamps)


def copied(path: Path, job: Job) -> Still:
    """The copy that a view stands on, checked; one of an older schema is brought up to date, the
    copy alone. Long on large libraries; runs in any thread.

    Raises FileError where it cannot be read or is no library, damaged, newer than the program;
    CancelledError.
    """
    path = Path(path).resolve()
    places.check_readable(path)
    found = still.take(path, job)
    try:
        job.report(1.0, "正在核对稿库")
        _check(found)
    except BaseException:
        found.release()
        raise
    return found


def _check(copied: Still) -> None:
    database = Database(copied.file, shown=copied.source)
    try:
        version = check_kind(database)
        check_sound(database)
        if version < SCHEMA_VERSION:
            migrate(database)
    finally:
        database.close()


def barred(error: BaseException) -> Bar | None:
    """What bars writing a library that can be looked at all the same; None where it cannot be."""
    bars = (Bar.HELD, Bar.NO_WRITING, Bar.NETWORK)
    return error.bar if isinstance(error, LibraryError) and error.bar in bars else None


class _Sealed(Media):
    """Originals that are only read; pictures as they are printed are kept elsewhere."""

    def __init__(self, folder: Path, renditions: Path) -> None:
        super().__init__(folder)
        self._renditions = renditions

    @property
    def renditions(self) -> Path:
        """In the copy's folder."""
        return self._renditions

    def keep(self, *_source: object, **_options: object) -> NoReturn:
        """Take nothing in. Raises RefusedError."""
        raise RefusedError(REFUSED, kept=_KEPT, advice=_ADVICE)
