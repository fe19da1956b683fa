"""The command line's way to the print shop: order, files by profile, packages checked."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.issue import IssueNumber
from tests.desk.conftest import put, story


def newsroom(*args: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=text)


def answer(*args: str | Path, text: str | None = None) -> Any:
    run = newsroom(*args, text=text)
    assert run.exit_code == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture
def issue(tmp_path: Path) -> tuple[str, ...]:
    """The options that name an issue of a bulletin with one article."""

    library = tmp_path / "库.newsroom"
    with Desk.open(library, create=True) as desk:
        home = desk.library.publications.find("上街信息")
        change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((4,)))
        article: Article = story("老街亮灯")
        put(desk, next(iter(change.issues)), article)
    return "--library", str(library), "--issue", "4"


def test_an_order_is_told_and_changed_in_part(issue: tuple[str, ...]) -> None:
    told = answer("order", *issue)
    assert told["paper"] == "双胶纸 70 克/平方米"
    changed = answer("order", *issue, "--set", '{"copies": 300, "inks": ["mono"]}')
    assert changed == told | {"copies": 300, "inks": ["mono"]}
    contact = [{"duty": "编辑", "name": "高歌", "telephone": "0371"}]
    piped = json.dumps({"contact": contact})
    assert answer("order", *issue, "--set", "-", text=piped) == changed | {"contact": contact}
    for wrong, said in (
        ("{", "不是 JSON"),
        ("[1]", "各项的名和值"),
        ('{"colour": 1}', "没有“colour”这一项"),
        ('{"inks": ["red"]}', "“inks”填写不正确"),
        ('{"contact": [1]}', "“contact”填写不正确"),
    ):
        run = newsroom("order", *issue, "--set", wrong)
        assert run.exit_code == 1
        assert said in run.stderr
    assert answer("order", *issue)["copies"] == 300


def test_packages_are_numbered_and_checked(issue: tuple[str, ...], tmp_path: Path) -> None:
    export = ("export", *issue, "--out", tmp_path / "出", "--package", "--dpi", "72")
    run = newsroom(*export, "--profile", "safe", "--embed-fonts")
    assert run.exit_code == 0, run.stderr
    assert "付印前总检：" in run.stderr
    first = Path(json.loads(run.stdout)[0]["path"])
    second = Path(answer(*export)[0]["path"])
    assert second.name == f"{first.name}-第2次"
    verdict = answer("verify-package", second)
    assert (verdict["number"], verdict["faults"]) == (2, [])
    (second / "改版通知.docx").unlink()
    run = newsroom("verify-package", second)
    assert run.exit_code == 1
    assert json.loads(run.stdout)["faults"] == ["缺少“改版通知.docx”"]
    assert "1 处不符" in run.stderr
    run = newsroom("verify-package", tmp_path / "库.newsroom")
    assert run.exit_code == 1
    assert "不是印刷包" in run.stderr
    assert answer("order", *issue)["profile"] == "wps"
