"""How far an article's reviews are, and what was changed after a signature."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.review import Review, ReviewStep, StepState, article_fingerprint
from newsroom.model.signoff import Paper
from newsroom.model.status import ArticleStatus


@dataclass(frozen=True, slots=True)
class Difference:
    """What was changed after a signature. before: the article as it was signed; after: as it is.
    told: the changes in words; touched: what of them keeps it from being a small one.
    """

    before: Article
    after: Article
    told: tuple[str, ...]
    touched: tuple[str, ...]

    @property
    def small(self) -> bool:
        """Whether one key signs it again: no name, title, figure, date or headline is touched."""
        return not self.touched


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an article's reviews are. status: as lists show it. steps: each with its state.
    changes: for a signature (uuid) that holds no more, what was changed since, in words. frozen:
    the issue that keeps it from being changed, in words; empty for none.
    """

    article: Article
    revision: str
    publication: str
    status: ArticleStatus
    steps: tuple[StepState, ...]
    reviews: tuple[Review, ...]
    changes: dict[str, tuple[str, ...]]
    papers: dict[str, Paper]
    following: ReviewStep | None
    frozen: str = ""

    @property
    def seen(self) -> str:
        """Fingerprint of the text that this tells of: what a signature on it is given to."""
        return article_fingerprint(self.article)

    @property
    def lapsed(self) -> tuple[StepState, ...]:
        """Steps that were signed before the text was changed."""
        return tuple(state for state in self.steps if state.lapsed)
