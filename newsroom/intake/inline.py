"""One Word paragraph taken apart: its lines, pictures in place, and text boxes that hang on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from newsroom.intake.ooxml import MC, W, child, local, on, value
from newsroom.intake.refusal import Notes
from newsroom.intake.styles import Look, StyleSheet, look_of
from newsroom.intake.text import visible
from newsroom.model.carried import BOLD, MARKS

# Symbols typed from Word's symbol fonts, by font and position there.
_SYMBOLS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0xA7: "■",
        0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFC: "√", 0xFE: "☑", 0xAB: "★", 0x9F: "●", 0xB2: "◇",
    },
    "symbol": {0xB7: "●", 0xB0: "°", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥"},
    "wingdings2": {0x97: "●", 0x52: "☑", 0xA3: "□", 0x50: "√"},
}  # fmt: skip
_DROPPED = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "delText", "instrText"})
_THROUGH = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple"}
    | {"dir", "bdo", "object", "oMath", "oMathPara"}
)
_UNREAD = {
    "footnoteReference": "脚注没有收入",
    "endnoteReference": "尾注没有收入",
    "chart": "文中的图表没有收入，请另交图片",
    "relIds": "文中的 SmartArt 图示没有收入，请另交图片",
}
_KNOWN_CHOICES = ("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "pic14", "v")
_TEXTS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_BREAKS = frozenset({"br", "cr"})
# Embedded equations and sheets show a preview, drawings and VML their own picture.
_GRAPHICS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True)
class Line:
    """A line being gathered. sizes, bold: characters by type size and by weight.

    marks: what each of the texts is marked as, in our own manuscripts.
    """

    texts: list[str] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    bold: Counter[bool] = field(default_factory=Counter)
    marks: list[tuple[str, ...]] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was gathered."""
        return "".join(self.texts)

    @property
    def size(self) -> float:
        """The size most characters have; 0 where it is unknown."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    @property
    def all_bold(self) -> bool:
        """Whether every character is bold."""
        return bool(self.bold[True]) and not self.bold[False]

    def put_before(self, text: str) -> None:
        """Put text before what was gathered."""
        self.texts.insert(0, text)
        self.marks.insert(0, ())

    def marked(self) -> Iterator[tuple[int, int, str]]:
        """Where the marked passages stand in the visible text."""
        place = 0
        for text, marks in zip(self.texts, self.marks, strict=True):
            end = place + len(visible(text))
            if end > place:
                yield from ((place, end, mark) for mark in marks)
            place = end

    def add(self, text: str, look: Look, marks: tuple[str, ...] = ()) -> None:
        """Add a run's text in its look."""
        self.texts.append(text)
        self.marks.append(marks)
        weight = len(text.strip())
        if weight:
            self.sizes[look.size or 0.0] += weight
            self.bold[bool(look.bold)] += weight

    def add_picture(self, picture: int) -> None:
        """Put a picture before the line's text, or after it where there is some already."""
        (self.after if self.text.strip() else self.before).append(picture)


@dataclass(slots=True)
class Fields:
    """Word fields, whose code is left out and whose result is text; they may span paragraphs."""

    _open: list[bool] = field(default_factory=list)

    def meet(self, kind: str | None) -> None:
        """A field's begin, separate or end mark."""
        if kind == "begin":
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:
            self._open.pop()

    @property
    def in_code(self) -> bool:
        """Whether what follows is a field's code."""
        return any(self._open)


@dataclass(slots=True)
class Surroundings:
    """What all paragraphs of a file share."""

    styles: StyleSheet
    fields: Fields
    notes: Notes
    picture: Callable[[Element], int | None]
    ours: bool = False


def chosen(node: Element) -> Element | None:
    """The branch of mc:AlternateContent to read: the first one understood, else the fallback."""
    fallback = None
    for branch in node:
        if branch.tag == MC + "Fallback":
            fallback = branch
        elif branch.tag == MC + "Choice":
            needs = (branch.get("Requires") or "").split()
            if all(need.startswith(_KNOWN_CHOICES) for need in needs) and len(branch):
                return branch
    return fallback


def text_boxes(node: Element) -> Iterator[Element]:
    """The w:txbxContent, pictures' references and word art inside a drawing, each once."""
    for part in node:
        name = local(part)
        if name == "AlternateContent":
            branch = chosen(part)
            if branch is not None:
                yield from text_boxes(branch)
        elif name in {"txbxContent", "blip", "imagedata", "textpath", *_UNREAD}:
            yield part
        else:
            yield from text_boxes(part)


