"""What furnishes pages beside their copy: banners and the lines of the 导读.

Each is a short list that is read and written whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.banner import Banner
from newsroom.model.teaser import Teaser
from newsroom.store.database import Database
from newsroom.store.releases import check_issue, check_style
from newsroom.store.rows import from_row, to_row


class Furnishing:
    """The banner and teaser tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def banners(self, publication: str) -> tuple[Banner, ...]:
        """A publication's banners by section."""
        rows = self._database.rows(
            "SELECT * FROM banner WHERE publication = ? ORDER BY section", (publication,)
        )
        return tuple(from_row(Banner, row, picture=row["picture"] or "") for row in rows)

    def set_banners(self, publication: str, banners: Sequence[Banner]) -> None:
        """Put these in place of a publication's banners.

        Raises RefusedError on two of one section, and while an issue is signed off and not printed
        yet; NotFoundError on an unknown picture.
        """
        if tuple(banners) == self.banners(publication):
            return
        check_style(self._database, publication)
        sections = [banner.section for banner in banners]
        double = next((name for name in sections if sections.count(name) > 1), None)
        if double is not None:
            raise RefusedError(f"“{double}”已经有栏头", kept="栏头没有变化")
        with self._database.transaction():
            self._database.execute("DELETE FROM banner WHERE publication = ?", (publication,))
            for banner in banners:
                self._check("picture", "sha256", banner.picture, "栏头的图片")
                columns = {"publication": publication, "picture": banner.picture or None}
                self._database.insert("banner", to_row(banner) | columns)

    def teasers(self, issue: str) -> tuple[Teaser, ...]:
        """The lines of an issue's 导读, in their order."""
        rows = self._database.rows(
            "SELECT * FROM teaser WHERE issue = ? ORDER BY position", (issue,)
        )
        return tuple(from_row(Teaser, row) for row in rows)

    def set_teasers(self, issue: str, teasers: Sequence[Teaser]) -> None:
        """Put these in place of the lines of an issue's 导读. Raises NotFoundError, and
        RefusedError in a frozen issue.
        """
        check_issue(self._database, issue)
        with self._database.transaction():
            self._database.execute("DELETE FROM teaser WHERE issue = ?", (issue,))
            for position, teaser in enumerate(teasers):
                self._check("article", "uuid", teaser.article, "导读里的一篇稿件")
                place = {"issue": issue, "position": position}
                self._database.insert("teaser", to_row(teaser) | place)

    def _check(self, table: str, key: str, value: str, name: str) -> None:
        sql = f'SELECT 1 FROM "{table}" WHERE "{key}" = ?'  # noqa: S608
        if value and self._database.value(sql, (value,)) is None:
            raise NotFoundError(f"稿库里没有{name}")
