"""A bulletin's foot, notes and contents, as typed by an office: read into the issue's facts."""

from __future__ import annotations

from newsroom.model.issue import Distribution
from newsroom.text import copy

HEAD = "河湾信息\n第 12 期（总第 340 期）\n中共河湾区委办公室\n2026年3月14日\n"
FIRST = (
    "区图书馆延时开放至21时 近日，区图书馆把闭馆时间推迟到21时，方便下班的居民借阅。（区图书馆）"
)
SECOND = "河湾镇抢抓农时推进秋收 连日来，河湾镇组织农机手连片作业，秋收进度过半。（河湾镇）"
FOOT = """报：市委办公室
送：区委各部委
发：各镇、街道办事处
签发：王建国　责任编辑：高歌 周大成　校对：李敏
电话：68920000　共印 120 份"""


def read(*parts: str):
    return copy.read_text("\n".join(parts))


def test_the_foot_becomes_facts() -> None:
    reading = read(HEAD, FIRST, SECOND, FOOT)
    facts = reading.facts
    assert facts is not None
    assert facts.distribution == (
        Distribution("报", "市委办公室"),
        Distribution("送", "区委各部委"),
        Distribution("发", "各镇、街道办事处"),
    )
    assert (facts.signer, facts.editors, facts.proofreaders) == (
        "王建国",
        ("高歌", "周大成"),
        ("李敏",),
    )
    assert (facts.hotline, facts.copies) == ("电话：68920000", 120)
    assert reading.notes == ()
    assert [article.headline for article in reading.articles] == [
        "区图书馆延时开放至21时",
        "河湾镇抢抓农时推进秋收",
    ]


def test_contents_are_no_copy() -> None:
    listed = "目　录\n区图书馆延时开放至21时………………1\n河湾镇抢抓农时推进秋收………………2"
    reading = read(HEAD, listed, FIRST, SECOND, FOOT)
    assert len(reading.articles) == 2
    assert "………" not in "".join(article.body for article in reading.articles)


def test_a_note_before_the_first_item_is_the_issues() -> None:
    note = "编者按：本期刊发一组基层做法，请各单位学习借鉴。"
    reading = read(HEAD, note, FIRST, SECOND, FOOT)
    assert reading.facts is not None
    assert reading.facts.note == note
    assert len(reading.articles) == 2


def test_a_newspapers_proofreaders_belong_to_its_pages() -> None:
    paper = "上街时报\n2021年10月16日 星期六\n第32期（总第707期）\n责编：高歌 校对：李敏\n"
    reading = read(paper, "老街亮灯\n10月15日，城东老街的路灯全部换新，散步的人多了起来。")
    assert reading.facts is not None
    assert (reading.facts.signer, reading.facts.proofreaders) == ("", ())
