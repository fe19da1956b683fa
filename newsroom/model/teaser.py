"""Teasers (导读): lines on page one that name stories of other pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """One line of an issue's 导读; its page number follows the story's placement.

    article: the story's identity. words: what the line says; empty for the story's headline.
    """

    issue: str
    article: str
    words: str = ""
