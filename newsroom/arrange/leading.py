"""Leaders on a page: the order of importance that their activities have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsroom.model.article import Article
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.model.telling import leader_of

_LAST = 1_000_000


def ranks(articles: Mapping[str, Article], leaders: Sequence[Official]) -> dict[str, int]:
    """The rank of each article's leader, 1 being the first; 0 where it names none."""
    order = sorted({leader.rank for leader in leaders})
    place = {rank: number for number, rank in enumerate(order, 1)}
    found = {}
    for uuid, article in articles.items():
        leader = leader_of(article, leaders) if leaders else None
        found[uuid] = place[leader.rank] if leader else 0
    return found


def by_importance(
    articles: Mapping[str, Article], uuids: Sequence[str], rank: Mapping[str, int]
) -> list[tuple[str, int]]:
    """Articles with the importance they have on a page, most important first.

    A leader's activity counts as much as those of any lower leader; among equals it goes before
    what names no leader, a higher leader's before a lower one's, else they stay in their order.
    """
    own = {uuid: articles[uuid].importance for uuid in uuids}
    counted = {
        uuid: max(
            [own[uuid], *(own[o] for o in uuids if rank[uuid] and rank[o] > rank[uuid])],
        )
        for uuid in uuids
    }
    ordered = sorted(uuids, key=lambda uuid: (-counted[uuid], rank[uuid] or _LAST))
    return [(uuid, counted[uuid]) for uuid in ordered]


def out_of_order(
    placements: Sequence[Placement], rank: Mapping[str, int], articles: Mapping[str, Article]
) -> tuple[str, ...]:
    """In Chinese, each two articles of a page whose leaders' order it does not keep."""
    told = [p for p in placements if rank.get(p.article) and not p.part]
    found = []
    for higher in told:
        for lower in told:
            if rank[higher.article] < rank[lower.article]:
                faults = _faults(higher, lower)
                if faults:
                    one, other = (articles[p.article].title for p in (higher, lower))
                    found.append(f"领导活动排序：《{other}》{faults}《{one}》，没有别的排法能排满")
    return tuple(found)


def _faults(higher: Placement, lower: Placement) -> str:
    """What a lower leader's article does not yield to a higher one's; empty where it does."""
    if (lower.row, lower.column) < (higher.row, higher.column):
        return "位置先于"
    if lower.span > higher.span:
        return "宽于"
    if lower.span * lower.depth > higher.span * higher.depth:
        return "大于"
    return ""
