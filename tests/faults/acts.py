"""What the program is killed at. Each act is done in a process that dies of it; what must be there
afterwards is looked at in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.desk.desk import Desk
from tests.faults import copy_acts, file_acts, opening_acts, past_acts, typing_act
from tests.faults.ground import Ground, Tell, Told


@dataclass(frozen=True, slots=True)
class Act:
    """One act. run: in the process that is killed. check: yields what is wrong afterwards, with the
    library open. ready: prepares the ground beforehand. kind: what must be loaded for it. old: its
    library comes without originals. new: there may be none afterwards.
    """

    run: Callable[[Ground, Tell], None]
    check: Callable[[Ground, Desk, Told], Iterator[str]]
    ready: Callable[[Ground], None] = lambda _ground: None
    kind: str = "desk"
    old: bool = False
    new: bool = False


def _migrating(schema: int) -> Act:
    opening = opening_acts
    return Act(opening.migrate, opening.migrated, opening.old(schema), old=True)


ACTS: dict[str, Act] = {
    "save": Act(copy_acts.save, copy_acts.saved),
    "take": Act(copy_acts.take, copy_acts.taken),
    "assemble": Act(copy_acts.assemble, copy_acts.assembled, kind="press"),
    "export": Act(file_acts.export, file_acts.exported, kind="press"),
    "hand": Act(file_acts.hand, file_acts.handed),
    "make": Act(opening_acts.make, opening_acts.made, opening_acts.bare, new=True),
    "copy": Act(file_acts.copy, file_acts.copied),
    "back-up": Act(file_acts.back_up, file_acts.backed_up),
    "restore": Act(past_acts.restore, past_acts.restored, past_acts.backed_up),
    "purge": Act(past_acts.purge, past_acts.purged, past_acts.secret),
    **{f"migrate-{schema}": _migrating(schema) for schema in range(1, 7)},
    "type": Act(typing_act.run, typing_act.check, kind="window"),
    "type-busy": Act(typing_act.run_busy, typing_act.check, kind="window"),
}
