"""Figures and dates of a caption that its story tells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import figures
from newsroom.proof.days import Day
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import sentence
from newsroom.proof.text import Story, Text

_HAPPENS = re.compile(
    r"开幕|闭幕|开馆|开业|开园|开工|开通|启用|启动|投产|竣工|落成|通车|揭牌|挂牌|奠基|签约|举行|举办|召开|颁奖"
)


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    captions = [n for n, text in enumerate(story.texts) if text.field == "slots"]
    rest = [n for n, text in enumerate(story.texts) if text.field == "body"]
    if not captions or not rest:
        return
    yield from _figures(story, captions, rest)
    dated = [(n, day) for n in rest for day in story.texts[n].days if _plain(day)]
    if len({_number(day) for _, day in dated}) == 1:
        for number in captions:
            yield from _dates(story, number, *dated[0])


def _figures(story: Story, captions: list[int], rest: list[int]) -> Iterator[Slip]:
    told = [one for n in captions for one in figures.read(story.texts[n], n)]
    body = [one for n in rest for one in figures.read(story.texts[n], n)] if told else []
    known = {one.value for n in rest for one in story.texts[n].numbers} if told else set()
    for figure in told:
        right = None if figure.value in known else figures.contradicted(figure, body)
        if right is not None:
            number, other = figure.number, right.number
            instead = other.text + other.unit
            message = f"图片说明里是“{number.text}{number.unit}”，正文里是“{instead}”"
            yield Slip(number.start, number.unit_end, message, (instead,), text=figure.text)


def _dates(story: Story, number: int, place: int, right: Day) -> Iterator[Slip]:
    """The only date of a caption, of what happened on the only date of the story."""
    caption, body = story.texts[number], story.texts[place]
    days = [day for day in caption.days if _plain(day)]
    if len(days) != 1 or _number(days[0]) == _number(right):
        return
    if _acts(caption, days[0]) & _acts(body, right):
        day, instead = days[0], body.text[right.start : right.end]
        message = f"图片说明里是“{caption.text[day.start : day.end]}”，正文里是“{instead}”"
        yield Slip(day.start, day.end, message, (instead,), text=number)


def _acts(text: Text, day: Day) -> set[str]:
    """What happens in the sentence of a date."""
    start, end = sentence(text.text, day.start)
    return {found[0] for found in _HAPPENS.finditer(text.text, start, end)}


def _plain(day: Day) -> bool:
    return day.dated and day.month is not None and day.months is None


def _number(day: Day) -> tuple[int | None, int | None]:
    return day.month, day.day


RULES = (
    Rule(
        "caption_body",
        "图片说明与正文不一致",
        Severity.WARNING,
        "编校惯例：图文一致",
        _look,
        Scope.STORY,
    ),
)
