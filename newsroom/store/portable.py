"""Rows of the library's tables that travel in packages, named table by table.

What a publication holds otherwise than is usual, and what was signed, remarked and reviewed, lies
in tables of one shape: rows that name their publication, issue, page or article. They travel as
they stand, column by column; a column that one of the two programs does not know is left out.
Nothing that names a telephone, a password or a person's entry is among them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from newsroom.errors import RefusedError
from newsroom.model.parcels import PackedTable
from newsroom.store.database import Database

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Portable:
    """A table that travels.

    words: what the newsroom calls what is in it. of: the column by which rows are chosen. key: the
    column that names a row wherever it is. refers: columns that name a record here, by its table;
    a row that names one which is not here stays out. settles: columns that a later word fills in,
    the first of them empty until then.
    """

    table: str
    words: str
    of: str
    key: str = "uuid"
    refers: tuple[tuple[str, str], ...] = ()
    settles: tuple[str, ...] = ()


OF_PUBLICATION = (
    Portable("check_rule", "检查规则", "publication"),
    Portable("kind_rule", "体裁：哪些算自采、算稿费", "publication"),
    Portable("review_rule", "审校步骤", "publication"),
    Portable("fee_table", "稿费标准", "publication"),
    Portable("pack", "本报规则包", "publication"),
    Portable("pack_entry", "本报词库和规则包里加的词条", "publication"),
    Portable("pack_switch", "规则包开关", "scope"),
    Portable("error_weight", "差错分值", "publication"),
)
"""What is taken in place of what a publication held."""

_REMARKS = ("settled", "settled_by", "state", "answer")
_ISSUE, _PAGE, _ARTICLE = ("issue", "issue"), ("page", "page"), ("article", "article")
OF_PAGE = (
    Portable("signoff", "签字", "page", refers=(_ISSUE, _PAGE)),
    Portable("remark", "批注", "page", refers=(_ARTICLE,), settles=_REMARKS),
)
OF_ARTICLE = (
    Portable("review", "审稿记录", "article", refers=(_ARTICLE, ("revision", "revision"))),
    Portable("remark", "批注", "article", refers=(_ARTICLE,), settles=_REMARKS),
    Portable("withdrawal", "撤稿", "article", refers=(_ARTICLE, _ISSUE), settles=("revoked",)),
    Portable(
        "erratum", "更正", "notice", "notice", (("notice", "article"), ("wrong", "article"), _ISSUE)
    ),
)
OF_SIGNATURE = (Portable("paper", "纸签登记", "signature", "signature", (("photo", "picture"),)),)
OF_ISSUE = (Portable("override", "照印理由", "issue", refers=(_ISSUE,)),)
"""What is added to what is here: nothing of it is ever taken away."""

_KEYS = {"picture": "sha256"}


class Portables:
    """Reads rows to be sent, and takes rows that came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def packed(self, portable: Portable, owners: Sequence[str]) -> PackedTable:
        """The rows of some owners (a publication, a page, articles …)."""
        rows = self._rows(portable, owners)
        texts = tuple(json.dumps(dict(row), ensure_ascii=False) for row in rows)
        return PackedTable(portable.table, texts)

    def replace(self, portable: Portable, owner: str, table: PackedTable) -> None:
        """Put rows in place of all that an owner has. Raises RefusedError on rows that are none."""
        with self._database.transaction():
            sql = f'DELETE FROM "{portable.table}" WHERE "{portable.of}" = ?'  # noqa: S608
            self._database.execute(sql, (owner,))
            for row in read(table):
                self._insert(portable, row | {portable.of: owner})

    def add(
        self,
        portable: Portable,
        table: PackedTable,
        homes: Mapping[str, str],
        owners: Collection[str],
    ) -> tuple[str, ...]:
        """Take rows that are not here yet, and what was said since of those that are; gives the
        identities of the new ones.

        homes: what issues and pages of the other desk are called here. owners: what rows may be
        about; others stay out. Raises RefusedError.
        """
        added = []
        with self._database.transaction():
            for came in read(table):
                row = _at_home(came, homes)
                if row.get(portable.of) not in owners:
                    continue
                if self._settle(portable, row) or not self._refers(portable, row):
                    continue
                self._insert(portable, row)
                added.append(str(row[portable.key]))
        return tuple(added)

    def remove(self, portable: Portable, uuids: Iterable[str]) -> None:
        """Take rows away again that were added."""
        for uuid in uuids:
            sql = f'DELETE FROM "{portable.table}" WHERE "{portable.key}" = ?'  # noqa: S608
            self._database.execute(sql, (uuid,))

    def _rows(self, portable: Portable, owners: Sequence[str]) -> list[sqlite3.Row]:
        if not self.columns(portable.table):
            return []
        return self._database.rows(
            f'SELECT * FROM "{portable.table}" '  # noqa: S608
            f'WHERE "{portable.of}" IN (SELECT value FROM json_each(?)) ORDER BY 1, 2',
            (json.dumps(list(owners)),),
        )

    def columns(self, table: str) -> frozenset[str]:
        """The columns of a table; none where there is no such table."""
        rows = self._database.rows("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(row["name"] for row in rows)

    def _insert(self, portable: Portable, row: Row) -> None:
        columns = self.columns(portable.table)
        known = {name: value for name, value in row.items() if name in columns}
        try:
            self._database.insert(portable.table, known)
        except (sqlite3.IntegrityError, OverflowError, UnicodeError) as error:
            raise _refused(portable.words) from error

    def _settle(self, portable: Portable, row: Row) -> bool:
        """Whether the row is here already; what was said of it since is taken."""
        sql = f'SELECT * FROM "{portable.table}" WHERE "{portable.key}" = ?'  # noqa: S608
        known = self._database.row(sql, (row.get(portable.key),))
        if known is None:
            return False
        if portable.settles and not known[portable.settles[0]] and row.get(portable.settles[0]):
            columns = {name: row[name] for name in portable.settles if row.get(name) is not None}
            with suppress(sqlite3.IntegrityError, OverflowError, UnicodeError):
                named = columns | {portable.key: row[portable.key]}
                self._database.update(portable.table, portable.key, named)
        return True

    def _refers(self, portable: Portable, row: Row) -> bool:
        """Whether all is here that the row names."""
        for column, table in portable.refers:
            key = _KEYS.get(table, "uuid")
            sql = f'SELECT 1 FROM "{table}" WHERE "{key}" = ?'  # noqa: S608
            value = row.get(column)
            if value and self._database.value(sql, (value,)) is None:
                return False
        return True


_HOMES = ("issue", "page")


def _at_home(row: Row, homes: Mapping[str, str]) -> Row:
    return row | {name: homes.get(row[name], row[name]) for name in _HOMES if name in row}


def read(table: PackedTable) -> tuple[Row, ...]:
    """The rows of a table that came. Raises RefusedError where they are none."""
    rows = []
    for text in table.rows:
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _refused(table.name) from error
        if not isinstance(row, dict) or not all(map(_plain, row.values())):
            raise _refused(table.name)
        rows.append(row)
    return tuple(rows)


@contextmanager
def readable(words: str) -> Iterator[None]:
    """Read back in the block what was taken. Raises RefusedError where it cannot be read: kept so,
    it would spoil what it is about.
    """
    try:
        yield
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise _refused(words) from error


def _plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float)


def _refused(words: str) -> RefusedError:
    return RefusedError(
        f"包里的“{words}”读不出来，可能已经损坏",
        kept="稿库没有变化",
        advice="请对方重新发一次",
    )
