"""Marks that stand twice, clash with their neighbour, or stand where no mark may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_STANDARD = "GB/T 15834—2011"
_POINT = "，。、；：？！"
_RUN = re.compile(
    rf"[{_POINT}](?:[ 　]*[{_POINT},;:!?])+|[,;:!?][ 　]*[{_POINT}]"
    r"|(?<=[\u3400-\u9fff])([,;:])\1+(?=[\u3400-\u9fff])"
)
_WIDE = str.maketrans(",;:!?", "，；：！？")
# Up to three question or exclamation marks may follow each other (4.2.3.3, 4.3.3.3).
_LOUD = re.compile(r"[？！]{2,3}")
_WEAK = "，、；："
_AT_OPENING = re.compile(r"[（《〈“‘【〔]([，。、；：]+)(?![”’》〉）】〕])")
_AT_CLOSING = re.compile(r"([、：；，])([）》〉】〕])|([、：])([”’])")
_AFTER_STOP = re.compile(r"。[”’]([。，、；：])")
_AT_HEAD = re.compile(rf"[ 　]*([{_POINT}]+|[”’》〉）】〕])")
_TALKED_OF = frozenset("“‘（")


def doubled(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Two marks where one belongs: 。。 ，。 、， ！。"""
    for found in _RUN.finditer(text.text):
        marks = re.sub(r"[ 　]", "", found[0]).translate(_WIDE)
        if _LOUD.fullmatch(marks) or marks.startswith("。。。"):
            continue  # the latter stands for an ellipsis
        if _shown(text.text, found.start(), found.end()):
            continue
        right = _chosen(marks, text.title, text.text[found.end() :])
        same = len(set(marks)) == 1
        words = f"“{marks[0]}”重复" if same else f"“{marks}”两个点号连用，留一个"
        yield Slip(found.start(), found.end(), words, right)


def misplaced(text: Text, _setting: Setting) -> Iterator[Slip]:
    """A mark after an opening one, before a closing one, or at the head of a paragraph (5.1.1)."""
    loose = {one.at for one in text.quotes.loose}
    for found in _AT_OPENING.finditer(text.text):
        if found.start() in loose:
            continue  # told as a mark without a mate
        if found[0] == "“：":
            yield Slip(*found.span(), "冒号在引号前面", ("：“",))
            continue
        yield Slip(*found.span(1), f"“{found[0][0]}”后面不能紧跟“{found[1]}”", ("",))
    for found in _AT_CLOSING.finditer(text.text):
        mark = 1 if found[1] else 3
        if found.end() - 1 in loose or text.text[found.start() - 1 : found.start()] in _TALKED_OF:
            continue  # the mark itself is talked of: 顿号“、”
        yield Slip(*found.span(mark), f"“{found[mark + 1]}”前面不用“{found[mark]}”", ("",))
    for found in _AFTER_STOP.finditer(text.text):
        if found[1] == "。" or text.text[found.start() - 1] not in "？！":
            words = f"引文末尾已有句号，引号外面不再用“{found[1]}”"
            yield Slip(*found.span(1), words, ("",))
    head = _AT_HEAD.match(text.text)
    if head is not None and text.field == "body" and len(text.text) > head.end():
        yield Slip(*head.span(1), f"“{head[1]}”不能放在一段的开头")


def _chosen(marks: str, title: bool, rest: str) -> tuple[str, ...]:
    """The likelier mark first: a stop where the sentence ends, else the weaker one. A title ends
    without one.
    """
    different = list(dict.fromkeys(marks))
    if title and not rest.strip():
        different.insert(0, "")
    if not rest.strip():
        different.sort(key=lambda mark: mark in _WEAK)
    return tuple(different)


def _shown(text: str, start: int, end: int) -> bool:
    """Whether the marks are themselves what is talked of: “，、”."""
    return text[start - 1 : start] in ("“", "‘", "（") and text[end : end + 1] in ("”", "’", "）")


RULES = (
    Rule("doubled", "点号重复", Severity.ERROR, _STANDARD, doubled),
    Rule("misplaced", "点号位置", Severity.ERROR, f"{_STANDARD}，5.1", misplaced),
)
