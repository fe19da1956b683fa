"""Lists with the number of what they name before them: 水渠三条：东渠、西渠、南渠."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.proof import numerals

_N = r"(?:[0-9]{1,2}|[两二三四五六七八九十]{1,3})"
_ITEM = r"[\u4e00-\u9fff“”《》]{1,14}(?:（[^（）]{1,8}）)?"
_KIND = (
    "个|座|所|条|项|名|位|家|种|类|处|支|段|门|本|首|部|件|大|块|届|期|步|环节|方面|部分|板块"
    "|栋|幢|间|辆|艘|棵|台|套|册|篇|幅"
)
_AHEAD = re.compile(
    rf"(?<![0-9.第一二三四五六七八九十百千])(?P<n>{_N})(?:{_KIND})(?P<noun>[\u4e00-\u9fff]{{0,8}}?)"
    rf"(?:[，,]?(?:分别)?(?:是|为|即|包括))?[：:](?P<row>{_ITEM}(?:、{_ITEM})+)(?=[。；]|$)"
)
_LOOSE = re.compile(
    r"等|以及|[和与及或]|各|第|每|同|均|都|将|已|要|不|[是在把让对为从被]|[（(]|之一|近|余|多|来|了"
)
_MOST_OFF = 2  # how far a slip of counting goes
_LONG = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """start, end: of the number that is told. told, many: what it says, what is listed."""

    start: int
    end: int
    told: int
    many: int


def read(text: str) -> Iterator[Listed]:
    """The lists of a passage that do not hold as many as was said."""
    if "：" not in text and ":" not in text:
        return
    for found in _AHEAD.finditer(text):
        told = number(found["n"])
        items = found["row"].split("、")
        if told is None or told < 2 or _open(items, found["noun"]):
            continue
        if told != len(items) and abs(told - len(items)) <= _MOST_OFF:
            yield Listed(*found.span("n"), told, len(items))


def number(said: str) -> int | None:
    """What a numeral of a list says."""
    if said.isdecimal() and said.isascii():
        return int(said)
    value = numerals.value(said)
    return None if value is None else int(value)


def written(said: str, many: int) -> str:
    """A count, written as another one is."""
    if said.isascii():
        return str(many)
    return "两" if many == 2 else numerals.written(many)


def _open(items: list[str], noun: str) -> bool:
    """Whether the list may be none of these, or not all: its items are no names of one make."""
    if any(_LOOSE.search(one) for one in items) or "之" in noun or len(set(items)) < len(items):
        return True
    lengths = {len(one) for one in items}
    if len({one[-1] for one in items}) == 1:
        return max(lengths) > _LONG
    return max(lengths) > 6 or max(lengths) - min(lengths) > 2
