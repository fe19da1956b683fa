"""Width and spacing made the newsroom's, as one reported step; doing it again changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newsroom.text.names import HAN
from newsroom.text.quotes import curled
from newsroom.text.widths import widened

Change = tuple[str, str]
_Rewrite = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Normalised:
    """The text, and each distinct change as (before, after) in the order they were made."""

    text: str
    changes: tuple[Change, ...] = ()


def normalise(text: str, *, keep_spaces: bool = False) -> Normalised:
    """Make width and spacing regular.

    keep_spaces: leave the spaces that mean something, as in headlines (preferred breaks) and
    bylines; only 6 月 12 日 closes up and spaces before a mark go.
    """
    changes: dict[Change, None] = {}
    lines = [_line(line, changes, keep_spaces) for line in _LINE_END.split(text)]
    return Normalised("\n".join(lines), tuple(changes))


_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029\u000b\u000c\u0085]")
_HALF = dict(zip(range(0xFF10, 0xFF1A), "0123456789", strict=True)) | {
    code: chr(code - 0xFEE0) for start in (0xFF21, 0xFF41) for code in range(start, start + 26)
}
_HALF_CLASS = "".join(re.escape(chr(code)) for code in _HALF)
_SIGN = {"％": "%", "．": ".", "－": "-", "＂": '"', "＇": "'", "｡": "。", "､": "、"}
_QUOTES = dict(zip("「」『』｢｣﹁﹂﹃﹄〝〞", "“”‘’“”“”‘’“”", strict=True))
_BEFORE = r"，。；：？！、）》”’】"


def _plain(match: re.Match[str]) -> str:
    return "".join(_HALF.get(ord(char), char) for char in match[0])


def _same(replacement: str) -> _Rewrite:
    return lambda _: replacement


def _closed(match: re.Match[str]) -> str:
    return re.sub(r"\s+", "", match[0])


# Each step: what is looked for, and what it becomes.
_ALWAYS: tuple[tuple[re.Pattern[str], _Rewrite], ...] = (
    (
        re.compile(
            "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
        ),
        _same(""),
    ),
    (re.compile("[\t\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f]"), _same(" ")),
    (re.compile(f"[{_HALF_CLASS}]+"), _plain),
    (re.compile("[％＂＇｡､]|(?<=[0-9])．(?=[0-9])|(?<=[0-9])－(?=[0-9])"), lambda m: _SIGN[m[0]]),
    (re.compile("[「」『』｢｣﹁﹂﹃﹄〝〞]"), lambda m: _QUOTES[m[0]]),
    (
        re.compile(
            rf"(?<=[{HAN}”’）》，])\.{{3,}}|\.{{3,}}(?=[{HAN}“‘（《，。”])|。{{3,}}|[·・]{{3,}}"
        ),
        _same("……"),
    ),
    (re.compile("(?<!…)(?:…|…{3,})(?!…)"), _same("……")),
    (
        re.compile(
            rf"(?<=[{HAN}”’）》，。！？])\s?-{{2,}}\s?(?=\S|$)|-{{2,}}(?=[{HAN}“‘（《])|－{{2,}}|─{{2,}}|―{{2,}}"
        ),
        _same("——"),
    ),
)
_DATES: tuple[tuple[re.Pattern[str], _Rewrite], ...] = (
    (re.compile(r"[0-9] +(?=[年月日期届版时分秒])"), _closed),
    (re.compile(r"[年月第] +(?=[0-9])"), _closed),
    (re.compile(rf"[{HAN}0-9A-Za-z] +(?=[，。；：？！、）》])"), _closed),
)
_SPACES: tuple[tuple[re.Pattern[str], _Rewrite], ...] = (
    (re.compile(rf"[{HAN}] +(?=[0-9A-Za-z])|[0-9A-Za-z%] +(?=[{HAN}])"), _closed),
    (re.compile(rf"\S +(?=[{_BEFORE}])|[，。；：？！、（《“‘【] +(?=\S)"), _closed),
    # Between two hanzi a space is an accident only in the midst of a long sentence: names in
    # lists, slogans and verses are shorter.
    (re.compile(rf"[{HAN}](?<=[{HAN}]{{8}}) (?=[{HAN}]{{8}})"), _closed),
)


def _line(line: str, changes: dict[Change, None], keep_spaces: bool) -> str:
    """One line, until nothing changes any more: one change can make room for another."""
    for _ in range(8):
        before = line
        for pattern, rewrite in _ALWAYS:
            line = _replaced(line, pattern, rewrite, changes)
        for step in (partial(widened, full_stop=not keep_spaces), curled):
            line, made = step(line)
            changes.update(dict.fromkeys(made))
        for pattern, rewrite in _DATES if keep_spaces else (*_DATES, *_SPACES):
            line = _replaced(line, pattern, rewrite, changes)
        if line == before:
            break
    return line


def _replaced(
    text: str, pattern: re.Pattern[str], rewrite: _Rewrite, changes: dict[Change, None]
) -> str:
    if pattern.search(text) is None:
        return text

    def note(match: re.Match[str]) -> str:
        after = rewrite(match)
        if after != match[0]:
            # A closed space tells something only with the characters it stood between.
            next_to = text[match.end() : match.end() + 1] if match[0][-1:] == " " else ""
            changes.setdefault((match[0] + next_to, after + next_to))
        return after

    return pattern.sub(note, text)
