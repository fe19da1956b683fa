"""The command line: JSON on standard output, messages on standard error.

Exit codes: 0 done, 1 a known error, 2 wrong usage. No command opens the window; without a
command the window opens.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from newsroom.errors import FileError, NewsroomError, why
from newsroom.job import Job
from newsroom.model.issue import IssueKind, IssueNumber

P = ParamSpec("P")
R = TypeVar("R")

_EXISTING = click.Path(path_type=Path)
_library = click.option(
    "--library", "library", type=_EXISTING, required=True, metavar="L", help="库文件（*.newsroom）"
)


def _explained(command: Callable[P, R]) -> Callable[P, R]:
    """Turn known errors into one message and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except NewsroomError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


def _print(value: Any, indent: int | None = 2) -> None:
    """One JSON value, in UTF-8 whatever the terminal speaks.

    Half a surrogate pair, as file names with foreign bytes have, stays a JSON escape.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        click.echo(text.encode("utf8", "backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NewsroomError(f"结果没有写全：{why(error)}", advice="请换个位置再试") from error


@click.group(invoke_without_command=True)
@click.option("--library", "library", type=_EXISTING, default=None, help="要打开的库文件")
@click.option("--sample", is_flag=True, help="打开样例期")
@click.pass_context
@_explained
def main(context: click.Context, library: Path | None, sample: bool) -> None:
    """采编台：不带命令时打开窗口。"""
    if context.invoked_subcommand is None:
        from newsroom.ui.start import run  # noqa: PLC0415 - commands must not load Qt

        sys.exit(run(library, sample=sample))


@main.command()
@click.argument("file", metavar="FILE|-")
@click.option("--jsonl", is_flag=True, help="每行一个 JSON 字符串，逐行输出结果")
@_explained
def parse(file: str, jsonl: bool) -> None:
    """识别一个文件里的稿件：标题、署名、正文。"""
    from newsroom.desk import receiving, records  # noqa: PLC0415

    if jsonl:
        for passage in _passages(file):
            _print(records.reading_record(receiving.read_pasted(passage)), indent=None)
        return
    if file == "-":
        data = sys.stdin.buffer.read()
        _show_reading(receiving.read_bytes(data))
        return
    with receiving.read_files([Path(file)], Job()) as files:
        if files[0].error is not None:
            raise files[0].error
        _show_reading(files[0])


def _show_reading(file: Any) -> None:
    """Print what was read, and say on standard error what is doubtful in it."""
    from newsroom.desk import records  # noqa: PLC0415

    for note in file.notes:
        click.echo(note, err=True)
    _print(records.reading_record(file))


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


@main.command()
@_library
@click.option("--publication", required=True, metavar="P", help="报刊名称或版式文件名")
@click.option("--number", required=True, metavar="N", help="期号：32，合刊 32,33，增刊 增刊2")
@click.option("--total", default="", metavar="T", help="总期号，合刊写作 707,708")
@click.option("--date", "day", required=True, metavar="D", help="出版日期，如 2021-10-16")
@_explained
def new(library: Path, publication: str, number: str, total: str, day: str) -> None:
    """新建一期；库文件不存在时一并新建。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    try:
        date = datetime.date.fromisoformat(day)
    except ValueError as error:
        raise click.BadParameter("日期应写作 2021-10-16", param_hint="--date") from error
    issue_number = _issue_number(number, total)
    with Desk.open(library, create=True) as desk:
        home = desk.library.publications.find(publication)
        change = desk.paging.new_issue(home, date, issue_number)
        issue = desk.library.issues.get(next(iter(change.issues)))
        _print(records.issue_record(issue, desk.library.publications.get(home).name))


def _issue_number(number: str, total: str) -> IssueNumber:
    """32, 32,33, 增刊2 and 特刊; only supplements and specials go without a number."""
    text = number.strip()
    kind = next((k for k in IssueKind if k.text and text.startswith(k.text)), IssueKind.REGULAR)
    numbers = _numbers(text.removeprefix(kind.text), "--number")
    if not numbers and kind is IssueKind.REGULAR:
        raise click.BadParameter("请写期号，如 32", param_hint="--number")
    return IssueNumber(numbers, _numbers(total, "--total"), kind)


