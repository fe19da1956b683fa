"""Reviews of articles, the steps that a publication asks for, and what was signed on paper."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.review import (
    USUAL_STEPS,
    Review,
    ReviewStep,
    article_fingerprint,
    slip_words,
)
from newsroom.model.signoff import Paper
from newsroom.model.status import ArticleStatus
from newsroom.store.database import Database
from newsroom.store.rows import from_json, from_row, to_json, to_row
from newsroom.store.stamps import Stamps


class Reviews:
    """The tables of reviews, their rules and paper signatures."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    # Steps ---------------------------------------------------------------------------------------

    def steps(self, publication: str) -> tuple[ReviewStep, ...]:
        """The steps that a publication's copy goes through; the usual ones where none were set."""
        sql = "SELECT steps FROM review_rule WHERE publication = ?"
        text = self._database.value(sql, (publication,))
        return USUAL_STEPS if text is None else from_json(tuple[ReviewStep, ...], text)

    def chosen(self, publication: str) -> bool:
        """Whether somebody set a publication's steps."""
        sql = "SELECT 1 FROM review_rule WHERE publication = ?"
        return self._database.value(sql, (publication,)) is not None

    def set_steps(self, publication: str, steps: Iterable[ReviewStep]) -> None:
        """Ask for these steps, in their own order."""
        chosen = set(steps)
        wanted = tuple(step for step in ReviewStep if step in chosen)
        columns = {"publication": publication, "steps": to_json(wanted)}
        self._database.put("review_rule", "publication", columns)

    # Reviews -------------------------------------------------------------------------------------

    def of(self, article: str) -> tuple[Review, ...]:
        """What was said of an article, oldest first."""
        return self.of_some([article]).get(article, ())

    def of_some(self, articles: Sequence[str]) -> dict[str, tuple[Review, ...]]:
        """What was said of each of some articles, oldest first; those without a word left out."""
        rows = self._database.rows(
            "SELECT * FROM review WHERE article IN (SELECT value FROM json_each(?)) "
            "ORDER BY article, clock, uuid",
            (json.dumps(list(articles)),),
        )
        found: dict[str, tuple[Review, ...]] = {}
        for row in rows:
            found[row["article"]] = (*found.get(row["article"], ()), from_row(Review, row))
        return found

    def slips(self, publication: str, articles: Sequence[Article]) -> dict[str, str]:
        """Who signed which step of some articles, in words for their printed slips; of none as
        long as nobody set steps for their publication and nothing was said of any of them.
        """
        said = self.of_some([article.uuid for article in articles])
        if not said and not self.chosen(publication):
            return {}
        steps = self.steps(publication)
        return {
            article.uuid: slip_words(
                steps, said.get(article.uuid, ()), article_fingerprint(article)
            )
            for article in articles
            if article.kind.story
        }

    def get(self, review: str) -> Review:
        """One of them. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM review WHERE uuid = ?", (review,))
        if row is None:
            raise NotFoundError("这次审签已经撤回")
        return from_row(Review, row)

    def add(self, review: Review) -> None:
        """Keep one, as the latest where it was never kept before."""
        clock = review.clock or self._stamps.clock()
        self._database.insert("review", to_row(review) | {"clock": clock})

    def remove(self, review: str) -> None:
        """Take one back. Raises NotFoundError."""
        self.get(review)
        self._database.execute("DELETE FROM review WHERE uuid = ?", (review,))

    def set_stage(self, article: str, stage: ArticleStatus) -> None:
        """Say how far the reviews have brought an article; its status follows. Raises
        NotFoundError.
        """
        if not self._database.update("article", "uuid", {"uuid": article, "stage": stage.value}):
            raise NotFoundError("稿库里没有这篇稿件")

    def stage(self, article: str) -> ArticleStatus:
        """How far the reviews have brought an article. Raises NotFoundError."""
        found = self._database.value("SELECT stage FROM article WHERE uuid = ?", (article,))
        if found is None:
            raise NotFoundError("稿库里没有这篇稿件")
        return ArticleStatus(found)

    def unfinished(self, publication: str) -> tuple[str, ...]:
        """A publication's articles of which something was said and that are in no frozen issue."""
        rows = self._database.rows(
            "SELECT DISTINCT a.uuid FROM review r JOIN article a ON a.uuid = r.article "
            "WHERE a.publication = ? AND a.status NOT IN ('released', 'printed') ORDER BY a.uuid",
            (publication,),
        )
        return tuple(row["uuid"] for row in rows)

    # Paper ---------------------------------------------------------------------------------------

    def papers(self, signatures: Iterable[str]) -> dict[str, Paper]:
        """Of some signatures those that were given on paper."""
        rows = self._database.rows(
            "SELECT * FROM paper WHERE signature IN (SELECT value FROM json_each(?))",
            (json.dumps(list(signatures)),),
        )
        return {row["signature"]: from_row(Paper, row, photo=row["photo"] or "") for row in rows}

    def add_paper(self, paper: Paper) -> None:
        """Keep what was signed on paper."""
        self._database.insert("paper", to_row(paper) | {"photo": paper.photo or None})

    def remove_paper(self, signature: str) -> None:
        """Forget that a signature was given on paper."""
        self._database.execute("DELETE FROM paper WHERE signature = ?", (signature,))
