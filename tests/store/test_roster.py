"""The 人名职务库: entries with their time, and an issue's own order of leaders."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.issue import Issue
from newsroom.model.roster import Official
from newsroom.store.library import Library

FORMER = Official(name="方守成", rank=1, title="区长", until=date(2024, 4, 30), note="调市里")
NEXT = Official(name="田禾", rank=1, title="区长", since=date(2024, 5, 1))
DEPUTY = Official(name="陆远", rank=2, title="副区长")
CLERK = Official(name="童立", title="区水利局局长")


def test_entries_stand_in_the_order_of_listing_and_serve_for_their_time(library: Library) -> None:
    library.officials.put((CLERK, DEPUTY, NEXT, FORMER))
    roster = library.officials.roster()
    assert {roster.officials[0], roster.officials[1]} == {FORMER, NEXT}
    assert roster.officials[2:] == (DEPUTY, CLERK)
    assert roster.on(date(2024, 4, 30)) == (FORMER, DEPUTY, CLERK)
    assert roster.on(date(2024, 5, 1)) == (NEXT, DEPUTY, CLERK)
    assert roster.ever("田禾") == (NEXT,)
    library.officials.remove([CLERK.uuid])
    assert "童立" not in library.officials.roster().names


def test_an_entry_without_a_name_or_with_its_time_reversed_is_refused(library: Library) -> None:
    with pytest.raises(RefusedError, match="没有写姓名"):
        library.officials.put((DEPUTY, Official(name=" ")))
    wrong = Official(name="陆远", since=date(2024, 5, 1), until=date(2024, 4, 1))
    with pytest.raises(RefusedError, match="任期"):
        library.officials.put((wrong,))
    assert library.officials.roster().officials == ()


def test_an_issue_may_put_its_leaders_in_an_order_of_its_own(
    library: Library, issue: Issue
) -> None:
    library.officials.put((CLERK, DEPUTY, NEXT, FORMER))
    day = date(2024, 6, 1)
    assert [one.name for one in library.officials.leaders(issue.uuid, day)] == ["田禾", "陆远"]
    library.officials.set_order(issue.uuid, ("陆远",))
    assert [one.name for one in library.officials.leaders(issue.uuid, day)] == ["陆远", "田禾"]
    first, second = library.officials.roster(issue.uuid).on(day)[:2]
    assert (first.name, second.name) == ("陆远", "田禾")
    assert library.officials.roster().on(day)[0] == NEXT
    library.officials.set_order(issue.uuid, ())
    assert library.officials.order(issue.uuid) == ()
    with pytest.raises(NotFoundError):
        library.officials.set_order("nowhere", ("陆远",))


def test_an_issue_with_an_order_of_its_own_can_be_taken_back(
    library: Library, issue: Issue
) -> None:
    library.officials.set_order(issue.uuid, ("陆远",))
    library.issues.remove(issue.uuid)
    assert library.officials.order(issue.uuid) == ()
