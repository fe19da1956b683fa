"""Which half-width marks stand in Chinese text and become full width."""

from __future__ import annotations

import re

from newsroom.text.names import HAN

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_HAN_CHAR = re.compile(f"[{HAN}]")
_CLOSING = "）》”’】〕；：，？！。……、"
_OPENING = "（《“‘【〔"
_MARK = re.compile("[,;:?!()]")
# What is written for machines stays as it is.
_MACHINE = re.compile(
    r"(?:https?|ftp)://[!-~]*[A-Za-z0-9/_=&%#]|www\.[!-~]*[A-Za-z0-9/_=&%#]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|&#?[A-Za-z0-9]+;|[A-Za-z]:\\",
    re.ASCII,
)
_END = re.compile(rf"(?<=[{HAN}])\.(?=[”’]?\s*$)")


def widened(line: str, *, full_stop: bool = True) -> tuple[str, list[tuple[str, str]]]:
    """The line with the marks beside hanzi full width, and the changes made.

    22:00, 1:2, 12,345, web addresses and Latin sentences stay. full_stop: a point after the last
    hanzi of the line becomes 。
    """
    if _HAN_CHAR.search(line) is None:
        return line, []
    out = list(line)
    safe = {i for match in _MACHINE.finditer(line) for i in range(match.start(), match.end())}
    pairs = _brackets(line)
    for match in _MARK.finditer(line):
        index = match.start()
        if index in safe or out[index] != line[index]:
            continue
        if line[index] in "()":
            _widen_pair(out, line, index, pairs)
        elif _stands_in_chinese(out, index):
            out[index] = _FULL[line[index]]
    if full_stop and (end := _END.search(line)) and end.start() not in safe:
        out[end.start()] = "。"
    changes = {(a, b): None for a, b in zip(line, out, strict=True) if a != b}
    return "".join(out), list(changes)


def _stands_in_chinese(chars: list[str], index: int) -> bool:
    before, after = _beside(chars, index, -1), _beside(chars, index, 1)
    mark = chars[index]
    if mark in ",:;" and before.isdecimal() and after.isdecimal():
        return False
    if mark == ":" and after in ("/", "\\") and before.isascii():
        return False
    if _HAN_CHAR.match(before) or before in tuple(_CLOSING):
        return True
    if _HAN_CHAR.match(after) or after in tuple(_OPENING):
        return True
    return before in ("%", "℃", "‰") and mark in ",;" and not after.isalpha()


def _beside(chars: list[str], index: int, step: int) -> str:
    """The nearest character that is no space; empty at the line's end."""
    index += step
    while 0 <= index < len(chars) and chars[index].isspace():
        index += step
    return chars[index] if 0 <= index < len(chars) else ""


def _brackets(line: str) -> dict[int, int]:
    """For each bracket the index of its mate; half- and full-width ones may pair."""
    mates: dict[int, int] = {}
    open_at: list[int] = []
    for index, char in enumerate(line):
        if char in "(（":
            open_at.append(index)
        elif char in ")）" and open_at:
            start = open_at.pop()
            mates[start], mates[index] = index, start
    return mates


def _widen_pair(chars: list[str], line: str, index: int, mates: dict[int, int]) -> None:
    mate = mates.get(index)
    if mate is None:
        return
    start, end = min(index, mate), max(index, mate)
    before, after = _beside(chars, start, -1), _beside(chars, end, 1)
    mixed = line[start] == "（" or line[end] == "）"
    chinese = _HAN_CHAR.search(line, start, end) or _HAN_CHAR.match(before)
    follows = _HAN_CHAR.match(after) and not (before.isascii() and before.isalnum())
    if mixed or chinese or follows or before in tuple(_CLOSING):
        chars[start], chars[end] = "（", "）"
