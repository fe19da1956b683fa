"""What lies at a point of a finished page: a placement, a character of its body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsroom.model.frame import (
    Fit,
    Line,
    PageFrames,
    PictureFrame,
    Run,
    TextFrame,
    TextRole,
)
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui.pages.cells import Area, Box, area

_MARKS = 4  # characters of markup, as of a crosshead, that stand on no line
_MIDDLE = 0.38  # em from baseline up to the middle of a character


def placement_at(
    placements: Sequence[Placement], grid: Grid, x: float, y: float
) -> Placement | None:
    """The uppermost placement at a point (EMU on the page)."""
    for placement in reversed(placements):
        if area(grid, Box.of(placement)).holds(x, y):
            return placement
    return None


def body_offset_at(page: PageFrames, placement: str, x: float, y: float) -> int:
    """The offset in the article's body nearest to a point, or -1 where no body text stands."""
    for frame in page.frames:
        if not isinstance(frame, TextFrame) or frame.placement != placement or frame.vertical:
            continue
        if not frame_area(frame).holds(x, y):
            continue
        lines = [line for line in frame.lines if any(run.start >= 0 for run in line.runs)]
        if lines:
            line = min(lines, key=lambda each: abs(_middle(each) - (y - frame.y)))
            return _offset(line, x - frame.x)
    return -1


def caret_area(page: PageFrames, article: str, offset: int) -> Area | None:
    """Where the gap before a character of an article's body stands on a page: as high as the line's
    type, without width. None where the page does not show that part of it.
    """
    shown = sorted(_body_lines(page, article), key=lambda each: each[2][0])
    if not shown or not shown[0][2][0] - _MARKS <= offset <= shown[-1][2][1] + _MARKS:
        return None
    frame, line, _ = next((each for each in reversed(shown) if each[2][0] <= offset), shown[0])
    x = int(frame.x) + _x(line, offset)
    size = max(int(run.size) for run in line.runs)
    base = int(frame.y) + int(line.baseline)
    return Area(x, base - round(0.88 * size), x, base + round(0.12 * size))


def _body_lines(
    page: PageFrames, article: str
) -> Iterator[tuple[TextFrame, Line, tuple[int, int]]]:
    """Each line of an article's body with the offsets of its first and last character."""
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.article == article and not frame.vertical:
            for line in frame.lines:
                runs = [run for run in line.runs if run.start >= 0 and run.text]
                if runs:
                    last = runs[-1]
                    span = (_source(runs[0], 0), _source(last, len(last.text) - 1))
                    yield frame, line, span


def _x(line: Line, offset: int) -> int:
    """Where a line's gap before a character is; its end where the character stands further on."""
    runs = [run for run in line.runs if run.start >= 0 and run.text]
    for run in runs:
        for index in range(len(run.text)):
            if _source(run, index) >= offset:
                return run.xs[index]
    return runs[-1].xs[-1]


def picture_at(page: PageFrames, placement: str, x: float, y: float) -> PictureFrame | None:
    """The picture of a placement at a point (EMU on the page)."""
    for frame in page.frames:
        if isinstance(frame, PictureFrame) and frame.placement == placement:
            left, top = int(frame.x), int(frame.y)
            if Area(left, top, left + int(frame.width), top + int(frame.height)).holds(x, y):
                return frame
    return None


def headline(page: PageFrames, placement: str) -> str:
    """The placement's main headline as set, or its first words."""
    texts = [
        (frame.role is not TextRole.HEADLINE, "".join(line.text for line in frame.lines))
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.placement == placement
    ]
    return min(texts, key=lambda pair: pair[0])[1][:40] if texts else ""


def fit_words(fit: Fit) -> str:
    """多 3 行, 缺 2 行, 1 图放不下, or nothing where it fits."""
    parts = [f"多 {fit.over} 行"] if fit.over > 0 else []
    if fit.short and not parts:
        parts.append(f"缺 {fit.short} 行")
    if fit.lost:
        parts.append(f"{fit.lost} 图放不下")
    return "，".join(parts)


def describe(page: PageFrames, placement: Placement) -> str:
    """A placement in words: its headline, its size and how its text fits."""
    fit = page.fit(placement.uuid)
    parts = [headline(page, placement.uuid), f"{placement.span} 栏 × {placement.depth} 行"]
    if fit is not None:
        parts.append(fit_words(fit) or "正好排满")
    if placement.locked:
        parts.append("已锁定")
    return "，".join(part for part in parts if part)


def text_end(page: PageFrames, placement: Placement, grid: Grid) -> tuple[int, int]:
    """The lower right corner of the placement's last leg (EMU on the page)."""
    legs = [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame)
        and frame.placement == placement.uuid
        and frame.role is TextRole.BODY
    ]
    where = frame_area(legs[-1]) if legs else area(grid, Box.of(placement))
    return where.right, where.bottom


def frame_area(frame: TextFrame) -> Area:
    """The rectangle of a text frame."""
    left, top = int(frame.x), int(frame.y)
    return Area(left, top, left + int(frame.width), top + int(frame.height))


def _middle(line: Line) -> float:
    size = max((int(run.size) for run in line.runs), default=0)
    return line.baseline - _MIDDLE * size


def _offset(line: Line, x: float) -> int:
    """The offset of the gap between characters nearest to x."""
    runs = [run for run in line.runs if run.start >= 0 and run.text]
    run = next((run for run in runs if x < run.xs[-1]), runs[-1])
    index = min(max(bisect_right(run.xs, x) - 1, 0), len(run.text) - 1)
    after = x > (run.xs[index] + run.xs[index + 1]) / 2
    return _source(run, index) + int(after)


def _source(run: Run, index: int) -> int:
    return run.offsets[index] if run.offsets else run.start + index
