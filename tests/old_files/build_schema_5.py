"""Builds schema-5.newsroom, the library of the fifth schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_5.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from newsroom.model.article import Article, ArticleStatus
from newsroom.model.credit import Credit, Role
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-5.newsroom")
TIME = datetime.datetime(2023, 3, 4, 1, 30, tzinfo=datetime.UTC)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"01860000-0000-7000-8000-{number:012x}"


STORY = Article(
    uuid=uuid(1),
    section="春耕",
    headline="水渠通到田头",
    credits=(Credit("宋晓", Role.REPORTER),),
    body="开闸那天，村里的人都来了。\n水走了两个钟头才到地头。",
    status=ArticleStatus.READY,
)
OTHER = Article(uuid=uuid(2), headline="集市挪了地方", body="新棚子搭在桥东。")


def build(target: Path) -> None:
    """Write the library."""
    with Library.create(target, now=lambda: TIME) as library:
        paper = library.publications.find("上街时报")
        for article in (STORY, OTHER):
            library.articles.add(article, publication=paper, person="编辑甲", reason="导入")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
