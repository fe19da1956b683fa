"""What two stories of an issue tell differently of one person or event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsroom.model.finding import Severity
from newsroom.proof import facts, holders
from newsroom.proof.facts import Fact
from newsroom.proof.likeness import mistyped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story

_SOURCE = "编校惯例：同一期里同一人名、同一事实一致"
_TRIED = 40  # facts of one kind that are compared with the next one


def _persons(stories: Sequence[Story], _setting: Setting) -> Iterator[Slip]:
    """One post, two names that are nearly one: the rarer, or the later, is told."""
    found = [(number, one) for number, story in enumerate(stories) for one in holders.read(story)]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for _, one in found:
        names[one.post][one.name] += 1
    for number, one in found:
        counts = names[one.post]
        near = [name for name in counts if mistyped(name, one.name)]
        if len(near) != 1 or not _before(list(counts), counts, near[0], one.name):
            continue
        if not _in_other_story(found, number, one.post, near[0]):
            continue
        message = f"本期另一篇里是“{one.post}{near[0]}”，这里是“{one.name}”"
        yield Slip(one.start, one.end, message, (near[0],), text=one.text, story=number)


def _before(order: list[str], counts: Counter[str], one: str, other: str) -> bool:
    return (-counts[one], order.index(one)) < (-counts[other], order.index(other))


def _in_other_story(
    found: Sequence[tuple[int, holders.Holder]], number: int, post: str, name: str
) -> bool:
    """Whether a name stands in another story, and not in this one, which tells of both."""
    where = {n for n, one in found if one.post == post and one.name == name}
    return bool(where) and number not in where


def _events(stories: Sequence[Story], setting: Setting) -> Iterator[Slip]:
    """One event or thing by name, told with other figures, dates or numbers. 昨日 is the day before
    the issue's, but in a combined issue, where nobody knows which.
    """
    issue = None if setting.combined else setting.day
    told: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    for number, story in enumerate(stories):
        own = facts.read(story, issue)
        for fact in own:
            right = _clashing(fact, number, told[fact.what][-_TRIED:], own)
            if right is not None:
                told_here = story.texts[fact.text].text[fact.start : fact.end]
                here = "" if told_here == fact.written else f"“{told_here}”，即"
                message = f"本期另一篇里{right.said}，这里是{here}{fact.written}"
                suggested = (right.written,)
                place = (fact.start, fact.end, message, suggested)
                yield Slip(*place, text=fact.text, story=number)
        for fact in own:
            told[fact.what].append((number, fact))


def _clashing(
    fact: Fact, number: int, told: Sequence[tuple[int, Fact]], own: Sequence[Fact]
) -> Fact | None:
    """What another story says; None where several say different things, or this one says both."""
    clashing = [one for other, one in told if other != number and facts.clash(fact, one)]
    if len({str(one.value) for one in clashing}) != 1:
        return None
    right = clashing[0]
    agrees = any(one.what == fact.what and one.value == right.value for one in own)
    return None if agrees else right


RULES = (
    Rule("persons_in_issue", "本期人名不一", Severity.WARNING, _SOURCE, _persons, Scope.ISSUE),
    Rule("events_in_issue", "本期同一事说法不一", Severity.WARNING, _SOURCE, _events, Scope.ISSUE),
)
