from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.credit import Credit
from newsroom.text.bylines import read_ending, read_line, read_opening

REST = "昨日，区里召开会议。"


def short(people: tuple[Credit, ...]) -> str:
    """Credits as text: the role's first letter and the name."""
    return " ".join(f"{credit.role.value[0]}:{credit.name}" for credit in people)


BYLINES = [
    ("本报讯（记者 张三 通讯员 李四）", "r:张三 c:李四"),
    ("本报讯(记者 张三 通讯员 李四 王小五)", "r:张三 c:李四 c:王小五"),
    ("本报讯 （ 记者 张三 　通讯员 李四 ）", "r:张三 c:李四"),
    ("本报讯（记者张三通讯员李四）", "r:张三 c:李四"),
    ("本报讯（记者武大明孙小红 通讯员李四）", "r:武大明 r:孙小红 c:李四"),
    ("本报讯（记者：张三 通讯员：李四）", "r:张三 c:李四"),
    ("本报讯（记者/张三 通讯员/李四）", "r:张三 c:李四"),
    ("本报讯（记者 张三，通讯员 李四、王小五）", "r:张三 c:李四 c:王小五"),
    ("本报讯（记者 张三 通讯员 李四 文/图）", "r:张三 c:李四 p:张三 p:李四"),
    ("本报讯（记者 张三 文/图）", "r:张三 p:张三"),
    ("本报讯（记者 张三 文／图）", "r:张三 p:张三"),
    ("本报讯（记者 张三 文图）", "r:张三 p:张三"),
    ("本报讯（记者 张三 图文）", "r:张三 p:张三"),
    ("本报讯（记者张三文/图）", "r:张三 p:张三"),
    ("本报讯（记者 张三 摄影报道）", "r:张三 p:张三"),
    ("本报讯（记者 张三 文 通讯员 李四 图）", "r:张三 p:李四"),
    ("本报讯（记者 张三/文 李四/图）", "r:张三 p:李四"),
    ("本报讯（张三/文 李四/图）", "a:张三 p:李四"),
    ("本报讯（文/记者 张三 图/通讯员 李四）", "r:张三 p:李四"),
    ("本报讯（记者 张三 摄影 李四）", "r:张三 p:李四"),
    ("本报讯（见习记者 张三）", "r:张三"),
    ("本报讯（郑报全媒体记者 张三 首席记者 李四）", "r:张三 r:李四"),
    ("本报讯（记者 张三 实习生 李学文）", "r:张三 i:李学文"),
    ("本报讯（实习记者 张三）", "i:张三"),
    ("本报讯（特约通讯员 张三 报道员 李四）", "c:张三 c:李四"),
    ("本报讯（通讯员 郑法宣）", "c:郑法宣"),
    ("本报讯（通讯员 沪公宣）", "c:沪公宣"),
    ("本报讯（记者 宋 晓 通讯员 张 三 李四光）", "r:宋晓 c:张三 c:李四光"),
    ("本报讯（记者 欧阳 修 欧阳娜娜 诸葛亮）", "r:欧阳修 r:欧阳娜娜 r:诸葛亮"),
    ("本报讯（记者 王 明 李 红 赵 刚）", "r:王明 r:李红 r:赵刚"),
    ("本报讯（记者 阿迪力·买买提 通讯员 古丽娜尔·艾尼）", "r:阿迪力·买买提 c:古丽娜尔·艾尼"),
    ("本报讯（记者 阿迪力 • 买买提）", "r:阿迪力·买买提"),
    ("本报讯（记者 赵王晓丽）", "r:赵王晓丽"),
    ("本报讯（记者 高峰 文静 方圆）", "r:高峰 r:文静 r:方圆"),
    ("本报讯（通讯员 刘镇 李会 赵村 周建委）", "c:刘镇 c:李会 c:赵村 c:周建委"),
    ("本报讯（记 者 张 三）", "r:张三"),
    ("本报讯（记者 张三和李四）", "r:张三 r:李四"),
    ("本报讯（记者 张三 责编 李四）", "r:张三"),
    ("本报讯（记者 张三 编辑：李四 校对：王五）", "r:张三"),
    ("本报讯（小记者 张小三 指导老师 李四）", "a:张小三"),
    ("本报讯（张三 李四）", "a:张三 a:李四"),
    ("本报讯（张三 报道）", "a:张三"),
    ("本报讯（摄影记者 张三）", "p:张三"),
    ("本报讯（记者 张三）（通讯员 李四）", "r:张三 c:李四"),
    ("【本报讯】（记者 张三）", "r:张三"),
    ("【本报讯 记者张三】", "r:张三"),
    ("本报讯 记者 张三 通讯员 李四 报道 ", "r:张三 c:李四"),
    ("本报讯 记者 张三 通讯员 李四 ", "r:张三 c:李四"),
    ("本报讯 记者张三、通讯员李四报道：", "r:张三 c:李四"),
    ("本报讯 张三 李小四 ", "a:张三 a:李小四"),
]


