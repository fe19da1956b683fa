"""Which backups stay."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from newsroom.model.backup import Backup, Keeping, Reason, superfluous

NOON = datetime.datetime(2026, 7, 1, 12).astimezone()  # noon where the test runs


def backup(
    days: float, *, reason: Reason = Reason.HOURLY, sound: bool = True, hours: float = 0
) -> Backup:
    """A backup so long before a certain noon."""
    time = NOON - datetime.timedelta(days=days, hours=hours)
    return Backup(
        path=Path(f"{time:%Y%m%dT%H%M%S}-{reason}-{sound}"),
        time=time,
        reason=reason,
        size=1,
        verified=time if sound else None,
    )


def test_all_of_the_last_day_stay_and_one_of_each_day_before() -> None:
    today = [backup(0, hours=hour) for hour in range(4)]
    before = [backup(1, hours=hour) for hour in range(4)]
    assert superfluous([*today, *before], Keeping()) == tuple(reversed(before[1:]))


def test_a_year_comes_to_one_of_each_day_of_a_month_and_one_of_each_week() -> None:
    year = [backup(day) for day in range(400)]
    gone = superfluous(year, Keeping(30, 52))
    kept = [one for one in year if one not in gone]
    assert kept[:30] == year[:30]
    assert len(kept) in range(76, 80)
    gaps = {(one.time - other.time).days for one, other in pairwise(kept[31:])}
    assert gaps == {7}


@pytest.mark.parametrize("reason", [Reason.HAND, Reason.RESTORE, Reason.MIGRATION, Reason.UNKNOWN])
def test_what_a_person_made_stays(reason: Reason) -> None:
    made = backup(3000, reason=reason)
    days = [backup(day) for day in range(100)]
    assert made not in superfluous([made, *days], Keeping(1, 0))


def test_the_newest_sound_one_stays_however_old() -> None:
    sound = backup(500)
    spoilt = [backup(day, sound=False) for day in range(100)]
    gone = superfluous([sound, *spoilt], Keeping(1, 0))
    assert sound not in gone and spoilt[0] not in gone
    assert len(gone) == 99


def test_a_sound_one_stands_for_its_day() -> None:
    late = backup(1, sound=False)
    early = backup(1, hours=5)
    assert superfluous([backup(0), late, early], Keeping()) == (late,)


def test_a_clock_that_jumped_ahead_takes_nothing_away() -> None:
    days = [backup(day) for day in range(30)]
    ahead = backup(-2000)
    assert superfluous([ahead, *days], Keeping(31, 0)) == ()


def test_without_any_there_is_nothing_to_take_away() -> None:
    assert superfluous((), Keeping()) == ()
