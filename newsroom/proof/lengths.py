"""Passages of a bearable length: what is very long is read in parts, so that its time stays in
proportion to its length.
"""

from __future__ import annotations

import re

LONGEST = 4_000
"""Characters; no paragraph of a newspaper is as long."""

_END = re.compile(r"[。！？；!?;，,、\s][”’）》]*")


def parted(text: str) -> tuple[tuple[int, int], ...]:
    """Where the parts of a text begin and end. They end after a mark where one stands in their
    second half.
    """
    parts = []
    start = 0
    while len(text) - start > LONGEST:
        end = start + LONGEST
        found = list(_END.finditer(text, start + LONGEST // 2, end))
        strong = [one for one in found if one[0][0] in "。！？!?"]
        if found:
            end = (strong or found)[-1].end()
        parts.append((start, end))
        start = end
    return (*parts, (start, len(text)))
