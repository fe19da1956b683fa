"""Commands about marked copy, remarks and proofs: 花脸稿, 批注, 合样, 核红."""

from __future__ import annotations

from pathlib import Path

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


@click.command()
@library_option
@click.option("--article", required=True, metavar="U", help="哪篇稿件")
@click.option("--from", "earlier", default="", metavar="R", help="从哪个版本；不写时是第一版")
@click.option("--to", "later", default="", metavar="R", help="到哪个版本；不写时是现在的")
@click.option("--out", default=None, type=EXISTING, metavar="DIR", help="写成 Word 的文件夹")
@explained
def marked(library: Path, article: str, earlier: str, later: str, out: Path | None) -> None:
    """花脸稿：两个版本的差异，写成带修订标记的 Word 文件。"""
    from newsroom.desk import marking  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        copy = desk.marking.copy(article, earlier, later)
        record = marking.marked_record(copy)
        if out is not None:
            setting = desk.marking.setting(article)
            path = marking.write(copy, setting, out / marking.file_name(copy))
            record |= {"path": str(path.resolve())}
    print_json(record)


@click.command()
@library_option
@issue_option
@click.option("--page", default=None, type=int, metavar="P", help="只要第几版的")
@click.option("--out", default=None, type=EXISTING, metavar="DIR", help="写成 Word 清单的文件夹")
@explained
def remarks(library: Path, issue: str, page: int | None, out: Path | None) -> None:
    """合样：一期的批注，按版面次序。"""
    from newsroom.desk import gathering  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.sheets import ProofWish  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        if page is not None:
            page_of(desk, target, page)
        edition = desk.paging.edition(target.uuid)
        pages = desk.proofs.sheets(edition, [], ProofWish(marked=False)).pages
        found = gathering.gathered(edition, pages, desk.remarking.of_issue(target.uuid))
        found = tuple(each for each in found if page is None or each.page == page)
        record: dict[str, object] = {"entries": [gathering.entry_record(each) for each in found]}
        if out is not None:
            label = found[0].page_name if page is not None and found else ""
            path = gathering.write(edition, found, out, label)
            record |= {"path": str(path.resolve())}
    print_json(record)


@click.command()
@library_option
@issue_option
@click.option("--page", default=None, type=int, metavar="P", help="只核第几版")
@click.option("--out", default=None, type=EXISTING, metavar="DIR", help="写出标着改动的大样")
@explained
def recheck(library: Path, issue: str, page: int | None, out: Path | None) -> None:
    """核红：和上一次大样比，改了哪里，哪些没有批注。"""
    from newsroom.desk import rechecking  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.proofs import counted  # noqa: PLC0415
    from newsroom.desk.sheet_marks import recheck_marks  # noqa: PLC0415
    from newsroom.desk.sheets import ProofWish  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        wanted = [] if page is None else [page_of(desk, target, page)]
        edition = desk.paging.edition(target.uuid)
        pages = desk.proofs.sheets(edition, wanted, ProofWish(marked=False)).pages
        basis = desk.rechecking.basis(edition, rechecking.codes_of(edition, pages))
        found = rechecking.recheck(edition, pages, basis)
        record = rechecking.recheck_record(found)
        if out is not None:
            round_ = desk.rounds.next(counted(edition, wanted))
            wish = ProofWish(round=round_, marks=recheck_marks(found))
            written = desk.proofs.write(edition, wanted, wish, out, qt_painter(), Job(), "-核红")
            record |= {"path": str(written.path.resolve())}
    print_json(record)


COMMANDS = (marked, remarks, recheck)
