"""Every step of the schema, numbered; a step that was shipped is never edited.

Each step runs in one transaction together with its record and the new `user_version`. Imported
only where a step is to be taken, since sqlite-utils loads pandas wherever that is installed.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from newsroom.store import roll_schema, seventh, sixth

steps = Migrations("newsroom")


def migrate(connection: sqlite3.Connection) -> None:
    """Take every step that the file has not taken yet."""
    steps.apply(Database(connection, strict=True, execute_plugins=False))


@steps(name="1")
def first(db: Database) -> None:
    """Publications, issues, pages, articles with their history, pictures, events, settings."""
    for statement in _FIRST.split(";\n\n"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {0x4E525331}")
    db.execute("PRAGMA user_version = 1")


@steps(name="2")
def second(db: Database) -> None:
    """Page templates, drop caps, fillers, banners, teasers, leaders."""
    for statement in _SECOND.split(";\n\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@steps(name="3")
def third(db: Database) -> None:
    """Print orders, deliveries, sign-offs, overrides and rules of checks, corrections."""
    for statement in _THIRD.split(";\n\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


@steps(name="4")
def fourth(db: Database) -> None:
    """What editors cut off the pictures of articles."""
    db.execute("ALTER TABLE article_picture ADD COLUMN crop TEXT NOT NULL DEFAULT '{}'")
    db.execute("PRAGMA user_version = 4")


@steps(name="5")
def fifth(db: Database) -> None:
    """What lists filter and sort by, the index of the words in articles, pages' last fits."""
    db.conn.create_function("newsroom_order", 1, roll_schema.order, deterministic=True)
    for statement in roll_schema.FIFTH.split(";\n\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 5")


@steps(name="6")
def sixth_step(db: Database) -> None:
    """People and reviews, packages, kinds, remarks, fees, search and archive."""
    for statement in sixth.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 6")


@steps(name="7")
def seventh_step(db: Database) -> None:
    """Rule packs, faults let stand, the 人名职务库, the account of errors."""
    for statement in seventh.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 7")


_FIRST = """
CREATE TABLE publication (
    uuid TEXT PRIMARY KEY,
    stem TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    source TEXT NOT NULL,        -- the house style, TOML
    updated TEXT NOT NULL
) STRICT;

CREATE TABLE issue (
    uuid TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication,
    date TEXT NOT NULL,
    number TEXT NOT NULL,        -- JSON: numbers, totals, kind
    facts TEXT NOT NULL,         -- JSON: what the masthead prints
    status TEXT NOT NULL
) STRICT;

CREATE INDEX issue_by_date ON issue (publication, date);

CREATE TABLE page (
    uuid TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    editor TEXT NOT NULL,
    designer TEXT NOT NULL,
    proofreader TEXT NOT NULL
) STRICT;

CREATE INDEX page_by_issue ON page (issue, number);

CREATE TABLE article (
    uuid TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication,
    issue TEXT REFERENCES issue,
    page TEXT REFERENCES page ON DELETE SET NULL,    -- meant for, not placed on
    head TEXT NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    importance INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    binned TEXT,                 -- when it was moved to the bin
    title TEXT NOT NULL,         -- what lists show
    section TEXT NOT NULL,
    kicker TEXT NOT NULL,
    headline TEXT NOT NULL,
    subhead TEXT NOT NULL,
    dateline TEXT NOT NULL,
    place TEXT NOT NULL,
    agency TEXT NOT NULL,
    source_unit TEXT NOT NULL,
    jump_from TEXT NOT NULL,
    jump_to TEXT NOT NULL,
    notes TEXT NOT NULL,         -- JSON
    body TEXT NOT NULL           -- markup
) STRICT;

CREATE INDEX article_by_time ON article (updated) WHERE binned IS NULL;

CREATE INDEX article_by_publication ON article (publication, updated) WHERE binned IS NULL;

CREATE INDEX article_by_status ON article (status, updated) WHERE binned IS NULL;

CREATE INDEX article_by_section ON article (section, updated) WHERE binned IS NULL;

CREATE INDEX article_by_issue ON article (issue, updated);

CREATE INDEX article_by_page ON article (page);

CREATE UNIQUE INDEX article_by_head ON article (head);

CREATE INDEX article_in_bin ON article (updated) WHERE binned IS NOT NULL;

CREATE TABLE revision (
    uuid TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article,
    parents TEXT NOT NULL,       -- JSON
    desk TEXT NOT NULL,
    clock INTEGER NOT NULL,
    time TEXT NOT NULL,
    person TEXT NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL        -- JSON: the whole article
) STRICT;

CREATE INDEX revision_by_article ON revision (article, clock);

CREATE INDEX revision_by_clock ON revision (clock);

CREATE TABLE draft (
    article TEXT PRIMARY KEY REFERENCES article,
    base TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    content TEXT NOT NULL        -- JSON: the whole article
) STRICT;

CREATE TABLE placement (
    uuid TEXT PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page,
    article TEXT NOT NULL REFERENCES article,
    part INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    span INTEGER NOT NULL,
    depth INTEGER NOT NULL,
    text_columns INTEGER NOT NULL,
    headline_size INTEGER,       -- EMU
    headline_rows INTEGER NOT NULL,
    vertical_headline INTEGER NOT NULL,
    pictures TEXT NOT NULL,      -- JSON
    box INTEGER NOT NULL,
    tint INTEGER NOT NULL,
    locked INTEGER NOT NULL,
    kept_breaks TEXT NOT NULL    -- JSON
) STRICT;

CREATE INDEX placement_by_page ON placement (page);

CREATE INDEX placement_by_article ON placement (article);

CREATE TABLE contributor (
    uuid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    phone TEXT NOT NULL
) STRICT;

CREATE INDEX contributor_by_name ON contributor (name);

CREATE TABLE credit (
    article TEXT NOT NULL REFERENCES article,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    contributor TEXT REFERENCES contributor,    -- NULL where several bear the name
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX credit_by_name ON credit (name);

CREATE INDEX credit_by_contributor ON credit (contributor);

CREATE TABLE picture (
    sha256 TEXT PRIMARY KEY,
    suffix TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    shrunk INTEGER NOT NULL,
    added TEXT NOT NULL
) STRICT;

CREATE TABLE article_picture (
    article TEXT NOT NULL REFERENCES article,
    position INTEGER NOT NULL,
    picture TEXT REFERENCES picture,    -- NULL while the slot is empty
    caption TEXT NOT NULL,
    photographers TEXT NOT NULL,        -- JSON
    doubtful INTEGER NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_picture_by_picture ON article_picture (picture);

CREATE TABLE event (
    desk TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    time TEXT NOT NULL,
    person TEXT NOT NULL,
    verb TEXT NOT NULL,
    ids TEXT NOT NULL,           -- JSON
    fingerprint TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (desk, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_clock ON event (clock);

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL          -- JSON
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TRIGGER event_fixed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER revision_kept BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;

CREATE TRIGGER revision_fixed BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END
"""

