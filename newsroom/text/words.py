"""Words of Chinese text. The dictionary is read at first use."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Mapping
from functools import cache
from threading import RLock
from types import ModuleType
from typing import Any

from newsroom.text.dictionary import Dictionary

Word = tuple[str, int, int]
_LOCK = RLock()


def cut(text: str) -> tuple[Word, ...]:
    """Each word with its start and end, in characters; together they cover the text."""
    dictionary, tokenizer = _both()
    dictionary.learn(text)
    return tuple((word, start, end) for word, start, end in tokenizer.tokenize(text))


def plain(text: str) -> list[str]:
    """The same words alone, without guesses at words that the dictionary does not know."""
    dictionary, tokenizer = _both()
    dictionary.learn(text)
    return tokenizer.lcut(text, HMM=False)


def boundaries(text: str) -> frozenset[int]:
    """The offsets where words begin or end: where a headline may be broken."""
    return frozenset({0, len(text)} | {end for _, _, end in cut(text)})


def ready() -> bool:
    """Whether the dictionary was read, so that the next words come at once."""
    return bool(_loaded.cache_info().currsize)


def is_word(token: str) -> bool:
    """Whether the dictionary knows a short token as a word that is no person's name."""
    return token in _dictionary().tags(token[:1])


def is_verb(token: str) -> bool:
    """Whether the dictionary tags a short token as a verb (加强, 宣传) first of all."""
    return tag(token).startswith("v")


def tag(token: str) -> str:
    """The dictionary's first tag of a short word (n, v, vn, ns …); empty where it knows none, as
    for most names.
    """
    return _dictionary().tags(token[:1]).get(token, "")


def counts() -> tuple[int, Dictionary]:
    """How often the dictionary's source has each word, and all words together. Beginnings of words
    that are none themselves count 0.
    """
    dictionary = _dictionary()
    return dictionary.total, dictionary


def written() -> Mapping[str, int]:
    """How often each character is written, by the dictionary's words."""
    return _dictionary().written()


def _dictionary() -> Dictionary:
    return _both()[0]


def _both() -> tuple[Dictionary, Any]:
    with _LOCK:
        return _loaded()


@cache
def _loaded() -> tuple[Dictionary, Any]:
    """The dictionary, and a tokenizer of our own that looks words up in what was met of it.

    The library's own way reads all of it, from a temporary folder that every user of the machine
    can write to.
    """
    tokenizer = _imported().Tokenizer()
    with tokenizer.get_dict_file() as file:
        dictionary = Dictionary(file.read())
    tokenizer.FREQ, tokenizer.total = dictionary.met, dictionary.total
    tokenizer.initialized = True
    return dictionary, tokenizer


def _imported() -> ModuleType:
    """Import the library by its plain way to its files: setuptools' way warns of its own end."""
    missing = "pkg_resources" not in sys.modules
    if missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            # Its patterns are written with escapes newer Pythons warn of when compiling.
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415 - loaded at first use
    finally:
        if missing:
            del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.ERROR)
    return jieba
