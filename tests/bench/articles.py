"""An archive to search in: articles of some six hundred characters, of words as copy uses them.

Words are drawn from the dictionary of jieba by how often each is used, so that common and rare
characters and pairs are about as common and rare as in a newspaper; nothing of it makes sense.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import jieba

LENGTH = 600
_FIRST = datetime.date(2006, 1, 1)
_DAYS = 5700
_MARKS = "，，，。。、；："
_NAMES = ("宋晓", "田禾", "孟晓晨", "罗一鸣", "陶小满", "何立冬", "严春燕", "汪毓秀")


@dataclass(frozen=True, slots=True)
class Written:
    """One article."""

    headline: str
    body: str
    day: datetime.date
    name: str


@cache
def _words() -> tuple[list[str], list[int]]:
    words, often = [], []
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf8").splitlines():
        word, count, _kind = line.split(" ")
        words.append(word)
        often.append(int(count))
    return words, list(accumulate(often))


def articles(count: int, seed: int = 0) -> Iterator[Written]:
    """So many articles over fifteen years, oldest first; the same ones for the same seed."""
    chance = random.Random(seed)
    words, often = _words()
    for number in range(count):
        parts: list[str] = []
        length = 0
        while length < LENGTH:
            clause = "".join(chance.choices(words, cum_weights=often, k=chance.randint(3, 8)))
            if chance.random() < 0.2:
                clause += str(chance.randint(1, 2021))
            mark = chance.choice(_MARKS)
            parts.append(clause + mark + ("\n" if mark == "。" and chance.random() < 0.2 else ""))
            length += len(parts[-1])
        yield Written(
            "".join(chance.choices(words, cum_weights=often, k=6)),
            "".join(parts)[:LENGTH].strip(),
            _FIRST + datetime.timedelta(days=number * _DAYS // count),
            chance.choice(_NAMES),
        )