class Paragraph:
    """The parts of one w:p. `boxes` are text boxes to be read after it; `arts` are word art."""

    def __init__(self, around: Surroundings, base: Look, first: Line | None = None) -> None:
        self.lines = [first or Line()]
        self.boxes: list[Element] = []
        self.arts: list[str] = []
        self.bookmarks: list[str] = []
        self._marks: tuple[str, ...] = ()
        self._around = around
        self._base = base

    def walk(self, node: Element) -> None:
        """Everything inside a paragraph or one of its wrappers."""
        for part in node:
            name = local(part)
            if name in _DROPPED:
                continue
            if name == "r":
                self._run(part)
            elif name == "bookmarkStart":
                self.bookmarks.append(value(part, "name") or "")
            elif name in _THROUGH:
                self.walk(part)
            elif name == "AlternateContent":
                branch = chosen(part)
                if branch is not None:
                    self.walk(branch)
            elif name in _GRAPHICS:
                self._graphics(part)

    def _run(self, run: Element) -> None:
        if child(run, "t") is None and _is_equation(run):
            self._equation(run)
            return
        properties = child(run, "rPr")
        style = self._around.styles.character(value(child(properties, "rStyle")))
        look = look_of(None, properties).over(style).over(self._base)
        if look.hidden:
            self._around.notes.add("隐藏文字没有收入")
            self._fields_only(run)
            return
        if self._around.ours:
            self._marks = self._marked(properties, style)
        self._run_parts(run, look)

    def _marked(self, properties: Element | None, style: Look) -> tuple[str, ...]:
        """What a run's character style and its own weight mark it as."""
        name = self._around.styles.name(value(child(properties, "rStyle")))
        own = on(child(properties, "b"))
        if own is None and name not in MARKS:
            own = style.bold
        bold = own and not self._base.bold
        return (*([name] if name in MARKS else []), *([BOLD] if bold else []))

    def _fields_only(self, run: Element) -> None:
        for part in run.iterchildren(W + "fldChar"):
            self._around.fields.meet(value(part, "fldCharType"))

    def _run_parts(self, run: Element, look: Look) -> None:
        for part in run:
            name = local(part)
            if name == "fldChar":
                self._around.fields.meet(value(part, "fldCharType"))
            elif self._around.fields.in_code:
                self._code(part, name)
            elif name in _BREAKS:
                self.lines.append(Line())
            elif name in _UNREAD:
                self._around.notes.add(_UNREAD[name])
            elif name in _GRAPHICS:
                self._graphics(part)
            else:
                self._text_part(part, name, look)

    def _text_part(self, part: Element, name: str, look: Look) -> None:
        if name == "t":
            self.lines[-1].add(part.text or "", look, self._marks)
        elif name in _TEXTS:
            self.lines[-1].add(_TEXTS[name], look, self._marks)
        elif name == "sym":
            self.lines[-1].add(self._symbol(part), look, self._marks)
        elif name == "ruby":
            for base in part.iterchildren(W + "rubyBase"):
                self.walk(base)
        elif name == "AlternateContent":
            branch = chosen(part)
            if branch is not None:
                self._run_parts(branch, look)

    def _code(self, part: Element, name: str) -> None:
        code = (part.text or "").strip().upper() if name == "instrText" else ""
        if code.startswith("EQ "):
            self._around.notes.add("有用域代码拼成的字符（如带圈字）没有收入，请对照原稿补上")

    def _symbol(self, node: Element) -> str:
        font = (value(node, "font") or "").replace(" ", "").lower()
        try:
            code = int(value(node, "char") or "", 16)
        except ValueError:
            return ""
        if code >= 0xF000:
            code -= 0xF000
            found = _SYMBOLS.get(font, {}).get(code)
            if found is None:
                self._around.notes.add("有符号字体的字符无法识别，显示为□，请对照原稿补上")
            return found or "□"
        return chr(code) if 0x20 <= code < 0xD800 else ""

    def _equation(self, run: Element) -> None:
        for part in run:
            if local(part) == "t":
                self.lines[-1].add(part.text or "", self._base)

    def _graphics(self, node: Element) -> None:
        for part in text_boxes(node):
            name = local(part)
            if name == "txbxContent":
                self.boxes.append(part)
            elif name == "textpath":
                self.arts.append(part.get("string") or "")
            elif name in _UNREAD:
                self._around.notes.add(_UNREAD[name])
            else:
                picture = self._around.picture(part)
                if picture is not None:
                    self.lines[-1].add_picture(picture)


def _is_equation(run: Element) -> bool:
    return isinstance(run.tag, str) and run.tag.endswith("/math}r")
