"""Near misses of the names of the 人名职务库, where title or company tells who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsroom.model.finding import Severity
from newsroom.model.roster import Official
from newsroom.proof import people
from newsroom.proof.likeness import differing, mistyped, sound_alike
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.serving import Serving, exclusive, holders, serving
from newsroom.proof.text import Text
from newsroom.text import words

_SOURCE = "本报人名职务库"
_BEHIND = re.compile(r"书记|主任|主席|检察长|[省市州区县镇乡局部院]长")
# What leaders do in the news: a name that is nearly theirs is theirs.
_DOES = re.compile(
    r"(?:强调|指出|要求|主持召开|主持会议|出席会议|作重要讲话|讲话|一行|率队|带队|批示|督导|会见|调研|致辞)"
)
_AND = "、和与及同"
_SPACES = (" ", "\u3000")
_USUAL = 3  # characters of a name

_Spot = tuple[int, int, str]
"""Where a name stands, and which one of the roster is meant."""


def misspelt(text: Text, setting: Setting) -> Iterator[Slip]:
    """Near misses of who serves on the day: behind their title, before it, before what leaders do,
    beside another one of the roster in a list.
    """
    if not setting.roster.officials:
        return
    known = serving(setting.roster, setting.day)
    told: set[int] = set()
    for spots, named in (
        (_behind_titles, True),
        (_before_titles, True),
        (_doing, False),
        (_listed, False),
    ):
        for start, end, name in spots(text, known):
            if start not in told and not _is_known(text, known, start):
                told.add(start)
                yield _slip(text, known, (start, end, name), named=named)


def _slip(text: Text, known: Serving, spot: _Spot, *, named: bool) -> Slip:
    start, end, name = spot
    titles = "；".join(one.title for one in known.on[name] if one.title)
    who = f"{titles}是“{name}”" if titles and named else f"库里有“{name}”"
    return Slip(
        start,
        end,
        f"人名职务库里{who}，这里写作“{text.text[start:end]}”，请核对姓名",
        (name,),
        severity=Severity.HINT if text.locked else None,
    )


def _behind_titles(text: Text, known: Serving) -> Iterator[_Spot]:
    """Where a name should stand behind a title, and that of a holder it is like."""
    if known.any_title is None:
        return
    for found in known.any_title.finditer(text.text):
        if people.FORMER.search(text.text[: found.start()]):
            continue
        start = found.end() + (text.text[found.end() : found.end() + 1] in _SPACES)
        meant = list(holders(known, found[0]))
        sure = found[0] in known.titles and exclusive(found[0]) and len(meant) == 1
        plain = people.title_before(text, found.end())[0] >= found.start()  # no place before it
        for one in meant:
            end = _like(text, start, one.name)
            if not end and plain and sure:
                end = _nearly(text, start, one.name)
            elif not end and plain and found[0] in known.titles and _sole(text, start, meant):
                end = _akin(text, start, one.name)
            if end:
                yield start, end, one.name


def _before_titles(text: Text, known: Serving) -> Iterator[_Spot]:
    """The same before a title: 宋志远区长."""
    for found in _BEHIND.finditer(text.text):
        for spot in _ending_at(text, known, found.start()):
            titles = [title for one in known.on[spot[2]] for title in one.titles]
            if any(title.endswith(found[0]) for title in titles):
                yield spot


def _doing(text: Text, known: Serving) -> Iterator[_Spot]:
    """Names of three characters before what leaders do: 宋志远强调."""
    for found in _DOES.finditer(text.text):
        for start, end, name in _ending_at(text, known, found.start()):
            alone = people.title_before(text, start)[0] == start
            joined = start > 0 and text.text[start - 1] in _AND
            if len(name) >= _USUAL and name in known.ranked and alone and not joined:
                yield start, end, name


def _listed(text: Text, known: Serving) -> Iterator[_Spot]:
    """Names that those of the roster stand beside in a list."""
    copy = text.text
    for one in people.named(text, known.ranked):
        if copy[one.end : one.end + 1] in _AND:
            start = one.end + 1
            for length in known.lengths:
                for name in sorted(known.sharing(copy[start : start + length]) & known.ranked):
                    if end := _like(text, start, name):
                        yield start, end, name
        if one.start and copy[one.start - 1] in _AND:
            for spot in _ending_at(text, known, one.start - 1):
                if spot[2] in known.ranked:
                    yield spot


def _ending_at(text: Text, known: Serving, end: int) -> Iterator[_Spot]:
    """Near misses of names that end there."""
    for length in known.lengths:
        start = end - length
        if start >= 0:
            for name in sorted(known.sharing(text.text[start:end])):
                if _near(text.text[start:end], name) and _begins(text, start):
                    yield start, end, name


def _like(text: Text, start: int, name: str) -> int:
    """Where a name ends that is written there with another character; 0 for none."""
    end = start + len(name)
    return end if _near(text.text[start:end], name) and people.ends_at(text, start, end) else 0


def _nearly(text: Text, start: int, name: str) -> int:
    """The same where there is no doubt whom the title means: any one of three characters may be
    wrong, one may be missing or too many; of two the second.
    """
    copy, length = text.text, len(name)
    longer, written = copy[start : start + length + 1], copy[start : start + length]
    if length == _USUAL and any(name == longer[:n] + longer[n + 1 :] for n in (1, 2)):
        return start + length + 1
    short = length == _USUAL and written[:-1] in (name[:2], name[0] + name[2])
    if short and (_verb(copy, start + 2) or people.breaks_off(copy, start + 2)):
        return start + 2
    at = differing(written, name)
    if at is None or not _is_han(written) or people.breaks_off(copy, start + length - 1):
        return 0
    usual = length == _USUAL and people.ends_at(text, start, start + length)
    brief = length == _USUAL - 1 and at > 0 and people.breaks_off(copy, start + length)
    return start + length if usual or brief else 0


def _verb(copy: str, at: int) -> bool:
    """Whether a verb begins there, and none behind its first character (主持会议, 作出批示)."""
    return words.is_verb(copy[at : at + 2]) and not words.is_verb(copy[at + 1 : at + 3])


def _akin(text: Text, start: int, name: str) -> int:
    """Where a name of three characters ends of which the family name and another one are there,
    behind a title that several may hold; 0 for none.
    """
    end = start + len(name)
    written = text.text[start:end]
    at = differing(written, name)
    if len(name) != _USUAL or not at or not _is_han(written):
        return 0
    if at == _USUAL - 1 and _verb(text.text, end - 1):
        return 0
    plain = not people.breaks_off(text.text, end - 1) and people.ends_at(text, start, end)
    return end if plain else 0


def _sole(text: Text, start: int, meant: Iterable[Official]) -> bool:
    """Whether one holder of a title at most has a name like the one that is written."""
    return sum(_akin(text, start, one.name) > 0 for one in meant) == 1


def _near(written: str, name: str) -> bool:
    if written == name or len(written) < len(name) or not _is_han(written):
        return False
    if mistyped(written, name):
        return True
    pairs = zip(written, name, strict=True)
    alike = written[0] == name[0] and all(sound_alike(*pair) for pair in pairs)
    return len(name) >= _USUAL and alike


def _is_han(written: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in written)


def _is_known(text: Text, known: Serving, start: int) -> bool:
    """Whether somebody of the roster, whenever they served, bears the name that begins there."""
    return any(
        text.text.startswith(name, start) and people.ends_at(text, start, start + len(name))
        for name in known.roster.names
    )


def _begins(text: Text, start: int) -> bool:
    before = text.text[start - 1 : start]
    return not _is_han(before) or not before or start in text.borders


RULES = (Rule("official_name", "领导姓名", Severity.ERROR, _SOURCE, misspelt),)
