from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.errors import RefusedError
from newsroom.settings import SETTINGS, Setting
from newsroom.store.library import Library
from newsroom.store.settings import _checked


def test_defaults_hold_until_something_is_set(library: Library) -> None:
    assert {key: library.settings.get(key) for key in SETTINGS} == {
        key: setting.default for key, setting in SETTINGS.items()
    }


def test_what_is_set_is_kept(place: Path) -> None:
    with Library.open(place) as library:
        library.settings.set("person", "张三丰")
        library.settings.set("idle_minutes", 10)
    with Library.open(place) as again:
        assert again.settings.get("person") == "张三丰"
        assert again.settings.get("idle_minutes") == 10


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("person", 3),
        ("idle_minutes", "5"),
        ("idle_minutes", True),
        ("idle_minutes", 0),
        ("idle_minutes", 61),
    ],
)
def test_wrong_values_are_refused(library: Library, key: str, value: object) -> None:
    with pytest.raises(RefusedError, match=SETTINGS[key].text.split("（")[0]):
        library.settings.set(key, value)  # type: ignore[arg-type]
    assert library.settings.get(key) == SETTINGS[key].default


def test_choices_are_checked() -> None:
    setting = Setting("k", "甲", "选项", choices=("甲", "乙"))
    assert _checked(setting, "乙") == "乙"
    with pytest.raises(RefusedError, match="只能是甲、乙"):
        _checked(setting, "丙")


def test_fractions_take_whole_numbers_and_keep_their_range() -> None:
    setting = Setting("k", 0.5, "间隔", least=0.2, most=1.0)
    taken = _checked(setting, 1)
    assert (taken, type(taken)) == (1.0, float)
    for wrong in (2.0, float("nan")):
        with pytest.raises(RefusedError, match="只能在"):
            _checked(setting, wrong)


def test_undeclared_keys_are_bugs(library: Library) -> None:
    with pytest.raises(KeyError):
        library.settings.get("desk")
    with pytest.raises(KeyError):
        library.settings.set("desk", "x")


def test_a_value_that_no_longer_holds_falls_back(library: Library) -> None:
    library._database.put("setting", "key", {"key": "idle_minutes", "value": "999"})
    assert library.settings.get("idle_minutes") == SETTINGS["idle_minutes"].default


def test_what_is_no_json_falls_back_and_what_is_not_known_stays(place: Path) -> None:
    rows = {"idle_minutes": "{torn", "of_tomorrow": '{"deep": [1]}'}
    with Library.open(place) as library:
        for key, value in rows.items():
            library._database.put("setting", "key", {"key": key, "value": value})
    with Library.open(place) as library:
        assert library.settings.get("idle_minutes") == SETTINGS["idle_minutes"].default
        library.settings.set("idle_minutes", 7)
        assert library.settings.get("idle_minutes") == 7
        kept = "SELECT value FROM setting WHERE key = 'of_tomorrow'"
        assert library._database.value(kept) == rows["of_tomorrow"]
