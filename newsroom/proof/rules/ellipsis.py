"""Ellipses (……) and dashes (——), and the signs that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_STANDARD = "GB/T 15834—2011"
_ELLIPSIS, _DASH = "……", "——"
_AFTER_WORDS = r"(?<=[\u3400-\u9fff”’》）])"
_DOTS = re.compile(
    rf"…+|⋯+|{_AFTER_WORDS}\.{{2,}}|\.{{3,}}(?=[\u3400-\u9fff])|[。．]{{3,}}|[·・•]{{3,}}|。\.{{2,}}"
)
_CLAUSES = re.compile("[，。；：！？]")
_ET_CETERA = re.compile(r"(?:…{1,2}|\.{3,6}|。{3,})(等等?(?![待候到着级]))|等等?(…{1,2})")
_AROUND = re.compile(r"([、，；])…{2}|…{2}([。，、；])")
_SIGNS = re.compile(
    rf"{_AFTER_WORDS}(?:-{{2,}}|－{{2,}}|–{{2,}}|─{{2,}}|ー{{2,}})(?=[\u3400-\u9fff“‘《（])"
    r"|^-{2,}(?=[\u3400-\u9fff])|— —|— ?-"
)
# 一个, 这 … begin a clause, so that what stands before them is no hyphen and no 一.
_CLAUSE = (
    r"(?:一[个位名种座条家支]|让|把|这|那|只|就|却|也|他|她|我|你|它"
    r"|走进|记|访|写[在给]|来自|探[访秘])"
)
_SHORT = re.compile(
    rf"{_AFTER_WORDS}(?<!—)(?:—|-|－|–)(?={_CLAUSE})|{_AFTER_WORDS}(?<!—)(?:—|-)(?=[”’])"
)
_ROUTE = re.compile(r"[\u3400-\u9fff]{1,8}(?:公路|高速|铁路|专线|航线|通道|段)")
_ONES = re.compile(rf"{_AFTER_WORDS}一一(?=走进|记(?![录下住得着])|访|写[在给]|来自|探[访秘])")
_NEAR_DASH = re.compile(r"([，、；：。])——(?=[\u3400-\u9fff“])|——([，、；：。])")


def dots(text: Text, _setting: Setting) -> Iterator[Slip]:
    """An ellipsis is six dots in two characters' width, twelve where paragraphs are left out
    (4.11.2, 4.11.3)."""
    for found in _DOTS.finditer(text.text):
        if found[0] in (_ELLIPSIS, _ELLIPSIS * 2) or _talked_of(text.text, found):
            continue
        yield Slip(*found.span(), "省略号是六个点，占两个字的位置", (_ELLIPSIS,))


def et_cetera(text: Text, _setting: Setting) -> Iterator[Slip]:
    """An ellipsis and 等 say the same thing (4.11.3.2)."""
    for found in _ET_CETERA.finditer(text.text):
        if not found[1] and "、" not in _CLAUSES.split(text.text[: found.start()])[-1]:
            continue  # 等等……让我看看
        words = "省略号和“等”意思相同，只用一个"
        right = ("……", found[1]) if found[1] else (found[0].rstrip("…"),)
        yield Slip(*found.span(), words, right)


def beside_dots(text: Text, _setting: Setting) -> Iterator[Slip]:
    """No weak mark stands before or behind an ellipsis."""
    for found in _AROUND.finditer(text.text):
        if found[1] == "、":
            yield Slip(*found.span(1), "省略号前面不用顿号", ("",))
        elif found[2] and found[2] in "。、":
            yield Slip(*found.span(2), f"省略号后面不再用“{found[2]}”", ("",))


def dashes(text: Text, _setting: Setting) -> Iterator[Slip]:
    """A dash is one line two characters wide (4.10.2)."""
    for found in _SIGNS.finditer(text.text):
        short = _ROUTE.match(text.text, found.end())
        right = ("—", _DASH) if short else (_DASH,)
        yield Slip(*found.span(), "破折号是一条两个字宽的线“——”", right)
    for pattern in (_SHORT, _ONES) if text.text[-1:] not in "。！？" else (_SHORT,):
        for found in pattern.finditer(text.text):
            yield Slip(*found.span(), "破折号是一条两个字宽的线“——”", (_DASH,))


def beside_dash(text: Text, _setting: Setting) -> Iterator[Slip]:
    """A dash takes the place of the mark that would stand beside it."""
    for found in _NEAR_DASH.finditer(text.text):
        if found[2]:
            yield Slip(*found.span(2), f"破折号后面不用“{found[2]}”", ("",))
        elif found[1] in "，、：；":
            yield Slip(*found.span(1), f"破折号前面不用“{found[1]}”", ("",))


def _talked_of(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1 : found.start()] in ("“", "（") and text[
        found.end() : found.end() + 1
    ] in ("”", "）")


RULES = (
    Rule("et_cetera", "省略号与“等”", Severity.ERROR, f"{_STANDARD}，4.11", et_cetera),
    Rule("dots", "省略号写法", Severity.WARNING, f"{_STANDARD}，4.11", dots),
    Rule("beside_dots", "省略号前后", Severity.WARNING, "编校惯例", beside_dots),
    Rule("dashes", "破折号写法", Severity.WARNING, f"{_STANDARD}，4.10", dashes),
    Rule("beside_dash", "破折号前后", Severity.WARNING, "编校惯例", beside_dash),
)
