from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.revision import Draft
from newsroom.store.library import Library

Add = Callable[..., Article]
TIME = datetime.datetime(2021, 10, 16, 1, 2, 3, 456789, tzinfo=datetime.UTC)


def test_a_draft_is_kept_over_the_one_before(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    base = library.history.head(article.uuid).uuid
    assert library.history.draft(article.uuid) is None
    first = Draft(replace(article, body="一"), base, "甲", TIME)
    second = Draft(replace(article, body="一二"), base, "甲", TIME + datetime.timedelta(seconds=1))
    library.history.write_draft(first)
    assert library.history.draft(article.uuid) == first
    library.history.write_draft(second)
    assert library.history.draft(article.uuid) == second
    assert library.history.drafts() == (second,)
    assert library.articles.get(article.uuid) == article
    library.history.drop_draft(article.uuid)
    assert library.history.drafts() == ()


def test_a_draft_on_an_older_version_conflicts(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    base = library.history.head(article.uuid).uuid
    draft = Draft(replace(article, body="草稿"), base, "甲", TIME)
    library.history.write_draft(draft)
    assert library.history.head(draft.article.uuid).uuid == draft.base
    library.articles.save(replace(article, body="别处"), person="乙", reason="保存")
    assert library.history.drafts() == (draft,)
    assert library.history.head(draft.article.uuid).uuid != draft.base


def test_saving_what_the_draft_says_settles_it(library: Library, add: Add) -> None:
    article = add(Article(headline="秋收"))
    base = library.history.head(article.uuid).uuid
    typed = replace(article, body="新写的")
    library.history.write_draft(Draft(typed, base, "甲", TIME))
    library.articles.save(typed, person="甲", reason="保存")
    assert library.history.draft(article.uuid) is None


def test_a_draft_needs_its_article(library: Library) -> None:
    with pytest.raises(NotFoundError, match="草稿存不进去"):
        library.history.write_draft(Draft(Article(), "", "", TIME))
    assert library.history.drafts() == ()


def test_unknown_versions_are_named(library: Library) -> None:
    with pytest.raises(NotFoundError, match="没有这个版本"):
        library.history.get("none")
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.history.head("none")
    assert library.history.revisions("none") == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET person = '别人'",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
    ],
)
def test_versions_are_never_changed_nor_deleted(library: Library, add: Add, statement: str) -> None:
    article = add(Article(headline="秋收"))
    before = library.history.revisions(article.uuid)
    with pytest.raises(sqlite3.IntegrityError, match="revisions are never"):
        library._database.execute(statement)
    assert library.history.revisions(article.uuid) == before
