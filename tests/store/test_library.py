from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.store.library import Library
from newsroom.store.schema import SCHEMA_VERSION

NOBODY = 65534


@contextmanager
def as_nobody(*given: Path) -> Iterator[None]:
    """Without the rights of the administrator, who may write everything; owning `given`."""
    if os.geteuid() != 0:
        yield
        return
    for path in given:
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that everybody may reach."""
    folder = tmp_path_factory.mktemp("open")
    shared = Path(tempfile.gettempdir()).resolve()
    for path in (folder, *takewhile(lambda parent: parent != shared, folder.parents)):
        path.chmod(0o755)
    return folder


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_library_is_one_file_and_one_folder(tmp_path: Path) -> None:
    path = tmp_path / "上街.newsroom"
    with Library.create(path) as library:
        assert library.path == path
        assert library.media == tmp_path / "上街.media"
        assert library.integrity() == ()
        assert library.articles.summaries() == ()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["上街.media", "上街.newsroom"]


def test_what_exists_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.newsroom"
    path.write_text("别的东西", "utf8")
    with pytest.raises(FileError, match="已经存在"):
        Library.create(path)
    assert path.read_text("utf8") == "别的东西"


def test_each_library_is_a_desk_of_its_own(tmp_path: Path) -> None:
    desks = set()
    for name in ("a", "b"):
        with Library.create(tmp_path / f"{name}.newsroom") as library:
            desks.add(library.events.append("甲", "新建").desk)
    assert len(desks) == 2


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "浏览器.newsroom"
    alter(path, "CREATE TABLE history (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(FileError, match="不是采编台的稿库文件。文件没有改动"):
        Library.open(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_library_of_a_newer_program_is_left_alone(place: Path) -> None:
    alter(place, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = place.read_bytes()
    with pytest.raises(FileError, match=r"由更新的采编台保存.*请升级采编台后再打开"):
        Library.open(place)
    assert place.read_bytes() == before


def test_a_truncated_library_is_named_damaged(place: Path) -> None:
    whole = place.read_bytes()
    place.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileError, match=r"已经损坏。程序没有改动它。请从备份恢复"):
        Library.open(place)


def test_damage_left_by_a_crash_is_found_at_opening(place: Path) -> None:
    with Library.open(place) as library:
        for number in range(90):
            library.articles.add(
                Article(headline=f"第{number}篇", body="正文" * 800),
                publication=library.publications.default(),
                person="",
                reason="",
            )
    whole = bytearray(place.read_bytes())
    size = 4096
    for page in range(len(whole) // size // 2, len(whole) // size, 3):
        whole[page * size : page * size + 12] = b"\xff" * 12
    place.write_bytes(bytes(whole))
    with Library.open(place) as library:
        assert library.integrity()[0].startswith("文件损坏：")
    place.with_name(place.name + ".lock").write_text("{}", "utf8")
    for _ in range(2):
        with pytest.raises(FileError, match=r"已经损坏：上次没有正常关闭，检查出 \d+ 处错误"):
            Library.open(place)


def test_a_read_only_file_is_explained(place: Path, open_folder: Path) -> None:
    path = open_folder / "a.newsroom"
    path.write_bytes(place.read_bytes())
    path.chmod(0o444)
    with (
        as_nobody(open_folder),
        pytest.raises(FileError, match=r"是只读的，不能写入.*请取消只读属性"),
    ):
        Library.open(path)
    assert [p.name for p in open_folder.iterdir()] == [path.name]


def test_a_read_only_folder_is_explained(place: Path, open_folder: Path) -> None:
    path = open_folder / "a.newsroom"
    path.write_bytes(place.read_bytes())
    open_folder.chmod(0o555)
    with as_nobody(path):
        with pytest.raises(FileError, match="所在的文件夹不能写入"):
            Library.open(path)
        with pytest.raises(FileError, match="所在的文件夹不能写入"):
            Library.create(open_folder / "b.newsroom")
    open_folder.chmod(0o755)
    assert [p.name for p in open_folder.iterdir()] == [path.name]


def test_opening_loads_no_heavy_library(place: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from newsroom.store.library import Library\n"
        f"Library.open(Path({str(place)!r})).close()\n"
        "print([n for n in ('pandas', 'numpy', 'sqlite_utils') if n in sys.modules])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_backup_is_a_whole_library(library: Library, tmp_path: Path) -> None:
    photo = tmp_path / "图.jpg"
    photo.write_bytes(b"picture")
    picture = library.pictures.add(photo, width=2, height=1)
    article = Article(headline="秋收", slots=(Slot(picture=picture.sha256),))
    library.articles.add(article, publication=library.publications.default(), person="", reason="")
    steps: list[float] = []
    target = tmp_path / "备份" / "盘.newsroom"
    target.parent.mkdir()
    library.backup(target, Job(lambda fraction, _text: steps.append(fraction)))
    assert steps[-1] == 1.0
    assert sorted(p.name for p in target.parent.iterdir()) == ["盘.media", "盘.newsroom"]
    with Library.open(target) as copy:
        assert copy.articles.get(article.uuid) == article
        assert copy.integrity() == ()
    library.articles.bin(article.uuid)
    library.backup(target)
    with Library.open(target) as copy:
        assert copy.articles.binned(article.uuid)


def test_a_backup_that_fails_leaves_the_old_one(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "盘.newsroom"
    library.backup(target)
    before = target.read_bytes()
    job = Job(lambda _fraction, _text: job.cancel())
    library.settings.set("person", "甲" * 100_000)
    with pytest.raises(CancelledError):
        library.backup(target, job)
        job.check()
    assert target.exists()
    with pytest.raises(FileError, match="不能备份到它自己"):
        library.backup(library.path)
    with pytest.raises(FileError, match=r"所在的文件夹“.*无”不存在"):
        library.backup(tmp_path / "无" / "盘.newsroom")
    assert not target.with_name(target.name + ".part").exists()
    assert len(target.read_bytes()) >= len(before)
