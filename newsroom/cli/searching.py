"""Commands about everything a library holds: search it, take an archive in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.model.query import Hit

_LINES = 500  # made at once


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@library_option
@click.option("--json", "_json", is_flag=True, help="输出 JSON；不写也是")
@click.option(
    "--limit", default=20, type=click.IntRange(0), metavar="N", help="最多列几篇，0 为全部"
)
@click.option("--newest", is_flag=True, help="最新的在前；不写则最相关的在前")
@explained
def search(query: tuple[str, ...], library: Path, _json: bool, limit: int, newest: bool) -> None:
    """检索稿库：任意两个字以上的词，可加 标题: 记者: 单位: 日期: 版: 状态: 等条件。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.searching import SearchOrder, asked  # noqa: PLC0415

    wanted = asked(" ".join(query))
    for note in wanted.notes:
        click.echo(note, err=True)
    order = SearchOrder.NEWEST if newest else SearchOrder.RANK
    with Desk.open(library) as desk:
        desk.searching.prepare(Job(_said))
        found = desk.searching.found(wanted, order, limit)
        lines: list[dict[str, Any]] = []
        for at in range(0, len(found), _LINES):
            lines += map(_record, desk.searching.hits(found[at : at + _LINES], wanted))
    print_json(lines)


def _record(hit: Hit) -> dict[str, Any]:
    """One find. page: its number, null where it stands on none."""
    return {
        "uuid": hit.line.uuid,
        "headline": hit.line.title,
        "issue": hit.issue_label,
        "page": hit.number or None,
        "date": hit.day.isoformat(),
        "publication": hit.publication,
        "status": hit.line.status.value,
        "snippet": hit.line.snippet,
        "marks": [list(mark) for mark in hit.line.snippet_marks],
    }


@click.command()
@click.argument("file", type=EXISTING, metavar="FILE.jsonl")
@library_option
@click.option("--publication", default="", metavar="P", help="归入哪份报刊；不写则归最近出报的一份")
@explained
def load(file: Path, library: Path, publication: str) -> None:
    """导入旧稿：每行一篇 JSON，含 headline、body、date、credits。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library, create=True) as desk:
        books = desk.library.publications
        home = books.find(publication) if publication else books.default()
        _change, loaded = desk.loading.load(file, home, Job(_said))
    print_json({"taken": loaded.taken, "known": loaded.known})


def _said(fraction: float, text: str) -> None:
    click.echo(f"{fraction:4.0%} {text}", err=True)


COMMANDS = (search, load)
