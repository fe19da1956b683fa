"""Names are found by how they sound, in every way people type them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from newsroom.text.pinyin import fits, readings, spelt


@pytest.mark.parametrize(
    "typed",
    [
        "lzy",
        "LZY",
        "lizhiyuan",
        "lizhiy",
        "lizhi",
        "l",
        "li'zhi'yuan",
        "李zy",
        "李志y",
        "lizy",
        "lzhy",
        "l志远",
        "李志远",
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str):
    assert fits(typed, "李志远")


@pytest.mark.parametrize("typed", ["", " ", "zy", "lzyx", "liz志", "王", "lizhiyuann", "lyz"])
def test_what_does_not_sound_like_it_finds_nothing(typed: str):
    assert not fits(typed, "李志远")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shan", "单小河"),
        ("dan", "单小河"),
        ("zeng", "曾一诺"),
        ("qiu", "仇山"),
        ("xie", "解长林"),
        ("ou", "区晓"),
        ("cha", "查良"),
        ("zha", "查良"),
        ("yue", "乐天明"),
        ("ge", "盖云"),
        ("piao", "朴顺"),
        ("yuchi", "尉迟恭之"),
        ("moqi", "万俟远"),
        ("lv", "吕青"),
        ("lu", "吕青"),
        ("oyxm", "欧阳小满"),
        ("mhm", "买合木提·艾山"),
        ("艾", "·艾山"),
    ],
)
def test_all_readings_of_a_surname_count(typed: str, name: str):
    assert fits(typed, name)


def test_what_is_no_hanzi_reads_as_itself():
    assert readings("A") == ("a",)
    assert fits("jo", "John")


def test_the_tables_are_not_read_before_they_are_needed():
    code = "import sys, newsroom.text.pinyin, newsroom.desk.desk; print('pypinyin' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_a_name_is_spelt_with_its_surname_first() -> None:
    assert spelt("单 小河") == "shan xiao he"
    assert spelt("田禾") == "tian he"
    assert spelt("") == ""
    assert spelt("A组") == "a zu"


def test_words_are_known_also_after_single_characters_were_asked_for() -> None:
    assert set(readings("重")) == {"zhong", "chong", "tong"}
    assert spelt("重庆") == "chong qing"
    assert set(readings("重")) == {"zhong", "chong", "tong"}
