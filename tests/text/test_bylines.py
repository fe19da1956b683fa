from __future__ import annotations

import pytest

from newsroom.model.credit import Credit, Role
from newsroom.text.bylines import read_line
from newsroom.text.credits import read_byline
from newsroom.text.names import is_name, is_sure_name, read_names
from newsroom.text.photographers import read_caption
from newsroom.text.units import is_sure_unit, is_unit


def short(people: tuple[Credit, ...]) -> str:
    return " ".join(f"{credit.role.value[0]}:{credit.name}" for credit in people)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("记者 张三　李小四", "r:张三 r:李小四"),
        ("本报记者 张三 本报通讯员 李四", "r:张三 c:李四"),
        ("记者 张三 通讯员 李四 实习生 王小五", "r:张三 c:李四 i:王小五"),
        ("张三 李四", "a:张三 a:李四"),
        ("张三、李四", "a:张三 a:李四"),
        ("□ 张三 李四", "a:张三 a:李四"),
        ("◎张三", "a:张三"),
        ("宋 晓", "a:宋晓"),
        ("司 马 光", "a:司马光"),
        ("欧阳娜娜", "a:欧阳娜娜"),
        ("阿迪力•买买提", "a:阿迪力·买买提"),
        ("（记者 张三）", "r:张三"),
        ("作者 张三", "a:张三"),
        ("作者：张三", "a:张三"),
        ("撰稿 张三", "a:张三"),
        ("撰稿：张三 摄影：李四 编辑：王小五", "a:张三 p:李四"),
        ("执笔：张三", "a:张三"),
        ("供稿 张三 李四", "a:张三 a:李四"),
        ("采写/记者 张三 摄影/李四", "r:张三 p:李四"),
        ("文/张三 图/李四", "a:张三 p:李四"),
        ("文｜张三 图｜李四", "a:张三 p:李四"),
        ("张三/文 李四/图", "a:张三 p:李四"),
        ("张三　文　李四　图", "a:张三 p:李四"),
        ("文字：张三 图片：李四", "a:张三 p:李四"),
        ("图文/张三 李四", "a:张三 a:李四 p:张三 p:李四"),
        ("文并图/张三", "a:张三 p:张三"),
        ("张三 文/图", "a:张三 p:张三"),
        ("张三 摄影报道", "a:张三 p:张三"),
        ("张三 李四 摄", "p:张三 p:李四"),
        ("记者 张三 通讯员 李四 摄", "p:张三 p:李四"),
        ("新华社发 张三 摄", "p:张三"),
        ("供图 张三", "p:张三"),
        ("图/张三", "p:张三"),
        ("首席记者 张三/文 记者 李四/图", "r:张三 p:李四"),
        ("河南日报农村版记者 张三", "r:张三"),
        ("上街记者站 张三", "r:张三"),
        ("报道组 张三 李四", "c:张三 c:李四"),
        ("校园小记者 张小三", "a:张小三"),
        ("通讯员 区委宣传部 王小五 赵六", "c:王小五 c:赵六"),
        ("区融媒体中心 张三", "a:张三"),
        ("记者/张三 编辑/李四", "r:张三"),
        ("文字/张三 摄影/李四 制图/王小五", "a:张三 p:李四"),
    ],
)
def test_lines_that_are_bylines(line: str, people: str) -> None:
    assert short(read_line(line)) == people


