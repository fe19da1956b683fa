"""Text as it is compared: characters without blanks, and where blanks, lines, paragraphs stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsroom.compare.folding import folded, unseen


@dataclass(frozen=True, slots=True)
class Text:
    """chars: folded, no blanks among them. drawn: the same characters as they were written.

    gaps: the blanks before a character, by its index; none at the beginning of lines, where nobody
    can tell. starts: indices at which lines begin. opens: at which paragraphs are known to begin.
    """

    chars: str = ""
    drawn: str = ""
    gaps: Mapping[int, str] = field(default_factory=dict)
    starts: frozenset[int] = frozenset()
    opens: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.chars)

    def words(self, start: int, end: int) -> str:
        """What was written from one character to another, blanks between them included."""
        out = []
        for index in range(start, end):
            if index > start:
                out.append(self.gaps.get(index) or self._joint(index))
            out.append(self.drawn[index])
        return "".join(out)

    def _joint(self, index: int) -> str:
        """The blank that a line end between two Latin words stands for."""
        pair = self.chars[index - 1 : index + 1]
        return " " if index in self.starts and pair.isascii() and pair.isalpha() else ""


def text_of(lines: Iterable[tuple[str, bool]]) -> Text:
    """The text of lines, each with whether a paragraph is known to begin with it."""
    chars: list[str] = []
    drawn: list[str] = []
    gaps: dict[int, str] = {}
    starts, opens = set(), set()
    for content, opening in lines:
        begin = len(chars)
        blank = ""
        for char in content:
            same = folded(char)
            if same:
                if blank and len(chars) > begin:
                    gaps[len(chars)] = blank
                chars.append(same)
                drawn.append(char)
                blank = ""
            elif not unseen(char):
                blank += char
        if len(chars) > begin:
            starts.add(begin)
            if opening:
                opens.add(begin)
    return Text("".join(chars), "".join(drawn), gaps, frozenset(starts), frozenset(opens))


def joined(texts: Iterable[Text]) -> Text:
    """Several texts one after the other."""
    chars, drawn = [], []
    gaps: dict[int, str] = {}
    starts: set[int] = set()
    opens: set[int] = set()
    at = 0
    for text in texts:
        chars.append(text.chars)
        drawn.append(text.drawn)
        gaps |= {at + index: blank for index, blank in text.gaps.items()}
        starts |= {at + index for index in text.starts}
        opens |= {at + index for index in text.opens}
        at += len(text)
    return Text("".join(chars), "".join(drawn), gaps, frozenset(starts), frozenset(opens))
