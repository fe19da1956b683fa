"""Tables of likenesses of articles, keywords, imported past issues."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
