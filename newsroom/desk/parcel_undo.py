"""The way back of a taken package: what came goes to the bin, what waited before waits again, and
remarks and the book of packages are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsroom.desk.undo import Step
from newsroom.model.arrival import Arrival, ParcelLine
from newsroom.model.change import Change
from newsroom.model.remark import Remark
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class Stood:
    """What a package may change beside articles. line: the package as booked. waits: versions of
    its articles that wait. remarks: those it carries, as they are here; None where unknown.
    """

    line: ParcelLine | None
    waits: tuple[Arrival, ...]
    remarks: Mapping[str, Remark | None]


def stood(library: Library, parcel: str, articles: Iterable[str], remarks: Iterable[str]) -> Stood:
    """How it stands in a library now."""
    return Stood(
        library.arrivals.booked(parcel),
        tuple(arrival for uuid in articles for arrival in library.arrivals.waiting(uuid)),
        {uuid: library.remarks.find(uuid) for uuid in remarks},
    )


def taking_step(
    library: Library,
    person: Callable[[], str],
    parcel: str,
    articles: Sequence[str],
    came: Sequence[str],
    before: Stood,
) -> Step:
    """The step of a package that was just taken. articles: all of it. came: new ones."""
    after = stood(library, parcel, articles, before.remarks)
    left = {uuid: library.articles.get(uuid) for uuid in came}

    def move(verb: str, back: bool) -> Change:
        then = before if back else after
        with library.transaction():
            for uuid in came:
                (library.articles.bin if back else library.articles.restore)(uuid)
            _put(library, parcel, after if back else before, then)
            library.events.append(person(), verb, (parcel, *came))
        return Change(label=verb, articles=frozenset(articles), pool=True, remarks=_told(then))

    def unchanged(done: bool) -> bool:
        then = after if done else before
        now = stood(library, parcel, articles, before.remarks)
        return (now.waits, now.remarks) == (then.waits, then.remarks) and all(
            library.articles.binned(uuid) is not done
            and library.history.draft(uuid) is None
            and library.articles.get(uuid) == article
            for uuid, article in left.items()
        )

    return Step(
        "收投稿包",
        lambda: move("撤销收投稿包", back=True),
        lambda: move("重做收投稿包", back=False),
        unchanged,
    )


def _put(library: Library, parcel: str, now: Stood, then: Stood) -> None:
    for arrival in now.waits:
        library.arrivals.settle(arrival.revision.uuid)
    for arrival in then.waits:
        library.arrivals.wait(arrival)
    library.arrivals.unbook(parcel)
    if then.line is not None:
        library.arrivals.book(then.line)
    for uuid, remark in then.remarks.items():
        if remark is not None:
            library.remarks.put(remark)
        elif now.remarks[uuid] is not None:
            library.remarks.remove(uuid)


def _told(then: Stood) -> frozenset[str]:
    return frozenset(remark.article for remark in then.remarks.values() if remark is not None)
