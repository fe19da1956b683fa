"""What a session that was ended hard had written aside goes at the next opening."""

from __future__ import annotations

from pathlib import Path

from newsroom.store.library import Library, media_folder


def _leave(place: Path) -> tuple[list[Path], list[Path]]:
    """What a killed program leaves half written, and what only looks like it."""
    media = media_folder(place)
    shelf = media / "renditions" / "ab"
    shelf.mkdir(parents=True)
    half = [place.with_name(place.name + ".part"), media / ".incoming-x1", shelf / ".abcd-12ef"]
    whole = [place.with_name("别的.newsroom.part"), media / "说明.txt", shelf / "abcd-12.bin"]
    for path in (*half, *whole):
        path.write_bytes(b"half")
    return half, whole


def test_a_library_that_was_not_closed_is_cleared_of_what_is_half_written(place: Path) -> None:
    half, whole = _leave(place)
    place.with_name(place.name + ".lock").write_text("{}")  # as a killed session leaves it
    Library.open(place).close()
    assert not any(path.exists() for path in half)
    assert all(path.exists() for path in whole)


def test_a_library_that_was_closed_is_left_alone(place: Path) -> None:
    half, whole = _leave(place)
    Library.open(place).close()
    assert all(path.exists() for path in (*half, *whole))


def test_a_library_half_made_is_made_anew(tmp_path: Path) -> None:
    place = tmp_path / "新.newsroom"
    for end in (".part", ".part-journal"):
        place.with_name(place.name + end).write_bytes(b"half")
    Library.create(place).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["新.media", "新.newsroom"]
