"""What goes into the frozen program, and what does not: the tables that newsroom.spec reads."""

from __future__ import annotations

import fnmatch
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
_NEEDED = re.compile(r"^ +NEEDED +(\S+)$", re.MULTILINE)

# Modules that are loaded by name alone, so that no import of ours tells of them.
BY_NAME = (
    "ortools.sat.python.cp_model_helper",
    "PySide6.QtSvg",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
)

# Files whose folders are looked through ("docx/parts/../templates"), so that they must be there.
BESIDE = ("docx/parts/__init__.py",)

# Modules that a library imports where it can, for work that this program never asks of it.
LEFT_OUT = (
    "pandas",  # packaging/entry.py stands in for it
    "tzdata",
    "tkinter",
    "IPython",
    "matplotlib",
    "scipy",
    "sympy",
    "brotli",
    "brotlicffi",
    "zopfli",
    "lz4",
    "unicodedata2",
    "paddle",
    "curses",
    "readline",
    "pydoc",
    "doctest",
    "unittest",
    "test",
    "lib2to3",
    "ssl",  # it never speaks to a network
    "_ssl",
    "ensurepip",
    "idlelib",
    "setuptools",
    "pkg_resources",
    "pip",
    "pytest",
    "hypothesis",
    "numpy.f2py",
    "numpy.testing",
    "numpy.distutils",
    "fontTools.ufoLib",
    "fontTools.designspaceLib",
    "fontTools.varLib",
    "fontTools.qu2cu",
    "fontTools.voltLib",
    "fontTools.mtiLib",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PIL._avif",
    "jieba.posseg",
    "jieba.analyse",
    "jieba.lac_small",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.html.clean",
)

# Qt: the plugins that stay, by their folder. What a folder is not named for goes.
PLUGINS: dict[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qwayland*", "qoffscreen", "qwindows", "qcocoa"),
    "platforminputcontexts": ("composeplatform*", "ibusplatform*", "fcitx*"),
    "platformthemes": ("qxdgdesktopportal",),
    "imageformats": ("qjpeg", "qgif", "qwebp", "qtiff", "qsvg", "qico"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("*",),
    "styles": ("*",),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}

# Qt: the only words of its own that are shown, in the program's language.
TRANSLATIONS = ("qtbase_zh_CN.qm",)

# Whole parts that come in beside what is used, as patterns of places in the finished folder.
UNUSED = (
    "PySide6/qml/*",
    "PySide6/Qt/qml/*",
    "PySide6/opengl32sw.dll",
    "jieba/analyse/*",
    "jieba/lac_small/*",
    "jieba/posseg/*",
    "docx/templates/default-docx-template/*",
    "*/tests/*",
    "*.pyi",
)

# Libraries of the system that every desktop has, and that must fit what runs there: its printers,
# fonts, session bus and main loop. The Debian package depends on them.
SYSTEM = (
    "libcups.so.*",
    "libfontconfig.so.*",
    "libdbus-1.so.*",
    "libglib-2.0.so.*",
    "libgthread-2.0.so.*",
)

KINDS = {
    ".newsroom": ("采编台稿库", "application/x-newsroom"),
    ".nrsub": ("采编台投稿包", "application/x-newsroom-submission"),
    ".nrpage": ("采编台版面包", "application/x-newsroom-page"),
    ".nrpub": ("采编台报刊设置包", "application/x-newsroom-publication"),
}
"""The files that a double click opens: suffix, what it is called, and its MIME type."""


def modules() -> list[str]:
    """Every module of the program: many are imported inside functions, some by name."""
    found = []
    for path in sorted((ROOT / "newsroom").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "_resources" not in parts:
            found.append(".".join(parts).removesuffix(".__init__"))
    return [*found, *BY_NAME]


def beside() -> list[tuple[str, str]]:
    """Where the files of `BESIDE` lie, and the folder that each goes into."""
    found = []
    for place in map(PurePosixPath, BESIDE):
        spec = importlib.util.find_spec(place.parts[0])
        assert spec is not None and spec.origin is not None, place
        found.append((str(Path(spec.origin).parents[1] / place), str(place.parent)))
    return found


def kept(place: str) -> bool:
    """Whether a file stays in the finished folder. place: within it, as PyInstaller writes it."""
    path = PurePosixPath(place.replace("\\", "/"))
    parts = path.parts
    if "plugins" in parts and "PySide6" in parts:
        folder = parts[parts.index("plugins") + 1]
        name = path.name.split(".")[0].removeprefix("lib")
        return any(fnmatch.fnmatch(name, pattern) for pattern in PLUGINS.get(folder, ()))
    if "translations" in parts and "PySide6" in parts:
        return path.name in TRANSLATIONS
    if any(fnmatch.fnmatch(path.name, pattern) for pattern in SYSTEM):
        return False
    return not any(fnmatch.fnmatch(str(path), pattern) for pattern in UNUSED)


def library(place: str) -> bool:
    """Whether a file is loaded only because another one needs it: no module and no plugin."""
    path = PurePosixPath(place.replace("\\", "/"))
    if "plugins" in path.parts:
        return False
    return len(path.parts) == 1 or path.parent.name in ("lib", "PySide6")


def needed(files: dict[str, str], imports: Callable[[str], Iterable[str]]) -> set[str]:
    """The files that stay once nothing needs what was left out: all but libraries, and of those
    what is needed, also by one another.

    files: where each lies, by its place. imports: the places' names of what a file needs.
    """
    by_name: dict[str, list[str]] = {}
    for place in files:
        by_name.setdefault(PurePosixPath(place.replace("\\", "/")).name.lower(), []).append(place)
    stay: set[str] = set()
    ahead = [place for place in files if not library(place) or _extension(place)]
    while ahead:
        place = ahead.pop()
        if place in stay:
            continue
        stay.add(place)
        for name in imports(files[place]):
            ahead += by_name.get(PurePosixPath(name.replace("\\", "/")).name.lower(), [])
    return stay


def imports(source: str) -> list[str]:
    """The libraries that a file names as needed. Raises OSError where it cannot be asked."""
    if sys.platform != "linux":
        from PyInstaller.depend import bindepend  # noqa: PLC0415 - needed for building alone

        return [name for name, _ in bindepend.get_imports(source)]
    # There PyInstaller asks ldd, which names what is needed in turn as well.
    command = ["objdump", "-p", source]
    told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return _NEEDED.findall(told.stdout)


def _extension(place: str) -> bool:
    """Whether a library is a module of Python, or Python itself."""
    name = PurePosixPath(place.replace("\\", "/")).name.lower()
    return ".abi3." in name or name.endswith(".pyd") or name.startswith(("libpython", "python"))
