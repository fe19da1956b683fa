"""Pictures at the size they are printed: what a Word file carries instead of the originals."""

from __future__ import annotations

import contextlib
import hashlib
import io
import secrets
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from newsroom.errors import FileError
from newsroom.model.length import EMU_PER_MM, Length
from newsroom.model.picture import Crop

_QUALITY, _LETTERING = 85, 95
_PRINT_DPI = 300
_KEPT = 4  # renditions of one picture: it may stand on pages more than once
_EMU_PER_INCH = EMU_PER_MM * 25.4


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture file's content with its size in pixels."""

    data: bytes
    width: int
    height: int


def rendition(path: Path, width: Length, height: Length, crop: Crop, dpi: int = 300) -> Rendition:
    """The whole picture, upright, so that its shown part has `dpi` when printed that large.

    Never enlarged. Photographs become JPEG, line art and few-coloured pictures PNG; what did not
    come as JPEG (lettering, artwork) is kept nearly free of its traces. CMYK and grey stay as
    they are, transparency becomes white. Raises FileError for a file that is no picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as original:
                return _made(original, width, height, crop, dpi)
    except (UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError) as error:
        raise FileError(
            path, "不是可以使用的图片，或已损坏", advice="请换一张原图后再导出"
        ) from error
    except OSError as error:
        raise FileError(
            path, "图片读不出来，或已损坏", advice="请确认原图还在，换一张后再导出"
        ) from error


class Renditions:
    """Renditions kept in a folder, so that a second export needs none made. The folder may be
    deleted at any time; where it cannot be written to, nothing is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def get(self, picture: str, path: Path, width: Length, height: Length, crop: Crop) -> Rendition:
        """`rendition` of a picture (SHA-256) whose original is at `path`."""
        kept = self.file(picture, width, height, crop)
        if kept is not None:
            with contextlib.suppress(OSError, ValueError):
                across, down = map(int, kept.stem.rsplit("-", 1)[1].split("x"))
                return Rendition(kept.read_bytes(), across, down)
        made = rendition(path, width, height, crop)
        if self._folder is not None:
            name = f"{_mark(width, height, crop)}-{made.width}x{made.height}"
            with contextlib.suppress(OSError):
                _shelve(self._folder / picture[:2], picture, name, made.data)
        return made

    def file(self, picture: str, width: Length, height: Length, crop: Crop) -> Path | None:
        """Where that rendition is kept; None where it is not."""
        if self._folder is None:
            return None
        shelf = self._folder / picture[:2]
        return next(shelf.glob(f"{picture}-{_mark(width, height, crop)}-*"), None)


def _mark(width: Length, height: Length, crop: Crop) -> str:
    """What tells a picture's renditions apart."""
    asked = f"{_QUALITY} {_LETTERING} {int(width)} {int(height)} {crop}"
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def _shelve(shelf: Path, picture: str, name: str, data: bytes) -> None:
    """Keep a rendition whole or not at all, and of each picture the latest few only."""
    shelf.mkdir(parents=True, exist_ok=True)
    aside = shelf / f".{picture}-{secrets.token_hex(4)}"
    try:
        aside.write_bytes(data)
        aside.replace(shelf / f"{picture}-{name}.bin")
    finally:
        aside.unlink(missing_ok=True)
    of_picture = sorted(shelf.glob(f"{picture}-*"), key=lambda path: path.stat().st_mtime)
    for old in of_picture[:-_KEPT]:
        old.unlink(missing_ok=True)


def _made(original: Image.Image, width: Length, height: Length, crop: Crop, dpi: int) -> Rendition:
    turned = original.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    across, down = _turned(original.size) if turned else original.size
    scale = min(1.0, _scale(across, down, width, height, crop, dpi))
    goal = (max(1, round(across * scale)), max(1, round(down * scale)))
    original.draft(None, _turned(goal) if turned else goal)
    photograph = original.format in ("JPEG", "MPO")
    image = _flat(ImageOps.exif_transpose(original))
    # A profile says nothing of what was turned into another colour space.
    profile = original.info.get("icc_profile") if _same_space(original.mode, image.mode) else None
    few_colours = image.mode in ("1", "P")
    if image.size != goal:
        if few_colours:
            image = image.convert("L" if image.mode == "1" else "RGB")
        image = image.resize(goal, _filter(dpi), reducing_gap=2.0)
    stream = io.BytesIO()
    if few_colours:
        image.save(stream, "PNG", optimize=True, dpi=(dpi, dpi))
    else:
        # Nothing of what a camera or program noted in the original travels on.
        kept = {"comment": b""} | ({"icc_profile": profile} if profile else {})
        fine = {"quality": _QUALITY} if photograph else {"quality": _LETTERING, "subsampling": 0}
        image.save(stream, "JPEG", dpi=(dpi, dpi), **fine, **kept)
    return Rendition(stream.getvalue(), *image.size)


def _filter(dpi: int) -> Image.Resampling:
    """The finest filter for print; a third of its time for what is only looked at."""
    return Image.Resampling.LANCZOS if dpi >= _PRINT_DPI else Image.Resampling.BILINEAR


def _same_space(one: str, other: str) -> bool:
    return one.removesuffix("A") == other or (one, other) == ("P", "RGB")


def _turned(size: tuple[int, int]) -> tuple[int, int]:
    return size[1], size[0]


def _scale(across: int, down: int, width: Length, height: Length, crop: Crop, dpi: int) -> float:
    """How much of the original's size is needed, by the side that needs more."""
    shown_across = across * max(1.0 - crop.left - crop.right, 0.01)
    shown_down = down * max(1.0 - crop.top - crop.bottom, 0.01)
    per_emu = dpi / _EMU_PER_INCH
    return max(int(width) * per_emu / shown_across, int(height) * per_emu / shown_down)


def _flat(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be stored, on white where it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGB", clear.size, "white")
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper
    if image.mode in ("RGB", "L", "CMYK", "1", "P"):
        return image
    if image.mode == "I;16B":
        image = image.convert("I")
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("L" if image.mode == "F" else "RGB")


def effective_dpi(pixels: tuple[int, int], width: Length, height: Length, crop: Crop) -> int:
    """Dots per inch of a picture of that many pixels printed that large, by its poorer side."""
    across = pixels[0] * (1.0 - crop.left - crop.right) / (width / _EMU_PER_INCH)
    down = pixels[1] * (1.0 - crop.top - crop.bottom) / (height / _EMU_PER_INCH)
    return round(min(across, down))
