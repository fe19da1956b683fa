"""Figures of a headline that its story tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import figures
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story

_HEADINGS = ("kicker", "headline", "subhead")


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    heads = [n for n, text in enumerate(story.texts) if text.field in _HEADINGS]
    told = [one for n in heads for one in figures.read(story.texts[n], n)]
    if not told:
        return
    rest = [n for n, text in enumerate(story.texts) if text.field == "body"]
    body = [one for n in rest for one in figures.read(story.texts[n], n)]
    known = {one.value for n in rest for one in story.texts[n].numbers}
    for figure in told:
        right = None if figure.value in known else figures.contradicted(figure, body)
        if right is not None:
            number, other = figure.number, right.number
            instead = other.text + other.unit
            message = f"标题里是“{number.text}{number.unit}”，正文里是“{instead}”"
            yield Slip(number.start, number.unit_end, message, (instead,), text=figure.text)


RULES = (
    Rule(
        "headline_body",
        "标题与正文不一致",
        Severity.WARNING,
        "编校惯例：题文一致",
        _look,
        Scope.STORY,
    ),
)
