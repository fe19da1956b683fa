"""Commands about pages: assemble them, write them out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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

if TYPE_CHECKING:
    from newsroom.desk.publishing import Written


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
@library_option
@issue_option
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@click.option("--word", is_flag=True, help="版面稿和信息稿（Word）")
@click.option("--manuscript", is_flag=True, help="文字稿（Word）")
@click.option("--pdf", is_flag=True, help="大样 PDF")
@click.option("--png", is_flag=True, help="每版一张图片")
@click.option("--package", is_flag=True, help="印刷包")
@explained
def export(library: Path, issue: str, out: Path, **chosen: bool) -> None:
    """导出：写出交给印厂的文件。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.publishing import FileKind  # noqa: PLC0415

    options = {"word": FileKind.PAGE} | {
        name: FileKind(name) for name in ("manuscript", "pdf", "png", "package")
    }
    kinds = frozenset(options[name] for name, wanted in chosen.items() if wanted)
    with Desk.open(library) as desk:
        target = desk.issue(issue)
        edition = desk.paging.edition(target.uuid)
        wanted = kinds or frozenset({FileKind.PAGE})
        written = desk.publishing.export(edition, out, wanted, qt_painter(), Job())
        desk.paging.proofed(edition, desk.publishing.line_ends(edition, wanted))
        for doubt in desk.publishing.doubts(edition):
            click.echo(f"请注意：{doubt}", err=True)
        _print_written(written)


def _print_written(written: Iterable[Written]) -> None:
    print_json([{"kind": file.kind.value, "path": str(file.path.resolve())} for file in written])


@click.command()
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@explained
def demo(out: Path) -> None:
    """用样例期写出一个印刷包。"""
    from newsroom.desk import sample  # noqa: PLC0415

    _print_written(sample.write_package(out, qt_painter(), Job()))


COMMANDS = (assemble, export, demo)
