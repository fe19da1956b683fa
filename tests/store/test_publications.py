from __future__ import annotations

import datetime

import pytest

from newsroom import paths
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.issue import Issue
from newsroom.model.kinds import ArticleKind, KindRule
from newsroom.model.publication import Publication
from newsroom.store import publications
from newsroom.store.library import Library

STYLES = sorted((paths.resources() / "publications").glob("*.toml"))


def test_the_house_styles_are_copied_in(library: Library) -> None:
    stored = {publication.stem: publication for _, publication in library.publications.all()}
    assert stored == {path.stem: Publication.from_file(path) for path in STYLES}
    assert library.publications.install_builtin() == ()


@pytest.mark.parametrize("name", ["上街时报", "shangjie-shibao", "SHANGJIE-SHIBAO", " 上街 时报 "])
def test_a_publication_goes_by_name_and_stem(library: Library, name: str) -> None:
    uuid = library.publications.find(name)
    assert library.publications.get(uuid).stem == "shangjie-shibao"
    assert library.publications.find(uuid) == uuid


def test_unknown_names_are_answered_with_the_known(library: Library) -> None:
    assert library.publications.named("晚报") is None
    with pytest.raises(NotFoundError, match=r"没有“晚报”这份报刊。现有：.*上街时报"):
        library.publications.find("晚报")
    with pytest.raises(NotFoundError, match="没有这份报刊"):
        library.publications.get("none")


def test_a_house_style_is_changed_under_its_identity(library: Library, paper: str) -> None:
    source = library.publications.get(paper).source
    library.publications.update(paper, source.replace('name = "上街时报"', 'name = "新时报"'))
    assert library.publications.get(paper).name == "新时报"
    assert library.publications.find("新时报") == paper
    assert library.publications.add(source, "shangjie-shibao") == paper
    assert library.publications.get(paper).name == "上街时报"
    other = library.publications.add(source, "kuozhan")
    assert other != paper
    assert library.publications.get(other).stem == "kuozhan"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("[publication", "写法有错，写到第1行就断了，没有写完：“.publication”.*引号、方括号要成对"),
        ("[publication]\n", "缺少必需的项目 name"),
        ("publication = 3\n", "填写不正确"),
    ],
)
def test_a_bad_house_style_is_explained(library: Library, source: str, reason: str) -> None:
    before = library.publications.all()
    with pytest.raises(RefusedError, match=reason):
        library.publications.add(source, "x")
    assert library.publications.all() == before


def test_the_default_is_the_one_in_work(library: Library) -> None:
    daily = library.publications.find("郑州日报")
    library.issues.add(Issue(publication=daily, date=datetime.date(2021, 10, 16)))
    assert library.publications.default() == daily
    library._database.execute("DELETE FROM issue")
    library._database.execute("DELETE FROM publication")
    with pytest.raises(NotFoundError, match="还没有报刊"):
        library.publications.default()


def test_whatever_names_a_publication_keeps_it(library: Library, paper: str) -> None:
    """Every table with a publication's rows is asked, whatever was added since."""
    tables = library._database.rows(
        "SELECT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f "
        "WHERE m.type = 'table' AND f.\"table\" = 'publication'"
    )
    assert {row["name"] for row in tables} == set(publications._OWNED)
    assert not library.publications.used(paper)
    library.kind_rules.set(paper, [KindRule(kind=ArticleKind.NEWS, own=True, paid=False)])
    assert library.publications.used(paper)
