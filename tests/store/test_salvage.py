"""Damage at every kind of page, and what comes out of it."""

from __future__ import annotations

import random
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsroom.errors import Bar, CancelledError, FileError, LibraryError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.revision import Draft
from newsroom.store.library import Library, media_folder
from newsroom.store.salvage import Salvaged, salvage
from newsroom.store.salvaging import vetting
from newsroom.store.stamps import utc_now
from tests.disk import full_after

_SIZE = 4096
_OLD_FILES = Path(__file__).parents[1] / "old_files"
_MADE_ANEW = {"roll", "likeness", "_sqlite_migrations"}

Pages = dict[tuple[str, str], list[int]]


@pytest.fixture(scope="module")
def pages(sample_library: Path) -> Pages:
    """The pages of the sample's library by table or index and by kind."""
    found: Pages = {}
    with closing(sqlite3.connect(f"file:{sample_library}?mode=ro", uri=True)) as connection:
        for number, name, kind in connection.execute("SELECT pageno, name, pagetype FROM dbstat"):
            found.setdefault((name, kind), []).append(number)
    return found


@pytest.fixture(scope="module")
def titles(sample_library: Path) -> dict[str, str]:
    """What is in the sample's library."""
    with closing(sqlite3.connect(f"file:{sample_library}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("SELECT uuid, title FROM article"))


Spoil = Callable[..., Salvaged]


@pytest.fixture
def spoilt(sample_library: Path, tmp_path: Path) -> Iterator[Spoil]:
    """Spoils pages of a copy of the sample's library and salvages it."""

    def spoil(*numbers: int, how: Callable[[bytes], bytes] = lambda page: bytes(len(page))):
        path = tmp_path / "坏.newsroom"
        data = bytearray(sample_library.read_bytes())
        for number in numbers:
            at = (number - 1) * _SIZE
            data[at : at + _SIZE] = how(bytes(data[at : at + _SIZE]))
        path.write_bytes(data)
        before = path.read_bytes()
        told = salvage(path, tmp_path / "新.newsroom", Job())
        assert path.read_bytes() == before
        assert sorted(each.name for each in tmp_path.iterdir()) == [
            *("坏.newsroom", "新.media", "新.newsroom"),
        ]
        return told

    yield spoil


def _rows(path: Path, table: str) -> set[tuple]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return set(connection.execute(f'SELECT * FROM "{table}"'))


def _tables(path: Path) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%'"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [name for (name,) in connection.execute(sql)]


def _opened(path: Path) -> tuple[dict[str, str], list[str]]:
    """The titles of all articles, each read whole, and what is wrong with the library."""
    with Library.open(path) as library:
        library.issues.all()
        library.articles.summaries()
        found = {one.uuid: one.title for one in library.articles.where("1", ())}
        for uuid in found:
            library.history.revisions(uuid)
        wrong = [fault for fault in library.integrity() if "图片" not in fault]
    return found, [fault for fault in wrong if not fault.startswith("操作记录")]


def test_a_sound_library_comes_out_row_by_row_as_it_went_in(
    sample_library: Path, tmp_path: Path
) -> None:
    target = tmp_path / "新.newsroom"
    told = salvage(sample_library, target, Job())
    assert told.whole and not told.broken and not told.restored and not told.doubtful
    for table in set(_tables(target)) - _MADE_ANEW - {"event"}:
        assert _rows(target, table) == _rows(sample_library, table), table
    new = _rows(target, "event") - _rows(sample_library, "event")
    assert [row[5] for row in new] == ["抢救稿库"]
    with Library.open(target) as library:
        assert library.integrity() == ()
        assert library.articles.pool.index.pending() == told.articles
    assert told.pictures == len(_rows(target, "picture")) > 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("sqlite_schema", "internal"), ("sqlite_schema", "leaf"), ("article", "internal")),
        *(("article", "leaf"), ("revision", "internal"), ("revision", "leaf")),
        *(("credit", "leaf"), ("event", "overflow")),
        *(("sqlite_autoindex_article_1", "leaf"), ("gram_data", "leaf"), ("roll", "leaf")),
    ],
)
def test_no_article_is_lost_with_a_page_of_any_kind(
    name: str, kind: str, pages: Pages, titles: dict[str, str], spoilt: Spoil
) -> None:
    told = spoilt(pages[name, kind][0])
    found, wrong = _opened(told.target)
    assert found == titles
    assert wrong == []
    assert told.lost == ()


def test_what_is_lost_is_named(pages: Pages, titles: dict[str, str], spoilt: Spoil) -> None:
    gone = [*pages["article", "leaf"], *pages["revision", "leaf"]]
    told = spoilt(*gone)
    found, wrong = _opened(told.target)
    assert wrong == []
    assert told.articles == len(found)
    assert sorted(told.lost) == sorted(title for uuid, title in titles.items() if uuid not in found)
    assert told.lost and not told.whole
    assert dict(told.missing)["版位"] > 0


