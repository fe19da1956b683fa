"""What waits in an issue's pool, asked as the article list asks."""

from __future__ import annotations

from newsroom.model.listing import ArticleFilter
from newsroom.store.library import Library


def pool(library: Library, issue: str) -> tuple[str, ...]:
    """Identities of the issue's articles that stand on no page."""
    lines = library.articles.summaries(ArticleFilter(issue=issue, placed=False))
    return tuple(line.uuid for line in lines)
