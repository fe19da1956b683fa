"""Takes out of a picture's file what is nobody's business at the print shop: where it was taken,
whose camera it was, notes of cameras and programs, previews of what was cropped away.

The picture itself stays byte for byte, with its colour profile, its orientation and the credit in
its IPTC record. JPEG, PNG, WebP and TIFF are known; other kinds, and what cannot be read, stay as
they are. JPEG: ITU-T T.81; EXIF: CIPA DC-008; PNG: W3C, chunks; WebP: RFC 9649; IPTC in Photoshop's
8BIM 0x0404.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EXIF, _PHOTOSHOP, _PROFILE = b"Exif\0\0", b"Photoshop 3.0\0", b"ICC_PROFILE\0"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPS = range(0xE0, 0xF0)
_JFIF, _ADOBE = 0xE0, 0xEE
_KEPT_RESOURCES = (0x03ED, 0x0404)  # resolution, IPTC
_XMP_ANNOUNCED = 0x04  # a flag of WebP's head
_PNG_NOTES = frozenset((b"tEXt", b"zTXt", b"iTXt", b"tIME"))

_EXIF_PART, _GPS_PART = 0x8769, 0x8825
_PRIVATE = frozenset(
    (
        0x013C,  # host computer
        0x02BC,  # XMP
        0x927C,  # notes of the camera's maker
        0x9286,  # comment
        0xA420,  # identity of the picture
        0xA430,  # owner of the camera
        0xA431,  # serial numbers of camera and lens
        0xA435,
        0xC62F,
    )
)
_PREVIEW, _PREVIEW_SIZE = 0x0201, 0x0202
_SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)  # bytes of a value by its type
_ENTRY = 12


def cleaned(data: bytes) -> bytes:
    """A picture's file without what is private in it; the same where nothing is, or where it cannot
    be told.
    """
    try:
        if data.startswith(_JPEG):
            return b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:4] in (b"II*\0", b"MM\0*"):
            return _blanked(data, preview=False)
    except (struct.error, LookupError, ValueError):
        pass  # spoilt, or of a kind nobody knows: the print shop gets it as it came
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Its parts up to the end of the picture; what phones put behind that is none of it."""
    yield data[:2]
    at = 2
    while True:
        marker = data[at + 1]
        if data[at] != 0xFF:
            raise ValueError(at)
        if marker == _END:
            yield data[at : at + 2]
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            if found is None:
                raise ValueError(end)
            end = found.start()
            yield data[at:end]
        else:
            yield _segment(marker, data[at + 4 : end])
        at = end


def _segment(marker: int, content: bytes) -> bytes:
    """A part before the picture, as it may go out; empty where none of it may."""
    if marker == _COMMENT:
        return b""
    if marker in _APPS:
        content = _app(marker, content)
        if not content:
            return b""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _app(marker: int, content: bytes) -> bytes:
    if content.startswith(_EXIF):
        return _EXIF + _blanked(content[len(_EXIF) :], preview=True)
    if content.startswith(_PHOTOSHOP):
        kept = b"".join(_resources(content[len(_PHOTOSHOP) :]))
        return _PHOTOSHOP + kept if kept else b""
    known = (marker == _JFIF and content.startswith(b"JFIF\0")) or marker == _ADOBE
    return content if known or content.startswith(_PROFILE) else b""


def _resources(content: bytes) -> Iterator[bytes]:
    """Those of Photoshop's records that say whose picture it is, and how large."""
    at = 0
    while content[at : at + 4] == b"8BIM":
        number = struct.unpack_from(">H", content, at + 4)[0]
        name = content[at + 6] + 1
        head = at + 6 + name + name % 2
        size = struct.unpack_from(">I", content, head)[0]
        end = head + 4 + size + size % 2
        if number in _KEPT_RESOURCES:
            yield content[at:end]
        at = end


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size = struct.unpack_from(">I", data, at)[0]
        kind = data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            raise ValueError(end)
        if kind == b"eXIf":
            told = kind + _blanked(data[at + 8 : end - 4], preview=True)
            yield data[at : at + 4] + told + struct.pack(">I", zlib.crc32(told))
        elif kind not in _PNG_NOTES:
            yield data[at:end]
        at = end


def _webp(data: bytes) -> bytes:
    parts, at = [], 12
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    while at < end:
        kind, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        after = at + 8 + size + size % 2
        if after > len(data):
            raise ValueError(after)
        part = bytearray(data[at:after])
        if kind == b"VP8X":
            part[8] &= ~_XMP_ANNOUNCED & 0xFF
        elif kind == b"EXIF":
            skipped = 8 + (len(_EXIF) if part[8:].startswith(_EXIF) else 0)
            part[skipped:] = _blanked(bytes(part[skipped:]), preview=True)
        if kind != b"XMP ":
            parts.append(bytes(part))
        at = after
    content = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def _blanked(data: bytes, *, preview: bool) -> bytes:
    """EXIF or TIFF of the same length with zeros for what is private. preview: the second picture
    is one of the first, and goes.
    """
    changed = bytearray(data)
    order = {b"II": "<", b"MM": ">"}[data[:2]]
    first = struct.unpack_from(f"{order}I", changed, 4)[0]
    following = _part(changed, order, first)
    if preview and following:
        _preview(changed, order, following)
        count = struct.unpack_from(f"{order}H", changed, first)[0]
        struct.pack_into(f"{order}I", changed, first + 2 + count * _ENTRY, 0)
    return bytes(changed)


def _part(data: bytearray, order: str, start: int, *, inner: bool = False) -> int:
    """Blank what is private among the entries at a place; where the next ones are, 0 for none.
    inner: they are entries within entries, and there is nothing further within.
    """
    count = struct.unpack_from(f"{order}H", data, start)[0]
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        tag, kind, number, value = struct.unpack_from(f"{order}HHII", data, at)
        if tag == _EXIF_PART and not inner:
            _part(data, order, value, inner=True)
        elif tag == _GPS_PART:
            _all(data, order, value)
        elif tag in _PRIVATE:
            _value(data, order, at, kind, number)
    return struct.unpack_from(f"{order}I", data, start + 2 + count * _ENTRY)[0]


def _all(data: bytearray, order: str, start: int) -> None:
    """Blank every entry at a place, and say that there is none."""
    count = struct.unpack_from(f"{order}H", data, start)[0]
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        _tag, kind, number, _offset = struct.unpack_from(f"{order}HHII", data, at)
        _value(data, order, at, kind, number)
    _zero(data, start, 2 + count * _ENTRY)


def _value(data: bytearray, order: str, at: int, kind: int, number: int) -> None:
    size = (_SIZES[kind] if kind < len(_SIZES) else 1) * number
    inside = size <= 4
    _zero(data, at + 8 if inside else struct.unpack_from(f"{order}I", data, at + 8)[0], size)


def _preview(data: bytearray, order: str, start: int) -> None:
    """Blank the small picture that the entries at a place speak of."""
    count = struct.unpack_from(f"{order}H", data, start)[0]
    told = {}
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        tag, _kind, _number, value = struct.unpack_from(f"{order}HHII", data, at)
        told[tag] = value
    if _PREVIEW in told:
        _zero(data, told[_PREVIEW], told.get(_PREVIEW_SIZE, 0))


def _zero(data: bytearray, start: int, size: int) -> None:
    if start + size > len(data):
        raise ValueError(start)
    data[start : start + size] = bytes(size)
