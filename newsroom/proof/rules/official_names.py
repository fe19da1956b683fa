"""Near misses of the names of the 人名职务库, where title or company tells who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import people
from newsroom.proof.likeness import differing, mistyped, sound_alike
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.serving import Serving, exclusive, holders, serving
from newsroom.proof.text import Text

_SOURCE = "本报人名职务库"
_BEHIND = re.compile(r"书记|主任|主席|检察长|[省市州区县镇乡局部院]长")
# What leaders do in the news: a name that is nearly theirs is theirs.
_DOES = re.compile(
    r"(?:强调|指出|要求|主持召开|主持会议|出席会议|作重要讲话|讲话|一行|率队|带队|批示|督导|会见|调研|致辞)"
)
_AND = "、和与及同"
_SPACES = (" ", "\u3000")


def misspelt(text: Text, setting: Setting) -> Iterator[Slip]:
    """Near misses of who serves on the day: behind their title, before it, beside another one of
    the roster in a list.
    """
    if not setting.roster.officials:
        return
    known = serving(setting.roster, setting.day)
    told: set[int] = set()
    for start, name in (*_behind_titles(text, known), *_before_titles(text, known)):
        yield from _slip(text, known, start, name, told, named=True)
    for start, name in _listed(text, known):
        yield from _slip(text, known, start, name, told, named=False)


def _slip(
    text: Text, known: Serving, start: int, name: str, told: set[int], *, named: bool
) -> Iterator[Slip]:
    written = text.text[start : start + len(name)]
    if start in told or _is_known(text, known, start):
        return
    told.add(start)
    titles = "；".join(one.title for one in known.on[name] if one.title)
    who = f"{titles}是“{name}”" if titles and named else f"库里有“{name}”"
    yield Slip(
        start,
        start + len(name),
        f"人名职务库里{who}，这里写作“{written}”，请核对姓名",
        (name,),
        severity=Severity.HINT if text.locked else None,
    )


def _behind_titles(text: Text, known: Serving) -> Iterator[tuple[int, str]]:
    """Where a name should stand behind a title, and that of a holder it is like."""
    if known.any_title is None:
        return
    for found in known.any_title.finditer(text.text):
        whole = found[0] in known.titles and exclusive(found[0])
        start = found.end() + (text.text[found.end() : found.end() + 1] in _SPACES)
        for one in holders(known, found[0]):
            if _like(text, start, one.name, sure=whole) and not _former(text, found.start()):
                yield start, one.name


def _before_titles(text: Text, known: Serving) -> Iterator[tuple[int, str]]:
    """The same before a title (宋志远区长), and before what leaders do (宋志远强调)."""
    for found in _BEHIND.finditer(text.text):
        for start, name in _ending_at(text, known, found.start()):
            titles = [title for one in known.on[name] for title in one.titles]
            if any(title.endswith(found[0]) for title in titles):
                yield start, name
    for found in _DOES.finditer(text.text):
        for start, name in _ending_at(text, known, found.start()):
            alone = people.title_before(text, start)[0] == start
            if len(name) > 2 and name in known.ranked and alone and not _after_and(text, start):
                yield start, name


def _ending_at(text: Text, known: Serving, end: int) -> Iterator[tuple[int, str]]:
    """Where a near miss of a name begins that ends there."""
    for length in known.lengths:
        start = end - length
        if start >= 0:
            for name in sorted(known.sharing(text.text[start:end])):
                if _near(text, start, name) and _begins(text, start):
                    yield start, name


def _listed(text: Text, known: Serving) -> Iterator[tuple[int, str]]:
    """Names that those of the roster stand beside in a list."""
    copy = text.text
    for one in people.named(text, known.ranked):
        if one.end < len(copy) and copy[one.end] in _AND:
            start = one.end + 1
            for length in known.lengths:
                for name in sorted(known.sharing(copy[start : start + length]) & known.ranked):
                    if _like(text, start, name, sure=False):
                        yield start, name
        if one.start and copy[one.start - 1] in _AND:
            for start, name in _ending_at(text, known, one.start - 1):
                if name in known.ranked:
                    yield start, name


def _after_and(text: Text, start: int) -> bool:
    """Whether it stands in a list with somebody who is not known."""
    return text.text[start - 1 : start] in _AND if start else False


def _like(text: Text, start: int, name: str, *, sure: bool) -> bool:
    """Whether a name is written there with another character. sure: whom the title names is
    certain, so that of three characters any one may be wrong.
    """
    written = text.text[start : start + len(name)]
    if len(written) < len(name) or written == name:
        return False
    at = differing(written, name)
    close = at is not None and at > 0 and len(name) > 2 and sure and written[0] == name[0]
    return (close or _near(text, start, name)) and people.ends_at(text, start, start + len(name))


def _near(text: Text, start: int, name: str) -> bool:
    written = text.text[start : start + len(name)]
    if written == name or len(written) < len(name) or not all(char >= "\u3400" for char in written):
        return False
    if mistyped(written, name):
        return True
    pairs = zip(written, name, strict=True)
    return len(name) > 2 and written[0] == name[0] and all(sound_alike(*pair) for pair in pairs)


def _is_known(text: Text, known: Serving, start: int) -> bool:
    """Whether somebody of the roster, whenever they served, bears the name that begins there."""
    return any(
        text.text.startswith(name, start) and people.ends_at(text, start, start + len(name))
        for name in known.roster.names
    )


def _begins(text: Text, start: int) -> bool:
    before = text.text[start - 1 : start]
    return not ("\u3400" <= before <= "\u9fff") or start in text.borders


def _former(text: Text, start: int) -> bool:
    return people.FORMER.search(text.text[:start]) is not None


RULES = (Rule("official_name", "领导姓名", Severity.ERROR, _SOURCE, misspelt),)
