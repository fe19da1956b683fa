"""The originals of an issue's pictures: under what name they travel, and how good they are."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageCms

from newsroom.export.naming import Counted, PictureName, legal_name, picture_names, suffix_of
from newsroom.export.renditions import effective_dpi
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureFrame, PictureSource
from newsroom.model.length import Length

FOLDER = "图片"
POOR_DPI = 200
_SPACES = {
    "RGB": "RGB",
    "RGBA": "RGB",
    "RGBX": "RGB",
    "P": "RGB（索引色）",
    "PA": "RGB（索引色）",
    "CMYK": "CMYK",
    "L": "灰度",
    "LA": "灰度",
    "I": "灰度",
    "I;16": "灰度",
    "I;16B": "灰度",
    "F": "灰度",
    "1": "黑白",
    "LAB": "Lab",
    "YCbCr": "YCbCr",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One original. path: in the package. source: its file; empty where it is gone.

    pixels: (0, 0) where they are not known. printed: size on the page, None where it stands on
    none. dpi: at that size, 0 where it cannot be told. space, profile: see `colours`.
    """

    path: str
    source: str
    sha256: str
    page: int
    title: str
    caption: str = ""
    name: str = ""
    pixels: tuple[int, int] = (0, 0)
    printed: tuple[Length, Length] | None = None
    dpi: int = 0
    shrunk: bool = False
    space: str = ""
    profile: str = ""

    @property
    def poor(self) -> bool:
        """Whether it is too coarse for print."""
        return 0 < self.dpi < POOR_DPI


def originals(
    edition: Edition, pages: Sequence[PageFrames], source: PictureSource
) -> tuple[Original, ...]:
    """The originals of all printed pictures in page order, then the banners' artwork."""
    printed: dict[tuple[str, int], PictureFrame] = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, PictureFrame) and frame.picture:
                printed.setdefault((frame.article, frame.slot), frame)
    found = [
        _of_article(edition, named, printed.get((named.article, named.slot)), source)
        for named in picture_names(edition)
    ]
    return (*found, *_artwork(edition, pages, source))


def _of_article(
    edition: Edition, named: PictureName, frame: PictureFrame | None, source: PictureSource
) -> Original:
    bare = Original(
        path=f"{FOLDER}/{named.name}",
        source=source.path(named.sha256),
        sha256=named.sha256,
        page=named.page,
        title=edition.articles[named.article].title,
        caption=named.caption,
    )
    return _measured(edition, bare, frame)


def _artwork(
    edition: Edition, pages: Sequence[PageFrames], source: PictureSource
) -> Iterator[Original]:
    """The originals of what no article holds: the banners' artwork, each once."""
    counted, seen = Counted(), set()
    for page in pages:
        for frame in page.frames:
            if not isinstance(frame, PictureFrame) or not frame.picture or frame.article:
                continue
            if frame.picture in seen:
                continue
            seen.add(frame.picture)
            wanted = legal_name(frame.label, most=30) + suffix_of(edition, frame.picture)
            bare = Original(
                path=f"{FOLDER}/{counted.name(wanted)}",
                source=source.path(frame.picture),
                sha256=frame.picture,
                page=page.number,
                title=frame.label,
            )
            yield _measured(edition, bare, frame)


def _measured(edition: Edition, bare: Original, frame: PictureFrame | None) -> Original:
    known = edition.pictures.get(bare.sha256)
    pixels = (known.width, known.height) if known else (0, 0)
    printed = (frame.width, frame.height) if frame and frame.width and frame.height else None
    space, profile = colours(bare.source)
    return replace(
        bare,
        name=known.name if known else "",
        pixels=pixels,
        printed=printed,
        dpi=effective_dpi(pixels, *printed, frame.crop) if frame and printed and all(pixels) else 0,
        shrunk=bool(known and known.shrunk),
        space=space,
        profile=profile,
    )


def colours(path: str) -> tuple[str, str]:
    """Colour space of a picture file and the name of the profile it carries; each empty where it
    cannot be told.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                space, profile = image.mode, image.info.get("icc_profile")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "", ""
    return _SPACES.get(space, space), _profile_name(profile) if profile else ""


def _profile_name(profile: bytes) -> str:
    try:
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile))).strip(
            "\0 \n"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return ""
