from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.intake.kinds import Kind, Source, identify
from newsroom.intake.refusal import RefusalError

from .made import ole, picture, write_zip


def source(folder: Path, name: str, data: bytes) -> Source:
    path = folder / name
    path.write_bytes(data)
    return Source(path, name)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", b"PK\x03\x04", Kind.DOCX),
        ("a.DOCM", b"PK\x03\x04", Kind.DOCX),
        ("a.doc", b"PK\x03\x04", Kind.DOCX),
        ("a.wps", b"PK\x03\x04", Kind.DOCX),
        ("a.odt", b"PK\x03\x04", Kind.LEGACY),
        ("a.doc", ole("WordDocument"), Kind.LEGACY),
        ("a.docx", ole("EncryptedPackage"), Kind.LEGACY),
        ("a.rtf", b"{\\rtf1 }", Kind.LEGACY),
        ("a.doc", b"{\\rtf1 }", Kind.LEGACY),
        ("a.doc", b"<html><body>", Kind.HTML),
        ("a.doc", "就是文字".encode("gb18030"), Kind.TEXT),
        ("a.txt", b"text", Kind.TEXT),
        ("a.HTM", b"<p>", Kind.HTML),
        ("a.jpg", b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
        ("a.zip", b"PK\x05\x06", Kind.ARCHIVE),
    ],
)
def test_readers(tmp_path: Path, name: str, data: bytes, kind: Kind) -> None:
    assert identify(source(tmp_path, name, data)) is kind


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", picture(), "不是 Word 文档，内容其实是 JPEG 图片，只是改了扩展名"),
        ("a.docx", picture(kind="WEBP"), "内容其实是 WebP 图片"),
        ("a.docx", "只是文字".encode(), "内容其实是文字或其他数据"),
        ("a.doc", b"%PDF-1.4", "内容其实是 PDF 文件"),
        ("a.odt", b"plain", "不是这种格式的文档"),
        ("a.txt", ole("WordDocument"), "不是文字文件，内容其实是旧版 Office 文档"),
        ("a.pdf", b"%PDF-1.4", "是 PDF"),
        ("a.rar", b"Rar!", "请先解压|RAR 压缩包"),
        ("a.7z", b"7z", "7z 压缩包"),
        ("a.mp4", b"x", "不在收稿范围"),
        ("noname", b"x", "没有扩展名"),
        ("a.docx", b"", "是空文件"),
    ],
)
def test_refusals(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        identify(source(tmp_path, name, data))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="找不到"):
        identify(Source(tmp_path / "a.docx", "a.docx"))


def test_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "a.docx")
    with pytest.raises(RefusalError, match="读不了"):
        identify(Source(tmp_path / "a.docx", "a.docx"))


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(RefusalError, match="不是普通文件"):
        identify(Source(tmp_path / "a.docx", "a.docx"))


def test_file_without_permission(tmp_path: Path) -> None:
    found = source(tmp_path, "a.zip", write_zip(tmp_path / "b.zip", {"a": "b"}).read_bytes())
    found.path.chmod(0)
    if os.access(found.path, os.R_OK):  # the administrator may read everything
        assert identify(found) is Kind.ARCHIVE
    else:
        with pytest.raises(RefusalError, match="没有读取权限"):
            identify(found)
