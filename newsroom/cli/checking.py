"""The command that checks an issue before printing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsroom.cli.shared import explained, issue_option, library_option, print_json


@click.command()
@library_option
@issue_option
@click.option("--strict", is_flag=True, help="有差错或疑点没有处理，退出码也是 1")
@explained
def check(library: Path, issue: str, strict: bool) -> None:
    """付印前总检：列出问题；有不改不能付印的，退出码为 1。"""
    from newsroom.desk import checking  # noqa: PLC0415
    from newsroom.desk.composing import Composers  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.model.finding import Severity  # noqa: PLC0415

    with Desk.open(library) as desk:
        material = desk.checking.material(desk.issue(issue).uuid)
        checked = checking.check(material, Composers(), desk.library.pictures)
    print_json(checking.check_record(checked))
    doubtful = checked.count(Severity.ERROR) + checked.count(Severity.WARNING)
    if checked.blocks or (strict and doubtful):
        sys.exit(1)


COMMANDS = (check,)
