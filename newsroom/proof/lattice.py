"""All words that a run of characters can be cut into, and how likely each way through it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LONGEST = 6
_NEVER = -1e9


class Lattice:
    """nodes: words by start, end and number; single characters stand among them always. first,
    second: the edges, as nodes. After `solve`: best, the chance of the likeliest way; path, its
    nodes; ahead and back, the chance of the likeliest way up to and with a node, and from behind it
    to the end; prior and next, the nodes beside it on those ways, -1 for none.
    """

    def __init__(self, run: str, at: int, numbers: Mapping[str, int]) -> None:
        size = len(run)
        self.run, self.at = run, at
        self.start: list[int] = []
        self.end: list[int] = []
        self.number: list[int] = []
        self.starts: list[list[int]] = [[] for _ in range(size + 1)]
        self.ends: list[list[int]] = [[] for _ in range(size + 1)]
        node = 0
        for start in range(size):
            for end in range(start + 1, min(size, start + LONGEST) + 1):
                number = numbers.get(run[start:end], 0)
                if number or end == start + 1:
                    self.start.append(start)
                    self.end.append(end)
                    self.number.append(number)
                    self.starts[start].append(node)
                    self.ends[end].append(node)
                    node += 1
        self.first: list[int] = []
        self.second: list[int] = []
        for place in range(1, size):
            for one in self.ends[place]:
                for other in self.starts[place]:
                    self.first.append(one)
                    self.second.append(other)

    def solve(self, chances: Sequence[float], single: Sequence[float]) -> None:
        """Find the likeliest ways. chances: of the edges; single: of words, by number."""
        size = len(self.number)
        ahead, back = [_NEVER] * size, [_NEVER] * size
        prior, next_ = [-1] * size, [-1] * size
        for node in self.starts[0]:
            ahead[node] = single[self.number[node]]
        edges = list(zip(self.first, self.second, chances, strict=True))
        for one, other, chance in edges:
            value = ahead[one] + chance
            if value > ahead[other]:
                ahead[other], prior[other] = value, one
        last = self.ends[len(self.run)]
        for node in last:
            back[node] = 0.0
        for one, other, chance in reversed(edges):
            value = back[other] + chance
            if value > back[one]:
                back[one], next_[one] = value, other
        node = max(last, key=ahead.__getitem__)
        self.best = ahead[node]
        self.path = self._walk(node, prior)[::-1]
        self.ahead, self.back, self.prior, self.next = ahead, back, prior, next_
        self._stand()

    def left(self, node: int, most: int) -> list[int]:
        """Numbers of the likeliest words up to and with a node, in reading order."""
        return [self.number[one] for one in self._walk(node, self.prior, most)[::-1]]

    def right(self, node: int, most: int) -> list[int]:
        """Numbers of the likeliest words from a node on."""
        return [self.number[one] for one in self._walk(node, self.next, most)]

    def _walk(self, node: int, by: Sequence[int], most: int = 1 << 30) -> list[int]:
        found = []
        while node >= 0 and len(found) < most:
            found.append(node)
            node = by[node]
        return found

    def _stand(self) -> None:
        """place: for each character, which word of the path it stands in. cost: for each word of
        the path, how unlikely it is behind the word before, and the next one behind it."""
        self.place: list[int] = []
        told = []
        before = 0.0
        for rank, node in enumerate(self.path):
            self.place += [rank] * (self.end[node] - self.start[node])
            told.append(before - self.ahead[node])
            before = self.ahead[node]
        self.cost = [one + other for one, other in zip(told, [*told[1:], 0.0], strict=True)]
