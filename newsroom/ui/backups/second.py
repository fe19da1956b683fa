"""The second place of backups: chosen on this computer, whatever library is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "backup/second"


def second(settings: QSettings) -> Path | None:
    """The second place; None where none was chosen on this computer."""
    text = str(settings.value(_KEY) or "")
    return Path(text) if text else None


def keep(settings: QSettings, folder: Path) -> None:
    """Make a folder the second place."""
    settings.setValue(_KEY, str(folder))


def forget(settings: QSettings) -> None:
    """Have no second place."""
    settings.remove(_KEY)
