"""Builds schema-7.newsroom, the library of the seventh schema; run once when that schema was
shipped.

    python tests/old_files/build_schema_7.py

Kept to tell what the file holds. A schema that is shipped is never built anew: newer programs
would write their own.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from newsroom.model.account import BookedError, Found, OutsideReview, Sort, Weight
from newsroom.model.article import Article
from newsroom.model.excuse import Excuse, Reach
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.pack import HOUSE, Entry
from newsroom.model.pack_book import OwnEntry, OwnPack, Switch
from newsroom.model.roster import Official
from newsroom.store.library import Library

TARGET = Path(__file__).with_name("schema-7.newsroom")
TIME = datetime.datetime(2024, 5, 6, 1, 30, tzinfo=datetime.UTC)
DAY = datetime.date(2024, 5, 11)


def uuid(number: int) -> str:
    """An identity that can be expected."""
    return f"018f0000-0000-7000-8000-{number:012x}"


STORY = Article(uuid=uuid(1), headline="渡口添了新船", body="新船比旧船宽出一米。")
OFFICIALS = (
    Official(uuid=uuid(2), name="宋晓", rank=1, title="区长", since=datetime.date(2023, 1, 8)),
    Official(
        uuid=uuid(3),
        name="李雷",
        rank=2,
        title="副区长、河湾街道党工委书记",
        until=datetime.date(2024, 3, 1),
        note="已调走",
    ),
)
EXCUSE = Excuse(
    uuid=uuid(4),
    reach=Reach.ARTICLE,
    rule="words",
    words="添了",
    message="写得不对",
    article=STORY.uuid,
    person="编辑甲",
    time=TIME,
)
ERROR = BookedError(
    uuid=uuid(5),
    issue=uuid(8),
    page=1,
    place="主标题",
    wrong="布署",
    right="部署",
    heavy=True,
    found=Found.AFTER,
    source="审读中心",
    review=uuid(6),
    time=TIME,
)
WEIGHT = Weight(Sort.MARK, 2)


def pack(paper: str) -> OwnPack:
    """A pack of the house's own."""
    return OwnPack(uuid=uuid(9), publication=paper, key="rivers", title="河名船名")


def entry(paper: str) -> OwnEntry:
    """A word of the house's own."""
    word = Entry(words=("河弯",), instead=("河湾",), note="街道名是河湾", since=DAY)
    return OwnEntry(
        uuid=uuid(10), publication=paper, pack=HOUSE, entry=word, person="编辑甲", time=TIME
    )


def switch(paper: str) -> Switch:
    """A pack of the program's that the house has on."""
    return Switch(scope=paper, pack="style", heard=True)


def issue(paper: str) -> Issue:
    """An issue with an order of leaders of its own."""
    return Issue(uuid=uuid(8), publication=paper, date=DAY, number=IssueNumber((9,), (709,)))


def review(paper: str) -> OutsideReview:
    """What an outside reader wrote, answered."""
    return OutsideReview(
        uuid=uuid(6),
        publication=paper,
        issue=uuid(8),
        unit="审读中心",
        day=DAY,
        measures="清样两人各看一遍",
        answered=datetime.date(2024, 5, 20),
        time=TIME,
    )


def build(target: Path) -> None:
    """Write the library."""
    with Library.create(target, now=lambda: TIME) as library:
        paper = library.publications.find("上街时报")
        library.articles.add(STORY, publication=paper, person="编辑甲", reason="导入")
        library.issues.add(issue(paper))
        library.officials.put(OFFICIALS)
        library.officials.set_order(uuid(8), ("李雷", "宋晓"))
        library.excuses.add(EXCUSE)
        library.packs.put_pack(pack(paper))
        library.packs.put_entry(entry(paper))
        library.packs.switch(paper, "style", "", True)
        library.account.put_review(review(paper))
        library.account.put([ERROR])
        library.account.set_weights(paper, [WEIGHT])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / TARGET.name
        build(made)
        TARGET.write_bytes(made.read_bytes())
