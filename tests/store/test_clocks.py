"""The computer's clock jumps ahead and back: what was written keeps its order and is all there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.backup import Backup, Keeping, Reason, superfluous
from newsroom.model.revision import Draft
from newsroom.store.backups import Wish, back_up, newest_sound
from newsroom.store.library import Library
from newsroom.store.verification import verify

ARTICLE = Article(headline="秋收")
YEARS = (2026, 2041, 2019, 2027)


class Clock:
    """Shows what it is set to."""

    def __init__(self) -> None:
        self.year = YEARS[0]

    def __call__(self) -> datetime.datetime:
        return datetime.datetime(self.year, 3, 7, 12, tzinfo=datetime.UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(place: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(place, now=clock) as opened:
        opened.articles.add(
            ARTICLE, publication=opened.publications.default(), person="", reason="导入"
        )
        yield opened


def save(library: Library, body: str) -> None:
    with library.transaction():
        library.articles.save(replace(ARTICLE, body=body), person="甲", reason="保存")
        library.events.append("甲", "保存", (ARTICLE.uuid,))


def test_versions_and_events_stand_in_the_order_they_were_made(
    library: Library, clock: Clock
) -> None:
    for number, clock.year in enumerate(YEARS):
        save(library, f"第{number}稿")
    versions = library.history.revisions(ARTICLE.uuid)
    assert [version.article.body for version in versions][:4] == [
        *("第3稿", "第2稿", "第1稿", "第0稿")
    ]
    assert library.history.head(ARTICLE.uuid) == versions[0]
    assert [event.time.year for event in library.events.recent(4)] == list(reversed(YEARS))
    assert library.integrity() == ()
    found = verify(library.path, Job())
    assert found.sound
    assert any("时钟被拨回" in note for note in found.notes)


def test_the_newest_typing_is_kept_whatever_the_clock_says(library: Library, clock: Clock) -> None:
    base = library.history.head(ARTICLE.uuid).uuid
    for number, clock.year in enumerate(YEARS):
        typed = replace(ARTICLE, body=f"第{number}稿")
        library.history.write_draft(Draft(typed, base, "甲", clock()))
    (draft,) = library.history.drafts()
    assert draft.article.body == "第3稿"
    save(library, "第3稿")
    assert library.history.drafts() == ()


def test_backups_made_after_the_clock_was_set_right_are_kept(
    library: Library, clock: Clock
) -> None:
    made: list[Backup] = []
    for number, clock.year in enumerate(YEARS):
        save(library, f"第{number}稿")
        made.append(back_up(library.path, Wish(Reason.HOURLY, now=clock)))
    assert all(one.sound for one in made)
    gone = superfluous(made, Keeping(days=2, weeks=1))
    assert made[-1] not in gone
    assert newest_sound(library.path) is not None
