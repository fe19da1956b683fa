"""Names of the 人名职务库 with a title that is another one's, or not theirs on the issue's day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.finding import Severity
from newsroom.model.roster import Official
from newsroom.proof import people
from newsroom.proof.likeness import differing, mistyped
from newsroom.proof.people import Mention
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.serving import (
    Serving,
    exclusive,
    holders,
    says,
    serving,
    short,
    unit,
)
from newsroom.proof.text import Text

_SOURCE = "本报人名职务库"
# The sentence tells of another time than that of the issue.
_THEN = re.compile(
    r"当时|当年|那时|那年|去年|前年|年前|曾|生前|任期|期间|时隔|[12]\d{3}年|任命|免去|辞去|当选|卸任"
)
_MOST_HOLDERS = 2
_HEAD = re.compile("[省市州区县镇乡]长")
_VICE = re.compile("(?:常务|第一)?副")


@dataclass(frozen=True, slots=True)
class _Written:
    """A title as written before a name: its part next to the name. alone: it is the only part."""

    title: str
    start: int
    alone: bool


def mistitled(text: Text, setting: Setting) -> Iterator[Slip]:
    """Titles before names of the roster that the roster gives to another one, or to this one at
    another time.
    """
    if setting.day is None or not setting.roster.officials:
        return
    known = serving(setting.roster, setting.day)
    for one in people.named(text, setting.roster.names):
        written = _written(text, known, one)
        if written and not one.former:
            slip = _judged(text, known, setting.day, one, written)
        else:
            slip = None if written else _followed(text, known, one)
        if slip is not None:
            yield slip


def _followed(text: Text, known: Serving, one: Mention) -> Slip | None:
    """A title right behind a name, as one is addressed, that another one holds: 周砚秋区长."""
    found = _HEAD.match(text.text, one.end)
    mine = known.on.get(one.name, ())
    if found is None or not mine or any(_addressed(found[0], o) for o in mine):
        return None
    other = [o.name for o in known.titles.get(found[0], ()) if o.name != one.name]
    if len(other) != 1 or _then(text, one):
        return None
    own = [f"{one.name}{called}" for o in mine if (called := short(o.titles[-1]))]
    return Slip(
        one.start,
        found.end(),
        f"人名职务库里{found[0]}是{other[0]}，{_own_words(one.name, mine)}，请核对",
        (*dict.fromkeys(own), f"{other[0]}{found[0]}"),
        severity=Severity.HINT if text.locked else None,
    )


def _addressed(post: str, own: Official) -> bool:
    """Whether one may be addressed so: by any of one's titles, deputies without 副."""
    return any(title.endswith(post) for title in own.titles)


def _judged(
    text: Text, known: Serving, day: datetime.date, one: Mention, written: Sequence[_Written]
) -> Slip | None:
    mine = known.on.get(one.name, ())
    if any(says(part.title, title) for part in written for o in mine for title in o.titles):
        return None
    last = written[-1]
    ever = [o for o in known.roster.ever(one.name) if any(says(last.title, t) for t in o.titles)]
    if ever:
        if _then(text, one):
            return None
        words = _time_words(one.name, last.title, ever, day)
    else:
        other = [o for o in _others(known, last, mine) if o.name != one.name]
        if not other and (not _same_level(known, last.title, mine) or _then(text, one)):
            return None
        words = f"人名职务库里{_own_words(one.name, mine)}"
        if other:
            names = "、".join(dict.fromkeys(o.name for o in other))
            words = (
                f"人名职务库里{_called(last.title, other)}是{names}，{_own_words(one.name, mine)}"
            )
    start = last.start
    offered = _offered(known, one, last, mine)
    return Slip(
        start,
        one.end,
        f"{words}，请核对",
        tuple(words_ for words_ in offered if words_ != text.text[start : one.end]),
        severity=Severity.HINT if text.locked else None,
    )


