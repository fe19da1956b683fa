"""Run-in titles (信息、简报): a paragraph begins with its title, a space, and the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.text.copy.blocks import Block, Kind, as_text, may_head
from newsroom.text.copy.seams import opening_strength
from newsroom.text.copy.shapes import cannot_end, overlap, size

_SHORTEST = 6
_LONGEST = 45
_LEAST_TEXT = 15


def with_titles(blocks: Sequence[Block], *, bulletin: bool) -> list[Block]:
    """The blocks with run-in titles made headings of their own.

    Only where the copy has no other headlines: elsewhere the same form is a run-in crosshead.
    bulletin: whether the copy is known to be one; else its first paragraph must be convincing.
    """
    if any(block.line.title for block in blocks):
        return [part for block in blocks for part in _parted(block)]
    if any(block.kind is Kind.HEAD for block in blocks):
        return list(blocks)
    texts = [block for block in blocks if block.kind is Kind.TEXT]
    if not bulletin and not (texts and _convincing(texts[0])):
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        title = _title(block) if block.kind is Kind.TEXT else ""
        if title and (bulletin or _convincing(block)):
            head = replace(block.line, text=title)
            found.append(Block(Kind.HEAD, title, head, titled=True))
            found.append(as_text(replace(block, text=block.text[len(title) :].lstrip(" 　"))))
        else:
            found.append(block)
    return found


def _parted(block: Block) -> list[Block]:
    """A block whose title is marked, as title and text; our own bulletins mark theirs."""
    end = block.line.title
    if not end:
        return [as_text(block) if block.kind is Kind.HEAD and not block.line.level else block]
    title, rest = block.text[:end].strip(), block.text[end:].lstrip(" 　")
    head = Block(Kind.HEAD, title, replace(block.line, text=title), titled=True)
    return [head, as_text(replace(block, text=rest))] if rest else [head]


def _convincing(block: Block) -> bool:
    title = _title(block)
    rest = block.text[len(title) :].lstrip()
    again = overlap(title, rest[:100])
    return bool(title) and (again >= 0.4 or (opening_strength(rest) >= 1 and again >= 0.2))


def _title(block: Block) -> str:
    """The title at a block's beginning; empty without one."""
    text = block.text
    places = [at for at, char in enumerate(text[: _LONGEST + 5]) if char in " 　"]
    titles = [text[:at] for at in places if _may_be(text[:at], text[at:])]
    if not titles:
        return ""
    return max(titles, key=lambda title: _promise(title, text[len(title) :].lstrip()))


def _may_be(title: str, rest: str) -> bool:
    if size(title) < _SHORTEST or size(rest) < _LEAST_TEXT or cannot_end(title):
        return False
    return may_head(title)


def _promise(title: str, rest: str) -> float:
    """How well a space divides title from text: the text opens anew and says the title again."""
    return opening_strength(rest) + 2 * overlap(title, rest[:100]) + size(title) / _LONGEST