def test_lost_publications_and_issues_are_put_in_place(
    pages: Pages, titles: dict[str, str], spoilt: Spoil
) -> None:
    told = spoilt(*pages["publication", "leaf"], *pages["issue", "leaf"])
    assert told.invented == 2
    with Library.open(told.target) as library:
        (issue,) = library.issues.all()
        assert len(library.issues.pages(issue.uuid)) == 4
        names = [paper.name for _uuid, paper in library.publications.all()]
    assert "抢救出的报刊1" in names
    assert _opened(told.target) == (titles, [])


def test_without_the_schema_rows_are_known_by_their_looks(
    pages: Pages, titles: dict[str, str], spoilt: Spoil
) -> None:
    told = spoilt(*pages["sqlite_schema", "internal"], *pages["sqlite_schema", "leaf"])
    assert _opened(told.target) == (titles, [])
    placements = dict(told.saved)["版位"]
    assert placements == 41


@pytest.mark.parametrize("seed", range(2))
def test_flipped_bits_never_make_a_library_that_cannot_be_read(seed: int, tmp_path: Path) -> None:
    bits = random.Random(seed)
    data = bytearray((_OLD_FILES / f"schema-{(7, 3)[seed % 2]}.newsroom").read_bytes())
    for start in range(0, len(data), _SIZE):
        for _ in range(2):
            data[start + bits.randrange(_SIZE)] ^= 1 << bits.randrange(8)
    path = tmp_path / "坏.newsroom"
    path.write_bytes(data)
    told = salvage(path, tmp_path / "新.newsroom", Job())
    found, wrong = _opened(told.target)
    assert wrong == []
    assert len(found) == told.articles > 0


def test_what_stands_in_the_log_alone_is_saved(place: Path, tmp_path: Path) -> None:
    with Library.open(place) as library:
        paper = library.publications.find("上街时报")
        story = Article(headline="潮水退了", body="渡船改走南岸。" * 3000)
        library.articles.add(story, publication=paper, person="编辑甲", reason="导入")
        copy = tmp_path / "掉电.newsroom"
        shutil.copy(place, copy)
        log = Path(f"{place}-wal").read_bytes()
        typed = Article(uuid=story.uuid, headline="潮水退了", body="渡船改走南岸，明天复航。")
        base = library.history.head(story.uuid).uuid
        library.history.write_draft(Draft(typed, base, "编辑甲", utc_now()))
        torn = Path(f"{place}-wal").read_bytes()
    torn = torn[:-1] + bytes([torn[-1] ^ 0xFF])
    assert len(torn) > len(log)
    Path(f"{copy}-wal").write_bytes(torn)
    told = salvage(copy, tmp_path / "新.newsroom", Job())
    with Library.open(told.target) as library:
        assert library.articles.get(story.uuid) == story
    torn = bytes(16) + torn[16:]  # nor does a spoilt beginning of the log cost what follows
    Path(f"{copy}-wal").write_bytes(torn)
    again = salvage(copy, tmp_path / "又.newsroom", Job())
    assert again.articles == 1


def test_an_article_is_restored_from_what_was_typed_alone(place: Path, tmp_path: Path) -> None:
    story = Article(headline="桥头的灯", body="灯亮了。")
    with Library.open(place) as library:
        paper = library.publications.find("上街时报")
        library.articles.add(story, publication=paper, person="编辑甲", reason="导入")
        base = library.history.head(story.uuid).uuid
        typed = Article(uuid=story.uuid, headline="桥头的灯", body="灯全亮了。")
        library.history.write_draft(Draft(typed, base, "编辑甲", utc_now()))
    with closing(sqlite3.connect(place)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master"))
    data = bytearray(place.read_bytes())
    for name in ("article", "revision"):
        at = (roots[name] - 1) * _SIZE
        data[at : at + _SIZE] = bytes(_SIZE)
    place.write_bytes(data)
    told = salvage(place, tmp_path / "新.newsroom", Job())
    assert told.restored == ("桥头的灯",)
    with Library.open(told.target) as library:
        assert library.articles.get(story.uuid) == typed


@pytest.mark.parametrize("version", [1, 3, 5])
def test_libraries_of_older_programs_are_salvaged_too(version: int, tmp_path: Path) -> None:
    old = tmp_path / "旧.newsroom"
    shutil.copy(_OLD_FILES / f"schema-{version}.newsroom", old)
    told = salvage(old, tmp_path / "新.newsroom", Job())
    wanted = {row[0] for row in _rows(old, "article")}
    found, wrong = _opened(told.target)
    assert (set(found), wrong, told.missing, told.broken) == (wanted, [], (), 0)


def test_pictures_are_looked_at_one_by_one(sample_library: Path, tmp_path: Path) -> None:
    path = tmp_path / "坏.newsroom"
    shutil.copy(sample_library, path)
    shutil.copytree(media_folder(sample_library), media_folder(path))
    originals = sorted(media_folder(path).glob("??/??/*"))
    originals[0].unlink()
    originals[1].write_bytes(b"altered")
    stray = media_folder(path) / "ab" / "cd" / ("abcd" + "0" * 60 + ".jpg")
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"nobody's")
    with closing(sqlite3.connect(path)) as connection:
        (shown,) = connection.execute(
            "SELECT picture FROM article_picture WHERE picture NOT IN (?, ?)",
            (originals[0].stem, originals[1].stem),
        ).fetchone()
        connection.execute("DELETE FROM picture WHERE sha256 = ?", (shown,))
        connection.commit()
    told = salvage(path, tmp_path / "新.newsroom", Job(), measure=lambda _path: (640, 480))
    assert len(told.pictures_missing) == 1
    assert len(told.pictures_altered) == 1
    assert told.strange == 1
    assert told.pictures == len(originals) - 2
    with Library.open(told.target) as library:
        picture = library.pictures.get(shown)
        assert (picture.width, picture.height) == (640, 480)
        assert library.pictures.path(shown)
        assert library.pictures.path(stray.stem) == ""


