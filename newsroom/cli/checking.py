"""The commands that check: an issue before printing, a library as a whole."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.shared import explained, issue_option, library_option, print_json

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup


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
@click.option("--backups", is_flag=True, help="连同所有备份，逐份打开核对")
@explained
def verify(library: Path, backups: bool) -> None:
    """核对稿库：操作记录的链、签字和图片原件；有不对的，退出码为 1。可以在采编台开着时核对。"""
    from newsroom.cli.backing import backup_record  # noqa: PLC0415
    from newsroom.desk.verifying import told, verified_record  # noqa: PLC0415
    from newsroom.desk.verifying import verify as verified  # noqa: PLC0415
    from newsroom.job import Job  # noqa: PLC0415

    found = verified(library, Job())
    kept = _checked_backups(library) if backups else []
    record = verified_record(library, found)
    print_json(record | ({"backups": [backup_record(one) for one in kept]} if backups else {}))
    click.echo("\n".join((told(found), *found.faults, *found.notes)), err=True)
    spoilt = [one for one in kept if not one.sound]
    for one in spoilt:
        click.echo(f"备份 {one.path.name}：{'；'.join(one.faults)}", err=True)
    if backups:
        click.echo(f"备份 {len(kept)} 份，有问题的 {len(spoilt)} 份。", err=True)
    if not found.sound or spoilt:
        sys.exit(1)


def _checked_backups(library: Path) -> list[Backup]:
    """Every backup opened anew, and all its pictures looked at."""
    from newsroom.desk import backing  # noqa: PLC0415
    from newsroom.job import Job  # noqa: PLC0415

    return [backing.check(one, Job()) for one in backing.backups(library)]


COMMANDS = (check, verify)
