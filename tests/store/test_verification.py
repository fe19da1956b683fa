from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.issue import Issue
from newsroom.model.release import Release
from newsroom.model.review import Review, ReviewAct, ReviewStep, article_fingerprint
from newsroom.model.signoff import Signoff, SignStep
from newsroom.store.library import Library
from newsroom.store.verification import Verified, verify

TIME = datetime.datetime(2021, 10, 15, 13, 30, tzinfo=datetime.UTC)


@pytest.fixture
def path(place: Path, tmp_path: Path) -> Path:
    """A library with an article that was signed, and a picture."""
    with Library.open(place) as library:
        article = Article(headline="城东换了新路灯", body="巷子亮了。")
        paper = library.publications.default()
        head = library.articles.add(article, publication=paper, person="甲", reason="导入")
        library.events.append("甲", "导入", (article.uuid,))
        review = Review(
            article=article.uuid,
            act=ReviewAct.PASS,
            step=ReviewStep.FIRST,
            person="孟小满",
            time=TIME,
            revision=head.uuid,
            fingerprint=article_fingerprint(article),
        )
        library.reviews.add(review)
        ids = (article.uuid, review.uuid, head.uuid)
        library.events.append("孟小满", "一审通过", ids, review.fingerprint)
        shot = tmp_path / "灯.jpg"
        shot.write_bytes(b"light")
        library.pictures.add(shot, width=3, height=2)
    return place


@contextmanager
def forged(path: Path, *triggers: str) -> Iterator[sqlite3.Connection]:
    """The file with some of its triggers gone, as somebody who tampers would have it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for trigger in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        yield connection


def found(path: Path) -> Verified:
    return verify(path, Job())


def test_a_sound_library(path: Path) -> None:
    verified = found(path)
    assert verified.sound
    assert (verified.events, verified.desks, verified.signatures, verified.pictures) == (2, 1, 1, 1)
    ((_, sequence, digest),) = verified.newest
    with Library.open(path) as library:
        assert (sequence, digest) == (2, library.events.recent(1)[0].hash)
        assert found(path) == verified  # also while the library is open


def test_an_event_that_was_changed_or_taken_out_is_named(path: Path) -> None:
    with forged(path, "event_fixed", "event_kept") as connection:
        connection.execute("UPDATE event SET person = '别人' WHERE sequence = 2")
        assert found(path).faults == ("操作记录第2条（" + _day(path) + "）被改动过",)
        connection.execute("DELETE FROM event WHERE sequence = 1")
    assert "操作记录第2条之前缺少记录" in found(path).faults


def test_a_signature_without_its_event_or_version_is_named(path: Path) -> None:
    with forged(path, "revision_fixed") as connection:
        connection.execute("UPDATE revision SET content = replace(content, '亮', '暗')")
    assert found(path).faults == ("孟小满的一次审签与所签的版本对不上",)
    with forged(path) as connection:
        connection.execute(
            "INSERT INTO review SELECT 'forged', article, act, 'final', '高远', time, clock + 1, "
            "revision, fingerprint, reason, earlier FROM review"
        )
    assert "高远的一次审签没有操作记录" in found(path).faults
    assert found(path).wrong == 3


def test_a_signature_that_was_moved_to_another_page_version_is_named(path: Path) -> None:
    with Library.open(path) as library:
        issue = Issue(publication=library.publications.default(), date=TIME.date())
        library.issues.add(issue)
        signoff = Signoff(
            issue=issue.uuid,
            page="",
            step=SignStep.EDITOR,
            person="李敏",
            time=TIME,
            fingerprint="a" * 64,
        )
        release = Release(
            issue=issue.uuid, person="高远", time=TIME, fingerprint="b" * 64, code="7K3M-2QXP"
        )
        library.checks.add_signoff(signoff)
        library.releases.add(release)
        for one, verb in ((signoff, "签字"), (release, "签发本期")):
            library.events.append(one.person, verb, (one.uuid,), one.fingerprint)
    assert found(path).sound
    with forged(path) as connection:
        connection.execute("UPDATE signoff SET fingerprint = 'c'")
        connection.execute("UPDATE release SET fingerprint = 'd'")
    assert found(path).faults == ("李敏的一次版面签字没有操作记录", "高远的一次签发没有操作记录")


def test_pictures_are_read_whole(path: Path) -> None:
    (original,) = path.with_suffix(".media").glob("??/??/*")
    original.chmod(0o644)
    original.write_bytes(b"lighT")
    assert found(path).faults == ("图片原件被改动过：灯.jpg",)
    original.unlink()
    assert found(path).faults == ("缺少图片原件：灯.jpg",)


def test_a_clock_set_back_is_told_and_no_fault(place: Path) -> None:
    clock = [TIME]
    with Library.open(place, now=lambda: clock[0]) as library:
        library.events.append("甲", "导入")
        clock[0] -= datetime.timedelta(days=1)
        library.events.append("甲", "保存")
    verified = found(place)
    assert verified.sound
    (note,) = verified.notes
    assert note.startswith("操作记录第2条的时间（2021-10-14T13:30）早于前一条")


def test_what_cannot_be_verified_says_why(path: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="不存在"):
        found(tmp_path / "没有.newsroom")
    other = tmp_path / "别的.newsroom"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(FileError, match="不是采编台的稿库文件"):
        found(other)
    for version, words in ((999, "由更新的采编台保存"), (1, "是旧版采编台的稿库")):
        with forged(path) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        with pytest.raises(FileError, match=words):
            found(path)


def test_a_cancelled_job_ends_it(path: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        verify(path, job)


def test_a_damaged_file_is_named(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for page in range(len(whole) // 4096 // 2, len(whole) // 4096, 3):
        whole[page * 4096 : page * 4096 + 12] = b"\xff" * 12
    path.write_bytes(bytes(whole))
    try:
        faults = found(path).faults
    except FileError as error:
        faults = (str(error),)
    assert "损坏" in faults[0]


def _day(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT time FROM event").fetchone()[0][:10]
