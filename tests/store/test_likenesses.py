from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.model.article import Article
from newsroom.model.similar import Pair
from newsroom.store.library import Library
from newsroom.store.likenesses import text_of
from newsroom.text.likeness import print_of
from tests.bench.writing import Writer
from tests.store.test_migrations import OLD_FILES, builder

Adding = Callable[..., Article]


def written(seed: int) -> Article:
    story = Writer(seed).story(500)
    return Article(headline=story.headline, body="\n".join(story.paragraphs))


def near(library: Library, article: Article, **kept: str) -> tuple[str, ...]:
    return library.likenesses.near(print_of(text_of(article)), 5, **kept)


def test_an_article_is_found_by_its_own_text(library: Library, add: Adding) -> None:
    first, second = add(written(1)), add(written(2))
    assert near(library, first)[0] == first.uuid
    assert near(library, first, without=first.uuid)[:1] in ((), (second.uuid,))
    assert library.likenesses.pending() == 0


def test_a_new_version_is_found_by_its_new_words_alone(library: Library, add: Adding) -> None:
    first = add(written(1))
    other = written(2)
    library.articles.save(replace(first, body=other.body), person="", reason="保存")
    assert near(library, other) == (first.uuid,)
    marks = print_of(text_of(written(1))).marks
    gone = [m for m in marks if m not in print_of(text_of(other)).marks]
    match = "SELECT count(*) FROM likeness_mark WHERE likeness_mark MATCH ?"
    assert all(library._database.value(match, (f"{mark:x}",)) == 0 for mark in gone)


def test_the_bin_and_fillers_are_left_out(library: Library, add: Adding) -> None:
    first = add(written(1))
    library.articles.bin(first.uuid)
    assert near(library, first) == ()
    library.articles.restore(first.uuid)
    assert near(library, first) == (first.uuid,)


def test_marks_that_many_bear_serve_where_no_rarer_ones_do(
    library: Library, add: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.store.nearest._COMMON", 2)
    same = [add(replace(written(1), uuid=f"copy {n}")) for n in range(4)]
    assert set(near(library, written(1))) == {one.uuid for one in same}


def test_what_an_old_library_holds_is_marked_later(tmp_path: Path) -> None:
    old = builder(1)
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD_FILES / "schema-1.newsroom", path)
    with Library.open(path) as library:
        assert library.likenesses.pending() == 2
        assert near(library, old.LEAD) == ()
        assert library.likenesses.make_more(1) == 1
        assert library.likenesses.make_more(9) == 0
        assert near(library, old.LEAD)[0] == old.LEAD.uuid
        assert library.likenesses.unjudged(9) == ()


def test_marks_made_in_another_way_are_made_anew(library: Library, add: Adding) -> None:
    first = add(written(1))
    library._database.execute("UPDATE likeness SET version = 9")
    library.likenesses._of_today = False
    assert library.likenesses.pending() == 1
    assert near(library, first) == ()
    library.likenesses.make_more(5)
    assert near(library, first) == (first.uuid,)


def test_what_came_waits_to_be_judged_and_pairs_are_kept(library: Library, add: Adding) -> None:
    first, second = add(written(1)), add(written(2))
    likenesses = library.likenesses
    assert likenesses.unjudged(9) == (second.uuid, first.uuid)
    assert likenesses.judge(second.uuid, [(first.uuid, 0.8764)]) == {first.uuid}
    assert likenesses.unjudged(9) == (first.uuid,)
    pair = Pair(article=second.uuid, other=first.uuid, share=0.876)
    assert likenesses.pairs(first.uuid) == likenesses.pairs(second.uuid) == (pair,)
    assert likenesses.judge(second.uuid, [(first.uuid, 0.7)]) == frozenset()
    assert likenesses.pairs(first.uuid)[0].share == 0.7
    likenesses.judge(first.uuid, [])
    assert likenesses.pairs(second.uuid) == ()


def test_an_excused_pair_stays_excused(library: Library, add: Adding) -> None:
    first, second = add(written(1)), add(written(2))
    likenesses = library.likenesses
    likenesses.judge(second.uuid, [(first.uuid, 0.8)])
    (pair,) = likenesses.pairs(first.uuid)
    likenesses.excuse(pair, "何编辑")
    assert likenesses.pairs(first.uuid) == likenesses.open_pairs(9) == ()
    assert likenesses.pairs(first.uuid, excused=True)[0].excused == "何编辑"
    assert likenesses.judge(second.uuid, [(first.uuid, 0.9)]) == frozenset()
    likenesses.judge(second.uuid, [])
    assert len(likenesses.pairs(first.uuid, excused=True)) == 1
    likenesses.excuse(pair, None)
    assert [p.other for p in likenesses.open_pairs(9)] == [first.uuid]


def test_saving_the_same_words_again_asks_nobody_to_judge(library: Library, add: Adding) -> None:
    first = add(written(1))
    library.likenesses.judge(first.uuid, [])
    library.articles.save(replace(first, headline="另拟的标题"), person="", reason="保存")
    assert library.likenesses.unjudged(9) == ()
    library.articles.save(replace(first, body=written(3).body), person="", reason="保存")
    assert library.likenesses.unjudged(9) == (first.uuid,)
