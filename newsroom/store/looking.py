"""Whether an article holds what is asked for, and how well: read from its columns alone."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsroom.model.credit import Role
from newsroom.model.markup import visible
from newsroom.model.query import Place, Query, Wanted
from newsroom.text.folding import fold, may_hold

# Both lists as JSON.
COLUMNS = """
    SELECT a.uuid, a.headline, a.kicker, a.subhead, a.section, a.dateline, a.source_unit, a.body,
        (SELECT json_group_array(json_array(role, name)) FROM credit WHERE article = a.uuid)
            AS names,
        (SELECT json_group_array(json_array(caption, photographers)) FROM article_picture
            WHERE article = a.uuid) AS slots
    FROM article a WHERE a.uuid IN (SELECT value FROM json_each(?))
"""
_MARKS = frozenset("#*>●｜\\")  # of the markup

_TEXTS = (
    *("headline", "kicker", "subhead", "section", "dateline", "source_unit", "body"),
    *("names", "slots"),
)
_POINTS = {
    Place.HEADLINE: 4.0,
    Place.SECTION: 2.0,
    Place.UNIT: 2.0,
    Place.CREDIT: 2.5,
    Place.CAPTION: 1.8,
}
_OPENING, _IN_OPENING = 100, 0.6  # characters of a text's opening, and what a word there adds
_AGAIN, _MOST = 0.15, 5  # what each time more in the body adds, and how often it counts
_FADES = 6.0  # years after which a find is worth half


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is asked for, folded."""

    text: str
    place: Place | None = None
    role: Role | None = None
    absent: bool = False


def folded(words: Sequence[Wanted]) -> tuple[Term, ...]:
    """What is asked for as it is looked for; what folds to nothing asks for nothing."""
    found = (Term(fold(w.text), w.place, w.role, w.absent) for w in words)
    return tuple(dict.fromkeys(term for term in found if term.text))


class Copy:
    """One article's texts, each folded when it is first needed."""

    def __init__(self, row: sqlite3.Row) -> None:
        self._row = row

    @cached_property
    def body(self) -> str:
        """Its body."""
        return fold(visible(self._row["body"]))

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Headline, kicker, subhead."""
        return tuple(fold(self._row[name]) for name in ("headline", "kicker", "subhead"))

    @cached_property
    def names(self) -> tuple[tuple[Role, str], ...]:
        """Who is credited, under the pictures too."""
        written = tuple((Role(role), fold(name)) for role, name in json.loads(self._row["names"]))
        shot = (name for _caption, names in self._slots for name in json.loads(names))
        return (*written, *((Role.PHOTOGRAPHER, fold(name)) for name in shot))

    @cached_property
    def _slots(self) -> list[tuple[str, str]]:
        return json.loads(self._row["slots"])

    def holds(self, terms: Sequence[Term]) -> bool:
        """Whether all are there, and those that must not be are not."""
        return all(self.has(term) is not term.absent for term in terms)

    def has(self, term: Term) -> bool:
        """Whether a word stands where it is looked for."""
        if not may_hold(self._raw, term.text):
            return False
        if term.place is None:
            return self._in_body(term.text) or any(
                term.text in text for place in _OTHERS for text in self.texts(place)
            )
        if term.place is Place.BODY:
            return self._in_body(term.text)
        return any(term.text in text for text in self.texts(term.place, term.role))

    @cached_property
    def _raw(self) -> str:
        return "\n".join(self._row[name] for name in _TEXTS)

    def _in_body(self, text: str) -> bool:
        plain = text in self._row["body"] and not _MARKS.intersection(text)
        return plain or text in self.body

    def texts(self, place: Place | None, role: Role | None = None) -> Iterator[str]:
        """Its texts of one field, folded; None: those of no field."""
        match place:
            case Place.HEADLINE:
                yield from self.heads
            case Place.BODY:
                yield self.body
            case Place.CREDIT:
                yield from (name for had, name in self.names if role in (None, had))
            case Place.CAPTION:
                yield from (fold(caption) for caption, _names in self._slots)
            case Place.SECTION:
                yield fold(self._row["section"])
            case Place.UNIT:
                yield fold(self._row["source_unit"])
            case None:
                yield fold(self._row["dateline"])

    def worth(self, terms: Sequence[Term]) -> float:
        """How well it answers: headlines before names and sections before openings before the
        rest of a text; what is said again and again a little more.
        """
        asked = [term for term in terms if not term.absent]
        return sum(map(self._points, asked)) / max(len(asked), 1)

    def _points(self, term: Term) -> float:
        best = max(
            (
                points * (1.0 if at == 0 else 0.8)
                for place, points in _POINTS.items()
                for at, text in enumerate(self.texts(place))
                if term.text in text
            ),
            default=0.0,
        )
        at = self.body.find(term.text)
        if at < 0:
            return best
        count = min(self.body.count(term.text), _MOST)
        said = 1.0 + (count - 1) * _AGAIN + (_IN_OPENING if at < _OPENING else 0.0)
        return max(best, said) + 0.25 * min(best, said)


def fresh(day: datetime.date, today: datetime.date) -> float:
    """What age leaves of a find's worth: 1 today, a half after `_FADES` years, never nothing."""
    years = max((today - day).days, 0) / 365.25
    return _FADES / (_FADES + years)


def terms_of(query: Query) -> tuple[Term, ...]:
    """The words of a query, folded."""
    return folded(query.words)


_OTHERS = (Place.HEADLINE, Place.CREDIT, Place.CAPTION, Place.SECTION, Place.UNIT, None)
