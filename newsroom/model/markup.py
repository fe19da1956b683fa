"""Body text as readable markup, one paragraph a line; this is its only parser.

    ## text          crosshead (小标题)
    ### lead｜text    paragraph opened by a run-in crosshead
    ● text           item
    > text           editor's note (按语)
    text             paragraph; **bold** anywhere

A backslash before ``#``, ``●``, ``>``, ``*``, ``｜`` or another backslash makes it plain. Empty
lines mean nothing. Offsets are Python characters of the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from enum import StrEnum

from newsroom.model.record import record

_ESCAPABLE = "#●>*｜\\"
_SELF_CLOSED = "，。；：！？、…—”’）》"


class ParagraphKind(StrEnum):
    """What a line of the body is."""

    TEXT = "text"
    CROSSHEAD = "crosshead"
    RUN_IN = "run-in"
    ITEM = "item"
    NOTE = "note"


@record
class Paragraph:
    """One paragraph as a reader sees it.

    text: visible characters; a run-in crosshead that does not end in a mark is followed by an
        ideographic space; an item begins with its ●.
    lead: length of the run-in crosshead at the start of `text`, without that space.
    bold: ranges of `text` set bold. offsets: for each character of `text`, and for its end, where
        it stands in the markup (generated characters: where they were put).
    """

    kind: ParagraphKind
    text: str
    lead: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    offsets: Sequence[int] = field(default=(), compare=False, repr=False)


def parse(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a body; total: any text parses."""
    found = []
    start = 0
    for line in body.split("\n"):
        if line.strip():
            found.append(_paragraph(line, start))
        start += len(line) + 1
    return tuple(found)


def write(paragraphs: Iterable[Paragraph]) -> str:
    """The markup of paragraphs; `parse` of it gives equal paragraphs."""
    return "\n".join(_line(paragraph) for paragraph in paragraphs)


def plain(text: str) -> str:
    """Text with every character that could be read as a mark made plain."""
    return _guarded(re.sub(r"([\\*｜])", r"\\\1", text))


def visible(body: str) -> str:
    """The visible text of a body, paragraphs divided by line ends."""
    return "\n".join(paragraph.text for paragraph in parse(body))


def text(content: str, *, kind: ParagraphKind = ParagraphKind.TEXT) -> Paragraph:
    """A paragraph without inner marks, from plain text."""
    return Paragraph(kind, content)


def run_in(lead: str, rest: str) -> Paragraph:
    """A paragraph opened by a run-in crosshead."""
    return Paragraph(ParagraphKind.RUN_IN, lead + _gap(lead) + rest, lead=len(lead))


def _gap(lead: str) -> str:
    return "" if lead[-1:] in _SELF_CLOSED else "\u3000"


def _guarded(content: str) -> str:
    return "\\" + content if content[:1] in ("#", "●", ">") else content


def _line(paragraph: Paragraph) -> str:
    content = paragraph.text
    match paragraph.kind:
        case ParagraphKind.CROSSHEAD:
            return "## " + _marked(paragraph, 0, len(content))
        case ParagraphKind.NOTE:
            return "> " + _marked(paragraph, 0, len(content))
        case ParagraphKind.ITEM:
            skip = 1 if content.startswith("●") else 0
            return "● " + _marked(paragraph, skip, len(content))
        case ParagraphKind.RUN_IN:
            lead = _marked(paragraph, 0, paragraph.lead)
            rest = paragraph.lead + len(_gap(content[: paragraph.lead]))
            return f"### {lead}｜{_marked(paragraph, rest, len(content))}"
        case _:
            return _guarded(_marked(paragraph, 0, len(content)))


def _marked(paragraph: Paragraph, start: int, end: int) -> str:
    """The characters from start to end with bold marks and escapes."""
    out = []
    openings = {max(a, start) for a, b in paragraph.bold if a < end and b > start}
    closings = {min(b, end) for a, b in paragraph.bold if a < end and b > start}
    for index in range(start, end):
        if index in closings:
            out.append("**")
        if index in openings:
            out.append("**")
        char = paragraph.text[index]
        out.append("\\" + char if char in "\\*｜" else char)
    if end in closings:
        out.append("**")
    return "".join(out)


