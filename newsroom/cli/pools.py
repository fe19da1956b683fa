"""Commands about what every issue draws on: the filler pool and the order of leaders."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.errors import FileError
from newsroom.model.filler import FillerKind
from newsroom.model.leader import Leader

_publication = click.option(
    "--publication", required=True, metavar="P", help="报刊名称或版式文件名"
)


@click.command()
@library_option
@_publication
@explained
def fillers(library: Path, publication: str) -> None:
    """列出补白库，最久没用的在前。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    with Desk.open(library) as desk:
        home = desk.library.publications.find(publication)
        print_json([records.filler_record(*line) for line in desk.fillers.all(home)])


@click.command(name="add-filler")
@library_option
@_publication
@click.option(
    "--kind",
    required=True,
    type=click.Choice([kind.value for kind in FillerKind]),
    help="补白、公告、公益广告、题花、广告",
)
@click.option("--headline", default="", metavar="T", help="标题；图片广告作名称用")
@click.option("--body", default="", metavar="TEXT", help="正文")
@click.option("--picture", default=None, type=EXISTING, metavar="FILE", help="图片")
@click.option("--size", default=(0, 0), type=(int, int), metavar="栏 行", help="占几栏几行")
@click.option("--until", default="", metavar="D", help="最后可以登的日期，如 2021-12-31")
@explained
def add_filler(library: Path, publication: str, kind: str, **facts: Any) -> None:
    """把一条补白、公告或公益广告收进补白库。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415
    from newsroom.model.article import Article  # noqa: PLC0415
    from newsroom.model.filler import Filler  # noqa: PLC0415

    if not any(facts[name] for name in ("headline", "body", "picture")):
        raise click.UsageError("请写标题、正文，或给一张图片")
    named = facts["headline"] or ("" if facts["body"] else facts["picture"].stem)
    article = Article(headline=named, body=facts["body"])
    with Desk.open(library) as desk:
        filler = Filler(
            article=article.uuid,
            publication=desk.library.publications.find(publication),
            kind=FillerKind(kind),
            span=facts["size"][0],
            rows=facts["size"][1],
            valid_until=_day(facts["until"]),
        )
        desk.fillers.add(article, filler, facts["picture"])
        made = desk.library.fillers.get(article.uuid)
        print_json(records.filler_record(made, desk.library.articles.summary(article.uuid)))


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter("日期应写作 2021-12-31", param_hint="--until") from error


@click.command()
@library_option
@click.option("--set", "source", default="", metavar="FILE|-", help="换成这个 JSON 名单")
@explained
def leaders(library: Path, source: str) -> None:
    """列出领导排序；给了名单就先换成它。"""
    from newsroom.desk import records  # noqa: PLC0415
    from newsroom.desk.desk import Desk  # noqa: PLC0415

    wanted = _leaders(source) if source else None
    with Desk.open(library) as desk:
        if wanted is not None:
            desk.furnishing.set_leaders(wanted)
        print_json([records.leader_record(one) for one in desk.furnishing.leaders()])


def _leaders(source: str) -> list[Leader]:
    """The leaders in a JSON list of names, or of what `leaders` prints.

    Raises FileError where it is none.
    """
    try:
        with click.open_file(source, "rb") as file:
            found = json.loads(file.read().decode("utf-8-sig"))
        if not isinstance(found, list):
            raise TypeError("no list")
        return [_leader(one, rank) for rank, one in enumerate(found, 1)]
    except OSError as error:
        raise FileError(source, "打不开", advice="请确认它是一个存在的文件") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        advice = '请写成 ["姓名", …] 或 [{"name": "姓名", "rank": 1, "title": "职务"}, …]'
        raise FileError(source, "不是领导名单", kept="领导名单没有变化", advice=advice) from error


def _leader(one: Any, rank: int) -> Leader:
    if isinstance(one, str):
        return Leader(name=one, rank=rank)
    return Leader(name=str(one["name"]), rank=int(one["rank"]), title=str(one.get("title", "")))


COMMANDS = (fillers, add_filler, leaders)