@pytest.mark.parametrize(
    "line",
    [
        "奋进新征程",
        "高质量发展 新征程",
        "文明花开 满城春",
        "稳经济 促发展 强信心",
        "安全生产 平安建设",
        "法治 平安",
        "图片新闻",
        "摄影作品",
        "摄影 天地",
        "图说新闻",
        "图书 阅读",
        "作者简介",
        "作者 读者 编者",
        "记者手记",
        "记者 手记",
        "记者走基层",
        "记者节快乐",
        "新春走基层·记者手记",
        "通讯员之家",
        "通讯员培训班开班",
        "时政要闻",
        "金融知识",
        "史海钩沉",
        "白衣天使",
        "江山如画",
        "马上办 就近办",
        "王村镇",
        "石桥镇",
        "金水区",
        "贺新春",
        "高考季",
        "任免 通知",
        "余额 查询",
        "责任编辑 张三",
        "校对：李四 版式：王小五",
        "编者按",
        "本报记者",
        "记者从区教育局获悉",
        "张三任区委书记",
        "张三：我的故事",
        "来源：张三",
        "他就是记者张三",
        "记者 张三，他说：“好。”",
        "区委宣传部",
        "",
        "　",
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert read_line(line) == ()


@pytest.mark.parametrize(
    ("caption", "text", "photographers"),
    [
        ("工人在施工。张三 摄", "工人在施工。", ("张三",)),
        ("工人在施工。张三摄", "工人在施工。", ("张三",)),
        ("工人在施工。　　张三　摄", "工人在施工。", ("张三",)),
        ("工人在施工。张三 摄。", "工人在施工。", ("张三",)),
        ("工人在施工。 张三 李四 摄", "工人在施工。", ("张三", "李四")),
        ("工人在施工。张三、李四 摄", "工人在施工。", ("张三", "李四")),
        ("工人在施工。张三和李四 摄", "工人在施工。", ("张三", "李四")),
        ("工人在施工。宋 晓 摄", "工人在施工。", ("宋晓",)),
        ("工人在施工。阿迪力·买买提 摄", "工人在施工。", ("阿迪力·买买提",)),
        ("工人在施工（张三摄）", "工人在施工", ("张三",)),
        ("工人在施工。（记者 张三 李四 摄）", "工人在施工。", ("张三", "李四")),
        ("工人在施工。（摄影：张三）", "工人在施工。", ("张三",)),
        ("工人在施工（图片由张三提供）", "工人在施工", ("张三",)),
        ("工人在施工 张三摄", "工人在施工", ("张三",)),
        ("工人在 忙碌 张三 摄", "工人在 忙碌", ("张三",)),
        ("工人 正在 施工 本报记者 张三 摄", "工人 正在 施工", ("张三",)),
        ("工人在施工　张三/摄", "工人在施工", ("张三",)),
        ("工人在施工。记者张三 通讯员李四 摄", "工人在施工。", ("张三", "李四")),
        ("工人在施工。新华社记者 张三 摄", "工人在施工。", ("张三",)),
        ("工人在施工。摄影：张三", "工人在施工。", ("张三",)),
        ("工人在施工。摄影/张三", "工人在施工。", ("张三",)),
        ("工人在施工。摄影 张三", "工人在施工。", ("张三",)),
        ("工人在施工。图/张三 李四", "工人在施工。", ("张三", "李四")),
        ("工人在施工。供图：张三", "工人在施工。", ("张三",)),
        ("工人在施工。张三供图", "工人在施工。", ("张三",)),
        ("李明（左二）在施工。王小五 摄", "李明（左二）在施工。", ("王小五",)),
        ("图①：施工。图②：吃饭。张三 摄", "图①：施工。图②：吃饭。", ("张三",)),
        ("记者 张三 摄", "", ("张三",)),
        ("摄影：张三", "", ("张三",)),
    ],
)
def test_photographers_come_off_a_caption(
    caption: str, text: str, photographers: tuple[str, ...]
) -> None:
    found = read_caption(caption)
    assert (found.text, found.photographers) == (text, photographers)


@pytest.mark.parametrize(
    "caption",
    [
        "图为施工现场",
        "图为施工现场。",
        "市民在拍摄",
        "市民参观摄影展",
        "资料图片",
        "工人在施工。（资料图片）",
        "工人在施工。新华社发",
        "工人在施工。区文旅局供图",
        "工人在施工（区文旅局 供图）",
        "工人在施工。图片由区文旅局提供",
        "无人机航拍",
        "",
    ],
)
def test_captions_without_a_photographer_stay(caption: str) -> None:
    found = read_caption(caption)
    assert (found.text, found.photographers, found.credits) == (caption, (), ())


def test_a_caption_may_name_its_writer_too() -> None:
    found = read_caption("工人在施工。通讯员 宋 晓 文/图")
    assert found.credits == (Credit("宋晓", Role.CORRESPONDENT),)
    assert found.photographers == ("宋晓",)


@pytest.mark.parametrize(
    "token",
    [
        "区住建局",
        "文旅局",
        "安监局",
        "区委办",
        "团区委",
        "党校",
        "区一中",
        "石桥镇",
        "马寨镇",
        "高山街道",
        "工业路街道",
        "二七区",
        "区供电公司",
        "史志办",
        "项目办",
        "武警支队",
        "王村镇",
        "市一院",
        "农商行",
        "三年级",
        "新密市公安局",
        "人大",
        "政协",
        "妇联",
    ],
)
def test_units(token: str) -> None:
    assert is_unit(token)
    assert not is_name(token)


@pytest.mark.parametrize(
    "token",
    [
        "朱姿委",
        "李会",
        "刘镇",
        "王海院",
        "张委",
        "赵村",
        "陈站",
        "周办",
        "任中院",
        "张学会",
        "王建队",
        "李行",
        "王园",
        "高学会",
        "欧阳会",
        "张科",
        "沪公宣",
        "王台",
    ],
)
def test_people_whose_names_end_like_units(token: str) -> None:
    assert not is_unit(token)
    assert is_name(token)


@pytest.mark.parametrize("token", ["试行", "进行", "全国大会", "公司内部", "会", "局"])
def test_words_that_only_sound_like_units(token: str) -> None:
    assert not is_sure_unit(token)


@pytest.mark.parametrize(
    ("tokens", "names"),
    [
        (("宋", "晓"), ("宋晓",)),
        (("张", "三", "李四光", "欧阳", "修"), ("张三", "李四光", "欧阳修")),
        (("李", "小明"), ("李小明",)),
        (("王", "明", "李", "小红"), ("王明", "李小红")),
        (("王", "小", "明"), ("王小明",)),
        (("王", "明", "张", "小", "红"), ("王明", "张小红")),
        (("武大明孙小红",), ("武大明", "孙小红")),
        (("欧阳娜娜",), ("欧阳娜娜",)),
        (("买买提艾力江",), ("买买提艾力江",)),
        (("张三等",), ("张三",)),
        (("张三", "张三"), ("张三",)),
    ],
)
def test_names_from_tokens(tokens: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert read_names(tokens).names == names


def test_sure_names_begin_with_a_surname() -> None:
    assert [t for t in ("张三", "玩耍", "王小明", "区里", "阿迪力·买买提") if is_sure_name(t)] == [
        "张三",
        "王小明",
        "阿迪力·买买提",
    ]


def test_a_picture_word_speaks_of_the_last_role_or_of_all() -> None:
    content = "记者 张三 通讯员 李四 摄"
    assert short(read_byline(content).credits) == "r:张三 p:李四"
    assert short(read_byline(content, together=True).credits) == "p:张三 p:李四"
