from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from newsroom.intake.archives import natural_key, read_zip
from newsroom.intake.refusal import RefusalError

from .made import write_zip


def raw_zip(path: Path, names: list[bytes], *, extra: bytes = b"") -> Path:
    """A zip whose names are bytes of any encoding, not marked as UTF-8."""
    written, directory = b"", b""
    for name in names:
        data = b"text"
        check = zlib.crc32(data)
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, check, 4, 4, len(name), len(extra))
        local = b"PK\x03\x04" + common + name + extra + data
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + common
            + struct.pack("<HHHII", 0, 0, 0, 0, len(written)) + name + extra
        )  # fmt: skip
        written += local
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(directory), len(written), 0)
    path.write_bytes(written + directory + b"PK\x05\x06" + end)
    return path


def names(path: Path, tmp_path: Path) -> list[str]:
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    return [source.name for source in read_zip(path, out).sources]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_not_marked(tmp_path: Path, encoding: str) -> None:
    given = ["投稿/图10.jpg", "投稿/图2.jpg", "投稿/正文.txt"]
    path = raw_zip(tmp_path / "a.zip", [name.encode(encoding) for name in given])
    assert names(path, tmp_path) == ["投稿/图2.jpg", "投稿/图10.jpg", "投稿/正文.txt"]


def test_names_marked_as_utf8(tmp_path: Path) -> None:
    assert names(write_zip(tmp_path / "a.zip", {"稿㛃.txt": "x"}), tmp_path) == ["稿㛃.txt"]


def test_name_in_the_unicode_field(tmp_path: Path) -> None:
    told = "真名.txt".encode()
    extra = struct.pack("<HHBI", 0x7075, 5 + len(told), 1, zlib.crc32(b"x.txt")) + told
    path = raw_zip(tmp_path / "a.zip", [b"x.txt"], extra=extra)
    assert names(path, tmp_path) == ["真名.txt"]


def test_windows_separators(tmp_path: Path) -> None:
    path = raw_zip(tmp_path / "a.zip", ["夹\\稿.txt".encode("gb18030")])
    assert names(path, tmp_path) == ["夹/稿.txt"]


def test_litter_is_skipped_and_the_rest_noted(tmp_path: Path) -> None:
    given = {
        "__MACOSX/._稿.docx": "x", "a/~$稿.docx": "x", "a/Thumbs.db": "x", ".DS_Store": "x",
        "a/稿.txt": "正文", "a/视频.mp4": "x", "a/更多.rar": "x",
    }  # fmt: skip
    out = tmp_path / "out"
    out.mkdir()
    found = read_zip(write_zip(tmp_path / "a.zip", given), out)
    assert [(s.name, s.path.read_text("utf-8")) for s in found.sources] == [("a/稿.txt", "正文")]
    assert [path.name for path in out.iterdir()] == ["0001.txt"]
    assert found.notes == (
        "“视频.mp4”不是文稿或图片，没有收入",
        "里面还有压缩包“更多.rar”，没有打开，请解压后另收",
    )


@pytest.mark.parametrize("name", ["../稿.txt", "/etc/稿.txt", "a/../../稿.txt", "C:/稿.txt"])
def test_names_that_point_elsewhere(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "a.zip", {"好.txt": "x", name: "x"})
    with pytest.raises(RefusalError, match="指向压缩包之外"):
        names(path, tmp_path)


def test_links_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("稿.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    out = tmp_path / "out"
    out.mkdir()
    found = read_zip(path, out)
    assert (found.sources, found.notes) == ((), ("“稿.txt”是指向别处的链接，没有收入",))
    assert list(out.iterdir()) == []


def test_folders_too_deep(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"/".join("abcdefghijklm") + "/稿.txt": "x"})
    out = tmp_path / "out"
    out.mkdir()
    assert read_zip(path, out).notes == ("“稿.txt”所在的文件夹太深，没有收入",)


def test_counting_order() -> None:
    assert sorted(["图10", "图9a", "图9", "前言"], key=natural_key) == [
        "前言",
        "图9",
        "图9a",
        "图10",
    ]
