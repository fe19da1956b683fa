"""A frame's font face as Qt sees it: the very same face, so that glyph numbers agree.

Qt opens a collection file at its first face, which in open Chinese fonts is the Japanese one, so
a face is asked for by family and style and then proved by its names and its character map, byte
for byte.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont, QTextLayout

from newsroom.errors import FileError
from newsroom.model.frame import FontFace, PageFrames, TextFrame

UNIT = 1000.0
_PROOF = ("name", "cmap")
_SIZES_KEPT = 64


class LoadedFace:
    """One face, ready to paint at any size. Belongs to the thread that made it."""

    def __init__(self, face: FontFace) -> None:
        self._font, raw = _resolve(face)
        self._unit = QRawFont(raw)
        self._unit.setPixelSize(UNIT)
        self._sizes: dict[float, QRawFont] = {}
        self._glyphs: dict[str, int] = {}
        self._upright: dict[str, int | None] = {}
        self._ink: dict[str, tuple[float, float]] = {}
        self._outlines: dict[int, QPainterPath] = {}

    def at(self, pixels: float) -> QRawFont:
        """The face at a size in device units."""
        raw = self._sizes.get(pixels)
        if raw is None:
            if len(self._sizes) >= _SIZES_KEPT:
                self._sizes.clear()
            raw = QRawFont(self._unit)
            raw.setPixelSize(pixels)
            self._sizes[pixels] = raw
        return raw

    def glyphs(self, text: str) -> list[int]:
        """One glyph for each character; 0, the font's own box, where it has none."""
        table = self._glyphs
        missing = set(text).difference(table)
        for char in missing:
            found = self._unit.glyphIndexesForString(char)
            table[char] = found[0] if found else 0
        return [table[char] for char in text]

    def upright(self, char: str) -> int | None:
        """The glyph for vertical lines (rotated bracket, comma at the top right), if it has one."""
        if char not in self._upright:
            self._upright[char] = self._find_upright(char)
        return self._upright[char]

    def ink(self, char: str) -> tuple[float, float]:
        """Where the glyph's ink begins and ends, in em from its origin."""
        if char not in self._ink:
            box = self._unit.boundingRect(self.glyphs(char)[0])
            self._ink[char] = (box.left() / UNIT, box.right() / UNIT)
        return self._ink[char]

    def outline(self, glyph: int) -> QPainterPath:
        """The glyph's outline, a thousand units to the em."""
        if glyph not in self._outlines:
            self._outlines[glyph] = self._unit.pathForGlyph(glyph)
        return self._outlines[glyph]

    def _find_upright(self, char: str) -> int | None:
        plain = self.glyphs(char)[0]
        font = QFont(self._font)
        font.setFeature(QFont.Tag("vert"), 1)
        layout = QTextLayout(char, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        found = [
            index
            for run in layout.glyphRuns()
            if run.rawFont().familyName() == self._unit.familyName()
            for index in run.glyphIndexes()
        ]
        return found[0] if len(found) == 1 and found[0] not in (0, plain) else None


_loaded = threading.local()


def load(face: FontFace) -> LoadedFace:
    """The face for this thread. Raises FileError where neither name nor file opens it."""
    known: dict[tuple[str, int, str, str], LoadedFace] | None = getattr(_loaded, "faces", None)
    if known is None:
        known = _loaded.faces = {}
    key = (face.path, face.index, face.family, face.style)
    if key not in known:
        known[key] = LoadedFace(face)
    return known[key]


def trouble(page: PageFrames, painted: PageFrames | None = None) -> str:
    """Why a page cannot be painted on this machine, in words; empty where it can.

    painted: a page that can, whose frames need no look.
    """
    sound = {id(frame) for frame in painted.frames} if painted is not None else ()
    faces = {
        id(run.face): run.face  # few objects, and far quicker told apart than by their names
        for frame in page.frames
        if isinstance(frame, TextFrame) and id(frame) not in sound
        for line in frame.lines
        for run in line.runs
    }
    for face in faces.values():
        try:
            load(face)
        except FileError as error:
            return str(error)
    return ""


def _resolve(face: FontFace) -> tuple[QFont, QRawFont]:
    """Qt's font of the face: by its names, else by any name Qt knows its file under."""
    proof = {tag: _table(face, tag) for tag in _PROOF}
    for family, style in _names(face):
        font = QFontDatabase.font(family, style, 12)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        raw = QRawFont.fromFont(font)
        if raw.isValid() and all(bytes(raw.fontTable(t).data()) == proof[t] for t in _PROOF):
            return font, raw
    raise _unusable(face, "里的字体打不开")


def _names(face: FontFace) -> Iterator[tuple[str, str]]:
    """Families and styles the face may go by, likeliest first; Qt translates some of them."""
    styles = QFontDatabase.styles(face.family)
    if face.style in styles:
        yield face.family, face.style
    for style in styles:
        yield face.family, style
    number = QFontDatabase.addApplicationFont(face.path)
    for family in QFontDatabase.applicationFontFamilies(number) if number >= 0 else ():
        for style in QFontDatabase.styles(family):
            yield family, style


def _table(face: FontFace, tag: str) -> bytes:
    """A table of the face in its file (OpenType specification, "Font Collections")."""
    try:
        with Path(face.path).open("rb") as file:
            start = 0
            if file.read(4) == b"ttcf":
                file.seek(12 + 4 * face.index)
                (start,) = struct.unpack(">I", file.read(4))
            file.seek(start + 4)
            (count,) = struct.unpack(">H", file.read(2))
            file.seek(start + 12)
            for entry in struct.iter_unpack(">4sIII", file.read(16 * count)):
                if entry[0] == tag.encode():
                    file.seek(entry[2])
                    return file.read(entry[3])
    except (OSError, struct.error) as error:
        raise _unusable(face, "里的字体读不出来") from error
    raise _unusable(face, "不是完整的字体文件")


def _unusable(face: FontFace, reason: str) -> FileError:
    return FileError(
        face.path,
        f"{reason}（{face.word_name or face.family}）",
        kept="稿件和版面都没有改动",
        advice="请重新安装这个字体，或在版式文件里换一种字体",
    )
