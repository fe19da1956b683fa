from __future__ import annotations

import random
import re

import pytest

from newsroom.text.likeness import LEAST, alike, print_of
from tests.bench.writing import Writer


def story(seed: int, characters: int = 700) -> str:
    return "\n".join(Writer(seed).story(characters).paragraphs)


def altered(text: str) -> str:
    """Cut by a third, reordered, other figures."""
    chance = random.Random(7)
    paragraphs = text.split("\n")
    chance.shuffle(paragraphs)
    cut = "\n".join(paragraphs)[: round(len(text) * 0.7)]
    return re.sub(r"\d", lambda _found: str(chance.randint(1, 9)), cut)


def test_a_text_is_all_of_itself() -> None:
    text = story(1)
    assert print_of(text).share(print_of(text)) == 1.0


def test_what_is_cut_reordered_and_renumbered_is_nearly_all_of_it() -> None:
    line = "全镇1250户人家用上新水表，总投资36.5万元，比上一年多花8.2%。"
    text = "\n".join(f"{paragraph}{line}" for paragraph in story(1).split("\n"))
    assert print_of(altered(text)).share(print_of(text)) > 0.9
    exact = print_of(altered(text), figures=True).share(print_of(text, figures=True))
    assert 0.5 < exact < print_of(altered(text)).share(print_of(text))


def test_other_stories_share_little() -> None:
    assert print_of(story(1)).share(print_of(story(2))) < 0.6


def test_width_case_marks_and_traditional_characters_make_no_difference() -> None:
    plain = "融媒体中心用App播报供热管网的检修进度，共有12处，大家都能看到。"
    dressed = "融媒體中心用ＡＰＰ播報，供熱管網的檢修進度。共有 十二 處……大家都能看到"
    assert print_of(plain).share(print_of(dressed)) == 1.0


def test_a_short_text_keeps_the_marks_that_a_long_one_keeps_of_it() -> None:
    long = print_of(story(3, 4_000))
    short = print_of(story(3, 4_000)[:400])
    shared = set(short.marks) & set(long.marks)
    assert len(shared) >= 3
    assert len(short.marks) < 80
    assert len(long.marks) < 120


def test_marks_do_not_change_from_day_to_day() -> None:
    text = "河堤上的石阶修了三次，最后一次换成了防滑的青石板，老人下到水边也放心。"
    assert print_of(text).marks == tuple(sorted(print_of(text).marks))
    assert print_of(text).marks[:2] == (349548627, 378872866)


@pytest.mark.parametrize("text", ["", "。，！", "四个字呀", "\n\n"])
def test_next_to_nothing_is_like_nothing(text: str) -> None:
    assert not print_of(text).telling
    assert print_of(text).share(print_of(story(1))) == 0.0
    assert LEAST > 1


def test_a_copy_is_told_from_its_series() -> None:
    series = {f"week {n}": 0.74 - n / 100 for n in range(8)}
    assert alike(series) == ()
    assert alike(series | {"copy": 0.85}) == ("copy",)


def test_one_that_was_filed_many_times_is_no_series() -> None:
    copies = {f"copy {n}": 0.97 for n in range(9)}
    assert alike(copies) == tuple(copies)


def test_alone_in_its_kind_two_thirds_are_enough() -> None:
    assert alike({"copy": 0.66, "other": 0.3}) == ("copy",)
    assert alike({"other": 0.55}) == ()
    assert alike({}) == ()
