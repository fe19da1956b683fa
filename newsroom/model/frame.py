"""Finished pages: every position decided once; screen, PDF and Word only place them.

Positions are EMU. A frame's `x`, `y` count from the trim's top left corner; everything inside a
text frame counts from the frame's own top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from newsroom.model.length import Length
from newsroom.model.picture import Crop
from newsroom.model.record import record
from newsroom.model.sheet import FileFacts


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font face: the file that measures and paints it, and the names Word is given.

    index: of the face in a collection file. word_name: the Chinese name that print shops have
    (宋体, 仿宋); alt_name: its other name (SimSun). substituted: another face stands in for it.
    """

    path: str
    index: int
    family: str
    style: str
    word_name: str
    alt_name: str = ""
    substituted: bool = False


class TextRole(StrEnum):
    """What a line is, which picks its paragraph style in Word.

    MARK: what stands on a proof's sheet around the page, and never in Word.
    """

    BODY = "body"
    CROSSHEAD = "crosshead"
    NOTE = "note"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    SECTION = "section"
    CAPTION = "caption"
    JUMP = "jump"
    TEASER = "teaser"
    MASTHEAD = "masthead"
    FOLIO = "folio"
    MARK = "mark"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _ROLE_NAMES[self]


_ROLE_NAMES = {
    TextRole.BODY: "正文",
    TextRole.CROSSHEAD: "小标题",
    TextRole.NOTE: "按语",
    TextRole.KICKER: "引题",
    TextRole.HEADLINE: "主题",
    TextRole.SUBHEAD: "副题",
    TextRole.BYLINE: "署名",
    TextRole.SECTION: "栏题",
    TextRole.CAPTION: "图片说明",
    TextRole.JUMP: "转接",
    TextRole.TEASER: "导读",
    TextRole.MASTHEAD: "报头",
    TextRole.FOLIO: "版眉",
    TextRole.MARK: "校样标记",
}


class Stance(StrEnum):
    """How a run's characters stand in a vertical line.

    UPRIGHT: one under the other, marks in vertical forms. ACROSS: side by side in one em (纵中横).
    LYING: turned clockwise by a right angle, as a Latin word is.
    """

    UPRIGHT = "upright"
    ACROSS = "across"
    LYING = "lying"


@record
class Run:
    """Neighbouring characters of one face, size and colour on one line.

    xs: pen position of each character's glyph origin, and last where the next run's pen starts;
        one more than characters. The width given to character i is xs[i + 1] - xs[i].
    advances: each character's own advance in the font, unchanged by spacing.
    start: offset in the article's body markup of the first character; -1 where it stands in no
        body (headlines, bylines, furniture). offsets: of each character, where they do not follow
        on from `start` one by one; else empty.
    stance: in a vertical line; of characters ACROSS all xs but the last are the top of their em.
    narrow: width of the glyphs as a share of the font's; `advances` are those of the narrowed ones.
    """

    text: str
    face: FontFace
    size: Length
    xs: tuple[int, ...]
    advances: tuple[int, ...]
    start: int = -1
    offsets: tuple[int, ...] = ()
    colour: str = "000000"
    stance: Stance = Stance.UPRIGHT
    narrow: float = 1.0


@record
class Line:
    """One line. baseline: from the frame's top. paragraph: number within the frame, so that lines
    of one paragraph stay together in Word; ends: whether the paragraph ends with this line.
    width: of the measure it was set to.
    """

    baseline: Length
    runs: tuple[Run, ...]
    width: Length
    paragraph: int
    role: TextRole
    ends: bool = False

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


@record
class TextFrame:
    """Lines in one column leg, headline, caption or other box.

    pitch: distance of baselines (exact line spacing). label: a name for the shape, in Chinese.
    placement, article: empty for furniture. vertical: lines run top to bottom; a line's
    `baseline` is then the distance of its centre axis from the frame's left, and `xs` go down.
    """

    x: Length
    y: Length
    width: Length
    height: Length
    lines: tuple[Line, ...]
    pitch: Length
    role: TextRole
    label: str
    placement: str = ""
    article: str = ""
    vertical: bool = False


@record
class RuleFrame:
    """A straight rule from (x, y) along width or height, the other of which is 0."""

    x: Length
    y: Length
    width: Length
    height: Length
    weight: Length
    colour: str = "000000"
    label: str = "线"
    double: bool = False


@dataclass(frozen=True, slots=True)
class BoxFrame:
    """A box behind text: filled, outlined or both. Empty colours paint nothing."""

    x: Length
    y: Length
    width: Length
    height: Length
    fill: str = ""
    stroke: str = ""
    weight: Length = Length(0)
    label: str = "框"
    placement: str = ""


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A picture, or a drawn placeholder where `picture` (SHA-256) is empty."""

    x: Length
    y: Length
    width: Length
    height: Length
    picture: str
    crop: Crop
    label: str
    placement: str = ""
    article: str = ""
    slot: int = 0


Frame = TextFrame | RuleFrame | BoxFrame | PictureFrame


@record
class Fit:
    """How an article fits its placement.

    over: lines that found no room (overset): body lines, and rows of a heading cut off. under:
    empty body lines left at the end of the last leg. taken: characters of the body set; the rest
    overflows. capacity: lines of all legs. legs: how many there are. lost:
    pictures that found no room.
    """

    placement: str
    over: int
    under: int
    capacity: int
    taken: int
    legs: int = 1
    lost: int = 0

    @property
    def short(self) -> int:
        """Lines to call missing: legs of equal depth may leave the last one short by fewer lines
        than there are legs, since no depth fits closer.
        """
        return self.under if self.under >= max(self.legs, 2) else 0


@dataclass(frozen=True, slots=True)
class Trim:
    """Where the page itself lies on a larger sheet."""

    x: Length
    y: Length
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class PageFrames:
    """A finished page: frames in painting order, text frames in reading order among themselves.

    trim: of a page proof, the page on its sheet; None where the page is all there is.
    missing: characters no font could show. substituted: fonts by name that others stand in for.
    remarks: what else the page editor has to know, in Chinese.
    """

    page: str
    number: int
    width: Length
    height: Length
    frames: tuple[Frame, ...]
    fits: tuple[Fit, ...] = ()
    missing: tuple[str, ...] = ()
    substituted: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    trim: Trim | None = None

    def fit(self, placement: str) -> Fit | None:
        """How one placement's article fits, or None where the page does not hold it."""
        return next((fit for fit in self.fits if fit.placement == placement), None)

    def holds(self, article: str) -> bool:
        """Whether any of an article's text stands on the page."""
        return any(isinstance(f, TextFrame) and f.article == article for f in self.frames)


class PictureSource(Protocol):
    """Gives the files of stored pictures."""

    def path(self, picture: str) -> str:
        """The original's file by SHA-256; empty where it is not found."""
        ...


class Painter(Protocol):
    """Paints finished pages; implemented by the window's room, handed to whoever exports."""

    def pdf(
        self,
        pages: tuple[PageFrames, ...],
        pictures: PictureSource,
        target: str,
        facts: FileFacts | None = None,
    ) -> None:
        """Write all pages as one PDF file. facts: what it tells of itself."""
        ...

    def png(
        self, page: PageFrames, pictures: PictureSource, target: str, dots_per_inch: int
    ) -> None:
        """Write one page as a PNG file."""
        ...
