"""Halves of a story that came as two (下转, 上接): the other half is there, under one headline, and
goes on where the first left off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from newsroom.model.finding import Severity
from newsroom.model.page import chinese_number
from newsroom.proof.likeness import differing, mistyped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story

_SOURCE = "编校惯例"
_NUMBER = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")
_PAGES = {chinese_number(number): number for number in range(1, 100)}
_LEAST = 10  # characters that two halves may not both have


def _look(stories: Sequence[Story], _setting: Setting) -> Iterator[Slip]:
    for number, story in enumerate(stories):
        to, back = _page(story, "jump_to"), _page(story, "jump_from")
        if to and story.page:
            yield from _halves(stories, number, to)
        if back == story.page and back:
            yield from _itself(story, number, "jump_from")


def _itself(story: Story, number: int, field: str) -> Iterator[Slip]:
    message = f"“上接”的版次就是本版（{chinese_number(story.page)}版）"
    yield _at(story, number, field, message)


def _halves(stories: Sequence[Story], number: int, to: int) -> Iterator[Slip]:
    """What is wrong between a first half and its second."""
    first = stories[number]
    if to == first.page:
        message = f"“下转”的版次就是本版（{chinese_number(to)}版）"
        yield _at(first, number, "jump_to", message)
        return
    seconds = [
        other
        for other, story in enumerate(stories)
        if story.page == to and _page(story, "jump_from")
    ]
    answering = [other for other in seconds if _page(stories[other], "jump_from") == first.page]
    if len(answering) == 1:
        yield from _seam(first, stories[answering[0]], answering[0])
    elif not answering:
        yield from _wrong_page(stories, number, seconds)


def _wrong_page(stories: Sequence[Story], number: int, seconds: Sequence[int]) -> Iterator[Slip]:
    """A second half with the same headline that names another page."""
    first = stories[number]
    same = [other for other in seconds if _head(stories[other]) == _head(first) != ""]
    for other in same[:1]:
        right = f"{chinese_number(first.page)}版"
        message = f"前半部分在{right}，这里的“上接”写的是别的版"
        yield _at(stories[other], other, "jump_from", message, (right,))


def _seam(first: Story, second: Story, number: int) -> Iterator[Slip]:
    yield from _headline(first, second, number)
    before, after = _body(first), _body(second)
    if not before or not after:
        return
    end, start = first.texts[before[-1]].text, second.texts[after[0]].text
    common = _overlap(end, start)
    if common >= _LEAST:
        message = f"前半部分（{chinese_number(first.page)}版）已经排了这{common}个字"
        yield Slip(0, common, message, ("",), text=after[0], story=number)


def _overlap(end: str, start: str) -> int:
    """How many characters the beginning of one text repeats of the end of another."""
    for length in range(min(len(end), len(start)), _LEAST - 1, -1):
        if end.endswith(start[:length]):
            return length
    return 0


def _headline(first: Story, second: Story, number: int) -> Iterator[Slip]:
    """The headline printed again over the second half, mistyped."""
    one, other = _head(first), _head(second)
    if not one or not other or one == other or len(one) != len(other):
        return
    slipped = differing(one, other) is not None or mistyped(one, other)
    if not slipped or SequenceMatcher(None, one, other, autojunk=False).ratio() < 0.75:
        return
    for place, text in enumerate(second.texts):
        if text.field == "headline":
            message = f"与{chinese_number(first.page)}版前半部分的标题“{one}”不一致"
            yield Slip(0, len(text.text), message, (one,), text=place, story=number)


def _head(story: Story) -> str:
    head = next((text.text for text in story.texts if text.field == "headline"), "")
    return "".join(head.split())


def _body(story: Story) -> list[int]:
    return [place for place, text in enumerate(story.texts) if text.field == "body"]


def _page(story: Story, field: str) -> int:
    named = next((text.text for text in story.beside if text.field == field), "")
    found = _NUMBER.search(named)
    if found is None:
        return 0
    return int(found[0]) if found[0].isdecimal() else _PAGES.get(found[0], 0)


def _at(story: Story, number: int, field: str, message: str, instead: tuple[str, ...] = ()) -> Slip:
    place = next(n for n, text in enumerate(story.passages) if text.field == field)
    return Slip(0, len(story.passages[place].text), message, instead, text=place, story=number)


RULES = (Rule("jump_halves", "上接下转不一致", Severity.WARNING, _SOURCE, _look, Scope.ISSUE),)
