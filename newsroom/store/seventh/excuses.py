"""Tables of the faults that an editor let stand, and of what proofreading last found."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
