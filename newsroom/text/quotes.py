"""Straight quotation marks in Chinese text become curly ones, in pairs."""

from __future__ import annotations

import re

from newsroom.text.names import HAN

_HAN_CHAR = re.compile(f"[{HAN}]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])'(?=[A-Za-z])|(?<=[0-9])['\"]")


def curled(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The line with straight pairs in or beside Chinese made curly, and the changes made.

    Apostrophes, feet and inches, and quotes within Latin text stay; so does a mark without a mate.
    """
    changes: list[tuple[str, str]] = []
    for straight, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        if straight not in line or _HAN_CHAR.search(line) is None:
            continue
        found = _curled(line, straight, opening, closing)
        if found != line:
            changes.append((f"{straight}…{straight}", f"{opening}…{closing}"))
        line = found
    return line, changes


def _curled(line: str, straight: str, opening: str, closing: str) -> str:
    skip = {match.start() for match in _APOSTROPHE.finditer(line)}
    places = [i for i, char in enumerate(line) if char == straight and i not in skip]
    out = list(line)
    if len(places) == 1:
        balance = line.count(opening) - line.count(closing)
        if balance in (1, -1):
            out[places[0]] = closing if balance == 1 else opening
    elif len(places) % 2 == 0:
        for start, end in zip(places[::2], places[1::2], strict=True):
            if _chinese(line, start, end):
                out[start], out[end] = opening, closing
    return "".join(out)


def _chinese(line: str, start: int, end: int) -> bool:
    around = line[max(start - 1, 0) : start] + line[end + 1 : end + 2]
    return bool(_HAN_CHAR.search(line, start, end) or _HAN_CHAR.search(around))
