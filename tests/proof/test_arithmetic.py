"""Sums, units, shares and multiples: what figures say of each other."""

from __future__ import annotations

import datetime
import re
from types import ModuleType

import pytest

from newsroom.proof.rules import (
    approx,
    chinese_arabic,
    multiples,
    percent,
    ranges,
    shares,
    short_years,
    sums,
    units,
)
from tests.proof.asked import marked

TOLD: list[tuple[ModuleType, str]] = [
    (
        sums,
        "码头修缮投资⟦900万元，其中市级补助500万元，县级配套600万|1100万元，其中市级补助500万元，县级配套600万⟧元。",
    ),
    (sums, "渡口有船工⟦45名，其中女船工60|60名，其中女船工60⟧名。"),
    (sums, "修桥⟦6|5⟧座：东桥、西桥、南桥、北桥、中桥。"),
    (sums, "会议明确⟦五|四⟧项任务：一是修船，二是补网，三是清淤，四是植树。"),
    (sums, "东岸有船⟦26条，西岸有船20条，东岸比西岸多8|28条，西岸有船20条，东岸比西岸多8⟧条。"),
    (sums, "3个渡口各40人，共⟦130|120⟧人。"),
    (sums, "老船工生于1950年，今年⟦80|76⟧岁。"),
    (sums, "他1935年出生，2015年去世，享年⟦85|80⟧岁。"),
    (sums, "两岸设快船桩⟦100个、慢船桩180个，合计260|100个、慢船桩180个，合计280⟧个。"),
    (sums, "设渡船⟦30条、货船20条，两类船共有60|30条、货船20条，两类船共有50⟧条。"),
    (sums, "共抽检船只⟦120条，合格115条，不合格6|121条，合格115条，不合格6⟧条。"),
    (
        sums,
        "渡口投入资金⟦2.5亿元，其中道路1.2亿元、管网0.8亿元、绿化0.6亿|2.6亿元，其中道路1.2亿元、管网0.8亿元、绿化0.6亿⟧元。",
    ),
    (units, "渡口挖出淤泥2万⟦方|立方米⟧。"),
    (units, "每⟦方|立方米⟧砂石售价80元，每⟦平方|平方米⟧造价900元。"),
    (units, "空气里的盐雾为35微克/⟦立方|立方米⟧。"),
    (units, "渡船时速达20⟦迈|公里⟧。"),
    (units, "渡口离县城12⟦公理|公里⟧。"),
    (units, "河滩有地300⟦公倾|公顷⟧。"),
    (units, "电脑硬盘容量为500⟦G|GB⟧。"),
    (units, "桥下限高3.5⟦M|m⟧，限重20⟦T|t⟧。"),
    (units, "水温升到37⟦摄氏度℃|℃⟧。"),
    (units, "船速18公里⟦每时|每小时⟧。"),
    (units, "鱼每筐重⟦60市斤|30公斤⟧。"),
    (percent, "药水有效率达⟦108%|?⟧。"),
    (percent, "种苗中标率由30%提高到⟦130%|?⟧。"),
    (shares, "船工中，男性⟦52%，女性49%|52%，女性48%⟧。"),
    (shares, "一产占⟦10%，二产占52%，三产占48%|10%，二产占52%，三产占38%⟧。"),
    (shares, "60岁以上占⟦35%，18至59岁占50%，18岁以下占25%|35%，18至59岁占50%，18岁以下占15%⟧。"),
    (shares, "⟦70%的船工赞成，40%|70%的船工赞成，30%⟧的船工反对。"),
    (shares, "调查显示，⟦60%的人选择坐船，50%|60%的人选择坐船，40%⟧的人选择过桥，每人限选一项。"),
    (shares, "女工240人，占渡口职工600人的⟦45%|40%⟧。"),
    (multiples, "货运增速加快0.8⟦%|个百分点⟧，增幅高于全省平均水平1.3⟦%|个百分点⟧。"),
    (multiples, "过渡的人达600人，是去年200人的⟦2|3⟧倍。"),
    (multiples, "产值从2亿元增加到8亿元，是原来的⟦3|4⟧倍。"),
    (multiples, "新船油耗是旧船的五分之一，⟦节油5倍|节油80%⟧。"),
    (multiples, "合格率由95%提高到98%，提高⟦3%|3个百分点⟧。"),
    (percent, "过渡的人达120万，比去年的100万增长⟦120%|20%⟧。"),
    (short_years, "柜里收着⟦78|1978⟧年的船票，翻出了⟦03|2003⟧年的报纸。"),
    (short_years, "⟦26|2026⟧年全区将修桥6座。"),
    (short_years, "船厂⟦09|2009⟧年破产，⟦12|2012⟧年重组。"),
    (short_years, "上世纪⟦八零|80⟧年代，渡口有船。"),
    (short_years, "渡口⟦零九年|2009年⟧修过。"),
    (chinese_arabic, "今年⟦一月至8月|1月至8月⟧，渡口修船。"),
    (chinese_arabic, "渡口来了⟦二0|20⟧名船工。"),
    (chinese_arabic, "大桥⟦二0二七|2027⟧年通车，码头⟦二〇2六|2026⟧年建成。"),
    (chinese_arabic, "投资⟦3千5百万|3500万⟧元。"),
    (chinese_arabic, "修桥分⟦3个阶段、五项|三个阶段、五项⟧任务推进。"),
    (ranges, "渡口开放时间为⟦8-17点|8点至17点⟧。"),
    (ranges, "船工年龄在18岁⟦—至|至⟧35岁之间。"),
    (approx, "渡口来了⟦约|⟧三四十人。"),
    (
        sums,
        "渡口添设备⟦40台，其中电脑25台，投影仪10台，打印机8|43台，其中电脑25台，投影仪10台，打印机8⟧台。",
    ),
    (chinese_arabic, "来了⟦四0|40⟧多名船工。"),
    (short_years, "他⟦96|1996⟧年大学毕业，⟦01|2001⟧年回乡创业。"),
]

