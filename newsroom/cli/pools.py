"""Commands about the filler pool that every issue draws on."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from newsroom.cli.shared import EXISTING, explained, library_option, print_json
from newsroom.model.filler import FillerKind

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


COMMANDS = (fillers, add_filler)
