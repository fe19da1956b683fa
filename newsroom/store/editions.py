"""Editions: all that one issue needs to be composed and printed, gathered in one reading."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler
from newsroom.model.issue import Issue
from newsroom.store.articles import Articles
from newsroom.store.fillers import Fillers
from newsroom.store.furnishing import Furnishing
from newsroom.store.issues import Issues
from newsroom.store.pictures import Pictures
from newsroom.store.publications import Publications
from newsroom.store.reviews import Reviews
from newsroom.store.roster import Officials
from newsroom.store.rows import to_json

_PLACED = (
    "uuid IN (SELECT x.article FROM placement x JOIN page p ON p.uuid = x.page WHERE p.issue = ?)"
)
# What an issue has that stands on no page, and was not withdrawn.
_POOL = (
    "issue = ? AND binned IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM placement WHERE placement.article = article.uuid) "
    "AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.article = article.uuid "
    "AND w.revoked IS NULL)"
)
_FILLERS = "uuid IN (SELECT value FROM json_each(?))"
CHOSEN = f"{_PLACED} OR ({_POOL}) OR {_FILLERS}"


class Editions:
    """Reads editions."""

    def __init__(
        self,
        issues: Issues,
        publications: Publications,
        articles: Articles,
        pictures: Pictures,
        pools: tuple[Fillers, Furnishing, Officials],
        reviews: Reviews,
    ) -> None:
        self._issues = issues
        self._publications = publications
        self._articles = articles
        self._pictures = pictures
        self._fillers, self._furnishing, self._officials = pools
        self._reviews = reviews

    def get(self, issue: str) -> Edition:
        """A frozen snapshot of an issue: its pages, what stands on them, its pool, the fillers
        that may be printed on its day, and those that stand on its pages whatever their day.

        Raises NotFoundError.
        """
        record = self._issues.get(issue)
        fillers = self._of_the_day(record)
        values = (issue, issue, to_json(list(fillers)))
        articles = {article.uuid: article for article in self._articles.where(CHOSEN, values)}
        banners = self._furnishing.banners(record.publication)
        shown = _shown(articles.values()) | {banner.picture for banner in banners}
        return Edition(
            publication=self._publications.get(record.publication),
            issue=record,
            pages=self._issues.pages(issue),
            placements=self._issues.issue_placements(issue),
            articles=articles,
            pictures=self._pictures.some(shown - {""}),
            meant=self._issues.meant(issue),
            fillers=fillers,
            banners={banner.section: banner for banner in banners},
            teasers=self._furnishing.teasers(issue),
            leaders=self._officials.leaders(issue, record.date),
            slips=self._reviews.slips(
                record.publication,
                [article for name, article in articles.items() if name not in fillers],
            ),
        )

    def _of_the_day(self, issue: Issue) -> dict[str, Filler]:
        standing = self._fillers.standing(issue.uuid)
        valid = (f for f in self._fillers.all(issue.publication) if f.valid(issue.date))
        return {filler.article: filler for filler in (*standing, *valid)}


def _shown(articles: Iterable[Article]) -> set[str]:
    return {slot.picture for article in articles for slot in article.slots}
