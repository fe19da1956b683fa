"""The rules about numbers, each by sentences of both kinds."""

from __future__ import annotations

from types import ModuleType

import pytest

from newsroom.proof.rules import approx, multiples, ranges
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
    (approx, "⟦约300人左右|约300人⟧等船。"),
    (approx, "⟦超过50人以上|超过50人⟧等船。"),
    (approx, "⟦不足20人左右|不足20人⟧等船。"),
    (approx, "⟦近百余人|百余人⟧等船。"),
    (approx, "河长10多公里⟦左右|⟧。"),
    (approx, "三四十人⟦左右|⟧等船。"),
    (approx, "水深20~30米⟦左右|⟧。"),
    (approx, "⟦约占客流的三成左右|约占客流的三成⟧。"),
    (approx, "⟦大约近|大约⟧百人等船。"),
    (ranges, "票价涨⟦15~30%|15%~30%⟧。"),
    (ranges, "造价⟦13~17万|13万~17万⟧元。"),
    (ranges, "招收⟦18-35|18~35⟧岁的船工。"),
    (ranges, "⟦2019-2021|2019—2021⟧年修渡口。"),
    (ranges, "每船载⟦10——20|10~20⟧人。"),
    (ranges, "每船载⟦30~20|20~30⟧人。"),
    (ranges, "停航时间为5月1日⟦-|—⟧7日。"),
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
]


@pytest.mark.parametrize(("module", "text"), WRONG)
def test_a_fault_is_marked_with_what_is_right(module: ModuleType, text: str) -> None:
    plain = "".join(part.split("|")[0] for part in _parts(text))
    assert marked(module, plain) == text


@pytest.mark.parametrize(("module", "text"), CLEAN)
def test_what_is_right_is_left_alone(module: ModuleType, text: str) -> None:
    assert marked(module, text) == text


def _parts(text: str) -> list[str]:
    return text.replace("⟦", "\0").replace("⟧", "|\0").split("\0")
