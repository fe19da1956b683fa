"""Paragraphs and headings: broken lines joined, and each short line found to be one or the other.

Every short line is weighed: what stands before and after it, its look, its like among the others,
against what speaks for its being half of a broken paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.text.copy.blocks import (
    LONGEST_HEADING,
    Block,
    Kind,
    as_item,
    as_text,
    is_date,
    may_head,
)
from newsroom.text.copy.captions import is_caption
from newsroom.text.copy.jumps import take_to
from newsroom.text.copy.scene import Scene, scene_of
from newsroom.text.copy.seams import (
    begins_a_lede,
    continues,
    joined,
    opening_strength,
    opens_a_story,
)
from newsroom.text.copy.shapes import (
    cannot_end,
    closes_unopened,
    commas,
    finished,
    hans,
    likeness,
    overlap,
    parts,
    size,
    stopped,
    unclosed,
)
from newsroom.text.copy.signatures import is_signed, only_opens
from newsroom.text.normalise import normalise
from newsroom.text.photographers import read_caption
from newsroom.text.units import is_sure_unit

_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}[、．.]|（[一二三四五六七八九十]{1,2}）"
    r"|第[一二三四五六七八九十]{1,2}[章节部、 ]"
    r"|\d{1,2}[、．.](?!\d)|[①-⑩]|[壹贰叁肆伍]、|(之|其)[一二三四五六]( |：)"
)
_LEADS_ON = re.compile(r"(如下|以下|通知|通告|是|有|包括|内容|事项)：$")
_DASHED = re.compile(r"^(——|—|－－|--)")
_TITLE_END = re.compile(
    r"的?(通知|公告|通告|启事|决定|意见|办法|倡议书|公示|声明|天气预报|天气|简报|工作总结|讲话)$"
)
_BETWEEN = (Kind.PICTURE, Kind.CAPTION)
_NEAR = 5
_LONGEST_GROUP = 5


def is_numbered(text: str) -> bool:
    """Whether it begins with a number as crossheads do (一、 （一） 1.)."""
    return _NUMBERED.match(text) is not None


def is_notice(text: str) -> bool:
    """Whether a heading is a notice's: 通知, 公告, 声明 and their kin."""
    return _TITLE_END.search(text) is not None


