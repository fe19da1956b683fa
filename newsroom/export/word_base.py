"""The words of Word's XML that all our files share: measures, styles, fonts, escaped text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from newsroom.model.length import Length
from newsroom.model.publication import FontRole, Publication

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_VML = "urn:schemas-microsoft-com:vml"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" xmlns:mc="{_MARKUP}" xmlns:wps="{_SHAPE}"'
    f' xmlns:wp="{_DRAWING}wordprocessingDrawing" xmlns:a="{_DRAWING}main"'
    f' xmlns:pic="{_DRAWING}picture" xmlns:v="{_VML}"'
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Word and WPS show these roles under these names; used where a house style does not name a role.
_USUAL_FONTS = {
    "body": ("宋体", "SimSun"),
    "hei": ("黑体", "SimHei"),
    "kai": ("楷体", "KaiTi"),
    "fang": ("仿宋", "FangSong"),
    "headline": ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. paragraph, run: inner XML of its w:pPr and w:rPr, in schema order.

    alias: a second name, for styles whose first one Word translates itself (heading 1).
    """

    id: str
    name: str
    paragraph: str
    run: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """A section's page size and margins."""

    width: Length
    height: Length
    top: Length
    right: Length
    bottom: Length
    left: Length
    footer: Length = Length(0)


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font that travels in a file. name: its own; other: what to show where it cannot be shown.

    data: masked with `key`, as Office stores it. key: a GUID in braces.
    """

    name: str
    other: str
    key: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape stands, in EMU from the page's top left corner, and how it is known.

    number: unique in the document, higher lies in front. name: what lists of shapes show;
    description: what is read aloud instead of it. behind: under the text.
    """

    x: int
    y: int
    width: int
    height: int
    number: int
    name: str
    description: str = ""
    behind: bool = False

    @property
    def said(self) -> str:
        """What is read aloud of the shape."""
        return self.description or self.name


def text(content: str) -> str:
    """Text for an XML element: escaped, without what XML cannot hold."""
    return escape(_ILLEGAL.sub("", content))


def attribute(content: str) -> str:
    """Text for an XML attribute, quotation marks included."""
    return quoteattr(_ILLEGAL.sub("", content))


def font(publication: Publication, *roles: str) -> FontRole:
    """The house's font for the first of the roles that it names, else the usual one."""
    for role in roles:
        if role in publication.fonts:
            return publication.fonts[role]
    word_name, alt_name = _USUAL_FONTS[roles[0]]
    return FontRole(word_name, alt_name, ())


def run_fonts(name: str, latin: str = "") -> str:
    """w:rFonts naming one font for Han and, unless `latin` is given, for Latin too."""
    east, west = attribute(name), attribute(latin or name)
    return f"<w:rFonts w:ascii={west} w:hAnsi={west} w:eastAsia={east} w:cs={west}/>"


def size(half_points: int) -> str:
    """w:sz and w:szCs of a type size in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def half_points(length: Length) -> int:
    """Word's unit of type sizes, at least one point."""
    return max(2, round(length.pt * 2))


def section(measures: Measures, *, break_type: str = "") -> str:
    """w:sectPr; `break_type` nextPage for one that ends inside the document."""
    wide = ' w:orient="landscape"' if measures.width > measures.height else ""
    kind = f'<w:type w:val="{break_type}"/>' if break_type else ""
    return (
        f"<w:sectPr>{kind}"
        f'<w:pgSz w:w="{measures.width.twips}" w:h="{measures.height.twips}"{wide}/>'
        f'<w:pgMar w:top="{measures.top.twips}" w:right="{measures.right.twips}"'
        f' w:bottom="{measures.bottom.twips}" w:left="{measures.left.twips}"'
        f' w:header="0" w:footer="{measures.footer.twips}" w:gutter="0"/></w:sectPr>'
    )


def sender(publication: Publication) -> str:
    """Who signs a letter of the publication: its publisher, without what the masthead says it did
    (编印, 主办), or else its editors.
    """
    name = re.sub(r"\s*(?:编印|主办|主管|承办|出版|编辑出版)$", "", publication.publisher.strip())
    return name or f"{publication.name}编辑部"
