"""Settings of this computer: declared like all others, kept beside the window's places."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from newsroom.settings import SETTINGS, Setting, Value

_YES = ("true", "1")


def value(settings: QSettings, key: str) -> Value:
    """A setting of this computer; its default where none was set or what was set no longer holds.

    Raises KeyError for one that is not declared.
    """
    setting = SETTINGS[key]
    stored = settings.value(f"set/{key}")
    if stored is None:
        return setting.default
    try:
        return _read(setting, str(stored))
    except ValueError:
        return setting.default


def put(settings: QSettings, key: str, new: Value) -> None:
    """Set a setting of this computer. Raises KeyError for one that is not declared."""
    text = str(new).lower() if isinstance(new, bool) else str(new)
    settings.setValue(f"set/{SETTINGS[key].key}", text)


def _read(setting: Setting, text: str) -> Value:
    """The text of a file of settings as the setting's type. Raises ValueError."""
    kind = type(setting.default)
    if kind is bool:
        return text.lower() in _YES
    if kind is str:
        if setting.choices and text not in setting.choices:
            raise ValueError(text)
        return text
    number = float(text)
    least = number if setting.least is None else setting.least
    most = number if setting.most is None else setting.most
    if not least <= number <= most:
        raise ValueError(text)
    return int(text) if kind is int else number
