"""Contributors (作者档案), grown from the credits of articles and filled in by editors."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, folded_name
from newsroom.model.credit import Role
from newsroom.model.identity import new_id
from newsroom.store.database import Database
from newsroom.store.rows import from_json, storable, to_row

_COUNTED = """
    SELECT c.*, k.role, count(k.article) AS pieces
    FROM contributor c LEFT JOIN credit k ON k.contributor = c.uuid
    WHERE {where} GROUP BY c.uuid, k.role ORDER BY c.name, c.uuid, pieces DESC, k.role
"""
_COUNTS = frozenset({"counts"})
_NAMED = """
    SELECT c.uuid, c.name = :name AS exact, a.own
    FROM alias a JOIN contributor c ON c.uuid = a.contributor WHERE a.name = :folded
"""
_GROWN = (
    "unit = '' AND phone = '' AND pinyin = '' AND roles = '[]' AND pen_names = '[]' "
    "AND former_names = '[]' AND spellings = '[]' AND note = ''"
)


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

    def holds(self, uuid: str) -> bool:
        """Whether there is such a person."""
        sql = "SELECT 1 FROM contributor WHERE uuid = ?"
        return self._database.value(sql, (uuid,)) is not None

    def complete(self, prefix: str, limit: int = 10) -> tuple[Contributor, ...]:
        """Those whose name begins so, most pieces first."""
        found = self._counted("substr(c.name, 1, ?) = ?", (len(prefix), storable(prefix)))
        return tuple(sorted(found, key=lambda person: -person.pieces)[:limit])

    def names(self) -> tuple[str, ...]:
        """Every name that somebody bears, folded."""
        return tuple(row["name"] for row in self._database.rows("SELECT DISTINCT name FROM alias"))

    def like(self, name: str) -> tuple[Contributor, ...]:
        """Those with a name as long as a folded one that differs from it in one character at most,
        or in two neighbours that changed places.
        """
        patterns = {name[:at] + "?" + name[at + 1 :] for at in range(len(name))}
        patterns |= {
            name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)
        }
        found = " OR ".join(["name GLOB ?"] * len(patterns))
        where = f"c.uuid IN (SELECT contributor FROM alias WHERE {found})"  # noqa: S608
        return self._counted(where, tuple(sorted(map(storable, patterns)))) if name else ()

    def update(self, contributor: Contributor) -> None:
        """Change what is known of a person. Raises NotFoundError."""
        with self._database.transaction():
            columns = to_row(contributor, without=_COUNTS)
            if not self._database.update("contributor", "uuid", columns):
                raise NotFoundError("作者档案里没有这个人")
            self._know(contributor)

    def add(self, contributor: Contributor) -> None:
        """Take up a person, also beside others of the same name."""
        with self._database.transaction():
            self._database.insert("contributor", to_row(contributor, without=_COUNTS))
            self._know(contributor)

    def remove(self, uuid: str) -> None:
        """Strike a person out; credits that were theirs are tied to nobody."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE credit SET contributor = NULL WHERE contributor = ?", (uuid,)
            )
            self._database.execute("DELETE FROM alias WHERE contributor = ?", (uuid,))
            self._database.execute("DELETE FROM contributor WHERE uuid = ?", (uuid,))

    def pieces(self, uuid: str) -> tuple[str, ...]:
        """The articles credited to a person, newest change first."""
        rows = self._database.rows(
            "SELECT uuid FROM article WHERE binned IS NULL AND uuid IN "
            "(SELECT article FROM credit WHERE contributor = ?) ORDER BY updated DESC, uuid",
            (uuid,),
        )
        return tuple(row["uuid"] for row in rows)

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

    def ties(self, contributor: str) -> tuple[tuple[str, str], ...]:
        """The articles and names that mean a person."""
        rows = self._database.rows(
            "SELECT DISTINCT article, name FROM credit WHERE contributor = ? "
            "ORDER BY article, name",
            (contributor,),
        )
        return tuple((row["article"], row["name"]) for row in rows)

    def retie(self, ties: Sequence[tuple[str, str]], contributor: str) -> None:
        """Make names of articles mean a person."""
        for article, name in ties:
            self.tie(article, name, contributor)

    def credit(self, article: Article) -> None:
        """Write an article's credits anew; part of saving it.

        A name keeps the person it was tied to; a new name is somebody's pen name, former name or
        other spelling, or becomes a new person; a name that several persons bear is tied to nobody
        until an editor says who. Persons that were only grown from a credit, and lost their last
        one, go with it.
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
        folded = folded_name(name)
        known = self._database.rows(_NAMED, {"name": name, "folded": folded})
        meant = {row["uuid"] for row in known if row["exact"] or not row["own"]}
        meant = meant or {row["uuid"] for row in known}
        if len(meant) > 1:
            return None
        if meant:
            return meant.pop()
        made = Contributor(uuid=new_id(), name=name)
        self.add(made)
        return made.uuid

    def _know(self, contributor: Contributor) -> None:
        """Find a person by every name from now on."""
        self._database.execute("DELETE FROM alias WHERE contributor = ?", (contributor.uuid,))
        own = {folded_name(name) for name in (contributor.name, *contributor.spellings)}
        others = (*contributor.pen_names, *contributor.former_names)
        names = dict.fromkeys(map(folded_name, others), 0) | dict.fromkeys(own, 1)
        for name, spelt in names.items():
            columns = {"name": storable(name), "contributor": contributor.uuid, "own": spelt}
            self._database.insert("alias", columns)

    def _forget(self, persons: list[str]) -> None:
        for uuid in persons:
            self._database.execute(
                f"DELETE FROM contributor WHERE uuid = ? AND {_GROWN} "  # noqa: S608
                "AND NOT EXISTS (SELECT 1 FROM credit WHERE contributor = uuid)",
                (uuid,),
            )
            self._database.execute(
                "DELETE FROM alias WHERE contributor = ? "
                "AND NOT EXISTS (SELECT 1 FROM contributor WHERE uuid = alias.contributor)",
                (uuid,),
            )

    def _counted(self, where: str, values: tuple) -> tuple[Contributor, ...]:
        people: dict[str, Contributor] = {}
        counts: dict[str, list[tuple[Role, int]]] = defaultdict(list)
        for row in self._database.rows(_COUNTED.format(where=where), values):
            if row["uuid"] not in people:
                people[row["uuid"]] = _entry(row)
            if row["role"] is not None:
                counts[row["uuid"]].append((Role(row["role"]), row["pieces"]))
        return tuple(replace(person, counts=tuple(counts[uuid])) for uuid, person in people.items())


def _entry(row: sqlite3.Row) -> Contributor:
    """An entry without its counts. Thousands are read at once, nearly all without other names."""
    return Contributor(
        uuid=row["uuid"],
        name=row["name"],
        unit=row["unit"],
        phone=row["phone"],
        pinyin=row["pinyin"],
        note=row["note"],
        roles=tuple(map(Role, _names(row["roles"]))),
        pen_names=_names(row["pen_names"]),
        former_names=_names(row["former_names"]),
        spellings=_names(row["spellings"]),
    )


def _names(text: str) -> tuple[str, ...]:
    return () if text == "[]" else from_json(tuple[str, ...], text)
