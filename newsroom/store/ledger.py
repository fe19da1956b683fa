"""What was handed in and what was printed in some days, read piece by piece.

Printed is what stands on the pages of a published issue (or, in a bulletin, flows in it) and was
not withdrawn. Counted are stories: no adverts, no 导读.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsroom.model.issue import Issue
from newsroom.model.kinds import ArticleKind, KindRule
from newsroom.model.ledger import Piece, Span
from newsroom.model.placement import PicturePlace
from newsroom.model.publication import PublicationKind
from newsroom.model.status import ArticleStatus
from newsroom.store.database import Database
from newsroom.store.halves import Half, items, joined
from newsroom.store.kind_rules import KindRules
from newsroom.store.makers import Makers
from newsroom.store.publications import Publications
from newsroom.store.published import Published
from newsroom.store.rows import from_json, utc_text, utc_time

_COUNTED = json.dumps([kind for kind in ArticleKind if kind.story or kind is ArticleKind.PSA])
_COPY = """
    SELECT a.uuid, a.publication, a.title, a.kind, a.section, a.source_unit, a.characters,
        a.created, a.headline, a.jump_from, a.jump_to, a.status,
        CASE WHEN a.kind = 'brief' THEN a.body ELSE '' END AS body,
        EXISTS (SELECT 1 FROM filler WHERE article = a.uuid) AS filler
    FROM article a
"""
_SHOWN = """
    SELECT x.article, x.part, p.issue, x.pictures FROM placement x JOIN page p ON p.uuid = x.page
    WHERE p.issue IN (SELECT value FROM json_each(?))
"""
# Taken in within some days: not what an editor began and left empty, what was withdrawn, nor
# what an archive of old copy held.
_CAME = """
    a.uuid IN (SELECT article FROM roll WHERE created >= :since AND created < :until
        AND NOT binned AND NOT filler)
    AND a.stage <> 'printed'
    AND (a.characters > 0 OR a.headline <> '')
    AND a.kind IN (SELECT value FROM json_each(:kinds))
    AND (:publication = '' OR a.publication = :publication)
    AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.article = a.uuid AND w.revoked IS NULL)
