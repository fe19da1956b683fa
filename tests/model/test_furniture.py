from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.furniture import filled, page_fields
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.page import Page, chinese_number

FACTS = IssueFacts(editors=("周闻笛", "林可欣"), proofreaders=("高远山",))
ISSUE = Issue(publication="paper", date=datetime.date(2024, 5, 7), facts=FACTS)
PAGE = Page(issue=ISSUE.uuid, number=2, name="综合")


def test_a_page_that_names_nobody_prints_the_issues_people() -> None:
    values = page_fields(ISSUE, PAGE)
    assert (values["editor"], values["proofreader"]) == ("周闻笛　林可欣", "高远山")
    own = page_fields(ISSUE, replace(PAGE, editor="孟小满", proofreader="程一舟"))
    assert (own["editor"], own["proofreader"]) == ("孟小满", "程一舟")
    assert (own["page"], own["page_label"], own["page_name"]) == ("2", "二版", "综合")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{name}　电话：{hotline}", "河湾报"),
        ("{name}（{hotline}）", "河湾报"),
        ("主办：{name}", "主办：河湾报"),
    ],
)
def test_parts_without_anything_to_say_are_not_printed(text: str, printed: str) -> None:
    assert filled(text, {"name": "河湾报", "hotline": ""}) == printed


@pytest.mark.parametrize(
    ("number", "named"), [(1, "一"), (10, "十"), (12, "十二"), (90, "九十"), (100, "100")]
)
def test_pages_are_counted_in_chinese_as_long_as_anybody_does(number: int, named: str) -> None:
    assert chinese_number(number) == named
