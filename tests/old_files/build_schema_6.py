"""Builds schema-6.newsroom, the library of the sixth schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_6.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from newsroom.model.article import Article
from newsroom.model.contributor import Unit
from newsroom.model.credit import Credit, Role
from newsroom.model.kinds import ArticleKind, KindRule
from newsroom.model.person import Duty, Person
from newsroom.model.remark import Anchor, Remark
from newsroom.model.review import Review, ReviewAct, ReviewStep, article_fingerprint
from newsroom.model.withdrawal import Withdrawal
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-6.newsroom")
TIME = datetime.datetime(2024, 5, 6, 1, 30, tzinfo=datetime.UTC)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"018f0000-0000-7000-8000-{number:012x}"


STORY = Article(
    uuid=uuid(1),
    headline="渡口添了新船",
    credits=(Credit("宋晓", Role.REPORTER),),
    source_unit="河湾街道",
    body="新船比旧船宽出一米。\n早班提前到六点开。",
)
WITHDRAWN = Article(uuid=uuid(2), headline="桥头集市改期", body="改在下月初八。")
READ = article_fingerprint(STORY)
PERSON = Person(uuid=uuid(3), name="编辑甲", duties=(Duty.EDITOR,))
UNIT = Unit(uuid=uuid(4), name="河湾街道办事处", other_names=("河湾街道",))
REMARK = Remark(
    uuid=uuid(5),
    article=STORY.uuid,
    anchor=Anchor("body", 8, 10, "一米"),
    words="请再核实",
    proposal="两米",
    person="校对乙",
    time=TIME,
)
WITHDRAWAL = Withdrawal(
    uuid=uuid(6),
    article=WITHDRAWN.uuid,
    reason="日子没有定",
    ordered_by="主编",
    person="编辑甲",
    time=TIME,
)
RULE = KindRule(kind=ArticleKind.REPRINT, own=False, paid=True)


def build(target: Path) -> None:
    """Write the library."""
    with Library.create(target, now=lambda: TIME) as library:
        paper = library.publications.find("上街时报")
        for article in (STORY, WITHDRAWN):
            library.articles.add(article, publication=paper, person="编辑甲", reason="导入")
        library.persons.put(PERSON)
        library.units.put(UNIT)
        library.remarks.put(REMARK)
        library.withdrawals.add(WITHDRAWAL)
        library.kind_rules.set(paper, [RULE])
        head = library.history.head(STORY.uuid)
        library.reviews.add(
            Review(
                uuid=uuid(7),
                article=STORY.uuid,
                act=ReviewAct.PASS,
                step=ReviewStep.FIRST,
                person="编辑甲",
                time=TIME,
                revision=head.uuid,
                fingerprint=READ,
            )
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
