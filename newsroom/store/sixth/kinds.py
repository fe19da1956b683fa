"""Tables of kinds of copy as data, withdrawn pieces, corrections printed later."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
