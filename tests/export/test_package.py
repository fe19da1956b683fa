"""The print package: whole or not at all, whatever happens while it is written."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.errors import CancelledError, FileError
from newsroom.export import package
from newsroom.export.manifest import verify
from newsroom.job import Job
from newsroom.model.picture import Picture
from tests.disk import full_after

from . import made

NAME = "上街时报-2026-06-19-第47期-印刷包"


@pytest.fixture
def photo(tmp_path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (400, 300), "red").save(path)
    return path


@pytest.fixture
def sha256(photo) -> str:
    return hashlib.sha256(photo.read_bytes()).hexdigest()


@pytest.fixture
def edition(sha256):
    return pictured(made.edition(), sha256)


@pytest.fixture
def files(tmp_path) -> list[tuple[str, Path]]:
    staged = tmp_path / "staged"
    staged.mkdir()
    found = []
    for kind, name in (("page", "版面稿.docx"), ("pdf", "大样.pdf"), ("png", "第1版.png")):
        (staged / name).write_bytes(kind.encode() * 100)
        found.append((kind, staged / name))
    return found


def pictured(edition, sha256):
    """The edition with that original in the lead's first place."""
    lead = edition.articles["lead"]
    slots = (replace(lead.slots[0], picture=sha256), *lead.slots[1:])
    known = Picture(sha256, ".JPG", 400, 300, "DSC.JPG")
    articles = {**edition.articles, "lead": replace(lead, slots=slots)}
    return replace(edition, articles=articles, pictures={sha256: known})


def write(edition, files, photo, folder, job=None, number=1):
    (sha256,) = edition.pictures
    pages = [made.page(1, picture=sha256)]
    source = made.Stored({sha256: photo})
    parcel = made.parcel(edition, pages, source, *files, number=number)
    return package.write(parcel, folder, job or Job())


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_package_is_a_folder_and_a_zip_of_the_same(tmp_path, edition, files, photo):
    folder, archive = write(edition, files, photo, tmp_path / "out")
    assert (folder.name, archive.name) == (NAME, f"{NAME}.zip")
    assert set(tree(folder)) == {
        "版面稿.docx",
        "大样.pdf",
        "第1版.png",
        "图片/一版-01-河湾杏熟 开园迎客.jpg",
        "付印单.docx",
        "清单.json",
    }
    with zipfile.ZipFile(archive) as zipped:
        assert zipped.testzip() is None
        assert {info.compress_type for info in zipped.infolist()} == {zipfile.ZIP_STORED}
        zipped.extractall(tmp_path / "un")
    assert tree(tmp_path / "un" / NAME) == tree(folder)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {NAME, f"{NAME}.zip"}


def test_the_manifest_lists_every_file_with_its_fingerprint(tmp_path, edition, files, photo):
    folder, _ = write(edition, files, photo, tmp_path / "out")
    manifest = json.loads((folder / "清单.json").read_text("utf8"))
    assert (manifest["format"], manifest["number"]) == ("newsroom-print-package", 1)
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    actual = tree(folder)
    del actual["清单.json"]
    assert listed == actual
    (picture,) = (entry for entry in manifest["files"] if entry["kind"] == "picture")
    assert picture["dpi"] == 114
    assert picture["printed_mm"] == [80.0, 50.0]
    assert picture["original_name"] == "DSC.JPG"
    assert picture["colour_space"] == "RGB"
    (page,) = manifest["pages"]
    assert (page["number"], page["width_mm"], page["height_mm"]) == (1, 275.0, 390.0)
    assert len(page["code"]) == 9
    assert {"宋体", "方正小标宋简体"} == {font["name"] for font in manifest["fonts"]}


def test_a_further_package_is_numbered_and_leaves_the_first(tmp_path, edition, files, photo):
    out = tmp_path / "out"
    first, _ = write(edition, files, photo, out)
    before = tree(first)
    folder, archive = write(edition, files[:1], photo, out, number=2)
    assert (folder.name, archive.name) == (f"{NAME}-第2次", f"{NAME}-第2次.zip")
    assert tree(first) == before
    assert "大样.pdf" not in tree(folder)
    again, _ = write(edition, files, photo, out, number=2)
    assert again == folder
    assert "大样.pdf" in tree(folder)


