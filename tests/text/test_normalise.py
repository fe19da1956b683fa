from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.normalise import normalise


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("昨日,区里开会;大家都来:好吗?好!", "昨日，区里开会；大家都来：好吗？好！"),
        ("时间:22:00,比分3:4。", "时间：22:00，比分3:4。"),
        ("约12,345元,增长1.5,共3-4家", "约12,345元，增长1.5，共3-4家"),
        ("增长5.6%,达到目标", "增长5.6%，达到目标"),
        ("见http://a.com/b?c=1,d;e,欢迎", "见http://a.com/b?c=1,d;e，欢迎"),
        ("邮箱a-b@c.com:请来信", "邮箱a-b@c.com：请来信"),
        ("(记者 张三 通讯员 李四)昨日", "（记者 张三 通讯员 李四）昨日"),
        ("世卫组织(WHO)说", "世卫组织（WHO）说"),
        ("(1)加强领导", "（1）加强领导"),
        ("函数f(x)的值", "函数f(x)的值"),
        ("Hello, world! (ok?)", "Hello, world! (ok?)"),
        ("他说“Hello, world.”然后走了", "他说“Hello, world.”然后走了"),
        ("6 月 12 日,2020 年", "6月12日，2020年"),
        ("第 32 期(总第 707 期)", "第32期（总第707期）"),
        ("使用 Word 软件", "使用Word软件"),
        ("１２３ＡＢＣ％", "123ABC%"),
        ("「甲『乙』丙」", "“甲‘乙’丙”"),
        ('他说"你好"就走', "他说“你好”就走"),
        ("他说'好'", "他说‘好’"),
        ("I don't know 他", "I don't know他"),
        ('他说"不', '他说"不'),
        ('他说“好"', "他说“好”"),
        ("等等...后来", "等等……后来"),
        ("等等。。。", "等等……"),
        ("等等…后来", "等等……后来"),
        ("真好--他说", "真好——他说"),
        ("真好－－他说", "真好——他说"),
        ("好\ufeff的\u200b\u00ad\x07", "好的"),
        ("甲\u00a0\t乙", "甲  乙"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("开会。 大家 ，好", "开会。大家，好"),
        ("工作结束.", "工作结束。"),
        ("全区上下各个部门认真 落实上级各项决策部署", "全区上下各个部门认真落实上级各项决策部署"),
        ("张三 李四 王五", "张三 李四 王五"),
        ("稳经济 促发展 强信心", "稳经济 促发展 强信心"),
        ("\U00020bb7野家 3 家", "\U00020bb7野家3家"),
        ("", ""),
    ],
)
def test_width_and_spacing(before: str, after: str) -> None:
    assert normalise(before).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("奋进 2023 谱写新篇", "奋进 2023 谱写新篇"),
        ("6 月 12 日 我区开会", "6月12日 我区开会"),
        ("“稳”字当头 “进”字为先", "“稳”字当头 “进”字为先"),
        ("(记者 张三)", "（记者 张三）"),
        ("强信心 ,促发展", "强信心，促发展"),
    ],
)
def test_spaces_of_headlines_and_bylines_stay(before: str, after: str) -> None:
    assert normalise(before, keep_spaces=True).text == after


def test_each_distinct_change_is_told_once() -> None:
    found = normalise("甲,乙,丙 6 月")
    assert found.changes == ((",", "，"), ("6 月", "6月"), ("丙 6", "丙6"))
    assert normalise("没有变化。").changes == ()


MARKS = "区里会，。,.;:?!()（）“”‘’\"'「」『』…—-– 　\t0123Ab％％１ａ\u200b\n·/@\\"


@given(st.one_of(st.text(max_size=50), st.text(alphabet=MARKS, max_size=50)), st.booleans())
def test_normalising_twice_changes_nothing(text: str, keep_spaces: bool) -> None:
    once = normalise(text, keep_spaces=keep_spaces)
    twice = normalise(once.text, keep_spaces=keep_spaces)
    assert twice.text == once.text
    assert twice.changes == ()


@given(st.text(alphabet="区里会，。“”（）abc019 ", max_size=50))
def test_nothing_but_width_and_spaces_changes(text: str) -> None:
    assert normalise(text).text.replace(" ", "") == text.replace(" ", "")
