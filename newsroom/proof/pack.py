"""Rule packs at work: their files are read, their words found in one pass, their patterns with a
limit of time.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import regex

from newsroom import outside, paths
from newsroom.errors import FileError
from newsroom.model import bounded_toml
from newsroom.model.finding import Severity
from newsroom.model.pack import HOUSE, Entry, Pack, PackError, read_pack
from newsroom.model.spoilt import ADVICE, spoilt
from newsroom.proof.literal import Need, needed, weight
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text
from newsroom.text.words import cut

SECONDS = 0.5
"""The processor's time that a pattern may take for one passage of common length; one that takes
longer is left out from then on."""

_HEAVIEST = 10_000  # repeats in a pattern, multiplied: more takes the memory of the machine
_A_SECOND = 200_000  # characters beyond that get more time
_AROUND = 40  # characters before a place that `before` may look at
_NEAR = 8  # characters around a place whose words are cut anew
_FAR = 1_000  # characters that a quotation may be long
_ORDER = (
    *(HOUSE, "words", "banned", "regions", "titles", "people", "congress", "places"),
    *("punctuation", "numerals", "days", "sums", "units", "consistency", "style", "quiet"),
)
"""The house's own word comes before the lists of others; packs that are not named come last."""

_log = logging.getLogger(__name__)


@cache
def shipped() -> tuple[Pack, ...]:
    """The packs that come with the program. Files that cannot be read are left out; `broken`
    names them.
    """
    return _shipped()[0]


@cache
def broken() -> dict[str, FileError]:
    """The files among those of the program that cannot be read, by name."""
    return _shipped()[1]


@cache
def _shipped() -> tuple[tuple[Pack, ...], dict[str, FileError]]:
    folder = paths.resources() / "lexicon" / "packs"
    packs: list[Pack] = []
    wrong: dict[str, FileError] = {}
    for path in sorted(folder.glob("*.toml"), key=lambda one: (_rank(one.stem), one.stem)):
        try:
            packs.append(from_file(path, checked=False))
        except FileError as error:
            _log.warning("pack %s: %s", path.name, error.reason)
            wrong[path.name] = error
    return tuple(packs), wrong


def from_file(path: Path, *, checked: bool = True) -> Pack:
    """Read a pack's file. Raises FileError that names the line or entry that is wrong.

    checked: whether its patterns are looked at as well; those of the program are when they are
    first used, for a start must not wait for them.
    """
    try:
        source = outside.read_text(path)
    except OSError as error:
        raise FileError(path, "打不开", advice="请检查文件是否还在、是否正被占用") from error
    except UnicodeDecodeError as error:
        advice = "请在文本编辑器里另存为 UTF-8 编码再试"
        raise FileError(path, "不是 UTF-8 编码的文字文件", advice=advice) from error
    try:
        return from_toml(source, path.stem, checked=checked)
    except tomllib.TOMLDecodeError as error:
        reason = f"不是有效的规则包文件，{spoilt(source, error)}"
        raise FileError(path, reason, kept="其他规则包照常可用", advice=ADVICE) from error
    except PackError as error:
        reason = f"里有写得不对的地方（{error}）"
        advice = "请照提示改好这一条再试"
        raise FileError(path, reason, kept="其他规则包照常可用", advice=advice) from error


def from_toml(source: str, key: str, *, checked: bool = True) -> Pack:
    """Read a pack's text. Raises TOMLDecodeError, PackError."""
    loads = bounded_toml.loads if checked else tomllib.loads
    pack = read_pack(loads(source), key)
    if checked:
        check_all(pack)
    return pack


def check_all(pack: Pack) -> None:
    """Raises PackError naming the first entry whose patterns cannot be used."""
    for number, entry in enumerate(pack.entries, 1):
        try:
            check(entry)
        except PackError as error:
            raise PackError(error.what, number) from error


def check(entry: Entry) -> None:
    """Raises PackError where an entry's patterns cannot be used."""
    for one in entry.patterns:
        compiled(one)
    if entry.pattern:
        for one in entry.instead:
            _check_template(compiled(entry.pattern), one)


