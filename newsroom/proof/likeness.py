"""Which names and numbers are so like one another that one is the other, mistyped."""

from __future__ import annotations

from functools import cache, lru_cache

from newsroom.proof import lexicon
from newsroom.text import pinyin

_FIRST = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_LAST = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def differing(one: str, other: str) -> int | None:
    """The only place where two words of one length differ; None for none or several."""
    if len(one) != len(other):
        return None
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return places[0] if len(places) == 1 else None


def swapped(one: str, other: str) -> bool:
    """Whether two words are the same but for two neighbours that changed places."""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


@lru_cache(maxsize=1 << 14)
def sound_alike(one: str, other: str) -> bool:
    """Whether two hanzi are read alike, as people of many regions type: zh as z, n as l, in as ing
    too.
    """
    return bool(_sounds(one) & _sounds(other))


@lru_cache(maxsize=1 << 12)
def homophones(one: str, other: str) -> bool:
    """Whether two hanzi have a reading in common, tones aside."""
    return not set(pinyin.readings(one)).isdisjoint(pinyin.readings(other))


@lru_cache(maxsize=1 << 13)
def _sounds(char: str) -> frozenset[str]:
    return frozenset(map(_plain, pinyin.readings(char)))


def _plain(reading: str) -> str:
    for wide, narrow in _FIRST:
        if reading.startswith(wide):
            reading = narrow + reading[len(wide) :]
            break
    for wide, narrow in _LAST:
        if reading.endswith(wide):
            return reading[: -len(wide)] + narrow
    return reading


def look_alike(one: str, other: str) -> bool:
    """Whether two hanzi are taken for each other by their shape."""
    groups = _shapes()
    return not groups.get(one, frozenset[int]()).isdisjoint(groups.get(other, frozenset[int]()))


@cache
def _shapes() -> dict[str, frozenset[int]]:
    """The groups of look-alikes that each character is in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.lines("lookalikes.txt")):
        for char in line:
            found.setdefault(char, set()).add(number)
    return {char: frozenset(numbers) for char, numbers in found.items()}


def alike(one: str, other: str) -> bool:
    """Whether two hanzi are taken for each other, by sound or by shape."""
    return sound_alike(one, other) or look_alike(one, other)


def mistyped(one: str, other: str) -> bool:
    """Whether a name may be another one, mistyped: one character that sounds or looks like it in
    place of another, or two neighbours that changed places.
    """
    at = differing(one, other)
    if at is not None:
        return alike(one[at], other[at])
    return len(one) > 2 and swapped(one, other)


def digits_slipped(one: str, other: str) -> bool:
    """Whether a number's digits may be another's, mistyped: two neighbours that changed places, or
    one of three and more that differs.
    """
    if swapped(one, other):
        return True
    return len(one) >= 3 and differing(one, other) is not None
