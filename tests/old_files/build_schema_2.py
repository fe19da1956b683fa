"""Builds schema-2.newsroom, the library of the second schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_2.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.page import Page
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.roster import Official
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-2.newsroom")
TIME = datetime.datetime(2022, 3, 4, 1, 30, tzinfo=datetime.UTC)
ARTWORK = Picture("fedcba9876543210" * 4, ".png", 1200, 800, "节水.png", 23456)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"017f5000-0000-7000-8000-{number:012x}"


def issue(publication: str) -> Issue:
    """A plain issue."""
    return Issue(
        uuid=uuid(1),
        publication=publication,
        date=datetime.date(2022, 3, 5),
        number=IssueNumber((9,), (728,)),
    )


PAGES = (
    Page(uuid=uuid(2), issue=uuid(1), number=1, name="要闻", template="要闻"),
    Page(uuid=uuid(3), issue=uuid(1), number=2, name="综合"),
)
STORY = Article(
    uuid=uuid(4),
    section="春耕",
    headline="水渠通到田头",
    body="开闸那天，村里的人都来了。\n水走了两个钟头才到地头。",
    slots=(Slot("开闸", (), ARTWORK.sha256),),
)
GUIDE = Article(uuid=uuid(5), kind=ArticleKind.GUIDE, headline="导读")
ADVERT = Article(
    uuid=uuid(6),
    kind=ArticleKind.ADVERT,
    headline="节约每一滴水",
    slots=(Slot(picture=ARTWORK.sha256),),
)
PLACEMENTS = (
    Placement(
        uuid=uuid(7),
        page=uuid(2),
        article=STORY.uuid,
        column=0,
        row=14,
        span=3,
        depth=40,
        pictures=(PicturePlace(0, 1, 2, 12, Crop(0.0, 0.1, 0.0, 0.0), row=6),),
        kept_breaks=(9, 13),
        drop_cap=3,
    ),
    Placement(uuid=uuid(8), page=uuid(3), article=ADVERT.uuid, column=4, row=68, span=2, depth=20),
)
LEADERS = (
    Official(uuid=uuid(9), name="宋晓", rank=1, title="区长"),
    Official(uuid=uuid(10), name="李雷", rank=2),
)
TEASERS = (
    Teaser(issue=uuid(1), article=STORY.uuid, words="开闸放水"),
    Teaser(issue=uuid(1), article=STORY.uuid),
)


def banners(publication: str) -> tuple[Banner, ...]:
    """One banner in type, one with artwork."""
    return (
        Banner(uuid=uuid(11), publication=publication, section="春耕", rows=3),
        Banner(
            uuid=uuid(12), publication=publication, section="民生", picture=ARTWORK.sha256, rows=4
        ),
    )


def filler(publication: str) -> Filler:
    """The filler as it comes back, its last use worked out."""
    return Filler(
        article=ADVERT.uuid,
        publication=publication,
        kind=FillerKind.PUBLIC_SERVICE,
        span=2,
        rows=20,
        valid_until=datetime.date(2022, 12, 31),
        last_used=datetime.date(2022, 3, 5),
    )


def build(target: Path) -> None:
    """Write the library."""
    with Library.create(target, now=lambda: TIME) as library:
        paper = library.publications.find("上街时报")
        library.pictures.record(ARTWORK)
        library.issues.add(issue(paper))
        for page in PAGES:
            library.issues.add_page(page)
        home: dict[str, Any] = {"publication": paper, "person": "编辑甲", "reason": "导入"}
        library.articles.add(STORY, issue=uuid(1), **home)
        library.articles.add(GUIDE, issue=uuid(1), **home)
        library.articles.add(ADVERT, **home)
        library.fillers.put(replace(filler(paper), last_used=None))
        for placement in PLACEMENTS:
            library.issues.place(placement)
        library.furnishing.set_banners(paper, banners(paper))
        library.furnishing.set_teasers(uuid(1), TEASERS)
        library.officials.put(LEADERS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
