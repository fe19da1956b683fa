"""Erasing a piece from a library's file: every row and every part of a row that speaks of it.

Works on the bare file, so that backups of former schemas can be cleaned as well: tables that are
not there yet are passed by. What stays are the events, which hold identities and no text.
"""

# ruff: noqa: S608 - nothing from outside stands in a statement

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable
from typing import Any

from newsroom.model.article import Article
from newsroom.store import likenesses
from newsroom.store.database import Database
from newsroom.store.rows import from_json
from newsroom.store.search import Search

GONE = "（已彻底删除）"
TELLING = 4  # characters of a title before it tells of one piece alone
_TELLING_ANYWHERE = 8  # characters of words; fewer (人民政府) stand in pieces of every issue

# In an order that keeps every reference whole: what refers goes before what is referred to.
_ROWS = (
    ("draft", "article = :a"),
    ("arrival", "article = :a"),
    ("paper", "signature IN (SELECT uuid FROM review WHERE article = :a)"),
    ("review", "article = :a"),
    ("page_fit", "page IN (SELECT page FROM placement WHERE article = :a)"),
    ("placement", "article = :a"),
    ("teaser", "article = :a"),
    ("credit", "article = :a"),
    ("article_picture", "article = :a"),
    ("filler", "article = :a"),
    ("correction", "article = :a"),
    ("remark", "article = :a"),
    ("withdrawal", "article = :a"),
    ("erratum", "notice = :a OR wrong = :a"),
    ("excuse", "article = :a"),
    ("alike", "article = :a OR other = :a"),
    ("likeness", "article = :a"),
    ("parcel_article", "article = :a"),
    ("ancestor", "article = :a"),
    ("roll", "article = :a"),
    ("revision", "article = :a"),
    ("article", "uuid = :a"),
)
# Lists within rows, of which the entries go that name the piece.
_LISTS = (
    ("signoff", "held"),
    ("delivery", "pages"),
    ("page_package", "content"),
    ("joining", "credits"),
)
# Words that may name the piece by its title.
_WORDS = (
    ("release", "open"),
    ("release", "reason"),
    ("override", "reason"),
    ("parcel", "name"),
    ("parcel", "note"),
    ("past_file", "name"),
    ("remark", "words"),
    ("saved_search", "query"),
)


def known_tables(database: Database) -> frozenset[str]:
    """The tables of a file."""
    rows = database.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    return frozenset(row["name"] for row in rows)


def holds(database: Database, article: str) -> bool:
    """Whether a file has anything of an article's text."""
    return database.value("SELECT 1 FROM article WHERE uuid = ?", (article,)) is not None


def versions(database: Database, article: str) -> tuple[Article, ...]:
    """Every text that an article has had here: its versions, its draft, what came and waits."""
    return tuple(from_json(Article, text) for text in _contents(database, article))


def titles(texts: Iterable[Article]) -> tuple[str, ...]:
    """Every title that tells of the piece, the longest first, so that none is left half."""
    found = {line.strip() for text in texts for line in (text.title, text.headline)}
    return tuple(sorted((t for t in found if len(t) >= TELLING), key=lambda t: (-len(t), t)))


def shots(database: Database, article: str, names: Collection[str]) -> tuple[str, ...]:
    """The kept proofs (uuid) that show a piece, or name it."""
    if "proof_shot" not in known_tables(database):
        return ()
    found = []
    for row in database.execute("SELECT uuid, content FROM proof_shot"):
        shown = zlib.decompress(row["content"]).decode("utf8")
        if article in shown or any(_quoted(name) in shown for name in names):
            found.append(row["uuid"])
    return tuple(found)


