"""A library that is looked at and never written."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsroom import paths
from newsroom.errors import Bar, FileError, LibraryError, RefusedError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.store import viewing
from newsroom.store.library import Library
from newsroom.store.viewing import View

FOUNDED = (paths.resources() / "publications" / "shangjie-shibao.toml").read_text("utf8")
OLD = Path(__file__).parent.parent / "old_files"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "views"


def look(path: Path, bar: Bar = Bar.HELD) -> View:
    return View.over(viewing.copied(path, Job()), bar)


def beside(path: Path) -> dict[str, tuple[int, int]]:
    facts = {one: one.stat() for one in path.parent.rglob("*") if "home" not in str(one)}
    return {str(one): (fact.st_size, fact.st_mtime_ns) for one, fact in facts.items()}


def test_a_library_that_is_being_written_is_seen_as_it_stands(
    library: Library, add: Callable[..., Article], home: Path
) -> None:
    library.settings.set("person", "张三丰")
    library.name_door("门")
    article = add(Article(headline="河堤修好了"))
    before = beside(library.path)
    with look(library.path) as view:
        assert view.path == library.path and view.file != library.path
        assert view.articles.get(article.uuid).title == "河堤修好了"
        assert view.integrity() == ()
        assert not view.viewed.changed()
        holder = view.viewed.holder
        assert holder is not None and holder.door == "门" and holder.here
        assert view.viewed.bar is Bar.HELD
        add(Article(headline="又来一篇"))
        assert view.viewed.changed()
    assert set(beside(library.path)) == set(before)
    assert list(home.iterdir()) == []


def test_looking_changes_not_a_byte(place: Path) -> None:
    before = beside(place)
    with look(place, Bar.NO_WRITING) as view:
        assert view.publications.all()
        assert view.viewed.holder is None
    assert beside(place) == before


def test_whatever_writes_is_refused_in_words(place: Path, tmp_path: Path) -> None:
    picture = tmp_path / "照.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    with look(place) as view:
        with pytest.raises(RefusedError, match="只读打开") as told:
            view.settings.set("person", "李四")
        assert "再试着打开来写" in str(told.value)
        with pytest.raises(RefusedError, match="只读打开"), view.transaction():
            view.events.append("李四", "签字")
        with pytest.raises(RefusedError, match="只读打开"):
            view.pictures.add(picture, width=1, height=1)
        with pytest.raises(RefusedError, match="只读打开"):
            view.publications.add(FOUNDED, "xin-bao")
        assert view.integrity() == ()
        assert view.pictures.renditions.parent == view.file.parent


def test_a_view_is_backed_up_from_what_it_shows(place: Path, tmp_path: Path) -> None:
    with look(place) as view:
        view.backup(tmp_path / "另存.newsroom")
    with Library.open(tmp_path / "另存.newsroom") as kept:
        assert kept.integrity() == ()


@pytest.mark.parametrize("old", sorted(OLD.glob("schema-*.newsroom")), ids=lambda old: old.stem)
def test_an_older_library_is_looked_at_without_changing_it(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    before = beside(path)
    with look(path, Bar.NO_WRITING) as view:
        assert view.publications.all()
    assert beside(path) == before


def test_a_newer_library_is_refused(place: Path, home: Path) -> None:
    with closing(sqlite3.connect(place)) as raw:
        raw.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryError, match="更新的采编台") as told:
        look(place)
    assert told.value.bar is Bar.NEWER
    assert list(home.iterdir()) == []


def test_a_damaged_library_is_told(place: Path, home: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[:8192] + b"\xff" * 20000 + whole[28192:])
    with pytest.raises(LibraryError) as told:
        look(place)
    assert told.value.bar is Bar.DAMAGED
    assert list(home.iterdir()) == []


def test_what_is_no_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "信.newsroom").write_text("不是稿库", "utf8")
    with pytest.raises(LibraryError) as told:
        look(tmp_path / "信.newsroom")
    assert told.value.bar is Bar.FOREIGN


def test_which_bars_leave_looking() -> None:
    def error(bar: Bar) -> LibraryError:
        return LibraryError("稿库.newsroom", "打不开", bar)

    assert [bar for bar in Bar if viewing.barred(error(bar))] == [
        Bar.HELD,
        Bar.NO_WRITING,
        Bar.NETWORK,
    ]
    assert viewing.barred(FileError("稿库.newsroom", "打不开")) is None
