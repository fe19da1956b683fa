"""What pictures tell of themselves: place and owner go, the picture and its credit stay."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, IptcImagePlugin, PngImagePlugin

from newsroom.export.private import cleaned

OWNER, SERIAL, MODEL, ARTIST = "owner of it", "SN-4711", "K-2", "shen yizhou"
GPS, EXIF = 0x8825, 0x8769


def record(number: int, words: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, number, len(words)) + words


def resource(number: int, content: bytes) -> bytes:
    head = b"8BIM" + struct.pack(">HHI", number, 0, len(content))
    return head + content + bytes(len(content) % 2)


def image() -> Image.Image:
    return Image.linear_gradient("L").resize((24, 16)).convert("RGB")


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = 6
    made[0x0110] = MODEL
    made[0x013B] = ARTIST
    made[0x013C] = "pc of somebody"
    part = made.get_ifd(EXIF)
    part[0xA430], part[0xA431], part[0x9003] = OWNER, SERIAL, "2024:05:06 09:30:00"
    part[0x927C] = b"maker's note of " + SERIAL.encode()
    made.get_ifd(GPS)[2] = (31.0, 14.0, 7.5)
    made.get_ifd(GPS)[29] = "2024:05:06"
    return made


def jpeg(**more: object) -> bytes:
    """A photograph with all that cameras, programs and phones write into one."""
    stream = io.BytesIO()
    image().save(stream, "JPEG", exif=exif().tobytes(), comment=b"in " + OWNER.encode(), **more)
    data = stream.getvalue()
    iptc = record(80, "沈一舟".encode()) + record(120, "路灯".encode())
    photoshop = b"Photoshop 3.0\0" + resource(0x0404, iptc) + resource(0x040C, b"preview " * 3)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='31,14N'/>"
    made = b""
    for marker, content in ((0xED, photoshop), (0xE1, xmp), (0xE3, b"Meta " + OWNER.encode())):
        made += struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    return data[:2] + made + data[2:] + b"trailing film of " + OWNER.encode()


def test_a_photograph_loses_place_owner_and_notes_and_nothing_else() -> None:
    profile = b"profile" * 9
    before = jpeg(icc_profile=profile)
    after = cleaned(before)
    for words in (OWNER, SERIAL, "pc of somebody", "GPSLatitude", "preview", "film"):
        assert words.encode() in before
        assert words.encode() not in after
    with Image.open(io.BytesIO(after)) as shown, Image.open(io.BytesIO(before)) as original:
        assert shown.tobytes() == original.tobytes()
        told = shown.getexif()
        assert (told[0x0112], told[0x0110], told[0x013B]) == (6, MODEL, ARTIST)
        assert not told.get_ifd(GPS)
        assert told.get_ifd(EXIF)[0x9003] == "2024:05:06 09:30:00"
        assert shown.info["icc_profile"] == profile
        credit = IptcImagePlugin.getiptcinfo(shown)
        assert credit is not None
        assert credit[2, 80] == "沈一舟".encode()


def test_one_of_many_scans_is_read_to_its_end() -> None:
    before = jpeg(progressive=True)
    with Image.open(io.BytesIO(cleaned(before))) as shown:
        assert shown.tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert OWNER.encode() not in cleaned(before)


def test_drawings_lose_their_notes() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", OWNER)
    notes.add_itxt("Software", SERIAL, zip=True)
    stream = io.BytesIO()
    image().save(stream, "PNG", pnginfo=notes, exif=exif().tobytes(), dpi=(300, 300))
    after = cleaned(stream.getvalue())
    assert OWNER.encode() not in after
    with Image.open(io.BytesIO(after)) as shown:
        assert shown.tobytes() == image().tobytes()
        assert round(shown.info["dpi"][0]) == 300
        assert set(shown.info) == {"dpi", "exif"}
        assert shown.getexif()[0x0112] == 6
        assert not shown.getexif().get_ifd(GPS)


def test_a_tiff_keeps_its_length_and_picture() -> None:
    stream = io.BytesIO()
    image().save(stream, "TIFF", exif=exif())
    before = stream.getvalue()
    after = cleaned(before)
    assert b"pc of somebody" in before
    assert b"pc of somebody" not in after
    assert len(after) == len(before)
    with Image.open(io.BytesIO(after)) as shown, Image.open(io.BytesIO(before)) as original:
        assert shown.tobytes() == original.tobytes()
        assert not shown.getexif().get_ifd(GPS)


def test_a_picture_of_the_web_loses_its_notes() -> None:
    stream = io.BytesIO()
    image().save(stream, "WEBP", exif=exif().tobytes(), xmp=b"<x:xmpmeta GPS='31,14N'/>")
    before = stream.getvalue()
    after = cleaned(before)
    assert OWNER.encode() in before
    assert OWNER.encode() not in after
    assert b"xmpmeta" not in after
    with Image.open(io.BytesIO(after)) as shown, Image.open(io.BytesIO(before)) as original:
        assert shown.tobytes() == original.tobytes()
        assert shown.getexif()[0x0112] == 6
        assert not shown.getexif().get_ifd(GPS)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "WEBP"])
def test_other_kinds_stay_as_they_are(kind: str) -> None:
    stream = io.BytesIO()
    image().save(stream, kind)
    assert cleaned(stream.getvalue()) == stream.getvalue()


def test_entries_that_name_themselves_are_read_once() -> None:
    within = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, EXIF, 4, 1, 8, 0)
    whole = jpeg()
    at = whole.index(b"Exif\0\0") + 6
    spoilt = whole[:at] + within + whole[at + len(within) :]
    assert len(cleaned(spoilt)) < len(spoilt)


_WHOLE = jpeg()


@given(some.integers(0, len(_WHOLE) - 1), some.integers(0, 255), some.booleans())
def test_a_spoilt_picture_is_no_trouble(at: int, byte: int, cut: bool) -> None:
    spoilt = _WHOLE[:at] if cut else _WHOLE[:at] + bytes([byte]) + _WHOLE[at + 1 :]
    assert cleaned(spoilt) or not spoilt
