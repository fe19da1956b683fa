"""Carrying a library to where it can be written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError, LibraryError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.store.carrying import carry
from newsroom.store.library import Library

OLD = Path(__file__).parent.parent / "old_files"


def test_a_library_that_is_written_elsewhere_is_carried_with_its_pictures(
    library: Library, add: Callable[..., Article], tmp_path: Path
) -> None:
    picture = tmp_path / "照.jpg"
    picture.write_bytes(b"\xff\xd8\xff picture")
    sha256 = library.pictures.add(picture, width=3, height=2).sha256
    article = add(Article(headline="河堤修好了"))
    library.settings.set("person", "张三丰")
    target = tmp_path / "本机" / "稿库.newsroom"
    target.parent.mkdir()
    assert carry(library.path, target, Job()) == target
    assert {one.name for one in target.parent.iterdir()} == {"稿库.newsroom", "稿库.media"}
    with Library.open(target) as carried:
        assert carried.integrity() == ()
        assert carried.articles.get(article.uuid).headline == "河堤修好了"
        assert Path(carried.pictures.path(sha256)).read_bytes() == picture.read_bytes()
        assert carried.arrivals.desk != library.arrivals.desk
        event = carried.events.recent(1)[0]
        assert (event.verb, event.person) == ("拷到本机", "张三丰")
        assert event.ids == (library.arrivals.desk, carried.arrivals.desk)


def test_an_older_library_is_brought_up_to_date_in_the_copy(tmp_path: Path) -> None:
    source = tmp_path / "旧.newsroom"
    shutil.copy(OLD / "schema-2.newsroom", source)
    whole = source.read_bytes()
    carry(source, tmp_path / "新.newsroom", Job())
    assert source.read_bytes() == whole
    with Library.open(tmp_path / "新.newsroom") as carried:
        assert carried.integrity() == () or all(
            fault.startswith("缺少图片原件") for fault in carried.integrity()
        )


def test_what_is_there_is_left_alone(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "占.newsroom"
    target.write_text("别的文件")
    with pytest.raises(FileError, match="已经存在"):
        carry(place, target, Job())
    assert target.read_text() == "别的文件"
    (tmp_path / "图.media").mkdir()
    with pytest.raises(FileError, match="已经存在"):
        carry(place, tmp_path / "图.newsroom", Job())
    assert (tmp_path / "图.media").exists()


def test_what_is_stopped_or_damaged_leaves_nothing(place: Path, tmp_path: Path) -> None:
    target = tmp_path / "本机" / "稿库.newsroom"
    target.parent.mkdir()
    stopped = Job()
    stopped.cancel()
    with pytest.raises(CancelledError):
        carry(place, target, stopped)
    whole = place.read_bytes()
    place.write_bytes(whole[:8192] + b"\xff" * 20000 + whole[28192:])
    with pytest.raises(LibraryError, match="损坏"):
        carry(place, target, Job())
    assert list(target.parent.iterdir()) == []
