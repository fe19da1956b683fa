"""Articles: the newest version of each in columns, every version in the history."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import ArticleStatus
from newsroom.model.listing import ArticleFilter, ArticleSummary
from newsroom.model.markup import visible
from newsroom.model.picture import Crop, Slot
from newsroom.model.revision import Revision
from newsroom.store import listing
from newsroom.store.contributors import Contributors
from newsroom.store.database import Database
from newsroom.store.history import History
from newsroom.store.likenesses import Likenesses
from newsroom.store.order import Past
from newsroom.store.pool import Pool
from newsroom.store.releases import check_article, check_issue, check_text
from newsroom.store.rows import from_json, from_row, storable, to_json, to_row
from newsroom.store.stamps import Stamps

_ELSEWHERE = frozenset({"credits", "slots", "status"})


class Articles:
    """The article table with its credits and picture slots."""

    def __init__(
        self,
        database: Database,
        stamps: Stamps,
        history: History,
        contributors: Contributors,
        pool: Pool,
        likenesses: Likenesses,
    ) -> None:
        self._database = database
        self._stamps = stamps
        self._history = history
        self._contributors = contributors
        self._search = pool.index
        self._likenesses = likenesses
        self.pool = pool

    def add(
        self,
        article: Article,
        *,
        publication: str,
        issue: str | None = None,
        page: str | None = None,
        person: str,
        reason: str,
        came: Revision | None = None,
    ) -> Revision:
        """Take a new article in, into a publication's pool or an issue's, perhaps meant for a page.

        Pictures in its slots must have been taken in before. came: the version that another desk
        made of it, which keeps its identity. Raises NotFoundError, RefusedError, also where it
        would stand in a frozen issue at once.
        """
        article = _clean(article)
        stage = ArticleStatus.READY if article.status.reviewed else article.status
        revision = came or self._history.make(article, (), person=person, reason=reason)
        columns = {
            "publication": publication,
            "issue": issue,
            "page": page,
            "created": self._stamps.now_text(),
            "status": stage.value,
            "stage": stage.value,
        }
        with self._database.transaction():
            added = self._add(revision, article, columns)
            check_article(self._database, article.uuid)
        return added

    def add_past(
        self,
        article: Article,
        past: Past,
        *,
        publication: str,
        issue: str | None = None,
        page: str | None = None,
        person: str,
        reason: str,
    ) -> Revision:
        """Take in what was printed on a day gone by: it stands there in every list, not among what
        is new (store/order). Raises RefusedError, NotFoundError.
        """
        article = _clean(article)
        revision = self._history.make(article, (), person=person, reason=reason)
        time = f"{past.day.isoformat()}T04:00:00.000000+00:00"  # its noon in China
        columns = {
            "publication": publication,
            "issue": issue,
            "page": page,
            "created": time,
            "updated": time,
            "status": ArticleStatus.PRINTED.value,
            "stage": ArticleStatus.PRINTED.value,
        }
        return self._add(revision, article, columns, past.number)

    def _add(
        self, revision: Revision, article: Article, columns: dict[str, Any], number: int = 0
    ) -> Revision:
        with self._database.transaction():
            if self._value("uuid", article.uuid) is not None:
                raise RefusedError(f"《{article.title}》已经在稿库里", kept="稿库没有变化")
            self._check_home(columns["publication"], columns["issue"], columns["page"])
            self._check_pictures(article)
            columns["head"] = revision.uuid
            self._database.insert("article", self._columns(article) | columns)
            self._history.add(revision)
            self._write_parts(article)
            self._search.put(article, None, number)
            self._likenesses.put(article, judge=not number)
        return revision

    def get(self, uuid: str) -> Article:
        """An article as of its newest version, also from the bin. Raises NotFoundError."""
        found = self.where("uuid = ?", (uuid,))
        if not found:
            raise NotFoundError("稿库里没有这篇稿件")
        return found[0]

    def each(self, uuids: Sequence[str]) -> tuple[Article, ...]:
        """The articles of these identities, as far as there are such."""
        return self.where("uuid IN (SELECT value FROM json_each(?))", (json.dumps(list(uuids)),))

    def where(self, condition: str, values: Sequence[Any]) -> tuple[Article, ...]:
        """Whole articles under an SQL condition on their table, oldest first; for this room."""
        rows = self._database.rows(
            f"SELECT * FROM article WHERE {condition} ORDER BY created, uuid",  # noqa: S608
            values,
        )
        chosen = f"SELECT uuid FROM article WHERE {condition}"  # noqa: S608
        credits_ = self._parts("credit", chosen, values)
        slots = self._parts("article_picture", chosen, values)
        return tuple(
            from_row(
                Article,
                row,
                credits=tuple(
                    Credit(part["name"], Role(part["role"]), part["label"])
                    for part in credits_[row["uuid"]]
                ),
                slots=tuple(_slot(part) for part in slots[row["uuid"]]),
            )
            for row in rows
        )

    def save(
        self,
        article: Article,
        *,
        person: str,
        reason: str,
        parents: tuple[str, ...] | None = None,
        came: Revision | None = None,
    ) -> Revision:
        """Make a version of an article's new state; where nothing changed, gives the present one.

        parents: the versions it was made from, where it is not simply the present one. came: the
        version that another desk made of it, which becomes the present one as it is. A draft
        that says the same is settled. Its status is none of what is saved: it follows from reviews
        and from where it stands. Raises NotFoundError, RefusedError on unknown pictures and where
        it stands in a frozen issue.
        """
        article = _clean(article)
        with self._database.transaction():
            head = self._history.head(article.uuid)
            article = replace(article, status=head.article.status)
            if head.article == article and parents is None:
                revision = head
            else:
                check_text(self._database, article.uuid)
                self._check_pictures(article)
                revision = came or self._history.make(
                    article, parents or (head.uuid,), person=person, reason=reason
                )
                columns = self._columns(article) | {"head": revision.uuid}
                self._database.update("article", "uuid", columns)
                self._history.adopt(revision)
                self._write_parts(article)
                self._search.put(article, head.article)
                self._likenesses.put(article)
            self._history.settle_draft(article)
        return revision

    def rewrite(self, article: Article, columns: Mapping[str, Any]) -> None:
        """Write an article's row and parts anew as one of its versions says, without making one;
        for salvage alone. columns: what the version does not tell.
        """
        self._database.put("article", "uuid", self._columns(article) | dict(columns))
        self._write_parts(article)

    def summaries(self, wanted: ArticleFilter = ArticleFilter()) -> tuple[ArticleSummary, ...]:  # noqa: B008
        """Lines of a list, in the order and as many as it asks for."""
        return self.pool.all(wanted)

    def summary(self, uuid: str) -> ArticleSummary:
        """One article's line, also from the bin. Raises NotFoundError."""
        sql, values = listing.one(uuid)
        row = self._database.row(sql, values)
        if row is None:
            raise NotFoundError("稿库里没有这篇稿件")
        return listing.summary(row)

    def assign(
        self,
        uuid: str,
        issue: str | None,
        page: str | None = None,
        publication: str | None = None,
    ) -> None:
        """Move an article to an issue's pool, perhaps meant for a page, or back to a publication's
        (issue None; its own where none is named).

        Raises RefusedError while it stands on a page of another issue, for a filler, and where
        either issue is frozen.
        """
        with self._database.transaction():
            self._check_no_filler(uuid)
            elsewhere = self._database.value(
                "SELECT p.number FROM placement x JOIN page p ON p.uuid = x.page "
                "WHERE x.article = ? AND p.issue IS NOT ?",
                (uuid, issue),
            )
            if elsewhere is not None:
                raise RefusedError(
                    f"《{self.get(uuid).title}》还排在另一期的第{elsewhere}版上",
                    kept="稿件没有移动",
                    advice="请先从那一版撤下",
                )
            home = self._value("publication", uuid)
            if home is None:
                raise NotFoundError("稿库里没有这篇稿件")
            home = publication or home
            if issue is not None:
                home = self._database.value(
                    "SELECT publication FROM issue WHERE uuid = ?", (issue,)
                )
            self._check_home(home, issue, page)
            if (self._value("issue", uuid), self._value("page", uuid)) != (issue, page):
                check_article(self._database, uuid)
            if self._value("issue", uuid) != issue:
                check_issue(self._database, issue)
            columns = {"uuid": uuid, "publication": home, "issue": issue, "page": page}
            self._database.update("article", "uuid", columns)

    def bin(self, uuid: str) -> None:
        """Move an article to the bin. Raises RefusedError while it stands on a page; a filler may,
        for it leaves its pool and not the pages it was printed on.
        """
        with self._database.transaction():
            placed = self._database.value(
                "SELECT 1 FROM placement WHERE article = :uuid "
                "AND NOT EXISTS (SELECT 1 FROM filler WHERE article = :uuid)",
                {"uuid": uuid},
            )
            if placed is not None:
                raise RefusedError(
                    f"《{self.get(uuid).title}》还在版面上", kept="稿件没有移动", advice="请先撤下"
                )
            check_article(self._database, uuid)
            self._mark_binned(uuid, self._stamps.now_text())

    def restore(self, uuid: str) -> None:
        """Take an article back from the bin, to where it was. Raises NotFoundError, and
        RefusedError where it would stand in a frozen issue.
        """
        with self._database.transaction():
            self._mark_binned(uuid, None)
            check_article(self._database, uuid)

    def binned(self, uuid: str) -> bool:
        """Whether an article lies in the bin. Raises NotFoundError."""
        return self.summary(uuid).in_bin

    def _mark_binned(self, uuid: str, time: str | None) -> None:
        if not self._database.update("article", "uuid", {"uuid": uuid, "binned": time}):
            raise NotFoundError("稿库里没有这篇稿件")

    def _columns(self, article: Article) -> dict[str, Any]:
        return to_row(article, without=_ELSEWHERE) | {
            "title": storable(article.title),
            "characters": sum(not char.isspace() for char in visible(article.body)),
            "updated": self._stamps.now_text(),
        }

    def _write_parts(self, article: Article) -> None:
        self._contributors.credit(article)
        self._database.execute("DELETE FROM article_picture WHERE article = ?", (article.uuid,))
        for position, slot in enumerate(article.slots):
            place = {"article": article.uuid, "position": position}
            columns = to_row(slot) | {"picture": slot.picture or None}
            self._database.insert("article_picture", place | columns)

    def _parts(
        self, table: str, chosen: str, values: Sequence[Any]
    ) -> dict[str, list[sqlite3.Row]]:
        found: dict[str, list[sqlite3.Row]] = defaultdict(list)
        sql = f"SELECT * FROM {table} WHERE article IN ({chosen}) ORDER BY article, position"  # noqa: S608
        for row in self._database.rows(sql, values):
            found[row["article"]].append(row)
        return found

    def _check_home(self, publication: str, issue: str | None, page: str | None) -> None:
        for table, uuid, name in (
            ("publication", publication, "这份报刊"),
            ("issue", issue, "这一期"),
            ("page", page, "这个版"),
        ):
            sql = f"SELECT 1 FROM {table} WHERE uuid = ?"  # noqa: S608
            if uuid is not None and self._database.value(sql, (uuid,)) is None:
                raise NotFoundError(f"稿库里没有{name}")
        if page is not None:
            home = self._database.value("SELECT issue FROM page WHERE uuid = ?", (page,))
            if home != issue:
                raise RefusedError("这个版不在稿件所属的这一期里", kept="稿库没有变化")

    def _check_no_filler(self, uuid: str) -> None:
        if self._database.value("SELECT 1 FROM filler WHERE article = ?", (uuid,)) is not None:
            raise RefusedError(
                f"《{self.get(uuid).title}》在补白库里，不归入某一期",
                kept="稿件没有移动",
                advice="要用它时请直接放到版面上",
            )

    def _check_pictures(self, article: Article) -> None:
        for picture in _pictures((article,)):
            known = self._database.value("SELECT 1 FROM picture WHERE sha256 = ?", (picture,))
            if known is None:
                raise RefusedError(
                    f"《{article.title}》里的图片 {picture[:12]} 还没有存进稿库",
                    kept="稿库没有变化",
                    advice="请先添加图片，再保存稿件",
                )

    def _value(self, column: str, uuid: str) -> Any:
        return self._database.value(f"SELECT {column} FROM article WHERE uuid = ?", (uuid,))  # noqa: S608


def _pictures(articles: Iterable[Article]) -> set[str]:
    return {slot.picture for article in articles for slot in article.slots if slot.picture}


def _slot(row: sqlite3.Row) -> Slot:
    return Slot(
        caption=row["caption"],
        photographers=from_json(tuple[str, ...], row["photographers"]),
        picture=row["picture"] or "",
        doubtful=bool(row["doubtful"]),
        crop=from_json(Crop, row["crop"]),
    )


def _clean(article: Article) -> Article:
    """The article as it will be read back: its text made storable."""
    return from_json(Article, to_json(article))
