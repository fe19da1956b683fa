"""Which changes of a text are told: the surest first, then what becomes sure once they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsroom.proof import odds, swaps
from newsroom.proof.swaps import Swap

_FURTHER, _NEAR = 0.7, 15
"""Where one fault is, another is likelier: what one so many characters away may weigh less."""
_BLOCK = 1_000  # characters that are judged at once: what they are cut into takes room


def mends(text: str, kept: Callable[[], Iterable[tuple[int, int]]]) -> Iterator[Swap]:
    """The changes to be told of, in reading order, places counted in the text. kept: stretches that
    stay as they are, asked for only where there is something to tell.
    """
    taken: bytearray | None = None
    for start, end in blocks(text):
        block = text[start:end]
        told: list[Swap] = []
        while len(told) < len(block):
            sure = _sure(block, told)
            if sure and taken is None:
                taken = _mask(len(text), kept())
            new = list(_untaken(sure, start, taken or bytearray()))
            if not new:
                break
            for swap in new:
                block = block[: swap.start] + swap.new + block[swap.end :]
            told += new
        yield from (one.moved(start) for one in sorted(told, key=lambda one: one.start))


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """A text in pieces, divided behind sentences or clauses where it can be."""
    start = 0
    while len(text) - start > _BLOCK:
        end = start + _BLOCK
        for marks in ("。！？；\n", "，、：）”》 "):
            found = max(text.rfind(mark, start, end) for mark in marks)
            if found >= start:
                end = found + 1
                break
        yield start, end
        start = end
    yield start, len(text)


def _sure(block: str, told: list[Swap]) -> list[Swap]:
    """The changes that weigh enough, the surest first."""
    chances, likes = swaps.model()
    by = odds.weights()
    weighed = [(odds.weigh(one, chances, likes, by), one) for one in swaps.find(block)]
    weighed.sort(key=lambda one: -one[0])
    return [swap for weight, swap in weighed if weight >= by.least - _eased(swap, told)]


def _eased(swap: Swap, told: Iterable[Swap]) -> float:
    near = any(one.start - _NEAR < swap.end and swap.start < one.end + _NEAR for one in told)
    return _FURTHER if near else 0.0


def _untaken(sure: Iterable[Swap], at: int, taken: bytearray) -> Iterator[Swap]:
    """Those that touch nothing that is taken; they are taken then."""
    for swap in sure:
        start, end = at + swap.start, at + swap.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            yield swap


def _mask(size: int, stretches: Iterable[tuple[int, int]]) -> bytearray:
    mask = bytearray(size)
    for start, end in stretches:
        mask[start:end] = b"\1" * (end - start)
    return mask
