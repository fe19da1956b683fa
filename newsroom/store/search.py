"""Finding articles by any words in them: an index of pairs of characters, and how texts are folded.

SQLite's own ways of dividing text miss words of two characters, so the index holds every pair of
neighbours (`gram`, contentless, no positions). What it names is then checked against the text,
except where one pair or one character was asked for: the pair says it all. Folding goes one
character at a time, since tables of phrases would break parts of words.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsroom.model.markup import visible
from newsroom.store.database import Database
from newsroom.store.roll_schema import order

if TYPE_CHECKING:
    from newsroom.model.article import Article

FOLDING = 1  # to be raised with every change of what is indexed, or how it is folded

_SILENT = ("Cc", "Cf", "Mn")
_AROUND = 10  # characters shown before the words found
_SNIPPET = 60

Span = tuple[int, int]


class _Folds(dict[int, str]):
    """What each character becomes: of usual width, small, nothing for white space."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        kept = "".join(
            char
            for char in folded
            if not char.isspace() and unicodedata.category(char) not in _SILENT
        )
        self[code] = kept
        return kept


_FOLDS = _Folds()
# The tokenizer keeps what is not ASCII, and of ASCII letters and figures only.
_TOKENS = {code: chr(0xE000 + code) for code in range(0x21, 0x7F) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """A text as it is searched: width and case evened out, white space gone."""
    return text.translate(_FOLDS)


def terms(text: str) -> tuple[str, ...]:
    """What is asked for, folded: parts divided by white space, each of which must be found."""
    return tuple(dict.fromkeys(filter(None, map(fold, text.split()))))


def exact(wanted: Sequence[str]) -> bool:
    """Whether the index alone answers, without a look at the texts."""
    return all(len(term) <= 2 for term in wanted)


def match(wanted: Sequence[str]) -> str:
    """The index's own query for some terms."""
    return " AND ".join(part for term in wanted for part in _parts(term.translate(_TOKENS)))


def _parts(term: str) -> Iterator[str]:
    if len(term) == 1:
        yield f'"{term}" *'
    for at in range(len(term) - 1):
        yield f'"{term[at : at + 2]}"'


def texts(article: Article) -> tuple[str, ...]:
    """What of an article can be found, each text for itself."""
    return (
        article.headline,
        visible(article.body),
        article.kicker,
        article.subhead,
        *(slot.caption for slot in article.slots),
        article.section,
        article.dateline,
        article.source_unit,
        *(credit.name for credit in article.credits),
        *(name for slot in article.slots for name in slot.photographers),
    )


def holds(article: Article, wanted: Sequence[str]) -> bool:
    """Whether an article holds all terms, each within one of its texts."""
    folded = [fold(text) for text in texts(article)]
    return all(any(term in text for text in folded) for term in wanted)


def spans(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Where terms stand in a text: character offsets, in order, not overlapping."""
    places: list[int] = []
    folded = []
    for at, char in enumerate(text):
        part = fold(char)
        folded.append(part)
        places += [at] * len(part)
    whole, found = "".join(folded), set()
    for term in wanted:
        start = whole.find(term)
        while start >= 0:
            found.update(range(places[start], places[start + len(term) - 1] + 1))
            start = whole.find(term, start + len(term))
    return tuple(_runs(sorted(found)))


def _runs(offsets: Sequence[int]) -> Iterator[Span]:
    start = None
    for at, offset in enumerate(offsets):
        start = offset if start is None else start
        if at + 1 == len(offsets) or offsets[at + 1] != offset + 1:
            yield start, offset + 1
            start = None


def snippet(article: Article, wanted: Sequence[str]) -> str:
    """Some words of an article around the first of the terms that its headline does not hold."""
    missing = [term for term in wanted if term not in fold(article.title)]
    for text in texts(article)[1:] if missing else ():
        for paragraph in text.split("\n"):
            if any(term in fold(paragraph) for term in missing):
                start = max(spans(paragraph, missing)[0][0] - _AROUND, 0)
                return ("…" if start else "") + paragraph[start : start + _SNIPPET]
    return ""


class Search:
    """The index, and the roll's own columns, kept with every version of an article."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of_today = False

    def put(self, article: Article, before: Article | None) -> None:
        """Index a new version; part of saving it. before: the version whose words go."""
        row = self._row(article.uuid)
        self._drop(row["id"], row["folding"], before)
        newest = self._database.value("SELECT max(id) FROM roll")
        number = row["id"] if row["id"] == newest and before is None else newest + 1
        self._write(article, row["id"], number)

    def pending(self) -> int:
        """How many articles are not in the index yet; begins anew where folding has changed."""
        if not self._of_today:
            self._renew()
        return self._database.value("SELECT count(*) FROM roll WHERE folding = 0")

    def unindexed(self, limit: int) -> list[str]:
        """Some articles that are not in the index yet, newest first."""
        rows = self._database.rows(
            "SELECT article FROM roll WHERE folding = 0 ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [row["article"] for row in rows]

    def add(self, articles: Iterable[Article]) -> None:
        """Index what was not indexed yet; nothing else of it changes."""
        with self._database.transaction():
            for article in articles:
                row = self._row(article.uuid)
                if not row["folding"]:
                    self._write(article, row["id"], row["id"])

    def _renew(self) -> None:
        """Empty an index that was made with another folding."""
        old = "SELECT 1 FROM roll WHERE folding NOT IN (0, ?) LIMIT 1"
        if self._database.value(old, (FOLDING,)) is not None:
            with self._database.transaction():
                self._database.execute("INSERT INTO gram (gram) VALUES ('delete-all')")
                self._database.execute("UPDATE roll SET folding = 0")
        self._of_today = True

    def _row(self, article: str) -> sqlite3.Row:
        row = self._database.row("SELECT id, folding FROM roll WHERE article = ?", (article,))
        assert row is not None, "the roll is kept by triggers"
        return row

    def _drop(self, number: int, folding: int, before: Article | None) -> None:
        if before is not None and folding == FOLDING:
            self._database.execute(
                "INSERT INTO gram (gram, rowid, words) VALUES ('delete', ?, ?)",
                (number, _words(before)),
            )

    def _write(self, article: Article, old: int, number: int) -> None:
        names = article.credits
        self._database.execute(
            "UPDATE roll SET id = ?, folding = ?, title_order = ?, author_order = ? WHERE id = ?",
            (number, FOLDING, order(article.title), order(names[0].name if names else ""), old),
        )
        self._database.execute(
            "INSERT INTO gram (rowid, words) VALUES (?, ?)", (number, _words(article))
        )


def _words(article: Article) -> str:
    """Every pair of neighbours in an article's texts, and each text's last character alone."""
    found: dict[str, None] = {}
    for text in texts(article):
        folded = fold(text).translate(_TOKENS)
        found.update(dict.fromkeys(folded[at : at + 2] for at in range(len(folded))))
    return " ".join(found)
