"""The command on the account of errors."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@library_option
@click.option("--issue", default="", metavar="N", help="只看一期：期号，或 报名/年/期")
@click.option(
    "--since", "--from", "since", default=None, type=_DAY, metavar="D", help="从哪天的期算起"
)
@click.option(
    "--until", "--to", "until", default=None, type=_DAY, metavar="D", help="到哪天的期（含）"
)
@click.option("--publication", default="", metavar="P", help="哪种报刊；一期时不用写")
@click.option("--xlsx", default=None, type=EXISTING, metavar="F", help="另写一份 Excel 文件")
@explained
def errors(
    library: Path,
    issue: str,
    since: datetime.datetime | None,
    until: datetime.datetime | None,
    publication: str,
    xlsx: Path | None,
) -> None:
    """差错率账：各期记了哪些差错，差错率是万分之几，是否在限额以内。"""
    from newsroom.desk import error_files  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    if not issue and not publication:
        raise click.UsageError("请用 --issue 指明一期，或用 --publication 指明报刊")
    with Desk.open(library) as desk:
        if issue:
            rows = (desk.account.of_issue(desk.issue(issue).uuid),)
            first = last = rows[0].issue.date
            home = rows[0].issue.publication
        else:
            home = desk.library.publications.find(publication)
            first = since.date() if since else datetime.date.min
            last = until.date() if until else datetime.date.max
            if last < first:
                raise click.BadParameter("结束日期在开始日期之前", param_hint="--until")
            rows = desk.account.over_time(home, first, last)
        name = desk.library.publications.get(home).name
    if rows:
        first, last = max(first, rows[0].issue.date), min(last, rows[-1].issue.date)
    if xlsx is not None:
        error_files.write_book(rows, name, first, last, xlsx.absolute())
    print_json([error_files.record(row) for row in rows])


COMMANDS = (errors,)
