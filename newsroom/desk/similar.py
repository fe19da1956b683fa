"""重稿: what the library holds that says the same, judged when copy comes or changes, shown side by
side, and excused where it is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from newsroom.desk.earlier import earlier
from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.similar import Earlier, Pair
from newsroom.store.library import Library
from newsroom.store.likenesses import text_of
from newsroom.text.likeness import alike, print_of

_AT_ONCE = 400
_NEAREST = 12  # articles compared by text
_EXCUSE = "记为不算重稿"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of one article. new: of it, what was not known before. left: how many others
    wait to be looked at.
    """

    article: Earlier
    found: tuple[Earlier, ...]
    new: tuple[Earlier, ...]
    left: int


class Similar:
    """The verbs of likeness. Looking at one article takes some ten milliseconds, also in a library
    of two hundred thousand.
    """

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def prepare(self, job: Job) -> None:
        """Make the marks of all articles that have none yet, as in a library of an older program.
        Raises CancelledError; what was made stays.
        """
        left = everything = self._library.likenesses.pending()
        while left:
            job.report(1 - left / everything, "正在比对旧稿")
            left = self._library.likenesses.make_more(_AT_ONCE)

    def to(self, article: Article) -> tuple[Earlier, ...]:
        """What the library holds that says the same as an article, itself left out, the most alike
        first. The article need not be of the library.
        """
        return self._found(self._shares(article))

    def look(self, article: str) -> Looked:
        """Look what an article of the library is like, and keep that. Raises NotFoundError."""
        likenesses = self._library.likenesses
        shares = self._shares(self._library.articles.get(article))
        new = likenesses.judge(article, shares)
        found = self.known(article)
        (line,) = earlier(self._library, [article]).values()
        fresh = tuple(one for one in found if one.uuid in new)
        return Looked(line, found, fresh, likenesses.waiting())

    def look_on(self) -> Looked | None:
        """Look at the latest article that nobody looked at since it came or changed; None where
        there is none.
        """
        waiting = self._library.likenesses.unjudged(1)
        return self.look(waiting[0]) if waiting else None

    def known(self, article: str) -> tuple[Earlier, ...]:
        """What an article was found to be like and is not excused, the most alike first."""
        pairs = self._library.likenesses.pairs(article)
        shares = [(_other(pair, article), pair.share) for pair in pairs]
        return self._found(shares)

    def known_of(self, articles: Iterable[str]) -> dict[str, tuple[Earlier, ...]]:
        """The same of several articles; those that are like none are left out."""
        found = {article: self.known(article) for article in articles}
        return {article: those for article, those in found.items() if those}

    def open(self, limit: int = 200) -> tuple[tuple[Earlier, Earlier], ...]:
        """The pairs still to be decided, each the later article first."""
        pairs = self._library.likenesses.open_pairs(limit)
        lines = earlier(self._library, [u for pair in pairs for u in (pair.article, pair.other)])
        return tuple(
            (lines[pair.article], replace(lines[pair.other], share=pair.share))
            for pair in pairs
            if pair.article in lines and pair.other in lines
        )

    def both(self, one: str, other: str) -> tuple[Article, Article]:
        """Two articles, to be shown side by side. Raises NotFoundError."""
        return self._library.articles.get(one), self._library.articles.get(other)

    def excuse(self, article: str, other: str) -> Change:
        """Say that two articles are no repetition: they are not warned of again. Raises
        NotFoundError where they were not found alike.
        """
        for pair in self._library.likenesses.pairs(article):
            if _other(pair, article) == other:
                return self._act(pair)
        raise NotFoundError("这两篇没有列为重稿", kept="没有改动")

    def _act(self, pair: Pair) -> Change:
        person = self._person() or "编辑"
        change = self._keep(pair, person, _EXCUSE)
        self._steps.record(
            Step(
                _EXCUSE,
                partial(self._keep, pair, None, f"撤销{_EXCUSE}"),
                partial(self._keep, pair, person, f"重做{_EXCUSE}"),
                lambda done: self._stands(pair, excused=done),
            )
        )
        return change

    def _keep(self, pair: Pair, person: str | None, verb: str) -> Change:
        ids = (pair.article, pair.other)
        with self._library.transaction():
            self._library.likenesses.excuse(pair, person)
            self._library.events.append(self._person(), verb, ids)
        return Change(label=verb, articles=frozenset(ids))

    def _stands(self, pair: Pair, *, excused: bool) -> bool:
        now = self._library.likenesses.pairs(pair.article, excused=True)
        return any(p.other == pair.other and bool(p.excused) is excused for p in now)

    def _shares(self, article: Article) -> list[tuple[str, float]]:
        """The articles that are judged to be the same story, with what they share to the letter."""
        mine = print_of(text_of(article))
        if not mine.telling:
            return []
        near = self._library.likenesses.near(mine, _NEAREST, without=article.uuid)
        texts = {other.uuid: text_of(other) for other in self._library.articles.each(near)}
        judged = alike({uuid: mine.share(print_of(text)) for uuid, text in texts.items()})
        exact = print_of(text_of(article), figures=True) if judged else mine
        return [(uuid, exact.share(print_of(texts[uuid], figures=True))) for uuid in judged]

    def _found(self, shares: Sequence[tuple[str, float]]) -> tuple[Earlier, ...]:
        if not shares:
            return ()
        lines = earlier(self._library, [uuid for uuid, _ in shares])
        found = [replace(lines[u], share=share) for u, share in shares if u in lines]
        return tuple(sorted(found, key=lambda one: (-one.share, one.uuid)))


def _other(pair: Pair, article: str) -> str:
    return pair.other if pair.article == article else pair.article
