"""The file of this computer's settings: one that cannot be read is set aside, never written over.

Settings that this program does not know stay in it, so that a newer program finds them again.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

NAME = "window.ini"
_ASIDE = "window.ini.bad"
_MOST_BYTES = 4 * 1024 * 1024


def opened(folder: Path) -> tuple[QSettings, str]:
    """The settings, and what is to be told of them; empty where all is well."""
    path = folder / NAME
    told = ""
    if not _readable(path):
        with suppress(OSError):
            path.replace(folder / _ASIDE)
        told = "这台电脑的窗口设置读不出来，已恢复默认；原文件改名留着"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    return settings, told


def _readable(path: Path) -> bool:
    """Whether a file is missing, or a text of settings."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return False
        text = path.read_bytes().decode("utf8")
    except FileNotFoundError:
        return True
    except (OSError, UnicodeDecodeError):
        return False
    lines = (line.strip() for line in text.splitlines())
    return "\0" not in text and all(not line or line[0] in "[;#" or "=" in line for line in lines)
