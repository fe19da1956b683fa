"""Who holds a post that one person holds at a time: 区长宋知远, 区委书记沈知秋.

So that two stories that give one post to two names nearly the same may be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.proof.people import Mention
from newsroom.proof.text import Story

# A post that one person holds at a time; deputies and members there are many.
_SOLE = re.compile(
    r"[^副]{0,16}(?:书记|[省市区县州旗镇乡局院校所]长|主任|主席|检察长|董事长|总经理)"
)
_WHERE = re.compile(r"[省市区县州旗镇乡街道村社局院校所公司委会].")


@dataclass(frozen=True, slots=True)
class Holder:
    """A name with its post. text, start, end: of the name in its story."""

    post: str
    name: str
    text: int
    start: int
    end: int


def read(story: Story) -> tuple[Holder, ...]:
    """The holders of posts of a story, in reading order."""
    return tuple(
        holder
        for place, text in enumerate(story.texts)
        for one in text.people
        for holder in _posts(one, place)
    )


def _posts(one: Mention, place: int) -> Iterator[Holder]:
    if one.former or not one.title or one.title_end > one.start:
        return
    for post in one.title.split("、"):
        if _SOLE.fullmatch(post) and len(post) > 1 and _WHERE.search(post):
            yield Holder(post, one.name, place, one.start, one.end)
