"""The directory of units (来源单位) that send copy."""

from __future__ import annotations

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.contributor import Unit
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row

_USED = """
    SELECT name, sum(people) AS people, sum(pieces) AS pieces FROM (
        SELECT unit AS name, count(*) AS people, 0 AS pieces FROM contributor
        WHERE unit <> '' GROUP BY unit
        UNION ALL
        SELECT source_unit, 0, count(*) FROM article
        WHERE source_unit <> '' AND binned IS NULL GROUP BY source_unit
    ) GROUP BY name
"""


class Units:
    """The unit table, and the names of units that people and articles bear."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Unit, ...]:
        """The units that have an entry, by name."""
        rows = self._database.rows("SELECT * FROM unit ORDER BY name, uuid")
        return tuple(from_row(Unit, row) for row in rows)

    def get(self, uuid: str) -> Unit:
        """One entry. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM unit WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("单位通讯录里没有这个单位")
        return from_row(Unit, row)

    def used(self) -> dict[str, tuple[int, int]]:
        """How many people and how many articles bear each name of a unit."""
        rows = self._database.rows(_USED)
        return {row["name"]: (row["people"], row["pieces"]) for row in rows}

    def put(self, unit: Unit) -> None:
        """Take a unit in, or change it. Raises RefusedError on a name that another one has."""
        with self._database.transaction():
            sql = "SELECT 1 FROM unit WHERE name = ? AND uuid <> ?"
            if self._database.value(sql, (unit.name, unit.uuid)) is not None:
                raise RefusedError(
                    f"“{unit.name}”已经在单位通讯录里",
                    kept="没有改动",
                    advice="请改原有的一条；简称可以写在“其他名称”里",
                )
            self._database.put("unit", "uuid", to_row(unit))

    def remove(self, uuid: str) -> None:
        """Strike an entry out; people and articles keep the name."""
        self._database.execute("DELETE FROM unit WHERE uuid = ?", (uuid,))

    def members(self, name: str) -> tuple[str, ...]:
        """The contributors of a unit, by identity."""
        rows = self._database.rows(
            "SELECT uuid FROM contributor WHERE unit = ? ORDER BY name, uuid", (name,)
        )
        return tuple(row["uuid"] for row in rows)
