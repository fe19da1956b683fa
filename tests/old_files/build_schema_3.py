"""Builds schema-3.newsroom, the library of the third schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_3.py

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
from newsroom.model.correction import Correction, CorrectionSource, CorrectionState
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.finding import CheckRule, Override, Severity
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.page import Page
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.printing import Contact, Ink, PageProfile, PrintOrder
from newsroom.model.roster import Official
from newsroom.model.signoff import Signoff, SignStep
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-3.newsroom")
TIME = datetime.datetime(2023, 3, 4, 1, 30, tzinfo=datetime.UTC)
ARTWORK = Picture("fedcba9876543210" * 4, ".png", 1200, 800, "节水.png", 23456)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"01860000-0000-7000-8000-{number:012x}"


def issue(publication: str) -> Issue:
    """A plain issue."""
    return Issue(
        uuid=uuid(1),
        publication=publication,
        date=datetime.date(2023, 3, 5),
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
ORDER = PrintOrder(
    shop="河湾印刷厂",
    copies=3000,
    inks=(Ink.COLOUR, Ink.SPOT),
    contacts=(Contact("夜班编辑", "宋晓", "13800000000"),),
    profile=PageProfile.WPS,
)
DELIVERY = Delivery(
    uuid=uuid(13),
    issue=uuid(1),
    number=1,
    person="编辑甲",
    time=TIME,
    pages=(
        DeliveredPage(
            uuid(2), 1, "7K3M-2QXP", (DeliveredArticle(uuid(4), "", "水渠通到田头", "第1至3栏"),)
        ),
    ),
    order=ORDER,
)
LEADERS = (
    Official(uuid=uuid(9), name="宋晓", rank=1, title="区长"),
    Official(uuid=uuid(10), name="李雷", rank=2),
)
TEASERS = (
    Teaser(issue=uuid(1), article=STORY.uuid, words="开闸放水"),
    Teaser(issue=uuid(1), article=STORY.uuid),
)

OVERRIDE = Override(
    uuid=uuid(14),
    issue=uuid(1),
    kind="byline",
    subject="ab" * 32,
    reason="约稿，不署名",
    person="编辑甲",
    time=TIME,
)
SIGNOFFS = (
    Signoff(
        uuid=uuid(15),
        issue=uuid(1),
        page=uuid(2),
        step=SignStep.EDITOR,
        person="编辑甲",
        time=TIME,
        fingerprint="cd" * 32,
    ),
    Signoff(
        uuid=uuid(16),
        issue=uuid(1),
        page="",
        step=SignStep.RELEASE,
        person="编辑乙",
        time=TIME,
        fingerprint="ef" * 32,
    ),
)
CORRECTIONS = (
    Correction(
        uuid=uuid(17),
        issue=uuid(1),
        number=1,
        page=1,
        article=uuid(4),
        place="3栏40行",
        before="两个钟头",
        after="三个钟头",
        mark="ab" * 16,
        source=CorrectionSource.RETURNED,
        state=CorrectionState.SENT,
        person="编辑甲",
        time=TIME,
    ),
    Correction(
        uuid=uuid(18),
        issue=uuid(1),
        number=2,
        page=2,
        before="",
        after="本报讯",
        remark="周师傅来电",
        source=CorrectionSource.TELEPHONE,
        person="编辑乙",
        time=TIME,
    ),
)
LET_STAND = "cd" * 16
RULES = (
    CheckRule(kind="lunar", severity=None),
    CheckRule(kind="unsigned", severity=Severity.ERROR, blocks=True, needs=("editor", "release")),
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
        valid_until=datetime.date(2023, 12, 31),
        last_used=datetime.date(2023, 3, 5),
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
        library.checks.add_override(OVERRIDE)
        for signoff in SIGNOFFS:
            library.checks.add_signoff(signoff)
        library.checks.set_rules(paper, RULES)
        library.printing.set_order(uuid(1), ORDER)
        library.printing.deliver(DELIVERY)
        for correction in CORRECTIONS:
            library.corrections.put(correction)
        library.corrections.let_stand(uuid(1), LET_STAND, stands=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
