"""Makes resources/folding/common.txt: the characters that Chinese copy uses most, from jieba.

    python packaging/common_characters.py > resources/folding/common.txt

Counted over the words of jieba's dictionary by how often each is used; folded as search folds.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import jieba

from newsroom.text.folding import fold

_COUNT = 680
_IN_A_LINE = 40
_HEAD = """\
# The commonest hanzi of Chinese copy, commonest first, folded as search folds.
# Made by packaging/common_characters.py from the dictionary of jieba,
# https://github.com/fxsjy/jieba, copyright Sun Junyi, MIT License (LICENSE-jieba beside this file).
# A change of this list changes the index of words: raise FOLDING in newsroom/store/search.py.
"""


def common() -> str:
    """The characters in one row."""
    count: Counter[str] = Counter()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf8").splitlines():
        word, often, _kind = line.split(" ")
        for char in fold(word):
            if "一" <= char <= "鿿":
                count[char] += int(often)
    return "".join(char for char, _often in count.most_common(_COUNT))


def main() -> None:
    """Write the list to standard output."""
    row = common()
    lines = [row[at : at + _IN_A_LINE] for at in range(0, len(row), _IN_A_LINE)]
    sys.stdout.buffer.write((_HEAD + "\n".join(lines) + "\n").encode("utf8"))


if __name__ == "__main__":
    main()
