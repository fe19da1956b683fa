"""Clearing away what a session that was ended hard had written aside and could not finish.

Only its holder of the writer's lock does it: nobody else writes beside the library then. What bears
a name of its own is never touched.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_ENDS = ("", "-journal", "-wal", "-shm")
_ASIDE = (".incoming-*", "renditions/??/.*-*")


def sweep(library: Path) -> None:
    """Remove what lies half written beside a library and in its folder of originals. What cannot be
    removed stays.
    """
    made = library.with_name(library.name + ".part")
    left = [made.with_name(made.name + end) for end in _ENDS]
    media = library.with_suffix(".media")
    for pattern in _ASIDE:
        left += media.glob(pattern)
    for path in left:
        with suppress(OSError):
            path.unlink(missing_ok=True)