def pictures(database: Database, article: str) -> tuple[tuple[str, ...], int]:
    """Pictures that only this piece ever used, and how many of its others something else does."""
    known = known_tables(database)
    used = {slot.picture for text in versions(database, article) for slot in text.slots}
    rows = database.rows(
        "SELECT picture FROM article_picture WHERE article = ? AND picture IS NOT NULL", (article,)
    )
    used |= {row["picture"] for row in rows}
    if "paper" in known:
        used |= {row["photo"] for row in database.rows(_PHOTOS, (article,))}
    used.discard("")
    kept = _used_elsewhere(database, article, used, known)
    return tuple(sorted(used - kept)), len(kept)


def erase(database: Database, article: str) -> tuple[str, ...]:
    """Take a piece out of every table; gives the pictures (SHA-256) whose files are to go too.

    Part of a transaction. The trigger that guards versions is set aside for that long.
    """
    known = known_tables(database)
    texts = versions(database, article)
    names = titles(texts)
    gone, _shared = pictures(database, article)
    _unindex(database, article, known)
    for uuid in shots(database, article, names):
        database.execute("DELETE FROM proof_shot WHERE uuid = ?", (uuid,))
    stood = {row["issue"] for row in database.rows(_STOOD, {"a": article})}
    guard = database.row("SELECT sql FROM sqlite_master WHERE name = 'revision_kept'")
    database.execute("DROP TRIGGER IF EXISTS revision_kept")
    for table, where in _ROWS:
        if table in known:
            database.execute(f"DELETE FROM {table} WHERE {where}", {"a": article})
    if guard is not None:
        database.execute(guard["sql"])
    _shorten_lists(database, article, known)
    said = "\n".join(_said(text) for text in texts)
    _drop_untied(database, stood, said, known)
    _blank_errors(database, article, stood, said, known)
    _hide_titles(database, names, known)
    for sha256 in gone:
        database.execute("DELETE FROM picture WHERE sha256 = ?", (sha256,))
    return gone


_STOOD = """
    SELECT issue FROM article WHERE uuid = :a AND issue IS NOT NULL
    UNION SELECT g.issue FROM placement p JOIN page g ON g.uuid = p.page WHERE p.article = :a
"""
_PHOTOS = """
    SELECT p.photo FROM paper p JOIN review r ON r.uuid = p.signature
    WHERE r.article = ? AND p.photo IS NOT NULL
"""


def _contents(database: Database, article: str) -> list[str]:
    known = known_tables(database)
    found = [
        row["content"]
        for table in ("revision", "draft")
        for row in database.rows(f"SELECT content FROM {table} WHERE article = ?", (article,))
    ]
    if "arrival" in known:
        for row in database.rows("SELECT version, base FROM arrival WHERE article = ?", (article,)):
            found.append(json.dumps(json.loads(row["version"])["article"], ensure_ascii=False))
            found += [row["base"]] if row["base"] else []
    return found


def _used_elsewhere(
    database: Database, article: str, used: set[str], known: Collection[str]
) -> set[str]:
    """Those of some pictures that other pieces, banners or signed papers use."""
    these = "(SELECT value FROM json_each(:p))"
    slots = "SELECT picture AS used FROM article_picture WHERE article <> :a AND picture IN "
    asked = [slots + these]
    if "banner" in known:
        asked.append(f"SELECT picture FROM banner WHERE picture IN {these}")
    if "paper" in known:
        asked.append(
            f"SELECT photo FROM paper WHERE photo IN {these} "
            "AND signature NOT IN (SELECT uuid FROM review WHERE article = :a)"
        )
    # In versions and drafts the mark of a picture stands in the text of the record.
    for table, column in (("revision", "content"), ("draft", "content"), ("arrival", "version")):
        if table in known:
            asked.append(
                f"SELECT j.value FROM {table} t, json_each(:p) j "
                f"WHERE t.article <> :a AND instr(t.{column}, j.value)"
            )
    values = {"a": article, "p": json.dumps(sorted(used))}
    return {row["used"] for row in database.rows(" UNION ".join(asked), values)} if used else set()


