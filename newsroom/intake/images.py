"""Photographs: size as shown, caption and by-line, and whether a messenger shrank them.

Captions and names come from IPTC, else XMP, else EXIF (with Windows' own fields); cameras write
model names there too, so only text with Chinese characters counts.
"""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from newsroom.intake.captions import caption_of
from newsroom.intake.refusal import SEND_AGAIN, RefusalError
from newsroom.model.manuscript import CopyPicture

MOST_DECODED = 340 * 2**20
MOST_PIXELS = 210_000_000
MOST_FILE = 200 * 2**20
_SUFFIXES = {
    "JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp",
    "TIFF": ".tif", "BMP": ".bmp", "GIF": ".gif",
}  # fmt: skip
_READABLE = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF")
_BYTES = {"1": 1, "L": 1, "P": 1, "LA": 2, "I;16": 2, "I;16B": 2, "RGB": 4, "I": 4, "F": 4}
_TURNED = frozenset({5, 6, 7, 8})
_MESSENGER_LONG_SIDE = 1440
_MESSENGER_NAME = re.compile(
    r"^(mmexport\d|微信图片|wx_camera_|QQ图片|QQ截图|企业微信截图|WeChat|weixin|microMsg"
    r"|IMG-\d{8}-WA|\d+_wx)",
    re.IGNORECASE,
)
_ORIENTATION, _MAKE, _MODEL, _EXPOSURE = 0x0112, 0x010F, 0x0110, 0x829A
_EXIF_IFD = 0x8769


def read_image(path: Path, name: str, out: Path) -> CopyPicture:
    """A picture file, copied unchanged into `out`.

    Raises RefusalError where it is no picture, is cut short, or is too large to be decoded safely.
    """
    if path.stat().st_size > MOST_FILE:
        raise RefusalError("超过 200 MB，太大了", "请让作者另存为 JPG 后再发")
    return take_image(path, name, out, number=1)


def take_image(path: Path, name: str, out: Path, number: int) -> CopyPicture:
    """Check a picture and copy it into `out` under its number, its suffix by its true format.

    Raises RefusalError as `read_image` does.
    """
    with _opened(path) as image:
        _check_size(image)
        kind = image.format or ""
        width, height = image.size
        exif = image.getexif()
        if exif.get(_ORIENTATION) in _TURNED:
            width, height = height, width
        caption, photographer = caption_of(image)
        camera = bool(exif.get(_MAKE) or exif.get(_MODEL) or exif.get_ifd(_EXIF_IFD).get(_EXPOSURE))
        _check_whole(image)
    target = out / f"{number}{_SUFFIXES[kind]}"
    shutil.copyfile(path, target)
    return CopyPicture(
        path=target,
        name=name,
        width=width,
        height=height,
        caption=caption,
        photographer=photographer,
        shrunk=looks_shrunk(name, max(width, height), camera),
    )


def looks_shrunk(name: str, long_side: int, camera: bool) -> bool:
    """Whether a picture looks like a messenger's reduced copy.

    Messengers drop the camera's record and reduce the long side to 1080, 1280 or 1440 pixels; a
    picture sent as 原图 keeps both, whatever its file is called.
    """
    small = long_side <= _MESSENGER_LONG_SIDE
    named = _MESSENGER_NAME.match(name.rpartition("/")[2]) is not None
    return (not camera and (small or named)) or (small and named)


@contextmanager
def _opened(path: Path) -> Iterator[ImageFile.ImageFile]:
    Image.MAX_IMAGE_PIXELS = None  # the limits here are by decoded bytes, not by pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_READABLE) as image:
                yield image
    except UnidentifiedImageError as error:
        raise _unknown(path) from error
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise RefusalError("图片不完整或已损坏，显示不出来", "请让作者重新发送原图") from error


def _unknown(path: Path) -> RefusalError:
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return RefusalError(
            "是 HEIC（或 AVIF）照片，本机不能显示",
            "请在手机“设置—相机—格式”里选“兼容性最佳”，或另存为 JPG 后再发",
        )
    if head.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00")):
        return RefusalError("是 WMF/EMF 图形，本机不能显示", "请让作者另发 JPG 或 PNG 图片")
    return RefusalError("不是能识别的图片", SEND_AGAIN)


def _check_size(image: ImageFile.ImageFile) -> None:
    width, height = image.size
    pixels = width * height
    needed = pixels * _BYTES.get(image.mode, 4)
    limit = MOST_PIXELS * 4 if image.format in {"JPEG", "MPO"} else MOST_DECODED
    if pixels > MOST_PIXELS or needed > limit:
        raise RefusalError(
            f"图片有 {width}×{height} 像素，大得不正常，没有打开", "请让作者另存为较小的 JPG 后再发"
        )


def _check_whole(image: ImageFile.ImageFile) -> None:
    """Decode once, a JPEG at an eighth of its size, so that a cut-off file is found now."""
    image.draft(image.mode, (image.width // 8 or 1, image.height // 8 or 1))
    image.load()
