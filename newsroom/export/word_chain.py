"""The legs of a story as one chain of linked text boxes: one text to whoever edits it.

The first box holds all paragraphs, each further one shows what the boxes before it have no room
for; so every box is exactly as high as its own lines, and all share one inset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsroom.export.word_boxes import Box, Paragraph, boxes
from newsroom.export.word_lines import Policy
from newsroom.model.frame import TextFrame, TextRole

_LONGEST = 31  # boxes after the first one, which is all that Word links


@dataclass(frozen=True, slots=True)
class Chain:
    """Boxes that one text runs through. number: in the document, from 1; shift: their left edge
    from their frames', in twips.
    """

    number: int
    boxes: tuple[tuple[TextFrame, Box], ...]
    shift: int

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs; those that the end of a leg cut are whole again."""
        whole: list[Paragraph] = []
        for _, box in self.boxes:
            first, *more = box.paragraphs
            if whole and _goes_on(whole[-1], first):
                whole[-1] = replace(whole[-1], lines=[*whole[-1].lines, *first.lines])
            else:
                whole.append(first)
            whole += more
        return whole


def _goes_on(last: Paragraph, first: Paragraph) -> bool:
    """Whether a leg's first paragraph is the rest of the last one, set to the same edge."""
    same_edge = first.first == first.left and (len(last.lines) == 1 or last.left == first.left)
    same_lines = (last.role, last.pitch) == (first.role, first.pitch)
    return same_edge and same_lines and not first.before and not last.lines[-1].line.ends


def chains(frames: Iterable[TextFrame], policy: Policy, number: int) -> Iterator[Chain]:
    """The chains of a page's stories in their order, numbered from `number`."""
    stories: dict[str, list[TextFrame]] = {}
    for frame in frames:
        if frame.role is TextRole.BODY and frame.placement and _runs_on(frame):
            stories.setdefault(frame.placement, []).append(frame)
    for legs in stories.values():
        found = [(leg, box) for leg in legs for box in boxes(leg, policy)]
        for run in _stretches(found):
            yield Chain(number, tuple(run), min(box.shift for _, box in run))
            number += 1


def _runs_on(frame: TextFrame) -> bool:
    """Whether a frame holds running text: more than a lone character such as an initial."""
    return not frame.vertical and sum(len(line.text) for line in frame.lines) > 1


def _stretches(
    found: Sequence[tuple[TextFrame, Box]],
) -> Iterator[list[tuple[TextFrame, Box]]]:
    """Boxes one below the other or in further legs; what stands side by side ends a stretch."""
    run = list(found[:1])
    for (frame, before), (other, box) in pairwise(found):
        beside = frame is other and box.top < before.top + before.height
        if beside or len(run) > _LONGEST:
            yield run
            run = []
        run.append((other, box))
    if run:
        yield run
