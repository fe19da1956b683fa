"""Groups of stories: short signed paragraphs under a column's name are its briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.text.copy.blocks import Block, Kind
from newsroom.text.copy.headlines import is_column
from newsroom.text.copy.stories import Story


def with_groups(stories: Sequence[Story]) -> list[Story]:
    """The stories, with a column's name and the untitled paragraphs below it made one group.

    Their paragraphs become items, as if each were marked with ●.
    """
    found: list[Story] = []
    group: Story | None = None
    for index, story in enumerate(stories):
        if group is not None and _is_untitled(story):
            group.content.extend(_as_items(story))
            continue
        group = None
        if _is_gallery(story):
            found.extend(_pictures(story))
            continue
        if _opens_group(story, stories[index + 1 : index + 2]):
            group = Story(story.heads, _as_items(story))
            found.append(group)
        else:
            found.append(story)
    return found


def _is_gallery(story: Story) -> bool:
    """Whether a column's name stands over captions and nothing else."""
    kinds = {block.kind for block in story.content}
    named = len(story.heads) == 1 and is_column(story.heads[0].text)
    return named and Kind.CAPTION in kinds and kinds <= {Kind.CAPTION, Kind.PICTURE}


def _pictures(story: Story) -> list[Story]:
    """Each caption, with its picture, as a story of its own in the column."""
    found: list[Story] = []
    for block in story.content:
        held = {other.kind for other in found[-1].content} if found else {block.kind}
        if not found or block.kind in held:
            found.append(Story(section=story.heads[0].text))
        found[-1].content.append(block)
    return found


def _opens_group(story: Story, following: Sequence[Story]) -> bool:
    if len(story.heads) != 1 or not is_column(story.heads[0].text):
        return False
    return _paragraphs(story) == 1 and any(_is_untitled(other) for other in following)


def _is_untitled(story: Story) -> bool:
    return not story.heads and _paragraphs(story) == 1


def _paragraphs(story: Story) -> int:
    return sum(block.kind is Kind.TEXT for block in story.content)


def _as_items(story: Story) -> list[Block]:
    return [replace(b, kind=Kind.ITEM) if b.kind is Kind.TEXT else b for b in story.content]
