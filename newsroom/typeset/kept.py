"""Line ends that stay after a page proof: where the composed lines end, and where those ends are
after the text was edited.

An end is the offset in the body's markup behind the last character of its line. Ends of
paragraphs and ends among generated words (dateline, byline) are not kept: they follow from the
rest. Kept ends belong to a measure; `breaking` gives them up where the lines no longer fit it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from newsroom.model.frame import Frame, Line, TextFrame


def line_ends(frames: Iterable[Frame], placement: str = "") -> tuple[int, ...]:
    """The ends of the body lines that frames show, of one placement where it is named."""
    return tuple(
        sorted(
            {
                end
                for frame in frames
                if isinstance(frame, TextFrame) and placement in ("", frame.placement)
                for line in frame.lines
                if not line.ends and (end := _end(line)) > 0
            }
        )
    )


def rebased(kept: Sequence[int], old_body: str, new_body: str) -> tuple[int, ...]:
    """Kept ends of the old body as ends of the new one.

    Ends before the edit stay; those from the edit on to the end of the edited paragraph are given
    up; those of later paragraphs move with them. Of several edits each counts in its paragraph.
    """
    same, rest = _unchanged(old_body, new_body)
    moved = len(new_body) - len(old_body)
    later = _next_paragraph(old_body, new_body, rest)
    found = {
        end if end <= same else end + moved
        for end in kept
        if 0 < end <= same or later < end < len(old_body)
    }
    for start, length, shift in _between(old_body[:later], new_body[: later + moved], same):
        found |= {end + shift for end in kept if start < end < start + length}
    return tuple(sorted(found))


def _end(line: Line) -> int:
    """The offset behind a line's last character; 0 where that stands in no body."""
    if not line.runs or line.runs[-1].start < 0:
        return 0
    run = line.runs[-1]
    return (run.offsets[-1] if run.offsets else run.start + len(run.text) - 1) + 1


def _unchanged(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning and at the end are the same in both."""
    most = min(len(old), len(new))
    first = _common(old, new, most)
    return first, _common(old[::-1], new[::-1], most - first)


def _common(one: str, other: str, most: int) -> int:
    """The length of the common beginning, at most `most`; halved until it is found."""
    if one[:most] == other[:most]:
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _between(old: str, new: str, same: int) -> Iterator[tuple[int, int, int]]:
    """Paragraphs between two edits that stand in both bodies: where each begins in the old one,
    its length, and how far it moved.
    """
    first_old, first_new = old.find("\n", same) + 1, new.find("\n", same) + 1
    if not (first_old and first_new):
        return
    paras, others = old[first_old:].split("\n"), new[first_new:].split("\n")
    starts = list(accumulate((len(p) + 1 for p in paras), initial=first_old))
    theirs = list(accumulate((len(p) + 1 for p in others), initial=first_new))
    matcher = SequenceMatcher(None, paras, others, autojunk=False)
    for block in matcher.get_matching_blocks():
        for one, other in zip(
            range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True
        ):
            yield starts[one], len(paras[one]), theirs[other] - starts[one]


def _next_paragraph(old: str, new: str, rest: int) -> int:
    """Where the first paragraph that the edit left whole begins in the old body."""
    place = len(old) - rest
    whole = all(body[: len(body) - rest][-1:] in ("", "\n") for body in (old, new))
    if whole:
        return place
    line = old.find("\n", place)
    return len(old) if line < 0 else line + 1
