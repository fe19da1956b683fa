"""How alike a page's frames and an office program's PDF of its Word file are, line by line."""

from __future__ import annotations

import ctypes
import math
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from newsroom.model.frame import PageFrames, TextFrame
from newsroom.model.length import EMU_PER_PT

MM = 25.4 / 72

# (character, x, baseline from the page's top, size), in points
Mark = tuple[str, float, float, float]

# Office programs stand other fonts in for Chinese names unless told which ones.
ALIASES = {
    "宋体": "Noto Serif CJK SC",
    "仿宋": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
    "楷体": "LXGW WenKai",
}


@dataclass(frozen=True)
class Likeness:
    """share: of lines identical, percent; across, down: offsets of their glyphs, mm."""

    share: float
    across: list[float]
    down: list[float]
    misses: list[tuple[str, str]]
    total: int


def printed(page: pypdfium2.PdfPage) -> Iterable[Mark]:
    """The visible glyphs of a PDF page."""
    text, height = page.get_textpage(), page.get_height()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    for index in range(raw.FPDFText_CountChars(text.raw)):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32)
        generated = raw.FPDFText_IsGenerated(text.raw, index) == 1
        if generated or char.isspace() or char == "\u200b":
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
        size = raw.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.a, matrix.b)
        yield char, x.value, height - y.value, size


def composed(page: PageFrames) -> Iterable[Mark]:
    """The visible glyphs of a page's frames, upright ones of vertical lines as they are painted."""
    for frame in page.frames:
        if not isinstance(frame, TextFrame):
            continue
        for line in frame.lines:
            for run in line.runs:
                for index, char in enumerate(run.text):
                    if char.isspace():
                        continue
                    x, y = run.xs[index], int(line.baseline)
                    if frame.vertical:
                        y = round(x + 0.88 * run.size)
                        x = round(line.baseline - run.advances[index] / 2)
                    place = ((frame.x + x) / EMU_PER_PT, (frame.y + y) / EMU_PER_PT)
                    yield char, *place, run.size.pt


def rows(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Glyphs of one baseline, parted where a gap is wider than 1.6 of their size."""
    bands: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark[2]):
        if bands and mark[2] - bands[-1][0][2] < 1.0:
            bands[-1].append(mark)
        else:
            bands.append([mark])
    found: list[list[Mark]] = []
    for band in bands:
        band.sort(key=lambda mark: mark[1])
        found.append([band[0]])
        for before, mark in pairwise(band):
            if mark[1] - before[1] > 1.6 * max(before[3], mark[3]):
                found.append([])
            found[-1].append(mark)
    return found


def likeness(pages: Sequence[PageFrames], pdf: Path) -> Likeness:
    """Compare all pages; a line is identical with the same characters beginning at its place."""
    same, total, across, down, misses = 0, 0, [], [], []
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == len(pages)
        for page, sheet in zip(pages, document, strict=True):
            theirs = rows(printed(sheet))
            for line in rows(composed(page)):
                total += 1
                _, x, y, size = line[0]
                near = [
                    row
                    for row in theirs
                    if abs(row[0][2] - y) <= 1 and abs(row[0][1] - x) <= size / 2
                ]
                match = next((row for row in near if words(row) == words(line)), None)
                if match is None:
                    misses.append((words(line), words(near[0]) if near else ""))
                    continue
                same += 1
                across += [abs(a[1] - b[1]) * MM for a, b in zip(line, match, strict=True)]
                down.append(abs(y - match[0][2]) * MM)
    return Likeness(100 * same / max(total, 1), across, down, misses, total)


def words(row: Iterable[Mark]) -> str:
    return "".join(mark[0] for mark in row)


def to_pdf(
    folder: Path, *files: Path, aliases: bool = False, hidden: Iterable[str] = ()
) -> list[Path]:
    """Let LibreOffice print Word files to PDF in a folder, with a profile of its own.

    aliases: the fonts of a page's names are shown in ours. hidden: font files that are not there.
    """
    environment = dict(os.environ)
    if aliases or hidden:
        config = folder / "fonts.conf"
        rules = "".join(
            f"<match><test name='family'><string>{name}</string></test><edit name='family'"
            f" mode='assign' binding='strong'><string>{font}</string></edit></match>"
            for name, font in (ALIASES.items() if aliases else ())
        )
        globs = "".join(f"<glob>{path}</glob>" for path in hidden)
        config.write_text(
            "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
            f"<include>/etc/fonts/fonts.conf</include>{rules}"
            f"<selectfont><rejectfont>{globs}</rejectfont></selectfont></fontconfig>",
            "utf8",
        )
        environment["FONTCONFIG_FILE"] = str(config)
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env=environment,
    )
    return [folder / f"{file.stem}.pdf" for file in files]
