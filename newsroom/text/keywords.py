"""What a story is about: its keywords, and one sentence of it that says most.

A word weighs by how often the story uses it, by how rarely Chinese does (the dictionary's own
counts), and three times where a headline bears it. Names of places, units and things lead; words
that every report has (工作, 会议, 表示) are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from newsroom import paths
from newsroom.text import words

_IN_HEADLINE = 3
_LEAST, _MOST = 2, 8  # characters of a keyword
_NAMED = re.compile(r"[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9·.-]+")
_SENTENCE = re.compile(r"[^。！？!?…\n]+[。！？!?…]*[”’」』）]*")
_CLAUSE = re.compile(r"[^，；：,;。！？]+[，；：,;。！？”]*")
_OPENINGS = re.compile(
    r"^(?:本报讯|本刊讯|[\u3400-\u9fff]{2,8}讯|[\u3400-\u9fff]{3,6}社.{2,16}?电)?"
    r"\s*(?:[（(](?:记者|通讯员|见习|特约|实习).{2,40}?[）)])?\s*"
)
_DIGEST = 60  # characters
_LEAD = 6  # sentences among which a report says what it is about
_RARE = 60.0  # the dictionary's count for words that it does not know
_COMMON = 6.0  # logarithm of one word in so many: what is no rarer says nothing


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that a story is about. weight: against the story's other words."""

    word: str
    weight: float


def keywords(headline: str, body: str, limit: int = 8) -> tuple[Keyword, ...]:
    """The words a story is about, the weightiest first. headline: with its kicker and subhead.

    The dictionary is read at first use.
    """
    counts: Counter[str] = Counter(_words(body))
    for word in _words(headline):
        counts[word] += _IN_HEADLINE
    total, known = words.counts()
    weights = {
        word: count * max(log(total / max(known.get(word, 0), _RARE)) - _COMMON, 0.0)
        for word, count in counts.items()
        if word not in _everyday()
    }
    order = sorted(weights, key=lambda word: (-weights[word], word))
    return tuple(Keyword(word, weights[word]) for word in _apart(order, limit))


def digest(headline: str, body: str, limit: int = _DIGEST) -> str:
    """One sentence of a story that says most of what it is about, in its own words; a long one is
    cut after a clause. Empty where there is no text.
    """
    sentences = [_OPENINGS.sub("", found).strip() for found in _SENTENCE.findall(body)]
    sentences = [sentence for sentence in sentences if len(sentence) >= _LEAST]
    if not sentences:
        return ""
    weights = {found.word: found.weight for found in keywords(headline, body, 12)}

    def worth(place: int) -> float:
        sentence = sentences[place]
        said = sum(weight for word, weight in weights.items() if word in sentence)
        return said / (max(len(sentence), limit) ** 0.5) / (1 + place / 2)

    return _cut(sentences[max(range(min(len(sentences), _LEAD)), key=worth)], limit)


def _words(text: str) -> Iterator[str]:
    """The words of a text that may be what it is about; pieces of a name that the dictionary does
    not know (区住 + 建局) as the one word that they are.
    """
    unknown = ""
    for word, _, _ in words.cut(text):
        if _LEAST <= len(word) <= _MOST and _NAMED.fullmatch(word) and not words.tag(word):
            unknown += word
            continue
        if unknown:
            yield unknown[:_MOST]
            unknown = ""
        if _LEAST <= len(word) <= _MOST and _NAMED.fullmatch(word) and _about(word):
            yield word
    if unknown:
        yield unknown[:_MOST]


@cache
def _everyday() -> frozenset[str]:
    """Words that every report has."""
    text = (paths.resources() / "lexicon" / "everyday.txt").read_text("utf8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _about(word: str) -> bool:
    """Whether a word may be what a story is about: a noun, a verb used as one, a name."""
    tag = words.tag(word)
    return tag.startswith("n") or tag in ("vn", "l", "j", "eng", "v", "an")


def _apart(order: Sequence[str], limit: int) -> list[str]:
    """The first words, none a part of another that is kept."""
    kept: list[str] = []
    for word in order:
        if len(kept) == limit:
            break
        if not any(word in other or other in word for other in kept):
            kept.append(word)
    return kept


def _cut(sentence: str, limit: int) -> str:
    if len(sentence) <= limit:
        return sentence
    found = ""
    for clause in _CLAUSE.findall(sentence):
        if found and len(found) + len(clause) > limit:
            break
        found += clause
    return found[:limit].rstrip("，；：,;、") + "…"
