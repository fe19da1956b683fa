"""The power fails: the log is torn, lost, or lies beside another file. The library always opens."""

from __future__ import annotations

import datetime
import os
import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from newsroom.model.article import Article
from newsroom.model.revision import Draft
from newsroom.store.library import Library

NOW = datetime.datetime(2026, 3, 7, 12, tzinfo=datetime.UTC)
ARTICLE = Article(headline="秋收")
_LAST = 12


@dataclass(frozen=True)
class Outage:
    """A library and its log as the disk held them when the power failed. early: the same after
    a third of what was written.
    """

    file: bytes
    log: bytes


@pytest.fixture(scope="module")
def outage(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Outage:
    place = tmp_path_factory.mktemp("outage") / blank.name
    shutil.copy(blank, place)
    with Library.open(place) as library:
        library.articles.add(
            ARTICLE, publication=library.publications.default(), person="", reason="导入"
        )
        library._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base = library.history.head(ARTICLE.uuid).uuid
        for number in range(1, _LAST + 1):
            typed = replace(ARTICLE, body=f"{number}" + "字" * 1500)
            library.history.write_draft(Draft(typed, base, "甲", NOW))
            library.events.append("甲", "打字", (ARTICLE.uuid,))
        log = place.with_name(place.name + "-wal").read_bytes()
        return Outage(place.read_bytes(), log)


def found(folder: Path, outage: Outage, log: bytes | None) -> int:
    """Which of the drafts the next start finds, the library being sound."""
    place = folder / "断电.newsroom"
    place.write_bytes(outage.file)
    place.with_name(place.name + ".lock").write_text("{}")
    if log is not None:
        place.with_name(place.name + "-wal").write_bytes(log)
    with Library.open(place) as library:
        assert library.integrity() == ()
        drafts = library.history.drafts()
        events = len(library.events.recent(1000))
        number = int(drafts[0].article.body.rstrip("字")) if drafts else 0
        # One transaction each: never more than one may be missing of the pair.
        assert number - 1 <= events <= number
    return number


def test_a_log_torn_anywhere_gives_all_that_stands_before(outage: Outage, tmp_path: Path) -> None:
    sizes = [len(outage.log) * share // 9 + share for share in range(9)]
    numbers = [found(tmp_path, outage, outage.log[:size]) for size in sizes]
    assert numbers == sorted(numbers)
    assert numbers[0] == 0
    assert found(tmp_path, outage, outage.log) == _LAST


def test_a_log_with_a_flipped_byte_gives_all_that_stands_before(
    outage: Outage, tmp_path: Path
) -> None:
    chance = random.Random(7)
    for at in sorted(chance.randrange(32, len(outage.log)) for _ in range(8)):
        torn = bytearray(outage.log)
        torn[at] ^= 0x5A
        frames = (at - 32) // (4096 + 24)
        whole = outage.log[: 32 + frames * (4096 + 24)]
        assert found(tmp_path, outage, bytes(torn)) == found(tmp_path, outage, whole)


def test_a_log_of_zeros_or_nonsense_is_left_aside(outage: Outage, tmp_path: Path) -> None:
    for log in (b"", bytes(8192), random.Random(1).randbytes(9000)):
        assert found(tmp_path, outage, log) == 0


def test_a_lost_log_leaves_what_was_folded_in(outage: Outage, tmp_path: Path) -> None:
    assert found(tmp_path, outage, None) == 0


def test_a_lost_or_spoilt_index_of_the_log_is_made_anew(outage: Outage, tmp_path: Path) -> None:
    place = tmp_path / "断电.newsroom"
    for index in (b"", os.urandom(32768)):
        place.with_name(place.name + "-shm").write_bytes(index)
        assert found(tmp_path, outage, outage.log) == _LAST