SILENT: list[tuple[ModuleType, str]] = [
    (sums, "渡口有船工75名，其中女船工40名，35岁以下船工50名。"),
    (sums, "三条水渠：东渠、西渠和南渠等。"),
    (sums, "老船工生于1950年，今年76岁。"),
    (units, "三方签约，村里通了5G，讲公理。"),
    (percent, "认购覆盖率达130%，产能利用率达105%。"),
    (shares, "三大指标分别占总量的55%、74%和63%。"),
    (shares, "60%的人爱钓鱼，50%的人爱划船。"),
    (multiples, "货运增速达8%，成本下降3%。"),
    (short_years, "50年的老店，船厂用12年重组了三次。"),
    (short_years, "26年来，他守着渡口。"),
    (chinese_arabic, "他从正月初一到8日都在渡口，十天修船3条。"),
    (ranges, "他们8:00—17:00上班，比分3-1。"),
    (approx, "超过15万家规模以上船厂，覆盖超90%的规模以上船厂。"),
    (approx, "渡口建成万余家船厂，3000多条地级及以上航道通航。"),
    (sums, "船赛奖项中，特别奖4件、一等奖74件、二等奖113件、三等奖186件。"),
    (units, "今年重点推进6G试验。"),
]

DAY = datetime.date(2026, 5, 1)


@pytest.mark.parametrize(("module", "text"), TOLD)
def test_figures_that_disagree_are_told(module: ModuleType, text: str) -> None:
    plain = re.sub(r"⟦([^|⟧]*)\|[^⟧]*⟧", r"\1", text)
    assert marked(module, plain, day=DAY) == text


@pytest.mark.parametrize(("module", "text"), SILENT)
def test_figures_that_agree_are_left_alone(module: ModuleType, text: str) -> None:
    assert marked(module, text, day=DAY) == text
