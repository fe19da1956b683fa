from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from newsroom.cli import main
from newsroom.desk.desk import Desk
from tests.desk.ledger_issue import new_issue, printed, put, story


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stats") / "库.newsroom"
    with Desk.open(path, create=True) as desk:
        printed(desk)
        put(desk, new_issue(desk, number=6), story("没签发的", "田禾*"), 1)
    return path


def run(library: Path, *more: str) -> tuple[int, str, str]:
    asked = ["stats", "--library", str(library), "--from", "2026-03-01", "--to", "2026-03-31"]
    done = CliRunner().invoke(main, [*asked, *more])
    return done.exit_code, done.stdout, done.stderr


def test_figures_are_told_as_json(library: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "统计.xlsx"
    code, out, err = run(library, "--by", "person", "--xlsx", str(sheet))
    assert code == 0
    told = json.loads(out)
    assert {one["name"]: (one["used"], one["characters"]) for one in told["lines"]} == {
        "何平": (3, 21),
        "陶小满": (2, 480),
        "田禾": (1, 320),
    }
    assert told["total"]["use_rate"] == 1.0
    assert told["total"]["used"] == 5
    assert told["not_released"] == ["2026年3月7日 第6期（总第706期）"]
    assert "还没有签发，不计入统计" in err
    assert load_workbook(sheet).sheetnames[0] == "按作者"


def test_figures_by_unit_of_one_publication(library: Path) -> None:
    code, out, _ = run(library, "--by", "unit", "--publication", "上街时报", "--all")
    told = json.loads(out)
    assert code == 0
    assert told["publication"] == "上街时报"
    assert {one["name"]: one["used"] for one in told["lines"]} == {
        "南门街道": 1,
        "（未注明单位）": 5,
    }
    assert run(library, "--by", "unit", "--publication", "上街时报", "--all")[1] == out


def test_wrong_usage_and_unknown_names_are_told(library: Path) -> None:
    assert run(library, "--to", "2026-02-01")[0] == 2
    assert run(library, "--by", "weather")[0] == 2
    code, _, err = run(library, "--publication", "没有的报")
    assert code == 1
    assert "没有的报" in err
