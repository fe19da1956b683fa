"""Marks, figures and letters of the wrong width, and spaces that do not belong in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.model.finding import Severity
from newsroom.proof.conversion import FIGURES, MARKS
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text
from newsroom.text import words

_MARKS = "GB/T 15834—2011，5.1"
_FIGURES = "GB/T 15835—2011，5.1"
_WIDTH, _POINT, _GROUPS, _HOURS = (f"{_FIGURES}.{clause}" for clause in ("7", "2", "1", "5"))
_HAN = r"\u3400-\u9fff"
_ANY_HAN = re.compile(f"[{_HAN}]")
# What goes together: a story writes all of one group one way, or mixes them.
_WAYS = ("（）", "，；：？！", "“”‘’", "%", ".")
_THROUGHOUT = 3
_NARROW = re.compile(r"[0-9A-Za-z]")
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_POINTS = re.compile(
    rf"(?<=[{_HAN}”’》）])([,;:?!])(?=[{_HAN}“‘《（\d\s\"]|$)|(?<=[\dA-Za-z%％])([,;])(?=[{_HAN}“‘《])"
    rf"|(?<=[\dA-Za-z%％])([?!])(?=[{_HAN}]|$)"
)
_ROUND = re.compile(rf"\([^()（）]*[{_HAN}][^()（）]*\)|(?<=[{_HAN}])\([^()（）]*\)")
_STOP = re.compile(rf"(?<=[{_HAN}”）》])\.(?=[{_HAN}“\s]|$)(?!\.)|(?<=[{_HAN}])．(?=[{_HAN}]|$)")
_STRAIGHT = re.compile(rf"\"([^\"\n]*[{_HAN}][^\"\n]*)\"|(?<![A-Za-z\d])'([^'\n]*[{_HAN}][^'\n]*)'")
_LETTERS = re.compile(
    r"[０-９Ａ-Ｚａ-ｚ％．.]*[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ％．.]*|(?<=\d)％|(?<=[A-Za-z\d])[＠＆＃](?=[A-Za-z\d])"
)
_TITLES = re.compile(rf"<<?([^<>\n]*[{_HAN}][^<>\n]*)>>?|＜＜?([^＜＞\n]+)＞＞?|≪([^≪≫\n]+)≫")
_TILDE = re.compile(r"(?<=[\d%％℃元岁年月日])~(?=\d)")
_DECIMAL = re.compile(r"(?<=\d)[．。](?=\d{1,2}(?:[%％]|万|亿|[个百]|元|吨|米|公|倍|℃))")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?:，\d{3})*(?!\d))(?<!\d{4}，)")
_CLOCK = re.compile(r"(?<=\d)：(?=[0-5]\d(?!\d))")
_BESIDE_MARK = re.compile(
    rf"(?<=[{_HAN}\d”》）]) +(?=[，。；：？！、])|(?<=[，；：、]) +(?=[{_HAN}“《（])"
)
_BETWEEN = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}])")
_IDEOGRAPHIC = re.compile(rf"(?<=[{_HAN}，、])　+(?=[{_HAN}])")
_LIST = re.compile(rf"(?:[{_HAN}]{{2,4}}[ 　]+){{2}}")


def marks(story: Story, setting: Setting) -> Iterator[Slip]:
    """Chinese text takes the marks of Chinese (5.1.1): full-width, curly."""
    if MARKS in setting.converted:
        return
    found = [
        replace(slip, text=number)
        for number, text in enumerate(story.texts)
        if _ANY_HAN.search(text.text)
        for slip in _marks(text)
    ]
    yield from _once(found, "".join(text.text for text in story.texts), "标点")


def _once(found: Sequence[Slip], whole: str, name: str) -> Iterator[Slip]:
    """All of them; but what a story mostly writes one way is told at its first place."""
    for group in _WAYS:
        mine = [slip for slip in found if slip.suggestions[0] in group]
        if len(mine) > max(_THROUGHOUT, sum(whole.count(mark) for mark in group)):
            words_ = f"全文多处{name}写法不合规范，这里应为“{mine[0].suggestions[0]}”"
            yield replace(mine[0], message=words_)
        else:
            yield from mine
    known = "".join(_WAYS)
    yield from (slip for slip in found if slip.suggestions[0] not in known)


def _marks(text: Text) -> Iterator[Slip]:
    for found in _POINTS.finditer(text.text):
        right = _FULL[found[0]]
        yield Slip(*found.span(), f"中文里用全角的“{right}”", (right,))
    for found in _STOP.finditer(text.text):
        if not _numbering(text.text, found.start()):
            yield Slip(*found.span(), "中文里的句号是“。”", ("。",))
    for found in _ROUND.finditer(text.text):
        yield from _ends(found, f"（{found[0][1:-1]}）", "中文里用全角的括号")
    yield from _mixed(text)
    for found in _STRAIGHT.finditer(text.text):
        right = f"“{found[1]}”" if found[1] is not None else f"‘{found[2]}’"
        yield from _ends(found, right, "中文里用弯引号“”")
    for found in _TITLES.finditer(text.text):
        words_ = next(group for group in found.groups() if group is not None)
        yield Slip(*found.span(), "书名号用“《》”", (f"《{words_}》",))
    for found in _TILDE.finditer(text.text):
        yield Slip(*found.span(), "数值之间的浪纹线用“～”", ("～",))


def figures(story: Story, setting: Setting) -> Iterator[Slip]:
    """Arabic figures and Latin letters are half as wide as hanzi."""
    if FIGURES in setting.converted:
        return
    found = [
        replace(slip, text=number)
        for number, text in enumerate(story.texts)
        for slip in _figures(text)
    ]
    whole = "".join(text.text for text in story.texts)
    if len(found) > _THROUGHOUT and not _NARROW.search(whole):
        yield replace(found[0], message="全文的数字和字母都是全角，应改为半角")
    else:
        yield from _once(found, whole, "符号")


def _figures(text: Text) -> Iterator[Slip]:
    for found in _LETTERS.finditer(text.text):
        if found[0] == "％" and "%" not in text.text:
            continue  # some houses set it so throughout
        right = "".join(_half(char) for char in found[0])
        yield Slip(*found.span(), "数字和字母用半角", (right,))
    for found in _DECIMAL.finditer(text.text):
        yield Slip(*found.span(), "小数点用半角的“.”", (".",), source=_POINT)
    for found in _THOUSANDS.finditer(text.text):
        yield Slip(*found.span(), "千分撇用半角的“,”，也可以不用", (",", ""), source=_GROUPS)
    for found in _CLOCK.finditer(text.text):
        if _time(text.text, found.start()):
            yield Slip(*found.span(), "时刻里用半角的“:”", (":",), source=_HOURS)


def spaces(text: Text, _setting: Setting) -> Iterator[Slip]:
    """No spaces stand beside Chinese marks nor within words; titles break lines at theirs."""
    if text.field not in ("body", "slots"):
        return
    for found in _BESIDE_MARK.finditer(text.text):
        yield Slip(*found.span(), "标点前后不空格", ("",))
    if _LIST.search(text.text):
        return  # names and items set in columns
    for pattern in (_BETWEEN, _IDEOGRAPHIC):
        for found in pattern.finditer(text.text):
            if _within_word(text.text, *found.span()):
                yield Slip(*found.span(), "词语中间多了空格", ("",))


def _ends(found: re.Match[str], right: str, words_: str) -> Iterator[Slip]:
    """Both ends of a pair, each with what it should be."""
    yield Slip(found.start(), found.start() + 1, words_, (right[0],))
    yield Slip(found.end() - 1, found.end(), words_, (right[-1],))


def _mixed(text: Text) -> Iterator[Slip]:
    """Brackets of which one is full and one half as wide."""
    for pair in text.quotes.pairs:
        last = text.text[pair.end - 1]
        if (pair.mark, last) == ("（", ")"):
            yield Slip(pair.end - 1, pair.end, "括号一全角一半角", ("）",))
        elif (pair.mark, last) == ("(", "）"):
            yield Slip(pair.start, pair.start + 1, "括号一全角一半角", ("（",))


def _numbering(text: str, at: int) -> bool:
    """Whether a full stop numbers what follows: 一. 总则."""
    head = text[:at].lstrip(" 　")
    return len(head) <= 3 and all(char in "一二三四五六七八九十甲乙丙丁" for char in head)


def _half(char: str) -> str:
    return chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char


def _time(text: str, at: int) -> bool:
    """Whether a colon stands within a time of day, no score, no ratio, no list of figures."""
    before = re.search(r"(\d{1,2})$", text[:at])
    near = text[max(at - 12, 0) : at]
    told = re.search(r"[日号午晨晚夜点时至到—－～~-]|开放时间|时间", near)
    return before is not None and int(before[1]) < 25 and told is not None


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether spaces stand within a word: 开 展. A name of two characters may be spaced (张 三)."""
    left = re.search(rf"[{_HAN}]+$", text[:start])
    right = re.match(rf"[{_HAN}]+", text[end:])
    assert left is not None
    assert right is not None
    joined = left[0][-4:] + right[0][:4]
    at = len(left[0][-4:])
    known = [w for w, first, last in words.cut(joined) if first < at < last]
    return bool(known) and words.is_word(known[0])


RULES = (
    Rule("width", "标点全角半角", Severity.ERROR, _MARKS, marks, Scope.STORY),
    Rule("figures", "数字字母全角半角", Severity.WARNING, _WIDTH, figures, Scope.STORY),
    Rule("spaces", "多余的空格", Severity.WARNING, "编校惯例", spaces),
)
