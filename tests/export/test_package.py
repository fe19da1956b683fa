from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.errors import FileError
from newsroom.export import package
from newsroom.model.picture import Picture

from . import made

PHOTO = "a" * 64
NAME = "上街时报-2026-06-19-第47期-印刷包"


@pytest.fixture
def photo(tmp_path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (400, 300), "red").save(path)
    return path


@pytest.fixture
def edition():
    return made.edition(pictures={PHOTO: Picture(PHOTO, ".JPG", 400, 300, "DSC.JPG")})


@pytest.fixture
def files(tmp_path) -> list[tuple[str, Path]]:
    staged = tmp_path / "staged"
    staged.mkdir()
    found = []
    for kind, name in (("page", "版面稿.docx"), ("pdf", "大样.pdf"), ("png", "第1版.png")):
        (staged / name).write_bytes(kind.encode() * 100)
        found.append((kind, staged / name))
    return found


def write(edition, files, photo, folder):
    pages = [made.page(1, picture=PHOTO)]
    return package.write(edition, pages, files, made.Stored({PHOTO: photo}), folder)


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
        "付印说明.txt",
        "清单.json",
    }
    with zipfile.ZipFile(archive) as zipped:
        assert zipped.testzip() is None
        zipped.extractall(tmp_path / "un")
    assert tree(tmp_path / "un" / NAME) == tree(folder)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {NAME, f"{NAME}.zip"}


def test_the_manifest_lists_every_file_with_its_fingerprint(tmp_path, edition, files, photo):
    folder, _ = write(edition, files, photo, tmp_path / "out")
    manifest = json.loads((folder / "清单.json").read_text("utf8"))
    assert manifest["format"] == "newsroom-print-package"
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    actual = tree(folder)
    del actual["清单.json"]
    assert listed == actual
    (picture,) = (entry for entry in manifest["files"] if entry["kind"] == "picture")
    assert picture["dpi"] == 114
    assert picture["printed_mm"] == [80.0, 50.0]
    assert picture["original_name"] == "DSC.JPG"
    assert manifest["pages"] == [{"number": 1, "width_mm": 275.0, "height_mm": 390.0}]
    assert {"宋体", "方正小标宋简体"} == {font["name"] for font in manifest["fonts"]}


def test_the_note_tells_sizes_fonts_files_and_poor_pictures(tmp_path, edition, files, photo):
    folder, _ = write(edition, files, photo, tmp_path / "out")
    note = (folder / "付印说明.txt").read_text("utf-8-sig")
    assert "275 × 390 毫米" in note
    assert "宋体" in note
    assert "图片/一版-01-河湾杏熟 开园迎客.jpg　114 dpi" in note


def test_a_second_package_replaces_the_first(tmp_path, edition, files, photo):
    write(edition, files, photo, tmp_path / "out")
    folder, archive = write(edition, files[:1], photo, tmp_path / "out")
    assert "大样.pdf" not in tree(folder)
    with zipfile.ZipFile(archive) as zipped:
        assert f"{NAME}/大样.pdf" not in zipped.namelist()


def test_a_lost_original_or_file_stops_it_and_the_former_package_stays(
    tmp_path, edition, files, photo
):
    folder, archive = write(edition, files, photo, tmp_path / "out")
    before = tree(tmp_path / "out")
    photo.unlink()
    with pytest.raises(FileError, match="找不到"):
        write(edition, files, photo, tmp_path / "out")
    assert tree(tmp_path / "out") == before
    Image.new("RGB", (4, 3)).save(photo)
    files[0][1].unlink()
    with pytest.raises(FileError, match="版面稿"):
        write(edition, files, photo, tmp_path / "out")
    assert tree(tmp_path / "out") == before
    assert archive.exists()
    assert folder.exists()


def test_two_files_of_one_name_are_refused_before_anything_is_written(
    tmp_path, edition, files, photo
):
    with pytest.raises(FileError, match="两次"):
        write(edition, [*files, files[0]], photo, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_forbidden_characters_and_long_headlines_give_legal_names(tmp_path, edition, files, photo):
    lead = replace(edition.articles["lead"], headline='a/b:"c"*?' + "长" * 500)
    facts = replace(edition.issue.facts, name='上街<时报>|"')
    odd = replace(
        edition,
        articles={**edition.articles, "lead": lead},
        issue=replace(edition.issue, facts=facts),
    )
    folder, _ = write(odd, files, photo, tmp_path / "out")
    assert folder.name == "上街＜时报＞｜”-2026-06-19-第47期-印刷包"
    (name,) = (path.name for path in (folder / "图片").iterdir())
    assert not set(name) & set('<>:"/\\|?*')
    assert name.startswith("一版-01-a／b：”c”＊？长")
    assert name.endswith(".jpg")
