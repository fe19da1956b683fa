"""How a paragraph is set."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsroom.model.length import Length
from newsroom.typeset.fonts import Font
from newsroom.typeset.spaced import Rules


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that decides how a paragraph is set, besides text and measure.

    bold: font of emphasis. lead: font of run-in crossheads. first_line: indent in em. level:
    none, basic, gb or strict. preset: quanjiao, kaiming or banjiao. latin_gap: in em. align:
    justify, left, centre or right; without `justify` a justified paragraph is set left.
    """

    font: Font
    bold: Font
    lead: Font
    size: Length
    first_line: float = 0.0
    level: str = "gb"
    preset: str = "quanjiao"
    latin_gap: float = 0.25
    trim_line_start: bool = True
    hang: bool = False
    justify: bool = True
    align: str = "justify"
    rules: Rules = field(init=False, compare=False, repr=False)
    _hash: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every paragraph asks for: the rules of widths, and the hash."""
        rules = Rules(self.level, self.preset, self.latin_gap, self.trim_line_start, self.hang)
        object.__setattr__(self, "rules", rules)
        fonts = (self.font, self.bold, self.lead, self.size)
        facts = (self.first_line, self.justify, self.align)
        object.__setattr__(self, "_hash", hash((fonts, rules, facts)))

    def __hash__(self) -> int:
        return self._hash

    def at(self, size: Length) -> Style:
        """The same without indent at another size, as display type is tried."""
        if size == self.size and not self.first_line:
            return self
        return replace(self, size=size, first_line=0.0)

    @property
    def alignment(self) -> str:
        """How lines stand in the measure."""
        return "left" if self.align == "justify" and not self.justify else self.align
