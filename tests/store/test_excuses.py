"""Faults that editors let stand, as the library keeps them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.excuse import Excuse, Reach
from newsroom.store.library import Library

ONCE = Excuse(
    reach=Reach.ONCE,
    rule="doubled",
    words="",
    message="缺逗号",
    article="",
    field="body",
    lead="好了",
    trail="大家",
    person="林可欣",
    time=datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC),
)


def article(library: Library) -> str:
    made = Article(headline="路修好了", body="好了大家走。")
    home = library.publications.default()
    library.articles.add(made, publication=home, person="", reason="导入")
    return made.uuid


def test_they_are_kept_by_article_and_for_all_copy(library: Library) -> None:
    one, other = article(library), article(library)
    here, always = replace(ONCE, article=one), replace(ONCE, uuid="0", reach=Reach.ALWAYS)
    for each in (here, always):
        library.excuses.add(each)
    assert library.excuses.of([other]) == (always,)
    assert set(library.excuses.of([one, other])) == {here, always}
    assert library.excuses.all() == library.excuses.of([one])
    assert library.excuses.get(here.uuid) == here
    library.excuses.remove(here.uuid)
    assert library.excuses.find(here.uuid) is None


def test_unknown_ones_and_unknown_articles_are_refused(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.excuses.add(replace(ONCE, article="nirgends"))
    with pytest.raises(NotFoundError):
        library.excuses.remove("nirgends")
    assert library.excuses.all() == ()