class _Scanner:
    """Collects visible characters of one line with their places in the markup."""

    def __init__(self, start: int) -> None:
        self.chars: list[str] = []
        self.offsets: list[int] = []
        self.bold: list[tuple[int, int]] = []
        self._line_start = start

    def take(self, line: str, start: int, stop_at: str = "") -> int:
        """Read from `start` to the end, or past an unescaped `stop_at`; give the next index."""
        index, opened = start, -1
        while index < len(line):
            char = line[index]
            if char == "\\" and line[index + 1 : index + 2] in set(_ESCAPABLE):
                self._add(line[index + 1], index + 1)
                index += 2
            elif stop_at and char == stop_at:
                break
            elif line.startswith("**", index) and (
                opened >= 0 or _closes(line, index + 2, stop_at)
            ):
                opened = self._toggle(opened)
                index += 2
            else:
                self._add(char, index)
                index += 1
        return index

    def _toggle(self, opened: int) -> int:
        if opened < 0:
            return len(self.chars)
        if len(self.chars) > opened:
            self.bold.append((opened, len(self.chars)))
        return -1

    def _add(self, char: str, index: int) -> None:
        self.chars.append(char)
        self.offsets.append(self._line_start + index)

    def generate(self, content: str, index: int) -> None:
        """Add characters that stand in no markup."""
        for char in content:
            self._add(char, index)

    def paragraph(self, kind: ParagraphKind, end: int, lead: int = 0) -> Paragraph:
        """What was read."""
        offsets = (*self.offsets, self._line_start + end)
        return Paragraph(kind, "".join(self.chars), lead, tuple(self.bold), offsets)


def _closes(line: str, start: int, stop_at: str) -> bool:
    """Whether a bold mark opened before `start` is closed before the line or lead ends."""
    index = start
    while index < len(line):
        if line[index] == "\\":
            index += 2
            continue
        if stop_at and line[index] == stop_at:
            return False
        if line.startswith("**", index):
            return index > start
        index += 1
    return False


def _paragraph(line: str, start: int) -> Paragraph:
    if "\\" not in line and "**" not in line and not line.startswith("### "):
        return _unmarked(line, start)
    scanner = _Scanner(start)
    if line.startswith("### ") and (lead_end := _lead_end(line)) > 4:
        index = scanner.take(line, 4, "｜")
        lead = len(scanner.chars)
        scanner.generate(_gap("".join(scanner.chars)), index)
        scanner.take(line, lead_end + 1)
        return scanner.paragraph(ParagraphKind.RUN_IN, len(line), lead)
    kind, content = _opened(line)
    if kind is ParagraphKind.ITEM:
        scanner.generate("●", 0)
    scanner.take(line, content)
    return scanner.paragraph(kind, len(line))


def _unmarked(line: str, start: int) -> Paragraph:
    """A line without marks inside: its characters follow on from each other."""
    kind, content = _opened(line)
    offsets = range(start + content, start + len(line) + 1)
    if kind is ParagraphKind.ITEM:
        return Paragraph(kind, "●" + line[content:], offsets=(start, *offsets))
    return Paragraph(kind, line[content:], offsets=offsets)


def _opened(line: str) -> tuple[ParagraphKind, int]:
    """What a line's first characters make it, and where its content begins."""
    if line.startswith("## "):
        return ParagraphKind.CROSSHEAD, 3
    if line.startswith("> "):
        return ParagraphKind.NOTE, 2
    if line.startswith("●"):
        return ParagraphKind.ITEM, 2 if line[1:2] == " " else 1
    return ParagraphKind.TEXT, 0


def _lead_end(line: str) -> int:
    """Where the lead's ｜ stands, or -1."""
    index = 4
    while index < len(line):
        if line[index] == "\\":
            index += 2
            continue
        if line[index] == "｜":
            return index
        index += 1
    return -1
