"""One article twice in an issue: the same one placed again, or another of (nearly) its words.

Two bodies are alike where half the runs of eight characters of the shorter one stand in the other:
a story filed twice keeps most of them after editing, two stories of one event share a few names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.preflight.snapshot import Found, Snapshot, at, of_article, titled

_RUN = 8
_SHARE = 0.5
_LEAST = 40  # runs: shorter pieces share an address or a telephone number
_HEADLINE = 6
_MARKS = re.compile(r"[\W_]+")


def twice(snapshot: Snapshot) -> Iterator[Found]:
    """An article placed more than once without being a jump."""
    seen: set[tuple[str, int]] = set()
    for page, placement, article in snapshot.placed():
        part = (article.uuid, placement.part)
        if part in seen:
            yield at(page, placement).found(
                f"{titled(article)}在本期排了两次",
                *(article.uuid, page.uuid),
                advice="撤下一处；要转版请用“版位—下转到…”",
            )
        seen.add(part)


def alike(snapshot: Snapshot) -> Iterator[Found]:
    """Two articles that are nearly the same."""
    stories = snapshot.stories
    shared = _shared(stories)
    for first, second in combinations(range(len(stories)), 2):
        one, other = stories[first], stories[second]
        why = _why(one, other, shared[first, second])
        if why:
            there = of_article(snapshot, one).where
            yield of_article(snapshot, other).found(
                f"{titled(other)}与{there}{titled(one)}{why}",
                *(one.uuid, other.uuid, one.body, other.body),
                advice="核对是不是同一篇稿件，留一篇",
            )


def before(snapshot: Snapshot) -> Iterator[Found]:
    """Articles that the library holds already, printed or in another issue; pairs within the issue
    are told by `alike`, excused ones not at all.
    """
    here = {article.uuid for article in snapshot.stories}
    for article in snapshot.stories:
        for one in snapshot.before.get(article.uuid, ()):
            if one.uuid in here:
                continue
            yield of_article(snapshot, article).found(
                f"{titled(article)}与{one.place}《{one.headline}》{one.percent}",
                *(article.uuid, one.uuid, article.body),
                advice="点“统计与档案—查重稿”并排核对；确实不是重稿，就记“不算重稿”",
            )


def _shared(stories: Sequence[Article]) -> Counter[tuple[int, int]]:
    """How many runs each two stories have in common."""
    owners: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(stories):
        for run in _runs(article.body):
            owners[run].append(number)
    several = (numbers for numbers in owners.values() if len(numbers) > 1)
    return Counter(pair for numbers in several for pair in combinations(numbers, 2))


def _why(one: Article, other: Article, shared: int) -> str:
    """In what two articles are the same; empty where in nothing."""
    heads = [_plain(article.headline) for article in (one, other)]
    if heads[0] == heads[1] and len(heads[0]) >= _HEADLINE:
        return "标题相同"
    least = min(len(_runs(one.body)), len(_runs(other.body)))
    return "内容雷同" if least >= _LEAST and shared >= _SHARE * least else ""


@lru_cache(maxsize=512)
def _runs(body: str) -> frozenset[str]:
    text = _plain(markup.visible(body))
    return frozenset(text[at : at + _RUN] for at in range(len(text) - _RUN + 1))


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
