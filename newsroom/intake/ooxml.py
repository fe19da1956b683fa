"""Word packages (ISO/IEC 29500): their parts, relationships and the names of their elements."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml.etree import _Element as Element

from newsroom.intake.package import MOST_XML, Package, parse_xml
from newsroom.intake.refusal import SAVE_AS_DOCX, SEND_AGAIN, RefusalError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The ISO "strict" spelling of the same names, folded before parsing so that only one is read.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
_WORD_MAIN = ("wordprocessingml", "ms-word")
_OTHERS = {
    "spreadsheetml": " Excel 表格",
    "ms-excel": " Excel 表格",
    "presentationml": "演示文稿",
    "ms-powerpoint": "演示文稿",
}
_DEFAULT_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship's target: a part's name, or an address outside the package."""

    kind: str
    target: str
    external: bool


def local(node: Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(node: Element | None, name: str = "val") -> str | None:
    """A `w:` attribute of an element that may be absent."""
    return None if node is None else node.get(W + name)


def child(node: Element | None, name: str) -> Element | None:
    """The first child of a `w:` name."""
    return None if node is None else node.find(W + name)


def on(node: Element | None) -> bool | None:
    """A yes-or-no property: None where it is absent, so that the style decides."""
    if node is None:
        return None
    return value(node) not in {"0", "false", "off"}


def number(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute, `default` where it is none or beyond reason."""
    try:
        found = int(float(text or ""))
    except (ValueError, OverflowError):
        return default
    return found if abs(found) < 1_000_000 else default


class WordPackage:
    """A Word file's main part with what belongs to it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        if "[Content_Types].xml" not in package:
            raise RefusalError("不是 Word 文档，只是一个压缩包或别的文件改了扩展名", SAVE_AS_DOCX)
        types = _types(parse_xml(package.read("[Content_Types].xml", MOST_XML)))
        self.main = self._main_part(types)
        self.relations = self._relations(self.main)
        self.macros = "macroEnabled" in types.get("/" + self.main, "") or any(
            name.endswith("vbaProject.bin") for name in (i.filename for i in package.members)
        )

    def document(self) -> Element:
        """The main part. Raises RefusalError where it is broken."""
        return self.part(self.main)

    def part(self, name: str) -> Element:
        """A part's XML with strict names folded. Raises RefusalError where missing or broken."""
        data = self._package.read(name, MOST_XML)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data)

    def related(self, kind: str) -> Element | None:
        """The main part's related part by the last word of its kind (styles, numbering)."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external and relation.target in self._package:
                return self.part(relation.target)
        return None

    def bytes(self, name: str, most: int) -> bytes:
        """A part's bytes. Raises RefusalError where it is missing or larger than `most`."""
        return self._package.read(name, most)

    def _main_part(self, types: Mapping[str, str]) -> str:
        for relation in self._relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                self._check_type(types.get("/" + relation.target, ""))
                return relation.target
        if _DEFAULT_MAIN in self._package:
            return _DEFAULT_MAIN
        raise RefusalError("里找不到 Word 正文，可能已损坏", SEND_AGAIN)

    @staticmethod
    def _check_type(content_type: str) -> None:
        if any(mark in content_type for mark in _WORD_MAIN):
            return
        for mark, name in _OTHERS.items():
            if mark in content_type:
                raise RefusalError(
                    f"不是 Word 文档，内容其实是{name}", "请把需要的内容复制到 Word 文件里再收"
                )

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._package:
            return {}
        return dict(_read_relations(self.part(rels), folder))


def _types(root: Element) -> dict[str, str]:
    return {
        node.get("PartName", ""): node.get("ContentType", "")
        for node in root
        if local(node) == "Override"
    }


def _read_relations(root: Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for node in root:
        target = node.get("Target", "")
        external = node.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = node.get("Type", "").rpartition("/")[2]
        yield node.get("Id", ""), Relation(kind, target, external)
