"""What is wrong in a house style's file that cannot be read: the line, in the newsroom's words."""

from __future__ import annotations

import re
import tomllib

ADVICE = (
    "请在文本编辑器里看这一行和它的上一行：引号、方括号要成对，符号要用英文的，每一项不能写两遍"
)

# The reader tells the place in its message alone.
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")
_MOST = 30  # characters of the line that are shown


def spoilt(source: str, error: tomllib.TOMLDecodeError) -> str:
    """Which line of a text the reader stopped at, and what stands there: 第7行写得不对：“[grid”."""
    found = _LINE.search(str(error))
    lines = source.rstrip().splitlines() or [""]
    number = min(int(found[1]), len(lines)) if found is not None else len(lines)
    line = " ".join(lines[number - 1].split())
    shown = line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
    if found is None:
        return f"写到第{number}行就断了，没有写完：“{shown}”"
    return f"第{number}行写得不对：“{shown}”"
