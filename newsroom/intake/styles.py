"""What Word's styles say of a paragraph and its runs: size, weight, centring, level, numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from newsroom.intake.ooxml import W, child, number, on, value
from newsroom.model.carried import TITLE


@dataclass(frozen=True, slots=True)
class Hint:
    """What a style's name says: heading level (0 for none) and the part of a story."""

    heading: int
    part: str


# Styles by the name Word stores, folded by `_folded`; ours, Word's and what offices call theirs.
NAMES: dict[str, Hint] = {
    "期次": Hint(0, "期次"),
    "版次": Hint(0, "版次"),
    "稿签": Hint(0, "稿签"),
    "稿签项": Hint(0, "稿签项"),
    "条目": Hint(0, "条目"),
    "首段": Hint(0, "正文"),
    "编者按": Hint(0, "编者按"),
    "目录": Hint(0, "目录"),
    "目录题": Hint(0, "目录"),
    "栏题": Hint(0, "栏题"),
    "栏目": Hint(0, "栏题"),
    "引题": Hint(2, "引题"),
    "肩题": Hint(2, "引题"),
    "眉题": Hint(2, "引题"),
    "主题": Hint(1, "主题"),
    "主标题": Hint(1, "主题"),
    "大标题": Hint(1, "主题"),
    "标题": Hint(1, "主题"),
    "title": Hint(1, "主题"),
    "副题": Hint(2, "副题"),
    "副标题": Hint(2, "副题"),
    "subtitle": Hint(2, "副题"),
    "小标题": Hint(3, "小标题"),
    "插题": Hint(3, "小标题"),
    "署名": Hint(0, "署名"),
    "作者": Hint(0, "署名"),
    "正文": Hint(0, "正文"),
    "按语": Hint(0, "按语"),
    "图片文件": Hint(0, "图片文件"),
    "图注": Hint(0, "图注"),
    "图片说明": Hint(0, "图注"),
    "题注": Hint(0, "图注"),
    "caption": Hint(0, "图注"),
}
_HEADING = re.compile(r"(?:heading|标题)([1-9])(主题|引题|副题|小标题)?")
_OWN_PREFIX = re.compile(r"^(版面|文稿|信息)[-－—]")
_OWN = frozenset(("稿签", TITLE))
_MOST_PARENTS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """Properties that a style or direct formatting sets; None leaves them to what lies below."""

    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    level: int | None = None
    numbering: tuple[int, int] | None = None
    hint: Hint | None = None

    def over(self, base: Look) -> Look:
        """This look, with `base` where it says nothing."""
        if self is SILENT:
            return base
        own = {name: getattr(self, name) for name in _FIELDS if getattr(self, name) is not None}
        return replace(base, **own) if own else base

    @property
    def heading(self) -> int:
        """The heading level: of the style's name, else of the outline level; 0 for none."""
        if self.hint is not None:
            return self.hint.heading
        return self.level or 0


SILENT = Look()
_FIELDS = ("size", "bold", "hidden", "centred", "level", "numbering", "hint")


def hint_of(name: str) -> Hint | None:
    """The hint of a style's name: 标题 1 and heading 1 alike, our own names, None for others."""
    folded = _OWN_PREFIX.sub("", re.sub(r"\s+", "", name).lower())
    if folded in NAMES:
        return NAMES[folded]
    found = _HEADING.fullmatch(folded)
    return None if found is None else Hint(int(found[1]), found[2] or "")


def look_of(paragraph: Element | None, run: Element | None) -> Look:
    """What a pair of w:pPr and w:rPr sets directly."""
    if paragraph is None and run is None:
        return SILENT
    size = value(child(run, "sz"))
    justification = value(child(paragraph, "jc"))
    level = value(child(paragraph, "outlineLvl"))
    numbered = child(paragraph, "numPr")
    return Look(
        size=None if size is None else (number(size) / 2 or None),
        bold=on(child(run, "b")),
        hidden=on(child(run, "vanish")),
        centred=None if justification is None else justification == "center",
        level=None if level is None else (number(level, 9) + 1) % 10,
        numbering=None if numbered is None else _numbering(numbered),
    )


def _numbering(node: Element) -> tuple[int, int]:
    return number(value(child(node, "numId")), -1), number(value(child(node, "ilvl")))


class StyleSheet:
    """Looks of all styles of a file, those they are based on included."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        self._normal = ""
        if root is None:
            return
        for node in root.iter(W + "style"):
            self._nodes.setdefault(value(node, "styleId") or "", node)
            if value(node, "type") == "paragraph" and value(node, "default") in {"1", "true", "on"}:
                self._normal = value(node, "styleId") or ""
        run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = look_of(None, run)

    def name(self, style: str | None) -> str:
        """The name that Word shows for a style; empty for none."""
        return value(child(self._nodes.get(style or ""), "name")) or ""

    @property
    def ours(self) -> bool:
        """Whether the file has the styles of our own manuscripts and bulletins."""
        return any(value(child(node, "name")) in _OWN for node in self._nodes.values())

    def paragraph(self, style: str | None) -> Look:
        """The look of a paragraph style; of the default style where none is named."""
        if style is None or style not in self._nodes:
            style = self._normal
        return self._look(style).over(self._default)

    def character(self, style: str | None) -> Look:
        """The look of a character style; nothing where none is named."""
        return self._look(style) if style else Look()

    def _look(self, style: str) -> Look:
        if style not in self._looks:
            chain = self._chain(style)
            look = Look()
            for node in reversed(chain):
                look = self._own(node).over(look)
            self._looks[style] = look
        return self._looks[style]

    def _chain(self, style: str) -> list[Element]:
        chain: list[Element] = []
        while style in self._nodes and len(chain) < _MOST_PARENTS:
            chain.append(self._nodes[style])
            style = value(child(chain[-1], "basedOn")) or ""
        return chain

    @staticmethod
    def _own(node: Element) -> Look:
        look = look_of(child(node, "pPr"), child(node, "rPr"))
        names = [
            value(child(node, "name")) or "",
            *(value(child(node, "aliases")) or "").split(","),
        ]
        return replace(look, hint=_joined(names))


def _joined(names: list[str]) -> Hint | None:
    """The hint of a style's name and its other names: the first level, the first part told."""
    hints = [hint for hint in map(hint_of, names) if hint is not None]
    if not hints:
        return None
    return Hint(hints[0].heading, next((hint.part for hint in hints if hint.part), ""))
