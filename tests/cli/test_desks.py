from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.issue import IssueNumber
from newsroom.model.placement import Placement
from newsroom.model.roster import Official


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def told(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


@pytest.fixture
def master(tmp_path: Path) -> Path:
    library = tmp_path / "主编.newsroom"
    with Desk.open(library, create=True) as desk:
        desk.name_person("林可欣")
        home = desk.library.publications.find("上街时报")
        made = desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((32,), (707,)))
        issue = next(iter(made.issues))
        page = desk.library.issues.pages(issue)[2].uuid
        article = Article(uuid="a1", headline="河堤跑道修好了", body="一圈三公里。")
        desk.library.articles.add(
            article, publication=home, issue=issue, person="林可欣", reason="导入"
        )
        place = Placement(page=page, article="a1", column=0, row=6, span=2, depth=20)
        desk.library.issues.place(place)
        desk.roster.put([Official(name="甲某", rank=1)])
    return library


def test_a_page_goes_to_another_desk_and_back(master: Path, tmp_path: Path) -> None:
    at = ("--library", master, "--issue", 32)
    sent = told(run("send-page", *at, "--page", 3, "--to", "李敏", "--out", tmp_path))
    assert sent["articles"] == 1
    lines = told(run("holders", *at))
    assert [line["state"] for line in lines] == ["", "", "out", ""]
    assert lines[2]["person"] == "李敏"
    other = tmp_path / "李敏.newsroom"
    with Desk.open(other, create=True) as desk:
        desk.name_person("李敏")
    taken = told(run("take-package", sent["path"], "--library", other))
    assert [one["outcome"] for one in taken[0]["articles"]] == ["new"]
    with Desk.open(other) as desk:
        desk.writing.save(replace(desk.library.articles.get("a1"), headline="跑道通了"))
        page = desk.library.issues.pages(desk.library.issues.all()[0].uuid)[2].uuid
        place = desk.library.issues.placements(page)[0]
        desk.library.issues.place(replace(place, depth=30))
    with Desk.open(master) as desk:
        desk.library.issues.place(replace(place, depth=25))
    back = told(
        run(
            *("send-page", "--library", other, "--issue", 32, "--page", 3),
            *("--to", "林可欣", "--out", tmp_path),
        )
    )
    refused = run("take-package", back["path"], "--library", master)
    assert refused.exit_code == 1
    assert "两边都动过" in refused.output
    taken = told(run("take-package", back["path"], "--library", master, "--theirs"))
    assert taken[0]["from"] == "李敏"
    assert [one["outcome"] for one in taken[0]["articles"]] == ["theirs"]
    assert told(run("holders", *at))[2]["state"] == "back"
    again = run("take-package", back["path"], "--library", master)
    assert again.exit_code == 1
    assert "已经收过" in again.output


def test_settings_go_to_another_desk(master: Path, tmp_path: Path) -> None:
    asked = ("--publication", "上街时报", "--out", tmp_path)
    sent = told(run("send-settings", "--library", master, *asked))
    other = tmp_path / "李敏.newsroom"
    Desk.open(other, create=True).close()
    taken = told(run("take-package", sent["path"], "--library", other))
    assert taken[0]["taken"] == ["人名职务库"]


def test_a_file_that_is_no_package_is_refused(master: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "包.nrpage"
    wrong.write_bytes(b"PK nothing")
    refused = run("take-package", wrong, "--library", master)
    assert refused.exit_code == 1
    assert "包.nrpage" in refused.output
