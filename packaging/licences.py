"""Gathers the licences of all that the frozen program carries, in one text.

The text goes with the program, as most of those licences ask: LICENCES.txt in its folder, and
/usr/share/doc/newsroom/copyright in the Debian package.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_WORDS = ("licen", "copying", "notice", "author", "copyright")
# Distributions whose wheels name a licence without its text, and where the text lies.
WORDING = {
    "pyside6-essentials": ("packaging/licences/LGPL-3.0.txt", "packaging/licences/GPL-3.0.txt"),
    "shiboken6": ("packaging/licences/LGPL-3.0.txt",),
    "jieba": ("resources/folding/LICENSE-jieba",),
}
_RULE = "\n" + "=" * 78 + "\n"


@dataclass(frozen=True)
class Part:
    """Something that the program carries. texts: its licences, by the names of their files."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[tuple[str, str], ...]


def written(sources: Iterable[str]) -> str:
    """The text for a program that was put together from these files.

    Raises LookupError where a part comes without the text of its licence.
    """
    files = {Path(source).resolve() for source in sources}
    parts = [_ours(), *_data(), _python(), *_libraries(files), *_system(files)]
    for part in parts:
        if not part.texts:
            raise LookupError(f"no licence text for {part.name}")
    return _RULE.join([_head(parts), *map(_told, parts)])


def _head(parts: list[Part]) -> str:
    lines = [f"  {part.name} {part.version}: {part.licence}".rstrip() for part in parts]
    return "采编台 Newsroom and what it carries, each under its own licence:\n\n" + "\n".join(lines)


def _told(part: Part) -> str:
    head = "\n".join(filter(None, (f"{part.name} {part.version}", part.licence, part.home)))
    return "\n\n".join((head, *(f"--- {name}\n\n{text.strip()}" for name, text in part.texts)))


def _ours() -> Part:
    text = (ROOT / "LICENSE").read_text("utf8")
    return Part("Newsroom", "", "MIT", "", (("LICENSE", text),))


def _data() -> Iterator[Part]:
    """Word lists and drawings that lie among the resources."""
    for path in sorted((ROOT / "resources").rglob("LICENSE*")):
        place = path.relative_to(ROOT).as_posix()
        yield Part(place, "", "", "", ((path.name, path.read_text("utf8")),))


def _python() -> Part:
    version = sys.version.split()[0]
    base = Path(sys.base_prefix)
    places = (
        base / "LICENSE.txt",
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{sys.version_info[0]}.{sys.version_info[1]}/copyright"),
    )
    found = [path for path in places if path.is_file()][:1]
    texts = tuple((path.name, path.read_text("utf8", "replace")) for path in found)
    return Part("Python", version, "PSF-2.0", "https://www.python.org/", texts)


def _libraries(files: set[Path]) -> Iterator[Part]:
    """The Python distributions that some of the files belong to, and PyInstaller's starter."""
    for dist in sorted(distributions(), key=lambda one: one.metadata["Name"].lower()):
        name = dist.metadata["Name"]
        if name == "newsroom":
            continue
        listed = {Path(str(dist.locate_file(file))).resolve() for file in dist.files or ()}
        if listed & files or name.lower() == "pyinstaller":
            yield _distribution(dist)


def _distribution(dist: Distribution) -> Part:
    meta, name = dist.metadata, dist.metadata["Name"]
    texts = []
    for file in dist.files or ():
        place = Path(str(dist.locate_file(file)))
        if ".dist-info" in str(file) and any(w in str(file).lower() for w in _WORDS):
            texts.append((place.name, place.read_text("utf8", "replace")))
    for place in WORDING.get(name.lower().replace("_", "-"), ()):
        texts.append((Path(place).name, (ROOT / place).read_text("utf8")))
    licence = meta.get("License-Expression") or (meta.get("License") or "").split("\n")[0]
    home = meta.get("Home-page") or next(iter(meta.get_all("Project-URL") or ()), "")
    return Part(name, dist.version, licence, home.split(", ")[-1], tuple(texts))


def _system(files: set[Path]) -> Iterator[Part]:
    """The Debian packages that libraries were taken from."""
    owners: dict[str, str] = {}
    for path in sorted(files):
        if path.is_relative_to("/usr") and not path.is_relative_to(sys.prefix):
            owner = _owner(path)
            if owner:
                owners[owner.split(":")[0]] = owner
    for name in sorted(owners):
        text = Path(f"/usr/share/doc/{name}/copyright")
        if text.is_file() and not name.startswith(("python3", "libpython3")):
            content = text.read_text("utf8", "replace")
            yield Part(name, "", "", "https://packages.debian.org/" + name, ((text.name, content),))


def _owner(path: Path) -> str:
    for place in (str(path), str(path).removeprefix("/usr")):
        command = ["dpkg-query", "-S", place]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if run.returncode == 0:
            return run.stdout.split(": ")[0].split(", ")[0]
    return ""