def test_what_is_no_library_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    foreign = tmp_path / "别的.newsroom"
    foreign.write_bytes(random.Random(1).randbytes(40_000))
    with pytest.raises(FileError, match="没有找到稿库的内容"):
        salvage(foreign, tmp_path / "新.newsroom", Job())
    other = tmp_path / "账.newsroom"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE article (a, b)")
        connection.execute("INSERT INTO article VALUES (1, 2)")
        connection.commit()
    with pytest.raises(FileError, match="没有找到稿库的内容"):
        salvage(other, tmp_path / "新.newsroom", Job())
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([foreign.name, other.name])


def test_a_library_that_is_open_elsewhere_is_left_alone(place: Path, tmp_path: Path) -> None:
    with Library.open(place), pytest.raises(LibraryError) as refused:
        salvage(place, tmp_path / "新.newsroom", Job())
    assert refused.value.bar is Bar.HELD


def test_a_cancelled_salvage_leaves_nothing(sample_library: Path, tmp_path: Path) -> None:
    job = Job(lambda fraction, _text: job.cancel() if fraction > 0.9 else None)
    with pytest.raises(CancelledError):
        salvage(sample_library, tmp_path / "新.newsroom", job)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_nothing(sample_library: Path, tmp_path: Path) -> None:
    (tmp_path / "新.newsroom.4711.part").write_bytes(b"left by one that was killed")
    with full_after(300_000), pytest.raises(FileError, match=r"磁盘已满|读写失败"):
        salvage(sample_library, tmp_path / "新.newsroom", Job())
    assert list(tmp_path.iterdir()) == []


def test_records_that_all_lead_to_one_long_chain_end_soon(place: Path, tmp_path: Path) -> None:
    with Library.open(place) as library:
        paper = library.publications.find("上街时报")
        story = Article(headline="长", body="字" * 400_000)
        library.articles.add(story, publication=paper, person="编辑甲", reason="导入")
    with closing(sqlite3.connect(place)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'revision'"
        ).fetchone()
    data = bytearray(place.read_bytes())
    at = (root - 1) * _SIZE
    page = bytearray(data[at : at + _SIZE])
    (cell,) = struct.unpack_from(">H", page, 8)
    many = 1500
    page[3:5] = many.to_bytes(2, "big")
    for number in range(many):
        struct.pack_into(">H", page, 8 + 2 * number, cell)
    data[at : at + _SIZE] = page
    place.write_bytes(data)
    told = salvage(place, tmp_path / "新.newsroom", Job())
    assert told.articles == 1
    assert dict(told.missing)["稿件的版本"] > 1000


def test_a_crash_stays_marked_until_the_damaged_file_is_opened_again(
    place: Path, tmp_path: Path
) -> None:
    lock = place.with_name(place.name + ".lock")
    lock.write_text("{}", "utf8")
    salvage(place, tmp_path / "新.newsroom", Job())
    assert lock.exists()


def test_every_table_that_holds_more_than_plain_words_is_read_as_the_program_reads_it(
    blank: Path,
) -> None:
    plain = {
        *("alias", "alike", "ancestor", "apart", "let_stand", "likeness", "page_fit", "roll"),
        *("parcel", "parcel_article", "past_file", "issue_leader", "article", "arrival"),
        *("joining", "_sqlite_migrations"),
    }
    assert set(_tables(blank)) - set(vetting.VETS) <= plain
