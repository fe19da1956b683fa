"""What each proof showed, squeezed: a page takes some ten kilobytes.

Proofs are told apart by the order they were kept in: clocks are set back.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable

from newsroom.errors import NotFoundError
from newsroom.model.shot import ProofShot, Shot
from newsroom.store.database import Database
from newsroom.store.rows import from_json, from_row, to_json, to_row

_WITHOUT = frozenset({"shots"})
_COLUMNS = "uuid, issue, page, round, code, person, time"
_KEPT = 6  # proofs of a page; older ones nobody compares with any more


class Shots:
    """The proof_shot table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_pages(self, pages: Iterable[str]) -> tuple[ProofShot, ...]:
        """The proofs of some pages, newest first, without what they showed."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM proof_shot "  # noqa: S608
            "WHERE page IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC",
            (to_json(tuple(pages)),),
        )
        return tuple(from_row(ProofShot, row, shots=()) for row in rows)

    def get(self, uuid: str) -> ProofShot:
        """A proof with what it showed. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM proof_shot WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("这次大样的底样已经不在稿库里")
        return _proof(row)

    def add(self, proof: ProofShot) -> None:
        """Keep a proof; of a page the oldest give way."""
        content = zlib.compress(to_json(proof.shots).encode("utf8"), 6)
        with self._database.transaction():
            self._database.insert(
                "proof_shot", to_row(proof, without=_WITHOUT) | {"content": content}
            )
            self._database.execute(
                "DELETE FROM proof_shot WHERE page = ? AND uuid NOT IN (SELECT uuid FROM "
                "proof_shot WHERE page = ? ORDER BY rowid DESC LIMIT ?)",
                (proof.page, proof.page, _KEPT),
            )


def _proof(row: sqlite3.Row) -> ProofShot:
    content = zlib.decompress(row["content"]).decode("utf8")
    return from_row(ProofShot, row, shots=from_json(tuple[Shot, ...], content))
