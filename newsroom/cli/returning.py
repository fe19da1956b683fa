"""Commands about what the print shop returns: compare it, and the list of corrections."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from newsroom.cli.shared import EXISTING, explained, issue_option, library_option, print_json
from newsroom.job import Job


@click.command()
@library_option
@issue_option
@click.argument("files", nargs=-1, required=True, type=EXISTING, metavar="FILE...")
@explained
def compare(library: Path, issue: str, files: tuple[Path, ...]) -> None:
    """回样比对：印厂回传的 Word 或 PDF 和本期比，列出每处差异。"""
    from newsroom.desk.comparing import checked_record  # noqa: PLC0415
    from newsroom.desk.composing import Composers  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk, tempfile.TemporaryDirectory() as work:
        target = desk.issue(issue)
        edition = desk.paging.edition(target.uuid)
        matching = desk.comparing.matching(Composers())
        decided = desk.comparing.decided(target.uuid)
        found = [matching.check(edition, path, Path(work), Job()) for path in files]
        print_json([checked_record(each, decided) for each in found])


@click.command()
@library_option
@issue_option
@click.option("--out", default=None, type=EXISTING, metavar="DIR", help="另写一份 Word 改样单")
@click.option("--text", is_flag=True, help="打印成文字，可发微信")
@explained
def corrections(library: Path, issue: str, out: Path | None, *, text: bool) -> None:
    """改样单：列出本期要印厂改的地方。"""
    from newsroom.desk import correcting  # noqa: PLC0415
    from newsroom.desk.composing import Composers  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        edition = desk.paging.edition(target.uuid)
        found = desk.correcting.all(target.uuid)
        if out is not None:
            path = correcting.write(edition, found, out, Composers())
            click.echo(f"已写出 {path.resolve()}", err=True)
        if text:
            click.echo(desk.correcting.plain(edition))
        else:
            print_json([correcting.correction_record(each) for each in found])


COMMANDS = (compare, corrections)
