"""newsroom backup | restore | verify --backups."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "稿库.newsroom"
    Library.create(path).close()
    add(path, "秋收")
    return path


def add(path: Path, headline: str) -> str:
    with Desk.open(path) as desk:
        article = Article(headline=headline, body="正文。")
        home = desk.library.publications.default()
        desk.library.articles.add(article, publication=home, person="甲", reason="导入")
    return article.uuid


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def told(*words: object) -> Any:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def titles(path: Path) -> list[str]:
    with Desk.open(path) as desk:
        return sorted(summary.title for summary in desk.library.articles.summaries())


def test_a_backup_is_made_listed_and_restored(library: Path) -> None:
    made = told("backup", "--library", library)
    assert made["sound"] and made["reason"] == "hand" and made["articles"] == 1
    assert told("backup", "--library", library, "--list") == [made]
    add(library, "冬种")
    done = told("restore", "--library", library)
    assert done["from"] == made["path"] and titles(library) == ["秋收"]
    told("restore", "--library", library, "--from", done["before"])
    assert titles(library) == ["冬种", "秋收"]


def test_a_second_place_gets_the_same(library: Path, tmp_path: Path) -> None:
    disk = tmp_path / "U盘"
    disk.mkdir()
    made = told("backup", "--library", library, "--second", disk)
    assert made["second"] and Path(made["path"]).is_relative_to(disk)
    both = told("backup", "--library", library, "--second", disk, "--list")
    assert [one["second"] for one in both] == [False, True]
    for one in both[:1]:
        Path(one["path"]).unlink()
    library.unlink()
    told("restore", "--library", library, "--second", disk)
    assert titles(library) == ["秋收"]


def test_the_whole_is_copied_to_a_file(library: Path, tmp_path: Path) -> None:
    told("backup", "--library", library, "--out", tmp_path / "拷贝.newsroom")
    assert titles(tmp_path / "拷贝.newsroom") == ["秋收"]


def test_one_article_is_brought_back(library: Path) -> None:
    told("backup", "--library", library)
    with Desk.open(library) as desk:
        (before,) = desk.library.articles.summaries()
        then = desk.library.articles.get(before.uuid)
        desk.writing.bin(before.uuid)
    brought = told("restore", "--library", library, "--article", "秋收")
    assert brought["uuid"] == before.uuid and titles(library) == ["秋收"]
    again = told("restore", "--library", library, "--article", before.uuid, "--aside")
    assert again["uuid"] != before.uuid and titles(library) == ["秋收", "秋收"]
    with Desk.open(library) as desk:
        assert desk.library.articles.get(again["uuid"]).body == then.body


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("restore", "--article", "无"), 1, "备份里没有“无”"),
        (("restore", "--article", "正文"), 1, "备份里有 2 篇说到“正文”"),
        (("restore", "--aside"), 2, "--aside 要和 --article 一起用"),
        (("restore", "--from", "无.newsroom"), 1, "不能用来恢复"),
        (("backup", "--second", "无"), 1, "不能用来放备份"),
    ],
)
def test_what_cannot_be_is_told(
    library: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    add(library, "秋种")
    told("backup", "--library", library)
    result = run(*words, "--library", library)
    assert result.exit_code == code and said in result.output


def test_without_backups_there_is_nothing_to_restore(library: Path) -> None:
    result = run("restore", "--library", library)
    assert result.exit_code == 1 and "没有找到完好的备份" in result.output


def test_backups_are_verified(library: Path) -> None:
    made = told("backup", "--library", library)
    record = told("verify", "--library", library, "--backups")
    assert record["sound"] and [one["path"] for one in record["backups"]] == [made["path"]]
    Path(made["path"]).write_bytes(b"spoilt")
    result = run("verify", "--library", library, "--backups")
    assert result.exit_code == 1 and "有问题的 1 份" in result.output


def test_a_damaged_library_is_salvaged(library: Path, tmp_path: Path) -> None:
    with library.open("r+b") as file:
        file.write(bytes(4096))
    out = tmp_path / "新.newsroom"
    found = told("restore", "--salvage", library, "--out", out)
    assert (found["articles"], found["lost"], found["target"]) == (1, [], str(out))
    with Library.open(out) as opened:
        assert [one.title for one in opened.articles.summaries()] == ["秋收"]
    beside = told("restore", "--salvage", library)
    assert Path(beside["target"]).name == "稿库-抢救.newsroom"
    assert run("restore").exit_code == 2
