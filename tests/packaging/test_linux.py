"""The Debian package: menu entry, file types with their marks, manual page, files and rights."""

from __future__ import annotations

import configparser
import gzip
import hashlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from newsroom.cli import main as program
from newsroom.model import exchange
from newsroom.paths import LIBRARY_SUFFIX
from newsroom.store.library import Library
from tests.packaging.scripts import FOLDER, script
from tests.parcels import parcel

_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
KINDS: dict[str, tuple[str, str]] = script("bundle").KINDS


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of a folder with one real program in it, unpacked."""
    place = tmp_path_factory.mktemp("deb")
    frozen = place / "dist" / "newsroom"
    (frozen / "_internal").mkdir(parents=True)
    shutil.copy("/bin/true", frozen / "newsroom")
    (frozen / "_internal" / "LICENCES.txt").write_text("许可", "utf8")
    (frozen / "_internal" / "libown.so.1").symlink_to("../newsroom")
    command = [sys.executable, str(FOLDER / "debian.py"), str(frozen), str(place / "dist")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    control = place / "unpacked" / "DEBIAN"
    subprocess.run(["dpkg-deb", "-R", run.stdout.strip(), str(control.parent)], check=True)
    return control.parent


def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None, delimiters="=")
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(FOLDER / "linux" / "newsroom.desktop", "utf8")
    assert read.sections() == ["Desktop Entry"]
    return read["Desktop Entry"]


def types() -> dict[str, ElementTree.Element]:
    """Each MIME type by the suffix of its files."""
    root = ElementTree.parse(FOLDER / "linux" / "newsroom.xml").getroot()
    return {
        each.find(f"{_MIME}glob").get("pattern").removeprefix("*"): each  # type: ignore[union-attr]
        for each in root.iterfind(f"{_MIME}mime-type")
    }


def _matches(node: ElementTree.Element, data: bytes) -> bool:
    offset, value = int(node.get("offset", "")), node.get("value", "")
    if node.get("type") == "big32":
        mark = int(value, 16).to_bytes(4, "big")
    else:
        mark = value.encode("latin-1").decode("unicode_escape").encode("latin-1")
    if data[offset : offset + len(mark)] != mark:
        return False
    inner = node.findall(f"{_MIME}match")
    return not inner or any(_matches(each, data) for each in inner)


def test_the_menu_opens_every_kind_of_file() -> None:
    told = entry()
    assert told["Type"] == "Application"
    assert told["Exec"] == "newsroom %F"
    assert told["Icon"] == "newsroom"
    assert told["Terminal"] == "false"
    assert told["Name"] == "采编台"
    assert set(told["Categories"].strip(";").split(";")) <= {"Office", "Publishing"}
    assert set(told["MimeType"].strip(";").split(";")) == {mime for _, mime in KINDS.values()}


def test_kinds_are_those_that_the_program_writes() -> None:
    assert set(KINDS) == {LIBRARY_SUFFIX, *exchange.SUFFIXES}
    assert {suffix: node.get("type") for suffix, node in types().items()} == {
        suffix: mime for suffix, (_, mime) in KINDS.items()
    }
    assert {node.findtext(f"{_MIME}comment") for node in types().values()} == {
        name for name, _ in KINDS.values()
    }


def test_a_library_and_packages_are_known_by_their_marks(tmp_path: Path) -> None:
    place = tmp_path / "库.newsroom"
    Library.create(place).close()
    for path in (place, parcel(tmp_path)):
        (mark,) = types()[path.suffix].findall(f"{_MIME}magic/{_MIME}match")
        assert _matches(mark, path.read_bytes())
        assert not _matches(mark, b"PK\x03\x04" + b" " * 200)


def test_the_package_says_what_it_needs(package: Path) -> None:
    lines = (package / "DEBIAN" / "control").read_text("utf8").splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    wanted = fields["Depends"].split(", ")
    assert fields["Package"] == "newsroom"
    assert any(name.startswith("libc6 (>= 2.") for name in wanted)
    assert {"fontconfig", "fonts-noto-cjk", "fonts-lxgw-wenkai"} <= set(wanted)
    assert "libreoffice-writer" in fields["Recommends"]


def test_the_package_holds_its_files_with_their_rights_and_sums(package: Path) -> None:
    assert (package / "usr/bin/newsroom").readlink() == Path("../lib/newsroom/newsroom")
    assert (package / "usr/lib/newsroom/_internal/libown.so.1").is_symlink()
    for path in package.rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        started = path.is_dir() or path.name == "newsroom"
        assert path.is_symlink() or mode == (0o755 if started else 0o644), path
    sums = (package / "DEBIAN" / "md5sums").read_text("utf8").splitlines()
    files = [path for path in (package / "usr").rglob("*") if path.is_file()]
    assert len(sums) == sum(not path.is_symlink() for path in files)
    for line in sums:
        told, place = line.split("  ")
        content = (package / place).read_bytes()
        assert hashlib.md5(content, usedforsecurity=False).hexdigest() == told


def test_icons_are_as_large_as_their_folders_say(package: Path) -> None:
    drawn = sorted((package / "usr/share/icons/hicolor").rglob("*.png"))
    for path in drawn:
        with Image.open(path) as image:
            assert f"{image.width}x{image.height}" == path.parts[-3]
    names = {path.stem for path in drawn}
    assert names == {node.find(f"{_MIME}icon").get("name") for node in types().values()} | {  # type: ignore[union-attr]
        "newsroom"
    }


def test_the_manual_page_tells_of_every_command(package: Path) -> None:
    page = gzip.decompress((package / "usr/share/man/man1/newsroom.1.gz").read_bytes()).decode()
    for name in program.commands:
        assert f".SS {name.replace('-', chr(92) + '-')} " in page
    requests = {line.split(" ")[0] for line in page.splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".B", ".I", ".br"}
