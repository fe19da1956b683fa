"""Commands about pages: assemble them, and the sample's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsroom.cli.printing import print_written
from newsroom.cli.shared import (
    EXISTING,
    explained,
    issue_option,
    library_option,
    page_of,
    print_json,
    qt_painter,
)
from newsroom.job import Job


@click.command()
@library_option
@issue_option
@click.option("--page", default=None, type=int, metavar="P", help="只排第几版")
@click.option("--seconds", default=1.0, show_default=True, help="排满之后再找更好版面的秒数")
@click.option("--fresh", is_flag=True, help="不管现在的版面，除锁定的以外从头排")
@click.option("--choice", default=1, type=click.IntRange(1, 3), help="用第几个方案（配合 --page）")
@click.option("--propose", is_flag=True, help="只提方案，不上版")
@explained
def assemble(library: Path, issue: str, page: int | None, seconds: float, **wish: Any) -> None:
    """自动排版：把本期的稿件排上版面。"""
    from newsroom.desk.assembling import Effort, Wish  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    if wish["choice"] > 1 and page is None:
        raise click.UsageError("--choice 要和 --page 一起用")
    with Desk.open(library) as desk:
        target = desk.issue(issue)
        chosen = "" if page is None else page_of(desk, target, page)
        wanted = Wish(
            page=chosen,
            effort=Effort(better=seconds),
            fresh=wish["fresh"],
            choice=wish["choice"],
            take=not wish["propose"],
        )
        print_json(desk.assemble(target.uuid, wanted, Job()))


@click.command()
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@explained
def demo(out: Path) -> None:
    """用样例期写出一个印刷包。"""
    from newsroom.desk import sample  # noqa: PLC0415

    print_written(sample.write_package(out, qt_painter(), Job()))


@click.command("test-page")
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@explained
def test_page(out: Path) -> None:
    """写出印厂试开文件：一页，看印厂的 Word 或 WPS 是否照版式显示。"""
    from newsroom.desk import trial  # noqa: PLC0415

    print_json({"path": str(trial.write(out).resolve())})


COMMANDS = (assemble, demo, test_page)
