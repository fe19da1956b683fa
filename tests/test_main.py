"""What the program's arguments ask for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.__main__ import Asked, files_asked

HERE = Path.cwd()


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ([], None),
        (["--help"], None),
        (["export", "--library", "L.newsroom"], None),
        (["import", "稿.docx"], None),
        (["--library", "L.newsroom"], None),
        (["--library", "L.newsroom", "export"], None),
        (["河湾.newsroom"], Asked(HERE / "河湾.newsroom", ())),
        (["稿.docx", "图.jpg"], Asked(None, (HERE / "稿.docx", HERE / "图.jpg"))),
        (["收/河湾.newsroom", "a.nrsub"], Asked(HERE / "收/河湾.newsroom", (HERE / "a.nrsub",))),
        (["--library", "L.newsroom", "a.nrpage"], Asked(Path("L.newsroom"), (HERE / "a.nrpage",))),
        (["file:///%E7%A8%BF/a%20b.docx"], Asked(None, (Path("/稿/a b.docx"),))),
        (["./稿"], Asked(None, (HERE / "稿",))),
    ],
)
def test_files_are_told_from_commands(given: list[str], asked: Asked | None) -> None:
    assert files_asked(given) == asked


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "没有.docx"
    done = subprocess.run(
        [sys.executable, "-m", "newsroom", str(missing)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf8",
    )
    assert done.returncode == 2
    assert done.stderr == f"找不到文件：{missing}\n"
