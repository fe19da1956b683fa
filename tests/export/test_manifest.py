"""Checking a package: what is missing, changed, cut off or added is named."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.export import package
from newsroom.export.manifest import MANIFEST, verify
from newsroom.job import Job

from . import made


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("package")
    (folder / "大样.pdf").write_bytes(b"pdf" * 1000)
    (folder / "版面稿.docx").write_bytes(b"docx" * 1000)
    files = (("pdf", folder / "大样.pdf"), ("page", folder / "版面稿.docx"))
    edition = made.edition()
    articles = {key: replace(one, slots=()) for key, one in edition.articles.items()}
    edition = replace(edition, articles=articles)
    parcel = made.parcel(edition, [made.page()], made.Stored({}), *files, number=2)
    return package.write(parcel, folder / "出", Job())


@pytest.fixture
def folder(written: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(written[0], tmp_path / written[0].name))


def test_a_whole_package_is_sound_as_folder_archive_or_manifest(
    written: tuple[Path, Path],
) -> None:
    for path in (*written, written[0] / MANIFEST):
        verdict = verify(path, Job())
        assert verdict.faults == ()
        assert (verdict.files, verdict.number) == (3, 2)
        assert verdict.label == "上街时报　2026年6月19日 第47期（总第1203期）"


def test_what_was_changed_lost_or_added_is_named(folder: Path) -> None:
    (folder / "大样.pdf").write_bytes(b"PDF" * 1000)
    (folder / "版面稿.docx").unlink()
    (folder / "付印单.docx").write_bytes((folder / "付印单.docx").read_bytes()[:-1])
    (folder / "新的.txt").write_text("?", "utf8")
    assert set(verify(folder, Job()).faults) == {
        "“大样.pdf”和清单记的不一样，被改过或没有传完整",
        "缺少“版面稿.docx”",
        "“付印单.docx”和清单记的不一样，被改过或没有传完整",
        "“新的.txt”不在清单里，是后来放进去的",
    }


def test_a_damaged_archive_is_told(written: tuple[Path, Path], tmp_path: Path) -> None:
    data = bytearray(written[1].read_bytes())
    place = data.find(b"pdfpdf")
    data[place] ^= 1
    (tmp_path / "坏.zip").write_bytes(data)
    assert verify(tmp_path / "坏.zip", Job()).faults == ("“大样.pdf”已经损坏，读不出来",)
    (tmp_path / "断.zip").write_bytes(data[:-200])
    with pytest.raises(FileError, match="没有传完整"):
        verify(tmp_path / "断.zip", Job())


def test_an_archive_locked_with_a_password_is_told(
    written: tuple[Path, Path], tmp_path: Path
) -> None:
    data = bytearray(written[1].read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(head, bytes(data)):
            data[found.start() + flags] |= 1
    locked = tmp_path / "加密.zip"
    locked.write_bytes(data)
    with pytest.raises(FileError, match="加了密码") as caught:
        verify(locked, Job())
    assert "解压" in caught.value.advice


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"format": "other", "files": []}',
        '{"format": "newsroom-print-package", "files": [{"path": "x"}]}',
        json.dumps(
            {
                "format": "newsroom-print-package",
                "files": [{"path": "../../etc/passwd", "sha256": "", "bytes": 1}],
            }
        ),
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_none_is_refused(folder: Path, content: str) -> None:
    (folder / MANIFEST).write_text(content, "utf8")
    with pytest.raises(FileError, match=r"清单\.json"):
        verify(folder, Job())


def test_what_is_no_package_is_told(tmp_path: Path) -> None:
    (tmp_path / "乱.zip").write_bytes(b"PK no zip")
    with pytest.raises(FileError, match="不是印刷包"):
        verify(tmp_path / "乱.zip", Job())
    with pytest.raises(FileError, match="找不到了"):
        verify(tmp_path / "无.zip", Job())
    with pytest.raises(FileError, match=r"里没有清单\.json"):
        verify(tmp_path, Job())
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as other:
        other.writestr("a/b.txt", "x")
    with pytest.raises(FileError, match=r"里没有清单\.json"):
        verify(tmp_path / "别的.zip", Job())


def test_a_check_can_be_stopped(written: tuple[Path, Path]) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        verify(written[1], job)
