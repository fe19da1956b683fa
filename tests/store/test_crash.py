"""A program killed in the middle of writing loses nothing that it had committed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.model.article import Article
from newsroom.store.library import Library

WRITER = """
import datetime, sys
from dataclasses import replace
from pathlib import Path
from newsroom.model.revision import Draft
from newsroom.store.library import Library

place, uuid, verb = sys.argv[1:]
library = Library.open(Path(place))
article = library.articles.get(uuid)
base = library.history.head(uuid).uuid
for number in range(1, 1_000_000):
    typed = replace(article, body="字" * 3000 + str(number))
    if verb == "draft":
        time = datetime.datetime.now(datetime.UTC)
        library.history.write_draft(Draft(typed, base, "甲", time))
    else:
        with library.transaction():
            library.articles.save(typed, person="甲", reason="保存")
            library.events.append("甲", "保存", [uuid])
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def killed_while_writing(place: Path, uuid: str, verb: str, after: int) -> int:
    """Let a child write until it has told `after` writes, kill it; the last write it told of."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), uuid, verb], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            if int(line) >= after:
                break
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().split("\n")
    told = [int(text) for text in rest[:-1] if text]
    return max([after, *told])


@pytest.fixture
def article(place: Path) -> Article:
    made = Article(headline="秋收")
    with Library.open(place) as library:
        library.articles.add(
            made, publication=library.publications.default(), person="", reason="导入"
        )
    return made


def test_drafts_outlive_a_kill(place: Path, article: Article) -> None:
    for after in (5, 23, 61):
        last = killed_while_writing(place, article.uuid, "draft", after)
        with Library.open(place) as library:
            (draft,) = library.history.drafts()
            assert int(draft.article.body.lstrip("字")) >= last
            assert len(draft.article.body) == 3000 + len(draft.article.body.lstrip("字"))
            assert library.history.head(draft.article.uuid).uuid == draft.base
            assert library.articles.get(article.uuid) == article
            assert library.integrity() == ()


def test_versions_and_events_outlive_a_kill_together(place: Path, article: Article) -> None:
    last = killed_while_writing(place, article.uuid, "save", 17)
    with Library.open(place) as library:
        versions = library.history.revisions(article.uuid)
        saved = int(library.articles.get(article.uuid).body.lstrip("字"))
        assert saved >= last
        assert len(versions) == saved + 1
        assert len(library.events.recent(limit=10_000)) == saved
        assert [v.parents for v in versions] == [
            *((older.uuid,) for older in versions[1:]),
            (),
        ]
        assert library.integrity() == ()
