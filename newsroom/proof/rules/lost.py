"""A character lost from a set phrase of official prose: 切实加领导, 统思想.

What is left counts only where it begins and ends with words and is no wording of its own, so that
增加领导 is no slip of 加强领导.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import lexicon, lone
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text import words

_FORMULAS: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = (
    (re.compile(r"(?:^|(?<=[，。；]))据(介|了|统)(?=，)"), {"介": "绍", "了": "解", "统": "计"}),
    (re.compile(r"告诉(记)(?=[，：“])"), {"记": "者"}),
    (
        re.compile(
            r"(?<![促先改推引跟挺奋前突])进行([\u3400-\u9fff])(?<![中了着过时完的])(?=[，。；])"
        ),
        {"通": "报", "整": "改"},
    ),
    (
        re.compile(r"(?:局|会|委|院|部|社|府|司|校|馆|处|中心|集团)([主承协])(?=[，。；、])"),
        {"主": "办", "承": "办", "协": "办"},
    ),
    (re.compile(r"(?:会议|讲话|文件|通知)([指强])(?=[，：])"), {"指": "出", "强": "调"}),
)
_SURE = 5  # characters of what is left that no chance puts side by side
_STANDS = 0.12  # of what is written with a character: it is often a word of its own
_BOUND = 0.05  # the same, of the shortest: it is next to never one
_JOINING = frozenset("和与及在为不会以是有大新更向到等的了稳强化兴游旅")
_SHORTEST, _LONGEST = 3, 12  # characters of what is left


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    heads = _heads()
    starts = {at for head in text.pairs.keys() & heads.keys() for at in text.pairs[head]}
    taken = -1
    for start in sorted(starts & text.borders if starts else ()):
        if start < taken:
            continue
        for length in heads[text.text[start : start + 2]]:
            left = text.text[start : start + length]
            if left not in _lefts() or start + length not in text.borders:
                continue
            right = _phrase(left)
            if not right or _whole(text.text, start, length, right):
                continue
            if _cut(text.text, start, length, right):
                continue
            yield Slip(start, start + length, f"“{right}”漏了字", (right,))
            taken = start + length
            break


def _formula(text: Text, _setting: Setting) -> Iterator[Slip]:
    """What opens or ends a sentence and lost its last character: 据介，; 进行通。; 区人社局承。"""
    for pattern, endings in _FORMULAS:
        for found in pattern.finditer(text.text):
            ending = endings.get(found[1])
            right = (found[1] + ending,) if ending else ()
            words_ = f"“{found[0]}”后面漏了字"
            yield Slip(*found.span(1), words_, right)


def _whole(text: str, start: int, length: int, right: str) -> bool:
    """Whether the lost character stands beside what is left: the phrase is whole."""
    around = text[max(start - 1, 0) : start + length + 1]
    return right in around


def _cut(text: str, start: int, length: int, right: str) -> bool:
    """Whether the phrase is cut by what is around it: by a bracket, or by the ends of a passage,
    which may be a line of copied text.
    """
    if text[start - 1 : start] in ("）", ")"):
        return True  # 校（院）务委员会
    ends = start + length == len(text) and right.startswith(text[start:])
    return ends or (start == 0 and right.endswith(text[:length]))


@cache
def _heads() -> Mapping[str, tuple[int, ...]]:
    """The first two characters of what is left of phrases, with its lengths, the longest first."""
    found: dict[str, set[int]] = {}
    for left in _lefts():
        if len(left) <= _LONGEST:
            found.setdefault(left[:2], set()).add(len(left))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@cache
def _lefts() -> Mapping[str, tuple[str, ...]]:
    """What is left of phrases when a character is lost, with the phrases."""
    found: dict[str, dict[str, None]] = {}
    for phrase in lexicon.entries("phrases.txt"):
        for at in range(len(phrase)):
            left = phrase[:at] + phrase[at + 1 :]
            if len(left) >= _SHORTEST:
                found.setdefault(left, {})[phrase] = None
    return {left: tuple(phrases) for left, phrases in found.items()}


@cache
def _phrase(left: str) -> str:
    """The phrase that something is left of, where that is no wording of its own; empty for none.

    Reckoned when it is first met: for all of them it would take half a second.
    """
    right = (phrase for phrase in _lefts()[left] if not _own(left, phrase, _all()))
    return next(right, "")


@cache
def _all() -> str:
    """The phrases, a line each."""
    return "\n".join(("", *lexicon.entries("phrases.txt"), ""))


def _own(left: str, phrase: str, phrases: str) -> bool:
    """Whether what is left may be meant as it stands: part of another phrase, or words that go
    together. Only a character that is no word of its own, or a long phrase, tells for sure.
    """
    if _within_another(left, phrase, phrases):
        return True
    if left[-1] == left[-2]:
        return True  # told as a character that stands twice
    cut = [word for word, _, _ in words.cut(left)]
    single = [word for word in cut if len(word) == 1]
    if not single or cut[0] in _JOINING or cut[-1] in _JOINING:
        return True
    if len(left) >= _SURE:
        return False
    stands = _STANDS if len(left) > _SHORTEST else _BOUND
    return all(lone.share(word) >= stands for word in single)


def _within_another(left: str, phrase: str, phrases: str) -> bool:
    """Whether some phrase without this one in it holds what is left. phrases: a line each."""
    at = phrases.find(left)
    while at >= 0:
        begin, end = phrases.rfind("\n", 0, at) + 1, phrases.find("\n", at)
        if phrase not in phrases[begin:end]:
            return True
        at = phrases.find(left, end)
    return False


RULES = (
    Rule("cut", "漏字", Severity.ERROR, "编校惯例：固定说法缺字", _formula),
    Rule("lost", "漏字", Severity.WARNING, "编校惯例：固定说法缺字", _look),
)
