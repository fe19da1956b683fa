"""The command on what was used, whose it was, and what it is worth."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_BY = click.Choice(
    ["person", "unit", "role", "kind", "section", "page", "month", "quarter", "year"]
)


@click.command()
@library_option
@click.option(
    "--from", "since", required=True, type=_DAY, metavar="D", help="从哪天，如 2026-03-01"
)
@click.option("--to", "until", required=True, type=_DAY, metavar="D", help="到哪天（含）")
@click.option(
    "--by", default="person", type=_BY, help="按作者、单位、身份、体裁、栏目、版次或月季年"
)
@click.option("--publication", default="", metavar="P", help="只算一种报刊；不写时全算")
@click.option("--all", "every", is_flag=True, help="通稿、转载、公告等不算自采的也算进去")
@click.option(
    "--xlsx", default=None, type=EXISTING, metavar="F", help="另写一份带图表的 Excel 文件"
)
@explained
def stats(
    library: Path,
    since: datetime.datetime,
    until: datetime.datetime,
    by: str,
    publication: str,
    every: bool,
    xlsx: Path | None,
) -> None:
    """用稿统计：已签发、已刊各期里，谁的稿件用了多少。"""
    from newsroom.desk import reporting  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.statistics import table_record  # noqa: PLC0415
    from newsroom.model.ledger import By, Span  # noqa: PLC0415

    if until < since:
        raise click.BadParameter("结束日期在开始日期之前", param_hint="--to")
    with Desk.open(library) as desk:
        home = desk.library.publications.find(publication) if publication else ""
        span = Span(since=since.date(), until=until.date(), publication=home, own=not every)
        count = desk.statistics.count(span)
    if xlsx is not None:
        reporting.write_workbook(count, By(by), xlsx.absolute())
    for issue in count.waiting:
        click.echo(f"请注意：{issue.label}还没有签发，不计入统计", err=True)
    print_json(table_record(count.table(By(by)), count))


COMMANDS = (stats,)
