from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.errors import FileError
from newsroom.export.naming import Counted, check_paths, issue_stem, legal_name, picture_names
from newsroom.model.picture import Picture

from . import made


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('河湾中心:"夜校"开班?', "河湾中心：”夜校”开班？"),
        ("a/b\\c|d*<e>", "a／b＼c｜d＊＜e＞"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("com¹ .jpg", "_com¹ .jpg"),
        ("CONOUT$", "_CONOUT$"),
        ("题名...", "题名"),
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
    rare = legal_name("𠮷" * 500)
    assert set(rare) == {"𠮷"}
    assert len(rare.encode()) == 200
    assert legal_name("长" * 59 + ". ") == "长" * 59


def test_paths_too_long_for_windows_are_told_before_anything_is_written(tmp_path):
    names = ["清单.json", "图片/" + "长" * 40 + ".jpg"]
    whole = len(str(tmp_path / names[1]))
    check_paths(tmp_path, names, whole)
    check_paths(tmp_path, names)
    with pytest.raises(FileError, match=f"共 {whole} 个字符") as caught:
        check_paths(tmp_path, names, whole - 1)
    assert "较浅" in caught.value.advice


def test_equal_names_are_counted_up_whatever_their_case():
    counted = Counted()
    asked = ["a.jpg", "A.JPG", "a-2.jpg", "é.jpg", "e\u0301.jpg", "无"]
    given = [counted.name(name) for name in [*asked, "无"]]
    assert given == ["a.jpg", "A-2.JPG", "a-2-2.jpg", "é.jpg", "e\u0301-2.jpg", "无", "无-2"]


def test_an_issues_files_begin_with_its_name_date_and_number():
    edition = made.edition()
    assert issue_stem(edition) == "上街时报-2026-06-19-第47期"
    named = replace(edition.issue.facts, name="上街:时报")
    odd = replace(edition, issue=replace(edition.issue, facts=named))
    assert issue_stem(odd) == "上街：时报-2026-06-19-第47期"
    facts = replace(edition.issue.facts, name="很长的名字" * 30)
    long = replace(edition, issue=replace(edition.issue, facts=facts))
    assert issue_stem(long) == "很长的名字" * 6 + "-2026-06-19-第47期"


def test_pictures_are_named_by_page_order_and_headline():
    found = picture_names(made.edition())
    assert [(name.name, name.slot, name.page) for name in found] == [
        ("一版-01-河湾杏熟 开园迎客.jpg", 0, 1)
    ]
    assert found[0].caption == "果农正在采摘。　李志远 摄"


def test_a_bulletins_pictures_are_named_without_pages():
    pictures = {"a" * 64: Picture("a" * 64, ".J*P", 4, 3)}
    flows = replace(made.edition("shangjie-xinxi", pictures), placements=())
    (name,) = picture_names(flows)
    assert name.name == "01-河湾杏熟 开园迎客.jp"
