"""The order of leaders: in a listing of names, and of their activities on a page."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model.roster import Official
from newsroom.model.telling import leader_of
from newsroom.preflight.snapshot import Found, Snapshot, at, of_article, titled
from newsroom.preflight.wording import wordings
from newsroom.text.listings import listings


def listed(snapshot: Snapshot) -> Iterator[Found]:
    """Listings that name a lower leader before a higher one."""
    rank = {leader.name: leader.rank for leader in snapshot.edition.leaders}
    for article in snapshot.printed if rank else ():
        for wording in wordings(article):
            for found in listings(wording.text, rank):
                run, wanted = found.names, found.in_order(rank)
                if [rank[name] for name in run] != [rank[name] for name in wanted]:
                    yield of_article(snapshot, article).found(
                        f"{titled(article)}{wording.name}里“{'、'.join(run)}”"
                        "的先后和领导排序不一致",
                        *(article.uuid, *run, *wanted),
                        advice=f"按领导排序应为：{'、'.join(wanted)}",
                        slot=wording.slot,
                        field=wording.field,
                        offset=wording.offset(found.start),
                    )


def on_pages(snapshot: Snapshot) -> Iterator[Found]:
    """Pages on which a lower leader's activity stands before a higher one's."""
    leaders = snapshot.edition.leaders
    for page in snapshot.ordered:
        told: list[tuple[Official, Found]] = []
        for where, placement, article in snapshot.placed():
            leader = leader_of(article, leaders) if where is page and not placement.part else None
            if leader is None or article not in snapshot.stories:
                continue
            lower = [(other, there) for other, there in told if leader.rank < other.rank]
            for other, there in lower:
                yield at(page, placement).found(
                    f"{leader.name}的活动{titled(article)}排在{other.name}的活动之后",
                    *(article.uuid, there.article, leader.name, other.name),
                    advice=f"与{there.where}的稿件对调，或核对领导排序",
                )
            told.append((leader, at(page, placement).found("")))
