"""LibreOffice, antiword and WPS on this machine: where they are, and how LibreOffice is started.

Its first start on an old PC reads hundreds of files from the disk and may last a minute. That is
not the fault of the file that happens to come first: once for each session LibreOffice reads a line
of ours, and what that took is given to every file on top of its own time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.intake.limits import OFFICE, Limits
from newsroom.intake.refusal import RefusalError

FIRST = replace(OFFICE, cpu=80, wall=90.0)
FIRST_COPY = rb"{\rtf1\ansi 1}"
PROFILE = "profile"
PIPE_FOLDERS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108  where LibreOffice puts its pipe
_AGAIN = 120.0  # seconds until a start that failed is tried again
_QUICK = 3.0  # seconds of a start that every file's own time covers
_OFFICE_NAMES = ("soffice", "libreoffice", "soffice.com")
_OFFICE_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "~/.local/share/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    "~/Applications/LibreOffice*.app/Contents/MacOS/soffice",
    "{drive}/Program Files/LibreOffice*/program/soffice.com",
    "{drive}/Program Files (x86)/LibreOffice*/program/soffice.com",
)
_WPS_PLACES = (
    "/opt/kingsoft/wps-office/office6/wps",
    "/usr/bin/wps",
    "/Applications/wpsoffice.app",
    "{drive}/Program Files*/Kingsoft/WPS Office/*/office6/wps.exe",
    "~/AppData/Local/Kingsoft/WPS Office/*/office6/wps.exe",
)
_DRIVES = "CDEFG"
_UNINSTALL = r"SOFTWARE\LibreOffice\UNO\InstallPath"


@dataclass(frozen=True, slots=True)
class Programs:
    """Programs found on the machine; empty where there is none. wps: WPS's writer."""

    office: str = ""
    antiword: str = ""
    wps: str = ""


def find_programs(
    search: str | None = None,
    places: Sequence[str] = _OFFICE_PLACES,
    wps_places: Sequence[str] = _WPS_PLACES,
) -> Programs:
    """Converters by the search path (PATH where None), Windows' own list and usual places."""
    named = (shutil.which(name, path=search) for name in _OFFICE_NAMES)
    listed = _registered() if search is None else ()
    office = next((found for found in (*named, *listed, *_installed(places)) if found), "")
    antiword = shutil.which("antiword", path=search) or ""
    return Programs(office, antiword, next(iter(_installed(wps_places)), ""))


def _installed(places: Iterable[str]) -> Iterable[str]:
    for place in places:
        for path in _spelled(place):
            root = Path(path.anchor)
            if root.is_dir():
                with contextlib.suppress(OSError):
                    found = map(str, root.glob(str(path.relative_to(root))))
                    yield from sorted(found, key=_version, reverse=True)


def _version(place: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d{1,9}", place)]


def _spelled(place: str) -> Iterable[Path]:
    """A place on this system: with the home folder, and on Windows on each drive there may be."""
    if "{drive}" in place:
        drives = [f"{letter}:" for letter in _DRIVES] if sys.platform == "win32" else []
        return [Path(place.format(drive=drive)) for drive in drives]
    with contextlib.suppress(RuntimeError):  # nobody's home
        path = Path(place).expanduser()
        return [path] if path.is_absolute() else []
    return []


def _registered() -> Iterable[str]:
    """Where LibreOffice wrote down for Windows that it is."""
    if sys.platform != "win32":
        return
    import winreg  # noqa: PLC0415  exists on Windows only

    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        for view in (winreg.KEY_WOW64_64KEY, winreg.KEY_WOW64_32KEY):
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(root, _UNINSTALL, access=winreg.KEY_READ | view) as key,
            ):
                program = Path(str(winreg.QueryValue(key, None))) / "soffice.com"
                if program.is_file():
                    yield str(program)


def remove_pipe(scratch: Path) -> None:
    """Remove the socket that LibreOffice leaves in /tmp where it is ended, named by its profile
    (CreateMD5FromString in desktop/source/app/officeipcthread.cxx: bytes without leading zeros).
    """
    if sys.platform == "win32":
        return
    profile = (scratch / PROFILE).as_uri().encode("utf-16-le")
    spelled = "".join(f"{byte:x}" for byte in hashlib.md5(profile, usedforsecurity=False).digest())
    for folder in PIPE_FOLDERS:
        with contextlib.suppress(OSError):
            (folder / f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{spelled}").unlink()


class Start:
    """How long LibreOffice takes to start, found out once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seconds: float | None = None
        self._failed: tuple[float, RefusalError] | None = None

    def limits(self, first: Callable[[], None]) -> Limits:
        """What a file may take. first: converts our own line; its RefusalError means that the
        program does not work.
        """
        with self._lock:
            if self._seconds is None:
                begun = time.monotonic()
                if self._failed is not None and begun - self._failed[0] < _AGAIN:
                    raise self._failed[1]
                try:
                    first()
                except RefusalError as refusal:
                    now = time.monotonic()
                    self._failed = now, _not_starting(now - begun)
                    raise self._failed[1] from refusal
                self._seconds = time.monotonic() - begun
        more = max(self._seconds - _QUICK, 0.0)
        return replace(OFFICE, wall=OFFICE.wall + more, cpu=OFFICE.cpu + int(more))


def _not_starting(seconds: float) -> RefusalError:
    if seconds > FIRST.wall:
        reason = f"要靠 LibreOffice 转换，可它 {FIRST.wall:.0f} 秒还没有启动"
    else:
        reason = "要靠 LibreOffice 转换，可本机的 LibreOffice 运行不起来"
    return RefusalError(
        reason,
        "请先从系统菜单打开一次 LibreOffice，等它完全打开再关掉，然后再收；"
        "或者用 Word、WPS 打开这份稿，另存为 .docx",
    )
