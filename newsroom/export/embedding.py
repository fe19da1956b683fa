"""Which glyphs travel in a page file, and the pages with their runs named after them.

Titles travel where the house wishes it. In files that must look right everywhere Latin letters
travel too, which a stand-in sets wider, and squeezed marks at half their width, which not every
program can squeeze.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from newsroom.export.halving import Halves, halved, squeezed
from newsroom.export.subsets import embedded, half_marks
from newsroom.export.word_base import EmbeddedFont
from newsroom.model.frame import FontFace, Frame, Line, PageFrames, Run, TextFrame, TextRole

# What Latin text and its marks may need, so that it can be edited on.
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”…‰′″℃"
# What is set in type of its own, which a print shop may not have.
_TITLES = frozenset(
    (TextRole.MASTHEAD, TextRole.HEADLINE, TextRole.KICKER, TextRole.SUBHEAD, TextRole.SECTION)
)
_ODD = 1 / 12  # em by which a character's width must differ from one em to be set as Latin is


@dataclass(frozen=True, slots=True)
class Carried:
    """Faces that travel. titles, latin, halves: the fonts by the faces that they are taken from."""

    titles: dict[FontFace, EmbeddedFont] = field(default_factory=dict)
    latin: dict[FontFace, EmbeddedFont] = field(default_factory=dict)
    halves: dict[FontFace, tuple[EmbeddedFont, frozenset[str]]] = field(default_factory=dict)

    @property
    def fonts(self) -> tuple[EmbeddedFont, ...]:
        """All of them, each once."""
        halves = (font for font, _ in self.halves.values())
        every = (*self.titles.values(), *self.latin.values(), *halves)
        return tuple({font.name: font for font in every}.values())

    def page(self, page: PageFrames) -> PageFrames:
        """The page with its runs named after what travels."""
        marks = {
            face: Halves(_named(face, font), chars) for face, (font, chars) in self.halves.items()
        }
        return replace(page, frames=tuple(self._frame(frame, marks) for frame in page.frames))

    def _frame(self, frame: Frame, marks: dict[FontFace, Halves]) -> Frame:
        if not isinstance(frame, TextFrame):
            return frame
        lines = frame.lines
        if marks and not frame.vertical:
            lines = tuple(halved(line, marks) for line in lines)
        return replace(frame, lines=tuple(self._line(line) for line in lines))

    def _line(self, line: Line) -> Line:
        runs = tuple(replace(run, face=self._face(run.face, line.role)) for run in line.runs)
        return replace(line, runs=runs)

    def _face(self, face: FontFace, role: TextRole) -> FontFace:
        title = self.titles.get(face) if role in _TITLES else None
        if title is not None:
            return _named(face, title)
        latin = self.latin.get(face)
        return face if latin is None else replace(face, family=latin.name)


def _named(face: FontFace, font: EmbeddedFont) -> FontFace:
    """The face under the name of what travels of it."""
    return replace(
        face, family=font.name, word_name=font.name, alt_name=font.other, substituted=False
    )


def carried(pages: Sequence[PageFrames], *, titles: bool, latin: bool) -> Carried:
    """The fonts that are to travel with pages and may.

    titles: the glyphs of mastheads and headlines, under the name of the font they were set in.
    latin: Latin letters, digits and marks of the fonts that stand in for others, and of all fonts
    the marks that are squeezed.
    """
    found = Carried()
    title_chars: dict[FontFace, set[str]] = {}
    latin_chars: dict[FontFace, set[str]] = {}
    for run, role in _runs(pages):
        if titles and role in _TITLES:
            title_chars.setdefault(run.face, set()).update(run.text)
        elif latin and run.face.substituted:
            odd = latin_chars.setdefault(run.face, set(LATIN))
            odd.update(_odd_ones(run))
    for chars, kept, of_titles in (
        (title_chars, found.titles, True),
        (latin_chars, found.latin, False),
    ):
        for face, used in chars.items():
            other = face.word_name if of_titles else face.family
            font = embedded(face, "".join(sorted(used)), other)
            if font is not None:
                kept[face] = font
    if latin:
        for face, marks in _squeezed(pages).items():
            half = half_marks(face, "".join(sorted(marks)))
            if half is not None:
                found.halves[face] = half
    return found


def _squeezed(pages: Iterable[PageFrames]) -> dict[FontFace, set[str]]:
    """The marks that lines squeeze, by face."""
    found: dict[FontFace, set[str]] = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and not frame.vertical:
                for line in frame.lines:
                    for face, mark in squeezed(line):
                        found.setdefault(face, set()).add(mark)
    return found


def _runs(pages: Iterable[PageFrames]) -> Iterator[tuple[Run, TextRole]]:
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame):
                for line in frame.lines:
                    for run in line.runs:
                        yield run, line.role


def _odd_ones(run: Run) -> Iterator[str]:
    for char, advance in zip(run.text, run.advances, strict=False):
        if abs(advance - run.size * run.narrow) > run.size * _ODD:
            yield char
