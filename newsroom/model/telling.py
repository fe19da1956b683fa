"""Whose activities an article tells of.

An article's leader is the highest-ranked one named in its headings, else in its first paragraph.
Names are matched as whole strings, longest first, so that a short name inside a longer one of
another leader does not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.markup import ParagraphKind
from newsroom.model.roster import Official


def leader_of(article: Article, leaders: Sequence[Official]) -> Official | None:
    """The leader an article tells of; None where it names none."""
    headings = "\n".join((article.kicker, article.headline, article.subhead))
    return _first_named(headings, leaders) or _first_named(_opening(article), leaders)


def _first_named(text: str, leaders: Sequence[Official]) -> Official | None:
    names = sorted({leader.name for leader in leaders if leader.name}, key=lambda n: (-len(n), n))
    if not names or not text.strip():
        return None
    found = set(re.findall("|".join(map(re.escape, names)), text))
    named = [leader for leader in leaders if leader.name in found]
    return min(named, key=lambda leader: leader.rank, default=None)


def _opening(article: Article) -> str:
    """The first paragraph of an article's text."""
    return next(
        (p.text for p in markup.parse(article.body) if p.kind is ParagraphKind.TEXT and p.text), ""
    )
