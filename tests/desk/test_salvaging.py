"""What salvaging came to, in words; and the new library in the old one's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.desk import salvaging
from newsroom.desk.desk import Desk
from newsroom.desk.salvaging import Salvaged
from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.store.library import media_folder


def _library(path: Path) -> str:
    with Desk.open(path, create=True) as desk:
        article = Article(headline="桥通了", body="正文。")
        home = desk.library.publications.default()
        desk.library.articles.add(article, publication=home, person="甲", reason="导入")
        return article.uuid


def test_the_salvaged_library_takes_the_place_of_the_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "稿库.newsroom"
    uuid = _library(path)
    damaged = bytearray(path.read_bytes())
    damaged[4096:8192] = bytes(4096)
    path.write_bytes(damaged)
    log = Path(f"{path}-wal")
    log.write_bytes(b"left by a crash")
    told = salvaging.salvage(path, salvaging.beside(path), Job())
    kept = salvaging.put_in_place(path, told.target)
    assert kept.read_bytes() == damaged
    assert Path(f"{kept}-wal").read_bytes() == b"left by a crash"
    assert not log.exists()
    with Desk.open(path) as desk:
        assert desk.library.articles.get(uuid).headline == "桥通了"
    assert {each.suffix for each in tmp_path.iterdir()} <= {".newsroom", ".media", ".newsroom-wal"}
    assert not media_folder(told.target).exists()
    others = media_folder(told.target) / "ab" / "cd" / f"abcd{'0' * 60}.jpg"
    others.parent.mkdir(parents=True)
    others.write_bytes(b"of another one, whose file was renamed")
    _library(told.target)
    again = salvaging.put_in_place(path, told.target)
    assert again.name.endswith("-2.newsroom")
    assert others.exists()


def test_what_cannot_be_put_in_place_leaves_the_damaged_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "稿库.newsroom"
    path.write_bytes(b"damaged")
    Path(f"{path}-wal").write_bytes(b"left by a crash")
    with pytest.raises(FileError, match="没有换到"):
        salvaging.put_in_place(path, tmp_path / "没有.newsroom")
    left = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert left == {"稿库.newsroom": b"damaged", "稿库.newsroom-wal": b"left by a crash"}


def test_the_report_names_what_is_to_be_looked_at() -> None:
    told = Salvaged(
        source=Path("坏.newsroom"),
        target=Path("新.newsroom"),
        articles=9,
        restored=("补回来的一篇",),
        doubtful=("对不上的一篇",),
        lost=tuple(f"丢了的第{number}篇" for number in range(250)),
        saved=(("稿件", 9), ("批注", 0)),
        missing=(("署名", 3),),
        pages=100,
        broken=7,
        pictures=2,
        pictures_missing=("渡口.jpg",),
        pictures_altered=("新船.jpg",),
        strange=1,
        invented=1,
    )
    text = salvaging.report(told)
    for words in (
        *(
            "补回来的一篇",
            "对不上的一篇",
            "丢了的第0篇",
            "另有 50",
            "署名 3 条",
            "渡口.jpg",
            "新船.jpg",
        ),
        *("100 页", "7 页", "1 个没有记录的文件", "补了空的"),
    ):
        assert words in text
    assert "批注 0" not in text
    assert "250 篇没有救回来" in salvaging.summary(told)
    assert salvaging.record(told)["missing"] == {"署名": 3}
    sound = Salvaged(Path("a.newsroom"), Path("b.newsroom"), articles=1)
    assert "什么都没有丢" in salvaging.summary(sound)
