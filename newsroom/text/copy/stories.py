"""Stories: which headings begin one, and which only divide the one they stand in.

A heading inside a story (小标题) is parallel to its like, is followed by no dateline or byline, and
the text before it is not closed by a byline. The evidence is weighed, none of it decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsroom.text.bylines import read_opening
from newsroom.text.copy.blocks import Block, Kind, is_date, is_note
from newsroom.text.copy.captions import points
from newsroom.text.copy.headlines import is_column, is_event
from newsroom.text.copy.jumps import take_from, take_to
from newsroom.text.copy.paragraphs import is_notice, is_numbered
from newsroom.text.copy.seams import TEXT_LENGTH, opening_strength
from newsroom.text.copy.shapes import (
    cannot_begin,
    closes_unopened,
    is_slogan,
    likeness,
    overlap,
    sentences_inside,
    size,
    stopped,
)


@dataclass(slots=True)
class Story:
    """Headings above, and the blocks below with crossheads among them as HEAD."""

    heads: list[Block] = field(default_factory=list)
    content: list[Block] = field(default_factory=list)
    section: str = ""

    @property
    def text(self) -> str:
        """The story's running text, unseparated."""
        return "".join(block.text for block in self.content)


@dataclass(slots=True)
class _Segment:
    """A group of headings with what follows up to the next, and what that tells."""

    heads: list[Block]
    content: list[Block] = field(default_factory=list)
    opened: bool = False  # a byline or dateline stands at its beginning
    signed: bool = False  # a byline stands at its end

    @property
    def first_text(self) -> str:
        return next((block.text for block in self.content if _tells(block)), "")


def stories_of(blocks: Sequence[Block]) -> list[Story]:
    """The stories of resolved blocks, in order."""
    segments = _segments(blocks)
    for segment in segments:
        _look(segment)
    tails = sum(segment.signed and not segment.opened for segment in segments)
    stories: list[Story] = []
    current: list[_Segment] = []
    for index, segment in enumerate(segments):
        if current and not _begins(segments, index, current, tails):
            stories[-1].content.extend(segment.heads)
            stories[-1].content.extend(segment.content)
            current.append(segment)
        else:
            stories.append(Story(list(segment.heads), list(segment.content)))
            current = [segment]
    return _with_notes(stories)


def _with_notes(stories: Sequence[Story]) -> list[Story]:
    """What stands above the first headline goes with the story below: 编者按, pictures."""
    found: list[Story] = []
    for story in stories:
        above = found[-1] if found else None
        if above and story.heads and not above.heads and all(map(_belongs_below, above.content)):
            found.pop()
            story.content[:0] = above.content
        found.append(story)
    return found


def _belongs_below(block: Block) -> bool:
    return block.kind is Kind.PICTURE or (block.kind is Kind.TEXT and is_note(block.text))


def _segments(blocks: Sequence[Block]) -> list[_Segment]:
    """The blocks cut before each group of headings, and after each byline that closes a text."""
    found: list[_Segment] = []
    closed = False
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEAD:
            if not found or found[-1].content:
                found.append(_Segment([]))
            found[-1].heads.append(block)
            closed = False
            continue
        if not found or (closed and _cuts(found[-1], block)) or _stands_alone(found, blocks, index):
            found.append(_Segment([]))
            closed = False
        segment = found[-1]
        segment.content.append(block)
        if block.kind is Kind.ITEM:
            closed = block.signed
        closed = closed or _closes(segment, block)
    return found


def _cuts(closed: _Segment, block: Block) -> bool:
    """Whether a block after a closed text begins something new.

    Items go on in their group; a short line without a full stop (a telephone number, a date)
    belongs to what stands above it.
    """
    if block.kind is Kind.ITEM:
        return closed.content[0].kind is not Kind.ITEM
    told = block.signed or stopped(block.text) or size(block.text) > TEXT_LENGTH
    return block.kind is Kind.TEXT and told


def _stands_alone(found: Sequence[_Segment], blocks: Sequence[Block], index: int) -> bool:
    """Whether a caption is a picture story of its own: full text that says nothing of the story."""
    block = blocks[index]
    if block.kind is not Kind.CAPTION or points(block.text) or not found[-1].first_text:
        return False
    follower = blocks[index + 1].kind if index + 1 < len(blocks) else Kind.HEAD
    if blocks[index - 1].kind is Kind.PICTURE or follower not in (Kind.HEAD, Kind.CAPTION):
        return False
    told = "".join(part.text for part in (*found[-1].heads, *found[-1].content))
    return sentences_inside(block.text) > 0 and overlap(block.text, told[:2000]) < 0.25