@pytest.mark.parametrize(("opening", "people"), BYLINES)
def test_bylines_after_a_dateline(opening: str, people: str) -> None:
    found = read_opening(opening + REST)
    assert (found.dateline, short(found.credits), found.rest) == ("本报讯", people, REST)


DATELINES = [
    ("本报讯 ", "本报讯", "", ""),
    ("本报讯：", "本报讯", "", ""),
    ("本报 讯　", "本报讯", "", ""),
    ("本刊讯（记者 张三）", "本刊讯", "", ""),
    ("本报综合消息 ", "本报综合消息", "", ""),
    ("本报北京10月16日电（记者 张三）", "本报北京10月16日电", "北京", ""),
    ("本报郑州10月16日讯 ", "本报郑州10月16日讯", "郑州", ""),
    ("新华社北京10月16日电（记者 张三、李四）", "新华社北京10月16日电", "北京", "新华社"),
    ("新华社北京 10 月 16 日电 ", "新华社北京10月16日电", "北京", "新华社"),
    ("新华社华盛顿10月15日电（记者 张三）", "新华社华盛顿10月15日电", "华盛顿", "新华社"),
    ("新华社河南登封10月15日电　", "新华社河南登封10月15日电", "河南登封", "新华社"),
    (
        "新华社“远望2”号10月15日电（“新华视点”记者张三）",
        "新华社“远望2”号10月15日电",
        "“远望2”号",
        "新华社",
    ),
    ("新华社电 ", "新华社电", "", "新华社"),
    ("新华社北京电（记者张三）", "新华社北京电", "北京", "新华社"),
    ("（新华社北京10月16日电）", "新华社北京10月16日电", "北京", "新华社"),
    ("据新华社北京10月16日电 ", "据新华社北京10月16日电", "北京", "新华社"),
    ("据新华社消息 ", "据新华社消息", "", "新华社"),
    ("据新华社消息，", "据新华社消息", "", "新华社"),
    ("据新华社电 ", "据新华社电", "", "新华社"),
    ("据央视新闻客户端消息，", "据央视新闻客户端消息", "", "央视新闻客户端"),
    ("据《平原日报》报道 ", "据《平原日报》报道", "", "平原日报"),
    ("综合新华社消息 ", "综合新华社消息", "", "新华社"),
    ("中新社北京10月16日电 (记者 张三)", "中新社北京10月16日电", "北京", "中新社"),
    ("中新网10月16日电 ", "中新网10月16日电", "", "中新网"),
    ("中新网郑州10月16日电(记者 张三)", "中新网郑州10月16日电", "郑州", "中新网"),
    ("人民日报北京10月16日电（记者张三）", "人民日报北京10月16日电", "北京", "人民日报"),
    ("人民网北京10月16日电 （记者张三）", "人民网北京10月16日电", "北京", "人民网"),
    ("央视网消息：", "央视网消息", "", "央视网"),
    ("大河网讯（记者 张三）", "大河网讯", "", "大河网"),
    ("平原晚报讯（记者 张三）", "平原晚报讯", "", "平原晚报"),
    ("上街讯（记者 张三）", "上街讯", "上街", ""),
    ("上街讯 ", "上街讯", "上街", ""),
    ("又讯（记者 张三）", "又讯", "", ""),
]


