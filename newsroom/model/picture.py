"""Pictures: the stored originals, and the places articles keep for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """An original in the media folder, named by its content.

    width, height: pixels as shown (orientation applied). name: the file name it came with.
    shrunk: it has the look of a copy made by a messenger; the original should be asked for.
    """

    sha256: str
    suffix: str
    width: int
    height: int
    name: str = ""
    size: int = 0
    shrunk: bool = False


_SLIVER = 0.01  # the least share of a side that a crop may leave


@dataclass(frozen=True, slots=True)
class Crop:
    """The parts cut away, as shares (0 to 1) of the original's width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    @property
    def wide(self) -> float:
        """The share of the width that is left."""
        return max(1 - self.left - self.right, 0.0)

    @property
    def high(self) -> float:
        """The share of the height that is left."""
        return max(1 - self.top - self.bottom, 0.0)

    @property
    def usable(self) -> bool:
        """Whether it leaves anything that can be shown."""
        return self.wide >= _SLIVER and self.high >= _SLIVER

    def of(self, outer: Crop) -> Crop:
        """This crop of what another one leaves, told of the original as a whole."""
        if outer == Crop():
            return self
        return Crop(
            outer.left + self.left * outer.wide,
            outer.top + self.top * outer.high,
            outer.right + self.right * outer.wide,
            outer.bottom + self.bottom * outer.high,
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """A picture's place in an article; `picture` (a SHA-256) is empty where it is still missing.

    doubtful: picture and caption were paired by a guess, to be confirmed by the editor. crop: what
    the editor cut off the original; pages take what it leaves as the whole picture.
    """

    caption: str = ""
    photographers: tuple[str, ...] = ()
    picture: str = ""
    doubtful: bool = False
    crop: Crop = Crop()

    @property
    def whole(self) -> Crop:
        """What the editor's crop leaves of the original; all of it where it would leave nothing."""
        return self.crop if self.crop.usable else Crop()

    def aspect(self, picture: Picture) -> float:
        """Width by height of what the editor's crop leaves of its picture, whose size is known."""
        return picture.width * self.whole.wide / (picture.height * self.whole.high)

    @property
    def printed_caption(self) -> str:
        """The caption with its photographers, as printed below the picture."""
        if not self.photographers:
            return self.caption
        return f"{self.caption}　{'、'.join(self.photographers)} 摄".strip("　")
