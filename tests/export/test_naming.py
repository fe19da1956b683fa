from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.export.naming import issue_stem, legal_name, picture_names

from . import made


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('河湾中心:"夜校"开班?', "河湾中心：”夜校”开班？"),
        ("a/b\\c|d*<e>", "a／b＼c｜d＊＜e＞"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        (" 前后. . ", "前后"),
        ("一\n二\t三\u200b\x07", "一 二 三"),
        ("???", "？？？"),
        ("", "未命名"),
        (" . ", "未命名"),
    ],
)
def test_names_are_legal_everywhere(text, name):
    assert legal_name(text) == name


def test_long_names_are_cut():
    assert legal_name("长" * 500) == "长" * 60
    assert len(legal_name("长" * 500).encode()) < 255


def test_an_issues_files_begin_with_its_name_date_and_number():
    edition = made.edition()
    assert issue_stem(edition) == "上街时报-2026-06-19-第47期"
    named = replace(edition.issue.facts, name="上街:时报")
    odd = replace(edition, issue=replace(edition.issue, facts=named))
    assert issue_stem(odd) == "上街：时报-2026-06-19-第47期"


def test_pictures_are_named_by_page_order_and_headline():
    found = picture_names(made.edition())
    assert [(name.name, name.slot, name.page) for name in found] == [
        ("一版-01-河湾杏熟 开园迎客.jpg", 0, 1)
    ]
    assert found[0].caption == "果农正在采摘。　李志远 摄"
