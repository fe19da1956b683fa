"""What changed since the last package: named per page, per article, per field, and never more."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.changes import article_changes, notice
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.delivery import DeliveredArticle, DeliveredPage, Delivery
from newsroom.model.notice import Notice
from newsroom.model.picture import Slot
from newsroom.model.printing import Contact, Ink, PageProfile, PrintOrder

STORY = Article(
    uuid="a",
    headline="老街亮灯",
    credits=(Credit("周闻笛", Role.REPORTER),),
    body="开头一段。\n## 夜里\n中间一段。\n结尾一段。",
    slots=(Slot("新路灯", ("林可欣",), "p1"), Slot("散步的人")),
)
NOW = datetime.datetime(2021, 10, 15, 14, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, ()),
        ({"headline": "老街灯亮", "kicker": "民生"}, ("引题", "主题")),
        ({"credits": (Credit("何苗", Role.REPORTER),)}, ("署名",)),
        ({"body": "开头一段。\n## 夜里\n中间这段。\n结尾一段。"}, ("第3段“中间一”改为“中间这”",)),
        (
            {"body": "开头。\n## 灯下\n中间一段。\n结尾一段。"},
            ("第1段“开头一段”改为“开头”", "第2段“夜里”改为“灯下”"),
        ),
        ({"body": "甲。\n## 乙\n丙。\n丁。"}, ("第1至4段有改动",)),
        ({"body": "开头一段。\n结尾一段。"}, ("删去原第2至3段",)),
        ({"body": STORY.body + "\n补一段。\n再补。"}, ("增加第5至6段",)),
        ({"body": "## 夜里\n中间一段。\n结尾一段。\n补。"}, ("删去原第1段", "增加第4段")),
        ({"body": STORY.body.replace("中间", "**中间**")}, ("第3段有改动",)),
        (
            {"slots": (replace(STORY.slots[0], picture="p2"), Slot("人", picture="p3"))},
            ("第1张图片更换", "第2张图片补上", "第2张图片的说明有改动"),
        ),
        ({"slots": STORY.slots[:1]}, ("撤下图片 1 张",)),
        ({"slots": (*STORY.slots, Slot())}, ("增加图片 1 张",)),
        ({"slots": (replace(STORY.slots[0], photographers=()),)}, None),
    ],
)
def test_each_difference_of_two_versions_is_named(changed, said) -> None:
    found = article_changes(STORY, replace(STORY, **changed))
    if said is None:
        said = ("第1张图片的说明有改动", "撤下图片 1 张")
    assert found == said


def stood(article: str, revision: str = "r1", place: str = "第1至3栏") -> DeliveredArticle:
    return DeliveredArticle(article, revision, f"题{article}", place)


def page(number: int, code: str, *articles: DeliveredArticle, uuid: str = "") -> DeliveredPage:
    return DeliveredPage(uuid or f"p{number}", number, code, articles)


def told(before: list[DeliveredPage], after: list[DeliveredPage], **articles: Article) -> Notice:
    first = Delivery(issue="i", number=1, person="林可欣", time=NOW, pages=tuple(before))
    second = Delivery(issue="i", number=2, person="林可欣", time=NOW, pages=tuple(after))
    return notice(first, second, articles)


def lines(found: Notice) -> dict[str, tuple[str, ...]]:
    return {page.label: page.lines for page in found.pages}


def test_pages_that_look_the_same_are_named_as_such() -> None:
    found = told([page(1, "A", stood("a")), page(2, "B")], [page(1, "A", stood("a")), page(2, "C")])
    assert (found.number, found.former, found.time) == (2, 1, NOW)
    assert [one.unchanged for one in found.pages] == [True, False]
    assert lines(found)["一版"] == ()
    assert "版面有调整" in lines(found)["二版"][0]


def test_articles_changed_moved_added_and_taken_out_are_named_on_their_pages() -> None:
    other = replace(STORY, uuid="b", headline="夜市开张")
    before = [
        page(1, "A", stood("a"), stood("b"), stood("c"), stood("d")),
        page(2, "B", stood("e")),
    ]
    after = [
        page(1, "A2", stood("a", "r2"), stood("b", place="第4栏"), stood("f")),
        page(2, "B2", stood("e", "r9"), stood("d", "r1")),
    ]
    versions = {"r1": STORY, "r2": replace(STORY, headline="灯亮了"), "b": other}
    assert lines(told(before, after, **versions)) == {
        "一版": (
            "《题a》：主题",
            "《题b》移位，在第4栏",
            "新增《题f》，在第1至3栏",
            "撤下《题c》",
            "《题d》移到二版",
        ),
        "二版": ("《题e》：文字有改动", "《题d》由一版移来，在第1至3栏"),
    }


def test_a_jump_made_and_unmade_is_named() -> None:
    whole = [page(1, "A", stood("a")), page(2, "B")]
    jumped = [page(1, "A2", stood("a")), page(2, "B2", stood("a", place="第2栏"))]
    assert lines(told(whole, jumped))["二版"] == ("《题a》由一版转来，在第2栏",)
    assert lines(told(jumped, whole))["二版"] == ("《题a》不再转到本版",)


def test_what_moved_and_changed_says_both() -> None:
    found = told(
        [page(1, "A", stood("a")), page(2, "B")],
        [page(1, "A2"), page(2, "B2", stood("a", "r2", ""))],
        r1=STORY,
        r2=replace(STORY, subhead="副题"),
    )
    assert lines(found)["二版"] == ("《题a》由一版移来，并有改动（副题）",)


def test_pages_added_taken_out_and_renumbered_are_named() -> None:
    before = [page(1, "A", uuid="x"), page(2, "B", stood("b"), uuid="y"), page(3, "C", uuid="z")]
    after = [page(1, "A", uuid="x"), page(2, "C", uuid="z"), page(3, "D", stood("d"), uuid="w")]
    found = told(before, after)
    assert [(one.label, one.former, one.code, one.lines) for one in found.pages] == [
        ("一版", "A", "A", ()),
        ("二版", "C", "C", ("原为三版",)),
        ("三版", "", "D", ("新增一版", "《题d》")),
        ("二版", "B", "", ("这一版撤下，不再付印",)),
    ]


def test_a_bulletins_pages_are_called_pages() -> None:
    old = Delivery(
        issue="i",
        number=1,
        person="",
        time=NOW,
        pages=(page(1, "A", uuid="page 1"), page(2, "B", uuid="page 2")),
    )
    now = replace(old, number=2, pages=old.pages[:1], order=PrintOrder(inks=(Ink.SPOT,)))
    found = notice(old, now, {})
    assert [one.label for one in found.pages] == ["第1页", "第2页"]
    assert found.pages[1].lines == ("这一页撤下，不再付印",)
    assert found.order == ("第1页改为套红（原为彩色）",)


def test_changed_facts_of_the_order_are_named() -> None:
    old = PrintOrder(shop="甲厂", copies=6000, inks=(Ink.COLOUR, Ink.MONO), remarks="旧")
    new = replace(
        old,
        copies=6500,
        due="早六点",
        inks=(Ink.COLOUR, Ink.SPOT),
        contacts=(Contact("夜班", "高歌", "138"),),
        profile=PageProfile.WPS,
        embed_fonts=True,
        remarks="",
    )
    pages = (page(1, "A"), page(2, "B"))
    first = Delivery(issue="i", number=1, person="", time=NOW, pages=pages, order=old)
    found = notice(first, replace(first, number=2, order=new), {})
    assert found.order == (
        "印数改为：6,500 份（原为：6,000 份）",
        "交货时间改为：早六点",
        "联系电话改为：夜班 高歌 138",
        "备注改为：（空）（原为：旧）",
        "版面稿改为：WPS 精排（原为：Word 精排）",
        "标题字体改为：随版面稿带走（原为：不带）",
        "二版改为套红（原为黑白）",
    )
