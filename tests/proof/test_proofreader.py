from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.finding import Severity
from newsroom.model.picture import Slot
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import LookAtText, Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text, of_article, of_lines


def _word(word: str, right: str) -> LookAtText:
    def look(text: Text, _setting: Setting) -> Iterator[Slip]:
        for found in re.finditer(word, text.text):
            yield Slip(found.start(), found.end(), f"“{word}”应为“{right}”", (right,))

    return look


def _rule(name: str, word: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(name, name, severity, "汉语词典", _word(word, f"{name}词"))


def test_places_count_in_the_markup_of_the_body_and_in_other_fields() -> None:
    article = Article(
        headline="布署冬防", body="## 小题布署\n**布署**又布署", slots=(Slot("布署图"),)
    )
    found = Proofreader(rules=[_rule("a", "布署")]).story(of_article(article))
    assert [(f.field, f.slot, f.start, f.end) for f in found] == [
        ("headline", -1, 0, 2),
        ("body", -1, 5, 7),
        ("body", -1, 10, 12),
        ("body", -1, 15, 17),
        ("slots", 0, 0, 2),
    ]
    assert all(article.body[f.start : f.end] == "布署" for f in found if f.field == "body")
    assert {f.article for f in found} == {article.uuid}
    assert found[0].trail == "冬防"
    assert found[2].suggestions == ("a词",)


def test_places_of_plain_text_count_in_the_whole() -> None:
    text = "头一段\n\n第二段布署"
    (fault,) = Proofreader(rules=[_rule("a", "布署")]).story(of_lines(text))
    assert text[fault.start : fault.end] == "布署"


def test_of_two_at_one_place_the_heavier_is_told_then_the_first() -> None:
    rules = [_rule("a", "布署"), _rule("b", "布署工作"), _rule("c", "署工", Severity.ERROR)]
    (fault,) = Proofreader(rules=rules).story(of_lines("布署工作"))
    assert fault.rule == "c"
    (fault,) = Proofreader(rules=rules[:2]).story(of_lines("布署工作"))
    assert fault.rule == "a"


def test_a_passage_is_looked_at_once_as_long_as_it_stays_as_it_is() -> None:
    reader = Proofreader(rules=[_rule("a", "布署")])
    lines = [f"第{n}段布署了工作" for n in range(30)]
    assert len(reader.story(of_lines("\n".join(lines)))) == 30
    assert reader.read == 30
    lines[7] += "。"
    assert len(reader.story(of_lines("\n".join(lines)))) == 30
    assert reader.read == 31


def test_a_rule_that_fails_is_left_out_and_named_and_the_others_go_on() -> None:
    def broken(_text: Text, _setting: Setting) -> Iterator[Slip]:
        raise ValueError("no such word")

    rules = [Rule("broken", "坏的", Severity.ERROR, "", broken), _rule("a", "布署")]
    reader = Proofreader(rules=rules)
    assert [f.rule for f in reader.story(of_lines("布署\n布署"))] == ["a", "a"]
    assert list(reader.troubles) == ["broken"]


def test_rules_over_a_story_and_over_an_issue_name_their_place() -> None:
    def last(story: Story, _setting: Setting) -> Iterator[Slip]:
        yield Slip(0, 1, "看末段", text=len(story.texts) - 1)

    def second(stories: object, _setting: Setting) -> Iterator[Slip]:
        yield Slip(0, 1, "看第二篇", story=1)

    reader = Proofreader(
        rules=[
            Rule("last", "末段", Severity.HINT, "", last, Scope.STORY),
            Rule("second", "第二篇", Severity.HINT, "", second, Scope.ISSUE),
        ]
    )
    one, other = Article(body="甲\n乙"), Article(headline="丙", body="丁")
    assert [f.start for f in reader.story(of_article(one))] == [2]
    (fault,) = reader.issue([of_article(one), of_article(other)])
    assert (fault.article, fault.field, fault.text) == (other.uuid, "headline", "丙")


def test_a_cancel_ends_the_reading() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(CancelledError):
        Proofreader(rules=[_rule("a", "布署")]).story(of_lines("布署"), job)


def test_a_fault_of_a_long_stretch_hides_nothing_within_it() -> None:
    rules = [_rule("long", "渡口的新船已经全部下水了吗", Severity.ERROR), _rule("a", "下水")]
    found = Proofreader(rules=rules).story(of_lines("渡口的新船已经全部下水了吗"))
    assert [f.rule for f in found] == ["long", "a"]


def test_what_was_reckoned_of_a_passage_is_not_reckoned_anew() -> None:
    reader = Proofreader(rules=())
    first, second = (
        of_lines("河边的路修好了。\n灯也亮了。"),
        of_lines("新\n河边的路修好了。\n灯也亮了。"),
    )
    reader.story(first)
    words = first.texts[0].words
    reader.story(second)
    assert second.texts[1].words is words
    assert second.texts[1].placed(0, 1) == (2, 3)
    assert "words" not in second.texts[0].__dict__
