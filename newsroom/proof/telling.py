"""Rules that read a story's dates in the order in which it tells of them: a year that one paragraph
names is that of the next ones' dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from newsroom.proof import days
from newsroom.proof.rule import LookAtStory, Setting, Slip
from newsroom.proof.text import Story, Text

Look = Callable[[Text, Setting, int | None], Iterator[Slip]]


def through(look: Look) -> LookAtStory:
    """A rule over stories from one over passages that is told the year named last before each."""

    def over(story: Story, setting: Setting) -> Iterator[Slip]:
        year: int | None = None
        for number, text in enumerate(story.texts):
            for slip in look(text, setting, year):
                yield replace(slip, text=number)
            if setting.day is not None:
                year = days.last_year(text.days, setting.day) or year

    return over
