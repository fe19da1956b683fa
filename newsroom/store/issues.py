"""Issues, their pages, and where articles stand on them."""

# ruff: noqa: PLC0415 - a start names no issue by words and reads no placement

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from newsroom.errors import AmbiguousError, NotFoundError, RefusedError
from newsroom.model.issue import Issue
from newsroom.model.listing import ArticleSummary
from newsroom.model.page import Page
from newsroom.store.database import Database
from newsroom.store.releases import check_issue, check_page
from newsroom.store.rows import from_row, to_json, to_row

if TYPE_CHECKING:
    from newsroom.model.placement import Placement
    from newsroom.store.articles import Articles
    from newsroom.store.publications import Publications
    from newsroom.store.references import Reference

_NUMBERED = (
    "(EXISTS (SELECT 1 FROM json_each(number, '$.numbers') WHERE value = :number) "
    "OR EXISTS (SELECT 1 FROM json_each(number, '$.totals') WHERE value = :number))"
)


class Issues:
    """The issue, page and placement tables."""

    def __init__(
        self,
        database: Database,
        publications: Publications,
        articles: Callable[[], Articles],
    ) -> None:
        self._database = database
        self._publications = publications
        self._articles = articles

    # Issues --------------------------------------------------------------------------------------

    def add(self, issue: Issue) -> None:
        """Take a new issue in, without pages. Raises NotFoundError on an unknown publication."""
        self._publications.get(issue.publication)
        self._database.insert("issue", to_row(issue))

    def add_with_pages(self, issue: Issue) -> None:
        """Take a new issue in with its publication's usual pages. Raises NotFoundError."""
        with self._database.transaction():
            self.add(issue)
            names = self._publications.get(issue.publication).pages
            for number, name in enumerate(names, 1):
                self.add_page(Page(issue=issue.uuid, number=number, name=name))

    def get(self, uuid: str) -> Issue:
        """An issue. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM issue WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("稿库里没有这一期")
        return from_row(Issue, row)

    def all(self, publication: str | None = None) -> tuple[Issue, ...]:
        """The issues of one publication, or of all; newest first."""
        return self._issues(publication, "1", {})

    def some(self, uuids: Sequence[str]) -> tuple[Issue, ...]:
        """Some issues by identity; those that are no more are left out."""
        values = {"uuids": json.dumps(list(uuids))}
        return self._issues(None, "uuid IN (SELECT value FROM json_each(:uuids))", values)

    def _issues(
        self, publication: str | None, where: str, values: Mapping[str, object]
    ) -> tuple[Issue, ...]:
        home = "" if publication is None else "publication = :publication AND "
        rows = self._database.rows(
            f"SELECT * FROM issue WHERE {home}{where} ORDER BY date DESC, uuid DESC",  # noqa: S608
            {"publication": publication} | dict(values),
        )
        return tuple(from_row(Issue, row) for row in rows)

    def _matching(self, wanted: Reference, publication: str | None) -> tuple[Issue, ...]:
        """The issues a reference fits; the statement narrows, `references` decides."""
        terms = ["1"]
        if wanted.uuid:
            terms.append("uuid = :uuid")
        if wanted.year:
            terms.append("date BETWEEN :year || '-01-01' AND :year || '-12-31'")
        if wanted.numbers:
            terms.append(_NUMBERED)
        values = {
            "uuid": wanted.uuid,
            "year": f"{wanted.year:04d}",
            "number": next(iter(wanted.numbers), 0),
        }
        from newsroom.store import references

        return references.matching(wanted, self._issues(publication, " AND ".join(terms), values))

    def update(self, issue: Issue) -> None:
        """Change an issue's date, number or facts; its status is told to the releases. Raises
        NotFoundError, and RefusedError while it is frozen.
        """
        check_issue(self._database, issue.uuid)
        columns = to_row(issue, without=frozenset({"status"}))
        if not self._database.update("issue", "uuid", columns):
            raise NotFoundError("稿库里没有这一期")

    def remove(self, uuid: str) -> None:
        """Take back an issue that holds no article. Raises RefusedError, NotFoundError."""
        with self._database.transaction():
            issue = self.get(uuid)
            check_issue(self._database, uuid)
            holds = self._database.value("SELECT 1 FROM article WHERE issue = ?", (uuid,))
            if holds is not None or self.issue_placements(uuid):
                raise RefusedError(
                    f"{issue.label}里还有稿件", kept="没有删除", advice="请先移出这一期的稿件"
                )
            self._database.execute("DELETE FROM teaser WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM print_order WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM delivery WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM override WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM signoff WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM correction WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM let_stand WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM release WHERE issue = ?", (uuid,))
            self._database.execute("UPDATE withdrawal SET issue = NULL WHERE issue = ?", (uuid,))
            self._database.execute("UPDATE erratum SET issue = NULL WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM page WHERE issue = ?", (uuid,))
            self._database.execute("DELETE FROM issue WHERE uuid = ?", (uuid,))

    def find(self, reference: str, publication: str | None = None) -> str:
        """The identity of the issue that a reference names: 32, 上街时报/2021/32, a UUID.

        publication: identity of the one to look in. A combined issue is found by either number.
        Raises NotFoundError, and AmbiguousError with a full reference to each candidate.
        """
        from newsroom.store import references

        wanted = references.parse(reference)
        if wanted is None:
            raise NotFoundError(
                f"看不懂期号“{reference}”", advice="请写期号（32）或 报名/年/期（上街时报/2021/32）"
            )
        home = publication
        if wanted.publication:
            home = self._publications.find(wanted.publication)
        found = self._matching(wanted, home)
        if len(found) == 1:
            return found[0].uuid
        if not found:
            raise NotFoundError(f"稿库里没有“{reference}”这一期", advice=self._latest(home))
        raise AmbiguousError(f"“{reference}”不止一期", self._names(found), advice="请写明是哪一期")

    def reference(self, issue: Issue) -> str:
        """How to name an issue so that `find` finds it: 上街时报/2021/32, or its UUID where
        others go by the same.
        """
        return next(iter(self._names([issue])))

    def _names(self, issues: Sequence[Issue]) -> tuple[str, ...]:
        from newsroom.store import references

        names = []
        for issue in issues:
            name = references.name(self._publications.get(issue.publication).name, issue)
            wanted = references.parse(name)
            found = () if wanted is None else self._matching(wanted, issue.publication)
            names.append(name if found == (issue,) else issue.uuid)
        return tuple(names)

    def _latest(self, publication: str | None) -> str:
        latest = self.all(publication)[:5]
        return f"最近几期：{'、'.join(self._names(latest))}" if latest else "还没有建过期"

    # Pages ---------------------------------------------------------------------------------------

    def pages(self, issue: str) -> tuple[Page, ...]:
        """An issue's pages by number."""
        rows = self._database.rows(
            "SELECT * FROM page WHERE issue = ? ORDER BY number, uuid", (issue,)
        )
        return tuple(from_row(Page, row) for row in rows)

    def page(self, uuid: str) -> Page:
        """A page. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM page WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("稿库里没有这个版")
        return from_row(Page, row)

    def issue_of(self, page: str) -> Issue:
        """The issue a page belongs to. Raises NotFoundError."""
        return self.get(self.page(page).issue)

    def add_page(self, page: Page) -> None:
        """Take a new page in. Raises NotFoundError on an unknown issue."""
        self.get(page.issue)
        check_issue(self._database, page.issue)
        self._database.insert("page", to_row(page))

    def update_page(self, page: Page) -> None:
        """Change a page's number, name or editors. Raises NotFoundError, and RefusedError in a
        frozen issue; so do the verbs below.
        """
        check_page(self._database, page.uuid)
        if not self._database.update("page", "uuid", to_row(page)):
            raise NotFoundError("稿库里没有这个版")

    def remove_page(self, page: str) -> None:
        """Take a page out; what stood on it returns to the issue's pool. Raises NotFoundError."""
        with self._database.transaction():
            self.page(page)
            check_page(self._database, page)
            self._database.execute("DELETE FROM placement WHERE page = ?", (page,))
            self._database.execute("DELETE FROM page WHERE uuid = ?", (page,))

    # Placements ----------------------------------------------------------------------------------

    def placement(self, uuid: str) -> Placement:
        """A placement. Raises NotFoundError."""
        found = self._placements("x.uuid = ?", uuid)
        if not found:
            raise NotFoundError("版面上没有这个版位")
        return found[0]

    def placements(self, page: str) -> tuple[Placement, ...]:
        """What stands on a page, from the top left."""
        return self._placements("x.page = ?", page)

    def issue_placements(self, issue: str) -> tuple[Placement, ...]:
        """What stands on an issue's pages, page by page."""
        return self._placements("p.issue = ?", issue)

    def placements_of(self, article: str) -> tuple[Placement, ...]:
        """Where an article stands, its beginning first."""
        return self._placements("x.article = ?", article, "x.part, p.number, x.uuid")

    def place(self, placement: Placement) -> None:
        """Put an article on a page, or change how it stands there.

        An article that belonged to no issue now belongs to the page's. A filler stays in its pool,
        and on its page where it left that for the bin. Raises NotFoundError, and RefusedError for
        an article of another issue, withdrawn or in the bin.
        """
        with self._database.transaction():
            issue = self.page(placement.page).issue
            check_issue(self._database, issue)
            article = self._articles().summary(placement.article)
            if article.in_bin and not article.filler:
                raise RefusedError(
                    f"《{article.title}》在回收站里", kept="版面没有变化", advice="请先恢复"
                )
            if article.withdrawn:
                raise RefusedError(
                    f"《{article.title}》已经撤稿", kept="版面没有变化", advice="要用请先恢复刊用"
                )
            if article.filler:
                self._check_filler(article, issue)
            elif article.issue is None:
                self._articles().assign(article.uuid, issue, article.page)
            elif article.issue != issue:
                raise RefusedError(
                    f"《{article.title}》属于{self.get(article.issue).label}",
                    kept="版面没有变化",
                    advice="请先把它归入本期",
                )
            self._database.put("placement", "uuid", to_row(placement))

    def keep_breaks(self, placement: str, ends: tuple[int, ...]) -> None:
        """Keep where a placement's lines end, as offsets of the body; nothing else changes.

        Raises NotFoundError.
        """
        check_page(self._database, self.placement(placement).page)
        columns = {"uuid": placement, "kept_breaks": to_json(ends)}
        if not self._database.update("placement", "uuid", columns):
            raise NotFoundError("版面上没有这个版位")

    def _check_filler(self, article: ArticleSummary, issue: str) -> None:
        if article.publication != self.get(issue).publication:
            raise RefusedError(f"《{article.title}》在别的报刊的补白库里", kept="版面没有变化")

    def remove_placement(self, uuid: str) -> None:
        """Take one placement off its page. Raises NotFoundError."""
        check_page(self._database, self.placement(uuid).page)
        gone = self._database.execute("DELETE FROM placement WHERE uuid = ?", (uuid,))
        if gone.rowcount == 0:
            raise NotFoundError("版面上没有这个版位")

    def _placements(
        self, where: str, value: str, order: str = 'p.number, x."row", x."column", x.uuid'
    ) -> tuple[Placement, ...]:
        rows = self._database.rows(
            "SELECT x.* FROM placement x JOIN page p ON p.uuid = x.page "  # noqa: S608
            f"WHERE {where} ORDER BY {order}",
            (value,),
        )
        from newsroom.model.placement import Placement

        return tuple(from_row(Placement, row) for row in rows)

    # Copy ----------------------------------------------------------------------------------------

    def stories(self, issue: str) -> dict[str, int]:
        """How many stories stand on each page of an issue that holds anything at all.

        Fillers, adverts and the 导读 are no stories.
        """
        rows = self._database.rows(
            """
            SELECT x.page AS page, count(DISTINCT CASE
                WHEN a.kind NOT IN ('advert', 'psa', 'guide') AND f.article IS NULL THEN a.uuid
            END) AS stories
            FROM placement x JOIN page p ON p.uuid = x.page JOIN article a ON a.uuid = x.article
            LEFT JOIN filler f ON f.article = a.uuid WHERE p.issue = ? GROUP BY x.page
            """,
            (issue,),
        )
        return {row["page"]: row["stories"] for row in rows}

    def meant(self, issue: str) -> dict[str, str]:
        """Which page each article of an issue is meant for, where one was said."""
        rows = self._database.rows(
            "SELECT uuid, page FROM article WHERE issue = ? AND page IS NOT NULL", (issue,)
        )
        return {row["uuid"]: row["page"] for row in rows}
