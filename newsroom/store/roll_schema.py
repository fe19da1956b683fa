"""The fifth step of the schema: the roll of articles and the index of their words.

The roll holds, narrow and without texts, what lists filter and sort by: a library of a hundred
thousand articles is read through in some twenty milliseconds. Triggers keep it; what needs Python
(the order of names, the index) is written with each version. Shipped: never edited.
"""

from __future__ import annotations


def order(text: str | None) -> bytes:
    """GB 18030, whose common hanzi stand in the order of their sounds."""
    return (text or "").encode("gb18030", "replace")


FIFTH = """
CREATE TABLE roll (
    id INTEGER PRIMARY KEY,      -- rises with every version: the newest change has the highest
    article TEXT NOT NULL UNIQUE REFERENCES article ON DELETE CASCADE,
    publication TEXT NOT NULL,
    issue TEXT,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    unit TEXT NOT NULL,
    importance INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    created TEXT NOT NULL,
    binned INTEGER NOT NULL,
    placed INTEGER NOT NULL,
    filler INTEGER NOT NULL,
    title_order BLOB NOT NULL,   -- GB 18030
    author_order BLOB NOT NULL,  -- of the first name
    folding INTEGER NOT NULL     -- version of the folding it is indexed with; 0 for not yet
) STRICT;

INSERT INTO roll (article, publication, issue, status, kind, section, unit, importance, characters,
    created, binned, placed, filler, title_order, author_order, folding)
SELECT uuid, publication, issue, status, kind, section, source_unit, importance, characters,
    created, binned IS NOT NULL, EXISTS (SELECT 1 FROM placement WHERE article = a.uuid),
    EXISTS (SELECT 1 FROM filler WHERE article = a.uuid), newsroom_order(title),
    newsroom_order((SELECT name FROM credit WHERE article = a.uuid ORDER BY position LIMIT 1)), 0
FROM article a ORDER BY updated, uuid;

CREATE INDEX roll_by_issue ON roll (issue, id);

CREATE INDEX roll_by_title ON roll (title_order, id);

CREATE INDEX roll_by_length ON roll (characters, id);

CREATE INDEX roll_by_importance ON roll (importance, id);

CREATE INDEX roll_unindexed ON roll (id) WHERE folding = 0;

CREATE VIRTUAL TABLE gram USING fts5(
    words, content='', detail=none, columnsize=0, tokenize='ascii'
);

CREATE TABLE page_fit (              -- what the newest composition of a page found
    page TEXT PRIMARY KEY REFERENCES page ON DELETE CASCADE,
    stands TEXT NOT NULL,            -- what stood on the page then
    over INTEGER NOT NULL,
    short INTEGER NOT NULL,
    fingerprint TEXT NOT NULL        -- of the composed page, as signatures name it
) STRICT, WITHOUT ROWID;

CREATE TRIGGER article_listed AFTER INSERT ON article
BEGIN
    INSERT INTO roll (article, publication, issue, status, kind, section, unit, importance,
        characters, created, binned, placed, filler, title_order, author_order, folding)
    VALUES (NEW.uuid, NEW.publication, NEW.issue, NEW.status, NEW.kind, NEW.section,
        NEW.source_unit, NEW.importance, NEW.characters, NEW.created, NEW.binned IS NOT NULL, 0,
        0, x'', x'', 0);
END;

CREATE TRIGGER article_listed_anew AFTER UPDATE ON article
BEGIN
    UPDATE roll SET publication = NEW.publication, issue = NEW.issue, status = NEW.status,
        kind = NEW.kind, section = NEW.section, unit = NEW.source_unit,
        importance = NEW.importance, characters = NEW.characters,
        binned = NEW.binned IS NOT NULL
    WHERE article = NEW.uuid;
END;

CREATE TRIGGER placement_listed AFTER INSERT ON placement
BEGIN
    UPDATE roll SET placed = 1 WHERE article = NEW.article;
END;

CREATE TRIGGER placement_unlisted AFTER DELETE ON placement
BEGIN
    UPDATE roll SET placed = EXISTS (SELECT 1 FROM placement WHERE article = OLD.article)
    WHERE article = OLD.article;
END;

CREATE TRIGGER filler_listed AFTER INSERT ON filler
BEGIN
    UPDATE roll SET filler = 1 WHERE article = NEW.article;
END;

CREATE TRIGGER filler_unlisted AFTER DELETE ON filler
BEGIN
    UPDATE roll SET filler = 0 WHERE article = OLD.article;
END
"""
