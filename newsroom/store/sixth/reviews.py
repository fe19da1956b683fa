"""Tables of three reviews, signatures on articles, slips, paper signatures, frozen issues."""

from __future__ import annotations

# An article's status follows from its reviews (stage) and from where it stands. What stands in an
# issue without any placement (a bulletin, an imported issue) is what belongs to it.
_STATUS = """CASE
        WHEN EXISTS (SELECT 1 FROM standing s WHERE s.article = article.uuid
            AND s.state = 'printed') THEN 'printed'
        WHEN EXISTS (SELECT 1 FROM standing s WHERE s.article = article.uuid
            AND s.state = 'released') THEN 'released'
        WHEN stage = 'ready' AND EXISTS (SELECT 1 FROM placement x WHERE x.article = article.uuid)
            THEN 'placed'
        ELSE stage
    END"""


def _follows(name: str, event: str, articles: str) -> str:
    """A trigger that tells the status of some articles anew."""
    act = f"UPDATE article SET status = {_STATUS} WHERE {articles};"  # noqa: S608
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {act} END"


_STAGES = (
    "ALTER TABLE article ADD COLUMN stage TEXT NOT NULL DEFAULT 'draft'",
    """
    CREATE VIEW standing AS          -- which article stands in which issue, and on which page
    -- Columns of both halves have one affinity: only so SQLite asks each for one article's rows.
    SELECT x.article, x.part, p.uuid AS page, p.number, i.uuid AS issue, i.publication, i.date,
        i.status AS state
    FROM placement x JOIN page p ON p.uuid = x.page JOIN issue i ON i.uuid = p.issue
    UNION ALL
    SELECT a.uuid, CAST(0 AS INTEGER), a.page, q.number, i.uuid, i.publication, i.date, i.status
    FROM article a JOIN issue i ON i.uuid = a.issue LEFT JOIN page q ON q.uuid = a.page
    WHERE a.binned IS NULL AND i.status <> 'open' AND NOT EXISTS (
        SELECT 1 FROM placement y JOIN page r ON r.uuid = y.page WHERE r.issue = i.uuid
    ) AND NOT EXISTS (
        SELECT 1 FROM withdrawal w WHERE w.article = a.uuid AND w.revoked IS NULL
    )
    """,
    # Issues of days gone by were printed: nobody could say so until now.
    """
    UPDATE issue SET status = 'printed' WHERE date < date('now') AND (
        EXISTS (SELECT 1 FROM page p JOIN placement x ON x.page = p.uuid WHERE p.issue = issue.uuid)
        OR EXISTS (SELECT 1 FROM delivery d WHERE d.issue = issue.uuid)
    )
    """,
    """
    UPDATE article SET stage = 'ready', status = 'printed'
    WHERE uuid IN (SELECT article FROM standing WHERE state = 'printed')
    """,
    _follows("status_of_stage", "UPDATE OF stage, issue, binned ON article", "uuid = NEW.uuid"),
    # The roll's row is there when this one follows; that of two triggers on one table is not sure.
    _follows("status_of_new", "INSERT ON roll WHEN NEW.issue IS NOT NULL", "uuid = NEW.article"),
    # The article's own trigger tells the roll the status from before its followers changed it.
    """
    CREATE TRIGGER status_listed AFTER UPDATE OF status ON roll
    WHEN NEW.status IS NOT (SELECT status FROM article WHERE uuid = NEW.article)
    BEGIN
        UPDATE roll SET status = (SELECT status FROM article WHERE uuid = NEW.article)
        WHERE article = NEW.article;
    END
    """,
    _follows("status_placed", "INSERT ON placement", "uuid = NEW.article"),
    _follows("status_unplaced", "DELETE ON placement", "uuid = OLD.article"),
    _follows(
        "status_of_issue",
        "UPDATE OF status ON issue",
        "issue = NEW.uuid OR uuid IN (SELECT x.article FROM placement x "
        "JOIN page p ON p.uuid = x.page WHERE p.issue = NEW.uuid)",
    ),
)

_REVIEWS = (
    """
    CREATE TABLE review_rule (       -- which steps a publication's copy goes through
        publication TEXT PRIMARY KEY REFERENCES publication,
        steps TEXT NOT NULL          -- JSON
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE review (
        uuid TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article,
        act TEXT NOT NULL,           -- submit, pass, return
        step TEXT,                   -- passed, or to be taken again; NULL: handed in, or back
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        clock INTEGER NOT NULL,      -- logical: what was said later has the higher
        revision TEXT NOT NULL REFERENCES revision,    -- exactly what was read
        fingerprint TEXT NOT NULL,   -- of what it prints
        reason TEXT NOT NULL,        -- why it was returned, or skipped
        earlier TEXT                 -- the signature given again after a small change
    ) STRICT
    """,
    "CREATE INDEX review_by_article ON review (article, clock)",
    "CREATE INDEX review_by_clock ON review (clock)",
    """
    CREATE TABLE release (           -- sign-offs of whole issues
        uuid TEXT PRIMARY KEY,
        issue TEXT NOT NULL REFERENCES issue,
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        fingerprint TEXT NOT NULL,   -- of all pages, as they were seen
        code TEXT NOT NULL,
        open TEXT NOT NULL,          -- JSON: what was known to be unfinished then
        reopened TEXT,               -- when; NULL while it stands
        reopener TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX release_by_issue ON release (issue, time)",
    "ALTER TABLE signoff ADD COLUMN held TEXT NOT NULL DEFAULT '{}'",  # JSON: what stood there
    """
    CREATE TABLE paper (             -- signatures given on paper and booked later
        signature TEXT PRIMARY KEY,  -- of signoff or review
        photo TEXT REFERENCES picture,    -- of the signed proof
        code TEXT NOT NULL,          -- version code that the proof bears; empty where none is told
        booked_by TEXT NOT NULL,
        booked TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

_PUBLISHED = """
    CREATE VIEW published AS         -- what readers got: the one place that says so
    SELECT s.* FROM standing s WHERE s.state <> 'open' AND NOT EXISTS (
        SELECT 1 FROM withdrawal w WHERE w.article = s.article AND w.revoked IS NULL
    )
"""

STATEMENTS: tuple[str, ...] = (*_STAGES, *_REVIEWS, _PUBLISHED)
