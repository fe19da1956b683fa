"""Packs go into files and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk import pack_files
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.pack import HOUSE, Entry, Pack

ENTRIES = (
    Entry(words=("布署",), instead=("部署",), note="“部署”不写作“布署”"),
    Entry(words=("=1+1",), instead=("",), quoted=False),
    Entry(pattern="(甲)乙", instead=(r"\1",)),
)


def test_a_pack_comes_back_from_both_kinds_of_file(tmp_path: Path) -> None:
    pack = Pack(HOUSE, "本报词库", entries=ENTRIES)
    toml = pack_files.write(pack, tmp_path / f"{pack_files.stem(pack)}.toml")
    assert pack_files.read(toml, "words", Job()) == pack
    sheet = pack_files.write(pack, tmp_path / "词表.xlsx")
    assert pack_files.read(sheet, "words", Job()) == Pack("words", "词表", entries=ENTRIES)


def test_a_table_of_commas_is_read(tmp_path: Path) -> None:
    path = tmp_path / "词表.csv"
    path.write_text("错误,正确\n布署,部署\n", "gb18030")
    (entry,) = pack_files.read(path, HOUSE, Job()).entries
    assert entry == Entry(words=("布署",), instead=("部署",))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.xlsx", b"PK\x03\x04", "不完整或已损坏"),
        ("空.csv", b"\n\n", "里没有内容"),
        ("坏.csv", "规则式\n(甲".encode(), "第1条：规则式“\\(甲”写得不对"),
        ("坏.toml", b"[[entry]", "不是有效的规则包文件"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileError, match=said) as told:
        pack_files.read(path, HOUSE, Job())
    assert name in told.value.what


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    for name in ("没有.xlsx", "没有.toml"):
        with pytest.raises(FileError, match=r"找不到|打不开"):
            pack_files.read(tmp_path / name, HOUSE, Job())