def _others(known: Serving, written: _Written, mine: Sequence[Official]) -> tuple[Official, ...]:
    """Who holds what is written, where only one person can and the unit is beyond doubt."""
    title = written.title
    if title in known.titles:
        held = known.titles[title]
        sole = (exclusive(title) or "常务副" in title) and len({o.name for o in held}) == 1
        if sole or _same_post(title, mine):
            return held
        # Of what several hold, only a name that is taken for another is told.
        return tuple(
            o for o in held if any(differing(o.name, own.name) is not None for own in mine)
        )
    homes = {unit(own) for one in mine for own in one.titles} - {""}
    return tuple(
        one
        for one in known.short.get(title, ())
        if any(unit(own) in homes and short(own) == title for own in one.titles)
    )


def _same_post(title: str, mine: Sequence[Official]) -> bool:
    """Whether it is the deputy of one's own post (副区长 of a 区长)."""
    return any(title.replace("副", "") == own for one in mine for own in one.titles)


def _same_level(known: Serving, title: str, mine: Sequence[Official]) -> bool:
    """Whether a title is one's own but for 副: of one unit, or a head's where no unit is named."""
    for own in (own for one in mine for own in one.titles):
        if "副" in title or "副" in own:
            plain, other = (_VICE.sub("", each) for each in (title, own))
            head = title not in known.short and _HEAD.fullmatch(plain) is not None
            same = plain == other or (head and other.endswith(plain))
            if same and ("副" in title) != ("副" in own):
                return True
    return False


def _offered(
    known: Serving, one: Mention, written: _Written, mine: Sequence[Official]
) -> Iterator[str]:
    """What may stand there: one's own title, and the holder of the title; who is meant is told
    from the likeness of the names.
    """
    title = written.title
    held = list(dict.fromkeys(o.name for o in holders(known, title) if o.name != one.name))
    right = [f"{title}{name}" for name in held] if len(held) <= _MOST_HOLDERS else []
    own = (
        [f"{_titled(known, title, o)}{one.name}" for o in mine if o.title] if written.alone else []
    )
    like = any(mistyped(one.name, name) for name in held)
    if not exclusive(title) and not _same_post(title, mine):
        right = [f"{title}{name}" for name in held if differing(name, one.name) is not None]
        like = bool(right)
    yield from dict.fromkeys((*right, *own) if like or not own else (*own, *right))


def _titled(known: Serving, written: str, own: Official) -> str:
    """One's own title in the form in which the other one was written, with or without its unit."""
    brief = written not in known.titles and len(own.titles) == 1
    return (short(own.title) if brief and short(written) == written else "") or own.title


def _written(text: Text, known: Serving, one: Mention) -> list[_Written]:
    """The parts of the title before a name, without the place before what the roster calls it."""
    found = []
    at = one.title_start
    parts = one.title.split("、") if one.title else []
    for part in parts:
        title = known.called(part)
        found.append(_Written(title, at + len(part) - len(title), len(parts) == 1))
        at += len(part) + 1
    whole = known.before(text.text, one.start)
    if len(whole) > len(found[-1].title if found else ""):
        # Its unit has a word in it that ends titles: 文化广电和旅游局局长.
        found = [_Written(whole, one.start - len(whole), alone=True)]
    return found


def _then(text: Text, one: Mention) -> bool:
    """Whether the sentence tells of another time."""
    copy = text.text
    start = max(copy.rfind(mark, 0, one.start) for mark in "。！？；") + 1
    ends = [end for mark in "。！？；" if (end := copy.find(mark, one.end)) >= 0]
    return _THEN.search(copy, start, min(ends, default=len(copy))) is not None


def _called(title: str, holders_: Sequence[Official]) -> str:
    for one in holders_:
        for own in one.titles:
            if short(own) == title:
                return own
    return title


def _own_words(name: str, mine: Sequence[Official]) -> str:
    titles = "；".join(one.title for one in mine if one.title)
    return f"{name}是{titles}" if titles else f"{name}这一天没有任职"


def _time_words(name: str, title: str, ever: Sequence[Official], day: datetime.date) -> str:
    ended = [one.until for one in ever if one.until is not None and one.until < day]
    if ended:
        return f"人名职务库里{name}任{title}到{_day(max(ended))}为止"
    begins = [one.since for one in ever if one.since is not None and one.since > day]
    return f"人名职务库里{name}{_day(min(begins))}才任{title}"


def _day(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


RULES = (Rule("official_title", "领导职务", Severity.WARNING, _SOURCE, mistitled),)
