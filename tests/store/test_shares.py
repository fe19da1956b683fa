"""No library is opened on a network share, and nothing of it is touched there; packages may lie
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.export import exchange
from newsroom.intake.exchange import received_package
from newsroom.job import Job
from newsroom.model.exchange import Manifest, PackageKind, Parcel
from newsroom.store import places
from newsroom.store.library import Library
from tests import parcels


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system's table of mounts says is on another computer."""
    folder = tmp_path / "share"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//nas/news {folder} cifs rw 0 0\n", "utf8")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    return folder


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    yield
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_library_on_a_share_is_not_opened(share: Path, place: Path) -> None:
    library = share / "稿库.newsroom"
    library.write_bytes(place.read_bytes())
    with untouched(share), pytest.raises(FileError, match="网络共享") as told:
        Library.open(library)
    assert "版面包" in told.value.advice
    assert "本机硬盘" in told.value.advice
    link = place.with_name("连过去.newsroom")
    link.symlink_to(library)
    with untouched(share), pytest.raises(FileError, match="网络共享"):
        Library.open(link)


def test_no_library_is_made_on_a_share(share: Path) -> None:
    with untouched(share), pytest.raises(FileError, match="网络共享"):
        Library.create(share / "新.newsroom")


def test_backups_and_packages_may_lie_on_a_share(share: Path, library: Library) -> None:
    library.backup(share / "备份.newsroom")
    assert (share / "备份.newsroom").is_file()
    path = share / "包.nrsub"
    manifest = Manifest(kind=PackageKind.SUBMISSION, desk="d1", made=parcels.MADE)
    exchange.write(path, manifest, Parcel(articles=()), {}, Job())
    with received_package(path, Job()) as received:
        assert received.manifest.desk == "d1"
