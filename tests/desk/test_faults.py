"""What reading articles comes to: in order, equal ones once, excused ones left out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.faults import Copy, Piece, counted, read, standing, warm, weighed, with_articles
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.excuse import Reach, excuse
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text

NOW = datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC)
SETTING = Setting(day=datetime.date(2026, 3, 4))


def _twice(text: Text, _setting: Setting) -> Iterator[Slip]:
    at = text.text.find("的的")
    while at >= 0:
        yield Slip(at, at + 2, "多了一个“的”", ("的",))
        at = text.text.find("的的", at + 2)


def _day(text: Text, setting: Setting) -> Iterator[Slip]:
    if "昨日" in text.text and setting.day is None:
        yield Slip(0, 2, "没有出版日期")


def _headlines(stories: Sequence[Story], _setting: Setting) -> Iterator[Slip]:
    for number, story in enumerate(stories[1:], 1):
        if story.texts[0].text == stories[0].texts[0].text:
            yield Slip(0, len(story.texts[0].text), "和前面一篇标题相同", story=number)


def _fails(_text: Text, _setting: Setting) -> Iterator[Slip]:
    raise ValueError


RULES = (
    Rule("doubled", "重字", Severity.ERROR, "编校惯例", _twice),
    Rule("day", "日期", Severity.HINT, "编校惯例", _day),
    Rule("headlines", "标题", Severity.WARNING, "编校惯例", _headlines, Scope.ISSUE),
    Rule("fails", "坏规则", Severity.HINT, "编校惯例", _fails),
)


class Desk(Composers):
    """Composers whose proofreader knows the rules above."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Setting] = []

    def proofreader(self, setting: Setting) -> Proofreader:
        """One for each call."""
        self.asked.append(setting)
        return Proofreader(setting, RULES)


def article(body: str, headline: str = "河边的路修好了", uuid: str = "a") -> Article:
    return Article(uuid=uuid, headline=headline, body=body)


def fault(text: str = "的的", **fields: object) -> Fault:
    facts: dict[str, object] = {
        "rule": "doubled",
        "severity": Severity.ERROR,
        "article": "a",
        "start": 3,
        "end": 3 + len(text),
        "text": text,
        "message": "多了一个“的”",
    }
    return Fault(**{**facts, **fields})  # type: ignore[arg-type]


def test_articles_are_read_in_order_and_what_is_between_them_is_found() -> None:
    pieces = (
        Piece(article("新的的路。", "大路的的两边", uuid="b"), 1),
        Piece(article("昨日通车。", "大路的的两边", uuid="a"), 2),
    )
    told: list[str] = []
    found = read(Copy(SETTING, pieces), Desk(), Job(lambda _share, words: told.append(words)))
    places = [(one.article, one.field, one.rule) for one in found.faults]
    assert places == [
        ("b", "headline", "doubled"),
        ("b", "body", "doubled"),
        ("a", "headline", "headlines"),
        ("a", "headline", "doubled"),
    ]
    assert found.troubles == ("fails",)
    assert told == ["正在校对 1/2", "正在校对 2/2"]


def test_the_setting_is_what_rules_are_told() -> None:
    desk = Desk()
    found = read(Copy(Setting(), (Piece(article("昨日通车。")),)), desk)
    assert [one.rule for one in found.faults] == ["day"]
    assert warm(desk)
    assert desk.asked == [Setting(), Setting()]


def test_composers_keep_their_proofreaders_warm() -> None:
    composers = Composers()
    first = composers.proofreader(SETTING)
    assert composers.proofreader(Setting(day=SETTING.day)) is first
    for day in range(1, 5):
        composers.proofreader(Setting(day=datetime.date(2026, 5, day)))
    assert composers.proofreader(SETTING) is not first


def test_equal_faults_are_told_once_with_their_count() -> None:
    faults = (fault(), fault(article="b"), fault("了了"), fault(start=9, end=11))
    told = counted(faults)
    assert [(one.text, one.article, one.start, one.count) for one in told] == [
        ("的的", "a", 3, 3),
        ("了了", "a", 3, 1),
    ]
    assert weighed(told)[Severity.ERROR] == 4
    assert weighed(told)[Severity.HINT] == 0


def test_gaps_are_equal_only_between_the_same_words() -> None:
    here = fault("", lead="他说", trail="好")
    there = fault("", lead="她说", trail="好")
    assert [one.count for one in counted((here, there, here))] == [2, 1]


def test_an_excuse_for_one_place_holds_there_alone() -> None:
    here = fault(lead="新修", trail="路")
    given = excuse(here, Reach.ONCE, "何编辑", NOW)
    moved = fault(lead="新修", trail="路", start=30, end=32)
    others = (fault(lead="旧修", trail="路"), fault(article="b", lead="新修", trail="路"))
    assert standing((here, moved, *others), (given,)) == others


def test_an_excuse_for_an_article_or_for_ever() -> None:
    here, there = fault(lead="新修"), fault(article="b", lead="旧")
    in_article = excuse(here, Reach.ARTICLE, "何编辑", NOW)
    always = excuse(here, Reach.ALWAYS, "何编辑", NOW)
    assert standing((here, fault(start=40, end=42), there), (in_article,)) == (there,)
    assert standing((here, there, fault("了了")), (always,)) == (fault("了了"),)
    assert always.article == always.lead == ""


def test_an_excused_figure_is_still_told_where_something_else_is_said_of_it() -> None:
    given = excuse(fault("12人", message="合计应为13人"), Reach.ALWAYS, "何编辑", NOW)
    assert standing((fault("12人", message="合计应为13人"),), (given,)) == ()
    other = fault("12人", message="合计应为15人")
    assert standing((other,), (given,)) == (other,)


def test_an_excused_gap_is_known_by_what_stands_around_it() -> None:
    gap = fault("", start=5, end=5, lead="他说", trail="好")
    given = excuse(gap, Reach.ALWAYS, "何编辑", NOW)
    other = fault("", start=9, end=9, lead="她说", trail="好")
    assert standing((gap, other), (given,)) == (other,)


def test_reading_ends_with_a_cancel() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        read(Copy(SETTING, (Piece(article("新的路。")),)), Desk(), job)


def test_what_is_typed_is_read_instead_of_what_is_kept() -> None:
    typed = article("新的的路。")
    kept = Copy(SETTING, (Piece(article("新的路。"), 3), Piece(article("别的。", uuid="b"))))
    copy = with_articles(kept, {"a": typed})
    assert [piece.article.body for piece in copy.pieces] == ["新的的路。", "别的。"]
    assert copy.pieces[0].page == 3
