from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from newsroom.intake.images import looks_shrunk, read_image
from newsroom.intake.refusal import RefusalError

from .made import picture


def save(folder: Path, data: bytes, name: str = "a.jpg") -> Path:
    path = folder / name
    path.write_bytes(data)
    (folder / "out").mkdir(exist_ok=True)
    return path


def camera(**tags: object) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = "Canon"
    for tag, text in tags.items():
        exif[int(tag.removeprefix("t"), 16)] = text
    return exif


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("TIFF", ".tif"), ("BMP", ".bmp"),
     ("GIF", ".gif")],
)  # fmt: skip
def test_formats_are_told_by_content(tmp_path: Path, kind: str, suffix: str) -> None:
    data = picture(31, 17, kind)
    found = read_image(save(tmp_path, data, "照片.jpg"), "照片.jpg", tmp_path / "out")
    assert (found.width, found.height, found.name) == (31, 17, "照片.jpg")
    assert found.path == tmp_path / "out" / f"1{suffix}"
    assert found.path.read_bytes() == data


def test_size_as_shown(tmp_path: Path) -> None:
    path = save(tmp_path, picture(60, 20, exif=camera(t0112=6)))
    found = read_image(path, "a.jpg", tmp_path / "out")
    assert (found.width, found.height) == (20, 60)


def test_caption_and_name_from_exif(tmp_path: Path) -> None:
    exif = camera(
        t9C9B="春耕图".encode("utf-16-le"), t010E="OLYMPUS DIGITAL CAMERA", t013B="周明".encode()
    )
    found = read_image(save(tmp_path, picture(exif=exif)), "a.jpg", tmp_path / "out")
    assert (found.caption, found.photographer) == ("春耕图", "周明")


def iptc(records: list[tuple[int, bytes]]) -> bytes:
    """An APP13 segment as photo desks' programs write it."""
    data = b"".join(struct.pack(">BBBH", 0x1C, 2, key, len(t)) + t for key, t in records)
    data += b"\0" * (len(data) % 2)
    block = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data)) + data
    body = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_caption_and_names_from_iptc(tmp_path: Path, encoding: str) -> None:
    told = [(120, "老街灯会".encode(encoding)), (80, "王芳".encode(encoding))]
    told.append((80, "李想".encode(encoding)))
    data = picture(exif=camera(t010E="次要说明"))
    path = save(tmp_path, data[:2] + iptc(told) + data[2:])
    found = read_image(path, "a.jpg", tmp_path / "out")
    assert (found.caption, found.photographer) == ("老街灯会", "王芳、李想")


def test_fields_without_content(tmp_path: Path) -> None:
    """A program that writes every field leaves most of them empty."""
    told = [(120, "晒谷".encode()), (80, b""), (105, b"")]
    data = picture()
    path = save(tmp_path, data[:2] + iptc(told) + data[2:])
    found = read_image(path, "a.jpg", tmp_path / "out")
    assert (found.caption, found.photographer) == ("晒谷", "")


def test_caption_from_xmp(tmp_path: Path) -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
        "<dc:description><rdf:Alt><rdf:li>河边晨跑</rdf:li></rdf:Alt></dc:description>"
        "<dc:creator><rdf:Seq><rdf:li>赵亮</rdf:li></rdf:Seq></dc:creator>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    path = save(tmp_path, picture(xmp=xmp.encode()))
    found = read_image(path, "a.jpg", tmp_path / "out")
    assert (found.caption, found.photographer) == ("河边晨跑", "赵亮")


@pytest.mark.parametrize(
    ("name", "long_side", "taken", "shrunk"),
    [
        ("DSC_1.jpg", 6000, True, False),
        ("DSC_1.jpg", 1280, True, False),
        ("DSC_1.jpg", 1280, False, True),
        ("扫描.jpg", 3000, False, False),
        ("mmexport1595.jpg", 3000, False, True),
        ("微信图片_20240601.jpg", 1080, True, True),
        ("组/微信图片_20240601.jpg", 4000, False, True),
        ("微信图片_20240601.jpg", 4000, True, False),
        ("QQ图片2024.png", 2000, False, True),
        ("wx_camera_1.jpg", 1920, False, True),
    ],
)
def test_messengers_copies(name: str, long_side: int, taken: bool, shrunk: bool) -> None:
    assert looks_shrunk(name, long_side, taken) is shrunk


def test_cut_off_picture(tmp_path: Path) -> None:
    data = picture(300, 300, quality=95)
    with pytest.raises(RefusalError, match="图片不完整"):
        read_image(save(tmp_path, data[: len(data) // 2]), "a.jpg", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def png_of(width: int, height: int) -> bytes:
    """A tiny PNG that claims to be large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def test_decompression_bomb(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="60000×60000 像素，大得不正常"):
        read_image(save(tmp_path, png_of(60_000, 60_000), "a.png"), "a.png", tmp_path / "out")


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 40, "WMF"),
        (b"not a picture at all", "不是能识别的图片"),
    ],
)
def test_what_is_no_picture_here(tmp_path: Path, head: bytes, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        read_image(save(tmp_path, head), "a.jpg", tmp_path / "out")


def test_file_of_fifty_megabytes(tmp_path: Path) -> None:
    stream = io.BytesIO(picture(200, 100))
    data = stream.getvalue() + b"\0" * (50 * 2**20)
    found = read_image(save(tmp_path, data), "a.jpg", tmp_path / "out")
    assert (found.width, found.path.stat().st_size) == (200, len(data))


def test_file_beyond_all_limits(tmp_path: Path) -> None:
    path = save(tmp_path, picture())
    with path.open("r+b") as file:
        file.truncate(201 * 2**20)
    with pytest.raises(RefusalError, match="超过 200 MB"):
        read_image(path, "a.jpg", tmp_path / "out")
