"""Closings: what closes a page that is short of copy, or has more than it holds."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.placement import Placement


@dataclass(frozen=True, slots=True)
class Closing:
    """One way to close a page. words: what to do, in Chinese.

    kind: what it asks for ("cut", "crop", "pool", "filler"). article: whose text or picture it
    changes, or what it would place; empty where it names none. placement: where that would stand.
    """

    words: str
    kind: str
    article: str = ""
    placement: Placement | None = None
