"""Lists of people in copy: 区委书记张三、区长李四和王五."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Between two names of one listing: 、张三, 和区长张三, ，区委副书记、区长张三. What one does and
# another does beside it (张三主持会议，李四讲话) is no listing.
_BETWEEN = re.compile(
    r"[、，,和及与\s]+(?:[\u3400-\u9fff、（）]{0,30}"
    r"(?:书记|长|主任|主席|委员|常委|成员|巡视员|调研员|同志|组员|总监|顾问|代表))?"
    r"|(?:、[\u3400-\u9fff]{2,3}){1,5}、"  # others whose place nobody knows
)


@dataclass(frozen=True, slots=True)
class Listing:
    """Names that stand in one list, each with its place; a name that comes twice counts once."""

    names: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]

    def in_order(self, rank: Mapping[str, int]) -> tuple[str, ...]:
        """The names as they should be listed; equal ranks stay as they are."""
        return tuple(sorted(self.names, key=lambda name: rank[name]))


def listings(text: str, names: Collection[str]) -> Iterator[Listing]:
    """Lists of two and more of these names."""
    wanted = sorted(filter(None, names), key=lambda name: (-len(name), name))
    if not wanted:
        return
    run: list[re.Match[str]] = []
    for match in re.finditer("|".join(map(re.escape, wanted)), text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), match.start()):
            yield from _run(run)
            run = []
        run.append(match)
    yield from _run(run)


def _run(matches: Sequence[re.Match[str]]) -> Iterator[Listing]:
    first: dict[str, tuple[int, int]] = {}
    for match in matches:
        first.setdefault(match[0], match.span())
    if len(first) > 1:
        yield Listing(tuple(first), tuple(first.values()))
