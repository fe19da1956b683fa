"""Tables of the rule packs of proofreading and of where they are switched on or off."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
