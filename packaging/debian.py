"""Makes the Debian package out of the frozen folder.

    python packaging/debian.py dist/newsroom dist

Needs dpkg-deb and objdump. No script runs when the package is installed: menus, icons and file
types are noticed by the triggers of the packages that look after them.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import app_icons
import bundle
import manual
from versions import NAME, VERSION

LINUX = Path(__file__).with_name("linux")
# Beside the libraries that the program's files name: the page fonts, and who finds fonts by name.
ALWAYS = ("fontconfig", "fonts-noto-cjk", "fonts-lxgw-wenkai", "shared-mime-info", "xdg-utils")
# Loaded while it runs, and missing on a machine without a screen.
WISHED = ("libreoffice-writer", "libcups2", "libwayland-client0", "libwayland-cursor0")
_WORDS = {
    "Maintainer": "Newsroom <newsroom@localhost>",
    "Section": "editors",
    "Priority": "optional",
}
_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_LIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")


def build(frozen: Path, out: Path, work: Path) -> Path:
    """Put the package together in a working folder, and write it. Gives its path.

    Raises LookupError where a library belongs to no package of this system, CalledProcessError
    where dpkg-deb refuses.
    """
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(frozen, work / "usr/lib/newsroom", symlinks=True)
    (work / "usr/bin").mkdir()
    (work / "usr/bin/newsroom").symlink_to("../lib/newsroom/newsroom")
    _desktop(work / "usr/share")
    _documents(work / "usr/share", frozen)
    architecture = _told("dpkg", "--print-architecture")
    _control(work, architecture, depends(frozen))
    _modes(work)
    target = out / f"newsroom_{VERSION}_{architecture}.deb"
    # xz would take five minutes for a sixth less, and install more slowly.
    subprocess.run(  # noqa: S603 - a fixed program of the system
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", str(work), str(target)],  # noqa: S607
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return target


def depends(frozen: Path) -> list[str]:
    """The packages that hold the libraries which the program's files name and it does not carry."""
    files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    programs = [path for path in files if _elf(path)]
    own = {path.name for path in frozen.rglob("*")}
    named = {name for path in programs for name in bundle.imports(str(path))} - own
    found = sorted({_package(name) for name in named})
    known = {name.split(":")[0] for name in found} - set(WISHED)
    return [_libc(programs) if name == "libc6" else name for name in sorted(known)] + list(ALWAYS)


def _elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _libc(programs: list[Path]) -> str:
    newest = (0, 0)
    for path in programs:
        for major, minor in _LIBC.findall(_told("objdump", "-p", str(path))):
            newest = max(newest, (int(major), int(minor)))
    return f"libc6 (>= {newest[0]}.{newest[1]})"


def _package(library: str) -> str:
    """The package of this system that a library lies in."""
    listed = _told("/sbin/ldconfig", "-p")
    places = re.findall(rf"^\s+{re.escape(library)} .*=> (\S+)$", listed, re.MULTILINE)
    for place in places:
        for path in (str(Path(place).resolve()), place, place.removeprefix("/usr")):
            run = subprocess.run(  # noqa: S603 - a fixed program of the system
                ["dpkg-query", "-S", path],  # noqa: S607
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode == 0:
                return run.stdout.split(":")[0]
    raise LookupError(f"no package holds {library}")


def _desktop(share: Path) -> None:
    """Menu entry, file types, and icons of the program and of its files."""
    for name, folder in (("newsroom.desktop", "applications"), ("newsroom.xml", "mime/packages")):
        (share / folder).mkdir(parents=True)
        shutil.copy(LINUX / name, share / folder / name)
    drawn = share / "drawn"
    app_icons.write(drawn)
    hicolor = share / "icons/hicolor"
    for size in _ICON_SIZES:
        _icons(hicolor / f"{size}x{size}", drawn / f"newsroom-{size}.png")
    _icons(hicolor / "scalable", app_icons.DRAWING)
    shutil.rmtree(drawn)


def _icons(folder: Path, source: Path) -> None:
    for name in ("apps/newsroom", "mimetypes/application-x-newsroom"):
        place = (folder / name).with_name(Path(name).name + source.suffix)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    package = folder / f"mimetypes/application-x-newsroom-package{source.suffix}"
    shutil.copy(source, package)


def _documents(share: Path, frozen: Path) -> None:
    """Copyright, history and manual page."""
    doc = share / "doc/newsroom"
    doc.mkdir(parents=True)
    shutil.copy(frozen / "_internal/LICENCES.txt", doc / "copyright")
    history = (
        f"newsroom ({VERSION}) unstable; urgency=medium\n\n  * {NAME} {VERSION}.\n\n"
        f" -- {_WORDS['Maintainer']}  Sun, 22 Nov 2026 00:00:00 +0000\n"
    )
    _packed(doc / "changelog.gz", history)
    _packed(share / "man/man1/newsroom.1.gz", manual.written())


def _packed(path: Path, text: str) -> None:
    """Write a packed file that is the same whenever it is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf8"), 9, mtime=0))


def _modes(work: Path) -> None:
    """Readable by everybody, writable by root alone, whatever the builder's umask was."""
    for path in [work, *work.rglob("*")]:
        if not path.is_symlink():
            started = path.is_dir() or bool(path.stat().st_mode & 0o100)
            path.chmod(0o755 if started else 0o644)


def _control(work: Path, architecture: str, wanted: list[str]) -> None:
    folder = work / "DEBIAN"
    folder.mkdir()
    files = [path for path in sorted((work / "usr").rglob("*")) if path.is_file()]
    fields = {
        "Package": "newsroom",
        "Version": VERSION,
        "Architecture": architecture,
        **_WORDS,
        "Installed-Size": str(sum(_kilobytes(path) for path in files)),
        "Depends": ", ".join(wanted),
        "Recommends": ", ".join(WISHED),
        "Description": "\n ".join(_described()),
    }
    (folder / "control").write_text("".join(f"{k}: {v}\n" for k, v in fields.items()), "utf8")
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(work)}\n"
        for path in files
        if not path.is_symlink()
    )
    (folder / "md5sums").write_text(sums, "utf8")


def _kilobytes(path: Path) -> int:
    return 1 if path.is_symlink() else (path.stat().st_size + 1023) // 1024


def _described() -> Iterator[str]:
    yield "newspaper editing and page make-up for small Chinese newsrooms"
    yield "采编台：区县报、内部资料和机关信息用的采、编、排、印一条龙桌面程序。"
    yield "通讯员的 Word 稿收进来，编辑在一个窗口里改稿、排版，导出印厂能直接用的 Word 版面稿。"
    yield "."
    yield "Correspondents' Word files go in; editors write, proofread and assemble pages in one"
    yield "window; Word, PDF and PNG files go to the print shop."


def _told(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return run.stdout.strip()


if __name__ == "__main__":
    target = build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[2]).parent / "build/deb")
    print(target)  # noqa: T201