def _check_template(pattern: regex.Pattern[str], template: str) -> None:
    """Whether the groups that a replacement names are there."""
    places = [int(one) for one in regex.findall(r"\\(\d+)", template)]
    if any(place > pattern.groups for place in places):
        raise PackError(f"改成“{template}”里的 \\{max(places)} 在规则式里没有这一组括号")
    if regex.search(r"\\(?!\d)", template):
        raise PackError(f"改成“{template}”里的反斜线只能写成 \\1、\\2 这样")


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern, ready. Raises PackError where it is none or would take all memory."""
    if weight(pattern) > _HEAVIEST:
        raise PackError(f"规则式“{pattern}”重复的次数太多")
    try:
        return regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError) as error:
        raise PackError(f"规则式“{pattern}”写得不对") from error


def chosen(setting: Setting) -> tuple[Pack, ...]:
    """The packs a desk listens to, the house's own first: those that come with the program and
    those of the house, without the entries it muted.
    """
    every = (*setting.own, *shipped())
    keys = {pack.key: None for pack in sorted(every, key=lambda one: _rank(one.key))}
    made = []
    for key in keys:
        parts = [pack for pack in every if pack.key == key]
        said = next((pack for pack in shipped() if pack.key == key), replace(parts[0], rules=()))
        if heard(said, setting):
            entries = tuple(one for part in parts for one in part.entries)
            if setting.muted:
                entries = tuple(one for one in entries if one.fingerprint not in setting.muted)
            made.append(replace(said, entries=entries))
    return tuple(made)


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


@cache
def switched() -> frozenset[str]:
    """Names of the rules of code that a pack switches."""
    return frozenset(name for pack in shipped() for name in pack.rules)


def heard(pack: Pack, setting: Setting) -> bool:
    """Whether a pack is on where the setting is."""
    if setting.packs is not None:
        return pack.key in setting.packs
    if pack.key in setting.on:
        return True
    return setting.circle in pack.on and pack.key not in setting.off


def rule_of(pack: Pack, troubles: dict[str, Exception]) -> Rule:
    """A pack's entries as one rule that bears its key. Patterns that fail or take too long are put
    into `troubles` under the pack's key and the pattern, and the others go on.
    """
    return Rule(pack.key, pack.title, Severity.WARNING, pack.title, Matcher(pack, troubles).look)


class Matcher:
    """Finds the entries of one pack in passages. Belongs to one thread."""

    def __init__(self, pack: Pack, troubles: dict[str, Exception]) -> None:
        self._key = pack.key
        self._troubles = troubles
        self._starts: dict[str, list[tuple[str, Entry]]] = {}
        self._patterns: list[tuple[Entry, Need]] = []
        for entry in pack.entries:
            for word in entry.words:
                self._starts.setdefault(word[:2], []).append((word, entry))
            if entry.pattern:
                self._patterns.append((entry, needed(entry.pattern)))
        for known in self._starts.values():
            known.sort(key=lambda one: -len(one[0]))
        self._single = {one for one in self._starts if len(one) == 1}

    def look(self, text: Text, setting: Setting) -> Iterator[Slip]:
        """What of the pack stands in a passage."""
        yield from self._words(text, setting)
        if self._patterns:
            for entry, need in self._patterns:
                if need.met(text.characters) and entry.holds(setting.day):
                    yield from self._matches(entry, text)

    def _words(self, text: Text, setting: Setting) -> Iterator[Slip]:
        for pair in self._starts.keys() & text.pairs.keys():
            for at in text.pairs[pair]:
                yield from self._first(self._starts[pair], at, text, setting)
        for one in self._single & text.characters:
            at = text.text.find(one)
            while at >= 0:
                yield from self._first(self._starts[one], at, text, setting)
                at = text.text.find(one, at + 1)

    def _first(
        self, known: Sequence[tuple[str, Entry]], at: int, text: Text, setting: Setting
    ) -> Iterator[Slip]:
        """The longest word at a place that counts there."""
        for word, entry in known:
            end = at + len(word)
            if not text.text.startswith(word, at) or not entry.holds(setting.day):
                continue
            if self._counts(entry, text, at, end):
                yield slip(entry, text, at, end, entry.instead)
                return

    def _matches(self, entry: Entry, text: Text) -> Iterator[Slip]:
        if self._failed(entry):
            return
        try:
            pattern = compiled(entry.pattern)
            for found in list(pattern.finditer(text.text, timeout=_limit(text.text))):
                start, end = found.span()
                if end > start and self._counts(entry, text, start, end):
                    offered = (_expanded(found, one) for one in entry.instead)
                    rest = tuple(one for one in offered if one != found[0])
                    yield slip(entry, text, start, end, rest)
        except (TimeoutError, PackError) as error:
            self._fail(entry, error)

    def _counts(self, entry: Entry, text: Text, start: int, end: int) -> bool:
        """Whether what stands there is where an entry counts."""
        if entry.fields and text.field not in entry.fields:
            return False
        if any(_covered(text.text, one, start, end) for one in entry.unless):
            return False
        if not self._beside(entry, text.text, start, end):
            return False
        if not entry.quoted and quoted(text.text, start):
            return False
        if not entry.whole or {start, end} <= text.seams:
            return True
        return any(_joins(text.text, start, end, one) for one in entry.instead)

    def _beside(self, entry: Entry, text: str, start: int, end: int) -> bool:
        """Whether what stands before and after lets an entry count."""
        if not (entry.before or entry.after or entry.not_before or entry.not_after):
            return True
        if self._failed(entry):
            return False
        try:
            return (
                (not entry.before or _ends(entry.before, text, start))
                and (not entry.not_before or not _ends(entry.not_before, text, start))
                and (not entry.after or _begins(entry.after, text, end))
                and (not entry.not_after or not _begins(entry.not_after, text, end))
            )
        except (TimeoutError, PackError) as error:
            self._fail(entry, error)
            return False

    def _failed(self, entry: Entry) -> bool:
        return f"{self._key}：{entry.name}" in self._troubles

    def _fail(self, entry: Entry, error: Exception) -> None:
        _log.warning("pack %s: entry %s: %s", self._key, entry.fingerprint, type(error).__name__)
        self._troubles[f"{self._key}：{entry.name}"] = error


def slip(entry: Entry, text: Text, start: int, end: int, offered: Sequence[str]) -> Slip:
    """What is told of an entry that stands somewhere. Of 通稿 words are only hinted at."""
    stands = text.text[start:end]
    return Slip(
        start,
        end,
        entry.note or _told(stands, offered),
        tuple(offered),
        entry.source,
        Severity.HINT if text.locked else entry.severity,
    )


def _told(stands: str, offered: Iterable[str]) -> str:
    """What is told where an entry has no note of its own."""
    better = [one for one in offered if one]
    if better:
        return f"“{stands}”应为{'或'.join(f'“{one}”' for one in better)}"
    return f"“{stands}”不应出现" if list(offered) else f"“{stands}”应当慎用"


def _limit(text: str) -> float:
    return SECONDS + len(text) / _A_SECOND


def _expanded(found: regex.Match[str], template: str) -> str:
    return regex.sub(r"\\(\d+)", lambda one: found[int(one[1])] or "", template)


def _covered(text: str, longer: str, start: int, end: int) -> bool:
    """Whether a place lies within a longer wording."""
    at = text.find(longer, max(end - len(longer), 0), start + len(longer))
    while 0 <= at <= start:
        if at + len(longer) >= end:
            return True
        at = text.find(longer, at + 1, start + len(longer))
    return False


def _joins(text: str, start: int, end: int, right: str) -> bool:
    """Whether the right word is part of a longer one that stood in pieces: 男子|蓝|球队."""
    lead, trail = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    first, last = len(lead), len(lead) + len(right)
    return any(
        begun <= first and last <= ended and ended - begun > len(right)
        for _, begun, ended in cut(lead + right + trail)
    )


def _ends(pattern: str, text: str, at: int) -> bool:
    """Whether a pattern matches right before a place."""
    ending: Any = compiled(rf"(?:{pattern})\Z")
    return ending.search(text, max(at - _AROUND, 0), at, timeout=SECONDS) is not None


def _begins(pattern: str, text: str, at: int) -> bool:
    """Whether a pattern matches right after a place."""
    begun: Any = compiled(pattern)
    return begun.match(text, at, timeout=SECONDS) is not None


def quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks: what was opened before it is not closed."""
    before = text[max(at - _FAR, 0) : at]
    return before.rfind("“") > before.rfind("”") or before.rfind("‘") > before.rfind("’")
