"""Tables of who sits at the keyboard, contributors with their names and units."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
