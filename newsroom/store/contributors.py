"""Contributors (作者档案), grown from the credits of articles."""

from __future__ import annotations

from collections import defaultdict

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Role
from newsroom.model.identity import new_id
from newsroom.store.database import Database
from newsroom.store.rows import storable

_COUNTED = """
    SELECT c.uuid, c.name, c.unit, c.phone, k.role, count(k.article) AS pieces
    FROM contributor c LEFT JOIN credit k ON k.contributor = c.uuid
    WHERE {where} GROUP BY c.uuid, k.role ORDER BY c.name, c.uuid, pieces DESC, k.role
"""


class Contributors:
    """The contributor table, and the credits that refer to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Contributor, ...]:
        """Everyone, by name."""
        return self._counted("1", ())

    def get(self, uuid: str) -> Contributor:
        """One person. Raises NotFoundError."""
        found = self._counted("c.uuid = ?", (uuid,))
        if not found:
            raise NotFoundError("作者档案里没有这个人")
        return found[0]

    def complete(self, prefix: str, limit: int = 10) -> tuple[Contributor, ...]:
        """Those whose name begins so, most pieces first."""
        found = self._counted("substr(c.name, 1, ?) = ?", (len(prefix), storable(prefix)))
        return tuple(sorted(found, key=lambda person: -person.pieces)[:limit])

    def update(self, contributor: Contributor) -> None:
        """Change a person's name, unit or telephone. Raises NotFoundError."""
        facts = {key: storable(getattr(contributor, key)) for key in ("name", "unit", "phone")}
        if not self._database.update("contributor", "uuid", {"uuid": contributor.uuid} | facts):
            raise NotFoundError("作者档案里没有这个人")

    def add(self, contributor: Contributor) -> None:
        """Take up a person, also beside others of the same name."""
        facts = {key: storable(getattr(contributor, key)) for key in ("name", "unit", "phone")}
        self._database.insert("contributor", {"uuid": contributor.uuid} | facts)

    def tied(self, article: str) -> dict[str, str]:
        """Whom each name of an article means; empty for one of several who bear it."""
        rows = self._database.rows(
            "SELECT name, contributor FROM credit WHERE article = ? ORDER BY position", (article,)
        )
        return {row["name"]: row["contributor"] or "" for row in rows}

    def tie(self, article: str, name: str, contributor: str) -> None:
        """Say whom a name of an article means; empty: it is not known."""
        self._database.execute(
            "UPDATE credit SET contributor = ? WHERE article = ? AND name = ?",
            (contributor or None, article, storable(name)),
        )

    def credit(self, article: Article) -> None:
        """Write an article's credits anew; part of saving it.

        A name keeps the person it was tied to; a new name becomes a new person; a name that
        several persons bear is tied to nobody until an editor says who. Persons that were only
        grown from a credit, and lost their last one, go with it.
        """
        rows = self._database.rows(
            "SELECT name, contributor FROM credit WHERE article = ?", (article.uuid,)
        )
        tied = {row["name"]: row["contributor"] for row in rows}
        self._database.execute("DELETE FROM credit WHERE article = ?", (article.uuid,))
        for position, credit in enumerate(article.credits):
            name = storable(credit.name)
            if name not in tied:
                tied[name] = self._person(name)
            columns = {
                "article": article.uuid,
                "position": position,
                "name": name,
                "role": credit.role.value,
                "label": storable(credit.label),
                "contributor": tied[name],
            }
            self._database.insert("credit", columns)
        gone = {row["name"] for row in rows} - {storable(c.name) for c in article.credits}
        self._forget([tied[name] for name in gone if tied[name] is not None])

    def _person(self, name: str) -> str | None:
        known = self._database.rows("SELECT uuid FROM contributor WHERE name = ?", (name,))
        if len(known) > 1:
            return None
        if known:
            return known[0]["uuid"]
        made = new_id()
        self._database.insert("contributor", {"uuid": made, "name": name, "unit": "", "phone": ""})
        return made

    def _forget(self, persons: list[str]) -> None:
        for uuid in persons:
            self._database.execute(
                "DELETE FROM contributor WHERE uuid = ? AND unit = '' AND phone = '' "
                "AND NOT EXISTS (SELECT 1 FROM credit WHERE contributor = uuid)",
                (uuid,),
            )

    def _counted(self, where: str, values: tuple) -> tuple[Contributor, ...]:
        facts: dict[str, tuple[str, str, str]] = {}
        counts: dict[str, list[tuple[Role, int]]] = defaultdict(list)
        for row in self._database.rows(_COUNTED.format(where=where), values):
            facts[row["uuid"]] = (row["name"], row["unit"], row["phone"])
            if row["role"] is not None:
                counts[row["uuid"]].append((Role(row["role"]), row["pieces"]))
        return tuple(
            Contributor(uuid=uuid, name=name, unit=unit, phone=phone, counts=tuple(counts[uuid]))
            for uuid, (name, unit, phone) in facts.items()
        )