def _numbers(text: str, option: str) -> tuple[int, ...]:
    plain = text.translate(str.maketrans("、，", ",,")).strip().removeprefix("第")
    parts = [part.strip() for part in plain.removesuffix("期").split(",")] if plain else []
    if not all(part.isdecimal() and len(part) <= 9 and int(part) for part in parts):
        raise click.BadParameter("期号应为数字，合刊用逗号隔开", param_hint=option)
    return tuple(map(int, parts))


@main.command(name="import")
@click.argument("files", nargs=-1, required=True, type=_EXISTING, metavar="FILE…")
@_library
@click.option("--issue", default=None, metavar="N", help="归入哪一期")
@click.option("--page", default=None, type=int, metavar="P", help="归入第几版")
@_explained
def import_files(
    files: tuple[Path, ...], library: Path, issue: str | None, page: int | None
) -> None:
    """收稿：把文件、文件夹或压缩包里的稿件和图片收进库。"""
    from newsroom.desk import receiving, records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    if page is not None and issue is None:
        raise click.UsageError("--page 要和 --issue 一起用")
    with Desk.open(library, create=True) as desk:
        target = desk.issue(issue) if issue is not None else None
        home = _page_of(desk, target, page) if target is not None and page is not None else None
        with receiving.read_files(list(files), Job()) as read:
            receipts, _ = desk.receiving.take(
                read,
                publication=target.publication if target else None,
                issue=target.uuid if target else None,
                page=home,
            )
    _print([records.receipt_record(receipt) for receipt in receipts])
    failed = [receipt for receipt in receipts if receipt.error is not None]
    for receipt in failed:
        click.echo(str(receipt.error), err=True)
    if failed:
        sys.exit(1)


def _page_of(desk: Any, issue: Any, number: int) -> str:
    pages = desk.library.issues.pages(issue.uuid)
    for page in pages:
        if page.number == number:
            return page.uuid
    raise NewsroomError(f"{issue.label}没有第{number}版", advice=f"这一期共有{len(pages)}个版")


@main.command()
@_library
@click.option("--issue", required=True, metavar="N")
@click.option("--page", default=None, type=int, metavar="P", help="只排第几版")
@click.option("--seconds", default=1.0, show_default=True, help="排满之后再找更好版面的秒数")
@_explained
def assemble(library: Path, issue: str, page: int | None, seconds: float) -> None:
    """自动排版：把本期的稿件排上版面。"""
    from newsroom.desk.assembling import Effort  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        chosen = None if page is None else _page_of(desk, target, page)
        _print(desk.assemble(target.uuid, Job(), chosen, Effort(better=seconds)))


@main.command()
@_library
@click.option("--issue", required=True, metavar="N")
@click.option("--out", required=True, type=_EXISTING, metavar="DIR", help="写到哪个文件夹")
@click.option("--word", is_flag=True, help="版面稿和信息稿（Word）")
@click.option("--manuscript", is_flag=True, help="文字稿（Word）")
@click.option("--pdf", is_flag=True, help="大样 PDF")
@click.option("--png", is_flag=True, help="每版一张图片")
@click.option("--package", is_flag=True, help="印刷包")
@_explained
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
        written = desk.publishing.export(edition, out, wanted, _painter(), Job())
        desk.paging.proofed(edition, desk.publishing.line_ends(edition, wanted))
        for doubt in desk.publishing.doubts(edition):
            click.echo(f"请注意：{doubt}", err=True)
        _print_written(written)


def _print_written(written: Iterable[Any]) -> None:
    _print([{"kind": file.kind.value, "path": str(file.path.resolve())} for file in written])


def _painter() -> Any:
    """Qt paints PDF and PNG; it is loaded for export alone."""
    from newsroom.ui.pages.painter import QtPainter  # noqa: PLC0415

    return QtPainter()


@main.command()
@_library
@_explained
def articles(library: Path) -> None:
    """列出库里的稿件。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        _print(desk.article_list())


@main.command()
@_library
@_explained
def issues(library: Path) -> None:
    """列出库里的各期。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        names = {uuid: home.name for uuid, home in desk.library.publications.all()}
        _print(
            [records.issue_record(i, names[i.publication]) for i in desk.library.issues.all(None)]
        )


@main.command()
@click.option("--out", required=True, type=_EXISTING, metavar="DIR", help="写到哪个文件夹")
@_explained
def demo(out: Path) -> None:
    """用样例期写出一个印刷包。"""
    from newsroom.desk import sample  # noqa: PLC0415

    _print_written(sample.write_package(out, _painter(), Job()))
