"""Words of Chinese text. The dictionary is read at first use, which takes about a second."""

from __future__ import annotations

import logging
import re
import sys
import warnings
from collections.abc import Mapping
from functools import cache
from threading import RLock
from types import ModuleType
from typing import Any

from newsroom import paths

Word = tuple[str, int, int]
_LOCK = RLock()
_SHORT = re.compile(r"^(\S{1,4}) \d+ (?!nr)(\S+)$", re.MULTILINE)


def cut(text: str) -> tuple[Word, ...]:
    """Each word with its start and end, in characters; together they cover the text."""
    return tuple((word, start, end) for word, start, end in _tokenizer().tokenize(text))


def boundaries(text: str) -> frozenset[int]:
    """The offsets where words begin or end: where a headline may be broken."""
    return frozenset({0, len(text)} | {end for _, _, end in cut(text)})


def ready() -> bool:
    """Whether the dictionary was read, so that the next words come at once."""
    return bool(_loaded.cache_info().currsize)


def is_word(token: str) -> bool:
    """Whether the dictionary knows a short token as a word that is no person's name."""
    return token in _short_words()


def is_verb(token: str) -> bool:
    """Whether the dictionary tags a short token as a verb (加强, 宣传) first of all."""
    return _short_words().get(token, "").startswith("v")


def tag(token: str) -> str:
    """The dictionary's first tag of a short word (n, v, vn, ns …); empty where it knows none, as
    for most names.
    """
    return _short_words().get(token, "")


def counts() -> tuple[int, Mapping[str, int]]:
    """How often the dictionary's source has each word, and all words together. Beginnings of words
    that are none themselves count 0.
    """
    tokenizer = _tokenizer()
    return tokenizer.total, tokenizer.FREQ


@cache
def _short_words() -> dict[str, str]:
    """The dictionary's words of up to four characters that are not names (nr), with their tags."""
    with _tokenizer().get_dict_file() as file:
        lines = _SHORT.findall(file.read().decode("utf8"))
    return {word: sys.intern(tag_) for word, tag_ in lines}


def _tokenizer() -> Any:
    with _LOCK:
        return _loaded()


@cache
def _loaded() -> Any:
    """A tokenizer of our own, quiet, with its cache in the person's own folder.

    The library's default cache lies in a temporary folder that every user of the machine can
    write to.
    """
    jieba = _imported()
    tokenizer = jieba.Tokenizer()
    try:
        tokenizer.tmp_dir = str(paths.data())
    except OSError:
        tokenizer.tmp_dir = None
    tokenizer.initialize()
    return tokenizer


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
