"""Mastheads, folios and bulletin feet of our own making."""

from __future__ import annotations

import datetime

from newsroom.model.issue import IssueFacts, IssueKind
from newsroom.text.copy import read_text

STORY = "县委常委会召开会议\n本报讯（记者 史册）3月13日，县委常委会召开会议，研究近期重点工作。\n"


def facts(head: str, foot: str = "") -> IssueFacts:
    found = read_text(head + STORY + foot).facts
    assert found is not None
    return found


def test_combined_issue_with_lunar_date() -> None:
    found = facts(
        "平川报\nPINGCHUAN BAO\n2024年3月15日 星期五\n农历甲辰年二月初六\n"
        "第8、9期合刊（总第408、409期）\n中共平川县委宣传部主办\n内部资料 注意保存\n"
        "新闻热线：0371-66001234\n"
    )
    assert found.name == "平川报"
    assert found.latin_name == "PINGCHUAN BAO"
    assert found.date == datetime.date(2024, 3, 15)
    assert (found.weekday, found.lunar_date) == ("星期五", "甲辰年二月初六")
    assert found.number.numbers == (8, 9)
    assert found.number.totals == (408, 409)
    assert found.publisher == "中共平川县委宣传部主办"
    assert found.legend == "内部资料 注意保存"
    assert found.hotline == "新闻热线：0371-66001234"


def test_facts_broken_over_lines_in_another_order() -> None:
    found = facts(
        "第12期\n(总第96期)\n内部资料 免费交流\n2023年\n5月\n8日\n星期一\n平川时报\n"
        "平川县融媒体中心主办\n河南省连续性内资\n[审平川连]00001号\n"
    )
    assert found.name == "平川时报"
    assert found.date == datetime.date(2023, 5, 8)
    assert found.number.numbers == (12,)
    assert found.number.totals == (96,)
    assert found.licence == "河南省连续性内资[审平川连]00001号"
    assert found.publisher == "平川县融媒体中心主办"


def test_supplement_and_special() -> None:
    found = facts("平川报\n2024年5月1日 星期三\n增刊第2期\n")
    assert found.number.kind is IssueKind.SUPPLEMENT
    assert found.number.numbers == (2,)
    special = facts("平川报\n特刊\n2024年5月1日 星期三 总第500期\n")
    assert special.number.kind is IssueKind.SPECIAL
    assert special.number.totals == (500,)


def test_bulletin_foot_on_one_line_and_on_many() -> None:
    head = "平川信息\n第 3 期\n中共平川县委办公室\n2023 年 4 月 7 日\n"
    one = facts(
        head, "报：市委办公室 送：县四大班子领导 发：各乡镇\n责任编辑：贾宝山 林黛\n共印80份\n"
    )
    assert [(d.label, d.text) for d in one.distribution] == [
        ("报", "市委办公室"),
        ("送", "县四大班子领导"),
        ("发", "各乡镇"),
    ]
    assert one.editors == ("贾宝山", "林黛")
    many = facts(head, "本期送：\n县四大班子领导\n发：\n各乡镇、县直各单位\n责任编辑：宋 晓 林黛\n")
    assert [(d.label, d.text) for d in many.distribution] == [
        ("本期送", "县四大班子领导"),
        ("发", "各乡镇、县直各单位"),
    ]
    assert many.editors == ("宋晓", "林黛")
    assert (many.number.numbers, many.publisher) == ((3,), "中共平川县委办公室")


def test_a_notice_with_its_date_is_no_masthead() -> None:
    reading = read_text("关于停水的通知\n定于明日停水，请做好准备。\n平川县水务局\n2024年5月1日\n")
    assert reading.facts is None
    assert len(reading.articles) == 1
    assert "平川县水务局" in reading.articles[0].body


def test_masthead_lines_are_no_article() -> None:
    reading = read_text("平川报\n第5期（总第9期）\n2024年3月15日 星期五\n" + STORY)
    assert [a.headline for a in reading.articles] == ["县委常委会召开会议"]


def test_folio_is_left_out_and_told() -> None:
    reading = read_text("02 综合新闻 责任编辑：程诚 版式：米兰\n" + STORY)
    assert [a.headline for a in reading.articles] == ["县委常委会召开会议"]
    assert any("程诚" in note for note in reading.notes)