def resolved(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with broken text joined and every SHORT made HEAD or TEXT."""
    scene = scene_of(blocks)
    done: list[Block] = []
    pending = _Pending()
    for index, block in enumerate(blocks):
        if block.kind in _BETWEEN:
            if pending.parts and done[pending.place].kind is block.kind:
                pending.settle(done)
                pending = _Pending()
            if not pending.parts and _open(block, scene, block):
                pending = _Pending(len(done), [block.text])
            done.append(block)
            continue
        if pending.parts and _goes_on(scene, pending.view(done), index, pending.parts[-1]):
            pending.parts.append(block.text)
        else:
            pending.settle(done)
            done.append(_decided(scene, index, done))
            pending = _Pending(len(done) - 1, [done[-1].text])
        if not _open(pending.view(done), scene, block):
            pending.settle(done)
            pending = _Pending()
    pending.settle(done)
    return [_headed(done, index) for index in range(len(done))]


def _headed(done: Sequence[Block], index: int) -> Block:
    """A line joined from two before a dateline or byline: a headline that was broken."""
    block = done[index]
    following = _next(done, index)
    if _is_unit_below(done, index):
        return replace(block, kind=Kind.BYLINE, text=f"（{block.text}）")
    if not block.broken or following is None or not may_head(block.text):
        return block
    ended = _before(done[:index]) > 0
    return replace(block, kind=Kind.HEAD) if _leads(following) and ended else block


def _is_unit_below(done: Sequence[Block], index: int) -> bool:
    """Whether a heading is a unit's name between a headline and its text: who sent the story in."""
    if not 0 < index < len(done) - 1 or done[index].kind is not Kind.HEAD:
        return False
    framed = done[index - 1].kind is Kind.HEAD and done[index + 1].kind is Kind.TEXT
    return framed and is_sure_unit(done[index].text) and not opens_a_story(done[index + 1].text)


@dataclass(slots=True)
class _Pending:
    """A text that waits for the rest of its sentence: its place, and its lines so far."""

    place: int = -1
    parts: list[str] = field(default_factory=list)

    def view(self, done: Sequence[Block]) -> Block:
        """The text as far as a seam needs it: only its end, so that long copy stays linear."""
        block = done[self.place]
        if len(self.parts) == 1:
            return block
        return replace(block, text="".join(self.parts[-3:]), signed=is_signed(self.parts[-1]))

    def settle(self, done: list[Block]) -> None:
        """Put the joined lines in their place."""
        if len(self.parts) > 1:
            left = done[self.place]
            text = normalise(joined(self.parts), keep_spaces=True).text
            broken = len(self.parts) == 2 and left.kind is Kind.TEXT
            left = replace(left, text=text, signed=is_signed(text), broken=broken)
            item = left.kind is Kind.CAPTION and not is_caption(text)
            done[self.place] = as_item(left) if item else left


def _open(block: Block, scene: Scene, last: Block) -> bool:
    """Whether a block waits for more: its sentence is cut, or `last`, its last line, is full."""
    if block.kind is Kind.CAPTION:
        return (
            not (block.signed or finished(block.text))
            and not read_caption(block.text).photographers
        )
    if block.kind not in (Kind.TEXT, Kind.ITEM) or block.signed:
        return False
    if scene.indents and abs(size(last.text) - scene.width) <= 2 and size(last.text) <= 60:
        return True
    return not finished(block.text) and not take_to(block.text).page


def _goes_on(scene: Scene, left: Block, index: int, last: str) -> bool:
    """Whether the block at `index` carries on the open text `left`, whose last line is `last`."""
    block = scene.blocks[index]
    if block.kind not in (Kind.TEXT, Kind.SHORT):
        return False
    if block.line.box != left.line.box:
        return False
    score = continues(left.text, block.text) + (4 if scene.full(last) else 0)
    if scene.indents:
        score += -3 if block.line.indented else 2
    if finished(left.text):
        return scene.indents and not block.line.indented and block.kind is Kind.TEXT
    if only_opens(left.text):
        return True
    if block.kind is Kind.SHORT:
        score -= max(_heading(scene, index), 0)
    elif left.kind is Kind.ITEM and may_head(left.text) and not commas(left.text):
        score -= 1
    return score > 0


def _decided(scene: Scene, index: int, done: Sequence[Block]) -> Block:
    """A SHORT as HEAD or TEXT; any other block as it is."""
    block = scene.blocks[index]
    if block.kind is not Kind.SHORT:
        return block
    if _is_verse(scene, index, done):
        return as_text(block)
    score = _before(done) + _heading(scene, index)
    follower = _next(scene.blocks, index)
    if follower is not None and follower.line.level and _below_mark(block, done):
        score -= 2
    if follower is not None and _carried_on(scene, index, follower):
        score -= continues(block.text, follower.text) + (1.5 if scene.full(block.text) else 0)
    return replace(block, kind=Kind.HEAD) if score >= 1 else as_text(block)


def _below_mark(block: Block, done: Sequence[Block]) -> bool:
    """Whether a line without a mark stands right below a heading that has one."""
    return not block.line.level and bool(done) and done[-1].line.level > 0


def _carried_on(scene: Scene, index: int, follower: Block) -> bool:
    """Whether the line below may be the rest of a sentence, and not of a headline cut in two."""
    if follower.kind is not Kind.SHORT:
        return follower.kind is Kind.TEXT
    second = _next(scene.blocks, index, 2)
    return second is None or not _leads(second)


def _leads(block: Block) -> bool:
    """Whether a byline or dateline shows that a headline stands right above."""
    return block.kind is Kind.BYLINE or opens_a_story(block.text)


def _is_verse(scene: Scene, index: int, done: Sequence[Block]) -> bool:
    """Whether a short line stands in a long run of its like: verse or a list, no headings.

    The first may be a headline, unless a byline stands above; so may the last few above a text.
    """
    start, end = scene.runs[index]
    if end - start <= _LONGEST_GROUP:
        return False
    if index == start:
        return bool(done) and done[-1].kind is Kind.BYLINE
    headed = end < len(scene.blocks) and scene.blocks[end].kind in (Kind.TEXT, Kind.BYLINE)
    return not headed or index < end - _LONGEST_GROUP


def _before(done: Sequence[Block]) -> float:
    """What the blocks before a line say for its being a heading."""
    if not done:
        return 3
    *above, last = [None, *(block for block in done[-4:] if block.kind not in _BETWEEN)]
    if last and last.kind is Kind.BYLINE and above[-1] and above[-1].kind is Kind.HEAD:
        return 1
    if last is None or last.kind in (Kind.HEAD, Kind.BYLINE, Kind.JUMP) or last.signed:
        return 3
    if take_to(last.text).page or is_date(last.text):
        return 3
    return 0.5 if finished(last.text) else -1


def _heading(scene: Scene, index: int) -> float:
    """What a short line's form, look and followers say for its being a heading."""
    block = scene.blocks[index]
    return (
        _form(block.text)
        + _look(scene, block)
        + _followers(scene, index)
        + _siblings(scene.blocks, index)
    )


def _form(text: str) -> float:
    score = 0.0
    if _NUMBERED.match(text):
        score += 2.5
    if _DASHED.match(text) or is_notice(text):
        score += 2
    if text[0] == "【" and text[-1] == "】":
        score += 2
    if _balanced(text):
        score += 1.5
    if cannot_end(text) or unclosed(text):
        score -= 2
    if hans(text) * 2 < size(text):
        score -= 2
    if begins_a_lede(text):
        score -= 2.5
    if text[-1] == "：":
        score -= 4 if _LEADS_ON.search(text) else 1
    return score - (0.5 if stopped(text) else 0)


def _balanced(text: str) -> bool:
    """Whether spaces divide it into parts of like size, as in a headline's phrases."""
    sizes = [size(part) for part in parts(text)]
    return len(sizes) > 1 and min(sizes) >= 3 and max(sizes) <= 1.5 * min(sizes)


def _look(scene: Scene, block: Block) -> float:
    line = block.line
    score = 0.0
    if line.level:
        score += 2
    elif scene.marked:
        score -= 0.5
    if scene.body_size and line.size:
        score += 2 if line.size > scene.body_size else -0.5
    if scene.indents and line.indented:
        score -= 1.5
    return score + line.bold + line.centred


def _followers(scene: Scene, index: int) -> float:
    """What comes next: the byline or dateline that follows is the best mark of a headline."""
    blocks = scene.blocks
    following = _next(blocks, index)
    if following is None:
        return -3
    if blocks[index].text[-1] == "：" and following.kind is not Kind.SHORT:
        return -4
    if following.kind is Kind.BYLINE:
        return 3 if _text_below(scene, index) else -3
    if following.kind in (Kind.ITEM, Kind.JUMP):
        return 2
    if following.kind is Kind.SHORT:
        second = _next(blocks, index, 2)
        return 1.5 if second is not None and _leads(second) else 0.5
    return _above_text(blocks[index].text, following)


def _above_text(heading: str, following: Block) -> float:
    """What the text right below a short line says for its being a heading."""
    text = following.text
    if is_date(text):
        return -4
    score: float = (0, 1, 2, 3)[opening_strength(text)]
    if closes_unopened(text) and not unclosed(heading):
        score += 2
    shared = overlap(heading, text[:200])
    return score + (2 if shared >= 0.5 else 1 if shared >= 0.3 else 0)


def _text_below(scene: Scene, index: int) -> bool:
    """Whether text or verse, and no other heading, stands below a line and its byline."""
    second, third = _next(scene.blocks, index, 2), _next(scene.blocks, index, 3)
    if second is None or second.kind is Kind.TEXT:
        return second is not None
    if third and third.kind is Kind.TEXT and continues(second.text, third.text) > 0:
        return True
    start, end = scene.runs[min(index + 2, len(scene.runs) - 1)]
    return second.kind is Kind.SHORT and end - start > _LONGEST_GROUP


def _next(blocks: Sequence[Block], index: int, steps: int = 1) -> Block | None:
    """The block `steps` after `index`, pictures and captions left out."""
    for block in blocks[index + 1 : index + 1 + steps + 4]:
        if block.kind not in _BETWEEN:
            steps -= 1
            if steps == 0:
                return block
    return None


def _siblings(blocks: Sequence[Block], index: int) -> float:
    """Whether another short line near it is its parallel; with a comma inside it needs one."""
    text = blocks[index].text
    near = _shorts(blocks, index, -1) + _shorts(blocks, index, 1)
    best = max((likeness(text, other) for other in near), default=0.0)
    score = 2.5 if best >= 3 else 1.5 if best >= 2 else 0.5 if best >= 1 else 0.0
    if commas(text):
        score -= 1 if best >= 2 else 2.5
    return score


def _shorts(blocks: Sequence[Block], index: int, step: int) -> list[str]:
    """The next few short lines in one direction, the neighbour itself left out."""
    found: list[str] = []
    at, end = index + 2 * step, index + step * LONGEST_HEADING
    while 0 <= at < len(blocks) and at != end and len(found) < _NEAR:
        if blocks[at].kind is Kind.SHORT:
            found.append(blocks[at].text)
        at += step
    return found
