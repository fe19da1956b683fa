"""What stands twice, and what was lost."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from newsroom.proof.rules import lost, repeated
from tests.proof.asked import marked

WRONG: list[tuple[ModuleType, str]] = [
    (repeated, "渡口的⟦的|⟧灯亮了。"),
    (repeated, "船开到⟦到|⟧对岸。"),
    (repeated, "各村开展⟦展|⟧活动。"),
    (repeated, "区里组织⟦组织|⟧船工培训。"),
    (repeated, "我⟦我|⟧们都到了渡口。"),
    (repeated, "他说⟦他说|⟧船修好了。"),
    (repeated, "他表示⟦，表示|⟧船修好了。"),
    (repeated, "渡口用了三年⟦年|⟧。"),
    (repeated, "实行“船票+⟦+|⟧预约”办法。"),
    (repeated, "为渡口添新船⟦为渡口添新船|⟧出力。"),
    (repeated, "近年来⟦，近年来|⟧，渡口添了船。"),
    (repeated, "投资3.5亿元⟦元|⟧，修桥3座⟦座|⟧。"),
    (repeated, "农户们⟦们|⟧核对了每一⟦一|⟧份材料。"),
    (repeated, "区委书记⟦书记|⟧赵某到渡口。"),
    (repeated, "大家齐心协力⟦力|⟧抗旱。"),
    (lost, "各村要⟦切实加领导|切实加强领导⟧，守好渡口。"),
    (lost, "这件事受到社会⟦广泛关|广泛关注⟧。"),
    (lost, "据⟦介|介绍⟧，新船能坐40人。"),
    (lost, "培训由区总工会主办、河湾街道办事处⟦承|承办⟧。"),
    (lost, "对误工的船队进行⟦通|通报⟧。"),
]
CLEAN: list[tuple[ModuleType, str]] = [
    (repeated, "大家天天来，个个高兴，试试看吧。"),
    (repeated, "咱们研究研究，再商量商量。"),
    (repeated, "的的确确是为为民办事的船。".replace("为为民", "为民")),
    (repeated, "本办法由规定规定的部门解释。"),
    (repeated, "一次次摆渡，一趟趟往返，里里外外都修过。"),
    (repeated, "买汤圆花了2000元元宵节，老两口商量商量，坚持实事求是是对的。"),
    (repeated, "加油加油加油！船工们喊着。"),
    (repeated, "渡船的铃响了，叮铃铃，叮铃铃。回来了，回来了。"),
    (repeated, "4个个人奖，两年年度考核，12座座钟。"),
    (repeated, "区法院院长和学会会长都来了。"),
    (repeated, "明确了任务和要求，要求各村照办。"),
    (lost, "各村广泛宣传和传达学"),
    (lost, "力发展三个产业集群。"),
    (repeated, "我们一起走，他们一边走一边说，人们一致同意。"),
    (repeated, "大家学习习俗，2025年年会如期举行，守好食品安全全链条。"),
    (lost, "促进行动，步入先进行列。"),
    (lost, "各渡口争先进位。"),
    (lost, "渡口一带切实加强领导，守好安全。"),
    (lost, "他在船上增加领导岗位。"),
    (lost, "渡口正常进行的，不用报备；进行中，请稍候。"),
    (lost, "据介绍，新船能坐40人，由街道承办。"),
]


@pytest.mark.parametrize(("module", "told"), WRONG)
def test_what_is_wrong_is_told_with_what_is_right(module: ModuleType, told: str) -> None:
    plain = re.sub(r"⟦([^|⟧]*)\|[^⟧]*⟧", r"\1", told)
    assert marked(module, plain) == told


@pytest.mark.parametrize(("module", "text"), CLEAN)
def test_what_is_right_is_left_in_peace(module: ModuleType, text: str) -> None:
    assert marked(module, text) == text
