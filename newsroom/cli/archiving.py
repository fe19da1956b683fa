"""Commands about what was printed before: stories that say the same, past issues taken in."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.reading import ReadFile
    from newsroom.model.similar import Earlier


@click.command()
@click.argument("file", metavar="FILE|-")
@library_option
@click.option(
    "--limit", default=0, type=click.IntRange(0), metavar="N", help="最多列几篇，0 为全部"
)
@explained
def similar(file: str, library: Path, limit: int) -> None:
    """查重稿：库里有没有和这个文件里的稿件大体相同的。"""
    from newsroom.desk import receiving  # noqa: PLC0415

    if file == "-":
        _show_similar(receiving.read_bytes(sys.stdin.buffer.read()), library, limit)
        return
    with receiving.read_files([Path(file)], Job()) as files:
        if files[0].error is not None:
            raise files[0].error
        _show_similar(files[0], library, limit)


def _show_similar(file: ReadFile, library: Path, limit: int) -> None:
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.model.article import Article  # noqa: PLC0415

    wanted = [item.article for item in file.articles]
    # Also as one, for a file that was divided otherwise than the story that it repeats.
    wanted.append(Article(body="\n".join(file.copy)))
    with Desk.open(library) as desk:
        desk.similar.prepare(Job(_said))
        best: dict[str, tuple[Earlier, str]] = {}
        for article in wanted:
            for one in desk.similar.to(article):
                known = best.get(one.uuid)
                if known is None or one.share > known[0].share:
                    best[one.uuid] = (one, article.headline)
    found = sorted(best.values(), key=lambda each: (-each[0].share, each[0].uuid))
    print_json([_record(*each) for each in found[: limit or None]])


def _record(one: Earlier, of: str) -> dict[str, Any]:
    """An article of the library that says the same; of: the headline in the file."""
    return {
        "uuid": one.uuid,
        "headline": one.headline,
        "publication": one.publication,
        "issue": one.issue,
        "page": one.page or None,
        "date": one.date.isoformat(),
        "status": one.status.value,
        "withdrawn": one.withdrawn,
        "share": round(one.share, 3),
        "of": of,
    }


def _said(fraction: float, text: str) -> None:
    """Progress, for whoever waits: on standard error, where that is a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r{text} {fraction:.0%}", err=True, nl=False)


@click.command()
@click.argument("folder", type=EXISTING, metavar="FOLDER")
@library_option
@click.option("--publication", required=True, metavar="P", help="报刊名称或版式文件名")
@explained
def past(folder: Path, library: Path, publication: str) -> None:
    """过刊入库：把存放过刊的文件夹逐个收进库，收过的不再收。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.past_run import PastReceipt, PastState, go_through  # noqa: PLC0415

    receipts: list[PastReceipt] = []
    with Desk.open(library, create=True) as desk:
        home = desk.library.publications.find(publication)
        try:
            go_through(
                folder,
                home,
                lambda work: work(desk),
                lambda receipt, _change: receipts.append(receipt),
                Job(_said),
            )
        finally:
            print_json([asdict(receipt) for receipt in receipts])
    left = [receipt for receipt in receipts if receipt.state is PastState.LEFT]
    for receipt in left:
        click.echo(f"{receipt.name}：{receipt.words}", err=True)
    if left:
        sys.exit(1)


COMMANDS = (similar, past)
