"""Slogans among sentences: which short sentences that open paragraphs are topics set in a row.

Any paragraph may begin with a short sentence. A topic (加强领导，压实责任。) names a deed in few
words, without the small words of telling (了, 就, 那, 他), and its neighbours are cast in the same
mould: as long, cut alike, or counted (一是…, 二是…). Length, mould and diction are weighed
together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.text.copy.shapes import likeness, size
from newsroom.text.surnames import listed
from newsroom.text.words import cut, is_verb

_TELLING = listed("""
    了 着 过 就 都 也 还 又 才 没 没有 是 在 有 很 最 太 更 却 可 但 再 从 从不 不 不是 越来越 那 这
    那个 这个 那些 这些 那年 那天 他 她 它 我 你 他们 她们 我们 咱 自己 谁 什么 怎么 这里 那里 后来
    如今 现在 从前 当年 以前 以后 之后 小时候 时候 有时 有的 忽然 终于 只有 只是 原来 已经 曾经
    一直 总是 说
    """)
_WHEN = re.compile(
    r"[今去前明当那同][年天晚夜]|[年月日天](前|后|来|里|间|下来|过去)|\d+[年月日]|[春夏秋冬]天|[早晚]上|清晨|傍晚"
)
_COUNTED = "一二三四五六七八九十"
_SHORT = 14
_ENOUGH = 1.05
_TWINS = 3.0


def slogans(leads: Sequence[str]) -> list[int]:
    """Indexes of the leads that stand in a row of their like; an empty lead is none.

    Three in neighbouring paragraphs are a row, and two that are true twins.
    """
    found: list[int] = []
    row: list[int] = []
    bonds: list[float] = []
    for index in range(len(leads) + 1):
        lead = leads[index] if index < len(leads) else ""
        bond = _bond(leads[index - 1], lead) if row and lead else 0.0
        if row and bond > _ENOUGH:
            row.append(index)
            bonds.append(bond)
            continue
        if len(row) > 2 or (len(row) == 2 and bonds[-1] >= _TWINS):
            found.extend(row)
        row, bonds = ([index] if lead else []), []
    return found


def _bond(one: str, other: str) -> float:
    """How surely two neighbouring leads are topics of one row."""
    one, other = one.rstrip("。"), other.rstrip("。")
    score = likeness(one, other) + (_diction(one) + _diction(other)) / 2
    place = _COUNTED.find(one[0])
    follows = place >= 0 and _COUNTED[place + 1 : place + 2] == other[0]
    return score + (_TWINS if follows else 0)


def _diction(lead: str) -> float:
    """What a lead's own words say: above 0 for a topic, below 0 for a sentence that tells."""
    words = [word for word, _, _ in cut(lead)]
    score = 0.5 if size(lead) <= _SHORT else 0.0
    score += 1 if _names_a_deed(words) else 0
    score -= 2.5 if _WHEN.search(lead) else 0
    score -= 0.3 * words.count("的")
    return score - sum(word in _TELLING for word in words)


def _names_a_deed(words: Sequence[str]) -> bool:
    """Whether the first word is a verb, or is built on one (做强, 充分发挥)."""
    first = words[0]
    if is_verb(first):
        return True
    return len(first) > 1 and (is_verb(first[-2:]) or (len(first) == 2 and is_verb(first[0])))
