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


def test_another_spelling_is_the_same_person(library: Library, add: Add) -> None:
    add(by("宋 晓"))
    add(by("宋晓", "宋\u3000晓"))
    add(by("阿布都•热合曼"))
    add(by("阿布都·热合曼"))
    assert names(library) == ["宋 晓", "阿布都•热合曼"]
    (song, other) = library.contributors.all()
    assert (song.pieces, other.pieces) == (3, 2)


def test_the_name_itself_goes_before_another_spelling(library: Library, add: Add) -> None:
    library.contributors.add(Contributor(uuid="spaced", name="宋 晓"))
    library.contributors.add(Contributor(uuid="plain", name="宋晓"))
    first, second, third = by("宋 晓"), by("宋晓"), by("宋\u3000晓")
    for article in (first, second, third):
        add(article)
    tied = [library.contributors.tied(a.uuid) for a in (first, second, third)]
    assert tied == [{"宋 晓": "spaced"}, {"宋晓": "plain"}, {"宋\u3000晓": ""}]


def test_who_is_gone_is_found_by_no_name(library: Library, add: Add) -> None:
    article = add(by("宋小"))
    (wrong,) = library.contributors.all()
    library.articles.save(
        replace(article, credits=(Credit("宋晓", Role.REPORTER),)), person="", reason=""
    )
    add(by("宋小"))
    (again,) = (person for person in library.contributors.all() if person.name == "宋小")
    assert again.uuid != wrong.uuid
