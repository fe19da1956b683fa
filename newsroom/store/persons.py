"""The newsroom's people, and the PINs that guard their names.

A PIN is kept as a salted scrypt hash, whose cost is written beside it; it never leaves the file.
"""

from __future__ import annotations

import hashlib
import hmac
import os

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.person import Person
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row

_COST, _BLOCK, _LANES = 1 << 14, 8, 1  # 16 MB and some 50 ms for each try
_SALT = 16
_LEAST, _MOST = 4, 32


class Persons:
    """The person table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Person, ...]:
        """Everyone, those who left too, in the order they came."""
        return tuple(map(_person, self._database.rows("SELECT * FROM person ORDER BY uuid")))

    def get(self, uuid: str) -> Person:
        """One of them. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM person WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("人员名单里没有这个人")
        return _person(row)

    def named(self, name: str) -> Person | None:
        """Who bears a name; None where nobody does."""
        row = self._database.row("SELECT * FROM person WHERE name = ?", (storable(name).strip(),))
        return None if row is None else _person(row)

    def put(self, person: Person) -> Person:
        """Take a person in, or change name, duties and whether they left; a PIN is left alone.

        Gives the person as kept. Raises RefusedError where the name is empty or another's.
        """
        name = storable(person.name).strip()
        if not name:
            raise RefusedError("没有写姓名", kept="人员名单没有变化", advice="请填写姓名")
        other = self.named(name)
        if other is not None and other.uuid != person.uuid:
            raise RefusedError(
                f"人员名单里已经有一位“{name}”",
                kept="人员名单没有变化",
                advice=f"两位同名时请加上区别，例如“{name}（校对）”",
            )
        columns = to_row(person, without=frozenset({"guarded"})) | {"name": name}
        if not self._database.update("person", "uuid", columns):
            self._database.insert("person", columns | {"pin": ""})
        return self.get(person.uuid)

    def remove(self, uuid: str) -> None:
        """Take a person out again, who was only just taken in. Raises NotFoundError."""
        self.get(uuid)
        self._database.execute("DELETE FROM person WHERE uuid = ?", (uuid,))

    def pin(self, uuid: str) -> str:
        """The hash that is kept; empty where no PIN guards the name. Raises NotFoundError."""
        self.get(uuid)
        return str(self._database.value("SELECT pin FROM person WHERE uuid = ?", (uuid,)))

    def set_pin(self, uuid: str, pin: str) -> None:
        """Guard a name with a PIN, or with none where it is empty. Raises NotFoundError, and
        RefusedError where it is too short or too long.
        """
        self.keep_pin(uuid, hashed(pin) if pin else "")

    def keep_pin(self, uuid: str, kept: str) -> None:
        """Put a hash (`pin`) in place: for undo. Raises NotFoundError."""
        if not self._database.update("person", "uuid", {"uuid": uuid, "pin": kept}):
            raise NotFoundError("人员名单里没有这个人")

    def opens(self, uuid: str, pin: str) -> bool:
        """Whether a PIN is this person's; any is where none guards the name. Raises
        NotFoundError.
        """
        kept = self.pin(uuid)
        return not kept or matches(pin, kept)


def hashed(pin: str) -> str:
    """scrypt$cost$salt$hash of a PIN. Raises RefusedError where it is too short or too long."""
    if not _LEAST <= len(pin) <= _MOST:
        raise RefusedError(f"口令要 {_LEAST} 到 {_MOST} 个字符", kept="口令没有变化")
    salt = os.urandom(_SALT)
    return f"scrypt${_COST}${salt.hex()}${_scrypt(pin, salt, _COST).hex()}"


def matches(pin: str, kept: str) -> bool:
    """Whether a PIN is the one that was hashed."""
    _name, cost, salt, wanted = kept.split("$")
    found = _scrypt(pin, bytes.fromhex(salt), int(cost))
    return hmac.compare_digest(found, bytes.fromhex(wanted))


def _scrypt(pin: str, salt: bytes, cost: int) -> bytes:
    most = 2 * 128 * cost * _BLOCK
    secret = storable(pin).encode("utf8")
    return hashlib.scrypt(secret, salt=salt, n=cost, r=_BLOCK, p=_LANES, maxmem=most)


def _person(row: object) -> Person:
    return from_row(Person, row, guarded=bool(row["pin"]))  # type: ignore[index]
