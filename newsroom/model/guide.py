"""Teasers (导读) with what they say and the page they send to, as the edition stands now."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.edition import Edition
from newsroom.model.teaser import Teaser

GUIDE = "导读"


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One line of a 导读. page: 3版; empty where the story stands on no page."""

    words: str
    page: str


def guide_lines(edition: Edition) -> tuple[GuideLine, ...]:
    """The issue's teasers in their order; one that names nothing that could be printed is left
    out, as is one whose story is in the bin: it is kept, for the story may come back.
    """
    found = (
        GuideLine(_words(edition, each), _page(edition, each))
        for each in edition.teasers
        if each.article in edition.articles
    )
    return tuple(line for line in found if line.words)


def adrift(edition: Edition) -> tuple[str, ...]:
    """What is wrong with the teasers, for the page editor."""
    return tuple(
        f"导读“{_words(edition, teaser) or '（稿件已不在）'}”的稿件没有上版"
        for teaser in edition.teasers
        if not _page(edition, teaser)
    )


def _words(edition: Edition, teaser: Teaser) -> str:
    """Its own words or the story's headline, whose line breaks become spaces."""
    if teaser.words.strip():
        return " ".join(teaser.words.split())
    article = edition.articles.get(teaser.article)
    return "\u3000".join(article.headline.split()) if article else ""


def _page(edition: Edition, teaser: Teaser) -> str:
    """The page where the story begins."""
    for part in edition.parts(teaser.article):
        for page in edition.pages:
            if page.uuid == part.page:
                return f"{page.number}版"
    return ""
