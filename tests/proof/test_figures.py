"""The rules about numbers, each by sentences of both kinds."""

from __future__ import annotations

from types import ModuleType

import pytest

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rules import (
    approx,
    chinese_arabic,
    guesses,
    multiples,
    named_numbers,
    percent,
    ranges,
    shares,
    short_years,
    sums,
    units,
)
from newsroom.proof.text import of_lines
from tests.proof.asked import marked

WRONG: list[tuple[ModuleType, str]] = [
    (multiples, "渡船事故⟦减少了一倍|减少了一半⟧。"),
    (multiples, "摆渡成本⟦下降2倍|?⟧。"),
    (multiples, "候船的时间比往年⟦少3倍|?⟧。"),
    (multiples, "船票⟦降到原来的两倍|?⟧。"),
    (multiples, "渡船由5艘增加到15艘，增加了⟦3倍|2倍⟧。"),
    (multiples, "从10户发展到40户，翻了⟦三番|两番⟧。"),
    (multiples, "准点率从80%提高到92%，提高了⟦12%|12个百分点⟧。"),
    (multiples, "准点率提高⟦3%个百分点|3个百分点⟧。"),
    (multiples, "准点率提高⟦3个百分比|3个百分点⟧。"),
    (multiples, "去年运客1400人，今年运客4200人，增长了⟦3倍|2倍⟧。"),
    (multiples, "运客4200人，去年同期为1400人，增长了⟦3倍|2倍⟧。"),
    (multiples, "客流⟦是去年的3倍，增长300%|是去年的3倍，增长200%⟧。"),
    (multiples, "运客360万人次，比上年增长⟦15个百分点|15%⟧。"),
    (multiples, "运量比去年翻了一⟦翻|番⟧。"),
    (multiples, "手续由16份压减到4份，⟦减少了4倍|减少了75%⟧。"),
    (approx, "⟦约300人左右|约300人⟧等船。"),
    (approx, "⟦超过50人以上|超过50人⟧等船。"),
    (approx, "⟦不足20人左右|不足20人⟧等船。"),
    (approx, "⟦近百余人|百余人⟧等船。"),
    (approx, "河长10多公里⟦左右|⟧。"),
    (approx, "三四十人⟦左右|⟧等船。"),
    (approx, "水深20~30米⟦左右|⟧。"),
    (approx, "⟦约占客流的三成左右|约占客流的三成⟧。"),
    (approx, "⟦大约近|大约⟧百人等船。"),
    (approx, "每船⟦至少可坐30人以上|至少可坐30人⟧。"),
    (approx, "几十⟦余|⟧人等船。"),
    (ranges, "票价涨⟦15~30%|15%~30%⟧。"),
    (ranges, "造价⟦13~17万|13万~17万⟧元。"),
    (ranges, "招收⟦18-35|18～35⟧岁的船工。"),
    (ranges, "⟦2019-2021|2019—2021⟧年修渡口。"),
    (ranges, "每船载⟦10——20|10～20⟧人。"),
    (ranges, "每船载⟦30~20|20~30⟧人。"),
    (ranges, "停航时间为5月1日⟦-|—⟧7日。"),
    (ranges, "停航⟦从10月—|10月—⟧12月。"),
    (ranges, "票价6⟦至～|至⟧8元。"),
    (ranges, "停航⟦5天—3天|3天—5天⟧。"),
    (chinese_arabic, "渡口来了⟦3千|3000⟧人。"),
    (chinese_arabic, "渡口来了⟦1百零8|108⟧户。"),
    (chinese_arabic, "渡口来了⟦三十3|33⟧人。"),
    (chinese_arabic, "修渡口用了⟦3千万|3000万⟧元。"),
    (chinese_arabic, "⟦二〇〇八年8月8日|2008年8月8日⟧通航。"),
    (chinese_arabic, "⟦二零一二|二〇一二⟧年通航。"),
    (chinese_arabic, "河志记着⟦三千〇五十二|三千零五十二⟧户。"),
    (chinese_arabic, "占了⟦百分之50|50%⟧。"),
    (chinese_arabic, "占了⟦三分之1|三分之一⟧。"),
    (chinese_arabic, "东渡收鱼86筐，西渡收鱼⟦二十九|29⟧筐、虾17筐。"),
    (guesses, "等船的有⟦10几|十几⟧人。"),
    (guesses, "等船的有⟦3、4|三四⟧个。"),
    (guesses, "等船的有⟦三、四十|三四十⟧人。"),
    (guesses, "等船的有⟦3四|三四⟧个。"),
    (guesses, "⟦两、三|两三⟧天后他才回来，干了⟦2、30|二三十⟧年。"),
    (guesses, "上世纪⟦6、70|六七十⟧年代。"),
    (named_numbers, "渡口旧事⟦7上8下|七上八下⟧地想起来。"),
    (named_numbers, "⟦1带1路|一带一路⟧上的渡口。"),
    (named_numbers, "农历⟦8月15日|八月十五日⟧停航。"),
    (named_numbers, "⟦腊月23|腊月二十三⟧停航。"),
    (named_numbers, "⟦光绪26年|光绪二十六年⟧设渡。"),
    (named_numbers, "星期⟦3|三⟧停航。"),
    (named_numbers, "党的⟦20大|二十大⟧以后。"),
    (named_numbers, "“⟦五·四|五四⟧”运动。"),
    (named_numbers, "⟦36计|三十六计⟧走为上。"),
    (short_years, "⟦98|1998⟧年7月渡口被淹。"),
    (short_years, "⟦08|2008⟧年通航。"),
    (short_years, "1998年至⟦99年|1999年⟧修渡口。"),
    (short_years, "他⟦92|1992⟧年参加工作。"),
    (short_years, "⟦九八年|1998年⟧发过大水。"),
    (short_years, "⟦20世纪1980年代|20世纪80年代⟧的老船。"),
    (units, "船长9⟦公尺|米⟧、吃水30⟦公分|厘米⟧，油箱60⟦立升|升⟧。"),
    (units, "候船室120⟦平米|平方米⟧，用沙5⟦立方|立方米⟧。"),
    (units, "水温⟦摄氏4度|4摄氏度⟧。"),
    (units, "每船限重500⟦KG|kg⟧，航程3⟦Km|km⟧。"),
    (units, "船速12公里⟦/每|/⟧小时。"),
    (units, "病人体温39.5⟦度|摄氏度⟧，按⟦3比1|3∶1⟧配药。"),
    (units, "水库库容850万⟦平方米|立方米⟧，水面面积12⟦公里|平方公里⟧。"),
    (units, "载重30⟦顿|吨⟧，车速120⟦码|公里/小时⟧。"),
    (units, "用电300⟦千瓦/小时|千瓦时⟧。"),
    (percent, "客船合格率达⟦102%|?⟧。"),
    (percent, "事故下降了⟦120%|?⟧。"),
    (percent, "女船工占全体的⟦130%|?⟧。"),
    (shares, "三家分别占⟦60%、30%和20%|60%、30%和10%⟧。"),
    (shares, "愿意的占⟦60%，不愿意的占50%|60%，不愿意的占40%⟧。"),
    (shares, "渡船占⟦七成，其余占四成|七成，其余占三成⟧。"),
    (shares, "三次产业比为⟦8.2∶41.5∶52.3|8.2∶41.5∶50.3⟧。"),
    (shares, "共有船工200人，其中女船工50人，占⟦35%|25%⟧。"),
    (shares, "80艘船中60艘完成检修，完成率⟦70%|75%⟧。"),
    (percent, "漏损率由18%降到⟦-3%|?⟧。"),
    (percent, "⟦110%|?⟧的村民坐过船。"),
    (percent, "渡船由120艘增加到300艘，增长⟦100%|150%⟧。"),
    (sums, "东渡⟦5人、西渡6人，共13|5人、西渡6人，共11⟧人。"),
    (sums, "共有船工⟦120人，其中男80人、女50|130人，其中男80人、女50⟧人。"),
    (sums, "沙村、石村、柳村⟦四|三⟧个村。"),
    (sums, "由120艘增加到300艘，增加⟦170|180⟧艘。"),
    (sums, "每船坐12人，20船合计⟦250|240⟧人。"),
    (sums, "他1998年学船，2014年上岸，前后⟦18|16⟧年。"),
    (sums, "提出⟦三|四⟧个方面：一是稳，二是快，三是好，四是省。"),
]

