from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model.article import Article
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Credit, Role
from newsroom.store.library import Library

Add = Callable[..., Article]


def by(*names: str, role: Role = Role.REPORTER) -> Article:
    return Article(headline="稿", credits=tuple(Credit(name, role) for name in names))


def names(library: Library) -> list[str]:
    return [person.name for person in library.contributors.all()]


def test_contributors_grow_from_credits(library: Library, add: Add) -> None:
    add(by("宋晓", "李雷"))
    add(by("宋晓"))
    add(by("宋晓", role=Role.PHOTOGRAPHER))
    song, li = sorted(library.contributors.all(), key=lambda person: -person.pieces)
    assert (song.name, song.counts) == (
        "宋晓",
        ((Role.REPORTER, 2), (Role.PHOTOGRAPHER, 1)),
    )
    assert (li.name, li.pieces) == ("李雷", 1)
    assert library.contributors.get(song.uuid) == song


def test_names_are_completed_most_frequent_first(library: Library, add: Add) -> None:
    add(by("宋晓", "宋%"))
    add(by("宋晨", "李雷"))
    add(by("宋晨"))
    assert [p.name for p in library.contributors.complete("宋")] == ["宋晨", "宋%", "宋晓"]
    assert [p.name for p in library.contributors.complete("宋", 1)] == ["宋晨"]
    assert [p.name for p in library.contributors.complete("宋%")] == ["宋%"]
    assert library.contributors.complete("韩") == ()
    assert len(library.contributors.complete("")) == 4


def test_a_slip_of_the_pen_leaves_nobody_behind(library: Library, add: Add) -> None:
    article = add(by("宋小"))
    library.articles.save(
        replace(article, credits=(Credit("宋晓", Role.REPORTER),)), person="", reason=""
    )
    assert names(library) == ["宋晓"]


def test_what_an_editor_filled_in_stays(library: Library, add: Add) -> None:
    article = add(by("宋晓"))
    (song,) = library.contributors.all()
    library.contributors.update(replace(song, unit="区融媒体中心", phone="0371-0000"))
    library.articles.save(replace(article, credits=()), person="", reason="")
    assert library.contributors.all() == (
        Contributor(uuid=song.uuid, name="宋晓", unit="区融媒体中心", phone="0371-0000"),
    )


def test_two_persons_of_one_name_are_left_to_the_editor(library: Library, add: Add) -> None:
    article = add(by("宋晓"))
    (song,) = library.contributors.all()
    library.contributors.add(Contributor(uuid="other", name="宋晓", unit="区医院"))
    library.articles.save(replace(article, body="改"), person="", reason="")
    assert library.contributors.get(song.uuid).pieces == 1
    add(by("宋晓"))
    assert library.contributors.get(song.uuid).pieces == 1
    assert library.contributors.get("other").pieces == 0


def test_unknown_persons_are_named(library: Library) -> None:
    with pytest.raises(NotFoundError, match="没有这个人"):
        library.contributors.get("none")
    with pytest.raises(NotFoundError, match="没有这个人"):
        library.contributors.update(Contributor(uuid="none", name="宋晓"))