def _unindex(database: Database, article: str, known: Collection[str]) -> None:
    """Take a piece out of both indexes, which need what stands in them to do so."""
    if "roll" in known:
        row = database.row(
            "SELECT r.content FROM revision r JOIN article a ON a.head = r.uuid WHERE a.uuid = ?",
            (article,),
        )
        Search(database).drop(article, None if row is None else from_json(Article, row["content"]))
    if "likeness" in known:
        likenesses.drop(database, article)


def _shorten_lists(database: Database, article: str, known: Collection[str]) -> None:
    for table, column in _LISTS:
        if table not in known or not _has(database, table, column):
            continue
        sql = f"SELECT uuid, {column} FROM {table} WHERE instr({column}, ?)"
        for row in database.rows(sql, (article,)):
            shorter = _dumped(_without(json.loads(row[column]), article))
            sql = f"UPDATE {table} SET {column} = ? WHERE uuid = ?"
            database.execute(sql, (shorter, row["uuid"]))


def _without(value: Any, article: str) -> Any:
    """Plain data without those entries of its lists that name an article."""
    if isinstance(value, list):
        return [
            _without(one, article)
            for one in value
            if not (isinstance(one, dict) and one.get("article") == article)
        ]
    if isinstance(value, dict):
        return {key: _without(one, article) for key, one in value.items()}
    return value


def _said(text: Article) -> str:
    """All that an article says, to look for words in."""
    heads = (text.kicker, text.headline, text.subhead, text.body, text.origin.text)
    return "\n".join((*heads, *(slot.caption for slot in text.slots)))


def _drop_untied(
    database: Database, stood: Collection[str], said: str, known: Collection[str]
) -> None:
    """Corrections that name no article, and words of this one. stood: the issues it stood in."""
    if "correction" not in known:
        return
    sql = "SELECT uuid, issue, before, after FROM correction WHERE article IS NULL"
    for row in database.rows(sql):
        least = TELLING if row["issue"] in stood else _TELLING_ANYWHERE
        if _quotes(row["before"], said, least) or _quotes(row["after"], said, least):
            database.execute("DELETE FROM correction WHERE uuid = ?", (row["uuid"],))


def _quotes(words: str, said: str, least: int) -> bool:
    return len(words) >= least and words in said


def _blank_errors(
    database: Database, article: str, stood: Collection[str], said: str, known: Collection[str]
) -> None:
    """Errors of the account go on counting, without the words that were wrong; also those that
    name no article, and words of this one. stood: the issues it stood in.
    """
    if "booked_error" not in known:
        return
    seen: dict[tuple[str, str], str] = {}
    for row in database.rows("SELECT uuid, content FROM booked_error"):
        error = json.loads(row["content"])
        named = error.get("article", "")
        least = TELLING if error.get("issue") in stood else _TELLING_ANYWHERE
        if named != article and (named or not _quotes(error.get("wrong", ""), said, least)):
            continue
        # The same error counts three times at most: what was the same stays so.
        words = (error.get("wrong", ""), error.get("right", ""))
        mark = seen.setdefault(words, f"{GONE}{len(seen) + 1}") if any(words) else ""
        error |= {"article": "", "wrong": mark, "right": "", "note": ""}
        database.execute(
            "UPDATE booked_error SET content = ? WHERE uuid = ?", (_dumped(error), row["uuid"])
        )


def _hide_titles(database: Database, names: Collection[str], known: Collection[str]) -> None:
    for table, column in _WORDS:
        if table not in known or not _has(database, table, column):
            continue
        for name in names:
            quoted = _quoted(name) if column == "open" else name
            database.execute(
                f"UPDATE {table} SET {column} = replace({column}, :name, :gone) "
                f"WHERE instr({column}, :name)",
                {"name": quoted, "gone": GONE},
            )


def _has(database: Database, table: str, column: str) -> bool:
    rows: list[sqlite3.Row] = database.rows(f"PRAGMA table_info({table})")
    return any(row["name"] == column for row in rows)


def _quoted(name: str) -> str:
    """A title as it stands within JSON."""
    return json.dumps(name, ensure_ascii=False)[1:-1]


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
