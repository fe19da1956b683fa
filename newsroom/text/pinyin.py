"""How names sound (拼音): whether what was typed in Latin letters, hanzi or both means a name.

The library and its tables are read at first use; that takes a few hundredths of a second.
"""

from __future__ import annotations

from functools import cache, lru_cache

_MARKS = str.maketrans({"'": "", "’": "", "-": "", " ": "", "ü": "v"})  # xi'an, Li Zhiyuan, lü
_DOUBLE = ("zh", "ch", "sh")


@cache
def readings(char: str) -> tuple[str, ...]:
    """All toneless readings of a hanzi, rare surnames' own ones among them (单: dan, chan, shan).

    ü is written v, and also u behind n and l, as people type it. Any other character reads as
    itself, in lower case.
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables are large

    found = dict.fromkeys(pinyin(char, style=Style.NORMAL, heteronym=True)[0])
    if list(found) == [char]:
        return (char.lower(),)
    typed = [reading.replace("v", "u") for reading in found if "v" in reading]
    return tuple(dict.fromkeys([*found, *typed]))


def fits(typed: str, name: str) -> bool:
    """Whether `name` begins as typed: 李志, lizhi, lzy, 李zy, lizy, lizhiy. Empty fits nothing."""
    letters = typed.translate(_MARKS).lower()
    return bool(letters) and _fits(letters, name)


@lru_cache(maxsize=20_000)
def _fits(typed: str, name: str) -> bool:
    if not typed:
        return True
    if not name:
        return False
    char = name[0]
    if typed[0] == char and _fits(typed[1:], name[1:]):
        return True
    if ord(typed[0]) > 0x7F or char in "·• ":
        return char in "·• " and _fits(typed, name[1:])
    return any(
        typed.startswith(reading[:taken]) and _fits(typed[taken:], name[1:])
        for reading in readings(char)
        for taken in _parts(reading, len(typed))
    )


def _parts(reading: str, left: int) -> set[int]:
    """How many letters of a reading may stand for it: its initial, all, or what is typed so far."""
    double = {2} if reading.startswith(_DOUBLE) else set()
    return {1, len(reading), min(left, len(reading))} | double


@lru_cache(maxsize=1 << 15)
def spelt(name: str) -> str:
    """How a name is read, a syllable each: song xiao. A surname's own reading comes first (单:
    shan), which is right for most who bear it.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its tables are large

    bare = "".join(char for char in name if not char.isspace())
    found = lazy_pinyin(bare)
    if name and (surname := _SURNAMES.get(name[0])):
        found = [surname, *found[1:]]
    return " ".join(part.lower() for part in found if part.strip())


_SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "区": "ou",
    "朴": "piao",
    "查": "zha",
    "解": "xie",
    "任": "ren",
    "华": "hua",
    "盖": "ge",
    "尉": "wei",
    "乐": "yue",
    "翟": "zhai",
    "冼": "xian",
    "缪": "miao",
    "员": "yun",
    "纪": "ji",
}
