"""Tables of packages that went out and came back, and who holds which page."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