_SECOND = """
ALTER TABLE page ADD COLUMN template TEXT NOT NULL DEFAULT '';

ALTER TABLE placement ADD COLUMN drop_cap INTEGER NOT NULL DEFAULT 0;

CREATE TABLE filler (
    article TEXT PRIMARY KEY REFERENCES article,
    publication TEXT NOT NULL REFERENCES publication,
    kind TEXT NOT NULL,
    span INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    valid_until TEXT             -- NULL for ever
) STRICT;

CREATE INDEX filler_by_publication ON filler (publication);

CREATE TABLE banner (
    uuid TEXT PRIMARY KEY,
    publication TEXT NOT NULL REFERENCES publication,
    section TEXT NOT NULL,
    picture TEXT REFERENCES picture,    -- NULL for the words in type
    "rows" INTEGER NOT NULL,
    UNIQUE (publication, section)
) STRICT;

CREATE TABLE teaser (
    issue TEXT NOT NULL REFERENCES issue,
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES article,
    words TEXT NOT NULL,
    PRIMARY KEY (issue, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX teaser_by_article ON teaser (article);

CREATE TABLE leader (
    uuid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    rank INTEGER NOT NULL,
    title TEXT NOT NULL
) STRICT
"""

_THIRD = """
CREATE TABLE print_order (
    issue TEXT PRIMARY KEY REFERENCES issue,
    content TEXT NOT NULL        -- JSON
) STRICT;

CREATE TABLE delivery (
    uuid TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue,
    number INTEGER NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    pages TEXT NOT NULL,         -- JSON
    "order" TEXT NOT NULL,       -- JSON
    UNIQUE (issue, number)
) STRICT;

CREATE TABLE signoff (
    uuid TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue,
    page TEXT REFERENCES page ON DELETE CASCADE,    -- NULL for a bulletin, signed whole
    step TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    fingerprint TEXT NOT NULL    -- of the page that was seen
) STRICT;

CREATE INDEX signoff_by_issue ON signoff (issue, page);

CREATE TABLE override (
    uuid TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;

CREATE INDEX override_by_issue ON override (issue);

CREATE TABLE check_rule (
    publication TEXT NOT NULL REFERENCES publication,
    kind TEXT NOT NULL,
    severity TEXT,               -- NULL where the check is switched off
    blocks INTEGER NOT NULL,
    needs TEXT NOT NULL,         -- JSON
    PRIMARY KEY (publication, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
    uuid TEXT PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue,
    number INTEGER NOT NULL,
    page INTEGER NOT NULL,
    article TEXT REFERENCES article,
    place TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    remark TEXT NOT NULL,
    mark TEXT NOT NULL,          -- of the difference it was booked for
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    UNIQUE (issue, number)
) STRICT;

CREATE TABLE let_stand (         -- differences of returned files that were left aside
    issue TEXT NOT NULL REFERENCES issue,
    mark TEXT NOT NULL,
    PRIMARY KEY (issue, mark)
) STRICT, WITHOUT ROWID
"""
