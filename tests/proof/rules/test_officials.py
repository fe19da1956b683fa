"""Names and titles against the 人名职务库: near misses, another one's title, the order."""

from __future__ import annotations

import datetime
import pickle

import pytest

from newsroom.model.article import Article
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.kinds import ArticleKind
from newsroom.model.roster import Official, Roster
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.rules import official_names, official_order, official_titles
from newsroom.proof.text import of_article, of_lines

RULES = (*official_names.RULES, *official_titles.RULES, *official_order.RULES)
DAY = datetime.date(2026, 3, 7)
ROSTER = Roster(
    (
        Official(name="季怀瑾", title="县委书记", rank=1, since=datetime.date(2024, 2, 1)),
        Official(name="裴云帆", title="县委副书记、县长", rank=2, since=datetime.date(2025, 6, 1)),
        Official(name="向松", title="县人大常委会主任", rank=3),
        Official(name="龚秀兰", title="县政协主席", rank=4),
        Official(name="叶子青", title="县委常委、组织部部长", rank=5),
        Official(name="梁实", title="副县长", rank=6),
        Official(name="殷玉琢", title="副县长", rank=6),
        Official(name="钱塘", title="县教育局局长"),
        Official(name="童晓", title="桐坪镇党委书记", rank=20),
        Official(name="欧阳澈", title="桐坪镇镇长", rank=21),
        Official(name="欧阳辙", title="柳溪镇镇长", rank=22),
        Official(name="钟灵", title="县文化广电和旅游局局长"),
        Official(
            name="冯见山",
            title="县长",
            rank=2,
            since=datetime.date(2020, 1, 1),
            until=datetime.date(2025, 5, 31),
        ),
    )
)


def told(text: str, day: datetime.date | None = DAY) -> list[tuple[str, str, tuple[str, ...]]]:
    reader = Proofreader(Setting(day=day, roster=ROSTER), RULES)
    found: tuple[Fault, ...] = reader.story(of_lines(text))
    assert not reader.troubles
    return [(one.rule, one.text, one.suggestions) for one in found]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("县委书记季怀谨主持会议。", "季怀谨", "季怀瑾"),
        ("县委副书记、县长裴云凡到会讲话。", "裴云凡", "裴云帆"),
        ("记者从县政协主席龚秀岚处获悉。", "龚秀岚", "龚秀兰"),
        ("县委常委、组织部部长叶青子宣读了决定。", "叶青子", "叶子青"),
        ("县人大常委会主任向淞说，这件事要办到底。", "向淞", "向松"),
        ("桐坪镇镇长欧阳彻在堤上守了一夜。", "欧阳彻", "欧阳澈"),
        ("季怀瑾、裴云凡等到场祝贺。", "裴云凡", "裴云帆"),
        ("裴云凡县长要求，年底前全部完工。", "裴云凡", "裴云帆"),
        ("县委组织部长叶子清参加座谈。", "叶子清", "叶子青"),
        ("裴云凡强调，年底前全部完工。", "裴云凡", "裴云帆"),
        ("县委书记　季怀谨", "季怀谨", "季怀瑾"),
        ("县委书记季怀玉主持会议。", "季怀玉", "季怀瑾"),
        ("县委书记李怀瑾主持会议。", "李怀瑾", "季怀瑾"),
        ("县委书记季瑾怀主持会议。", "季瑾怀", "季怀瑾"),
        ("县委书记季怀在会上说。", "季怀", "季怀瑾"),
        ("县政协主席龚秀秀兰致辞。", "龚秀秀兰", "龚秀兰"),
        ("副县长殷玉堂到校走访。", "殷玉堂", "殷玉琢"),
        ("县委书记季怀运作出批示。", "季怀运", "季怀瑾"),
        ("县委书记季怀主持会议。", "季怀", "季怀瑾"),
        ("县教育局局长钱堂介绍，新学期有新变化。", "钱堂", "钱塘"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(text: str, wrong: str, right: str) -> None:
    assert told(text) == [("official_name", wrong, (right,))]


@pytest.mark.parametrize(
    "text",
    [
        "县委书记季怀瑾主持会议，县长裴云帆讲话。",
        "村民季怀谨种了三亩茶。",
        "柳溪镇镇长欧阳辙和桐坪镇镇长欧阳澈签了约。",
        "老县长冯见山回忆说，那时没有桥。",
        "前县长冯见山的书法作品展出。",
        "县文化广电和旅游局局长钟灵介绍了情况。",
        "裴云帆县长和梁实县长都到了。",
        "邻市的青山县县长裴云山来访。",
        "县教育局局长钱江南来了。",
        "技术员裴云凡强调，浇水不能急。",
        "王小丫和裴云凡一行三人进了山。",
        "邻县县长高岳峰率队来考察。",
        "副县长梁实秋的散文很有名，这个说法不对。",
        "县委书记季怀瑾和桐坪镇党委书记童晓一起查看了春耕。",
        "镇长欧阳澈介绍，桐坪镇今年新修了三座桥。",
        "市委常委、县委书记季怀瑾出席。",
        "县委副书记、代县长裴云帆到任。",
        "钱塘江大潮吸引了不少县长。",
        "童晓晓同学获奖，桐坪镇党委书记童晓为她颁奖。",
        "县委组织部部长叶子青、县教育局局长钱塘出席，梁实主持。",
        "县领导季怀瑾、裴云帆、向松、龚秀兰、殷玉琢、梁实出席。",
        "裴云帆同志任县长，冯见山同志不再担任县长职务。",
        "2022年，县长冯见山在这里签下了第一份合同。",
        "原县长冯见山回到老家。",
        "县人民政府县长裴云帆作报告。",
        "县人大主任向松带队视察。",
    ],
)
def test_what_agrees_with_the_roster_or_cannot_be_known_is_left(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("县长冯见山日前调研春耕。", "县长冯见山", "县长裴云帆"),
        ("县长梁实日前调研春耕。", "县长梁实", "副县长梁实"),
        ("县政协副主席龚秀兰到场。", "县政协副主席龚秀兰", "县政协主席龚秀兰"),
        ("县教育局副局长钱塘介绍。", "县教育局副局长钱塘", "县教育局局长钱塘"),
        ("县委书记裴云帆主持会议。", "县委书记裴云帆", "县委副书记、县长裴云帆"),
        ("县政协主席向松致辞。", "县政协主席向松", "县人大常委会主任向松"),
        ("桐坪镇党委书记童晓、镇长童晓都来了。", "镇长童晓", "党委书记童晓"),
        ("县长季怀瑾讲话。", "县长季怀瑾", "县委书记季怀瑾"),
        ("季怀瑾县长讲话。", "季怀瑾县长", "季怀瑾书记"),
        (
            "县文化广电和旅游局局长裴云帆介绍了情况。",
            "县文化广电和旅游局局长裴云帆",
            "县文化广电和旅游局局长钟灵",
        ),
        ("柳溪镇镇长欧阳澈在现场。", "柳溪镇镇长欧阳澈", "柳溪镇镇长欧阳辙"),
        ("县教育局局长梁实介绍了情况。", "县教育局局长梁实", "县教育局局长钱塘"),
        ("县长冯见山说，路要修好。", "县长冯见山", "县长裴云帆"),
    ],
)
def test_a_title_of_another_one_is_told_with_what_it_may_be(
    text: str, wrong: str, right: str
) -> None:
    ((rule, stands, offered),) = told(text)
    assert (rule, stands) == ("official_title", wrong)
    assert right in offered


