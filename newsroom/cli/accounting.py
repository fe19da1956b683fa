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
@click.option("--publication", default="", metavar="P", help="哪种报刊；不写时全算")
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

    first = since.date() if since else datetime.date.min
    last = until.date() if until else datetime.date.max
    if last < first:
        raise click.BadParameter("结束日期在开始日期之前", param_hint="--until")
    with Desk.open(library) as desk:
        publications = desk.library.publications
        if issue:
            found = [desk.account.of_issue(desk.issue(issue).uuid)]
        else:
            homes = [publications.find(publication)] if publication else []
            homes = homes or [head.uuid for head in publications.heads()]
            found = [row for home in homes for row in desk.account.over_time(home, first, last)]
        names = {row.issue.publication: "" for row in found}
        names = {home: publications.get(home).name for home in names}
    if xlsx is not None:
        if len(names) > 1:
            raise click.UsageError("一份 Excel 文件只写一种报刊，请用 --publication 指明")
        name = next(iter(names.values()), "")
        days = [row.issue.date for row in found] or [datetime.date.today()]
        error_files.write_book(found, name, min(days), max(days), xlsx.absolute())
    print_json([error_files.record(row, names[row.issue.publication]) for row in found])


COMMANDS = (errors,)
