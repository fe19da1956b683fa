"""Which corrections are not yet in our own copy, and where in it their words still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.edition import Edition
from newsroom.preflight.wording import wordings


@dataclass(frozen=True, slots=True)
class Stale:
    """Where words to be corrected still stand. offset: in the body's markup, -1 for elsewhere;
    field, slot: as in `Finding`.
    """

    article: str
    field: str
    slot: int = -1
    offset: int = -1


def stale(edition: Edition, corrections: Iterable[Correction]) -> Mapping[str, Stale]:
    """Corrections (by identity) whose words as printed still stand in our articles.

    What is taken from a comparison is not asked: there our words are the right ones.
    """
    found = {}
    for each in corrections:
        if each.source is CorrectionSource.RETURNED or each.state is CorrectionState.DROPPED:
            continue
        place = next(_places(each, _articles(edition, each)), None)
        if each.before and place is not None:
            found[each.uuid] = place
    return found


def _articles(edition: Edition, correction: Correction) -> Iterable[Article]:
    """The articles that a correction may mean: its own, those of its page, or all."""
    if correction.article in edition.articles:
        return (edition.articles[correction.article],)
    pages = [page.uuid for page in edition.pages if page.number == correction.page]
    names = [p.article for page in pages for p in edition.on_page(page)] or edition.articles
    return [edition.articles[name] for name in names if name in edition.articles]


def _places(correction: Correction, articles: Iterable[Article]) -> Iterator[Stale]:
    before, after = correction.before, correction.after
    for article in articles:
        for wording in wordings(article):
            # Words that come back within the mended ones count as mended.
            text = wording.text.replace(after, "\0" * len(after)) if after else wording.text
            index = text.find(before) if before else -1
            if index >= 0:
                yield Stale(article.uuid, wording.field, wording.slot, wording.offset(index))