"""


class _Stood(NamedTuple):
    """Where a printed article stood: its issue, its pages in order, and the slots printed; None
    for all. ours: on pages made up here, where a slot without a picture prints none."""

    issue: Issue
    pages: tuple[int, ...]
    slots: frozenset[int] | None
    ours: bool


class Ledger:
    """Reads pieces."""

    def __init__(
        self,
        database: Database,
        published: Published,
        publications: Publications,
        kinds: KindRules,
    ) -> None:
        self._database = database
        self._published = published
        self._publications = publications
        self._kinds = kinds
        self._units: dict[str, str] = {}
        self._makers = Makers(database)
        self._known_rules: dict[str, dict[ArticleKind, KindRule]] = {}
        self._known_flows: dict[str, bool] = {}

    def issues(self, span: Span) -> tuple[Issue, ...]:
        """The issues that were published in some days, oldest first."""
        return self._published.issues(span.since, span.until, span.publication or None)

    def pieces(self, span: Span) -> tuple[Piece, ...]:
        """What was handed in or printed in some days, by day: the printed pieces, and those that
        came in but were not printed within these days. What lies in the bin, and past issues that
        were taken in afterwards, did not come in then.
        """
        self._known_rules.clear()
        self._known_flows.clear()
        self._units = self._read_units()
        printed = self._printed(span)
        came = self._came(span, {piece.article for piece in printed})
        found = (self._official(p) for p in (*printed, *came) if p.own or not span.own)
        return tuple(sorted(found, key=lambda p: (p.day or p.came, p.label, p.pages, p.key)))

    # Printed -------------------------------------------------------------------------------------

    def _printed(self, span: Span) -> list[Piece]:
        stood = self._stood(span)
        uuids = list(dict.fromkeys(article for article, _ in stood))
        rows = {row["uuid"]: row for row in self._copy(uuids)}
        makers = self._makers.of(uuids)
        found = []
        for (article, _), place in stood.items():
            if article not in rows:
                continue
            row, day = rows[article], place.issue.date
            none = place.ours and row["kind"] == ArticleKind.BRIEF  # briefs print no picture
            slots = frozenset[int]() if none else place.slots
            pictures, shares = makers.shares(article, slots, unseen=not place.ours)
            piece = self._piece(
                row,
                place.issue.publication,
                came=min(_local_day(row["created"]), day),
                day=day,
                issue=place.issue.uuid,
                label=place.issue.label,
                pages=place.pages,
                pictures=pictures,
                shares=shares,
            )
            found.append(_half(piece, row))
        return [item for piece in joined(found) for item in items(piece)]

    def _stood(self, span: Span) -> dict[tuple[str, str], _Stood]:
        """Where each article stood, by article and issue."""
        known = {issue.uuid: issue for issue in self.issues(span)}
        wanted = (json.dumps(list(known)),)
        shown: dict[tuple[str, str], frozenset[int] | None] = {}
        laid_out = set()
        for row in self._database.rows(_SHOWN, wanted):
            laid_out.add(row["issue"])
            if row["part"] == 0:  # pictures stand where a story begins
                places = from_json(tuple[PicturePlace, ...], row["pictures"])
                slots = frozenset(place.slot for place in places)
                shown[row["article"], row["issue"]] = slots or None
        pages: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        home = span.publication or None
        parts = self._published.between(span.since, span.until, home)
        for part in sorted(parts, key=lambda part: part.part):  # a story's beginning comes first
            pages[part.article, part.issue][part.number or 0] = None
        found = {}
        for key, numbers in pages.items():
            issue = known[key[1]]
            flows = self._flows(issue.publication)
            ours = issue.uuid in laid_out and not flows
            slots = shown.get(key, frozenset()) if ours else None
            kept = () if flows else tuple(number for number in numbers if number)
            found[key] = _Stood(issue, kept, slots, ours)
        return found

    def _flows(self, publication: str) -> bool:
        if publication not in self._known_flows:
            kind = self._publications.get(publication).kind
            self._known_flows[publication] = kind is PublicationKind.BULLETIN
        return self._known_flows[publication]

    # Handed in -----------------------------------------------------------------------------------

    def _came(self, span: Span, printed: set[str]) -> list[Piece]:
        """What was taken in within some days and not printed then."""
        rows = self._database.rows(
            f"{_COPY} WHERE {_CAME}",
            {
                "since": utc_text(_midnight(span.since)),
                "until": utc_text(_midnight(span.until + datetime.timedelta(days=1))),
                "kinds": _COUNTED,
                "publication": span.publication,
            },
        )
        rows = [r for r in rows if r["uuid"] not in printed and not self._before(r, span)]
        makers = self._makers.of([row["uuid"] for row in rows])
        found = []
        for row in rows:
            pictures, shares = makers.shares(row["uuid"])
            came = _local_day(row["created"])
            piece = self._piece(
                row, row["publication"], came=came, pictures=pictures, shares=shares
            )
            found.append(_half(piece, row))
        return [item for half in found for item in items(half)]

    def _before(self, row: sqlite3.Row, span: Span) -> bool:
        """Whether an article was printed before some days: it came in before them, too."""
        if row["status"] not in (ArticleStatus.RELEASED, ArticleStatus.PRINTED):
            return False
        return any(part.date < span.since for part in self._published.of(row["uuid"]))

    # Parts ---------------------------------------------------------------------------------------

    def _copy(self, uuids: Sequence[str]) -> list[sqlite3.Row]:
        chosen = "a.uuid IN (SELECT value FROM json_each(?))"
        counted = "a.kind IN (SELECT value FROM json_each(?))"
        sql = f"{_COPY} WHERE {chosen} AND {counted}"
        return self._database.rows(sql, (json.dumps(list(uuids)), _COUNTED))

    def _piece(self, row: sqlite3.Row, publication: str, **facts: Any) -> Piece:
        kind = ArticleKind.FILLER if row["filler"] else ArticleKind(row["kind"])
        rule = self._rules(publication)[kind]
        return Piece(
            article=row["uuid"],
            title=row["title"].partition("\n")[0],
            kind=kind,
            publication=publication,
            section=row["section"],
            characters=row["characters"],
            unit=row["source_unit"],
            own=rule.own,
            paid=rule.paid,
            **facts,
        )

    def _rules(self, publication: str) -> dict[ArticleKind, KindRule]:
        """Which kinds a publication calls own copy and pays for."""
        if publication not in self._known_rules:
            self._known_rules[publication] = self._kinds.all(publication)
        return self._known_rules[publication]

    def _official(self, piece: Piece) -> Piece:
        """The piece with the names of units as the directory of units writes them."""
        names = self._units
        if not names:
            return piece
        shares = tuple(
            replace(share, unit=names.get(share.unit, share.unit)) for share in piece.shares
        )
        return replace(piece, unit=names.get(piece.unit, piece.unit), shares=shares)

    def _read_units(self) -> dict[str, str]:
        """What units are called, by the other names they go by."""
        sql = "SELECT u.name, o.value AS other FROM unit u, json_each(u.other_names) o"
        return {row["other"]: row["name"] for row in self._database.rows(sql)}


def _half(piece: Piece, row: sqlite3.Row) -> Half:
    return Half(piece, row["headline"], row["jump_from"], row["jump_to"], row["body"])


def _local_day(time: str) -> datetime.date:
    return utc_time(time).astimezone().date()


def _midnight(day: datetime.date) -> datetime.datetime:
    """A day's beginning on this machine's clock."""
    return datetime.datetime.combine(day, datetime.time()).astimezone()
