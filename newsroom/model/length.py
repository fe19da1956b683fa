"""Lengths, as whole EMU (914,400 to the inch, 12,700 to the point), never bare numbers."""

from __future__ import annotations

EMU_PER_PT = 12_700
EMU_PER_MM = 36_000
EMU_PER_TWIP = 635


class Length(int):
    """A length in EMU. Sums, differences and multiples stay lengths."""

    __slots__ = ()  # no dictionary of its own: a page has thousands of lengths

    @property
    def pt(self) -> float:
        """In points."""
        return self / EMU_PER_PT

    @property
    def mm(self) -> float:
        """In millimetres."""
        return self / EMU_PER_MM

    @property
    def twips(self) -> int:
        """In twentieths of a point, rounded: Word's unit."""
        return round(self / EMU_PER_TWIP)

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))

    def __rsub__(self, other: int) -> Length:
        return Length(int(other) - int(self))

    def __mul__(self, factor: float) -> Length:  # type: ignore[override]
        return Length(round(int(self) * factor))

    __rmul__ = __mul__  # type: ignore[assignment]

    def __neg__(self) -> Length:
        return Length(-int(self))


def Pt(points: float) -> Length:  # noqa: N802
    """A length given in points."""
    return Length(round(points * EMU_PER_PT))


def Mm(millimetres: float) -> Length:  # noqa: N802
    """A length given in millimetres."""
    return Length(round(millimetres * EMU_PER_MM))
