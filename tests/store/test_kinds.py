"""What the sixth step of the schema makes of an older library: origins, names, rules."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.contributor import Unit
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import USUAL_RULES, ArticleKind
from newsroom.model.origin import Origin
from newsroom.store.library import Library

OLD = Path(__file__).parents[1] / "old_files" / "schema-5.newsroom"


def test_an_older_library_knows_its_people_by_every_spelling(tmp_path: Path) -> None:
    path = tmp_path / "旧.newsroom"
    shutil.copy(OLD, path)
    with Library.open(path) as library:
        (person,) = library.contributors.all()
        home = library.publications.all()[0][0]
        spaced = " ".join(person.name)
        article = Article(headline="新稿", credits=(Credit(spaced, Role.REPORTER),))
        library.articles.add(article, publication=home, person="", reason="")
        assert library.contributors.tied(article.uuid) == {spaced: person.uuid}
        old = next(a for a in library.articles.where("1", ()) if a.uuid != article.uuid)
        assert old.origin == Origin()
        assert library.integrity() == ()


def test_only_what_is_unusual_is_kept(library: Library, paper: str) -> None:
    assert library.kind_rules.all(paper) == USUAL_RULES
    wire = replace(USUAL_RULES[ArticleKind.WIRE], own=True)
    library.kind_rules.set(paper, [wire, USUAL_RULES[ArticleKind.NEWS]])
    assert library.kind_rules.all(paper) == USUAL_RULES | {ArticleKind.WIRE: wire}
    assert library._database.value("SELECT count(*) FROM kind_rule") == 1


def test_units_are_told_apart_by_name(library: Library) -> None:
    water = Unit(name="区水务局", phone="1")
    library.units.put(water)
    library.units.put(replace(water, phone="2"))
    assert library.units.get(water.uuid).phone == "2"
    with pytest.raises(RefusedError, match="已经在单位通讯录里"):
        library.units.put(Unit(name="区水务局"))
    library.units.remove(water.uuid)
    with pytest.raises(NotFoundError):
        library.units.get(water.uuid)


def test_every_kind_has_one_word_and_a_rule() -> None:
    words = [kind.text for kind in ArticleKind]
    assert len(set(words)) == len(words)
    assert set(USUAL_RULES) == set(ArticleKind)
    stories = {kind for kind in ArticleKind if not kind.story}
    assert stories == {ArticleKind.ADVERT, ArticleKind.PSA, ArticleKind.GUIDE}
    assert not any(kind.prose and kind.block for kind in ArticleKind)
