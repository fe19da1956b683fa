"""The account of errors as files and on the command line."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from newsroom.cli import main
from newsroom.desk import error_files
from newsroom.desk.desk import Desk
from newsroom.model.account import BookedError, Found, OutsideReview, Sort
from newsroom.model.issue import IssueNumber
from tests.export import validator
from tests.export.checks import document, faults, paragraphs

TIME = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 3, 7)


@dataclass
class Booked:
    desk: Desk
    paper: str
    issue: str
    review: str


@pytest.fixture(scope="module")
def booked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Booked]:
    """Two issues: the first with errors found before printing and by outside readers."""
    with Desk.open(tmp_path_factory.mktemp("账") / "库.newsroom", create=True) as desk:
        desk.name_person("林可欣")
        paper = desk.library.publications.find("上街时报")
        issues = []
        for number, day in ((5, DAY), (6, DAY + datetime.timedelta(days=7))):
            made = desk.paging.new_issue(paper, day, IssueNumber((number,), (700 + number,)))
            issues.append(next(iter(made.issues)))
        issue = issues[0]
        caught = BookedError(
            issue=issue, page=2, wrong="=震兴", right="振兴", rule="idioms", time=TIME
        )
        desk.account.book([caught])
        review = OutsideReview(
            publication=paper, issue=issue, unit="审读中心", day=DAY, number="3号",
            cause="清样没有人看第二遍", measures="清样两人各看一遍", in_charge="林可欣", time=TIME,
        )  # fmt: skip
        found = BookedError(
            issue=issue, page=1, place="主标题", wrong="布署", right="部署", heavy=True,
            found=Found.AFTER, time=TIME,
        )  # fmt: skip
        form = BookedError(
            issue=issue, page=1, note="版眉缺期号", sort=Sort.FORM, found=Found.AFTER, time=TIME
        )
        desk.account.enter(review, [found, form])
        yield Booked(desk, paper, issue, review.uuid)


def test_the_spreadsheet_holds_issues_sums_and_every_error(booked: Booked, tmp_path: Path) -> None:
    until = DAY + datetime.timedelta(days=30)
    rows = booked.desk.account.over_time(booked.paper, DAY, until)
    path = error_files.write_book(rows, "上街时报", DAY, until, tmp_path / "账.xlsx")
    book = load_workbook(path)
    assert book.sheetnames == ["各期", "按版次", "按类别", "按规则", "明细"]
    issues = list(book["各期"].iter_rows(min_row=4, values_only=True))
    assert [(row[3], row[6], row[7], row[8]) for row in issues] == [
        (2.0, 1.0, 1.0, "合格"),
        (0.0, 0.0, 0.0, "合格"),
    ]
    assert {str(row[0]) for row in book["按规则"].iter_rows(min_row=4, values_only=True)} == {
        "人工发现",
        "成语用字",
    }
    wrong = [cell for row in book["明细"].iter_rows(min_row=4) for cell in row if cell.column == 5]
    assert {cell.data_type for cell in wrong if cell.value} == {"s"}


def test_the_receipt_answers_what_was_found(booked: Booked, tmp_path: Path) -> None:
    target = tmp_path / "回执.docx"
    told = error_files.receipt(booked.desk.library, booked.review, "林可欣")
    path = error_files.write_receipt(told, target)
    assert faults(path) == []
    assert validator.errors(tmp_path, path) == {}
    text = "\n".join(paragraphs(document(path)))
    for words in ("审读意见整改回执", "布署", "清样两人各看一遍", "计错3个", "3号"):
        assert words in text


def test_the_command_tells_the_rate(booked: Booked, tmp_path: Path) -> None:
    copy = tmp_path / "抄本.newsroom"
    booked.desk.library.backup(copy)
    run = CliRunner().invoke(main, ["errors", "--library", str(copy), "--issue", "5"])
    assert run.exit_code == 0, run.output
    (row,) = json.loads(run.stdout)
    assert (row["errors"], row["form"], row["caught"], row["passes"]) == (2.0, 1.0, 1.0, True)
    given = ["errors", "--library", str(copy), "--publication", "上街时报"]
    run = CliRunner().invoke(main, [*given, "--xlsx", str(tmp_path / "账.xlsx")])
    assert len(json.loads(run.stdout)) == 2
    assert (tmp_path / "账.xlsx").is_file()
    run = CliRunner().invoke(main, ["errors", "--library", str(copy), "--since", "2026-03-08"])
    (later,) = json.loads(run.stdout)
    assert (later["publication"], later["date"]) == ("上街时报", "2026-03-14")
    days = ["--since", "2026-03-08", "--until", "2026-03-01"]
    assert CliRunner().invoke(main, ["errors", "--library", str(copy), *days]).exit_code == 2
