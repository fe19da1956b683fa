"""Files that correspondents might send, good and hostile, made for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def relation(key: str, kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def document(body: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<w:document {NAMES}><w:body>{body}</w:body></w:document>"


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def word(
    path: Path,
    body: str,
    *,
    relations: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    main: str = MAIN,
    raw: str | bytes | None = None,
) -> Path:
    """A Word file with just this body (or this whole main part), and further parts."""
    linked = {"word/styles.xml": "styles", "word/numbering.xml": "numbering"}
    parts = parts or {}
    relations += "".join(
        relation(f"own{kind}", kind, name.removeprefix("word/"))
        for name, kind in linked.items()
        if name in parts
    )
    return write_zip(
        path,
        {
            "[Content_Types].xml": TYPES.format(main=main),
            "_rels/.rels": RELS.format(relation("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": document(body) if raw is None else raw,
            "word/_rels/document.xml.rels": RELS.format(relations),
            **parts,
        },
    )


def part(root: str, content: str) -> str:
    return f"<w:{root} {NAMES}>{content}</w:{root}>"


def p(text: str = "", properties: str = "", *, more: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}{more}</w:p>"


def r(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def drawing(
    key: str, *, attribute: str = "embed", name: str = "图片 1", anchored: bool = False
) -> str:
    place = "anchor" if anchored else "inline"
    return (
        f'<w:drawing><wp:{place}><wp:docPr id="1" name="{name}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="{name}"/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:{attribute}="{key}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        f"</wp:{place}></w:drawing>"
    )


def shape(content: str) -> str:
    """A text box as Word writes it: once for new programs, again for old ones."""
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def picture(
    width: int = 40,
    height: int = 30,
    kind: str = "JPEG",
    *,
    exif: Image.Exif | None = None,
    **more: object,
) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (width, height), (180, 40, 30))
    if exif is not None:
        more["exif"] = exif
    image.save(stream, kind, **more)  # pyright: ignore[reportArgumentType]
    return stream.getvalue()


def ole(stream: str, *, flags: int = 0) -> bytes:
    """An old Office container with one named stream that begins like a Word document."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    entry = bytearray(128)
    name = stream.encode("utf-16-le") + b"\0\0"
    entry[: len(name)] = name
    entry[64:66] = len(name).to_bytes(2, "little")
    entry[116:120] = (1).to_bytes(4, "little")
    entry[120:124] = (4096).to_bytes(4, "little")
    fib = bytearray(4096)
    fib[:2] = (0xA5EC).to_bytes(2, "little")
    fib[10:12] = flags.to_bytes(2, "little")
    return bytes(header + entry.ljust(512, b"\0") + fib)
