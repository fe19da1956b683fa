"""Facts of WordprocessingML that every Word file of ours must keep, checked without an office."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.etree as etree
from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# Order of children as the schema has it, of those that may occur.
ORDER = {
    W + "pPr": (
        "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs kinsoku overflowPunct"
        " topLinePunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr"
    ),
    W + "rPr": "rStyle rFonts b bCs color spacing sz szCs lang",
    W + "style": "name aliases basedOn uiPriority semiHidden unhideWhenUsed qFormat pPr rPr",
    W + "sectPr": "footerReference type pgSz pgMar",
    W + "settings": (
        "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang"
        " decimalSymbol listSeparator"
    ),
    W + "font": "altName charset family pitch embedRegular",
    W + "tblPr": "tblpPr tblOverlap tblW jc tblBorders tblLayout tblCellMar",
    W + "tblBorders": "top left bottom right insideH insideV",
    W + "tcPr": "tcW gridSpan tcBorders shd vAlign",
    W + "tbl": "tblPr tblGrid tr",
    WP + "anchor": (
        "simplePos positionH positionV extent effectExtent wrapNone docPr cNvGraphicFramePr graphic"
    ),
    WPS + "wsp": "cNvSpPr cNvCnPr spPr txbx linkedTxbx bodyPr",
}
FORBIDDEN = ("balanceSingleByteDoubleByteWidth", "docGrid", "embedTrueTypeFonts", "noLineBreaks")


def faults(path: Path) -> list[str]:
    """What is wrong with a Word file; empty where nothing is."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        parts = {name: package.read(name) for name in package.namelist()}
    trees = {
        name: etree.fromstring(data)
        for name, data in parts.items()
        if name.endswith((".xml", ".rels"))
    }
    found = [*_relations(trees, set(parts)), *_identities(trees["word/document.xml"])]
    found += _bookmarks(trees["word/document.xml"])
    for name, tree in trees.items():
        found += [f"{name}: {fault}" for fault in _order(tree)]
        found += [
            f"{name}: {element.tag}"
            for element in tree.iter(etree.Element)
            if etree.QName(element).localname in FORBIDDEN
        ]
    return found


def _order(tree: Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        if str(element.tag) not in ORDER:
            continue
        known = ORDER[str(element.tag)].split()
        names = [etree.QName(child).localname for child in element]
        strange = set(names) - set(known)
        if strange:
            yield f"{element.tag} holds {strange}"
        elif names != sorted(names, key=known.index):
            yield f"{element.tag} has its children in the order {names}"


def _relations(trees: dict[str, Element], names: set[str]) -> Iterator[str]:
    declared = {element.get("PartName") for element in trees["[Content_Types].xml"]}
    extensions = {element.get("Extension") for element in trees["[Content_Types].xml"]}
    for name in names:
        if f"/{name}" not in declared and name.rpartition(".")[2] not in extensions:
            yield f"{name} has no content type"
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        base = posixpath.dirname(posixpath.dirname(name))
        for relation in tree:
            target = relation.get("Target", "")
            full = posixpath.normpath(posixpath.join(base, target)).lstrip("/")
            if relation.get("TargetMode") == "External" or full not in names:
                yield f"{name}: {target} is not in the package"


def _bookmarks(document: Element) -> Iterator[str]:
    marks = [
        (mark.get(W + "id"), mark.get(W + "name")) for mark in document.iter(W + "bookmarkStart")
    ]
    ends = [mark.get(W + "id") for mark in document.iter(W + "bookmarkEnd")]
    if sorted(ends) != sorted(number for number, _ in marks) or len(set(marks)) != len(marks):
        yield "bookmarks do not begin and end one by one"
    if len({name for _, name in marks}) != len(marks) or any(len(n or "") > 40 for _, n in marks):
        yield "bookmarks share a name or have one too long for Word"


def _identities(document: Element) -> Iterator[str]:
    numbers = [shape.get("id") for shape in document.iter(WP + "docPr")]
    if len(numbers) != len(set(numbers)):
        yield "two shapes share one id"
    for box in document.iter(W + "txbxContent"):
        if len(box) == 0 or box[-1].tag != W + "p":
            yield "a text box must end with a paragraph"
    heads = {box.get("id") for box in document.iter(WPS + "txbx")} - {None}
    links = [(link.get("id"), link.get("seq")) for link in document.iter(WPS + "linkedTxbx")]
    if {head for head, _ in links} != heads or len(links) != len(set(links)):
        yield "the links of text boxes are broken"
    names = [shape.get("id") for shape in document.iter(V + "rect")]
    if len(names) != len(set(names)):
        yield "two VML shapes share one id"
    for tag in (WP + "posOffset", WP + "extent", A + "ext"):
        for element in document.iter(tag):
            values = [element.text] if tag.endswith("posOffset") else element.values()
            if not all(value and value.lstrip("-").isdigit() for value in values):
                yield f"{tag} is not a whole number: {values}"
    body = document[0]
    if body[-1].tag != W + "sectPr" or (len(body) > 1 and body[-2].tag != W + "p"):
        yield "a document must end with a paragraph and its section"


def document(path: Path, branch: str = "Choice") -> Element:
    """The parsed main part, of drawings that are said twice the newer branch, or the Fallback."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    other = "Fallback" if branch == "Choice" else "Choice"
    for element in list(root.iter(f"{MC}{other}")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    return root


def part(path: Path, name: str) -> str:
    """A part's text."""
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode("utf8")


def paragraphs(root: Element) -> list[str]:
    """Texts of the paragraphs below an element, line breaks as /, zero-width spaces left out."""
    found = []
    for paragraph in root.iter(W + "p"):
        content = ""
        for element in paragraph.iterchildren(W + "r"):
            for child in element:
                if child.tag == W + "t":
                    content += child.text or ""
                elif child.tag == W + "br":
                    content += "/"
                elif child.tag == W + "tab":
                    content += "\t"
        found.append(content.replace("\u200b", ""))
    return found
