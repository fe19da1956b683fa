"""The look of a stretch of text: how long, how ended, how divided, how like another.

All functions take text whose punctuation is already full width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FINAL = "。！？…"
_PAUSED = "；："
CLOSERS = "”’）》】〉」』］)]"
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_QUOTED = re.compile(r"“[^“”]{0,60}”|《[^《》]{0,60}》|（[^（）]{0,40}）|‘[^‘’]{0,40}’")
_SKELETON = re.compile(r"[，。、：！？“”《》（）——…· 　]")
_NEVER_FIRST = "，。、；：！？”’）》】…％%·"
_OPEN_END = frozenset("的和在把被由让并其该每这那某且而、，（“《‘")


def hans(text: str) -> int:
    """How many Chinese characters it has."""
    return len(_HAN.findall(text))


def size(text: str) -> int:
    """How many characters it has without spaces."""
    return len(text) - text.count(" ") - text.count("　")


def bare(text: str) -> str:
    """The text without what stands in quotes, book marks and brackets."""
    return _QUOTED.sub("口", text)


def finished(text: str) -> bool:
    """Whether it ends as a paragraph may end: a full stop, its kin, or a pause before a list."""
    kept = text.rstrip()
    end = kept.rstrip(CLOSERS)
    return bool(end) and (end[-1] in FINAL or kept[-1] in _PAUSED)


def stopped(text: str) -> bool:
    """Whether it ends with a full stop, question or exclamation mark, also inside quotes."""
    end = text.rstrip().rstrip(CLOSERS)
    return bool(end) and end[-1] in FINAL


def sentences_inside(text: str) -> int:
    """How many sentence ends stand before its last character, outside quotes.

    One call or question (注意！…) is free: headlines begin so.
    """
    inner = bare(text)[:-1]
    calls = len(re.findall(r"[！？]", inner))
    return len(re.findall(r"[。；]", inner)) + max(calls - 1, 0)


def commas(text: str) -> int:
    """How many commas stand outside quotes."""
    return bare(text).count("，")


def parts(text: str) -> tuple[str, ...]:
    """Its parts between spaces."""
    return tuple(text.split())


def is_slogan(text: str) -> bool:
    """Whether it is three or more short parts of one length (稳经济 促发展 强信心)."""
    found = parts(text.replace("、", " ") if " " not in text else text)
    lengths = {size(part) for part in found}
    return len(found) >= 3 and max(lengths) <= 6 and max(lengths) - min(lengths) <= 1


def echoed(text: str, story: str) -> bool:
    """Whether most parts of a slogan are said again, word for word, by the story under it."""
    found = parts(text)
    return sum(part in story for part in found) * 2 > len(found)


def overlap(text: str, other: str) -> float:
    """Share (0 to 1) of the text's pairs of neighbouring characters that the other has too."""
    pairs = _pairs(text)
    return len(pairs & _pairs(other)) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    kept = "".join(_HAN.findall(text))
    return {kept[i : i + 2] for i in range(len(kept) - 1)}


def unclosed(text: str) -> bool:
    """Whether a quote, book mark or bracket is opened and never closed."""
    return any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）", "()"))


def closes_unopened(text: str) -> bool:
    """Whether its first quote, book mark or bracket is a closing one."""
    first = re.search(r"[“”《》（）()]", text[:200])
    return first is not None and first.group() in "”》）)"


def cannot_begin(text: str) -> bool:
    """Whether no paragraph begins like this."""
    return text[:1] in _NEVER_FIRST


def cannot_end(text: str) -> bool:
    """Whether no paragraph and no headline ends like this."""
    return text[-1:] in _OPEN_END or unclosed(text)


def skeleton(text: str) -> str:
    """Its marks and spaces, each letter between them left out."""
    return "".join(_SKELETON.findall(text))


def likeness(one: str, other: str) -> float:
    """How parallel two short texts are: 0 for not at all, 4 and more for a true pair."""
    gap = abs(size(one) - size(other))
    if gap > 4:
        return 0.0
    score = 1.0 if gap == 0 else 0.5 if gap == 1 else 0.0
    if skeleton(one) == skeleton(other) != "":
        score += 1.0
        cuts_one, cuts_other = _cuts(one), _cuts(other)
        score += 1.0 if cuts_one == cuts_other else 0.0
    score += 1.0 if one[:1] == other[:1] else 0.0
    score += 1.0 if one[-1:] == other[-1:] and one[-1:] not in CLOSERS else 0.0
    return score


def _cuts(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _SKELETON.finditer(text))


def longest(texts: Iterable[str]) -> int:
    """The greatest size among texts; 0 for none."""
    return max(map(size, texts), default=0)
