"""Frames that meet: text under other text or a picture, ink beyond the paper's edge.

Judged by the ink of lines, not by the frames around them, which keep room for spacing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from newsroom.model.frame import Frame, Line, PageFrames, PictureFrame, TextFrame
from newsroom.model.length import Pt
from newsroom.model.page import Page
from newsroom.preflight.snapshot import Found, Snapshot, Spot, at, on_page, titled

_SLACK = Pt(1.5)  # glyphs keep that much white in their em
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


def overlap(snapshot: Snapshot) -> Iterator[Found]:
    """Text that other text or a picture covers; told once for each two things."""
    for page, composed in _pages(snapshot):
        solid = [f for f in composed.frames if isinstance(f, TextFrame | PictureFrame)]
        told: set[tuple[str, str]] = set()
        for one, other in combinations(solid, 2):
            pair = (one.placement, other.placement)
            if pair in told or not _cover(one, other):
                continue
            told.add(pair)
            words = f"{_name(snapshot, one)}和{_name(snapshot, other)}叠在一起，文字被压住"
            yield _spot(snapshot, page, one).found(
                words, *pair, _place(one), _place(other), advice="移开一个，或改小版位"
            )


def outside(snapshot: Snapshot) -> Iterator[Found]:
    """Text that runs over the edge of the paper."""
    for page, composed in _pages(snapshot):
        sheet = _Ink(-_SLACK, -_SLACK, composed.width + _SLACK, composed.height + _SLACK)
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


def _cover(one: TextFrame | PictureFrame, other: TextFrame | PictureFrame) -> bool:
    if isinstance(one, PictureFrame) and isinstance(other, PictureFrame):
        return False
    if not _whole(one).meets(_whole(other)):
        return False
    others = _inks(other)
    return any(ink.meets(there) for ink in _inks(one) for there in others)


def _beyond(ink: _Ink, sheet: _Ink) -> bool:
    return (
        ink.left < sheet.left
        or ink.top < sheet.top
        or ink.right > sheet.right
        or ink.bottom > sheet.bottom
    )


def _whole(frame: TextFrame | PictureFrame) -> _Ink:
    """A frame and all its ink, which may run over it."""
    inks = _inks(frame) if isinstance(frame, TextFrame) else []
    edges = [*inks, _Ink(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)]
    return _Ink(
        min(ink.left for ink in edges),
        min(ink.top for ink in edges),
        max(ink.right for ink in edges),
        max(ink.bottom for ink in edges),
    )


def _inks(frame: TextFrame | PictureFrame) -> list[_Ink]:
    """What a frame prints: a picture its rectangle, text a rectangle for each line."""
    if isinstance(frame, PictureFrame):
        return [_Ink(frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)]
    return [_ink(frame, line) for line in frame.lines if line.text.strip()]


def _ink(frame: TextFrame, line: Line) -> _Ink:
    runs = [run for run in line.runs if run.text.strip()]
    start, end = runs[0].xs[0], max(run.xs[-1] for run in runs)
    size = max(run.size for run in runs)
    if frame.vertical:
        axis = frame.x + line.baseline
        return _Ink(axis - size // 2, frame.y + start, axis + size // 2, frame.y + end)
    base = frame.y + line.baseline
    return _Ink(
        frame.x + start, base - round(size * _RISE), frame.x + end, base + round(size * _FALL)
    )


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
