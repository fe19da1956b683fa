"""Commands about backups: made, listed, restored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.errors import NotFoundError, RefusedError
from newsroom.job import Job

if TYPE_CHECKING:
    from newsroom.desk.backing import Backup, Line

NEWEST = "newest"
second_option = click.option(
    "--second",
    type=EXISTING,
    default=None,
    metavar="DIR",
    help="第二备份位置：另一块磁盘上的文件夹",
)


@click.command()
@library_option
@click.option("--out", type=EXISTING, default=None, metavar="FILE", help="整个拷到这个新文件")
@second_option
@click.option("--list", "listing", is_flag=True, help="只列出已有的备份")
@explained
def backup(library: Path, out: Path | None, second: Path | None, listing: bool) -> None:
    """备份稿库，采编台开着也行；做完打开核对过。"""
    from newsroom.desk import backing  # noqa: PLC0415

    places = (second,) if second is not None else ()
    if listing:
        print_json([backup_record(one) for one in backing.backups(library, places)])
        return
    if out is not None:
        backing.copy_out(library, out, Job())
        print_json({"path": str(out.resolve())})
        return
    if second is not None:
        backing.settle(library, second)
    made = backing.keep_up(library, backing.Reason.HAND, Job(), keeping=None, second=second)
    if made.trouble is not None:
        raise made.trouble
    print_json(backup_record(made.carried or made.backup))


@click.command()
@click.option("--library", type=EXISTING, default=None, metavar="L", help="库文件（*.newsroom）")
@click.option(
    "--from",
    "source",
    default=NEWEST,
    metavar="BACKUP",
    show_default=True,
    help="备份文件；newest 是最近一份完好的",
)
@second_option
@click.option("--article", default=None, metavar="A", help="只取回一篇：标题里的字，或它的编号")
@click.option("--aside", is_flag=True, help="取回的另存为一篇新稿（配合 --article）")
@click.option("--salvage", type=EXISTING, default=None, metavar="F", help="抢救这个损坏的库文件")
@click.option("--out", type=EXISTING, default=None, metavar="G", help="抢救出来的放进这个新文件")
@explained
def restore(
    library: Path | None,
    source: str,
    second: Path | None,
    article: str | None,
    aside: bool,
    salvage: Path | None,
    out: Path | None,
) -> None:
    """从备份恢复整个稿库（现在的先备份一份），取回一篇稿件，或抢救损坏的稿库。"""
    from newsroom.desk import backing  # noqa: PLC0415

    if salvage is not None:
        _salvage(salvage, out)
        return
    if library is None:
        raise click.UsageError("请写 --library，或用 --salvage 抢救损坏的稿库")
    if aside and article is None:
        raise click.UsageError("--aside 要和 --article 一起用")
    chosen = Path(source)
    if source == NEWEST:
        sound = backing.newest_sound(library, () if second is None else (second,))
        if sound is None:
            raise NotFoundError(
                "没有找到完好的备份", kept="没有改动", advice="请用 --from 写出备份文件的位置"
            )
        chosen = sound.path
    if article is not None:
        print_json(_brought(library, chosen, article, aside=aside))
        return
    done = backing.restore(library, chosen, "", Job())
    if done.returned:
        click.echo(f"有 {len(done.returned)} 篇后来彻底删除的稿件又回来了，请再删一次。", err=True)
    print_json(
        {
            "library": str(library.resolve()),
            "from": str(chosen.resolve()),
            "before": None if done.before is None else str(done.before.path),
            "damaged": None if done.kept is None else str(done.kept),
            "pictures": done.pictures,
            "absent": done.absent,
            "returned": list(done.returned),
        }
    )


def _salvage(source: Path, out: Path | None) -> None:
    from newsroom.desk import salvaging  # noqa: PLC0415

    told = salvaging.salvage(source, out or salvaging.beside(source), Job())
    click.echo(salvaging.summary(told), err=True)
    print_json(salvaging.record(told))


def _brought(library: Path, source: Path, wanted: str, *, aside: bool) -> dict[str, Any]:
    from newsroom.desk import backing, bringing  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with backing.opened(source) as reader:
        line = _one(reader.lines(wanted), wanted)
    with Desk.open(library) as desk:
        fetched = bringing.fetch(source, line.uuid, desk.library.pictures.files, Job())
        change = desk.bringing.beside(fetched) if aside else desk.bringing.back(fetched)
    (uuid,) = change.articles
    return {"uuid": uuid, "headline": line.title, "notes": list(change.notes)}


def _one(lines: tuple[Line, ...], wanted: str) -> Line:
    """The one article that is meant. Raises NotFoundError, RefusedError."""
    same = [line for line in lines if wanted in (line.uuid, line.title)]
    found = same[:1] or list(lines)
    if not found:
        raise NotFoundError(
            f"备份里没有“{wanted}”", kept="没有改动", advice="请核对标题或换一个备份"
        )
    if len(found) > 1:
        titles = "、".join(f"{line.title}（{line.uuid}）" for line in found[:8])
        raise RefusedError(
            f"备份里有 {len(found)} 篇说到“{wanted}”：{titles}",
            kept="没有改动",
            advice="请写出编号",
        )
    return found[0]


def backup_record(one: Backup) -> dict[str, Any]:
    """What is printed of a backup."""
    return {
        "path": str(one.path),
        "time": one.time.isoformat(timespec="seconds"),
        "reason": one.reason.value,
        "bytes": one.size,
        "sound": one.sound,
        "verified": None if one.verified is None else one.verified.isoformat(timespec="seconds"),
        "faults": list(one.faults),
        "articles": one.articles,
        "issues": one.issues,
        "pictures": one.pictures,
        "absent": one.absent,
        "second": one.second,
    }


COMMANDS = (backup, restore)
