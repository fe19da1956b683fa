"""What every Word file of ours starts from: a tiny package of our own, not an office's template.

Office templates carry settings that move text in East Asian documents (balanced byte widths,
character grids, compatibility modes); the package below holds only what is known to be harmless.
Content is written as XML strings, parsed once, and python-docx carries package and pictures.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from newsroom.export.placing import publish
from newsroom.export.word_base import (
    MAIN,
    NAMESPACES,
    RELATIONS,
    EmbeddedFont,
    Measures,
    Style,
    attribute,
    font,
    run_fonts,
    section,
    size,
    text,
)
from newsroom.model.edition import Edition
from newsroom.model.publication import Publication

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OPC = "application/vnd.openxmlformats-package"
_KINDS = (
    ("/word/document.xml", _TYPES + "document.main+xml"),
    ("/word/styles.xml", _TYPES + "styles+xml"),
    ("/word/settings.xml", _TYPES + "settings+xml"),
    ("/word/fontTable.xml", _TYPES + "fontTable+xml"),
    ("/docProps/core.xml", f"{_OPC}.core-properties+xml"),
    (".odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
)
_PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "tiff"})
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE_PROPERTIES = f"{_PACKAGE}/relationships/metadata/core-properties"


def new_document(
    source: Edition | Publication,
    *,
    title: str,
    styles: Iterable[Style],
    fonts: Iterable[tuple[str, str]],
    measures: Measures,
    compress: bool = False,
    embedded: Sequence[EmbeddedFont] = (),
) -> Document:
    """An empty document. source: what it is made of, an issue or, of several, their publication.
    fonts: (name, other name) of every font used, for the font table.

    compress: let Word squeeze punctuation itself, for flowing text only. embedded: those of the
    fonts that travel in the file.
    """
    publication = source if isinstance(source, Publication) else source.publication
    subject = "" if isinstance(source, Publication) else source.issue.label
    parts = {
        "[Content_Types].xml": _content_types(_KINDS),
        "_rels/.rels": _relations(
            (
                (f"{RELATIONS}/officeDocument", "word/document.xml"),
                (_CORE_PROPERTIES, "docProps/core.xml"),
            )
        ),
        "docProps/core.xml": _core(publication, subject, title),
        "word/document.xml": _document(measures),
        "word/_rels/document.xml.rels": _relations(
            (f"{RELATIONS}/{kind}", f"{kind}.xml") for kind in ("styles", "settings", "fontTable")
        ),
        "word/styles.xml": _styles(publication, styles),
        "word/settings.xml": _settings(compress=compress),
        "word/fontTable.xml": _font_table(fonts, embedded),
    }
    files = [f"fonts/font{number}.odttf" for number in range(1, len(embedded) + 1)]
    if embedded:
        parts["word/_rels/fontTable.xml.rels"] = _relations(
            (f"{RELATIONS}/font", name) for name in files
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
        for name, each in zip(files, embedded, strict=True):
            package.writestr(f"word/{name}", each.data)
    stream.seek(0)
    return docx.Document(stream)


def append(document: Document, blocks: Iterable[str]) -> None:
    """Add paragraphs, given as XML that uses the prefixes of NAMESPACES, in one parse."""
    holder = parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>")
    body = document.element.body
    end = body.find(f"{{{MAIN}}}sectPr")
    for block in list(holder):
        end.addprevious(block)


def save(document: Document, target: Path) -> Path:
    """Write the document whole or not at all. Raises FileError."""
    package = document.part.package
    assert package is not None
    parts = list(package.iter_parts())
    kinds = [(part.partname, part.content_type) for part in parts]
    with publish(target) as aside, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _content_types(kinds))
        file.writestr("_rels/.rels", package.rels.xml)
        for part in parts:
            name = part.partname
            # Pictures are as small as they get; squeezing them again takes most of the time.
            packed = zipfile.ZIP_STORED if name.ext in _PICTURES else zipfile.ZIP_DEFLATED
            file.writestr(name.membername, part.blob, packed)
            if part.rels:
                file.writestr(name.rels_uri.membername, part.rels.xml)
    return target


def add_picture(document: Document, data: bytes, number: int) -> str:
    """Take a picture file, JPEG or PNG, into the document; the id that drawings name it by."""
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    name = PackURI(f"/word/media/picture{number}.{kind}")
    part = Part(name, f"image/{kind}", data, document.part.package)
    return document.part.relate_to(part, f"{RELATIONS}/image")


def _xml(content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'


def _content_types(kinds: Iterable[tuple[str, str]]) -> str:
    """kinds: names of parts with what they are; pictures and fonts go by their suffixes."""
    by_suffix = {"rels": f"{_OPC}.relationships+xml", "xml": "application/xml"}
    overrides = []
    for name, kind in kinds:
        suffix = name.rpartition(".")[2]
        if suffix == "xml":
            overrides.append(f'<Override PartName="{name}" ContentType="{kind}"/>')
        else:
            by_suffix[suffix] = kind
    defaults = (
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in by_suffix.items()
    )
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{''.join(defaults)}{''.join(overrides)}</Types>"
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return _xml(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{rows}</Relationships>"
    )


def _core(publication: Publication, subject: str, title: str) -> str:
    """Core properties. The publication signs, not the person or the computer."""
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = text(publication.publisher or publication.name)
    return _xml(
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(title)}</dc:title><dc:subject>{text(subject)}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{now}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _document(measures: Measures) -> str:
    return _xml(f"<w:document {NAMESPACES}><w:body>{section(measures)}</w:body></w:document>")


def _styles(publication: Publication, styles: Iterable[Style]) -> str:
    body = font(publication, "body")
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{run_fonts(body.word_name)}{size(21)}<w:lang w:val="en-US" w:eastAsia="zh-CN"'
        ' w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    # A document without a default paragraph style switches Word's automatic spacing off for good.
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>"
    )
    return _xml(
        f'<w:styles xmlns:w="{MAIN}">{defaults}{normal}'
        f"{''.join(_style(style) for style in styles)}</w:styles>"
    )


def _style(style: Style) -> str:
    custom = "" if style.name.startswith("heading ") else ' w:customStyle="1"'
    alias = f"<w:aliases w:val={attribute(style.alias)}/>" if style.alias else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">'
        f"<w:name w:val={attribute(style.name)}/>{alias}"
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f"<w:rPr>{style.run}</w:rPr></w:style>"
    )


def _settings(*, compress: bool) -> str:
    control = "compressPunctuation" if compress else "doNotCompress"
    uri = "http://schemas.microsoft.com/office/word"
    modern = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return _xml(
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="{control}"/><w:compat>{modern}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table(fonts: Iterable[tuple[str, str]], embedded: Sequence[EmbeddedFont]) -> str:
    """Names and other names; w:embedTrueTypeFonts is left unsaid, since LibreOffice would then
    put every font whole into what it saves.
    """
    carried = {each.name: (number, each) for number, each in enumerate(embedded, 1)}
    rows = []
    for name, other in (dict(fonts) | {each.name: each.other for each in embedded}).items():
        alt = f"<w:altName w:val={attribute(other)}/>" if other and other != name else ""
        charset = "00" if name.isascii() and name not in carried else "86"
        own = ""
        if name in carried:
            number, each = carried[name]
            own = f'<w:embedRegular r:id="rId{number}" w:fontKey="{each.key}" w:subsetted="1"/>'
        rows.append(
            f'<w:font w:name={attribute(name)}>{alt}<w:charset w:val="{charset}"/>'
            f'<w:family w:val="auto"/><w:pitch w:val="variable"/>{own}</w:font>'
        )
    return _xml(f'<w:fonts xmlns:w="{MAIN}" xmlns:r="{RELATIONS}">{"".join(rows)}</w:fonts>')
