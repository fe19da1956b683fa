"""Blocks: what each line of copy is by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from newsroom.text.copy.captions import is_caption
from newsroom.text.copy.jumps import is_jump_line
from newsroom.text.copy.lines import Line
from newsroom.text.copy.seams import opens_a_story
from newsroom.text.copy.shapes import commas, hans, sentences_inside, size, stopped
from newsroom.text.copy.signatures import ending_of, is_signed, people_of
from newsroom.text.photographers import read_caption

MARKERS = "●■◆★○◎※◇☆▶►▪•◉"
_ITEM = re.compile(rf"(?:[{MARKERS}□▲△▼▽]\s*)+")
_SIGNED_DATE = re.compile(
    r"(\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_LABELLED = re.compile(
    r"(问|答|记者|主持人|时间|地点|地址|电话|传真|邮编|邮箱|网址|单位|联系人|联系方式|咨询电话|来源|编辑|责编"
    r"|校对|审核|版式|美编|主办|承办|协办|主管|印刷|注|附|附件\d?|备注)[：:]"
)
_NOTE = re.compile(
    r"[【（\[]?(编者按|编者的话|开栏的话|编后|记者手记|按语|编者注)[】）\]]?[：:　 ]?"
)
_NAMELESS = re.compile(
    r"[□■◎○（(]?\s*(?:本[报刊网台](?:特约)?(?:评论员|编辑部|记者|编辑)|编\s?者|本报综合(?:报道)?)[）)]?"
)
LONGEST_HEADING = 40
_LONGEST_TITLE = 2
_LEAST_CAPTION = 8


class Kind(Enum):
    """What a block is. SHORT: may be a heading; HEAD: found to be one."""

    TEXT = auto()
    SHORT = auto()
    HEAD = auto()
    BYLINE = auto()
    ITEM = auto()
    CAPTION = auto()
    PICTURE = auto()
    JUMP = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One line, or several joined.

    signed: its text ends with a byline or a source unit. titled: a heading that stood at the
    beginning of its own text (a bulletin's run-in title), so that it surely begins a story.
    broken: it was two short lines.
    """

    kind: Kind
    text: str
    line: Line
    signed: bool = False
    titled: bool = False
    broken: bool = False


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The lines as blocks, in order."""
    read = [_block(line) for line in lines]
    found: list[Block] = []
    above = -1  # short lines below a byline; -1 where other text stands between
    for block, follower in zip(read, [*read[1:], None], strict=False):
        bare = block.kind is Kind.BYLINE and _is_bare(block.text)
        verse = bare and (above == 0 or above > _LONGEST_TITLE)
        if verse and follower is not None and follower.kind in (Kind.SHORT, Kind.BYLINE):
            block = replace(block, kind=Kind.SHORT)  # noqa: PLW2901
        if block.kind is Kind.BYLINE:
            above = 0
        elif above >= 0:
            above = above + 1 if block.kind is Kind.SHORT else -1
        found.append(block)
    return found


def _is_bare(text: str) -> bool:
    """Whether a byline is a lone name without role or mark: below verse signed above, a title."""
    return re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) is not None


def _block(line: Line) -> Block:
    text = line.text
    marker = None if is_caption(text) else _ITEM.match(text)
    content = text[marker.end() :] if marker else text
    kind = _kind(line, content)
    if marker and content and kind in (Kind.SHORT, Kind.TEXT):
        return Block(Kind.ITEM, content, line, signed=is_signed(content))
    if kind is Kind.CAPTION:
        return Block(kind, content, line)
    return Block(kind, text, line, signed=kind is Kind.TEXT and is_signed(text))


def _kind(line: Line, text: str) -> Kind:
    """What a line is by itself, an item's mark left out."""
    if line.picture >= 0:
        return Kind.PICTURE
    tests = (
        (is_jump_line, Kind.JUMP),
        (is_byline, Kind.BYLINE),
        (is_caption, Kind.CAPTION),
        (may_head, Kind.SHORT),
    )
    return next((kind for test, kind in tests if test(text)), Kind.TEXT)


def is_byline(text: str) -> bool:
    """Whether the line is nothing but a byline or a source unit in brackets."""
    if size(text) > 80 or "。" in text or _is_captioned(text):
        return False
    if people_of(text) or _NAMELESS.fullmatch(text):
        return True
    ending = ending_of(text)
    return not ending.rest.strip() and bool(ending.credits or ending.source_unit)


def _is_captioned(text: str) -> bool:
    """Whether a photographer's byline stands behind words that tell what the picture shows."""
    if not text.rstrip("）) 。").endswith(("摄", "摄影", "供图")):
        return False
    caption = read_caption(text)
    return bool(caption.photographers) and size(caption.text) >= _LEAST_CAPTION


def may_head(text: str) -> bool:
    """Whether the line's form allows a headline, section or crosshead."""
    if not 0 < size(text) <= LONGEST_HEADING or hans(text) == 0:
        return False
    if sentences_inside(text) or commas(text) > 1 or text[-1] in "。；，、":
        return False
    if text[0] == "“" and text[-1] == "”" and stopped(text):
        return False
    if opens_a_story(text) or (text[0] == "（" and text[-1] == "）"):
        return False
    return not (_SIGNED_DATE.fullmatch(text) or _LABELLED.match(text) or stopped(text[:-1]))


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, as below a notice."""
    return _SIGNED_DATE.fullmatch(text.strip("（）")) is not None


def is_note(text: str) -> bool:
    """Whether a paragraph is the editor's: 编者按 and its kin."""
    return _NOTE.match(text) is not None


def as_text(block: Block) -> Block:
    """The block found to be running text."""
    return replace(block, kind=Kind.TEXT, signed=is_signed(block.text))


def as_item(block: Block) -> Block:
    """The block found to be an item, without the mark before it."""
    content = _ITEM.sub("", block.text, count=1)
    return replace(block, kind=Kind.ITEM, text=content, signed=is_signed(content))
