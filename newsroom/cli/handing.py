"""Commands about packages between desks: articles handed in, and packages taken."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.errors import AmbiguousError, NewsroomError, NotFoundError
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.handing import Wish
    from newsroom.desk.taking import ParcelReceipt
    from newsroom.model.issue import Issue


@click.command()
@click.argument("files", nargs=-1, type=EXISTING, metavar="[FILE…]")
@library_option
@click.option("--article", "articles", multiple=True, metavar="A", help="库里的稿件：编号或标题")
@click.option("--out", required=True, type=EXISTING, metavar="F", help="写到哪个文件（*.nrsub）")
@click.option("--person", default=None, metavar="NAME", help="投稿人；不写就用库里记的")
@click.option("--unit", default=None, metavar="U", help="来源单位")
@click.option("--note", default="", metavar="N", help="附言")
@click.option("--to", default="", metavar="NAME", help="发给谁，记在收发记录里")
@click.option("--back", is_flag=True, help="打成返稿包，退给作者")
@explained
def submit(
    files: tuple[Path, ...], library: Path, articles: tuple[str, ...], out: Path, **told: Any
) -> None:
    """打投稿包：先把 FILE 收进库，再和 --article 的稿件一起打成一个包。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.parcel_files import write  # noqa: PLC0415

    if not files and not articles:
        raise click.UsageError("请写明要投的文件，或用 --article 指明库里的稿件")
    with Desk.open(library, create=bool(files)) as desk:
        if told["person"] is not None:
            desk.name_person(told["person"])
        chosen = [*_received(desk, files), *(_named(desk, name) for name in articles)]
        outgoing = desk.handing.outgoing(_wish(desk, chosen, told))
        path = write(outgoing, out, desk.library.pictures, Job())
        desk.handing.book(outgoing, path)
    packed = outgoing.parcel.articles
    print_json(
        {
            "path": str(path),
            "package": outgoing.manifest.uuid,
            "kind": outgoing.manifest.kind.value,
            "person": outgoing.manifest.person,
            "bytes": path.stat().st_size,
            "articles": [{"uuid": p.article.uuid, "title": p.article.title} for p in packed],
        }
    )


def _wish(desk: Desk, chosen: list[str], told: dict[str, Any]) -> Wish:
    from newsroom.desk.handing import Wish  # noqa: PLC0415
    from newsroom.model.exchange import PackageKind  # noqa: PLC0415

    offer, back = desk.handing.offer(chosen), told["back"]
    return Wish(
        articles=tuple(chosen),
        kind=PackageKind.RETURN if back else PackageKind.SUBMISSION,
        unit=offer.unit if told["unit"] is None else told["unit"],
        note=told["note"],
        opinions={line.uuid: line.opinion for line in offer.lines} if back else {},
        to=told["to"] or (offer.to if back else ""),
    )


def _received(desk: Desk, files: tuple[Path, ...]) -> list[str]:
    """The articles that files held. Raises the first trouble with any of them."""
    from newsroom.desk import receiving  # noqa: PLC0415

    if not files:
        return []
    with receiving.read_files(list(files), Job()) as read:
        for file in read:
            if file.error is not None:
                raise file.error
            if file.parcels:
                click.echo(f"“{file.path.name}”里的投稿包没有放进来，请先用 take 收下", err=True)
        receipts, _ = desk.receiving.take(read)
    for receipt in receipts:
        for note in receipt.notes:
            click.echo(note, err=True)
        if receipt.error is not None:
            raise receipt.error
    return [article.uuid for receipt in receipts for article in receipt.articles]


def _named(desk: Desk, name: str) -> str:
    """The article of an identity or a title. Raises NotFoundError, AmbiguousError."""
    lines = desk.library.articles.summaries()
    exact = [line for line in lines if name in (line.uuid, line.title)]
    if len(exact) == 1:
        return exact[0].uuid
    if exact:
        raise AmbiguousError(
            f"有 {len(exact)} 篇稿件叫“{name}”",
            tuple(line.uuid for line in exact),
            advice="请用 --article 写编号",
        )
    raise NotFoundError(f"稿库里没有稿件“{name}”", advice="可用 articles 列出稿件的编号和标题")


@click.command()
@click.argument("files", nargs=-1, required=True, type=EXISTING, metavar="FILE…")
@library_option
@click.option("--issue", default=None, metavar="N", help="新稿归入哪一期")
@explained
def take(files: tuple[Path, ...], library: Path, issue: str | None) -> None:
    """收投稿包和返稿包，也收装着它们的文件夹和 zip：同一篇再来时更新原稿，两边都改过的留待合并。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    parcels = [path for path in files if path.is_file() and path.suffix.lower() != ".zip"]
    with Desk.open(library, create=True) as desk:
        target = desk.issue(issue) if issue is not None else None
        records, errors = taken_in(desk, [p for p in files if p not in parcels], parcels, target)
    finish(records, errors)


def taken_in(
    desk: Desk,
    files: Sequence[Path],
    parcels: Sequence[Path],
    target: Issue | None,
    page: str | None = None,
) -> tuple[list[dict[str, Any]], list[NewsroomError]]:
    """Take in copy and packages, also those that lie among the copy. Gives what to print."""
    from newsroom.desk import receiving, records  # noqa: PLC0415
    from newsroom.desk.parcel_files import lone_parcels, read_parcels  # noqa: PLC0415
    from newsroom.desk.taking_run import take_parcels  # noqa: PLC0415

    home = (target.publication, target.uuid) if target else (None, None)
    with receiving.read_files(list(files), Job()) as read:
        came, _ = desk.receiving.take(read, *home, page=page)
        inside = [parcel for file in read for parcel in file.parcels]
        media = desk.library.pictures.files
        opened = read_parcels([*lone_parcels(parcels), *inside], media, Job())
        packages, _ = take_parcels(opened, *home, lambda work: work(desk), Job())
    taken = [one for package in packages for one in package.taken]
    new = [(one.article, one.title) for one in taken if one.outcome.value == "new"]
    _warn(desk, [*((a.uuid, a.title) for receipt in came for a in receipt.articles), *new])
    told = [records.receipt_record(receipt) for receipt in came]
    errors = [each.error for each in (*came, *packages) if each.error is not None]
    return [*told, *map(_record, packages)], errors


def finish(records: Sequence[dict[str, Any]], errors: Sequence[NewsroomError]) -> None:
    """Print what became of each file; exit code 1 where any was refused."""
    print_json(list(records))
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        sys.exit(1)


def _warn(desk: Desk, articles: Sequence[tuple[str, str]]) -> None:
    """Say on standard error what the library held already of new copy (重稿)."""
    for uuid, title in articles:
        for known in desk.similar.look(uuid).found[:1]:
            told = f"《{title}》与{known.place}《{known.headline}》{known.percent}"
            click.echo(f"像是重稿：{told}", err=True)


def _record(receipt: ParcelReceipt) -> dict[str, Any]:
    manifest = receipt.manifest
    return {
        "path": str(receipt.path),
        "package": manifest.uuid if manifest else "",
        "kind": manifest.kind.value if manifest else "",
        "person": manifest.person if manifest else "",
        "articles": [
            {
                "uuid": one.article,
                "title": one.title,
                "outcome": one.outcome.value,
                "note": one.note,
            }
            for one in receipt.taken
        ],
        "remarks": receipt.remarks,
        "notes": list(receipt.notes),
        "error": str(receipt.error) if receipt.error else None,
    }


COMMANDS = (submit, take)
