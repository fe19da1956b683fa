"""One person's rank written two ways within a story or an issue: 区长 and 副区长 for one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.finding import Severity
from newsroom.proof.people import Mention
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story

_SOURCE = "编校惯例：同一人的职务前后一致"
# Posts that one person cannot hold with and without 副 at once.
_POST = re.compile(
    r"(?P<home>.*?)(?P<deputy>副)?(?P<post>[省市区县州旗镇乡街局厅部处科所院校馆站台社]长|书记|主席|总经理|董事长)$"
)
_LEVELS = re.compile(
    r"^(?:党?委|市委|区委|县委|省委|党组|党工委|党委|.*(?:党委|党组|党工委|党支部|[省市区县镇乡]委))$"
)
_THEN = re.compile(r"曾|原|时任|历任|前任|任命|当选|晋升|提拔|接任|代")


@dataclass(frozen=True, slots=True)
class _Held:
    story: int
    text: int
    start: int
    end: int
    home: str
    deputy: bool
    post: str


def _in_story(story: Story, _setting: Setting) -> Iterator[Slip]:
    yield from _look([story], between=False)


def _in_issue(stories: Sequence[Story], _setting: Setting) -> Iterator[Slip]:
    yield from _look(stories, between=True)


def _look(stories: Sequence[Story], *, between: bool) -> Iterator[Slip]:
    held: dict[str, list[_Held]] = defaultdict(list)
    for number, story in enumerate(stories):
        for place, text in enumerate(story.texts):
            for one in text.people:
                if one.title and not one.former and not _changes(text.text, one):
                    held[one.name] += _posts(one, number, place)
    for name, posts in held.items():
        yield from _clashing(stories, name, posts, between)


def _changes(copy: str, one: Mention) -> bool:
    """Whether the sentence tells of another time, or of somebody who changes posts."""
    begin = max(copy.rfind(mark, 0, one.title_start or one.start) for mark in "。；\n") + 1
    return bool(_THEN.search(copy, begin, one.end))


def _posts(one: Mention, story: int, place: int) -> Iterator[_Held]:
    if one.title_end > one.start:
        return  # as people call him: 宋区长, 宋宇区长
    at = one.title_start
    for part in one.title.split("、"):
        found = _POST.fullmatch(part)
        if found is not None:
            yield _Held(
                story,
                place,
                at,
                at + len(part),
                found["home"],
                found["deputy"] is not None,
                found["post"],
            )
        at += len(part) + 1


def _clashing(
    stories: Sequence[Story], name: str, posts: Sequence[_Held], between: bool
) -> Iterator[Slip]:
    for at, one in enumerate(posts):
        first = next(
            (
                other
                for other in posts[:at]
                if _clash(one, other) and (one.story != other.story) is between
            ),
            None,
        )
        if first is not None and not _both(posts, one):
            where = "本期另一篇" if between else "同一篇"
            told = _written(stories, first)
            message = f"{where}里{name}是“{told}”，这里是“{_written(stories, one)}”"
            yield Slip(one.start, one.end, message, (told,), text=one.text, story=one.story)


def _both(posts: Sequence[_Held], one: _Held) -> bool:
    """Whether one title names both posts (县委副书记、书记)."""
    return any(
        other.story == one.story
        and other.text == one.text
        and _clash(one, other)
        and one.start - 1 <= other.end <= one.start
        for other in posts
    )


def _clash(one: _Held, other: _Held) -> bool:
    if one.post != other.post or one.deputy == other.deputy:
        return False
    if one.post == "书记" and not (_LEVELS.match(one.home) and _LEVELS.match(other.home)):
        return False
    short, long = sorted((one.home, other.home), key=len)
    return long.endswith(short)


def _written(stories: Sequence[Story], one: _Held) -> str:
    return stories[one.story].texts[one.text].text[one.start : one.end]


RULES = (
    Rule("posts_two_ways", "职务前后不一", Severity.WARNING, _SOURCE, _in_story, Scope.STORY),
    Rule("posts_in_issue", "本期职务不一", Severity.WARNING, _SOURCE, _in_issue, Scope.ISSUE),
)