def test_a_lost_original_or_file_stops_it_and_the_former_package_stays(
    tmp_path, edition, files, photo
):
    write(edition, files, photo, tmp_path / "out")
    before = tree(tmp_path / "out")
    kept = photo.read_bytes()
    photo.unlink()
    with pytest.raises(FileError, match=r"“一版-01-河湾杏熟 开园迎客\.jpg”找不到"):
        write(edition, files, photo, tmp_path / "out")
    photo.write_bytes(kept[:-3])
    with pytest.raises(FileError, match="原图已经损坏") as caught:
        write(edition, files, photo, tmp_path / "out")
    assert "没有改动" in caught.value.kept
    photo.write_bytes(kept)
    files[0][1].unlink()
    with pytest.raises(FileError, match="版面稿"):
        write(edition, files, photo, tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_two_files_of_one_name_are_counted_up(tmp_path, edition, files, photo):
    folder, _ = write(edition, [*files, files[0]], photo, tmp_path / "out")
    assert {"版面稿.docx", "版面稿-2.docx"} <= set(tree(folder))


def test_forbidden_characters_and_long_headlines_give_legal_names(tmp_path, edition, files, photo):
    lead = replace(edition.articles["lead"], headline='a/b:"c"*?' + "长" * 500)
    facts = replace(edition.issue.facts, name='上街<时报>|"' + "𠮷" * 90)
    odd = replace(
        edition,
        articles={**edition.articles, "lead": lead},
        issue=replace(edition.issue, facts=facts),
    )
    folder, archive = write(odd, files, photo, tmp_path / "out", number=12)
    assert folder.name.startswith("上街＜时报＞｜”𠮷")
    assert max(len(path.name.encode()) for path in (folder, archive)) < 256
    (name,) = (path.name for path in (folder / "图片").iterdir())
    assert not set(name) & set('<>:"/\\|?*')
    assert name.startswith("一版-01-a／b：”c”＊？长")
    assert name.endswith(".jpg")
    assert verify(archive, Job()).faults == ()


def test_a_cancel_leaves_the_former_package(tmp_path, edition, files, photo):
    out = tmp_path / "out"
    write(edition, files, photo, out)
    before = tree(out)
    job = Job(lambda _, text: job.cancel() if "图片" in text else None)
    with pytest.raises(CancelledError):
        write(edition, files[:1], photo, out, job)
    assert tree(out) == before


def test_a_target_in_the_way_leaves_everything(tmp_path, edition, files, photo):
    out = tmp_path / "out"
    write(edition, files, photo, out)
    (out / f"{NAME}-第2次.zip").mkdir()
    before = tree(out)
    with pytest.raises(FileError, match=r"第2次\.zip”是一个文件夹"):
        write(edition, files, photo, out, number=2)
    assert tree(out) == before
    assert not (out / f"{NAME}-第2次").exists()


def test_a_full_disk_is_told_and_leaves_the_former_package(tmp_path, edition, files, photo):
    out = tmp_path / "out"
    write(edition, files, photo, out)
    before = tree(out)
    (tmp_path / "staged" / "大样.pdf").write_bytes(os.urandom(300_000))
    with full_after(200_000), pytest.raises(FileError, match="磁盘空间不足") as caught:
        write(edition, files, photo, out)
    assert "没有改动" in caught.value.kept
    assert "清理磁盘" in caught.value.advice
    assert tree(out) == before


def test_a_folder_that_may_not_be_written_is_told(tmp_path, edition, files, photo):
    if os.name == "nt":
        pytest.skip("there a folder's mode forbids nothing")
    if os.geteuid() == 0:
        closed = Path("/proc/self/newsroom")  # not even root writes there
    else:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o500)
    with pytest.raises(FileError) as caught:
        write(edition, files, photo, closed)
    cause = caught.value.__cause__
    assert isinstance(cause, OSError)
    assert cause.errno in (errno.EACCES, errno.EPERM, errno.ENOENT, errno.EROFS)
    assert "没有改动" in caught.value.kept


_ENDLESS = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.export import made
from tests.export.test_package import pictured, write
out, photo, sha256 = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
edition = pictured(made.edition(), sha256)
files = [("pdf", photo.with_name("staged") / "大样.pdf")]
print("ready", flush=True)
while True:
    write(edition, files, photo, out)
"""


def test_killed_at_any_moment_there_is_never_half_a_package(
    tmp_path, edition, files, photo, sha256
):
    out, root = tmp_path / "out", str(Path(__file__).resolve().parents[2])
    files[1][1].write_bytes(os.urandom(3_000_000))
    folder, archive = write(edition, files[1:2], photo, out)
    command = [sys.executable, "-c", _ENDLESS.format(root=root), str(out), str(photo), sha256]
    for moment in range(4):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline().strip() == b"ready"
            time.sleep(0.03 + 0.037 * moment)
            child.kill()
        moved = folder.with_name(f"{folder.name}（更新前·自动移开）")
        assert verify(folder if folder.exists() else moved, Job()).faults == ()
        assert verify(archive, Job()).faults == ()
    write(edition, files, photo, out)
    assert {path.name for path in out.iterdir()} == {NAME, f"{NAME}.zip"}
    assert verify(folder, Job()).files == 5
