"""Commands about issues: make one, list them, say what goes on which page."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from newsroom.cli.shared import explained, issue_option, library_option, print_json
from newsroom.job import Job
from newsroom.model.issue import IssueKind, IssueNumber


@click.command()
@library_option
@click.option("--publication", required=True, metavar="P", help="报刊名称或版式文件名")
@click.option("--number", required=True, metavar="N", help="期号：32，合刊 32,33，增刊 增刊2")
@click.option("--total", default="", metavar="T", help="总期号，合刊写作 707,708")
@click.option("--date", "day", required=True, metavar="D", help="出版日期，如 2021-10-16")
@explained
def new(library: Path, publication: str, number: str, total: str, day: str) -> None:
    """新建一期；库文件不存在时一并新建。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    try:
        date = datetime.date.fromisoformat(day)
    except ValueError as error:
        raise click.BadParameter("日期应写作 2021-10-16", param_hint="--date") from error
    issue_number = _issue_number(number, total)
    with Desk.open(library, create=True) as desk:
        home = desk.library.publications.find(publication)
        change = desk.paging.new_issue(home, date, issue_number)
        issue = desk.library.issues.get(next(iter(change.issues)))
        print_json(records.issue_record(issue, desk.library.publications.get(home).name))


def _issue_number(number: str, total: str) -> IssueNumber:
    """32, 32,33, 增刊2 and 特刊; only supplements and specials go without a number."""
    text = number.strip()
    kind = next((k for k in IssueKind if k.text and text.startswith(k.text)), IssueKind.REGULAR)
    numbers = _numbers(text.removeprefix(kind.text), "--number")
    if not numbers and kind is IssueKind.REGULAR:
        raise click.BadParameter("请写期号，如 32", param_hint="--number")
    return IssueNumber(numbers, _numbers(total, "--total"), kind)


def _numbers(text: str, option: str) -> tuple[int, ...]:
    plain = text.translate(str.maketrans("、，", ",,")).strip().removeprefix("第")
    parts = [part.strip() for part in plain.removesuffix("期").split(",")] if plain else []
    if not all(part.isdecimal() and len(part) <= 9 and int(part) for part in parts):
        raise click.BadParameter("期号应为数字，合刊用逗号隔开", param_hint=option)
    return tuple(map(int, parts))


@click.command()
@library_option
@explained
def issues(library: Path) -> None:
    """列出库里的各期。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        names = {uuid: home.name for uuid, home in desk.library.publications.all()}
        print_json(
            [records.issue_record(i, names[i.publication]) for i in desk.library.issues.all(None)]
        )


@click.command()
@library_option
@issue_option
@click.option("--propose", is_flag=True, help="只提方案，不分配")
@explained
def distribute(library: Path, issue: str, propose: bool) -> None:
    """分版：给本期待排的稿件各定一个版。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        print_json(desk.distribute(desk.issue(issue).uuid, Job(), take=not propose))


COMMANDS = (new, issues, distribute)
