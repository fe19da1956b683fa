from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.words import boundaries, cut, is_verb, is_word, ready


def test_words_with_their_places() -> None:
    assert cut("郑州召开会议") == (("郑州", 0, 2), ("召开", 2, 4), ("会议", 4, 6))


def test_headlines_break_between_words() -> None:
    assert boundaries("郑州召开会议") == {0, 2, 4, 6}
    assert boundaries("") == {0}


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_words_cover_the_text(text: str) -> None:
    found = cut(text)
    assert "".join(word for word, _, _ in found) == text
    assert all(text[start:end] == word for word, start, end in found)


def test_words_are_told_from_names() -> None:
    assert is_word("方案")
    assert is_word("安全")
    assert not is_word("王建国")


def test_the_dictionary_loads_at_first_use_without_a_sound() -> None:
    code = (
        "import sys, newsroom.text.words as words\n"
        "assert 'jieba' not in sys.modules\n"
        "words.cut('今天开会')\n"
        "assert 'jieba' in sys.modules\n"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_verbs_by_their_first_tag() -> None:
    assert is_verb("加强")
    assert not is_verb("流程")
    assert not is_verb("没有这样一个词")


def test_it_is_known_whether_the_dictionary_was_read():
    boundaries("")
    assert ready()
