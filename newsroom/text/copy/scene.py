"""What the whole copy tells about each of its lines: its sizes, indents, and columns' widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsroom.text.copy.blocks import Block, Kind
from newsroom.text.copy.seams import continues
from newsroom.text.copy.shapes import finished, size

_CUT_LINES = 3
_SURELY = 3
_WIDEST_COLUMN = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole copy tells about each line.

    body_size: points of running text. marked: headings carry marks. indents: first lines of
    paragraphs are indented and their other lines are not. width: characters of a wrapped line.
    column: at which so many sentences are broken that it must be a column's width; 0 for none.
    runs: for each block, where its run of short lines begins and ends.
    """

    blocks: Sequence[Block]
    body_size: float
    marked: bool
    indents: bool
    width: int
    column: int
    runs: Sequence[tuple[int, int]]

    def full(self, line: str) -> bool:
        """Whether a line reaches the end of its column."""
        return self.column > 0 and abs(size(line) - self.column) <= 1


def scene_of(blocks: Sequence[Block]) -> Scene:
    """The scene of a copy's blocks."""
    texts = [block for block in blocks if block.kind is Kind.TEXT]
    indented = sum(block.line.indented for block in texts)
    marked = any(block.line.level for block in blocks)
    widths = sorted(size(block.text) for block in texts)
    width = widths[len(widths) * 3 // 4] if widths else 0
    indents = indented >= 2 and len(texts) - indented >= 2
    column = _column(blocks)
    return Scene(blocks, _body_size(blocks), marked, indents, width, column, _runs(blocks))


def _column(blocks: Sequence[Block]) -> int:
    """The width at which lines are broken in mid-sentence, if many are and most at one; else 0."""
    pairs = list(pairwise(blocks))
    cut = [size(block.text) for block, follower in pairs if _is_cut(block, follower)]
    counts = {width: sum(abs(other - width) <= 1 for other in cut) for width in set(cut)}
    width = max(counts, key=lambda one: (counts[one], cut.count(one)), default=0)
    return width if width and counts[width] >= max(_CUT_LINES, 0.6 * len(cut)) else 0


def _is_cut(block: Block, follower: Block) -> bool:
    """Whether a line surely breaks off in mid-sentence, and no further right than columns do."""
    if block.kind not in (Kind.TEXT, Kind.SHORT, Kind.ITEM) or block.line.level:
        return False
    if not 12 <= size(block.text) <= _WIDEST_COLUMN or finished(block.text):
        return False
    return continues(block.text, follower.text) >= _SURELY


def _body_size(blocks: Sequence[Block]) -> float:
    """The size most running text is set in; 0 where none is known."""
    sizes: dict[float, int] = {}
    for block in blocks:
        if block.kind is Kind.TEXT and block.line.size:
            sizes[block.line.size] = sizes.get(block.line.size, 0) + len(block.text)
    return max(sizes, key=lambda points: sizes[points], default=0.0)


def _runs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """For each block the run of short lines it stands in, as (first, behind the last)."""
    found: list[tuple[int, int]] = []
    while len(found) < len(blocks):
        start = end = len(found)
        while end < len(blocks) and blocks[end].kind is Kind.SHORT:
            end += 1
        found.extend([(start, end)] * max(end - start, 1))
    return found
