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


@dataclass(frozen=True, slots=True)
class Crop:
    """The parts cut away, as shares (0 to 1) of the original's width and height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A picture's place in an article; `picture` (a SHA-256) is empty where it is still missing.

    doubtful: picture and caption were paired by a guess, to be confirmed by the editor.
    """

    caption: str = ""
    photographers: tuple[str, ...] = ()
    picture: str = ""
    doubtful: bool = False

    @property
    def printed_caption(self) -> str:
        """The caption with its photographers, as printed below the picture."""
        if not self.photographers:
            return self.caption
        return f"{self.caption}　{'、'.join(self.photographers)} 摄".strip("　")
