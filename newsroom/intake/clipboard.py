"""Copied web text (Word, WPS, WeChat articles, browsers) as paragraphs of a body.

Paragraphs, headings and items stay; styles, links, hidden text and emoji go; a table's row becomes
a line. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, iterwalk
from lxml.etree import _Element as Element

from newsroom.intake.wire import Copied
from newsroom.model.markup import Paragraph, ParagraphKind, text, write

_DROPPED = re.compile(
    "script|style|head|title|noscript|template|iframe|object|select|button|svg|audio|video|input"
    "|textarea|meta|link"
)
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|img|ins|kbd|label|mark|o:p|q|s|samp|small|span|st1"
    "|strike|strong|sub|sup|time|tt|u|var|wbr|mp-common-profile"
)
_HEADING = re.compile(r"h[1-6]")
_HEADING_CLASS = re.compile(
    r"MsoTitle|MsoSubtitle|MsoHeading|^heading-?\d|ql-heading", re.IGNORECASE
)
_OUTLINE = re.compile(r"mso-outline-level\s*:\s*[1-6]")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)"
)
_WEIGHT = re.compile(r"(?<![-\w])font-weight\s*:\s*(bolder|bold|normal|lighter|\d+)")
_IGNORED_LIST = re.compile(r"mso-list\s*:\s*Ignore", re.IGNORECASE)
_FRAGMENT_STARTS = re.compile(r"<!--\s*StartFragment\s*-->")
_FRAGMENT_ENDS = re.compile(r"<!--\s*EndFragment\s*-->")
_CONDITION = re.compile(r"<!\[(?:if|endif)[^<>]*>|<\?xml[^<>]*>", re.IGNORECASE)
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018-\u201d\u2026"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u20e3]"
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u263f"
    "\u2641\u2643-\u26ff\u2700-\u2712\u2715-\u2775\u2794-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55]"
)
_BULLET = re.compile(r"[·•●○■□◆◇▪▫➢➤√✓\uf000-\uf0ff§lnuoØü-]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ENDING = "。；，：！？…"
_LONGEST_HEADING = 30
_LONGEST_CELL = 80
_CELLS = ("td", "th")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was copied. pictures: addresses of pictures, in order: files, data or on the web."""

    paragraphs: tuple[Paragraph, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    text: str
    heading: bool = False
    bold: bool = False
    item: bool = False


@dataclass(slots=True)
class _State:
    """What holds for the text at hand: inside a heading, bold, an item, preserved line ends, a cell
    of a table.
    """

    heading: bool = False
    bold: bool = False
    item: bool = False
    kept: bool = False
    cell: bool = False


def read_copied(source: str) -> Copied:
    """Copied HTML as it is sent between processes."""
    found = read_clipboard(source)
    return Copied(write(found.paragraphs), found.pictures)


def read_clipboard(source: str) -> Pasted:
    """The paragraphs of copied HTML; total: what cannot be parsed holds none."""
    content = _CONDITION.sub("", _uncommented(_fragment(source)))
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(f"<body>{content}</body>", parser=parser)
    except (ParserError, XMLSyntaxError, ValueError):
        return Pasted()
    if any(fault.level_name == "FATAL" for fault in parser.error_log):
        return Pasted()  # too deep to be read to its end: its plain text is whole
    page = _Page(long_cells=_long_cells(root))
    page.walk(root, _State())
    page.end()
    return Pasted(tuple(_paragraphs(page.lines)), tuple(page.pictures))


def _fragment(source: str) -> str:
    """What was chosen, from its first mark to its last, else all of it."""
    start = _FRAGMENT_STARTS.search(source)
    if start is None:
        return source
    end = source.rfind("EndFragment", start.end())
    found = _FRAGMENT_ENDS.search(source, source.rfind("<!--", 0, end)) if end >= 0 else None
    return source if found is None else source[start.end() : found.start()]


def _uncommented(source: str) -> str:
    """Without comments, before Word's own conditions go: these end some of the comments."""
    first, *others = source.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in others)