@pytest.mark.parametrize(("opening", "dateline", "place", "agency"), DATELINES)
def test_datelines_and_their_parts(opening: str, dateline: str, place: str, agency: str) -> None:
    found = read_opening(opening + REST)
    assert (found.dateline, found.place, found.agency) == (dateline, place, agency)
    assert found.rest == REST


SIGNED = [
    ("本报记者 张三 通讯员 李四", "r:张三 c:李四"),
    ("□本报记者 张三 李四 文/图", "r:张三 r:李四 p:张三 p:李四"),
    ("■ 本报记者 张三", "r:张三"),
    ("○ 通讯员 李四 文/图", "c:李四 p:李四"),
    ("□张三 李四", "a:张三 a:李四"),
    ("记者张三 通讯员李四", "r:张三 c:李四"),
    ("新华社记者张三、李四", "r:张三 r:李四"),
    ("（本报记者 张三 通讯员 李四）", "r:张三 c:李四"),
    ("◎ 记者 张三/文 李四/图", "r:张三 p:李四"),
]


@pytest.mark.parametrize(("line", "people"), SIGNED)
def test_bylines_without_a_dateline(line: str, people: str) -> None:
    found = read_opening(line)
    assert (found.dateline, short(found.credits), found.rest) == ("", people, "")


@pytest.mark.parametrize(
    ("paragraph", "people", "rest"),
    [
        ("本报记者 张三 通讯员 李四 10月16日，区里开会。", "r:张三 c:李四", "10月16日，区里开会。"),
        ("（记者 张三）近日，区里开会。", "r:张三", "近日，区里开会。"),
        ("记者 王 五 李 六 近日，区里开会。", "r:王五 r:李六", "近日，区里开会。"),
        ("通讯员李四报道：近日，区里开会。", "c:李四", "近日，区里开会。"),
    ],
)
def test_text_runs_on_after_a_byline(paragraph: str, people: str, rest: str) -> None:
    found = read_opening(paragraph)
    assert (short(found.credits), found.rest) == (people, rest)


@pytest.mark.parametrize(
    ("paragraph", "jump"),
    [
        ("（上接第1版）", "第1版"),
        ("(上接一版)", "一版"),
        ("（紧接第一版）", "第一版"),
        ("▲（上接A01版）", "A01版"),
        ("（上接第1版《开工》）", "第1版"),
        ("上接第二版）", "第二版"),
        ("上接第1版 ", "第1版"),
    ],
)
def test_a_jump_before_the_text(paragraph: str, jump: str) -> None:
    found = read_opening(paragraph + REST)
    assert (found.jump, found.dateline, found.rest) == (jump, "", REST)
    both = read_opening(f"{paragraph}本报讯（记者 张三）{REST}")
    assert (both.jump, both.dateline, short(both.credits), both.rest) == (
        jump,
        "本报讯",
        "r:张三",
        REST,
    )


@pytest.mark.parametrize(
    ("paragraph", "unit", "people"),
    [
        ("本报讯（通讯员 区委宣传部 王小五）", "区委宣传部", "c:王小五"),
        ("本报讯（记者 王海 通讯员 市公安局 李明）", "市公安局", "r:王海 c:李明"),
        ("本报讯（区住建局 张三）", "区住建局", "a:张三"),
        ("本报讯（通讯员 工业路街道 张三）", "工业路街道", "c:张三"),
        ("本报讯（通讯员 石桥镇 张三）", "石桥镇", "c:张三"),
        ("本报讯（通讯员 区文旅局 张三 区妇联 李四）", "区文旅局 区妇联", "c:张三 c:李四"),
        ("本报讯（区农委）", "区农委", ""),
    ],
)
def test_a_unit_is_no_person(paragraph: str, unit: str, people: str) -> None:
    found = read_opening(paragraph + REST)
    assert (found.source_unit, short(found.credits), found.rest) == (unit, people, REST)


