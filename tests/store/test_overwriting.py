"""Overwriting: the content goes, but never what another name still stands for."""

from __future__ import annotations

import os
from pathlib import Path

from newsroom.store.overwriting import overwrite
from newsroom.store.purging import remove_files


def test_every_byte_is_overwritten_and_the_size_stays(tmp_path: Path) -> None:
    file = tmp_path / "图.jpg"
    file.write_bytes(b"x" * ((1 << 20) + 7))
    overwrite(file)
    assert file.read_bytes() == bytes((1 << 20) + 7)


def test_an_original_that_another_library_shares_is_not_spoilt(tmp_path: Path) -> None:
    sha256 = "ab" * 32
    here = tmp_path / "a.media" / "ab" / "ab" / f"{sha256}.jpg"
    there = tmp_path / "b.media" / "ab" / "ab" / here.name
    for path in (here, there):
        path.parent.mkdir(parents=True)
    here.write_bytes(b"jpeg")
    os.link(here, there)
    assert remove_files(tmp_path / "b.media", sha256)
    assert not there.exists()
    assert here.read_bytes() == b"jpeg"
    assert remove_files(tmp_path / "a.media", sha256)
    assert not here.exists()
