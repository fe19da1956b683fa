"""Brackets and other signs around bylines, half or full width."""

from __future__ import annotations

BULLETS = "□■○◎◇◆▲△●★☆▢◻◼⬛⬜※"
OPENERS = "（([［【〔"
CLOSERS = "）)]］】〕"
SENTENCE_END = "。！？!?；…”’』」》.："
SPACE = " \t\u3000\u00a0"
# No byline is longer.
_REACH = 160


def closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` closes, within a byline's length; -1 if nowhere."""
    depth = 0
    for index in range(start, min(len(text), start + _REACH)):
        if text[index] in OPENERS:
            depth += 1
        elif text[index] in CLOSERS:
            depth -= 1
            if depth == 0:
                return index
    return -1


def opening(text: str) -> int:
    """Where the bracket that the text's last character closes opens; -1 if nowhere near."""
    if text[-1:] == "" or text[-1] not in CLOSERS:
        return -1
    depth = 0
    for index in range(len(text) - 1, max(-1, len(text) - 1 - _REACH), -1):
        if text[index] in CLOSERS:
            depth += 1
        elif text[index] in OPENERS:
            depth -= 1
            if depth == 0:
                return index
    return -1


def skip(text: str, index: int) -> int:
    """The next index at or after `index` that holds no space."""
    while index < len(text) and text[index] in SPACE:
        index += 1
    return index
