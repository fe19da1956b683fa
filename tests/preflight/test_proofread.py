"""Errors that proofreading found, and that nobody mended or let stand."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.preflight.proofread import errors
from tests.preflight.made import snapshot


def fault(text: str, start: int = 0, severity: Severity = Severity.ERROR) -> Fault:
    return Fault(
        rule="doubled",
        severity=severity,
        start=start,
        end=start + len(text),
        text=text,
        message="重复了",
    )


def test_open_errors_are_told_once_for_each_article_at_the_first_of_them() -> None:
    story = snapshot().stories[0].uuid
    faults = tuple(fault(words, at) for at, words in enumerate(["，。", "的的", "，。", "了了"], 7))
    (found,) = errors(snapshot(faults={story: faults}))
    assert found.words.endswith("还有 4 处差错没有改：“，。”、“的的”、“了了”")
    assert (found.article, found.field, found.offset) == (story, "", 7)


def test_doubts_and_hints_are_for_who_reads_the_article() -> None:
    story = snapshot().stories[0].uuid
    mild = (fault("布署", severity=Severity.WARNING), fault("亩", severity=Severity.HINT))
    assert list(errors(snapshot(faults={story: mild}))) == []


def test_headlines_and_captions_are_named_by_their_field() -> None:
    story = snapshot().stories[0].uuid
    headline = replace(fault("，。"), field="headline")
    caption = replace(fault("一" * 30), field="slots", slot=1)
    (found,) = errors(snapshot(faults={story: (headline, caption)}))
    assert (found.field, found.slot, found.offset) == ("headline", -1, -1)
    (found,) = errors(snapshot(faults={story: (caption,)}))
    assert (found.field, found.slot) == ("slots", 1)
    assert "一" * 12 + "…" in found.words


def test_another_error_asks_again_where_a_reason_was_given() -> None:
    story = snapshot().stories[0].uuid
    (before,) = errors(snapshot(faults={story: (fault("，。"),)}))
    (same,) = errors(snapshot(faults={story: (fault("，。", 30),)}))
    (after,) = errors(snapshot(faults={story: (fault("，。"), fault("的的", 9))}))
    assert before.judged == same.judged != after.judged
