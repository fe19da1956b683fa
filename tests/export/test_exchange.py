from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError, RefusedError
from newsroom.export import exchange
from newsroom.job import Job
from newsroom.model.exchange import CONTENT, MANIFEST, Manifest, PackageKind
from tests.parcels import MADE, parcel

HEAD = Manifest(kind=PackageKind.SUBMISSION, desk="d1", made=MADE)


def test_every_member_is_named_with_size_and_hash(tmp_path: Path) -> None:
    with zipfile.ZipFile(parcel(tmp_path)) as package:
        head = json.loads(package.read(MANIFEST))
        sizes = {info.filename: info.file_size for info in package.infolist()}
    assert {m["name"]: m["size"] for m in head["members"]} == {
        name: size for name, size in sizes.items() if name != MANIFEST
    }
    assert head["made"] == "2021-10-12T09:30:00.000000+00:00"


def test_a_failed_package_leaves_the_old_one(tmp_path: Path) -> None:
    path = parcel(tmp_path)
    before = path.read_bytes()
    with pytest.raises(FileError, match=r"没有\.jpg"):
        exchange.write(path, HEAD, {}, {"图片/01.jpg": tmp_path / "没有.jpg"}, Job())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_cancelled_package_leaves_nothing(tmp_path: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        exchange.write(tmp_path / "稿.nrsub", HEAD, {}, {}, job)
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_package_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "MOST_BYTES", 1000)
    with pytest.raises(RefusedError, match="装不进一个包"):
        exchange.write(tmp_path / "稿.nrsub", HEAD, {}, {"a.bin": b"0" * 2000}, Job())
    assert list(tmp_path.iterdir()) == []


def test_content_is_readable_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(parcel(tmp_path)) as package:
        assert "小街亮灯" in package.read(CONTENT).decode("utf8")
