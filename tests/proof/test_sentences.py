from __future__ import annotations

from newsroom.proof.sentences import apart, sentence


def test_sentences_end_at_their_marks() -> None:
    text = "船到了。人下来了！"
    assert sentence(text, 0) == (0, 3)
    assert sentence(text, 5) == (4, 8)
    assert sentence("船到了", 1) == (0, 3)
    assert apart(text, 0, 5)
    assert not apart(text, 4, 7)


def test_a_mark_belongs_to_the_sentence_that_it_ends() -> None:
    assert sentence("晴。雨；雪", 1) == (0, 1)
    assert sentence("晴。雨；雪", 2) == (2, 3)
