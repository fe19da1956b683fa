"""The event log's rows: who did what when, by identities and fingerprints, never text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act at one desk.

    desk, sequence: its place in the desk's own chain. clock: logical, later than all that the
    library held when it was written. ids: records it touched. fingerprint: of what was seen or
    left. previous, fingerprint, hash: hexadecimal SHA-256; the first event follows "".
    """

    desk: str
    sequence: int
    clock: int
    time: datetime.datetime
    person: str
    verb: str
    ids: tuple[str, ...]
    fingerprint: str
    previous: str
    hash: str
