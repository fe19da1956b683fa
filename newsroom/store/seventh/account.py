"""Tables of the 差错率账 and of what outside readers wrote."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