CLEAN: list[tuple[ModuleType, str]] = [
    (multiples, "渡船由5艘增加到15艘，增加了2倍，是原来的3倍。"),
    (multiples, "至少两倍的人等船，多少倍也说不清。"),
    (multiples, "船票降到原来的一半，准点率提高3个百分点。"),
    (multiples, "从10户发展到40户，翻了两番。"),
    (multiples, "镜头可缩小3倍，也可放大3倍。"),
    (multiples, "年均由5艘增加到15艘，年均增长3倍。"),
    (approx, "近10多年来，附近50多人靠渡船上学，已预约20人左右。"),
    (approx, "约300人等船，还有20余人在路上，30人以上可以包船。"),
    (approx, "全镇1200名干部上下一心，渡口20米左右两侧不停车。"),
    (approx, "节约30元左右，得到10人以上响应。"),
    (ranges, "票价涨15%~30%，造价13万~17万元，水温-3~8℃。"),
    (ranges, "造价5000~1万元，见400—429页，住3-5号楼，电话0999-1234567。"),
    (ranges, "主队以3-2取胜，航线G15-21已停。"),
    (ranges, "印发《渡口修缮规划（2019-2021年）》。"),
    (chinese_arabic, "长5千米，载4千克，功率3千瓦，来了3万人，造价1.2亿元，共10亿零817万人。"),
    (chinese_arabic, "二〇一二年设渡，一百零八户人家，三分之一用船，占50%，2024年正月初五。"),
    (chinese_arabic, "第5百货，35百姓，五一3天，五一国际劳动节有3天假。"),
    (guesses, "第3、4节课，三、四年级，一、二等奖，分别有3、4个，1、2号楼。"),
    (guesses, "三、四个意识。十几个人，三四十人，1、2、3个。"),
    (named_numbers, "一带一路，三农，七上八下，二十四节气，第一书记，党的二十大。"),
    (named_numbers, "每星期3次，1方土，第3方阵，11个方面，光绪二十六年，农历八月十五。"),
    (named_numbers, "1起事故，3会场，15大项，“3·15”国际消费者权益日。"),
    (short_years, "98年历史，建校50年，早在30年前，有期徒刑12年6个月，12年级，80年代初。"),
    (short_years, "七八年来，十八年，一九九八年，1949年和70年后，30年代理经验。"),
    (short_years, "上世纪80年代，20世纪80年代，1998年至2002年。"),
    (units, "平方和立方，5平方公里，3立方米，公分母，公斤和公里，4摄氏度，12km/h。"),
    (units, "4G网络，5A级景区，M2增速，买了2M2号零件，PM2.5，1.5T发动机。"),
    (percent, "完成计划的120%，债务占GDP的130%，增长150%，净利润下降120%。"),
    (shares, "共有船工200人，其中女船工50人，占25%，党员占60%，女船工占50%。"),
    (shares, "合格率98%，比去年的80艘多5艘，占35%。"),
    (percent, "120%的努力，至少120%的投入，满意率100%。"),
    (percent, "由2.5亿元增长到3亿元，增长20%；三家分别占60%、30%和10%。"),
    (sums, "东渡5人、西渡6人，共11人；共有船工130人，其中男80人、女50人。"),
    (sums, "共有船工100人，其中党员60人、女船工50人。"),
    (sums, "河滩0.28公顷（其中沙地0.16公顷）、苇塘1.06公顷、林地2公顷。"),
    (sums, "草场285.8万亩，其中可用面积219.3万亩，鼠害面积87万亩，沙化面积88.6万亩。"),
    (ranges, "票款下降18.9%至21.86万元，油耗4.5升/百公里。"),
    (shares, "甲船的男客占比为94.8%，乙船的男客占比为75.7%。"),
    (sums, "沙村、石村、柳村三个村，沙村、石村、柳村等六个村。"),
    (sums, "东渡、西渡各4次，北渡2次和1次，共有干渠5条、支渠6条等13条。"),
    (sums, "每船坐12人，20船合计240人；1998年到2014年，前后17年。"),
]


@pytest.mark.parametrize(("module", "text"), WRONG)
def test_a_fault_is_marked_with_what_is_right(module: ModuleType, text: str) -> None:
    plain = "".join(part.split("|")[0] for part in _parts(text))
    assert marked(module, plain) == text


@pytest.mark.parametrize(("module", "text"), CLEAN)
def test_what_is_right_is_left_alone(module: ModuleType, text: str) -> None:
    assert marked(module, text) == text


HOSTILE = ("1" * 5_000 + "%", "万" * 2_000, "增长1.2.3%，翻一番", "二" * 5_000, "1/0，0分之1，-0%")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_rule_fails_over_what_only_looks_like_numbers(text: str) -> None:
    rules = [rule for module in {module for module, _ in WRONG} for rule in module.RULES]
    reader = Proofreader(rules=rules)
    reader.story(of_lines(text))
    assert not reader.troubles


def _parts(text: str) -> list[str]:
    return text.replace("⟦", "\0").replace("⟧", "|\0").split("\0")
