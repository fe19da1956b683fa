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
_AND = "、和与及同"


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
        for one in holders(known, found[0]):
            if _like(text, found.end(), one.name, sure=whole) and not _former(text, found.start()):
                yield found.end(), one.name


def _before_titles(text: Text, known: Serving) -> Iterator[tuple[int, str]]:
    """The same before a title: 宋志远区长."""
    for found in _BEHIND.finditer(text.text):
        for one in known.roster.on(known.day):
            start = found.start() - len(one.name)
            ends = any(title.endswith(found[0]) for title in one.titles)
            if start >= 0 and ends and _begins(text, start) and _near(text, start, one.name):
                yield start, one.name


def _listed(text: Text, known: Serving) -> Iterator[tuple[int, str]]:
    """Names that those of the roster stand beside in a list."""
    copy = text.text
    for one in people.named(text, known.ranks):
        if one.end < len(copy) and copy[one.end] in _AND:
            for name in known.ranks:
                if _like(text, one.end + 1, name, sure=False):
                    yield one.end + 1, name
        if one.start and copy[one.start - 1] in _AND:
            for name in known.ranks:
                start = one.start - 1 - len(name)
                if start >= 0 and _begins(text, start) and _near(text, start, name):
                    yield start, name


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
