"""Related earlier stories while one is written: those that are about the same, by its keywords."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from newsroom.desk.earlier import earlier
from newsroom.model.article import Article
from newsroom.model.markup import visible
from newsroom.model.similar import Earlier
from newsroom.store.library import Library
from newsroom.text import words
from newsroom.text.keywords import Keyword, digest, keywords

_WORDS = 8
_EACH = 240  # articles asked for by one word, the newest
_READ = 24  # articles whose texts are looked at
_SHOWN = 8
_IN_HEADLINE = 2.0
_LEAST = 2  # words in common, one of them in a headline


@dataclass(frozen=True, slots=True)
class About:
    """What a story is about. words: its keywords, the weightiest first; digest: one sentence."""

    words: tuple[Keyword, ...] = ()
    digest: str = ""


def ready() -> bool:
    """Whether the dictionary was read; reading it takes some tenths of a second."""
    return words.ready()


def about(article: Article) -> About:
    """What a story is about. Takes some milliseconds, more at first use; touches no library."""
    body = visible(article.body)
    head = f"{article.kicker}\n{article.headline}\n{article.subhead}"
    return About(keywords(head, body, _WORDS), digest(head, body))


def related(
    library: Library, article: Article, found: About, limit: int = _SHOWN
) -> tuple[Earlier, ...]:
    """Earlier stories about the same, those most to the point first; itself, the bin, fillers and
    withdrawn pieces left out.
    """
    weights = {each.word: each.weight for each in found.words}
    likely = _likely(library, article, found.words)
    scored = []
    for other in library.articles.each(likely):
        score, shared, headed = _common(other, article, weights)
        if len(shared) >= _LEAST and headed:
            scored.append((score, other.uuid, shared))
    scored.sort(reverse=True)
    best = {uuid: shared for _, uuid, shared in scored[: limit * 2]}
    lines = earlier(library, list(best))
    kept = [replace(one, shared=best[one.uuid]) for one in lines.values() if not one.withdrawn]
    return tuple(kept[:limit])


def _likely(library: Library, article: Article, found: Sequence[Keyword]) -> list[str]:
    """The articles that hold most of the words, by the index of pairs of characters alone; none
    as long as an older library's texts are not all in it.
    """
    if library.pool.unindexed():
        return []
    scores: dict[str, float] = defaultdict(float)
    for each in found:
        bearers = library.likenesses.bearing(each.word, _EACH)
        worth = each.weight * log(2 + _EACH / (1 + len(bearers)))
        for uuid in bearers:
            scores[uuid] += worth
    scores.pop(article.uuid, None)
    best = sorted(scores, key=lambda uuid: (scores[uuid], uuid), reverse=True)
    return best[:_READ]


def _common(
    other: Article, article: Article, weights: dict[str, float]
) -> tuple[float, tuple[str, ...], bool]:
    """How much to the point an article is; the words both are about; whether a headline has one."""
    head = other.kicker + other.headline + other.subhead
    body = visible(other.body)
    score, shared, headed = 0.0, [], False
    for word, weight in weights.items():
        if word in head:
            score += weight * _IN_HEADLINE
            headed = True
        elif word in body:
            score += weight
            headed = headed or word in article.headline
        else:
            continue
        shared.append(word)
    return score, tuple(shared), headed
