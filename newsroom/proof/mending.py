"""Which changes of a text are told: the surest first, then what becomes sure once they are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsroom.proof import odds, swaps
from newsroom.proof.names_in_copy import Spans
from newsroom.proof.swaps import Swap

_ROUNDS = 3
_FURTHER = 0.7
"""Where one fault is, another is likelier: what a further one may weigh less."""


def mends(text: str, kept: Callable[[], Iterable[tuple[int, int]]]) -> list[Swap]:
    """The changes to be told of, in reading order. kept: stretches that stay as they are, asked
    for only where there is something to tell.
    """
    chances, likes = swaps.model()
    by = odds.weights()
    least = by.least
    made = text
    told: list[Swap] = []
    taken: Spans | None = None
    for _ in range(_ROUNDS):
        weighed = [(odds.weigh(one, chances, likes, by), one) for one in swaps.find(made)]
        sure = sorted((one for one in weighed if one[0] >= least), key=lambda one: -one[0])
        if not sure:
            break
        taken = taken or Spans(kept())
        before = len(told)
        for _, swap in sure:
            if not taken.touch(swap.start, swap.end):
                taken.add(swap.start, swap.end)
                told.append(swap)
                made = made[: swap.start] + swap.new + made[swap.end :]
        if len(told) == before:
            break
        least = by.least - _FURTHER
    return sorted(told, key=lambda one: one.start)
