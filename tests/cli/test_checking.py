from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner

from newsroom.cli import main
from newsroom.desk.desk import Desk
from newsroom.model.issue import IssueNumber


def test_empty_pages_may_not_be_printed(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    with Desk.open(library, create=True) as desk:
        home = desk.library.publications.find("上街时报")
        desk.paging.new_issue(home, datetime.date(2021, 10, 16), IssueNumber((32,), (707,)))
    run = CliRunner().invoke(main, ["check", "--library", str(library), "--issue", "32"])
    told = json.loads(run.output)
    assert run.exit_code == 1
    assert told["blocks"] is True
    blocking = [(one["where"], one["words"]) for one in told["findings"] if one["blocks"]]
    names = ("一版（要闻）", "二版（综合）", "三版（民生）", "四版（副刊）")
    assert blocking == [(name, "是空版") for name in names]
    assert all(not one["where"] or one["where"] not in one["words"] for one in told["findings"])


def test_doubts_alone_fail_only_where_asked(sample_library: Path) -> None:
    asked = ["check", "--library", str(sample_library), "--issue", "32"]
    run = CliRunner().invoke(main, asked)
    assert run.exit_code == 0
    assert json.loads(run.output)["counts"]["error"] == 0
    assert CliRunner().invoke(main, [*asked, "--strict"]).exit_code == 1


def test_a_library_is_verified(tmp_path: Path) -> None:
    library = tmp_path / "库.newsroom"
    with Desk.open(library, create=True) as desk:
        desk.name_person("林可欣")
        run = CliRunner().invoke(main, ["verify", "--library", str(library)])  # while it is open
    told = json.loads(run.stdout)
    assert (run.exit_code, told["sound"], told["faults"], told["events"]) == (0, True, [], 2)
    assert told["newest"][0]["sequence"] == 2
    assert "都对得上" in run.stderr
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER event_fixed")
        connection.execute("UPDATE event SET verb = '什么也没做' WHERE sequence = 1")
    run = CliRunner().invoke(main, ["verify", "--library", str(library)])
    assert run.exit_code == 1
    assert json.loads(run.stdout)["faults"][0].endswith("被改动过")
    missing = CliRunner().invoke(main, ["verify", "--library", str(tmp_path / "无.newsroom")])
    assert (missing.exit_code, "不存在" in missing.stderr) == (1, True)
