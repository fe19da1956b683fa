"""Headlines that break badly: one character alone on a line, or a line that begins with a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsroom.model.frame import PageFrames, TextRole
from newsroom.preflight.snapshot import Found, Snapshot, at, titled

_NEVER_FIRST = frozenset("，。、；：！？）》”’】…")


def headline(snapshot: Snapshot) -> Iterator[Found]:
    """Headlines of several lines of which one reads badly."""
    for page, placement, article in snapshot.placed():
        frames = snapshot.composed(page)
        lines = _headlines(frames).get(placement.uuid, []) if frames else []
        bad = next((line for line in lines if _lonely(line) or line[0] in _NEVER_FIRST), None)
        if len(lines) > 1 and bad is not None:
            words = "有一行只有一个字" if _lonely(bad) else f"有一行以“{bad[0]}”开头"
            yield at(page, placement).found(
                f"{titled(article)}的标题{words}：{' / '.join(lines)}",
                *(article.uuid, *lines),
                advice="在主题里用空格定断行处，或改字号、改字数",
                field="headline",
            )


def _lonely(line: str) -> bool:
    return len(line.strip("，。、；：！？“”‘’（）《》")) == 1


def _headlines(frames: PageFrames) -> dict[str, list[str]]:
    """The lines of main headlines by placement."""
    found: dict[str, list[str]] = defaultdict(list)
    for frame in frames.frames:
        for line in getattr(frame, "lines", ()):
            text = line.text.strip()
            if line.role is TextRole.HEADLINE and text:
                found[getattr(frame, "placement", "")].append(text)
    return found
