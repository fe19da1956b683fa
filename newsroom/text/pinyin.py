"""How names sound (拼音): whether what was typed in Latin letters, hanzi or both means a name.

The library and its tables are read at first use; that takes a few hundredths of a second.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from threading import RLock
from types import ModuleType

_MARKS = str.maketrans({"'": "", "’": "", "-": "", " ": "", "ü": "v"})  # xi'an, Li Zhiyuan, lü
_DOUBLE = ("zh", "ch", "sh")
_WITHOUT = "PYPINYIN_NO_PHRASES"  # so the library is told to leave its words for later
_LOCK = RLock()


@cache
def readings(char: str) -> tuple[str, ...]:
    """All toneless readings of a hanzi, rare surnames' own ones among them (单: dan, chan, shan).

    ü is written v, and also u behind n and l, as people type it. Any other character reads as
    itself, in lower case.
    """
    library = _library()
    found = dict.fromkeys(library.pinyin(char, style=library.Style.NORMAL, heteronym=True)[0])
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
    bare = "".join(char for char in name if not char.isspace())
    found = _with_words().lazy_pinyin(bare)
    if name and (surname := _SURNAMES.get(name[0])):
        found = [surname, *found[1:]]
    return " ".join(part.lower() for part in found if part.strip())


def _library() -> ModuleType:
    with _LOCK:
        return _loaded()


def _with_words() -> ModuleType:
    with _LOCK:
        return _loaded_with_words()


@cache
def _loaded() -> ModuleType:
    """The library without its words, which take most of its time and room: single characters read
    the same.
    """
    before = os.environ.get(_WITHOUT)
    os.environ[_WITHOUT] = "1"
    try:
        import pypinyin  # noqa: PLC0415 - its tables are large
    finally:
        if before is None:
            del os.environ[_WITHOUT]
        else:
            os.environ[_WITHOUT] = before
    return pypinyin


@cache
def _loaded_with_words() -> ModuleType:
    library = _loaded()
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - large

    library.load_phrases_dict(phrases_dict)
    return library


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
