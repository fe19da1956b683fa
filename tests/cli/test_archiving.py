from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article

BODY = (
    "昨天清晨，新修的河堤跑道迎来第一批跑步的人。\n"
    "跑道全长三公里，沿岸装了路灯和饮水台。附近居民说，过去走的是土路，下雨天一脚泥。\n"
    "施工队还在两处拐弯加了护栏，计划下月再种一排垂柳，孩子上学也从这里过。"
)
AGAIN = (
    "新跑道迎来跑步人\n"
    "本报讯（记者 王小满）施工队还在三处拐弯加了护栏，计划下月再种一排垂柳，孩子上学也从这里过。\n"
    "跑道全长四公里，沿岸装了路灯和饮水台。附近居民说，过去走的是土路，下雨天一脚泥。\n"
)


def library(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        home = desk.library.publications.find("上街时报")
        article = Article(headline="河堤晨跑道修好了", body=BODY)
        desk.library.articles.add(article, publication=home, person="", reason="导入")
        other = Article(headline="别的事", body="戏台下坐满了人，新编的故事唱了三天三夜。" * 2)
        desk.library.articles.add(other, publication=home, person="", reason="导入")
    return path, article.uuid


def test_the_story_that_a_file_repeats(tmp_path: Path) -> None:
    path, uuid = library(tmp_path)
    copy = tmp_path / "来稿.txt"
    copy.write_text(AGAIN, "utf8")
    run = CliRunner().invoke(main, ["similar", str(copy), "--library", str(path)])
    assert run.exit_code == 0
    (found,) = json.loads(run.stdout)
    assert found["uuid"] == uuid
    assert found["headline"] == "河堤晨跑道修好了"
    assert found["of"] == "新跑道迎来跑步人"
    assert 0.7 < found["share"] < 1.0
    assert (found["issue"], found["page"], found["status"]) == ("", None, "draft")


def test_copy_on_standard_input_and_copy_that_is_new(tmp_path: Path) -> None:
    path, uuid = library(tmp_path)
    asked = ["similar", "-", "--library", str(path), "--limit", "1"]
    run = CliRunner().invoke(main, asked, input=AGAIN)
    assert [one["uuid"] for one in json.loads(run.stdout)] == [uuid]
    run = CliRunner().invoke(main, asked, input="全新的一件事\n谁都没有写过的内容，一字也不重复。")
    assert json.loads(run.stdout) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path, _ = library(tmp_path)
    asked = ["similar", str(tmp_path / "没有.txt"), "--library", str(path)]
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 1
    assert "没有.txt" in run.stderr


def test_past_issues_by_command(tmp_path: Path) -> None:
    shelf = tmp_path / "过刊" / "2019-03-12"
    shelf.mkdir(parents=True)
    (shelf / "一版.txt").write_text(AGAIN, "utf8")
    asked = ["past", str(shelf.parent), "--library", str(tmp_path / "新.newsroom")]
    asked += ["--publication", "上街时报"]
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 0
    (told,) = json.loads(run.stdout)
    assert (told["state"], told["issue"], told["articles"]) == ("taken", "2019年3月12日", 1)
    assert json.loads(CliRunner().invoke(main, asked).stdout)[0]["state"] == "known"
    (shelf.parent / "散稿.txt").write_text(BODY, "utf8")
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 1
    assert "看不出是哪一天出版的" in run.stderr


def test_taking_copy_in_tells_of_repetitions(tmp_path: Path) -> None:
    path, _ = library(tmp_path)
    copy = tmp_path / "来稿.txt"
    copy.write_text(AGAIN, "utf8")
    run = CliRunner().invoke(main, ["import", str(copy), "--library", str(path)])
    assert run.exit_code == 0
    assert json.loads(run.stdout)[0]["articles"]
    assert "像是重稿：《新跑道迎来跑步人》与上街时报稿库（" in run.stderr
    assert "《河堤晨跑道修好了》相同" in run.stderr
