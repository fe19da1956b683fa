from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError, NotFoundError
from newsroom.job import Job
from newsroom.model.picture import Picture
from newsroom.store.library import Library
from tests.disk import full_after


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "秋收.JPG"
    path.write_bytes(b"not looked into" * 1000)
    return path


def files(library: Library) -> list[Path]:
    return sorted(path for path in library.media.rglob("*") if path.is_file())


def test_an_original_is_named_by_its_content(library: Library, photo: Path) -> None:
    picture = library.pictures.add(photo, name="IMG_1.jpg", width=30, height=20, shrunk=True)
    sha256 = hashlib.sha256(photo.read_bytes()).hexdigest()
    assert picture == Picture(sha256, ".jpg", 30, 20, "IMG_1.jpg", 15000, shrunk=True)
    assert library.pictures.get(sha256) == picture
    stored = library.media / sha256[:2] / sha256[2:4] / f"{sha256}.jpg"
    assert files(library) == [stored]
    assert stored.read_bytes() == photo.read_bytes()
    assert library.pictures.file(sha256) == stored
    assert library.pictures.path(sha256) == str(stored)
    assert photo.exists()


def test_the_same_content_is_stored_once(library: Library, photo: Path, tmp_path: Path) -> None:
    first = library.pictures.add(photo, width=30, height=20)
    copy = tmp_path / "另一个名字.jpeg"
    copy.write_bytes(photo.read_bytes())
    again = library.pictures.add(copy, width=30, height=20)
    assert again == first
    assert first.name == "秋收.JPG"
    assert len(files(library)) == 1


def test_an_original_that_went_missing_is_named_and_can_be_given_again(
    library: Library, photo: Path
) -> None:
    picture = library.pictures.add(photo, width=30, height=20)
    assert library.pictures.missing() == ()
    Path(library.pictures.path(picture.sha256)).unlink()
    assert library.pictures.missing() == (picture,)
    assert library.pictures.file(picture.sha256) is None
    assert library.pictures.path(picture.sha256) == ""
    assert library.integrity() == ("缺少图片原件：秋收.JPG",)
    library.pictures.add(photo, width=30, height=20)
    assert library.pictures.missing() == ()


def test_unknown_pictures(library: Library) -> None:
    with pytest.raises(NotFoundError, match="没有图片 abababababab"):
        library.pictures.get("ab" * 32)
    assert library.pictures.path("") == ""
    assert library.pictures.path("ab" * 32) == ""
    assert library.pictures.some(("ab" * 32,)) == {}


def test_a_file_that_cannot_be_read_leaves_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"“无\.jpg”读不出来"):
        library.pictures.add(tmp_path / "无.jpg", width=1, height=1)
    assert files(library) == []


def test_a_full_disk_leaves_no_half_written_original(library: Library, tmp_path: Path) -> None:
    large = tmp_path / "大图.jpg"
    large.write_bytes(bytes(3_000_000))
    told = pytest.raises(FileError, match=r"“大图\.jpg”存不进稿库的图片文件夹")
    with full_after(2_000_000), told:
        library.pictures.add(large, width=1, height=1)
    assert files(library) == []
    assert library.pictures.missing() == ()


def test_a_cancelled_copy_leaves_nothing(library: Library, photo: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        library.pictures.files.keep(photo, job=job)
    assert files(library) == []


def test_originals_are_kept_by_another_thread_and_recorded_by_this_one(
    library: Library, photo: Path
) -> None:
    kept: list[tuple[str, int]] = []
    thread = threading.Thread(target=lambda: kept.append(library.pictures.files.keep(photo)))
    thread.start()
    thread.join()
    sha256, size = kept[0]
    picture = library.pictures.record(Picture(sha256, ".jpg", 30, 20, "秋收.JPG", size))
    assert library.pictures.get(sha256) == picture
    assert library.pictures.missing() == ()
