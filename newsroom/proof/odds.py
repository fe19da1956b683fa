"""How sure it is that a swap mends a fault: all that speaks for and against it, weighed.

The weights are learned by packaging/quiet_weights.py and stand in resources/lexicon/quiet.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache

from newsroom import paths
from newsroom.proof.alike import ALIKE, NEAR_SOUND, SAME_SOUND, SAME_TONE, Likes
from newsroom.proof.chances import Chances
from newsroom.proof.lattice import Lattice
from newsroom.proof.swaps import Swap
from newsroom.text import words
from newsroom.text.surnames import COMMON

_RARE = -8.0
_MOST = 24.0
_HOMOPHONE = 16
# Characters that foreign names are written with.
_FOREIGN = frozenset(
    "阿巴查肖内坎施图岑贝格布鲁赫塞迪略拉米娅亚斯尔特德克里姆尼娜托夫罗基科诺维奇奥卡洛马玛莉丽西利约翰"
    "逊瑟珀普伯莱茨恩伦汉堡萨沙乌兹别哈吉加纳果博瓦莫桑库曼伊朗叙墨哥智蒂帕杰麦戈兰弗索埃艾詹戴劳"
)


@dataclass(frozen=True)
class Weights:
    """least: what a swap must weigh to be told of. of: the weight of each feature."""

    least: float
    of: dict[str, float]


@cache
def weights() -> Weights:
    """The learned weights."""
    path = paths.resources() / "lexicon" / "quiet" / "weights.toml"
    read = tomllib.loads(path.read_text("utf8"))
    return Weights(read["least"], read["weights"])


def weigh(swap: Swap, chances: Chances, likes: Likes, by: Weights) -> float:
    """Log odds that a swap is right."""
    told = features(swap, chances, likes)
    return sum(by.of.get(name, 0.0) * value for name, value in told.items())


def features(swap: Swap, chances: Chances, likes: Likes) -> dict[str, float]:
    """All that speaks for or against a swap, by name; those that are 0 may be missing."""
    one, lattice = swap.candidate, swap.lattice
    gain = min(one.gain, _MOST)
    length = one.end - one.start
    nodes = [lattice.path[rank] for rank in sorted({lattice.place[at] for at in swap.changed})]
    longest = max(lattice.end[node] - lattice.start[node] for node in nodes)
    kind = likes.kind(swap.old, swap.new) if one.at >= 0 else _HOMOPHONE
    told = {
        "always": 1.0,
        "gain": gain,
        "gain_squared": gain * gain / 10,
        "lead": min(swap.lead, 10.0),
        f"word_{min(length, 4)}": 1.0,
        f"gain_word_{min(length, 4)}": gain,
        f"stands_in_{min(longest, 3)}": 1.0,
        f"gain_stands_in_{min(longest, 3)}": gain,
        "new_common": chances.single[one.number] / 3,
        "old_common": min(chances.single[lattice.number[node]] for node in nodes) / 3,
        "char_common": chances.single[chances.numbers.get(swap.old[0], 0)] / 3,
        "loose": min(sum(_alone(lattice, at) for at in range(one.start, one.end)), 3),
        "more_changed": len(swap.changed) - 1,
        "more_words": len(nodes) - 1,
        "left_over": _left_over(swap),
        "repeated": min(swap.text.count(swap.stands) - 1, 2) if length > 1 else 0,
        "elsewhere": float(length > 1 and swap.word in swap.text),
        "new_known": _in_dictionary(swap.word) if length > 1 else 0.0,
        "edges": (one.start == 0) + (one.end == len(lattice.run)),
        "short_run": float(len(lattice.run) < 4),
        "strange": min(_strange(swap, chances), 3),
        "threes": max(-4.0, min(4.0, _threes(swap, chances))),
        "name": float(_name(swap)),
        f"foreign_{min(_foreign(swap), 3)}": 1.0,
    }
    for name in _kinds(kind):
        told[name] = 1.0
        told[f"gain_{name}"] = gain
    for length_known in _known(swap):
        told[f"known_{min(length_known, 3)}"] = 1.0
    return told


def _kinds(kind: int) -> list[str]:
    if kind == _HOMOPHONE:
        return ["homophone"]
    sound = (
        "same_tone"
        if kind & SAME_TONE and kind & SAME_SOUND
        else "same_sound"
        if kind & SAME_SOUND
        else "near_sound"
        if kind & NEAR_SOUND
        else "no_sound"
    )
    return [sound, f"{sound}_alike"] if kind & ALIKE else [sound]


def _alone(lattice: Lattice, at: int) -> bool:
    """Whether a character is a word by itself on the likeliest way."""
    node = lattice.path[lattice.place[at]]
    return lattice.end[node] - lattice.start[node] == 1


def _all_alone(lattice: Lattice, start: int, end: int) -> bool:
    return all(_alone(lattice, at) for at in range(start, end))


def _strange(swap: Swap, chances: Chances) -> int:
    """How many rare characters stand by themselves right beside the word."""
    lattice, one = swap.lattice, swap.candidate

    def rare(at: int) -> bool:
        if not 0 <= at < len(lattice.run) or not _alone(lattice, at):
            return False
        return chances.single[lattice.number[lattice.path[lattice.place[at]]]] < _RARE

    count = 0
    for first, step in ((one.start - 1, -1), (one.end, 1)):
        for at in (first, first + step):
            if not rare(at):
                break
            count += 1
    return count


def _threes(swap: Swap, chances: Chances) -> float:
    """What rows of three words say of the change."""
    lattice, one = swap.lattice, swap.candidate
    left = lattice.left(one.left, 3) if one.left >= 0 else []
    right = lattice.right(one.right, 3) if one.right >= 0 else []
    begin = next((r for r, node in enumerate(lattice.path) if lattice.end[node] > one.start), 0)
    stop = next(
        (r for r, node in enumerate(lattice.path) if lattice.start[node] >= one.end),
        len(lattice.path),
    )
    now = [lattice.number[node] for node in lattice.path[max(0, begin - 3) : stop + 3]]
    return chances.threes([*left, one.number, *right]) - chances.threes(now)


def _in_dictionary(word: str) -> float:
    """How common a word is for the other dictionary: 0 where it does not know it."""
    _, counts = words.counts()
    return math.log10(1 + counts.get(word, 0))


def _left_over(swap: Swap) -> float:
    """How unlikely the words there stay once the change is made."""
    lattice, one = swap.lattice, swap.candidate
    ranks = sorted({lattice.place[at] for at in range(one.start, one.end)})
    before = lattice.ahead[lattice.path[ranks[0] - 1]] if ranks[0] else 0.0
    behind = lattice.path[min(ranks[-1] + 1, len(lattice.path) - 1)]
    return max(0.0, min(30.0, before - lattice.ahead[behind] - one.gain)) / 5


def _known(swap: Swap) -> set[int]:
    """The lengths of words of the other dictionary that the characters stand in now."""
    _, counts = words.counts()
    lattice = swap.lattice
    run = lattice.run
    found = set()
    for at in swap.changed:
        node = lattice.path[lattice.place[at]]
        for length in (2, 3, 4):
            for start in range(max(0, at - length + 1), min(at, len(run) - length) + 1):
                its = (lattice.start[node], lattice.end[node])
                if its != (start, start + length) and counts.get(run[start : start + length], 0):
                    found.add(length)
    return found


def _name(swap: Swap) -> bool:
    """Whether the character may belong to a person's name: a surname and single characters."""
    lattice = swap.lattice
    at = swap.changed[0]
    for start in (at - 1, at - 2):
        if start >= 0 and _surname(lattice, start) and _all_alone(lattice, start, at + 1):
            return True
    behind = at + 1
    return _surname(lattice, at) and behind < len(lattice.run) and _alone(lattice, behind)


def _surname(lattice: Lattice, at: int) -> bool:
    return lattice.run[at] in COMMON and _alone(lattice, at)


def _foreign(swap: Swap) -> int:
    """How many characters of foreign names stand by themselves within two places."""
    run, at = swap.lattice.run, swap.changed[0]
    places = range(max(0, at - 2), min(len(run), at + 3))
    return sum(run[place] in _FOREIGN and _alone(swap.lattice, place) for place in places)
