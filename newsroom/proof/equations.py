"""Equations that copy states: numbers with their signs that come to another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from newsroom.proof import numerals
from newsroom.proof.numbers import Number
from newsroom.proof.rule import Slip

_LONGEST = 80  # characters: longer words offered are no help
_SIZES = {"": 1, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Equation:
    """terms, added up with their signs, are total; at_most: they may also be less. exact: no
    number of them is a rounded one, such as money that was planned.
    """

    terms: tuple[tuple[int, Number], ...]
    total: Number
    at_most: bool = False
    exact: bool = False

    @property
    def sum(self) -> Fraction:
        """What the terms come to."""
        return sum((sign * one.value for sign, one in self.terms), Fraction(0))

    @property
    def wrong(self) -> bool:
        """Whether it does not hold, for all as they are rounded."""
        over = self.sum - self.total.value
        if self.at_most and over <= 0:
            return False
        return abs(over) > self._slack

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All of them in reading order."""
        return tuple(sorted((one for _, one in (*self.terms, (1, self.total))), key=_start))

    @property
    def _slack(self) -> Fraction:
        """How far rounding may carry the sum: a decimal is a rounded one."""
        rounded = [one.step for one in self.numbers if "." in one.text or "点" in one.text]
        if not rounded or self.exact:
            return Fraction(0)
        return max(rounded) * max(1, len(self.terms) // 4)

    def slip(self, text: str, message: str) -> Slip:
        """The whole of it, since any number may be the wrong one; offered: each mended alone."""
        all_ = self.numbers
        start, end = all_[0].start, all_[-1].end
        if end - start > _LONGEST:
            return Slip(start, end, message)
        offered = []
        for sign, one in ((1, self.total), *((sign, one) for sign, one in self.terms)):
            right = self.sum if one is self.total else self._term(sign, one)
            said = like(one, right) if right > 0 else ""
            if said:
                offered.append(text[start : one.start] + said + text[one.end : end])
        return Slip(start, end, message, tuple(offered[:6]))

    def _term(self, sign: int, one: Number) -> Fraction:
        others = self.sum - sign * one.value
        return sign * (self.total.value - others)


def _start(one: Number) -> int:
    return one.start


def like(number: Number, value: Fraction) -> str:
    """A value written as a number is; nothing where it cannot be."""
    if number.text[0] in "一二两三四五六七八九十百千":
        return _said(number, value)
    scale = number.text.lstrip("0123456789.")
    size = _SIZES.get(scale)
    if size is None:
        return ""
    said = value / size
    places = len(number.text.removesuffix(scale).partition(".")[2])
    if (said * 10**places).denominator != 1:
        return ""
    written = f"{float(said):.{places}f}"
    return (written.rstrip("0").rstrip(".") if places else written) + scale


def share_like(share: Fraction, step: Fraction) -> str:
    """A share as a percentage, rounded as finely as another one is whose last digit counts step."""
    places = 0
    while step and step * 100 * 10**places < 1 and places < 4:
        places += 1
    whole = int(share * 100 * 10**places + Fraction(1, 2))
    if share * 100 == int(share * 100):
        return f"{int(share * 100)}%"
    return f"{whole / 10**places:.{places}f}%"


def _said(number: Number, value: Fraction) -> str:
    if value.denominator != 1 or "分之" in number.text:
        return ""
    return "两" if value == 2 and number.unit else numerals.written(int(value))


def told(equation: Equation) -> str:
    """5+6−2, as it stands."""
    signs: Sequence[tuple[int, Number]] = equation.terms
    said = "".join(("+" if sign > 0 else "−") + one.text for sign, one in signs)
    return said.removeprefix("+")
