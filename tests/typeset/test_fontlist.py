"""Installed faces are found by every name, and collections by the right index."""

from __future__ import annotations

from pathlib import Path

from newsroom.typeset.fontlist import InstalledFace, find, folded, from_folders, installed
from tests.typeset.square import square_font

SONG = InstalledFace("/f/simsun.ttc", 0, ("SimSun", "宋体"), ("Regular", "常规"))
LIGHT = InstalledFace("/f/kai-light.ttf", 0, ("Kai", "楷", "Kai Light"), ("Light", "Regular"))
KAI = InstalledFace("/f/kai.ttf", 0, ("Kai", "楷"), ("Book",))
BOLD = InstalledFace("/f/kai-bold.ttf", 3, ("Kai", "楷"), ("Bold",))
FACES = (SONG, LIGHT, KAI, BOLD)


def test_chinese_and_latin_names_find_the_same_face():
    assert find(FACES, "SimSun:Regular") is SONG
    assert find(FACES, "宋体:Regular") is SONG
    assert find(FACES, "sim sun") is SONG


def test_a_light_face_does_not_pass_for_the_regular_one():
    assert find(FACES, "Kai:Regular") is KAI
    assert find(FACES, "Kai:Light") is LIGHT
    assert find(FACES, "楷:Bold") is BOLD


def test_what_is_not_installed_is_not_found():
    assert find(FACES, "FangSong:Regular") is None
    assert find(FACES, "SimSun:Bold") is None


def test_names_are_compared_without_case_and_spaces():
    assert folded("Noto Serif CJK SC") == folded("notoserif cjksc")


def test_folders_are_read_where_no_service_lists_fonts(tmp_path: Path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "square.TTF").write_bytes(square_font("Square Song", "方宋"))
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("text")
    faces = from_folders([tmp_path, tmp_path / "absent"])
    assert [(face.families, face.styles) for face in faces] == [
        (("Square Song", "方宋"), ("Regular",))
    ]


def test_the_machine_has_the_simplified_face_of_a_collection():
    face = find(installed(), "Noto Serif CJK SC:Regular")
    assert face is not None
    assert face.path.endswith(".ttc")
    assert face.index == 2


def test_the_list_is_in_a_fixed_order():
    faces = installed()
    assert list(faces) == sorted(faces, key=lambda face: (face.path, face.index))
