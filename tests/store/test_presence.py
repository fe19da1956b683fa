"""Others rename, delete and replace files that are open: nothing that was written is lost."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.errors import LibraryError
from newsroom.model.article import Article
from newsroom.model.revision import Draft
from newsroom.store.library import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file stays")
NOW = datetime.datetime(2026, 3, 7, 12, tzinfo=datetime.UTC)
ARTICLE = Article(headline="秋收")


@pytest.fixture
def open_library(place: Path) -> Iterator[Library]:
    with Library.open(place) as library:
        library.articles.add(
            ARTICLE, publication=library.publications.default(), person="", reason="导入"
        )
        assert library.look() is None
        keep(library, "先打的")
        yield library


def keep(library: Library, body: str) -> None:
    base = library.history.head(ARTICLE.uuid).uuid
    library.history.write_draft(Draft(replace(ARTICLE, body=body), base, "甲", NOW))


def kept(place: Path) -> str:
    """What a library holds that is opened in a place of its own, as after the power failed."""
    folder = place.parent / "later"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path in place.parent.glob(f"{place.name}*"):
        if not path.name.endswith(".lock"):
            shutil.copy(path, folder)
    return held(folder / place.name)


def held(place: Path) -> str:
    with Library.open(place) as library:
        assert library.integrity() == ()
        (draft,) = library.history.drafts()
        return draft.article.body


def names(place: Path) -> list[str]:
    return sorted(path.name for path in place.parent.iterdir() if path.is_file())


def test_an_untouched_file_says_nothing(open_library: Library) -> None:
    keep(open_library, "打的")
    assert open_library.look() is None


def test_a_renamed_file_is_written_anew_where_it_was(open_library: Library) -> None:
    place = open_library.path
    place.rename(place.with_name("别名.newsroom"))
    keep(open_library, "改名以后打的")
    told = open_library.look()
    assert told is not None
    assert "移走、改名或删除" in told.what and "都在里面" in told.kept
    keep(open_library, "再打的")
    assert open_library.look() is None
    assert kept(place) == "再打的"
    assert held(place.with_name("别名.newsroom")) == "改名以后打的"


def test_a_deleted_file_comes_back(open_library: Library) -> None:
    place = open_library.path
    place.unlink()
    keep(open_library, "删除以后打的")
    assert open_library.look() is not None
    assert kept(place) == "删除以后打的"
    open_library.close()
    assert names(place) == [place.name]
    assert held(place) == "删除以后打的"


def test_a_file_that_took_its_place_is_put_aside(open_library: Library, blank: Path) -> None:
    place = open_library.path
    shutil.copy(blank, place.with_name("网盘"))
    place.with_name("网盘").replace(place)
    keep(open_library, "换掉以后打的")
    told = open_library.look()
    assert told is not None
    (aside,) = place.parent.glob("*（换上来的 *）.newsroom")
    assert aside.name in told.kept
    assert aside.read_bytes() == blank.read_bytes()
    assert kept(place) == "换掉以后打的"
    open_library.close()
    assert names(place) == sorted([place.name, aside.name])


def test_who_replaces_it_again_and_again_is_left_to_it_until_the_end(
    open_library: Library, blank: Path
) -> None:
    place = open_library.path
    told = []
    for number in range(6):
        shutil.copy(blank, place.with_name("网盘"))
        place.with_name("网盘").replace(place)
        keep(open_library, f"第{number}次")
        told.append(open_library.look())
    assert [error is not None for error in told] == [True, True, True, True, False, False]
    assert told[3] is not None
    assert "一再" in told[3].what
    open_library.close()
    assert held(place) == "第5次"


def test_what_cannot_be_written_back_is_told_and_kept(open_library: Library) -> None:
    place = open_library.path
    folder = place.parent
    away = folder.with_name("移走的")
    folder.rename(away)
    keep(open_library, "移走以后打的")
    told = open_library.look()
    assert told is not None
    assert "没能写回" in told.what and "不要关闭" in told.kept
    assert open_library.look() is None  # not said again at once
    away.rename(folder)
    keep(open_library, "移回以后打的")
    assert open_library.look() is None
    assert kept(place) == "移回以后打的"


def test_a_log_that_was_cleared_away_is_folded_in(open_library: Library) -> None:
    place = open_library.path
    log = place.with_name(place.name + "-wal")
    log.unlink()
    keep(open_library, "日志删掉以后打的")
    assert open_library.look() is None
    keep(open_library, "又打的")
    assert log.exists()
    assert kept(place) == "又打的"


def read_elsewhere(place: Path) -> None:
    """What `newsroom verify` does: who closes last by the locks clears the log away."""
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "c.execute('SELECT count(*) FROM article').fetchone(); c.close()"
    )
    subprocess.run([sys.executable, "-S", "-c", code, str(place)], check=True)


def test_another_reader_never_takes_the_log_away(open_library: Library) -> None:
    place = open_library.path
    log = place.with_name(place.name + "-wal")
    with pytest.raises(LibraryError):
        Library.open(place)  # as when the window is given its own library again
    read_elsewhere(place)
    keep(open_library, "别人看过以后打的")
    assert log.exists()
    log.unlink()
    assert open_library.look() is None
    read_elsewhere(place)
    keep(open_library, "补好以后打的")
    assert log.exists()
    assert kept(place) == "补好以后打的"


def test_closing_makes_a_renamed_file_whole(open_library: Library) -> None:
    place = open_library.path
    place.rename(place.with_name("别名.newsroom"))
    keep(open_library, "改名以后打的")
    open_library.close()
    assert names(place) == ["别名.newsroom"]
    assert held(place.with_name("别名.newsroom")) == "改名以后打的"


def test_closing_puts_a_deleted_file_back(open_library: Library) -> None:
    place = open_library.path
    place.unlink()
    keep(open_library, "删除以后打的")
    open_library.close()
    assert held(place) == "删除以后打的"
    assert names(place) == [place.name]
