"""What is pasted into a body, cleaned: markup, and the pictures that came along."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from newsroom.intake.clipboard import read_clipboard
from newsroom.model import markup

_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|bmp);base64,(.*)", re.DOTALL)
_DRIVE = re.compile(r"/[A-Za-z]:")
_LARGEST = 40_000_000


@dataclass(frozen=True, slots=True)
class Cleaned:
    """body: markup to insert. files: paths of pictures on this machine. images: pictures that came
    in the text itself, each with its suffix. remote: how many lie on the web, where they stay.
    """

    body: str = ""
    files: tuple[str, ...] = ()
    images: tuple[tuple[str, bytes], ...] = ()
    remote: int = 0


def cleaned(source: str) -> Cleaned:
    """Copied HTML as markup; total."""
    found = read_clipboard(source)
    files, images, remote = [], [], 0
    for address in found.pictures:
        data = _DATA.match(address)
        if data:
            image = _decoded(data[2])
            images += [(f".{data[1]}", image)] if image else []
        elif address.lower().startswith("file:"):
            files.append(_path(address))
        elif address.lower().startswith(("http:", "https:", "//")):
            remote += 1
    return Cleaned(markup.write(found.paragraphs), tuple(files), tuple(images), remote)


def _decoded(content: str) -> bytes:
    if len(content) > _LARGEST:
        return b""
    try:
        return base64.b64decode(re.sub(r"\s", "", unquote(content)), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _path(address: str) -> str:
    """file:///C:/… as a path of Windows, any other as it stands."""
    path = unquote(urlsplit(address).path)
    return path[1:] if _DRIVE.match(path) else path
