"""花脸稿 in Word: its tracked changes, all taken, give the later text; all refused, the earlier."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml

from newsroom.desk.marking import marked_copy, write
from newsroom.export.word_base import MAIN
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue
from newsroom.model.marked import MarkedCopy
from newsroom.model.picture import Slot
from newsroom.model.revision import Revision
from tests.export.settling import settled
from tests.typeset.material import house

W = f"{{{MAIN}}}"
FIRST = "清早，河湾村的杏果装上了冷链车，当天就能送到省城的超市里。"
SECOND = "村支书说，今年一共修了十二公里机耕路，收果子再也不用肩挑手提。"
THIRD = "镇里还请来农技员，住在村里教大家疏花套袋，优果率提高了两成。"
BASE = Article(
    headline="河湾村杏果进了省城",
    subhead="路通了，果子俏了",
    credits=(Credit("周闻笛", Role.REPORTER),),
    body="\n".join((FIRST, "## 路修到果园边", SECOND, THIRD, "● 果子装箱。", "**末段**收尾。")),
    slots=(Slot(caption="村民在装车"),),
)
CASES: dict[str, tuple[Article, Article]] = {
    "moved": (
        BASE,
        replace(BASE, body="\n".join((SECOND, "## 路修到果园边", THIRD, FIRST))),
    ),
    "sentence": (
        BASE,
        replace(
            BASE,
            body="\n".join((FIRST.replace("。", "，优果率提高了两成。"), SECOND, THIRD[:-10])),
        ),
    ),
    "parted": (BASE, replace(BASE, body=BASE.body.replace("，", "。\n"))),
    "joined": (BASE, replace(BASE, body=FIRST + SECOND + THIRD)),
    "headed": (
        replace(BASE, subhead=""),
        replace(BASE, headline="省城超市来了新杏", subhead="河湾村修通机耕路", kicker="丰收时节"),
    ),
    "beheaded": (
        replace(BASE, kicker="丰收时节"),
        replace(BASE, headline="杏果进城", subhead="", credits=()),
    ),
    "edges": (BASE, replace(BASE, headline=BASE.headline + "了", subhead="山里" + BASE.subhead)),
    "apart": (
        replace(BASE, body="\n".join((SECOND, THIRD, FIRST))),
        replace(BASE, body="\n".join((SECOND, f"{FIRST[:12]}新路{FIRST[12:]}", "新的。", THIRD))),
    ),
    "emptied": (BASE, replace(BASE, body="", slots=())),
    "filled": (replace(BASE, body="", slots=()), BASE),
    "looks": (BASE, replace(BASE, body=BASE.body.replace("## ", "").replace("**末段**", "末段"))),
}


def revision(article: Article, person: str, minute: int) -> Revision:
    time = datetime.datetime(2026, 5, 6, 9, minute, tzinfo=datetime.UTC)
    return Revision(f"版{minute}", article, (), person, "保存", time)


def texts(article: Article) -> str:
    """All of an article's texts as they are read, a paragraph a line."""
    one = revision(article, "何记者", 1)
    copy = marked_copy(one, one)
    return "".join(s.text for each in copy.passages for s in each.segments).rstrip("\n")


def words_of(settled_text: str) -> str:
    """A settled file's text without its slip."""
    lines = settled_text.split("\n")[2:]
    while lines[0].startswith(("图", "原图")):
        del lines[0]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def edition() -> Edition:
    issue = Issue(publication="报", date=datetime.date(2026, 5, 6))
    return Edition(house("shangjie-shibao"), issue, (), (), {}, {})


def copies() -> Iterator[tuple[str, MarkedCopy]]:
    for name, (before, after) in CASES.items():
        between = replace(after, headline=before.headline, body=before.body)
        yield (
            name,
            marked_copy(
                revision(before, "何记者", 1),
                revision(after, "唐校对", 30),
                [revision(between, "林编辑", 10)],
            ),
        )


def test_libreoffice_takes_all_changes_and_refuses_all(edition: Edition, tmp_path: Path) -> None:
    files = [write(copy, edition, tmp_path / f"{name}.docx") for name, copy in copies()]
    found = settled(files)
    for name, (before, after) in CASES.items():
        accepted, rejected = found[name]
        assert words_of(accepted) == texts(after), name
        assert words_of(rejected) == texts(before), name


def body(copy: MarkedCopy, edition: Edition, folder: Path) -> Any:
    with zipfile.ZipFile(write(copy, edition, folder / "稿.docx")) as file:
        return parse_xml(file.read("word/document.xml"))


def words_in(element: Any) -> str:
    return "".join(each.text for each in element.iter(f"{W}t", f"{W}delText"))


def test_changes_bear_the_names_and_times_of_who_made_them(
    edition: Edition, tmp_path: Path
) -> None:
    second = replace(BASE, headline="河湾村的杏果进了省城")
    third = replace(second, body=second.body.replace("十二", "十三"))
    copy = marked_copy(
        revision(BASE, "何记者", 1), revision(third, "", 30), [revision(second, "林编辑", 10)]
    )
    root = body(copy, edition, tmp_path)
    made = {
        words_in(each): (each.get(f"{W}author"), (each.get(f"{W}date") or "")[14:16])
        for each in root.iter(f"{W}ins", f"{W}del")
    }
    assert made == {"的": ("林编辑", "10"), "十二": ("未署名", "30"), "十三": ("未署名", "30")}


def test_both_ends_of_a_move_bear_one_name(edition: Edition, tmp_path: Path) -> None:
    copy = dict(copies())["moved"]
    root = body(copy, edition, tmp_path)
    names = {
        tag: [each.get(f"{W}name") for each in root.iter(f"{W}{tag}RangeStart")]
        for tag in ("moveFrom", "moveTo")
    }
    assert names["moveFrom"] and sorted(names["moveFrom"]) == sorted(names["moveTo"])
    for tag in ("moveFrom", "moveTo"):
        begins = [each.get(f"{W}id") for each in root.iter(f"{W}{tag}RangeStart")]
        assert [each.get(f"{W}id") for each in root.iter(f"{W}{tag}RangeEnd")] == begins
        moved = "".join(words_in(each) for each in root.iter(f"{W}{tag}"))
        assert moved == FIRST[:-1]  # its last mark stands for one that was taken out


def test_the_slip_counts_what_was_changed(edition: Edition, tmp_path: Path) -> None:
    before = replace(BASE, slots=(Slot("甲", picture="ab"),))
    after = replace(BASE, body=BASE.body.replace("十二", "三"), slots=(Slot("甲", picture="cd"),))
    copy = marked_copy(revision(before, "何记者", 1), revision(after, "唐校对", 30))
    root = body(copy, edition, tmp_path)
    words = [words_in(each) for each in root.iter(f"{W}p")]
    assert words[0].endswith("何记者 → 5月6日 " + words[0].split("5月6日 ")[-1])
    assert words[1] == "增 1 字，删 2 字"
    assert words[2] == "图1：换了图片"
