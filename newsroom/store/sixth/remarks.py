"""Tables of remarks of proofreaders on articles and pages."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
