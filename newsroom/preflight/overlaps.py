"""Frames that meet: text under other text or a picture, ink beyond the paper's edge.

Judged by the ink of lines, not by the frames around them, which keep room for spacing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsroom.model.frame import Frame, Line, PageFrames, PictureFrame, TextFrame
from newsroom.model.length import Pt
from newsroom.model.page import Page
from newsroom.preflight.snapshot import Found, Snapshot, Spot, at, on_page, titled

_SLACK = int(Pt(1.5))  # glyphs keep that much white in their em
_RISE, _FALL = 0.86, 0.1  # of the em above and below the baseline


@dataclass(frozen=True, slots=True)
class _Ink:
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: _Ink) -> bool:
        return (
            self.left + _SLACK < other.right
            and other.left + _SLACK < self.right
            and self.top + _SLACK < other.bottom
            and other.top + _SLACK < self.bottom
        )


@dataclass(frozen=True, slots=True)
class _Solid:
    """What covers: a picture, or text by its lines; whole: the rectangle around them."""

    frame: TextFrame | PictureFrame
    inks: tuple[_Ink, ...]
    whole: _Ink

    @classmethod
    def of(cls, frame: TextFrame | PictureFrame) -> _Solid:
        inks = tuple(_inks(frame))
        return cls(frame, inks, _around(inks) if inks else _Ink(0, 0, 0, 0))

    def covers(self, other: _Solid) -> bool:
        """Whether one of the two cannot be read for the other; pictures may lie on pictures."""
        if isinstance(self.frame, PictureFrame) and isinstance(other.frame, PictureFrame):
            return False
        return self.whole.meets(other.whole) and any(
            ink.meets(there) for ink in self.inks for there in other.inks
        )


def overlap(snapshot: Snapshot) -> Iterator[Found]:
    """Text that other text or a picture covers; told once for each two things."""
    for page, composed in _pages(snapshot):
        solid = [_Solid.of(f) for f in composed.frames if isinstance(f, TextFrame | PictureFrame)]
        told: set[tuple[str, str]] = set()
        for one, other in combinations([s for s in solid if s.inks], 2):
            pair = (one.frame.placement, other.frame.placement)
            if pair in told or not one.covers(other):
                continue
            told.add(pair)
            names = f"{_name(snapshot, one.frame)}和{_name(snapshot, other.frame)}"
            yield _spot(snapshot, page, one.frame).found(
                f"{names}叠在一起，文字被压住",
                *(*pair, _place(one.frame), _place(other.frame)),
                advice="移开一个，或改小版位",
            )


def outside(snapshot: Snapshot) -> Iterator[Found]:
    """Text that runs over the edge of the paper."""
    for page, composed in _pages(snapshot):
        sheet = _Ink(0, 0, int(composed.width), int(composed.height))
        for frame in composed.frames:
            if isinstance(frame, TextFrame) and any(_beyond(i, sheet) for i in _inks(frame)):
                yield _spot(snapshot, page, frame).found(
                    f"{_name(snapshot, frame)}排出了纸边",
                    *(frame.placement, _place(frame)),
                    advice="缩短文字或改小字号",
                )


def _pages(snapshot: Snapshot) -> Iterator[tuple[Page | None, PageFrames]]:
    for composed in snapshot.pages:
        page = next((page for page in snapshot.ordered if page.uuid == composed.page), None)
        yield page, composed


def _beyond(ink: _Ink, sheet: _Ink) -> bool:
    return (
        ink.left < sheet.left - _SLACK
        or ink.top < sheet.top - _SLACK
        or ink.right > sheet.right + _SLACK
        or ink.bottom > sheet.bottom + _SLACK
    )


def _around(inks: Sequence[_Ink]) -> _Ink:
    return _Ink(
        min(ink.left for ink in inks),
        min(ink.top for ink in inks),
        max(ink.right for ink in inks),
        max(ink.bottom for ink in inks),
    )


def _inks(frame: TextFrame | PictureFrame) -> list[_Ink]:
    """What a frame prints: a picture its rectangle, text a rectangle for each line."""
    if isinstance(frame, PictureFrame):
        return [_Ink(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)]
    return [_ink(frame, line) for line in frame.lines if line.text.strip()]


def _ink(frame: TextFrame, line: Line) -> _Ink:
    runs = [run for run in line.runs if run.text.strip()]
    start, end = runs[0].xs[0], max(run.xs[-1] for run in runs)
    size = int(max(run.size for run in runs))
    x, y = int(frame.x), int(frame.y)
    if frame.vertical:
        axis = x + int(line.baseline)
        return _Ink(axis - size // 2, y + start, axis + size // 2, y + end)
    base = y + int(line.baseline)
    return _Ink(x + start, base - round(size * _RISE), x + end, base + round(size * _FALL))


def _spot(snapshot: Snapshot, page: Page | None, frame: Frame) -> Spot:
    placement = getattr(frame, "placement", "")
    for known in snapshot.edition.placements:
        if page is not None and known.uuid == placement:
            return at(page, known)
    return on_page(page) if page is not None else Spot()


def _name(snapshot: Snapshot, frame: TextFrame | PictureFrame) -> str:
    article = snapshot.edition.articles.get(frame.article)
    if article is None:
        return f"“{frame.label}”"
    return titled(article) + ("的图片" if isinstance(frame, PictureFrame) else "")


def _place(frame: Frame) -> tuple[int, ...]:
    return (int(frame.x), int(frame.y), int(frame.width), int(frame.height))
