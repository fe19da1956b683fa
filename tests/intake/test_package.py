from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsroom.intake import package
from newsroom.intake.docx import read_docx
from newsroom.intake.package import has_doctype, open_package, parse_xml
from newsroom.intake.refusal import RefusalError

from . import made
from .made import document, p

ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_nesting_beyond_reason() -> None:
    with pytest.raises(RefusalError, match="嵌套过深"):
        parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000)


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused_in_every_encoding(code: str) -> None:
    assert has_doctype((ENTITY + "<a>&x;</a>").encode(code))


def test_external_entity_is_refused() -> None:
    with pytest.raises(RefusalError, match="外部实体"):
        parse_xml((ENTITY + "<a>&x;</a>").encode())


def test_broken_xml() -> None:
    with pytest.raises(RefusalError, match="已损坏"):
        parse_xml(b"<a><b></a>")


def test_bomb_by_declared_size(tmp_path: Path) -> None:
    path = made.word(tmp_path / "bomb.docx", "", raw=b" " * (40 * 2**20))
    with pytest.raises(RefusalError, match="压缩炸弹"):
        read_docx(path, "bomb", tmp_path)


def test_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = made.write_zip(tmp_path / "liar.zip", {"a.txt": b"0" * 100_000})
    data = bytearray(path.read_bytes())
    size = (100_000).to_bytes(4, "little")
    for _ in range(2):
        place = data.index(size)
        data[place : place + 4] = (500).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    with open_package(path) as opened, pytest.raises(RefusalError, match="不完整或已损坏"):
        list(opened.chunks(opened.members[0]))


def test_part_beyond_its_limit(tmp_path: Path) -> None:
    path = made.write_zip(tmp_path / "a.zip", {"a.txt": b"0123456789"})
    with open_package(path) as opened, pytest.raises(RefusalError, match="压缩炸弹"):
        opened.read("a.txt", 5)


def test_too_many_members(tmp_path: Path) -> None:
    path = made.write_zip(
        tmp_path / "a.zip", {f"{i}": b"" for i in range(package.MOST_MEMBERS + 1)}
    )
    with pytest.raises(RefusalError, match="多得不正常"), open_package(path):
        pass


def test_truncated_and_encrypted(tmp_path: Path) -> None:
    path = made.word(tmp_path / "a.docx", p("文"))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(RefusalError, match="不完整或已损坏"), open_package(path):
        pass
    locked = data.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )
    assert locked != data
    path.write_bytes(locked)
    with pytest.raises(RefusalError, match="有密码"), open_package(path):
        pass


def test_unknown_compression(tmp_path: Path) -> None:
    path = made.write_zip(tmp_path / "a.zip", {"a.txt": b"0123456789"})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    directory = bytearray(data[start:])
    directory[10:12] = (9).to_bytes(2, "little")
    head = bytearray(data[:start])
    head[8:10] = (9).to_bytes(2, "little")
    path.write_bytes(bytes(head + directory))
    with open_package(path) as opened, pytest.raises(RefusalError, match="不支持的压缩方式"):
        opened.read("a.txt")


def test_damaged_data_inside(tmp_path: Path) -> None:
    path = made.word(tmp_path / "a.docx", p("文字" * 500))
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("word/document.xml").header_offset + 60
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(RefusalError):
        read_docx(path, "a", tmp_path)


def test_entities_inside_a_word_file(tmp_path: Path) -> None:
    raw = document(p("&x;")).replace('<?xml version="1.0" encoding="UTF-8"?>', ENTITY)
    path = made.word(tmp_path / "a.docx", "", raw=raw)
    with pytest.raises(RefusalError, match="外部实体"):
        read_docx(path, "a", tmp_path)
