"""newsroom diagnose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsroom.cli import main
from newsroom.store.library import Library


def test_the_report_is_printed_or_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    path = tmp_path / "稿库.newsroom"
    Library.create(path).close()
    told = CliRunner().invoke(main, ["diagnose", "--library", str(path)])
    assert told.exit_code == 0, told.output
    facts = json.loads(told.output)
    assert facts["稿库"]["核对"] == "没有问题"
    out = tmp_path / "报告.txt"
    told = CliRunner().invoke(main, ["diagnose", "--out", str(out)])
    assert json.loads(told.output) == {"path": str(out)}
    assert out.read_text("utf8").startswith("采编台诊断报告")
    lost = CliRunner().invoke(main, ["diagnose", "--out", str(tmp_path / "no" / "x.txt")])
    assert lost.exit_code == 1 and "写不进去" in lost.output
    other = tmp_path / "报告.pdf"
    refused = CliRunner().invoke(main, ["diagnose", "--out", str(other)])
    assert refused.exit_code == 2 and ".zip 或 .txt" in refused.output and not other.exists()
