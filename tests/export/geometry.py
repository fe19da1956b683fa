"""Where an engine that keeps to the rules puts every character of a page file, by the file alone.

A line of exact height has its baseline at 0.8 of it; a character begins where the one before ended:
its font's advance, narrowed as the run says, and the run's tracking. What one box of a chain has no
room for stands in the next. Measures are EMU from the page's top left corner.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.etree as etree
from lxml.etree import _Element as Element

from newsroom.model.length import EMU_PER_PT, EMU_PER_TWIP

from .checks import WP, WPS, W, document


@dataclass(frozen=True, slots=True)
class Char:
    """size: half points; scale: per cent; tracking: twips."""

    char: str
    size: int
    scale: int
    tracking: int

    def advance(self, em: float) -> float:
        """How far the next character is, in EMU. em: the font's advance in em."""
        width = em * self.size / 2 * EMU_PER_PT * self.scale / 100
        return width + self.tracking * EMU_PER_TWIP


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is printed. page: from 0; x: where it begins; baseline: from the page's top."""

    page: int
    x: float
    baseline: float
    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(char.char for char in self.chars)


@dataclass(frozen=True, slots=True)
class _Style:
    size: int
    line: int


@dataclass(frozen=True, slots=True)
class _Set:
    """A line before it has a place, in twips."""

    before: int
    height: int
    indent: int
    chars: tuple[Char, ...]


def rows(path: Path) -> list[Row]:
    """All lines of horizontal text boxes."""
    with zipfile.ZipFile(path) as package:
        styles = _styles(etree.fromstring(package.read("word/styles.xml")))
    found: list[Row] = []
    waiting: dict[str, list[_Set]] = {}
    for page, paragraph in enumerate(document(path)[0].findall(W + "p")):
        for anchor in paragraph.iter(WP + "anchor"):
            body = anchor.find(f".//{WPS}bodyPr")
            if body is None or body.get("vert") != "horz":
                continue
            found += _box(anchor, page, styles, waiting)
    assert not any(waiting.values()), "a chain has too little room"
    return found


def _box(
    anchor: Element, page: int, styles: dict[str, _Style], waiting: dict[str, list[_Set]]
) -> Iterator[Row]:
    x, y = (int(each.text or "") for each in anchor.iter(WP + "posOffset"))
    extent = anchor.find(WP + "extent")
    assert extent is not None
    room = int(extent.get("cy", "")) / EMU_PER_TWIP
    head, link = anchor.find(f".//{WPS}txbx"), anchor.find(f".//{WPS}linkedTxbx")
    if head is not None:
        lines = [line for p in head[0] for line in _paragraph(p, styles)]
        chain = waiting.setdefault(head.get("id", ""), lines) if head.get("id") else lines
    else:
        assert link is not None
        chain = waiting[link.get("id", "")]
    down = 0.0
    while chain and down + chain[0].before + chain[0].height <= room:
        line = chain.pop(0)
        down += line.before
        baseline = y + (down + 0.8 * line.height) * EMU_PER_TWIP
        yield Row(page, x + line.indent * EMU_PER_TWIP, baseline, line.chars)
        down += line.height


def _styles(root: Element) -> dict[str, _Style]:
    found = {}
    for style in root.iter(W + "style"):
        size, spacing = style.find(f"{W}rPr/{W}sz"), style.find(f"{W}pPr/{W}spacing")
        if size is not None and spacing is not None:
            found[style.get(W + "styleId", "")] = _Style(
                int(size.get(W + "val", "")), int(spacing.get(W + "line", ""))
            )
    return found


def _paragraph(paragraph: Element, styles: dict[str, _Style]) -> list[_Set]:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    usual = styles[style.get(W + "val", "")]
    spacing, indent = paragraph.find(f"{W}pPr/{W}spacing"), paragraph.find(f"{W}pPr/{W}ind")
    before = _whole(spacing, "before", 0)
    height = _whole(spacing, "line", usual.line)
    left = _whole(indent, "left", 0)
    first = left + _whole(indent, "firstLine", 0) - _whole(indent, "hanging", 0)
    lines: list[list[Char]] = [[]]
    for run in paragraph.iterchildren(W + "r"):
        size, scale, tracking = (
            _whole(run.find(f"{W}rPr/{W}{name}"), "val", value)
            for name, value in (("sz", usual.size), ("w", 100), ("spacing", 0))
        )
        for child in run:
            if child.tag == W + "br":
                lines.append([])
            elif child.tag == W + "t":
                lines[-1] += [Char(char, size, scale, tracking) for char in child.text or ""]
    return [
        _Set(0 if number else before, height, left if number else first, tuple(line))
        for number, line in enumerate(lines)
    ]


def _whole(element: Element | None, name: str, usual: int) -> int:
    value = None if element is None else element.get(W + name)
    return usual if value is None else int(value)
