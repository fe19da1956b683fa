"""Where the program that holds a library answers: told in the library's lock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.store.lock import Holder, holder
from newsroom.store.places import network_kind

__all__ = ["Holder", "age", "held_here"]


def held_here(libraries: Iterable[Path]) -> Iterator[Holder]:
    """Who holds some libraries on this computer, as far as their locks say; those on the network
    are not asked, for a server that is gone keeps whoever asks waiting.
    """
    for library in dict.fromkeys(libraries):
        found = None if network_kind(library) else holder(library)
        if found is not None and found.here:
            yield found


def age(held: Holder) -> float:
    """For how many seconds somebody has held a library."""
    return (datetime.datetime.now(datetime.UTC) - held.since).total_seconds()
