"""Versions of articles as acts of an editor: saved with an event, and with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsroom.desk import keeping
from newsroom.desk.undo import Step, Steps
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.store.library import Library


class Versions:
    """Saves new versions of articles that are in the library."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def save(self, article: Article, reason: str, label: str) -> bool:
        """Make a version of what stands in the editor; the draft is then settled.

        label: what undo calls it. False where nothing had changed. Raises NotFoundError.
        """
        before = self._library.history.head(article.uuid)
        stood = keeping.standing(self._library, (article,))
        with self._library.transaction():
            after = keeping.save(self._library, article, person=self._person(), reason=reason)
            self._library.history.drop_draft(article.uuid)
            if after.uuid == before.uuid:
                return False
            self._library.events.append(self._person(), reason, (article.uuid, after.uuid))
        left = keeping.standing(self._library, (article,))
        self.remember(label, (before.article,), (after.article,), keeping.Ends(stood, left))
        return True

    def remember(
        self,
        label: str,
        before: Sequence[Article],
        after: Sequence[Article],
        ends: keeping.Ends = keeping.NO_ENDS,
    ) -> None:
        """Make a change of articles, already saved, one step that can be undone and redone.

        ends: the kept line ends of their placements, which come back with the text.
        """

        def unchanged(done: bool) -> bool:
            return all(
                self._library.history.draft(article.uuid) is None
                and self._library.articles.get(article.uuid) == article
                for article in (after if done else before)
            )

        self._steps.record(
            Step(
                label,
                lambda: self._put(before, "撤销", ends),
                lambda: self._put(after, "重做"),
                unchanged,
            )
        )

    def _put(
        self, articles: Sequence[Article], reason: str, ends: keeping.Ends = keeping.NO_ENDS
    ) -> Change:
        with self._library.transaction():
            back = keeping.coming_back(self._library, ends)
            made = [
                keeping.save(self._library, article, person=self._person(), reason=reason)
                for article in articles
            ]
            keeping.restore(self._library, back)
            ids = [uuid for version in made for uuid in (version.article.uuid, version.uuid)]
            self._library.events.append(self._person(), reason, ids)
        uuids = frozenset(article.uuid for article in articles)
        return Change(label=reason, articles=uuids, pool=True)
