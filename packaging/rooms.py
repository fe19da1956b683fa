"""Draws the picture of rooms in README from the table in tests/test_architecture.py.

`python packaging/rooms.py` writes resources/help/图/结构.svg. Only the places of the rooms stand
here; the arrows are worked out: those of the table that no longer way already says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "resources/help/图/结构.svg"

_WIDTH, _HEIGHT = 132, 46
# room: (middle, top) in pixels; what it does
_PLACES: Mapping[str, tuple[int, int, str]] = {
    "cli": (300, 20, "命令"),
    "ui": (620, 20, "窗口"),
    "desk": (460, 110, "编辑的每一件事"),
    "intake": (80, 210, "读外来文件"),
    "export": (232, 210, "写 Word、表格、包"),
    "store": (384, 210, "稿库"),
    "preflight": (536, 210, "总检"),
    "compare": (688, 210, "比对"),
    "proof": (840, 210, "校对"),
    "arrange": (992, 210, "自动排版"),
    "typeset": (992, 310, "排字"),
    "text": (688, 310, "认字认词"),
    "model": (460, 410, "稿件、期、版、图"),
}
_STYLE = (
    "text{font-family:'Noto Sans CJK SC','Microsoft YaHei',sans-serif;text-anchor:middle;fill:#222}"
    ".n{font-size:16px;font-weight:600}.w{font-size:12px;fill:#555}"
    "rect{fill:#fff;stroke:#9aa4af}line{stroke:#7c8794;stroke-width:1.4}"
)
_HEAD = (
    '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
    'orient="auto"><path d="M0 0 8 4 0 8z" fill="#7c8794"/></marker></defs>'
)


def edges(arrows: Mapping[str, set[str]]) -> tuple[tuple[str, str], ...]:
    """The arrows of the table that no longer way says already."""

    def beyond(room: str) -> Iterator[str]:
        for other in arrows[room]:
            yield from arrows[other]
            yield from beyond(other)

    return tuple(
        (room, other)
        for room in _PLACES
        for other in sorted(arrows[room] - set(beyond(room)), key=list(_PLACES).index)
    )


def drawn(arrows: Mapping[str, set[str]]) -> str:
    """The picture, as SVG; each arrow's title names it."""
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1074 476" width="1074" height="476">',
        f"<style>{_STYLE}</style>",
        _HEAD,
        '<rect x="0.5" y="0.5" width="1073" height="475" rx="8" style="fill:#f6f7f9"/>',
    ]
    for room, other in edges(arrows):
        (x, y, _), (u, v, _) = _PLACES[room], _PLACES[other]
        if v > y:
            ends = (x, y + _HEIGHT, u, v)
        else:
            side = _WIDTH // 2 if u > x else -_WIDTH // 2
            ends = (x + side, y + _HEIGHT // 2, u - side, v + _HEIGHT // 2)
        place = 'x1="{}" y1="{}" x2="{}" y2="{}"'.format(*ends)
        lines.append(f'<line {place} marker-end="url(#a)"><title>{room} → {other}</title></line>')
    for room, (x, y, words) in _PLACES.items():
        lines += [
            f'<rect x="{x - _WIDTH // 2}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>',
            f'<text class="n" x="{x}" y="{y + 20}">{room}</text>',
            f'<text class="w" x="{x}" y="{y + 38}">{words}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Draw it anew."""
    sys.path.insert(0, str(ROOT))
    from tests.test_architecture import ARROWS  # noqa: PLC0415 - found by the line above

    PICTURE.write_text(drawn(ARROWS), "utf8")


if __name__ == "__main__":
    main()
