from __future__ import annotations

import datetime

import pytest

from newsroom.proof import statutes
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines

ISSUE = datetime.date(2031, 3, 12)


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    reader = Proofreader(Setting(day=ISSUE, packs=frozenset({"congress"})))
    found = reader.story(of_lines(text))
    assert reader.troubles == {}
    return [(fault.text, fault.suggestions) for fault in found]


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("2011年召开的党的十八大", "2011年", "2012年"),
        ("民法典由十三届全国人大五次会议通过", "五次会议", "三次会议"),
        ("民法总则由十三届全国人大五次会议审议通过", "十三届", "十二届"),
        (
            "反分裂国家法由第十一届全国人大第二次会议通过",
            "第十一届全国人大第二次会议",
            "第十届全国人大第三次会议",
        ),
        ("十二届全国人大常委会第四次会议通过《反食品浪费法》", "十二届", "十三届"),
        ("党的十七届四中全会通过“十二五”规划建议", "十七届四中全会", "十七届五中全会"),
        ("党的十九届三中全会作出第三个历史决议", "十九届三中全会", "十九届六中全会"),
        ("党的十八届五中全会专题研究全面从严治党", "十八届五中全会", "十八届六中全会"),
        ("2030年全国两会将于4月召开", "4", "3"),
        ("党的十九大于2018年召开", "2018年", "2017年"),
        ("十一届三中全会（1979年）", "1979年", "1978年"),
        ("2020年10月，党的十九届四中全会召开", "2020年10月", "2019年10月"),
        ("2024年召开的十四届全国人大三次会议", "2024年", "2025年"),
        ("十八届八中全会", "八", ""),
        ("十三届全国政协六次会议", "六", ""),
        ("“十四五”规划（2020—2025年）", "2020—2025", "2021—2025"),
        ("2024年是“十四五”收官之年", "2024", "2025"),
        ("“十二五”计划", "“十二五”计划", "“十二五”规划"),
        (
            "中国共产党第十八届全国代表大会",
            "中国共产党第十八届全国代表大会",
            "中国共产党第十八次全国代表大会",
        ),
        ("县委十二届五中全会", "县委十二届五中全会", "县委十二届五次全会"),
        ("党的二十届三次全会", "党的二十届三次全会", "党的二十届三中全会"),
        ("十八大四中全会", "十八大四中全会", "十八届四中全会"),
        ("县十六届人大四次全会", "人大四次全会", "人大四次会议"),
        (
            "第十六次人民代表大会第三次会议",
            "第十六次人民代表大会第三次",
            "第十六届人民代表大会第三次",
        ),
        ("县十六届人大三届会议", "十六届人大三届会议", "十六届人大三次会议"),
        ("县人大十六届三次会议", "人大十六届三次会议", "十六届人大三次会议"),
        ("学习《未成年保护法》", "未成年保护法", "未成年人保护法"),
        ("依照《老年权益人保障法》", "老年权益人保障法", "老年人权益保障法"),
        ("《中华人民共和国土地管制法》", "土地管制法", "土地管理法"),
        ("《国家监察法》", "国家监察法", "监察法"),
        ("依据《婚姻法》，法院判决", "婚姻法", "民法典"),
        ("《民法典》自2020年1月1日起施行", "2020年1月1日", "2021年1月1日"),
        ("2021年7月1日起施行的《反食品浪费法》", "2021年7月1日", "2021年4月29日"),
        ("2016年修订的《教师法》", "2016", "2009"),
        ("《黄河保护法》于2021年10月通过", "2021", "2022"),
    ],
)
def test_meetings_and_laws_are_held_against_the_record(text: str, found: str, right: str) -> None:
    ((word, offered),) = told(text)
    assert found in word
    assert any(right in one for one in offered) or not right


@pytest.mark.parametrize(
    "text",
    [
        "2012年召开的党的十八大", "2018年，党的十九大精神宣讲走进校园", "十一届三中全会（1978年）",
        "十四届全国人大三次会议（2025年）", "“十四五”规划（2021—2025年）", "《工伤保障条例》",
        "县委十二届五次全会", "党的二十届三中全会", "县十六届人大四次会议", "县政协十届四次会议",
        "第十二届教职工代表大会第二次会议", "第十六届人民代表大会第三次会议", "县第十三次党代会",
        "《未成年人保护法》《民法典》", "1981年1月1日起施行的《婚姻法》", "当时依据《婚姻法》登记",
        "《上海市未成年人保护条例》", "《英国土地管制法》", "《兵法》", "2025年是“十四五”收官之年",
        "2021年4月29日起施行的《反食品浪费法》", "民法典由十三届全国人大三次会议通过",
        "十三届全国人大常委会第二十八次会议通过《反食品浪费法》", "2030年全国两会于3月召开",
        "党的十九届六中全会通过第三个历史决议", "十九届四中全会后，推进“十四五”规划建议工作",
        "《教师法》（2009年修正）", "十大街头艺人", "连续第三届会议", "2027年修订的《教师法》",
    ],
)  # fmt: skip
def test_meetings_and_laws_of_the_record_are_let_alone(text: str) -> None:
    assert told(text) == []


def test_each_law_has_its_years_in_order() -> None:
    known = statutes.statutes()
    assert len(known) > 300
    for one in known.values():
        assert all(1949 <= year <= 2026 for year in one.years), one.name
        assert all(day.year >= min(one.years, default=1949) for day in one.force), one.name
        assert (one.until is None) == (one.heir == ""), one.name
        assert one.heir in ("", *known), one.name
