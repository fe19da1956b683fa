"""The unit that copy comes from, against the unit directory and against the headline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsroom.model.contributor import Unit
from newsroom.model.finding import Severity
from newsroom.proof.likeness import differing, mistyped
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text

_LEAST = 3  # characters of a unit's name that can be told from others
# Units of one of these kinds report on themselves: two of them are never one within the other.
_PEERS = ("街道办事处", "街道办", "街道", "镇", "乡", "局", "中学", "小学", "社区", "村")
_LEVELS = "区县市镇乡村"
_OPENS = "：: 　，、“积扎多开召举组"


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    units = story.records.units
    if not units:
        return
    for number, text in enumerate(story.texts):
        if text.field == "source_unit":
            yield from _unit(text, number, units)
            yield from _headline(story, text, number, units)


def _unit(text: Text, number: int, units: tuple[Unit, ...]) -> Iterator[Slip]:
    at = 0
    for name in text.text.split():
        at = text.text.index(name, at)
        meant = _meant(name, units)
        if meant:
            message = f"单位通讯录里没有“{name}”，有“{meant}”"
            yield Slip(at, at + len(name), message, (meant,), text=number)
        at += len(name)


def _headline(story: Story, text: Text, number: int, units: tuple[Unit, ...]) -> Iterator[Slip]:
    """A story about one of two peers that is said to come from the other, whom it never names."""
    source = text.text.strip()
    own, kind = _named(source, units), _kind(source)
    head = next((one.text for one in story.texts if one.field == "headline"), "")
    about = _leading(head.strip(), units)
    if not (own and kind and about) or about in own or _kind(about) != kind:
        return
    told = "\n".join(one.text for one in story.texts if one is not text)
    if not any(_stem(name) in told for name in own):
        message = f"来源单位是“{source}”，标题和正文写的是“{about}”"
        yield Slip(0, len(text.text), message, (about,), text=number)


def _leading(head: str, units: tuple[Unit, ...]) -> str:
    """The unit that a headline begins with."""
    fitting = [
        name
        for name in _names(units)
        if len(name) >= _LEAST
        and head.startswith(name)
        and head[len(name) : len(name) + 1] in _OPENS
    ]
    return max(fitting, key=len, default="")


def _named(source: str, units: tuple[Unit, ...]) -> tuple[str, ...]:
    """All names of the unit that is called so."""
    for unit in units:
        names = (unit.name, *unit.other_names)
        if source in names:
            return names
    return ()


def _kind(name: str) -> str:
    return next((kind[:2] for kind in _PEERS if name.endswith(kind)), "")


def _stem(name: str) -> str:
    kind = next((kind for kind in _PEERS if name.endswith(kind)), "")
    return name[: len(name) - len(kind)] or name


@lru_cache(maxsize=1 << 10)
def _meant(name: str, units: tuple[Unit, ...]) -> str:
    """The one unit whose name was mistyped."""
    known = _names(units)
    if len(name) < _LEAST or name in known:
        return ""
    near = {known[other] for other in known if len(other) == len(name) and _slipped(name, other)}
    return near.pop() if len(near) == 1 else ""


def _slipped(name: str, other: str) -> bool:
    at = differing(name, other)
    if at is None:
        return len(name) > _LEAST and mistyped(name, other)
    if name[at] in _LEVELS and other[at] in _LEVELS:
        return at < len(name) - 1
    return mistyped(name, other)


@lru_cache(maxsize=4)
def _names(units: tuple[Unit, ...]) -> dict[str, str]:
    """The name of each unit by each of its names; what two units are called is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for unit in units:
        for name in dict.fromkeys((unit.name, *unit.other_names)):
            twice |= {name} & found.keys()
            found[name] = unit.name if name not in unit.other_names else name
    return {name: unit for name, unit in found.items() if name not in twice}


RULES = (
    Rule(
        "source_units",
        "来源单位不一致",
        Severity.WARNING,
        "单位通讯录",
        _look,
        Scope.STORY,
    ),
)
