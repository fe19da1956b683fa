"""Plain text, Markdown and web pages as lines of copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from newsroom.intake.encodings import decode_text
from newsroom.intake.refusal import SAVE_AS_DOCX, Notes, RefusalError, check_lines
from newsroom.model.manuscript import CopyLine, Manuscript

MOST_TEXT = 10 * 2**20
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
# Left-overs of layout programs that carry no text: controls, marks of order, zero-width guards and
# halves of surrogate pairs, which no file can hold.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffc\ud800-\udfff]"
)
_MD_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_MD_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_MD_STRONG = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


def visible(text: str) -> str:
    """A text without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def split_lines(text: str) -> list[str]:
    """The lines of a text by every kind of line end, without invisible characters.

    Raises RefusalError where there are more than a hand-in may have.
    """
    lines = _BREAK.split(text)
    check_lines(len(lines))
    return [visible(line) for line in lines]


def trimmed(lines: Iterable[CopyLine]) -> tuple[CopyLine, ...]:
    """Lines without the blank ones before the first and after the last."""
    kept = list(lines)
    full = [i for i, line in enumerate(kept) if line.text.strip() or line.picture >= 0]
    return tuple(kept[full[0] : full[-1] + 1]) if full else ()


def receive_text(text: str, name: str) -> Manuscript:
    """Pasted text as a manuscript. Raises FileError where it holds no text, or too much."""
    try:
        lines = trimmed(CopyLine(line) for line in split_lines(text))
        if not lines:
            raise RefusalError("里没有文字", "请先复制文字再粘贴")
    except RefusalError as refusal:
        raise refusal.named(name) from None
    return Manuscript(name, lines)


def read_text(path: Path, name: str, suffix: str) -> Manuscript:
    """A text or Markdown file. Raises RefusalError where it is none or holds nothing."""
    notes = Notes()
    text = _decoded(path, notes)
    if suffix in {".md", ".markdown"}:
        text = _without_markdown(text, notes)
    return _manuscript(name, (CopyLine(line) for line in split_lines(text)), notes)


def read_html(path: Path, name: str) -> Manuscript:
    """A web page's text, block by block. Raises RefusalError where it holds none."""
    from newsroom.intake.html import lines_of_html  # noqa: PLC0415  plain text needs no parser

    notes = Notes()
    return _manuscript(name, lines_of_html(_decoded(path, notes, html=True), notes), notes)


def _decoded(path: Path, notes: Notes, *, html: bool = False) -> str:
    if path.stat().st_size > MOST_TEXT:
        raise RefusalError("超过 10 MB，不像一篇文稿", "请只保留要用的文字后再收")
    data = path.read_bytes()
    if html:
        from newsroom.intake.html import declared  # noqa: PLC0415

        text = declared(data)
        if text is not None:
            return text
    decoded = decode_text(data)
    if decoded.lost:
        notes.add(f"有 {decoded.lost} 个字无法识别，显示为□，请对照原稿补上")
    return decoded.text


def _without_markdown(text: str, notes: Notes) -> str:
    if _MD_IMAGE.search(text):
        notes.add("文中引用的图片没有收入，请另交图片文件")
    text = _MD_LINK.sub(r"\1", _MD_IMAGE.sub("", text))
    return _MD_STRONG.sub(lambda found: found[1] or found[2], text)


def _manuscript(name: str, lines: Iterable[CopyLine], notes: Notes) -> Manuscript:
    kept = trimmed(replace(line, text=visible(line.text)) for line in lines)
    if not kept:
        raise RefusalError("里没有文字", SAVE_AS_DOCX)
    return Manuscript(name, kept, (), notes.texts)
