"""Tables of the 人名职务库."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
