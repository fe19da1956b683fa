"""Reading every row as the program does, so that one that would stop a list is told beforehand."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable
from typing import Any

from newsroom.errors import NewsroomError
from newsroom.model.account import BookedError, OutsideReview, Weight
from newsroom.model.article import Article
from newsroom.model.banner import Banner
from newsroom.model.contributor import Unit
from newsroom.model.correction import Correction
from newsroom.model.credit import Role
from newsroom.model.delivery import Delivery
from newsroom.model.event import Event
from newsroom.model.excuse import Excuse
from newsroom.model.fee import FeeTable, Settlement
from newsroom.model.filler import Filler
from newsroom.model.finding import CheckRule, Override
from newsroom.model.holding import Holding, PagePackage
from newsroom.model.issue import Issue
from newsroom.model.kinds import KindRule
from newsroom.model.pack import read_entry
from newsroom.model.pack_book import OwnPack, Switch
from newsroom.model.page import Page
from newsroom.model.person import Person
from newsroom.model.picture import Crop, Picture
from newsroom.model.placement import Placement
from newsroom.model.printing import PrintOrder
from newsroom.model.query import SavedSearch
from newsroom.model.release import Release
from newsroom.model.remark import Remark
from newsroom.model.review import Review, ReviewStep
from newsroom.model.revision import Revision
from newsroom.model.roster import Official
from newsroom.model.shot import Shot
from newsroom.model.signoff import Paper, Signoff
from newsroom.model.teaser import Teaser
from newsroom.model.withdrawal import Erratum, Withdrawal
from newsroom.store.publications import read
from newsroom.store.rows import from_json, from_row, utc_time

UNREADABLE = (
    *(ValueError, TypeError, KeyError, AttributeError, RecursionError, NewsroomError),
    *(zlib.error, StopIteration),
)
"""What reading a damaged row may raise."""

_MOST_OF_SHOT = 64 << 20  # bytes of what a proof showed, unpacked

Vet = Callable[[Any], object]


def _row(kind: Any, *absent: str) -> Vet:
    """A row that is a dataclass; absent: fields that are empty where the column is NULL."""
    return lambda row: from_row(kind, row, **{name: row[name] or "" for name in absent})


def _json(kind: Any, column: str = "content") -> Vet:
    return lambda row: from_json(kind, row[column])


def _draft(row: Any) -> None:
    if from_json(Article, row["content"]).uuid != row["article"]:
        raise ValueError(row["article"])
    utc_time(row["time"])


def _revision(row: Any) -> None:
    _draft(row)
    from_json(tuple[str, ...], row["parents"])


def _arrival(row: Any) -> None:
    from_json(Revision, row["version"])
    utc_time(row["came"])
    if row["base"] is not None:
        from_json(Article, row["base"])


def _slot(row: Any) -> None:
    from_json(tuple[str, ...], row["photographers"])
    from_json(Crop, row["crop"])


def _contributor(row: Any) -> None:
    for column in ("pen_names", "former_names", "spellings"):
        from_json(tuple[str, ...], row[column])
    from_json(tuple[Role, ...], row["roles"])


def _shot(row: Any) -> None:
    packed = zlib.decompressobj()
    text = packed.decompress(row["content"], _MOST_OF_SHOT)
    if packed.unconsumed_tail:
        raise ValueError
    from_json(tuple[Shot, ...], text.decode("utf8"))


def _event(row: Any) -> None:
    from_row(Event, row)
    if not isinstance(json.loads(row["ids"]), list):
        raise TypeError


VETS: dict[str, Vet] = {
    "revision": _revision,
    "draft": _draft,
    "arrival": _arrival,
    "publication": lambda row: read(row["source"], row["stem"]),
    "issue": _row(Issue),
    "page": _row(Page),
    "placement": _row(Placement),
    "picture": _row(Picture),
    "credit": lambda row: Role(row["role"]),
    "article_picture": _slot,
    "contributor": _contributor,
    "event": _event,
    "setting": lambda row: json.loads(row["value"]),
    "override": _row(Override),
    "check_rule": _row(CheckRule),
    "signoff": _row(Signoff, "page"),
    "release": _row(Release),
    "review": _row(Review),
    "review_rule": _json(tuple[ReviewStep, ...], "steps"),
    "paper": _row(Paper, "photo"),
    "correction": _row(Correction, "article"),
    "erratum": _row(Erratum, "issue"),
    "withdrawal": _row(Withdrawal, "issue"),
    "excuse": _row(Excuse, "article"),
    "remark": _row(Remark, "article"),
    "filler": lambda row: from_row(Filler, row, last_used=None),
    "banner": _row(Banner, "picture"),
    "teaser": _row(Teaser),
    "page_holding": _row(Holding),
    "page_package": _row(PagePackage),
    "kind_rule": _row(KindRule),
    "pack": _row(OwnPack),
    "pack_entry": lambda row: read_entry(json.loads(row["entry"])),
    "pack_switch": _row(Switch),
    "person": lambda row: from_row(Person, row, guarded=bool(row["pin"])),
    "delivery": _row(Delivery),
    "print_order": _json(PrintOrder),
    "official": _row(Official),
    "saved_search": _row(SavedSearch),
    "unit": _row(Unit),
    "settlement": _json(Settlement),
    "fee_table": _json(FeeTable),
    "outside_review": _json(OutsideReview),
    "booked_error": _json(BookedError),
    "error_weight": _json(Weight),
    "proof_shot": _shot,
    "ancestor": _json(tuple[str, ...], "parents"),
}

# What a row is given instead of what cannot be read in it, rather than to lose it.
_INSTEAD = {"issue": {"facts": "{}", "number": "{}", "status": "open"}}


def readable(table: str, row: Any) -> bool:
    """Whether the program can read a row of that table."""
    vet = VETS.get(table)
    try:
        if vet is not None:
            vet(row)
    except UNREADABLE:
        return False
    return True


def vet(connection: sqlite3.Connection, table: str, keys: tuple[str, ...]) -> int:
    """Take the rows out that cannot be read, where nothing can be put in their place; how many."""
    where = " AND ".join(f'"{key}" = ?' for key in keys)
    rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
    bad = [row for row in rows if not readable(table, row)]
    gone = 0
    for row in bad:
        values = tuple(row[key] for key in keys)
        instead = _mended(table, row)
        if instead is None:
            connection.execute(f'DELETE FROM "{table}" WHERE {where}', values)  # noqa: S608
            gone += 1
        else:
            sets = ", ".join(f'"{name}" = ?' for name in instead)
            connection.execute(
                f'UPDATE "{table}" SET {sets} WHERE {where}',  # noqa: S608
                (*instead.values(), *values),
            )
    return gone


def _mended(table: str, row: sqlite3.Row) -> dict[str, str] | None:
    """What to write over the columns that cannot be read; None where that would not help."""
    changes = _INSTEAD.get(table, {})
    for name in changes:
        one = {name: changes[name]}
        if readable(table, dict(row) | one):
            return one
    return changes if changes and readable(table, dict(row) | changes) else None