def _closes(segment: _Segment, block: Block) -> bool:
    """Whether a block is the end of its segment's text."""
    if block.kind is Kind.BYLINE:
        return any(_tells(other) for other in segment.content)
    return block.kind is Kind.TEXT and (block.signed or bool(take_to(block.text).page))


def _tells(block: Block) -> bool:
    """Whether a block is running text, and no date that stands below a headline."""
    return block.kind is Kind.TEXT and not is_date(block.text)


def _look(segment: _Segment) -> None:
    bylines = [n for n, block in enumerate(segment.content) if block.kind is Kind.BYLINE]
    texts = [n for n, block in enumerate(segment.content) if _tells(block)]
    if not texts:
        return
    opening = read_opening(segment.first_text[:200])
    segment.opened = bool(
        opening.dateline
        or opening.credits
        or take_from(segment.first_text).page
        or (bylines and bylines[0] < texts[0])
        or opening_strength(segment.first_text) == 3
    )
    last = segment.content[texts[-1]]
    segment.signed = last.signed or any(n > texts[-1] for n in bylines)


def _begins(
    segments: Sequence[_Segment], index: int, current: Sequence[_Segment], tails: int
) -> bool:
    """Whether the segment at `index` begins a story instead of going on with the current one."""
    segment = segments[index]
    if not segment.heads or current[-1].signed or segment.heads[0].titled:
        return True
    if any(block.kind in (Kind.ITEM,) for block in segment.content[:1]):
        return _begins_items(segment)
    score = -0.5 + _own(segment) + _against(segment, current, tails)
    return score + _rank(segment, current[0]) - _parallels(segments, index, current) > 0


def _begins_items(segment: _Segment) -> bool:
    items = [block for block in segment.content if block.kind is Kind.ITEM]
    return any(block.signed for block in items) or is_column(segment.heads[-1].text)


def _own(segment: _Segment) -> float:
    """What a segment itself says for being a story."""
    score = 0.0
    text = segment.first_text
    if segment.opened:
        score += 4
    if len(segment.heads) > 1:
        score += 1.5
    if closes_unopened(text) or cannot_begin(text):
        score += 3.5
    score += (0, 0.5, 2, 0)[opening_strength(text)]
    head = segment.heads[0].text
    if overlap(head, text[:100]) >= 0.4:
        score += 1
    if is_event(head):
        score += 1
    if is_notice(head) or (is_column(head) and len(segment.heads) > 1):
        score += 3
    if is_numbered(head):
        score -= 4
    if is_slogan(head) and len(segment.heads) > 1:
        score += 1.5
    return score + (0.5 if size(head) >= 14 else -0.5 if size(head) <= 8 else 0)


def _against(segment: _Segment, current: Sequence[_Segment], tails: int) -> float:
    """What the byline style of the copy says: a part without the byline that a story must have."""
    if segment.opened:
        return 0
    if current[0].heads and is_notice(current[0].heads[0].text) and not current[0].opened:
        return 2
    last = current[-1].content[-1:]
    if last and last[0].kind is Kind.TEXT and is_date(last[0].text):
        return 2
    if current[0].opened:
        return 2 if segment.signed else -1.5
    return -2 if tails else 0


def _rank(segment: _Segment, story: _Segment) -> float:
    """Heading levels and sizes: lower than the story's own speaks for a crosshead."""
    if not story.heads:
        return 1
    mine, theirs = segment.heads[0].line, [block.line for block in story.heads]
    score = 0.0
    levels = [line.level for line in theirs if line.level]
    if levels and mine.level:
        score += -1 if mine.level > min(levels) else 1
    sizes = [line.size for line in theirs if line.size]
    if sizes and mine.size:
        score += -2.5 if mine.size < max(sizes) else 1.5
    return score


def _parallels(segments: Sequence[_Segment], index: int, current: Sequence[_Segment]) -> float:
    """How like the heading is to its neighbours that are crossheads or may be."""
    segment = segments[index]
    if len(segment.heads) != 1:
        return 0
    near = list(current[1:][-1:])
    following = segments[index + 1] if index + 1 < len(segments) else None
    if following is not None and not following.opened and not segment.signed:
        near.append(following)
    text = segment.heads[0].text
    like = [likeness(text, other.heads[0].text) for other in near if len(other.heads) == 1]
    best = max(like, default=0.0)
    return 3 if best >= 3 else 2 if best >= 2 else 1 if best >= 1 else 0
