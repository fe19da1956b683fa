"""Hostile pictures, PDF files that came back, and fonts."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.fuzz.corpus import hostile
from tests.fuzz.doors import Door
from tests.intake import made

MB = 2**20


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _png(width: int, height: int, *chunks: bytes, rows: bytes = b"") -> bytes:
    head = _chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + _chunk(b"IEND", b"")


@hostile("png/huge", "a.png", told="大得不正常")
def _huge(path: Path) -> None:
    path.write_bytes(_png(2**31 - 1, 2**31 - 1))


@hostile("png/bomb", "a.png")
def _bomb(path: Path) -> None:
    path.write_bytes(_png(9_000, 9_000, rows=bytes(9_000 * 27_001)))


@hostile("png/text-bomb", "a.png")
def _text(path: Path) -> None:
    texts = [_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(60 * MB)))] * 5
    path.write_bytes(_png(8, 8, *texts, rows=bytes(8 * 25)))


@hostile("png/many-texts", "a.png")
def _texts(path: Path) -> None:
    texts = (_chunk(b"tEXt", b"k%d\0v" % number) for number in range(300_000))
    path.write_bytes(_png(8, 8, *texts, rows=bytes(8 * 25)))


@hostile("png/profile-bomb", "a.png")
def _profile(path: Path) -> None:
    profile = _chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(300 * MB)))
    path.write_bytes(_png(8, 8, profile, rows=bytes(8 * 25)))


@hostile("jpeg/cut-off", "a.jpg", told="损坏")
def _cut(path: Path) -> None:
    data = made.picture(900, 900, quality=100)
    path.write_bytes(data[: len(data) // 2])


@hostile("jpeg/huge", "a.jpg")
def _jpeg(path: Path) -> None:
    data = bytearray(made.picture(16, 16))
    place = data.find(b"\xff\xc0")
    data[place + 5 : place + 9] = b"\xff\xdc\xff\xdc"
    path.write_bytes(data)


@hostile("jpeg/many-scans", "a.jpg")
def _scans(path: Path) -> None:
    data = made.picture(4000, 4000, progressive=True)
    place = data.find(b"\xff\xda")
    end = data.find(b"\xff\xc4", place)
    end = end if end > 0 else len(data) - 2
    path.write_bytes(data[:end] + data[place:end] * 20_000 + data[end:])


@hostile("jpeg/marks-of-nothing", "a.jpg")
def _marks(path: Path) -> None:
    data = made.picture()
    path.write_bytes(data[:2] + b"\xff\xe1\x00\x02" * (5 * MB) + data[2:])


@hostile("jpeg/exif-cycle", "a.jpg")
def _exif(path: Path) -> None:
    tags = struct.pack("<HHLLL", 0x8769, 4, 1, 8, 0)[:12]
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 1) + tags + struct.pack("<L", 8)
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    data = made.picture()
    path.write_bytes(data[:2] + segment + data[2:])


@hostile("jpeg/exif-of-millions", "a.jpg")
def _exif_many(path: Path) -> None:
    entry = struct.pack("<HHLL", 0x010E, 2, 0xFFFFFFF0, 8)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 5000) + entry * 5000
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    data = made.picture()
    path.write_bytes(data[:2] + segment + data[2:])


@hostile("jpeg/xmp-entity", "a.jpg")
def _xmp(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    xml = f"<!DOCTYPE x [{entities}]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&l9;</x:xmpmeta>"
    data = b"http://ns.adobe.com/xap/1.0/\0" + xml.encode()
    segment = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
    whole = made.picture()
    path.write_bytes(whole[:2] + segment + whole[2:])


def _tiff(*tags: tuple[int, int, int, int], more: bytes = b"") -> bytes:
    """A TIFF of one directory: tag, type, count, value each."""
    entries = b"".join(struct.pack("<HHLL", *tag) for tag in tags)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + bytes(4) + more


@hostile("tiff/huge", "a.tif")
def _tiff_huge(path: Path) -> None:
    sides = ((256, 4, 1, 4_000_000_000), (257, 4, 1, 4_000_000_000))
    path.write_bytes(_tiff(*sides, (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 8)))


@hostile("tiff/cycle", "a.tif")
def _tiff_cycle(path: Path) -> None:
    data = bytearray(_tiff((256, 4, 1, 8), (257, 4, 1, 8), (258, 3, 1, 8), (262, 3, 1, 1)))
    data[-4:] = struct.pack("<L", 8)
    path.write_bytes(data)


@hostile("tiff/strips-of-a-billion", "a.tif")
def _tiff_strips(path: Path) -> None:
    sides = ((256, 4, 1, 9000), (257, 4, 1, 9000), (258, 3, 1, 8), (262, 3, 1, 1))
    path.write_bytes(_tiff(*sides, (273, 4, 0x3FFFFFFF, 8), (279, 4, 0x3FFFFFFF, 8)))


@hostile("tiff/many-frames", "a.tif")
def _tiff_frames(path: Path) -> None:
    stream = BytesIO()
    frames = [Image.new("1", (8, 8)) for _ in range(3000)]
    frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:])
    path.write_bytes(stream.getvalue())


@hostile("gif/many-frames", "a.gif")
def _gif(path: Path) -> None:
    stream = BytesIO()
    Image.new("P", (4000, 4000)).save(stream, "GIF")
    data = stream.getvalue()
    place = data.find(b"\x2c")
    path.write_bytes(data[:place] + data[place:-1] * 800 + b";")


@hostile("bmp/runs", "a.bmp")
def _bmp(path: Path) -> None:
    head = struct.pack("<LLLHHLLLLLL", 40, 60_000, 60_000, 1, 8, 1, 0, 0, 0, 256, 0)
    path.write_bytes(
        b"BM" + struct.pack("<LLL", 0, 0, 54 + 1024) + head + bytes(1024) + b"\xff\1" * 9
    )


@hostile("webp/huge", "a.webp")
def _webp(path: Path) -> None:
    data = bytearray(made.picture(16, 16, "WEBP", lossless=True))
    place = data.find(b"\x2f")
    data[place + 1 : place + 5] = b"\xff\xff\xff\x0f"
    path.write_bytes(data)


@hostile("picture/is-eps", "a.jpg")
def _eps(path: Path) -> None:
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n")


_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{0}"'
    ' height="{0}">{1}</svg>'
)


@hostile("picture/is-svg", "a.png", told="不是能识别")
def _svg(path: Path) -> None:
    path.write_text(_SVG.format(9, '<image xlink:href="file:///etc/passwd"/>'), "utf8")


@hostile("picture/pdf-instead", "a.jpg")
def _pdf_picture(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(5000))


@hostile("stored/svg-of-many-uses", "a.jpg", Door.PICTURE, "unreadable")
def _stored_svg(path: Path) -> None:
    groups = "".join(
        f'<g id="g{i}">'
        + f'<use xlink:href="#g{i - 1}"/>' * 10 * bool(i)
        + "<path d='M0 0h9'/></g>"
        for i in range(9)
    )
    path.write_text(_SVG.format(400, groups + '<use xlink:href="#g8"/>'), "utf8")


@hostile("stored/huge-png", "a.png", Door.PICTURE)
def _stored_huge(path: Path) -> None:
    path.write_bytes(_png(60_000, 60_000, rows=bytes(MB)))


@hostile("stored/pdf", "a.png", Door.PICTURE, "unreadable")
def _stored_pdf(path: Path) -> None:
    path.write_bytes(_pdf(b"0 0 m 9 9 l S"))


@hostile("stored/xpm", "a.png", Door.PICTURE, "unreadable")
def _stored_xpm(path: Path) -> None:
    path.write_bytes(b'/* XPM */\nstatic char *a[] = {"20000 20000 2 1","a c #000","b c #fff",\n')


def _pdf(content: bytes, more: bytes = b"", resources: bytes = b"<<>>", pages: int = 1) -> bytes:
    """A PDF of pages that all show one stream, without its table of places: readers mend that."""
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 900]/Contents 4 0 R/Resources %s>>"
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj" % (kids, pages),
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(zlib.compress(content))
        + zlib.compress(content)
        + b"\nendstream endobj",
        *(b"%d 0 obj%sendobj" % (10 + i, page % resources) for i in range(pages)),
        more,
        b"trailer<</Root 1 0 R>>",
    ]
    return b"%PDF-1.7\n" + b"\n".join(parts)


@hostile("pdf/many-pages", "a.pdf", Door.RETURNED)
def _pages(path: Path) -> None:
    path.write_bytes(_pdf(b"", pages=5000))


@hostile("pdf/bomb", "a.pdf", Door.RETURNED)
def _pdf_bomb(path: Path) -> None:
    path.write_bytes(_pdf(b"0 0 m 9 9 l S " * (20 * MB)))


@hostile("pdf/forms-in-forms", "a.pdf", Door.RETURNED)
def _forms(path: Path) -> None:
    form = b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
    more = b"\n".join(
        form % (20 + i, 21 + i) + b"/Length 60>>stream\n" + b"/F Do " * 10 + b"\nendstream endobj"
        for i in range(30)
    )
    path.write_bytes(_pdf(b"/F Do", more, b"<</XObject<</F 20 0 R>>>>"))


@hostile("pdf/cycle-of-pages", "a.pdf", Door.RETURNED)
def _pdf_cycle(path: Path) -> None:
    path.write_bytes(_pdf(b"").replace(b"/Kids[10 0 R]", b"/Kids[2 0 R 10 0 R]"))


@hostile("pdf/large-page", "a.pdf", Door.RETURNED)
def _large_page(path: Path) -> None:
    path.write_bytes(_pdf(b"").replace(b"[0 0 900 900]", b"[0 0 9e9 1e-3]"))


@hostile("pdf/script", "a.pdf", Door.RETURNED)
def _pdf_script(path: Path) -> None:
    action = b"/OpenAction<</S/JavaScript/JS(while(1){})>>"
    path.write_bytes(_pdf(b"").replace(b"/Catalog", b"/Catalog" + action))


@hostile("pdf/nested-arrays", "a.pdf", Door.RETURNED)
def _arrays(path: Path) -> None:
    path.write_bytes(_pdf(b"", b"5 0 obj" + b"[" * 2_000_000 + b"endobj"))


@hostile("font/cut-off", "a.ttf", Door.FONT)
def _font_cut(path: Path) -> None:
    path.write_bytes(b"\0\1\0\0" + struct.pack(">HHHH", 400, 16, 1, 0) + b"name" * 3000)


@hostile("font/collection-of-billions", "a.ttc", Door.FONT)
def _collection(path: Path) -> None:
    path.write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xf0" + bytes(4000))


@hostile("font/collection-of-one", "a.ttc", Door.FONT)
def _same_face(path: Path) -> None:
    """Very many faces, all of them the same table of names."""
    count = 60_000
    names = struct.pack(">HHH", 0, 1, 18) + struct.pack(">HHHHHH", 3, 1, 0x409, 1, 2, 0) + b"\0x"
    start = 12 + 4 * count
    face = b"\0\1\0\0" + struct.pack(">HHHH", 1, 16, 0, 0)
    face += b"name" + struct.pack(">LLL", 0, start + 28, len(names))
    path.write_bytes(
        b"ttcf\0\1\0\0" + struct.pack(">L", count) + struct.pack(">L", start) * count + face + names
    )


@hostile("font/pipe", "a.otf", Door.FONT)
def _font_pipe(path: Path) -> None:
    os.mkfifo(path)
