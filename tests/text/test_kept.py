from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.text.kept import kept


class Reckoner:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> dict[str, int]:
        self.asked += 1
        return {"词": 7}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def reckon() -> Reckoner:
    return Reckoner()


def test_what_was_reckoned_once_is_kept(home: Path, reckon: Reckoner):
    assert kept("table", b"source", reckon) == kept("table", b"source", reckon) == {"词": 7}
    assert reckon.asked == 1
    assert [path.name for path in home.iterdir()] == ["table.kept"]


def test_another_source_is_reckoned_anew(home: Path, reckon: Reckoner):
    kept("table", b"source", reckon)
    kept("table", b"changed", reckon)
    assert reckon.asked == 2


@pytest.mark.parametrize("spoil", [lambda told: told[:40], lambda told: told[:-2] + b"8}", bytes])
def test_a_damaged_file_is_reckoned_anew_and_mended(home: Path, reckon: Reckoner, spoil):
    kept("table", b"source", reckon)
    path = home / "table.kept"
    path.write_bytes(spoil(path.read_bytes())[: -1 if spoil is bytes else None])
    assert kept("table", b"source", reckon) == {"词": 7}
    kept("table", b"source", reckon)
    assert reckon.asked == 2


def test_where_nothing_can_be_written_it_is_reckoned_each_time(home: Path, reckon: Reckoner):
    (home / "table.kept").mkdir()
    assert kept("table", b"source", reckon) == {"词": 7}
    assert kept("table", b"source", reckon) == {"词": 7}
    assert reckon.asked == 2
    assert [path.name for path in home.iterdir()] == ["table.kept"]


def test_where_there_is_no_folder_it_is_reckoned(
    home: Path, reckon: Reckoner, monkeypatch: pytest.MonkeyPatch
):
    (home / "file").write_text("")
    monkeypatch.setenv("NEWSROOM_HOME", str(home / "file"))
    assert kept("table", b"source", reckon) == {"词": 7}
