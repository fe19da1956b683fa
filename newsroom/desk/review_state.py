"""How far an article's reviews are, and what was changed after a signature."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.review import Review, ReviewStep, StepState, article_fingerprint
from newsroom.model.signoff import Paper
from newsroom.model.status import ArticleStatus
from newsroom.store.library import Library


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

    @property
    def wanting(self) -> str:
        """What its reviews want, in words (还没有终审；一审签后有改动：…); empty for none."""
        missing = "、".join(state.step.text for state in self.steps if state.review is None)
        words = [f"还没有{missing}"] if missing else []
        for state in self.lapsed:
            assert state.review is not None
            changes = "、".join(self.changes.get(state.review.uuid, ()))
            words.append(
                f"{state.step.text}（{state.review.person}）签后有改动"
                + (f"：{changes}" if changes else "")
            )
        return "；".join(words)


def known_names(library: Library) -> tuple[str, ...]:
    """People whom a change must not touch to be small: who stands in the 人名职务库, and all
    who ever signed copy.
    """
    leaders = (one.name for one in library.officials.roster().officials)
    contributors = (one.name for one in library.contributors.all())
    return tuple(name for name in dict.fromkeys((*leaders, *contributors)) if len(name) > 1)


def read_dictionary() -> None:
    """Read what tells names from words, which takes about a second at its first use: long, and
    runs anywhere.
    """
    from newsroom.text.words import cut  # noqa: PLC0415 - that is what is loaded here

    cut("")
