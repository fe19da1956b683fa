"""An archive as lines of JSON: read in the order of days, or refused with the lines named."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from newsroom.errors import CancelledError, FileError
from newsroom.intake.jsonl import Archive, read_archive
from newsroom.job import Job
from newsroom.model.credit import Credit, Role
from newsroom.model.markup import visible

TODAY = datetime.date(2021, 10, 20)


def write(tmp_path: Path, *lines: Any) -> Path:
    path = tmp_path / "旧稿.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", "utf8")
    return path


def read(path: Path) -> Archive:
    return read_archive(path, TODAY, Job())


def test_pieces_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"headline": "乙", "body": "# 不是标题\n\n  两段 ", "date": "2015-03-02"},
        "",
        {"headline": "甲", "body": "字", "date": "2014年1月9日", "credits": []},
        {"headline": "丙", "date": None},
    )
    archive = read(path)
    pieces = list(archive.pieces())
    assert [piece.article.headline for piece in pieces] == ["甲", "乙", "丙"]
    days = [piece.day.isoformat() for piece in pieces]
    assert days == ["2014-01-09", "2015-03-02", TODAY.isoformat()]
    assert visible(pieces[1].article.body) == "# 不是标题\n两段"
    again = list(read(path).pieces())
    assert [piece.article for piece in again] == [piece.article for piece in pieces]
    assert len({piece.article.uuid for piece in pieces}) == 3


@pytest.mark.parametrize(
    ("given", "credits_", "bylines"),
    [
        ("记者 宋晓", (), ("记者 宋晓",)),
        (["记者  宋晓", " ", "田禾"], (), ("记者 宋晓", "田禾")),
        ([{"name": "宋晓", "role": "reporter"}], (Credit("宋晓", Role.REPORTER),), ()),
        ([{"name": "宋晓", "role": "摄影"}], (Credit("宋晓", Role.PHOTOGRAPHER),), ()),
        ([{"name": "宋晓", "role": "绘图"}], (Credit("宋晓", Role.AUTHOR, "绘图"),), ()),
        ([{"name": "宋晓"}, "田禾"], (Credit("宋晓", Role.AUTHOR),), ("田禾",)),
        ("", (), ()),
        (None, (), ()),
    ],
)
def test_credits(
    tmp_path: Path, given: Any, credits_: tuple[Credit, ...], bylines: tuple[str, ...]
) -> None:
    path = write(tmp_path, {"headline": "甲", "credits": given})
    (piece,) = read(path).pieces()
    assert (piece.article.credits, piece.bylines) == (credits_, bylines)


def test_faulty_lines_are_named_and_nothing_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"headline": "好的"},
        "{",
        "[]",
        {"body": "  "},
        {"headline": 5},
        {"headline": "甲", "date": "昨晚"},
        {"headline": "甲", "date": "2021-02-30"},
        {"headline": "甲", "credits": 7},
    )
    with pytest.raises(FileError) as caught:
        read(path)
    told = str(caught.value)
    for line in (
        "第2行不是 JSON",
        "第3行不是一篇稿件",
        "第4行没有标题",
        "等 7 行",
        "一篇也没有收进",
    ):
        assert line in told, line
    with pytest.raises(FileError):
        read(tmp_path / "没有.jsonl")
    with pytest.raises(FileError):
        read(tmp_path)


def test_a_line_without_end_and_deep_nesting_are_faults(tmp_path: Path) -> None:
    path = write(tmp_path, "[" * 100_000, {"headline": "甲"})
    with pytest.raises(FileError, match="第1行"):
        read(path)
    path.write_bytes(b"\xff\xfe" * 9)
    with pytest.raises(FileError, match="第1行"):
        read(path)


def test_a_file_changed_meanwhile_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, {"headline": "甲"}, {"headline": "乙"})
    archive = read(path)
    path.write_text("别的", "utf8")
    with pytest.raises(FileError, match="被改动"):
        list(archive.pieces())


def test_judging_can_be_cancelled(tmp_path: Path) -> None:
    path = write(tmp_path, *[{"headline": str(n)} for n in range(2001)])
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        read_archive(path, TODAY, job)


def test_a_file_of_faults_is_left_early(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x\n" * 60_000)
    with pytest.raises(FileError, match="等 1000 行"):
        read_archive(path, TODAY, Job())


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").symlink_to("/dev/zero")
    with pytest.raises(FileError, match="不是普通文件"):
        read_archive(tmp_path / "a.jsonl", TODAY, Job())
