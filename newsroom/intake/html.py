"""Web pages as lines: blocks and <br> end lines, headings keep their level, scripts are dropped."""

from __future__ import annotations

import codecs
import re

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError
from lxml.etree import _Element as Element

from newsroom.intake.refusal import Notes, RefusalError, check_lines
from newsroom.model.manuscript import CopyLine

_DROPPED = frozenset(
    {"script", "style", "head", "noscript", "template", "iframe", "object", "nav", "select"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "big", "code", "em", "font", "i", "ins", "label", "mark", "o:p", "s"}
    | {"small", "span", "st1", "strong", "sub", "sup", "tt", "u", "img"}
)
_STRONG = frozenset({"b", "strong"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO_TEXT = frozenset({"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape"})
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "x-gbk": "gb18030"}


def declared(data: bytes) -> str | None:
    """The page's text in the encoding it declares; None where it declares none or a wrong one."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        usual = codecs.lookup(_WIDER.get(name, name)).name
        return None if usual in _NO_TEXT else data.decode(usual)
    except (LookupError, UnicodeError):
        return None


def lines_of_html(text: str, notes: Notes) -> list[CopyLine]:
    """The lines of a page. Raises RefusalError where nothing can be parsed."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError) as error:
        raise RefusalError("不是能读的网页", "请把网页上的文字复制后粘贴进来") from error
    page = _Page(notes)
    page.walk(root, 0, False)
    page.end_line(0, False)
    return page.lines


class _Page:
    def __init__(self, notes: Notes) -> None:
        self.lines: list[CopyLine] = []
        self._notes = notes
        self._parts: list[str] = []
        self._plain = 0
        self._boxes = 0
        self._box = 0

    def end_line(self, heading: int, centred: bool) -> None:
        text = _SPACE.sub(" ", "".join(self._parts)).strip(" ")
        if text:
            check_lines(len(self.lines))
            self.lines.append(
                CopyLine(text, heading, bold=not self._plain, centred=centred, box=self._box)
            )
        self._parts, self._plain = [], 0

    def _add(self, text: str | None, bold: bool) -> None:
        if text:
            self._parts.append(text)
            self._plain += 0 if bold else len(text.strip())

    def walk(self, node: Element, heading: int, centred: bool, bold: bool = False) -> None:
        """One element and all inside it; the text after it belongs to its parent."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _DROPPED:
            return
        if tag == "img":
            self._notes.add("网页里的图片没有收入，请另交图片文件")
        block = tag not in _INLINE
        outer = heading, centred
        if block:
            self.end_line(*outer)
            heading = _HEADINGS.get(tag, heading)
            centred = centred or tag == "center" or _is_centred(node)
        previous = self._box
        if tag in {"td", "th"}:
            self._boxes += 1
            self._box = self._boxes
        bold = bold or tag in _STRONG
        self._add(node.text, bold)
        for child in node:
            self.walk(child, heading, centred, bold)
            self._add(child.tail, bold)
        if block:
            self.end_line(heading, centred)
        self._box = previous


def _is_centred(node: Element) -> bool:
    look = node.get("align", "").lower() == "center"
    return look or _CENTRED.search(node.get("style", "")) is not None