@pytest.mark.parametrize(
    "paragraph",
    [
        "近日，区里召开会议。",
        "记者从区教育局获悉，学校开学了。",
        "记者昨日在现场看到，工人正忙。",
        "通讯员队伍不断壮大。",
        "据了解，工程年底完工。",
        "据介绍，工程年底完工。",
        "据区气象台消息，明天有雨。",
        "据外媒报道，天气转冷。",
        "好消息传来，全村欢庆。",
        "（以下简称区住建局）负责此事。",
        "电视剧今天开播。",
        "本报电话改号启事",
        "新华社区今天开门。",
        "中国网民规模扩大。",
        "资讯 服务 生活",
        "喜讯（一则）传来。",
        "图为工人正在施工。",
        "张三今年五十岁，种了一辈子地。",
        "人民日报社论指出，要抓紧春耕。",
        "",
        "　　",
    ],
)
def test_text_that_opens_with_nothing_stays_whole(paragraph: str) -> None:
    found = read_opening(paragraph)
    assert found.rest == paragraph
    assert (found.dateline, found.credits, found.source_unit, found.jump) == ("", (), "", "")


def test_a_bracket_that_names_nobody_stays_in_the_text() -> None:
    found = read_opening("本报讯（本报记者）昨日下雨。")
    assert (found.dateline, found.credits) == ("本报讯", ())
    assert found.rest == "（本报记者）昨日下雨。"


def test_labels_are_kept_where_they_are_unusual() -> None:
    found = read_opening("本报讯（全媒体记者 张三 本报记者 李四 见习记者 王小五）" + REST)
    assert [credit.label for credit in found.credits] == ["全媒体记者", "", "见习记者"]


WORDS = """
    本报讯 记者 通讯员 张三 李 四 ， 。 （ ） ( ) 、 / 文/图 摄 新华社 北京 10月16日 电 据 消息
    上接 第1版 ： □ · 区委宣传部 责编 实习生 a 1 “ ” 近日 图为 来源 和 欧阳
"""
PIECES = st.sampled_from(WORDS.split())
COPY = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))
SPACED = st.lists(PIECES, max_size=12).map(" ".join)


@given(st.one_of(COPY, SPACED))
def test_an_opening_takes_only_from_the_front(text: str) -> None:
    found = read_opening(text)
    assert text.endswith(found.rest)
    taken = text[: len(text) - len(found.rest)]
    names = "".join(credit.name for credit in found.credits)
    assert set(names) - {"·"} <= set(taken)
    if found.rest == text:
        assert found.credits == ()


@given(st.one_of(COPY, SPACED))
def test_an_ending_takes_only_from_the_back(text: str) -> None:
    found = read_ending(text)
    kept = found.rest.removesuffix("。") if not text.startswith(found.rest) else found.rest
    assert text.startswith(kept) or "版" in text
    if found.rest == text:
        assert (found.credits, found.source_unit) == ((), "")


@given(st.text(alphabet="区里召开会议，工作取得新进展。今年以来；全部完成！", max_size=60))
def test_plain_sentences_end_in_nothing(text: str) -> None:
    assert read_ending(text).rest == text


@given(st.one_of(COPY, SPACED))
def test_everyone_is_credited_once_a_role(text: str) -> None:
    for found in (read_line(text), read_opening(text).credits, read_ending(text).credits):
        keys = [(credit.name, credit.role) for credit in found]
        assert len(keys) == len(set(keys))
        assert all(len(credit.name) >= 2 for credit in found)
