"""search and load: everything the library holds, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main

PIECES = (
    {
        "headline": "河堤跑道修好了",
        "body": "记者：沿岸装了路灯。-5℃也有人跑。",
        "date": "2015-03-02",
        "credits": ["记者 宋晓"],
    },
    {"headline": "新书架", "body": "阅览室在河堤旁边。", "date": "2019-05-01", "credits": []},
)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("archive")
    source = folder / "旧稿.jsonl"
    lines = [json.dumps(piece, ensure_ascii=False) for piece in PIECES]
    source.write_text("\n".join(lines), "utf8")
    path = str(folder / "库.newsroom")
    result = run("load", str(source), "--library", path)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {"taken": 2, "known": 0}
    assert "共 2 篇" in result.stderr
    return path


def search(library: str, *words: str) -> list[dict]:
    result = run("search", *words, "--library", library, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_what_a_find_tells(library: str) -> None:
    (found,) = search(library, "跑道")
    assert found["headline"] == "河堤跑道修好了"
    assert (found["issue"], found["page"], found["date"]) == ("", None, "2015-03-02")
    assert (found["publication"], found["status"]) == ("上街时报", "printed")
    assert found["snippet"].startswith("记者：沿岸") and found["uuid"]


def test_order_limit_and_fields(library: str) -> None:
    def titles(*words: str) -> list[str]:
        return [found["headline"] for found in search(library, *words)]

    assert titles("河堤") == ["河堤跑道修好了", "新书架"]
    assert titles("河堤", "--newest") == ["新书架", "河堤跑道修好了"]
    assert titles("河堤", "--limit", "1") == ["河堤跑道修好了"]
    assert titles("河堤", "--limit", "0") == ["河堤跑道修好了", "新书架"]
    assert titles("河堤", "日期:2019") == ["新书架"]
    assert titles("記者:宋曉") == ["河堤跑道修好了"]
    assert titles("记者：沿岸") == ["河堤跑道修好了"]
    assert titles("-5℃也") == ["河堤跑道修好了"]
    assert titles("没有的词") == []


def test_what_is_not_understood_is_told(library: str) -> None:
    result = run("search", "日期:昨晚", "--library", library)
    assert result.exit_code == 0 and json.loads(result.stdout) == []
    assert "看不懂" in result.stderr


def test_troubles(library: str, tmp_path: Path) -> None:
    assert run("search", "--library", library).exit_code == 2
    missing = run("search", "河堤", "--library", str(tmp_path / "没有.newsroom"))
    assert missing.exit_code == 1 and "没有.newsroom" in missing.stderr
    bad = tmp_path / "坏.jsonl"
    bad.write_text("不是", "utf8")
    refused = run("load", str(bad), "--library", library)
    assert refused.exit_code == 1 and "第1行不是 JSON" in refused.stderr
    unknown = run("load", str(bad), "--library", library, "--publication", "无名")
    assert unknown.exit_code == 1 and "无名" in unknown.stderr
