from __future__ import annotations

from newsroom.model.article import Article
from newsroom.proof.lengths import LONGEST, parted
from newsroom.proof.text import of_article, of_lines

LONG = "全区各镇街做好冬季防火工作。" * 1_000


def test_common_passages_stay_whole() -> None:
    assert parted("") == ((0, 0),)
    assert parted("一段话。") == ((0, 4),)


def test_long_ones_are_divided_after_a_mark() -> None:
    parts = parted(LONG)
    assert "".join(LONG[start:end] for start, end in parts) == LONG
    assert max(end - start for start, end in parts) <= LONGEST
    assert all(LONG[end - 1] == "。" for _, end in parts)


def test_without_marks_they_are_divided_all_the_same() -> None:
    assert parted("的" * (LONGEST + 1)) == ((0, LONGEST), (LONGEST, LONGEST + 1))


def test_places_count_in_the_field() -> None:
    story = of_lines(f"甲\n{LONG}")
    assert len(story.texts) > 3
    last = story.texts[-1]
    start, end = last.placed(0, len(last.text))
    assert (f"甲\n{LONG}")[start:end] == last.text
    body = f"## 小题\n**甲**{LONG}"
    last = of_article(Article(body=body)).texts[-1]
    start, end = last.placed(0, len(last.text))
    assert body[start:end] == last.text
