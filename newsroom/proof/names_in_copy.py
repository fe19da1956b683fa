"""Where names stand in copy: of people, places and units, so that a guess leaves them alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.proof.rule import Setting
from newsroom.proof.text import Text
from newsroom.text import words
from newsroom.text.surnames import COMMON

_PLACE = re.compile(
    r"[一-龥]{1,3}(?:省|市|县|区|旗|盟|州|镇|乡|村|屯|寨|街道|社区|路|街|巷|江|河|湖|山|岛|港|桥|站)"
)
_SUFFIXES = "街道 社区 公司 集团 酒店 小学 中学 医院 超市 药业 科技 农场 林场 水库 小区 花园 广场"
_KINDS = frozenset("县镇乡村屯寨路街巷河湖山岛港桥") | set(_SUFFIXES.split())
_LONG = 3  # words of one name
_NAME_TAGS = ("nr", "ns", "nt", "nz")
_MARK = r"[、，。；：？！“”‘’（）()《》\s]"
# Two or three characters from a family name on, between marks or words that stand beside names.
_BETWEEN = re.compile(
    rf"(?:^|(?<={_MARK})|(?<=[和及与同的是为有叫让请给对由者员人生长民]))"
    rf"(?=([{''.join(sorted(COMMON))}][一-龥]{{1,2}})"
    rf"(?:$|{_MARK}|[和及与同说道称作做在的]|参加|出席|告诉|表示|介绍))"
)
_SPOKEN = re.compile(r"[一-龥]{1,5}(?:·[一-龥]{1,5})+")  # foreign names: 约翰·史密斯


def name_spans(text: Text, setting: Setting) -> Iterator[tuple[int, int]]:
    """Where names stand that the house knows, that copy tells as names, or the dictionary does;
    titles of persons with them.
    """
    for name in (*setting.names, *(one.name for one in setting.roster.officials)):
        yield from _all(name, text.text)
    for one in text.people:
        yield one.start, one.end
        if one.title:
            yield one.title_start, one.title_end
    for found in _SPOKEN.finditer(text.text):
        yield found.span()
    for word, start, end in text.words:
        unknown = not words.is_word(word)
        if words.tag(word)[:2] in _NAME_TAGS or (unknown and _PLACE.fullmatch(word)):
            yield start, end
    for found in _BETWEEN.finditer(text.text):
        if not words.is_word(found[1]):
            yield found.span(1)
    yield from _loose_places(text)


def _loose_places(text: Text) -> Iterator[tuple[int, int]]:
    """A name of single characters before the word for a place: 大 柳 村."""
    begin = at = -1
    count = 0
    for word, start, end in text.words:
        if count and start == at and word in _KINDS and not words.is_word(text.text[begin:end]):
            yield begin, end
        if not _loose(word):
            count = 0
            continue
        if count == 0 or start != at or count == _LONG:
            begin, count = start, 0
        at, count = end, count + 1


def _loose(word: str) -> bool:
    """Whether a word can be part of a name that the dictionary does not know."""
    if len(word) == 1:
        return "一" <= word <= "龥"
    return len(word) <= _LONG and not words.is_word(word)


def _all(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name) if name else -1
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + 1)
