"""Briefs: marked items under a group's name, each an article of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.model.article import ArticleKind
from newsroom.text.copy.blocks import Block, Kind, may_head
from newsroom.text.copy.headlines import Heading, is_column
from newsroom.text.copy.seams import opening_strength
from newsroom.text.copy.shapes import finished
from newsroom.text.copy.stories import Story
from newsroom.text.copy.writing import Writer, Written


def are_briefs(story: Story) -> bool:
    """Whether a story is a group of briefs and not one text with a list in it."""
    items = [block for block in story.content if block.kind is Kind.ITEM]
    if len(items) < 2 or not story.content or story.content[0].kind is not Kind.ITEM:
        return False
    if any(block.signed for block in items):
        return True
    if story.heads and is_column(story.heads[-1].text):
        return True
    titled = sum(_is_title(block) for block in items)
    opening = sum(opening_strength(block.text) > 0 for block in items)
    return titled * 2 > len(items) or opening * 2 > len(items)


def briefs_of(story: Story) -> list[Written]:
    """An article of kind brief for each item, in the group named by the story's heading."""
    group = story.section if not story.heads else " ".join(b.text for b in story.heads)
    found: list[Written] = []
    for blocks in _items(story.content):
        first = blocks[0]
        headline = ""
        if _is_title(first) and len(blocks) > 1 and blocks[1].kind is Kind.TEXT:
            headline = first.text
            blocks = blocks[1:]  # noqa: PLW2901
        plain = [replace(b, kind=Kind.TEXT) if b.kind is Kind.ITEM else b for b in blocks]
        heading = Heading(section=group.strip("【】"), headline=headline)
        found.append(Writer().take(plain).written(heading, ArticleKind.BRIEF))
    return found


def _is_title(block: Block) -> bool:
    return not finished(block.text) and not block.signed and may_head(block.text)


def _items(content: Sequence[Block]) -> list[list[Block]]:
    """The blocks of each item: the item itself and what follows up to the next."""
    found: list[list[Block]] = []
    for block in content:
        if block.kind is Kind.ITEM or not found:
            found.append([])
        found[-1].append(block)
    return found
