"""Makes resources/folding/characters.txt from OpenCC's TSCharacters.txt.

    python packaging/folding.py TSCharacters.txt > resources/folding/characters.txt

One character to one character, the first of OpenCC's readings, followed to its end; no phrases.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HEAD = """\
# Traditional characters and the simplified ones that stand for them in search, in pairs.
# Made by packaging/folding.py from TSCharacters.txt of Open Chinese Convert (OpenCC),
# https://github.com/BYVoid/OpenCC, copyright the OpenCC authors, Apache License 2.0
# (LICENSE-OpenCC beside this file); 著 for 着 was added.
"""
_ADDED = {"著": "着"}
_IN_A_LINE = 40


def pairs(source: str) -> dict[str, str]:
    """Each character that another stands for, by that other."""
    rows = (line.split("\t") for line in source.splitlines() if line and line[0] != "#")
    first = {row[0]: row[1].split()[0] for row in rows} | _ADDED
    found = {}
    for char, simple in first.items():
        end = simple
        while first.get(end, end) != end:
            end = first[end]
        if len(char) == len(end) == 1 and char != end:
            found[char] = end
    return found


def main() -> None:
    """Write the table to standard output."""
    found = sorted(pairs(Path(sys.argv[1]).read_text("utf8")).items())
    joined = [char + simple for char, simple in found]
    lines = ["".join(joined[at : at + _IN_A_LINE]) for at in range(0, len(joined), _IN_A_LINE)]
    sys.stdout.buffer.write((_HEAD + "\n".join(lines) + "\n").encode("utf8"))


if __name__ == "__main__":
    main()
