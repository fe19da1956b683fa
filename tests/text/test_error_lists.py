"""Lists of errors of outside readers: tables and lines."""

from __future__ import annotations

import datetime

import pytest

from newsroom.model.account import Sort
from newsroom.text.error_lists import read

TODAY = datetime.date(2026, 3, 20)


def test_a_table_is_read_by_its_heads() -> None:
    found = read(
        [
            ("审读单位：", "城东报刊审读组"),
            ("文号：审读〔2026〕3号",),
            ("日期：2026年3月12日",),
            ("序号", "版次", "标题", "位置", "错误", "正确", "差错类型", "计错", "备注"),
            ("1", "第一版", "渡口添船", "主标题", "布署", "部署", "错别字", "2", ""),
            ("2", "A3", "", "第2段", "三月，", "三月", "标点", "0.1个", "多逗号"),
            ("3", "十二", "", "版眉", "", "", "报头版眉", "", "缺期号"),
            ("4", "2", "", "版眉", "", "", "", "1", ""),
            ("5", "2", "", "第1段", "", "的", "", "", ""),
            ("合计",),
        ],
        TODAY,
    )
    assert (found.unit, found.number) == ("城东报刊审读组", "审读〔2026〕3号")
    assert found.day == datetime.date(2026, 3, 12)
    first, second, third, bare, lost = found.errors
    assert (first.page, first.place, first.heavy) == (1, "《渡口添船》主标题", True)
    assert (first.wrong, first.right, first.sort, first.weight) == ("布署", "部署", Sort.WORD, 20)
    assert (second.page, second.sort, second.weight, second.note) == (3, Sort.MARK, 1, "多逗号")
    assert (third.page, third.sort, third.weight, third.note) == (12, Sort.FORM, None, "缺期号")
    assert (bare.sort, bare.weight, bare.note) == (Sort.FORM, 10, "版眉")
    assert (lost.wrong, lost.right) == ("", "的")
    assert found.strange == ("合计",)


@pytest.mark.parametrize(
    ("line", "page", "place", "wrong", "right"),
    [
        ("1.第2版《渡口添船》第3段：“布署”应为“部署”。", 2, "《渡口添船》第3段", "布署", "部署"),
        ("十一版“一如继往”写错，应改为“一如既往”", 11, "", "一如继往", "一如既往"),
        ("第四版头条“的的”多余", 4, "头条", "的的", ""),
    ],
)
def test_lines_tell_an_error_in_words(
    line: str, page: int, place: str, wrong: str, right: str
) -> None:
    found = read([(line,), ("版面整洁，图文并茂。",)], TODAY)
    (error,) = found.errors
    assert (error.page, error.place, error.wrong, error.right) == (page, place, wrong, right)
    assert found.strange == ("版面整洁，图文并茂。",)


def test_nothing_is_made_of_what_tells_no_error() -> None:
    found = read([("单位：区委宣传部",), ("请各报认真整改",)], TODAY)
    assert found.errors == ()
    assert found.strange == ("请各报认真整改",)
    assert found.unit == "区委宣传部"
