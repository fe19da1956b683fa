"""Captions (图片说明): the text, and who took the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsroom.model.credit import Credit, Role
from newsroom.text.credits import Byline, read_byline
from newsroom.text.names import HAN, is_sure_name

_SPACE = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption. credits: those besides the photographers (张三 文/图 names a writer too)."""

    text: str = ""
    photographers: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


_SHOT = "摄影报道|图文报道|摄影|航拍|拍摄|供图|图片|照片|摄|图"
_BRACKET = re.compile(r"[（(\[【]([^（()）\[\]【】]{2,60})[）)\]】]\s*[。.]?$")
_ENDS = re.compile(rf"(?:{_SHOT}|文\s*[/／、]?\s*图|图\s*[/／、]?\s*文|文|撰文|撰稿)\s*[。.]?$")
_PREFIX = re.compile(
    rf"(?:^|(?<=[。！？…”’；）)\s]))\s*(?:{_SHOT}|摄影者|摄影师|图文|文图)(?:\s*[/／：:]\s*|(?<=摄影)\s+|(?<=供图)\s+)[{HAN}·、\s]{{2,60}}$"
)
_LED = re.compile(rf"\s*[{HAN}]{{0,10}}(?:记者|通讯员|实习生)")
_BY = re.compile(r"(?:本?[文版组]?图片?|照片)均?由(.{2,30}?)(?:提供|拍摄|摄影|供图|摄)")
_SENTENCE = re.compile(r"[。！？…”’；!?：:]")


def read_caption(text: str) -> Caption:
    """Take the photographers off a caption's end; a unit (区住建局供图) stays printed as it is."""
    whole = text.strip(_SPACE)
    for finder in (_in_brackets, _announced, _behind):
        found = finder(whole)
        if found is not None:
            start, byline = found
            names = [c.name for c in byline.credits if c.role is Role.PHOTOGRAPHER]
            others = tuple(c for c in byline.credits if c.role is not Role.PHOTOGRAPHER)
            return Caption(whole[:start].rstrip(_SPACE), tuple(names), others)
    return Caption(text)


def _shot(content: str) -> Byline | None:
    byline = read_byline(content.strip(_SPACE + "。."), together=True)
    if byline.strange or byline.units:
        return None
    return byline if any(c.role is Role.PHOTOGRAPHER for c in byline.credits) else None


def _in_brackets(text: str) -> tuple[int, Byline] | None:
    match = _BRACKET.search(text)
    if match is None:
        return None
    content = _given(re.sub(r"^新华社发\s*", "", match[1]))
    byline = _shot(content)
    return (match.start(), byline) if byline else None


def _given(content: str) -> str:
    """图片由张三提供 in the form of a byline."""
    match = _BY.fullmatch(content.strip(_SPACE))
    return f"摄影：{match[1]}" if match else content


def _announced(text: str) -> tuple[int, Byline] | None:
    match = _PREFIX.search(text)
    if match is None:
        return None
    byline = _shot(match[0])
    told = byline is not None and (byline.marked or _all_sure(byline))
    return (match.start(), byline) if byline and told else None


def _all_sure(byline: Byline) -> bool:
    return all(is_sure_name(credit.name) for credit in byline.credits)


def _behind(text: str) -> tuple[int, Byline] | None:
    """Names before a last 摄: the longest run of pieces from the end that is a byline."""
    if not _ENDS.search(text):
        return None
    floor = max((m.end() for m in _SENTENCE.finditer(text.rstrip("。. "))), default=0)
    starts = [floor, *(m.end() for m in re.finditer(rf"[{_SPACE}]+", text) if m.end() > floor)]
    led = [start for start in starts if _LED.match(text, start)]
    for start in led[:1] or starts:
        byline = _shot(text[start:])
        if byline and _sure(text[start:], byline, whole=start == 0 or start == floor > 0):
            return start, byline
    return None


def _sure(content: str, byline: Byline, *, whole: bool) -> bool:
    """Whether the run cannot be the caption's own words: announced by a role, or true surnames."""
    if _LED.match(content):
        return True
    sure = [is_sure_name(credit.name) for credit in byline.credits]
    apart = re.search(rf"[{_SPACE}](?:摄|摄影|供图)[。.]?$", content) is not None
    return all(sure) or (whole and len(sure) == 1 and (sure[0] or apart))
