"""Commands about the 人名职务库: who holds which title, and in which order leaders are listed."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.errors import FileError
from newsroom.model.roster import Official

_on = click.option("--date", "day", default="", metavar="D", help="只看这一天在任的，如 2021-12-31")
_set = click.option("--set", "source", default="", metavar="FILE|-", help="换成这个 JSON 名单")


@click.command()
@library_option
@_on
@_set
@click.option(
    "--take", "taken", default=None, type=EXISTING, metavar="FILE", help="收下 Excel、Word 名单"
)
@explained
def roster(library: Path, day: str, source: str, taken: Path | None) -> None:
    """列出人名职务库；给了 JSON 名单就先整个换成它，给了 Excel、Word 名单就先收下里面的人。"""
    from newsroom.desk import records, roster_list  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.job import Job  # noqa: PLC0415

    wanted = _read(source, ranked=False) if source else None
    listed = roster_list.read(taken, Job()) if taken else None
    with Desk.open(library) as desk:
        if wanted is not None:
            desk.roster.set_all(wanted)
        if listed is not None:
            today = datetime.date.today()
            known = desk.roster.roster()
            turns = roster_list.proposals(known, listed.people, today, ranked=True)
            desk.roster.put(
                (one for turn in turns if turn.turn.taken for one in turn.after), "导入人名职务名单"
            )
        print_json([records.official_record(one) for one in desk.roster.roster().on(_asked(day))])


@click.command()
@library_option
@_on
@_set
@explained
def leaders(library: Path, day: str, source: str) -> None:
    """列出在任领导的排序；给了名单就先换成它。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    wanted = _read(source, ranked=True) if source else None
    on = _asked(day) or datetime.date.today()
    with Desk.open(library) as desk:
        if wanted is not None:
            desk.roster.set_leaders(wanted, on)
        print_json([records.official_record(one) for one in desk.roster.leaders(on)])


def _asked(text: str) -> datetime.date | None:
    try:
        return _day(text)
    except ValueError as error:
        raise click.BadParameter("日期应写作 2021-12-31", param_hint="--date") from error


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _read(source: str, *, ranked: bool) -> list[Official]:
    """The officials in a JSON list of names, or of what the commands print. ranked: names without
    a rank stand in the order of the list.

    Raises FileError where it is none.
    """
    try:
        with click.open_file(source, "rb") as file:
            found = json.loads(file.read().decode("utf-8-sig"))
        if not isinstance(found, list):
            raise TypeError("no list")
        return [_official(one, rank if ranked else 0) for rank, one in enumerate(found, 1)]
    except OSError as error:
        raise FileError(source, "打不开", advice="请确认它是一个存在的文件") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        advice = '请写成 ["姓名", …] 或 [{"name": "姓名", "rank": 1, "title": "职务"}, …]'
        what = "领导名单" if ranked else "人名职务名单"
        kept = "人名职务库没有变化"
        raise FileError(source, f"不是{what}", kept=kept, advice=advice) from error


def _official(one: Any, rank: int) -> Official:
    if isinstance(one, str):
        return Official(name=one, rank=rank)
    return Official(
        name=str(one["name"]),
        rank=int(one["rank"] if rank else one.get("rank", 0)),
        title=str(one.get("title", "")),
        note=str(one.get("note", "")),
        since=_day(one.get("from", "")),
        until=_day(one.get("to", "")),
    )


COMMANDS = (roster, leaders)
