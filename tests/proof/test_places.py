from __future__ import annotations

import datetime

import pytest

from newsroom.proof import places
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Setting
from newsroom.proof.text import of_lines

ISSUE = datetime.date(2031, 3, 12)


def told(text: str, day: datetime.date | None = ISSUE) -> list[tuple[str, tuple[str, ...]]]:
    reader = Proofreader(Setting(day=day, packs=frozenset({"places"})))
    found = reader.story(of_lines(text))
    assert reader.troubles == {}
    return [(fault.text, fault.suggestions) for fault in found]


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("来自山东省南京市的客商", "山东省", "江苏省"),
        ("福建南昌市的企业", "福建", "江西省"),
        ("杭州市鄞州区的果农", "杭州市", "宁波市"),
        ("湖南省上海市", "湖南省上海市", "上海市"),
        ("江苏省江都市", "江都市", "扬州市江都区"),
        ("成都市双流县", "双流县", "双流区"),
        ("上海市浦东区", "浦东区", "浦东新区"),
        ("苏州市金阊区的老街", "金阊区", "姑苏区"),
        ("青岛市四方区，2024年的事", "四方区", "市北区"),
        ("天津市蓟县", "蓟县", "蓟州区"),
        ("他在襄樊市打工", "襄樊市", "襄阳市"),
        ("湘西苗族土家族自治州", "湘西苗族土家族自治州", "湘西土家族苗族自治州"),
        ("重庆省的火锅", "重庆省", "重庆市"),
        ("广西自治区", "广西自治区", "广西壮族自治区"),
        ("东岭乡街道办事处", "东岭乡街道", "东岭街道"),
    ],
)
def test_places_out_of_place_are_told(text: str, found: str, right: str) -> None:
    ((word, offered),) = told(text)
    assert word == found
    assert right in offered


@pytest.mark.parametrize(
    "text",
    [
        "江苏省南京市江宁区", "浙江桐乡市", "吉林省吉林市", "河南蒙古族自治县", "天津市河北区",
        "北京市朝阳区", "辽宁省朝阳市", "山东省市场监管局", "南京市新城区建设", "杭州市余杭市场",
        "1998年他到襄樊市打工", "原襄樊市", "新增城市公园", "上海市民政局",
        "2009年，苏州市金阊区的老街",
        "湖北省直辖县", "江西省南昌市南昌县", "新疆生产建设兵团石河子市", "海南省海口市",
        "景宁畲族自治县", "自治区人民政府", "省市县三级", "苏州市工业园区", "古镇街道办事处",
    ],
)  # fmt: skip
def test_places_in_their_place_are_let_alone(text: str) -> None:
    assert told(text) == []


def test_a_name_is_judged_by_the_days_of_its_issue() -> None:
    assert told("浙江省富阳市", datetime.date(2010, 5, 1)) == []
    assert [word for word, _ in told("浙江省富阳市", datetime.date(2020, 5, 1))] == ["富阳市"]


def test_every_county_has_its_province() -> None:
    known = [one for found in places.places().values() for one in found]
    assert len({one.province for one in known}) == 31
    assert sum(one.level == 2 for one in known) == 333
    assert sum(one.level == 3 for one in known) > 2800


def test_no_name_of_old_is_one_of_today() -> None:
    today = places.places()
    for name, (_, now) in places.renamed().items():
        assert name not in today
        assert any(now.endswith(one) for one in today), now
