"""Tables of three reviews, signatures on articles, slips, paper signatures, frozen issues."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
