"""Commands about sheets to read: page proofs and galleys."""

from __future__ import annotations

from pathlib import Path

import click

from newsroom.cli.shared import (
    EXISTING,
    explained,
    library_option,
    page_of,
    print_json,
    qt_painter,
)
from newsroom.job import Job
from newsroom.model.fingerprint import pages_code
from newsroom.model.sheet import ProofRound


def page_proof(
    library: Path, issue: str, page: int | None, round_: str | None, out: Path, clean: bool
) -> None:
    """出大样: write the PDF; lines before a change stay as they are from then on."""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.proofs import counted  # noqa: PLC0415
    from newsroom.desk.rechecking import shots_of_proof  # noqa: PLC0415
    from newsroom.desk.sheets import ProofWish  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        edition = desk.paging.edition(target.uuid)
        pages = [] if page is None else [page_of(desk, target, page)]
        known = ProofRound(round_) if round_ else desk.rounds.next(counted(edition, pages))
        signoffs = desk.signing.signoffs(target.uuid)
        wish = ProofWish(round=known, marked=not clean, signoffs=signoffs)
        written = desk.proofs.write(edition, pages, wish, out, qt_painter(), Job())
        sheets = desk.proofs.sheets(edition, pages, ProofWish(marked=False))
        desk.paging.proofed(edition, desk.proofs.line_ends(edition, pages))
        if wish.marked:  # a clean page bears no round
            desk.rounds.taken(counted(edition, pages), known, pages_code(sheets.pages))
            desk.rechecking.keep(shots_of_proof(edition, sheets.pages, known))
        print_json(
            {
                "kind": written.kind.value,
                "path": str(written.path.resolve()),
                "proof": known.value if wish.marked else "",
                "version": pages_code(sheets.pages),
            }
        )


@click.command()
@library_option
@click.option("--issue", default=None, metavar="N", help="这一期的全部稿件")
@click.option("--article", "articles", multiple=True, metavar="U", help="一篇稿件，可以写几次")
@click.option("--columns", default=2, type=click.IntRange(1, 2), help="按几个基本栏的宽度排")
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@explained
def galley(
    library: Path, issue: str | None, articles: tuple[str, ...], columns: int, out: Path
) -> None:
    """出小样：一篇稿件一份，A4 纸，行有行号，右边留出改样的地方。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.galleys import gathered, in_order  # noqa: PLC0415

    if (issue is None) == (not articles):
        raise click.UsageError("请写 --issue 或 --article 中的一种")
    with Desk.open(library) as desk:
        wanted = list(articles)
        if issue is not None:
            wanted = in_order(desk.paging.edition(desk.issue(issue).uuid))
        copies = gathered(desk.library, wanted)
        written = desk.galleys.write(copies, out, qt_painter(), Job(), columns)
    found = {"kind": written.kind.value, "path": str(written.path.resolve())}
    print_json({**found, "articles": len(copies)})


COMMANDS = (galley,)
