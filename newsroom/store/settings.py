"""Settings kept in the library; which there are is declared in `newsroom.settings`."""

from __future__ import annotations

import json

from newsroom.errors import RefusedError
from newsroom.settings import SETTINGS, Setting, Value
from newsroom.store.database import Database

_LONGEST = 1_000_000  # characters; what is longer no setting of ours wrote


class Settings:
    """The setting table. Keys that are not declared raise KeyError: that is a bug."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> Value:
        """A setting's value; its default where none was set or what was set no longer holds."""
        setting = SETTINGS[key]
        sql = "SELECT value FROM setting WHERE key = ? AND length(value) < ?"
        text = self._database.value(sql, (key, _LONGEST))
        if text is None:
            return setting.default
        try:
            return _checked(setting, json.loads(text))
        except (RefusedError, ValueError, RecursionError):  # what stands there may be no JSON
            return setting.default

    def set(self, key: str, value: Value) -> None:
        """Set a value. Raises RefusedError where its type, range or choice is wrong."""
        checked = _checked(SETTINGS[key], value)
        columns = {"key": key, "value": json.dumps(checked, ensure_ascii=False)}
        self._database.put("setting", "key", columns)


def _checked(setting: Setting, value: object) -> Value:
    wanted = type(setting.default)
    if wanted is float and type(value) is int:
        value = float(value)
    if type(value) is not wanted or not isinstance(value, bool | int | float | str):
        raise RefusedError(
            f"“{setting.text}”不能是 {value!r}", advice=f"默认是 {setting.default!r}"
        )
    if setting.choices and value not in setting.choices:
        raise RefusedError(f"“{setting.text}”只能是{'、'.join(setting.choices)}")
    if not isinstance(value, str) and not _within(setting, value):
        raise RefusedError(f"“{setting.text}”只能在 {setting.least} 到 {setting.most} 之间")
    return value


def _within(setting: Setting, value: float) -> bool:
    least = setting.least if setting.least is not None else float("-inf")
    most = setting.most if setting.most is not None else float("inf")
    return least <= value <= most
