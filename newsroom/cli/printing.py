"""Commands about what the print shop gets: files, orders, packages checked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.shared import (
    EXISTING,
    explained,
    issue_option,
    library_option,
    print_json,
    qt_painter,
)
from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.printing import LEAST_DPI, MOST_DPI, PageProfile

if TYPE_CHECKING:
    from newsroom.desk.publishing import Written

_PROFILES = click.Choice([profile.value for profile in PageProfile])


@click.command()
@library_option
@issue_option
@click.option("--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹")
@click.option("--word", is_flag=True, help="版面稿和信息稿（Word），连同大样")
@click.option("--manuscript", is_flag=True, help="文字稿（Word）")
@click.option("--pdf", is_flag=True, help="成品大小的版面 PDF")
@click.option("--png", is_flag=True, help="每版一张图片")
@click.option("--package", is_flag=True, help="印刷包")
@click.option("--profile", type=_PROFILES, help="版面稿给谁；不写时照付印单，没有付印单时用 safe")
@click.option("--embed-fonts/--no-embed-fonts", default=None, help="报头和标题用到的字随版面稿带走")
@click.option("--dpi", type=click.IntRange(LEAST_DPI, MOST_DPI), help="版面图片的精度")
@click.option("--strict", is_flag=True, help="付印前总检没有通过就不写印刷包")
@explained
def export(
    library: Path,
    issue: str,
    out: Path,
    profile: str | None,
    embed_fonts: bool | None,
    dpi: int | None,
    strict: bool,
    **chosen: bool,
) -> None:
    """导出：写出交给印厂的文件。"""
    from newsroom.desk import sending  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.publishing import FileKind  # noqa: PLC0415

    options = {"word": FileKind.PAGE} | {
        name: FileKind(name) for name in ("manuscript", "pdf", "png", "package")
    }
    kinds = frozenset(options[name] for name, wanted in chosen.items() if wanted)
    given = {"profile": profile, "embed_fonts": embed_fonts, "image_dpi": dpi}
    with Desk.open(library) as desk:
        uuid = desk.issue(issue).uuid
        if desk.library.printing.order(uuid) is None:
            given["profile"] = profile or PageProfile.SAFE.value
        facts = {key: value for key, value in given.items() if value is not None}
        prepared = sending.prepare(desk, uuid, desk.printing.changed(uuid, facts))
        wish = sending.Wish(out, kinds or frozenset({FileKind.PAGE}), strict)
        sent = sending.send(prepared, desk.publishing, wish, qt_painter(), Job())
        sending.book(desk, prepared, sent)
        for doubt in sent.doubts:
            click.echo(f"请注意：{doubt}", err=True)
        if sent.checked is not None:
            click.echo(f"付印前总检：{sent.checked.summary}", err=True)
            for one in sent.checked.blocking:
                click.echo(f"  {one.finding.severity.text}：{one.finding.told}", err=True)
        print_written(sent.written)


def print_written(written: Iterable[Written]) -> None:
    """What an export wrote, as JSON."""
    print_json([{"kind": file.kind.value, "path": str(file.path.resolve())} for file in written])


@click.command()
@library_option
@issue_option
@click.option("--set", "facts", default=None, metavar="JSON", help="要改的各项；- 从标准输入读")
@explained
def order(library: Path, issue: str, facts: str | None) -> None:
    """付印单：看一期的付印要求，或修改其中几项。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    given = None if facts is None else _facts(sys.stdin.read() if facts == "-" else facts)
    with Desk.open(library) as desk:
        uuid = desk.issue(issue).uuid
        if given is not None:
            desk.printing.set_order(uuid, desk.printing.changed(uuid, given))
        print_json(records.order_record(desk.printing.order(uuid)))


def _facts(text: str) -> dict[str, Any]:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NewsroomError("--set 后面不是 JSON", advice='请写成 {"copies": 6000} 这样') from error
    if not isinstance(facts, dict):
        raise NewsroomError("--set 后面要写各项的名和值", advice='请写成 {"copies": 6000} 这样')
    return facts


@click.command("verify-package")
@click.argument("package", type=EXISTING)
@explained
def verify_package(package: Path) -> None:
    """校验印刷包：文件夹、.zip 或其中的清单.json，逐个文件核对。"""
    from newsroom.desk.packaging import verify  # noqa: PLC0415

    verdict = verify(package, Job())
    print_json(
        {
            "package": verdict.label,
            "number": verdict.number,
            "files": verdict.files,
            "faults": list(verdict.faults),
        }
    )
    if verdict.faults:
        raise NewsroomError(
            f"印刷包不完整：{len(verdict.faults)} 处不符", advice="请重新取一份印刷包"
        )


COMMANDS = (export, order, verify_package)
