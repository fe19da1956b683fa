from __future__ import annotations

import pytest

from newsroom.model.credit import Credit
from newsroom.text.bylines import read_ending


def short(people: tuple[Credit, ...]) -> str:
    return " ".join(f"{credit.role.value[0]}:{credit.name}" for credit in people)


TEXT = "全区工作再上台阶。"


@pytest.mark.parametrize(
    ("ending", "people"),
    [
        ("（记者 张三 李小四）", "r:张三 r:李小四"),
        ("(通讯员 张三)", "c:张三"),
        (" (通讯员  张  三   李四光)", "c:张三 c:李四光"),
        ("（ 记者 张三 ）　", "r:张三"),
        ("（记者 张三）。", "r:张三"),
        ("（通讯员 朱建委）", "c:朱建委"),
        ("（张三）", "a:张三"),
        ("（欧阳修）", "a:欧阳修"),
        ("（宋 晓 王 明）", "a:宋晓 a:王明"),
        ("（阿迪力·买买提）", "a:阿迪力·买买提"),
        ("（张三/文 李四/图）", "a:张三 p:李四"),
        ("（文/张三 图/李四）", "a:张三 p:李四"),
        ("（图文/记者 张三 通讯员 李四）", "r:张三 c:李四 p:张三 p:李四"),
        ("（张三 文/图）", "a:张三 p:张三"),
        ("（供稿：张三）", "a:张三"),
        ("（记者张三 整理）", "r:张三"),
        ("（作者：张三）", "a:张三"),
        ("（见习记者 张三）", "r:张三"),
        ("（实习生 张三 李四）", "i:张三 i:李四"),
        ("（新华社记者 张三）", "r:张三"),
        ("（记者 张三）（责编 李四）", "r:张三"),
        ("（张三）（李四 摄）", "a:张三 p:李四"),
        ("记者 张三 通讯员 李四", "r:张三 c:李四"),
        ("　　□记者 张三", "r:张三"),
        ("本报记者 张三 摄", "p:张三"),
        ("作者：张三", "a:张三"),
    ],
)
def test_people_behind_the_last_sentence(ending: str, people: str) -> None:
    found = read_ending(TEXT + ending)
    assert (short(found.credits), found.source_unit, found.rest) == (people, "", TEXT)
    alone = read_ending(ending)
    assert (short(alone.credits), alone.rest.strip("。")) == (people, "")


@pytest.mark.parametrize(
    ("ending", "unit", "people"),
    [
        ("（区住建局）", "区住建局", ""),
        ("（区委宣传部供稿）", "区委宣传部", ""),
        ("（石桥镇）", "石桥镇", ""),
        ("（新安路街道办事处）", "新安路街道办事处", ""),
        ("（区委办公室 区政府办公室）", "区委办公室 区政府办公室", ""),
        ("（通讯员 区委宣传部 王小五）", "区委宣传部", "c:王小五"),
        ("（区检察院 王小五）", "区检察院", "a:王小五"),
        ("（王小五 区教体局）", "区教体局", "a:王小五"),
        ("（作者单位：区委党校）", "区委党校", ""),
        ("（据新华社）", "新华社", ""),
        ("（据新华社北京10月16日电）", "新华社", ""),
        ("（综合新华社、人民网报道）", "新华社、人民网", ""),
        ("（摘自《平原日报》）", "《平原日报》", ""),
        ("（转载自：人民网）", "人民网", ""),
        ("（来源：新华网）", "新华网", ""),
        ("（来源：《平原日报》 作者：张三）", "《平原日报》", "a:张三"),
        ("来源：人民网", "人民网", ""),
        ("供稿：区委办、区政府办", "区委办、区政府办", ""),
    ],
)
def test_units_and_sources(ending: str, unit: str, people: str) -> None:
    found = read_ending(TEXT + ending)
    if ending.startswith("供稿"):
        found = read_ending(ending)
        assert (found.source_unit, found.rest) == (unit, "")
        return
    assert (found.source_unit, short(found.credits), found.rest) == (unit, people, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "（见右图）",
        "（下转第2版）",
        "（试行）",
        "（讨论稿）",
        "（征求意见稿）",
        "（完）",
        "（未完待续）",
        "（连载三）",
        "（方案）",
        "（全文）",
        "（安阳）",
        "（金秋）",
        "（一）",
        "（图1）",
        "（图片来自网络）",
        "（资料图片）",
        "（本报综合）",
        "（本报记者）",
        "（记者）",
        "（文/图）",
        "（责编 张三）",
        "（责任编辑：张三 校对：李四）",
        "（指导教师：李红）",
        "（作者系区委党校教师）",
        "（作者为区作协会员）",
        "（2021年10月16日）",
        "（电话：67181234）",
        "（单位：万元）",
        "（含税）",
        "（全国劳模大会）",
        "（）",
        "）",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    for whole in (TEXT + text, text):
        found = read_ending(whole)
        assert (found.credits, found.source_unit, found.rest) == ((), "", whole)


@pytest.mark.parametrize(
    "text",
    [
        "市住房和城乡建设局（以下简称市住建局）",
        "业主单位（区住建局）。",
        "他当过记者（张三）",
        "他就是记者张三",
        "采访他的是记者 张三",
        "他说：“我是记者张三”",
        "全区各单位（区住建局）",
        "会后，（记者 张三）他说",
        "稳中求进",
        "区住建局",
    ],
)
def test_brackets_within_a_sentence_stay(text: str) -> None:
    assert read_ending(text).rest == text


def test_the_full_stop_moves_before_the_byline() -> None:
    found = read_ending("工作再上台阶（通讯员 张三）。")
    assert (short(found.credits), found.rest) == ("c:张三", "工作再上台阶。")


def test_a_jump_behind_the_byline_stays() -> None:
    found = read_ending("工作再上台阶。（记者 张三）（下转第2版）")
    assert (short(found.credits), found.rest) == ("r:张三", "工作再上台阶。（下转第2版）")
