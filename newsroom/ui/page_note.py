"""The line below the page: how full it is, and what an editor has to see to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame

_SHOWN = 8


def note(edition: Edition, frames: PageFrames, path: Callable[[str], str]) -> str:
    """How full a page is, what is missing on it, and what else was remarked.

    path: gives a stored picture's file; empty where it is not found.
    """
    parts = [
        f"{len(edition.stories(frames.page))} 篇",
        *_lines(frames),
        *_pictures(frames, path),
        *_characters(frames),
        *frames.remarks,
    ]
    return "　".join(parts)


def _lines(frames: PageFrames) -> Iterator[str]:
    over = sum(fit.over for fit in frames.fits)
    under = sum(fit.short for fit in frames.fits)
    if over:
        yield f"多 {over} 行"
    if under:
        yield f"缺 {under} 行"


def _pictures(frames: PageFrames, path: Callable[[str], str]) -> Iterator[str]:
    """Pictures without room, without a file, and those still to come."""
    shown = [frame for frame in frames.frames if isinstance(frame, PictureFrame)]
    lost = sum(fit.lost for fit in frames.fits)
    gone = sum(1 for frame in shown if frame.picture and not path(frame.picture))
    awaited = sum(1 for frame in shown if frame.article and not frame.picture)
    if lost:
        yield f"{lost} 张图片放不下"
    if gone:
        yield f"{gone} 张图片的原图找不到"
    if awaited:
        yield f"待补图 {awaited} 张"


def _characters(frames: PageFrames) -> list[str]:
    if not frames.missing:
        return []
    more = "…" if len(frames.missing) > _SHOWN else ""
    return [f"缺字：{''.join(frames.missing[:_SHOWN])}{more}"]