def test_an_old_story_is_judged_by_the_roster_of_its_day() -> None:
    then = datetime.date(2023, 3, 7)
    assert told("县长冯见山日前调研春耕。", then) == []
    ((rule, _, offered),) = told("县长裴云帆日前调研春耕。", then)
    assert (rule, offered[0]) == ("official_title", "县长冯见山")
    assert told("县长裴云帆日前调研春耕。", None) == []


def test_a_list_out_of_order_is_told_from_the_first_to_the_last_that_is_misplaced() -> None:
    assert told("季怀瑾、龚秀兰、向松、裴云帆参加，叶子青主持。") == [
        ("official_order", "龚秀兰、向松、裴云帆", ("裴云帆、向松、龚秀兰",))
    ]
    assert told("县长裴云帆、县委书记季怀瑾出席。") == [
        ("official_order", "县长裴云帆、县委书记季怀瑾", ("县委书记季怀瑾、县长裴云帆",))
    ]
    assert told("裴云帆，县委书记季怀瑾参加。") == [
        ("official_order", "裴云帆，县委书记季怀瑾", ("县委书记季怀瑾，裴云帆",))
    ]
    assert told("县政协主席龚秀兰和县委书记季怀瑾出席。") == [
        (
            "official_order",
            "县政协主席龚秀兰和县委书记季怀瑾",
            ("县委书记季怀瑾和县政协主席龚秀兰",),
        )
    ]
    assert told("龚秀兰、向松和叶子青出席。") == [
        ("official_order", "龚秀兰、向松", ("向松、龚秀兰",))
    ]
    ((_, stands, offered),) = told("裴云帆、王小丫、季怀瑾参加。")
    assert (stands, offered) == ("裴云帆、王小丫、季怀瑾", ())
    assert told("裴云帆陪同季怀瑾调研。") == []


def test_official_copy_is_only_hinted_at() -> None:
    reader = Proofreader(Setting(day=DAY, roster=ROSTER), RULES)
    article = Article(kind=ArticleKind.WIRE, body="县委书记季怀谨主持会议。")
    (found,) = reader.story(of_article(article))
    assert found.severity is Severity.HINT


def test_a_roster_is_compared_by_value_and_travels_between_processes() -> None:
    again = pickle.loads(pickle.dumps(ROSTER))
    assert again == ROSTER
    assert hash(again) == hash(ROSTER)
    assert again.ever("向松") == ROSTER.ever("向松")
