"""The commands that check: an issue before printing, a library as a whole."""

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


@click.command()
@library_option
@explained
def verify(library: Path) -> None:
    """核对稿库：操作记录的链、签字和图片原件；有不对的，退出码为 1。可以在采编台开着时核对。"""
    from newsroom.desk.verifying import told, verified_record  # noqa: PLC0415
    from newsroom.desk.verifying import verify as verified  # noqa: PLC0415
    from newsroom.job import Job  # noqa: PLC0415

    found = verified(library, Job())
    print_json(verified_record(library, found))
    click.echo("\n".join((told(found), *found.faults, *found.notes)), err=True)
    if not found.sound:
        sys.exit(1)


COMMANDS = (check, verify)
