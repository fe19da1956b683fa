"""Reads lists in Word files and plain text as rows: a table's rows, else a line each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml.etree import _Element as Element

from newsroom.intake.encodings import decode_file
from newsroom.intake.ooxml import W, WordPackage, child, local
from newsroom.intake.package import open_package
from newsroom.intake.refusal import SEND_AGAIN, RefusalError

Row = tuple[str, ...]

_LEFT_OUT = frozenset({"del", "moveFrom", "txbxContent", "pict", "drawing", "instrText", "rPr"})
_MOST = 50_000


def read_word(path: Path) -> tuple[Row, ...]:
    """The rows of a Word file. Raises RefusalError."""
    with open_package(path) as package:
        body = child(WordPackage(package).document(), "body")
        if body is None:
            raise RefusalError("里找不到 Word 正文，可能已损坏", SEND_AGAIN)
        return _filled(_rows(body))


def read_lines(path: Path) -> tuple[Row, ...]:
    """The lines of a text file, their parts divided by tabs."""
    text = decode_file(path).text
    return _filled(tuple(line.split("\t")) for line in text.splitlines())


def _filled(rows: Iterator[Row]) -> tuple[Row, ...]:
    found = []
    for row in rows:
        if any(cell.strip() for cell in row):
            found.append(tuple(cell.strip() for cell in row))
            if len(found) == _MOST:
                break
    return tuple(found)


def _rows(container: Element) -> Iterator[Row]:
    for node in container:
        name = local(node)
        if name == "p":
            for line in _text(node).split("\n"):
                yield tuple(line.split("\t"))
        elif name == "tr":
            yield tuple(" ".join(_text(cell).split("\n")) for cell in node.iter(f"{W}tc"))
        elif name not in _LEFT_OUT:
            yield from _rows(node)


def _text(node: Element) -> str:
    """What a paragraph or cell says; paragraphs of a cell on lines of their own."""
    parts: list[str] = []
    for part in node:
        name = local(part)
        if name == "t":
            parts.append(part.text or "")
        elif name == "tab":
            parts.append("\t")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name not in _LEFT_OUT and name != "pPr":
            parts.append(_text(part))
            if name == "p":
                parts.append("\n")
    return "".join(parts).strip("\n")
