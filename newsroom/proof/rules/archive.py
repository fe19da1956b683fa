"""What a story tells differently from earlier ones that were printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from newsroom.model.article import Article
from newsroom.model.finding import Severity
from newsroom.proof import facts, holders
from newsroom.proof.facts import Fact
from newsroom.proof.holders import Holder
from newsroom.proof.likeness import mistyped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Earlier, Story, of_article

_TERM = datetime.timedelta(days=400)  # how long ago who held a post tells who does
_SOURCE = "本报此前的报道"


def _look(story: Story, setting: Setting) -> Iterator[Slip]:
    if not story.records.earlier:
        return
    yield from _persons(story, setting)
    yield from _facts(story)


def _persons(story: Story, setting: Setting) -> Iterator[Slip]:
    """Somebody whose name was nearly the same, and never otherwise, in the same post before."""
    recent = [one for one in story.records.earlier if _recent(one, setting.day)]
    for holder in holders.read(story):
        told = [
            (known.name, one)
            for one in recent
            for known in _holders(one.article)
            if known.post == holder.post
        ]
        names = {name for name, _ in told}
        if len(names) != 1 or not mistyped(next(iter(names)), holder.name):
            continue
        name, one = told[0]
        message = f"{one.label}里是“{holder.post}{name}”，这里是“{holder.name}”"
        yield Slip(holder.start, holder.end, message, (name,), text=holder.text)


def _recent(one: Earlier, day: datetime.date | None) -> bool:
    return day is None or abs(day - one.day) <= _TERM


def _facts(story: Story) -> Iterator[Slip]:
    """What does not change with time."""
    for fact in facts.read(story):
        if not fact.lasts:
            continue
        told = [
            (known, one)
            for one in story.records.earlier
            for known in _known(one.article)
            if known.what == fact.what and facts.same_name(known.name, fact.name)
        ]
        if not told or any(not facts.clash(fact, known) for known, _ in told):
            continue
        known, one = told[0]
        if len({str(other.value) for other, _ in told}) == 1:
            message = f"{one.label}里{known.said}，这里是{fact.written}"
            yield Slip(fact.start, fact.end, message, (known.written,), text=fact.text)


@lru_cache(maxsize=256)
def _known(article: Article) -> tuple[Fact, ...]:
    return facts.read(of_article(article))


@lru_cache(maxsize=256)
def _holders(article: Article) -> tuple[Holder, ...]:
    return holders.read(of_article(article))


RULES = (Rule("archive", "与此前报道不一致", Severity.WARNING, _SOURCE, _look, Scope.STORY),)
