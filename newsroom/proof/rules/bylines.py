"""Names of the byline and below pictures against the records of who writes for the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newsroom.model.article import Article
from newsroom.model.contributor import Contributor, folded_name
from newsroom.model.credit import Role
from newsroom.model.finding import Severity
from newsroom.proof.likeness import differing, homophones, look_alike, mistyped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story

_SOURCE = "作者档案"
_TELLING = 3  # characters of a name that few share


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    article = story.article
    if article is None:
        return
    written = dict.fromkeys(credit.name for credit in article.credits)
    shot = dict.fromkeys(name for slot in article.slots for name in slot.photographers)
    for name in dict.fromkeys((*written, *shot)):
        meant = _meant(name, story.records.persons)
        if meant and len(name) < _TELLING and not _of_house(article, name, meant):
            continue
        if meant:
            message = f"“{name}”与作者档案里的“{meant.name}”{_of(meant)}只差一字"
            yield from _everywhere(story, name, meant.name, message)
        elif name not in written:
            yield from _beside(story, name, written)


def _of_house(article: Article, name: str, meant: Contributor) -> bool:
    """Whether more than a short name tells who is meant: he is a reporter, or of the unit that the
    article comes from.
    """
    roles = {credit.role for credit in article.credits if credit.name == name}
    if Role.REPORTER in roles and meant.role is Role.REPORTER:
        return True
    return bool(meant.unit) and meant.unit in article.source_unit


def _beside(story: Story, name: str, written: Iterable[str]) -> Iterator[Slip]:
    """A photographer who is nearly one of the writers."""
    near = [one for one in written if mistyped(one, name)]
    if len(near) == 1:
        message = f"图片署名“{name}”与稿件署名“{near[0]}”只差一字"
        yield from _everywhere(story, name, near[0], message, "编校惯例")


def _everywhere(
    story: Story, name: str, meant: str, message: str, source: str = _SOURCE
) -> Iterator[Slip]:
    """The name wherever the byline or a caption's end gives it."""
    for number, text in enumerate(story.passages):
        level, end = text.level, len(name)
        if text.field == "credits" and text.text == name:
            yield Slip(0, end, message, (meant,), source, level, text=number)
        elif text.field == "slots" and (at := text.text.rfind(name)) >= 0:
            yield Slip(at, at + end, message, (meant,), source, level, text=number)


def _of(person: Contributor) -> str:
    return f"（{person.unit}）" if person.unit else ""


@lru_cache(maxsize=1 << 12)
def _meant(name: str, persons: tuple[Contributor, ...]) -> Contributor | None:
    """The one person whose name was mistyped; None where the name is known, or nobody's, or might
    be several persons'."""
    known = _names(persons)
    folded = folded_name(name)
    if not 2 <= len(folded) <= 4 or folded in known:
        return None
    near = {
        one.uuid: one for one in _like(folded, known) if _slipped(folded_name(one.name), folded)
    }
    return next(iter(near.values())) if len(near) == 1 else None


def _slipped(one: str, other: str) -> bool:
    """Whether one name is the other with a homophone, a look-alike or two characters in turn: who
    only nearly sounds like another one is a person of his own.
    """
    at = differing(one, other)
    if at is None:
        return mistyped(one, other)
    return homophones(one[at], other[at]) or look_alike(one[at], other[at])


def _like(name: str, known: dict[str, Sequence[Contributor]]) -> Iterator[Contributor]:
    for other, persons in known.items():
        if len(other) == len(name) and (other[0] == name[0] or other[1:] == name[1:]):
            yield from persons


@lru_cache(maxsize=4)
def _names(persons: tuple[Contributor, ...]) -> dict[str, Sequence[Contributor]]:
    """Everyone by each of their names."""
    found: dict[str, list[Contributor]] = {}
    for person in persons:
        for name in (person.name, *person.other_names):
            found.setdefault(folded_name(name), []).append(person)
    return dict(found)


RULES = (
    Rule(
        "byline_records",
        "署名与作者档案不一致",
        Severity.WARNING,
        _SOURCE,
        _look,
        Scope.STORY,
    ),
)
