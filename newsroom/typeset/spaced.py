"""A paragraph with a width for every character and a code for every place, before it is broken.

Everything is EMU. A cell is the width a character is given; its glyph's origin may stand left or
right of the cell's left edge (`shift`): the blank half of an opening mark is cut on its left, so
the glyph moves left by it; marks narrower or wider than their cell are centred.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, compress, count

from newsroom.typeset.classes import Class

# Codes of break places: free, forbidden by a prohibition rule, inside an atom (an emergency may
# break it), never (inside ——, before a joiner).
FREE, MARK, ATOM, NEVER = 1, 0, 2, 3
# Shrink steps (CLREQ 挤压): Latin word space, brackets and quotes, pauses, Han–Latin gap, stops.
WORD_SPACE, BRACKET, PAUSE, GAP, STOP = 2, 4, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Rules:
    """The house's choices that decide widths and break places.

    level: none, basic, gb or strict. preset: quanjiao (full width), kaiming (only stops full
    width) or banjiao (all half width). latin_gap: in em. squeeze_stops: whether 。？！ may shrink.
    """

    level: str = "gb"
    preset: str = "quanjiao"
    latin_gap: float = 0.25
    trim_line_start: bool = True
    hang: bool = False
    squeeze_stops: bool = False
    plain: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Note once whether marks that stand alone do what the table of kinds says."""
        usual = self.preset == "quanjiao" and self.level != "none"
        plain = usual and not self.hang and not self.squeeze_stops
        object.__setattr__(self, "plain", plain)

    def full(self, kind: Class) -> bool:
        """Whether a mark of this class is one em wide where it stands alone."""
        return self.preset == "quanjiao" or (self.preset == "kaiming" and kind is Class.STOP)


@dataclass(slots=True)
class Spaced:
    """A paragraph ready to be broken.

    cells: width of each character, with the gap that follows it. natural: font advances.
    legal: for each place before a character, and the end, one of FREE, MARK, ATOM, NEVER. gap: 1
    where the place after a character may be stretched like all others. blank: 1 where a mark may
    lose half an em. special: 0 where a character and its pen are an em wide and the place after it
    may be stretched; else 1. shift: glyph origin from the cell's left edge, where not 0. penalty:
    of dear places. end_cut, start_cut: what a line ending before, or starting at, a character
    saves; visible_end: where a line's ink ends if blanks precede the break. shrink: position →
    (step, most) of spaces and Han–Latin gaps. stretch: position → most, of these too. hangs:
    whether marks may hang at line ends. acc, acc_end: sums over positions of cells, and those less
    end_cut. pens: distances between glyph origins.
    """

    text: str
    em: int
    cells: list[int]
    natural: tuple[int, ...]
    legal: bytearray
    gap: bytearray
    blank: bytearray
    special: bytearray
    hangs: bool = False
    shift: dict[int, int] = field(default_factory=dict)
    penalty: dict[int, float] = field(default_factory=dict)
    end_cut: dict[int, int] = field(default_factory=dict)
    start_cut: dict[int, int] = field(default_factory=dict)
    visible_end: dict[int, int] = field(default_factory=dict)
    shrink: dict[int, tuple[int, int]] = field(default_factory=dict)
    stretch: dict[int, int] = field(default_factory=dict)
    opens: set[int] = field(default_factory=set)
    acc: list[int] = field(default_factory=list)
    acc_end: list[int] = field(default_factory=list)
    pens: list[int] = field(default_factory=list)
    _gap_acc: list[int] | None = None
    _shrink_acc: list[int] | None = None
    _soft_acc: list[int] | None = None

    @property
    def gap_acc(self) -> list[int]:
        """Sums of `gap`; summed when first asked for, as most lines are never stretched."""
        if self._gap_acc is None:
            self._gap_acc = list(accumulate(self.gap, initial=0))
        return self._gap_acc

    @property
    def shrink_acc(self) -> list[int]:
        """Sums of what can be squeezed out."""
        if self._shrink_acc is None:
            each = dict.fromkeys(compress(count(), self.blank), self.em // 2)
            each.update((index, most) for index, (_, most) in self.shrink.items())
            self._shrink_acc = _sums(each, len(self.text))
        return self._shrink_acc

    @property
    def soft_acc(self) -> list[int]:
        """Sums of `stretch`."""
        if self._soft_acc is None:
            self._soft_acc = _sums(self.stretch, len(self.text))
        return self._soft_acc

    def squeezable(self, start: int, end: int) -> int:
        """How much can be squeezed out between two places."""
        if self._shrink_acc is not None:
            return self._shrink_acc[end] - self._shrink_acc[start]
        blanks = self.blank.count(1, start, end) * (self.em // 2)
        if not self.shrink:
            return blanks
        return blanks + sum(most for at, (_, most) in self.shrink.items() if start <= at < end)

    def soft(self, start: int, end: int) -> int:
        """How much spaces and Han–Latin gaps between two places may take."""
        if not self.stretch:
            return 0
        return sum(most for at, most in self.stretch.items() if start <= at < end)


def _sums(amounts: Mapping[int, int], size: int) -> list[int]:
    """Sums over positions of what a few of them have."""
    found: list[int] = []
    total = 0
    for at in sorted(amounts):
        found += [total] * (at + 1 - len(found))
        total += amounts[at]
    found += [total] * (size + 1 - len(found))
    return found
