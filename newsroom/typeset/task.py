"""What a placement is set from: everything that decides its look, and its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.guide import GuideLine
from newsroom.model.length import Length
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.typeset.dropcap import capped
from newsroom.typeset.groups import NO_LABEL, Label
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import START, Mark, Para, remaining


@dataclass(frozen=True, slots=True)
class Task:
    """All that decides how one placement looks, and nothing else: the key of the cache.

    start: where a second part begins. onward: words of 下转, set where text is left over; back:
    words of 上接. label: what names the section above it. guide: the lines of a 导读. mark: what a
    reserved block is called.
    """

    article: Article
    placement: Placement
    pictures: tuple[Picture, ...]
    start: Mark = START
    onward: str = ""
    back: str = ""
    label: Label = NO_LABEL
    guide: tuple[GuideLine, ...] = ()
    mark: str = ""

    @property
    def by_name(self) -> dict[str, Picture]:
        """The pictures by their SHA-256."""
        return {picture.sha256: picture for picture in self.pictures}


def leg_count(placement: Placement) -> int:
    """Legs of a placement's text; a vertical headline takes about one of them."""
    if placement.text_columns:
        return placement.text_columns
    return max(1, placement.span - 1) if placement.vertical_headline else placement.span


def text_lines(task: Task, measure: Length, setter: Typesetter) -> tuple[TextLine, ...]:
    """The lines of what the placement has to print, set to a measure."""
    return all_text_lines((task,), (measure,), setter)[0]


def all_text_lines(
    tasks: Sequence[Task], measures: Sequence[Length], setter: Typesetter
) -> list[tuple[TextLine, ...]]:
    """The same of several placements, set together."""
    texts = []
    for task, measure in zip(tasks, measures, strict=True):
        paras = printed(task, setter.story(task.article), measure, setter)
        texts.append((paras, measure, task.placement.kept_breaks))
    return setter.texts(texts)


def printed(
    task: Task, paras: Sequence[Para], measure: Length, setter: Typesetter
) -> tuple[Para, ...]:
    """What the placement prints of a story's paragraphs, as it prints them."""
    placement, rest = task.placement, remaining(paras, task.start)
    if placement.drop_cap and not placement.part and task.article.kind.prose:
        return capped(rest, placement.drop_cap, measure, setter)
    return rest