@dataclass(slots=True)
class _Page:
    lines: list[_Line] = field(default_factory=list)
    pictures: dict[str, None] = field(default_factory=dict)
    long_cells: frozenset[Element] = frozenset()
    parts: list[str] = field(default_factory=list)
    plain: int = 0
    state: _State = field(default_factory=_State)

    def end(self) -> None:
        """Close the line at hand."""
        content = _cleaned("".join(self.parts))
        if content:
            bold = not self.plain
            self.lines.append(_Line(content, self.state.heading, bold, self.state.item))
        self.parts, self.plain = [], 0
        self.state = _State(kept=self.state.kept)

    def add(self, content: str | None, state: _State) -> None:
        """Take words in."""
        if not content:
            return
        if state.kept:
            first, *others = content.split("\n")
            self._put(first, state)
            for line in others:
                self.end()
                self._put(line, state)
        else:
            self._put(content, state)

    def _put(self, content: str, state: _State) -> None:
        if _cleaned(content):
            self.state.heading |= state.heading
            self.state.item |= state.item
            self.plain += 0 if state.bold else 1
        self.parts.append(content)

    def walk(self, node: Element, state: _State) -> None:
        """One element and all inside it; the text after it belongs to its parent."""
        tag = node.tag.lower() if isinstance(node.tag, str) else ""
        style = node.get("style", "")
        if not tag or _DROPPED.fullmatch(tag) or "hidden" in node.attrib or _HIDDEN.search(style):
            return
        if tag == "img":
            self._picture(node)
            return
        if tag == "br":
            self.end()
            return
        if _IGNORED_LIST.search(style):
            self._numbered(node, state)
            return
        inner = _inner(node, tag, style, state)
        cell = tag in _CELLS and node not in self.long_cells
        inner.cell |= cell
        ends = not _INLINE.fullmatch(tag) and not inner.cell
        if ends:
            self.end()
        elif cell and _cleaned("".join(self.parts)):
            self.parts.append("\u3000")
        self.add(node.text, inner)
        for child in node:
            self.walk(child, inner)
            self.add(child.tail, inner)
        if ends:
            self.end()

    def _picture(self, node: Element) -> None:
        source = node.get("src") or node.get("data-src") or ""
        if source:
            self.pictures.setdefault(source)

    def _numbered(self, node: Element, state: _State) -> None:
        """Word's list marks: a bullet makes an item, a number is text."""
        mark = _SPACE.sub("", "".join(node.itertext()))
        if len(mark) == 1 and _BULLET.match(mark):
            self.state.item = True
        else:
            self.add(mark, state)


def _inner(node: Element, tag: str, style: str, state: _State) -> _State:
    """What holds inside an element."""
    heading = bool(_HEADING.fullmatch(tag) or _OUTLINE.search(style)) or bool(
        _HEADING_CLASS.search(node.get("class", ""))
    )
    bold = state.bold or tag in ("b", "strong", "th")
    weight = _WEIGHT.search(style)
    if weight:
        bold = weight[1] in ("bold", "bolder") or (weight[1].isdigit() and int(weight[1]) >= 600)
    parent = node.getparent()
    bulleted = tag == "li" and (parent is None or parent.tag != "ol")
    kept = state.kept or tag == "pre" or "white-space: pre" in style or "white-space:pre" in style
    return _State(state.heading or heading, bold, state.item or bulleted, kept, state.cell)


def _long_cells(root: Element) -> frozenset[Element]:
    """The cells that hold a whole text each, and so are no cells of a table's row."""
    found = []
    lengths = [0]  # of the text in the cells that are open
    for event, node in iterwalk(root, events=("start", "end")):
        cell = node.tag in _CELLS
        if event == "start":
            if cell:
                lengths.append(0)
            lengths[-1] += len(node.text or "")
            continue
        if cell:
            length = lengths.pop()
            lengths[-1] += length
            found += [node] if length > _LONGEST_CELL else []
        lengths[-1] += len(node.tail or "")
    return frozenset(found)


def _cleaned(content: str) -> str:
    content = _WRAPPED.sub("", _UNSEEN.sub("", content))
    content = _PRIVATE.sub("", _EMOJI.sub("", content))
    return _SPACE.sub(" ", content).strip(" \u3000\t")


def _paragraphs(lines: list[_Line]) -> Iterable[Paragraph]:
    """Lines as paragraphs; short bold lines are crossheads where most lines are not bold."""
    bold = sum(line.bold for line in lines)
    telling = 2 * bold <= len(lines)
    for line in lines:
        short = len(line.text) <= _LONGEST_HEADING and line.text[-1] not in _ENDING
        named = line.heading or (telling and line.bold and short)
        if line.item:
            content = line.text.lstrip("●•· ")
            yield text("●" + content, kind=ParagraphKind.ITEM)
        elif named and len(lines) > 1:
            yield text(line.text, kind=ParagraphKind.CROSSHEAD)
        else:
            yield text(line.text)
