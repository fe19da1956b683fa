"""Builds schema-1.newsroom, the library of the first schema; run once when that schema was shipped.

    python tests/old_files/build_schema_1.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom.model.article import Article, ArticleKind, ArticleStatus
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import Distribution, Issue, IssueFacts, IssueNumber
from newsroom.model.length import Pt
from newsroom.model.page import Page
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.revision import Draft
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-1.newsroom")
TIME = datetime.datetime(2021, 10, 15, 1, 30, tzinfo=datetime.UTC)
PICTURE = Picture("0123456789abcdef" * 4, ".jpg", 4000, 3000, "IMG_0001.JPG", 345678, shrunk=True)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"017c8000-0000-7000-8000-{number:012x}"


def issue(publication: str) -> Issue:
    """A combined issue."""
    return Issue(
        uuid=uuid(1),
        publication=publication,
        date=datetime.date(2021, 10, 16),
        number=IssueNumber((32, 33), (707, 708)),
        facts=IssueFacts(hotline="12345", distribution=(Distribution("送", "各科室"),)),
    )


PAGES = (
    Page(uuid=uuid(2), issue=uuid(1), number=1, name="要闻", editor="编辑甲"),
    Page(uuid=uuid(3), issue=uuid(1), number=2, name="综合"),
)
LEAD = Article(
    uuid=uuid(4),
    section="乡村振兴",
    kicker="稳住粮食",
    headline="秋粮 颗粒归仓",
    subhead="全区机收过九成",
    dateline="本报讯",
    credits=(
        Credit("宋晓", Role.REPORTER, "见习记者"),
        Credit("李雷", Role.CORRESPONDENT),
        Credit("宋晓", Role.PHOTOGRAPHER),
    ),
    source_unit="区农业农村局",
    body="稻田里机声隆隆。\n## 机手上门\n**一小时**收完三亩。\n● 𠮷家村先收",
    jump_to="第2版",
    slots=(Slot("收割现场", ("宋晓",), PICTURE.sha256, doubtful=True), Slot("缺图")),
    importance=5,
    status=ArticleStatus.READY,
    notes=("疑缺开头",),
)
BRIEF = Article(uuid=uuid(5), kind=ArticleKind.BRIEF, body="图书馆周末延时开放。")
PLACEMENT = Placement(
    uuid=uuid(6),
    page=uuid(2),
    article=LEAD.uuid,
    column=0,
    row=14,
    span=4,
    depth=40,
    headline_size=Pt(36),
    pictures=(PicturePlace(0, 1, 2, 14, Crop(0.0, 0.125, 0.0, 0.0)),),
    locked=True,
    kept_breaks=(8,),
)
TYPED = replace(BRIEF, body="图书馆周末延时开放，到晚上九点。")


def build(target: Path) -> None:
    """Write the library."""
    with Library.create(target, now=lambda: TIME) as library:
        library.settings.set("person", "编辑甲")
        paper = library.publications.find("上街时报")
        library.pictures.record(PICTURE)
        library.issues.add(issue(paper))
        for page in PAGES:
            library.issues.add_page(page)
        first = replace(LEAD, headline="秋粮归仓")
        home: dict[str, Any] = {"publication": paper, "issue": uuid(1), "person": "编辑甲"}
        library.articles.add(first, reason="导入", **home)
        library.articles.save(LEAD, person="编辑乙", reason="保存")
        brief = library.articles.add(BRIEF, reason="导入", page=uuid(3), **home)
        library.issues.place(PLACEMENT)
        library.history.write_draft(Draft(TYPED, brief.uuid, "编辑甲", TIME))
        library.events.append("编辑甲", "导入", [LEAD.uuid, BRIEF.uuid])
        library.events.append("编辑乙", "排版", [PLACEMENT.uuid], fingerprint="ab" * 32)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
