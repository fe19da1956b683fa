"""Commands about copy: read it, take it in, list it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsroom.cli.handing import finish, taken_in
from newsroom.cli.shared import EXISTING, explained, library_option, page_of, print_json
from newsroom.errors import FileError, NewsroomError
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.receiving import ReadFile

_PARCEL = ".nrsub"


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--jsonl", is_flag=True, help="每行一个 JSON 字符串，逐行输出结果")
@explained
def parse(file: str, jsonl: bool) -> None:
    """识别一个文件里的稿件：标题、署名、正文。"""
    from newsroom.desk import receiving, records  # noqa: PLC0415

    if jsonl:
        for passage in _passages(file):
            print_json(records.reading_record(receiving.read_pasted(passage)), indent=None)
        return
    if file == "-":
        data = sys.stdin.buffer.read()
        _show_reading(receiving.read_bytes(data))
        return
    with receiving.read_files([Path(file)], Job()) as files:
        if files[0].error is not None:
            raise files[0].error
        _show_reading(files[0])


def _show_reading(file: ReadFile) -> None:
    """Print what was read, and say on standard error what is doubtful in it."""
    from newsroom.desk import records  # noqa: PLC0415

    for note in file.notes:
        click.echo(note, err=True)
    print_json(records.reading_record(file))


def _passages(file: str) -> Iterable[str]:
    try:
        lines = click.open_file(file, "rb")
    except OSError as error:
        raise FileError(file, "打不开", advice="请确认它是一个存在的文件") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                passage = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                raise NewsroomError(f"第{number}行不是 JSON 字符串") from error
            if not isinstance(passage, str):
                raise NewsroomError(f"第{number}行不是 JSON 字符串")
            yield passage


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=EXISTING, metavar="FILE…")
@library_option
@click.option("--issue", default=None, metavar="N", help="归入哪一期")
@click.option("--page", default=None, type=int, metavar="P", help="归入第几版")
@explained
def import_files(
    files: tuple[Path, ...], library: Path, issue: str | None, page: int | None
) -> None:
    """收稿：把文件、文件夹或压缩包里的稿件、图片和投稿包收进库。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    if page is not None and issue is None:
        raise click.UsageError("--page 要和 --issue 一起用")
    with Desk.open(library, create=True) as desk:
        target = desk.issue(issue) if issue is not None else None
        home = page_of(desk, target, page) if target is not None and page is not None else None
        parcels = [path for path in files if path.suffix.lower() == _PARCEL]
        copy = [path for path in files if path not in parcels]
        records, errors = taken_in(desk, copy, parcels, target, home)
    finish(records, errors)


@click.command()
@library_option
@explained
def articles(library: Path) -> None:
    """列出库里的稿件。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        print_json(desk.article_list())


COMMANDS = (parse, import_files, articles)
