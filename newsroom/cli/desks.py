"""Commands of several desks: who holds which page, packages that go out and are taken."""

from __future__ import annotations

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
)
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.desk.passing import ReceivedPackage

out_option = click.option(
    "--out", required=True, type=EXISTING, metavar="DIR", help="写到哪个文件夹"
)


@click.command()
@library_option
@issue_option
@explained
def holders(library: Path, issue: str) -> None:
    """各版在谁手里、从何时起，有没有一稿排在两版上。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.passing import line_record  # noqa: PLC0415

    with Desk.open(library) as desk:
        print_json([line_record(line) for line in desk.passing.lines(desk.issue(issue).uuid)])


@click.command("send-page")
@library_option
@issue_option
@click.option("--page", required=True, type=int, metavar="P", help="第几版")
@click.option("--to", "person", required=True, metavar="NAME", help="交给谁")
@click.option("--pool", is_flag=True, help="连同还没有分版的稿件")
@out_option
@explained
def send_page(library: Path, issue: str, page: int, person: str, out: Path, *, pool: bool) -> None:
    """发出或交回一版：做成版面包（*.nrpage），里面有稿件、图片、版位、批注和签字。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.passing import write  # noqa: PLC0415

    with Desk.open(library) as desk:
        target = desk.issue(issue)
        along = desk.passing.loose(target.uuid) if pool else ()
        outgoing = desk.passing.pack(page_of(desk, target, page), person, along=along)
        path = write(outgoing, out, Job())
        desk.passing.sent(outgoing)
    found = {"path": str(path.resolve()), "package": outgoing.manifest.uuid}
    print_json({**found, "page": page, "articles": len(outgoing.parcel.articles)})


@click.command("send-settings")
@library_option
@click.option("--publication", required=True, metavar="P", help="报刊名")
@out_option
@explained
def send_settings(library: Path, publication: str, out: Path) -> None:
    """发出报刊设置包（*.nrpub）：版式、栏头、人名职务库、检查规则、体裁、审校步骤、稿费标准。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.sharing import write  # noqa: PLC0415

    with Desk.open(library) as desk:
        outgoing = desk.sharing.pack(desk.library.publications.find(publication))
        path = write(outgoing, out, Job())
        desk.sharing.sent(outgoing)
    print_json({"path": str(path.resolve()), "package": outgoing.manifest.uuid})


@click.command("take-package")
@library_option
@click.argument("files", nargs=-1, required=True, type=EXISTING, metavar="FILE...")
@click.option("--theirs", "side", flag_value="theirs", default=None, help="两边都动过的版用来的")
@click.option("--ours", "side", flag_value="ours", help="两边都动过的版留本机的")
@explained
def take_package(library: Path, files: tuple[Path, ...], side: str | None) -> None:
    """收版面包和报刊设置包：两边改动不冲突的合到一起，冲突的稿件两份都留着，等着对照。"""
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.desk.passing import received_package  # noqa: PLC0415
    from newsroom.model.exchange import PackageKind  # noqa: PLC0415

    kinds = (PackageKind.PAGE, PackageKind.PUBLICATION)
    told = []
    with Desk.open(library) as desk:
        for path in files:
            with received_package(path, Job(), kinds) as received:
                if received.manifest.kind is PackageKind.PAGE:
                    told.append(_take_page(desk, received, side))
                else:
                    told.append(_take_settings(desk, received))
    print_json(told)


def _take_page(desk: Desk, received: ReceivedPackage, side: str | None) -> dict[str, Any]:
    from newsroom.desk.packing import stow  # noqa: PLC0415

    coming = desk.passing.look(received)
    stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
    theirs = None if side is None or not coming.page.clashes else side == "theirs"
    change = desk.passing.take(coming, theirs=theirs)
    return {
        "kind": received.manifest.kind.value,
        "file": str(received.path),
        "page": coming.label,
        "from": received.manifest.person,
        "articles": [
            {"uuid": each.article.uuid, "headline": each.article.title, "outcome": each.fate.value}
            for each in coming.articles
        ],
        "doubles": list(coming.doubles),
        "notes": [*coming.notes, *change.notes],
    }


def _take_settings(desk: Desk, received: ReceivedPackage) -> dict[str, Any]:
    from newsroom.desk.packing import stow  # noqa: PLC0415

    coming = desk.sharing.look(received)
    stow(coming.parcel.pictures, received.files, desk.library.pictures, Job())
    desk.sharing.take(coming, coming.changed)
    return {
        "kind": received.manifest.kind.value,
        "file": str(received.path),
        "publication": coming.parcel.house.name,
        "from": received.manifest.person,
        "taken": [part.words for part in coming.parts if part.key in coming.changed],
    }


COMMANDS = (holders, send_page, send_settings, take_package)
