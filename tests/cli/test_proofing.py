"""proof: findings in text, files and issues; the same word with --out writes 大样."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.issue import IssueNumber

PACK = """
title = "试用"
[[entry]]
words = ["布署"]
instead = ["部署"]
note = "“部署”不写作“布署”"
source = "编校惯例"
severity = "error"
[[entry]]
words = ["昨日"]
from = 2026-01-01
"""


def run(*args: str | Path, text: str | bytes | None = None) -> Result:
    given = ["proof", *map(str, args)]
    return CliRunner().invoke(main, given, input=text, catch_exceptions=False)


def answer(*args: str | Path, text: str | bytes | None = None) -> Any:
    done = run(*args, text=text)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "mine.toml"
    path.write_text(PACK, "utf8")
    return path


def test_places_count_in_the_text_as_it_stands(tmp_path: Path, mine: Path) -> None:
    copy = tmp_path / "稿.txt"
    copy.write_text("冬防工作\n全面布署冬防", "gb18030")
    (found,) = answer(copy, "--pack", mine)
    assert found == {
        "rule": "mine",
        "start": 7,
        "end": 9,
        "text": "布署",
        "suggestions": ["部署"],
        "severity": "error",
        "message": "“部署”不写作“布署”",
        "source": "编校惯例",
        "pack": "mine",
        "count": 1,
    }
    assert answer("-", "--pack", mine, text="又布署")[0]["start"] == 1


def test_a_word_file_tells_the_article_and_its_field(tmp_path: Path, mine: Path) -> None:
    document = docx.Document()
    document.add_paragraph("布署冬防")
    document.add_paragraph("10月15日，全区布署冬季防火，各镇街组织巡查，重点看护林区和集市。")
    document.add_paragraph("（通讯员 何晓舟）")
    path = tmp_path / "稿.docx"
    document.save(str(path))
    found = answer(path, "--pack", mine)
    assert [one["field"] for one in found] == ["headline", "body"]
    assert found[0]["article"] == "布署冬防"
    assert answer("-", "--pack", mine, text=path.read_bytes()) == found


def test_one_list_a_line(mine: Path) -> None:
    done = run("-", "--jsonl", "--pack", mine, text='"布署"\n\n3\n{\n"甲\\n布署"\n')
    lists = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[one["start"] for one in found] for found in lists] == [[0], [], [], [], [2]]
    assert done.exit_code == 1
    assert "第3行" in done.stderr
    assert "第4行" in done.stderr


def test_lines_whose_marks_were_all_converted_are_not_told_of_them(tmp_path: Path) -> None:
    path = tmp_path / "句子.jsonl"
    sentence = json.dumps("船到岸了,大家下船,往村里走。")
    path.write_text(f"{sentence}\n" * 60, "utf8")
    done = run(path, "--jsonl", "--pack", "punctuation")
    assert set(done.stdout.splitlines()) == {"[]"}
    path.write_text(f"{sentence}\n" * 3, "utf8")
    told = json.loads(run(path, "--jsonl", "--pack", "punctuation").stdout.splitlines()[0])
    assert [one["rule"] for one in told] == ["width", "width"]


def test_a_broken_pack_is_named_and_the_others_go_on(tmp_path: Path, mine: Path) -> None:
    broken = tmp_path / "坏.toml"
    broken.write_text("[[entry]\n", "utf8")
    done = run("-", "--pack", mine, "--pack", broken, "--pack", "没有", text="布署")
    assert json.loads(done.stdout)[0]["text"] == "布署"
    assert done.exit_code == 1
    assert "坏.toml" in done.stderr
    assert "没有叫“没有”的规则包" in done.stderr
    assert "banned（禁用慎用词）" in done.stderr


def test_an_endless_pattern_is_named_and_the_others_go_on(tmp_path: Path, mine: Path) -> None:
    endless = tmp_path / "endless.toml"
    endless.write_text("[[entry]]\npattern = '(?:甲|甲甲)+乙'\n", "utf8")
    text = "甲" * 1_500 + "布署乙"
    done = run("-", "--pack", mine, "--pack", endless, text=text)
    assert [one["text"] for one in json.loads(done.stdout)] == ["布署"]
    assert "找得太久，已停用" in done.stderr


def test_no_text_is_told(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text(" \n", "utf8")
    done = run(empty)
    assert json.loads(done.stdout) == []
    assert "没有文字" in done.stderr


def test_entries_hold_on_their_days(mine: Path) -> None:
    assert answer("-", "--pack", mine, "--date", "2025-12-31", text="昨日") == []
    assert len(answer("-", "--pack", mine, "--date", "2026-01-01", text="昨日")) == 1


def test_packs_are_named_by_title_or_key() -> None:
    named = [answer("-", "--pack", name, text="冬防") for name in ("字词", "words", "default")]
    assert named == [[], [], []]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "请写明要校对的 FILE"),
        (("a.txt", "--page", "2"), "出大样用的"),
        (("--out", "."), "出大样要写"),
        (("--issue", "3"), "校对一期"),
    ],
)
def test_wrong_usage_says_which_is_which(args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_that_is_not_there_is_a_known_error(tmp_path: Path) -> None:
    done = run(tmp_path / "没有.txt")
    assert done.exit_code == 1
    assert "打不开" in done.stderr


def test_an_issue_is_read_where_no_folder_is_named(tmp_path: Path, mine: Path) -> None:
    path = tmp_path / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.find("上街时报")
        number = IssueNumber((32,), (707,))
        change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), number)
        (issue,) = change.issues
        article = Article(headline="冬防", body="全区做好冬季防火。。")
        desk.library.articles.add(article, publication=home, issue=issue, person="", reason="导入")
        desk.packs.add_word(desk.library.publications.default() or home, "全区")
    found = answer("--library", path, "--issue", "32")
    assert {one["article"] for one in found} <= {"冬防"}
    assert all(one["field"] in ("headline", "body") for one in found)
    house = answer("-", "--library", path, "--pack", mine, text="布署")
    assert [one["text"] for one in house] == ["布署"]
    named = answer("-", "--library", path, "--pack", "本报词库", text="全区布署")
    assert [one["text"] for one in named] == ["全区"]
