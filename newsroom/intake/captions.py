"""Caption and photographer written inside a picture: IPTC, XMP, then EXIF."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml.etree import _Element as Element
from PIL import ImageFile, IptcImagePlugin

from newsroom.intake.package import parse_xml
from newsroom.intake.refusal import RefusalError

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_IPTC_CAPTION, _IPTC_BYLINE, _IPTC_HEADLINE = (2, 120), (2, 80), (2, 105)
_DESCRIPTION, _ARTIST = 0x010E, 0x013B
_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9F
_DC = "{http://purl.org/dc/elements/1.1/}"
_LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_MOST = 2_000


def caption_of(image: ImageFile.ImageFile) -> tuple[str, str]:
    """Caption and photographer of an open picture; empty where none is written in Chinese."""
    captions: list[str] = []
    names: list[str] = []
    for caption, name in (_iptc(image), _xmp(image), _exif(image)):
        captions.extend(caption)
        names.extend(name)
    return _first(captions), _first(names)


def _first(texts: Iterable[str]) -> str:
    cleaned = (re.sub(r"[\x00-\x1f\s]+", " ", text).strip() for text in texts)
    return next((text[:_MOST] for text in cleaned if _HAN.search(text)), "")


def _iptc(image: ImageFile.ImageFile) -> tuple[list[str], list[str]]:
    try:
        info: dict[tuple[int, int], Any] = IptcImagePlugin.getiptcinfo(image) or {}
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError):
        return [], []  # a damaged record is no reason to refuse the photograph

    def texts(key: tuple[int, int]) -> list[str]:
        value = info.get(key)  # Pillow gives None for a field without content
        return [decode(item) for item in (value if isinstance(value, list) else [value]) if item]

    names = texts(_IPTC_BYLINE)
    return texts(_IPTC_CAPTION) + texts(_IPTC_HEADLINE), ["、".join(names)]


def _xmp(image: ImageFile.ImageFile) -> tuple[list[str], list[str]]:
    data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(data, str):
        data = data.encode()
    start, end = data.find(b"<x:xmpmeta"), data.rfind(b"</x:xmpmeta>")
    if start < 0 or end < 0:
        return [], []
    try:
        root = parse_xml(data[start : end + len(b"</x:xmpmeta>")])
    except RefusalError:
        return [], []
    creators = _items(root, "creator")
    return _items(root, "description") + _items(root, "title"), ["、".join(creators)]


def _items(root: Element, name: str) -> list[str]:
    return [item.text or "" for node in root.iter(_DC + name) for item in node.iter(_LI)]


def _exif(image: ImageFile.ImageFile) -> tuple[list[str], list[str]]:
    exif = image.getexif()
    captions = [_text(exif.get(_DESCRIPTION))]
    captions += [_windows(exif.get(tag)) for tag in (_XP_TITLE, _XP_COMMENT, _XP_SUBJECT)]
    return captions, [_text(exif.get(_ARTIST)), _windows(exif.get(_XP_AUTHOR))]


def _text(value: object) -> str:
    """An EXIF text, which Pillow has read as Latin-1 whatever it was."""
    if isinstance(value, bytes):
        return decode(value)
    if not isinstance(value, str):
        return ""
    try:
        return decode(value.encode("latin-1"))
    except UnicodeEncodeError:
        return value


def _windows(value: object) -> str:
    if isinstance(value, tuple):
        value = bytes(byte for byte in value if isinstance(byte, int) and 0 <= byte < 256)
    return value.decode("utf-16-le", "ignore").rstrip("\0") if isinstance(value, bytes) else ""


def decode(data: bytes) -> str:
    """Bytes of a picture's record as text: UTF-8, else GB18030, else nothing."""
    for code in ("utf-8", "gb18030"):
        try:
            return data.rstrip(b"\0").decode(code)
        except UnicodeDecodeError:
            continue
    return ""
