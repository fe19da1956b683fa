"""Who made articles and took their pictures, as far as the library knows the persons."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsroom.model.credit import Role
from newsroom.model.ledger import Share
from newsroom.store.database import Database

_CREDITS = """
    SELECT k.article, k.name, k.role, k.contributor, c.name AS known, c.unit
    FROM credit k LEFT JOIN contributor c ON c.uuid = k.contributor
    WHERE k.article IN (SELECT value FROM json_each(?)) ORDER BY k.article, k.position
"""
_SLOTS = """
    SELECT article, position, photographers, picture IS NOT NULL AS seen FROM article_picture
    WHERE article IN (SELECT value FROM json_each(?))
    ORDER BY article, position
"""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A contributor who bears a name."""

    uuid: str
    name: str
    unit: str


class _Taken(NamedTuple):
    """Who took the picture of a slot, and whether the library holds it."""

    names: tuple[str, ...]
    seen: bool


class Makers:
    """Reads credits, and the photographers named below pictures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, articles: Sequence[str]) -> Made:
        """Who made some articles."""
        wanted = (json.dumps(list(dict.fromkeys(articles))),)
        slots: dict[str, dict[int, _Taken]] = defaultdict(dict)
        for row in self._database.rows(_SLOTS, wanted):
            slots[row["article"]][row["position"]] = _Taken(
                tuple(json.loads(row["photographers"])), bool(row["seen"])
            )
        credits_: dict[str, dict[str, Share]] = defaultdict(dict)
        untied: list[tuple[str, Share]] = []
        for row in self._database.rows(_CREDITS, wanted):
            role = Role(row["role"])
            share = Share(
                name=row["known"] or row["name"],
                role=role,
                person=row["contributor"] or "",
                unit=row["unit"] or "",
                shot=role is Role.PHOTOGRAPHER,
            )
            _add(credits_[row["article"]], share)
            if not row["contributor"]:
                untied.append((row["article"], share))
        below = {name for taken in slots.values() for one in taken.values() for name in one.names}
        bearers = self._bearers(below | {share.name for _, share in untied})
        for article, share in untied:
            known = credits_[article][share.key]
            alike = len(bearers.get(share.name, ()))
            credits_[article][share.key] = replace(known, alike=alike)
        return Made(credits_, slots, bearers)

    def _bearers(self, names: Collection[str]) -> dict[str, list[Bearer]]:
        rows = self._database.rows(
            "SELECT uuid, name, unit FROM contributor "
            "WHERE name IN (SELECT value FROM json_each(?)) ORDER BY uuid",
            (json.dumps(list(names), ensure_ascii=False),),
        )
        found: dict[str, list[Bearer]] = defaultdict(list)
        for row in rows:
            found[row["name"]].append(Bearer(row["uuid"], row["name"], row["unit"]))
        return found


@dataclass(frozen=True, slots=True)
class Made:
    """Who made some articles: their credited persons by key, who took the picture of each slot,
    and which contributors bear which name."""

    credited: Mapping[str, Mapping[str, Share]]
    slots: Mapping[str, Mapping[int, _Taken]]
    bearers: Mapping[str, Sequence[Bearer]]

    def shares(
        self, article: str, printed: Collection[int] | None = None, *, unseen: bool = False
    ) -> tuple[int, tuple[Share, ...]]:
        """How many pictures an article has, and who made it with how many of them.

        printed: the slots that count; None for all. unseen: also those whose picture the library
        does not hold, as in issues that were printed elsewhere.
        """
        found = dict(self.credited.get(article, {}))
        taken = self.slots.get(article, {})
        mine = [
            one.names
            for number, one in taken.items()
            if (printed is None or number in printed) and (one.seen or unseen)
        ]
        credited = [key for key, share in found.items() if share.shot]
        for names in mine:
            for key in self._takers(found, names) if names else credited:
                found[key] = replace(found[key], pictures=found[key].pictures + 1)
        return len(mine), tuple(found.values())

    def _takers(self, found: dict[str, Share], names: Sequence[str]) -> list[str]:
        """Keys of those who are named below a picture; who is named there alone is added."""
        keys = []
        for name in names:
            known = next((key for key, share in found.items() if share.name == name), None)
            if known is None:
                share = self._stranger(name)
                known = share.key
                found.setdefault(known, share)
            keys.append(known)
        return keys

    def _stranger(self, name: str) -> Share:
        """Someone who is named below a picture and nowhere else."""
        bearers = self.bearers.get(name, ())
        one = bearers[0] if len(bearers) == 1 else None
        return Share(
            name=name,
            role=Role.PHOTOGRAPHER,
            person=one.uuid if one else "",
            unit=one.unit if one else "",
            wrote=False,
            shot=True,
            alike=len(bearers) if len(bearers) > 1 else 0,
        )


def _add(shares: dict[str, Share], share: Share) -> None:
    """One person once: in the first role that writes, with what they photographed."""
    known = shares.get(share.key)
    if known is None:
        shares[share.key] = share
    elif known.writes or not share.writes:
        shares[share.key] = replace(known, shot=known.shot or share.shot)
    else:
        shares[share.key] = replace(share, shot=known.shot or share.shot)
