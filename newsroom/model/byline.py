"""The byline that stands with an article's text; what its captions say is not said again."""

from __future__ import annotations

from newsroom.model.article import Article
from newsroom.model.credit import Role, byline


def printed_byline(article: Article) -> str:
    """Names and source unit without brackets; photographers named in captions stay there."""
    captioned = {name for slot in article.slots for name in slot.photographers}
    writers = {c.name for c in article.credits if c.role is not Role.PHOTOGRAPHER}
    people = [
        credit
        for credit in article.credits
        if credit.role is not Role.PHOTOGRAPHER
        or credit.name not in captioned
        or (writers and writers <= captioned)
    ]
    return " ".join(part for part in (byline(people), article.source_unit) if part)
