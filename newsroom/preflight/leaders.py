"""The order of leaders: in a listing of names, and of their activities on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.model.roster import Official
from newsroom.model.telling import leader_of
from newsroom.preflight.snapshot import Found, Snapshot, at, of_article, titled
from newsroom.preflight.wording import wordings

# Between two names of one listing: 、张三, 和区长张三, ，区委副书记、区长张三. What one does and
# another does beside it (张三主持会议，李四讲话) is no listing.
_BETWEEN = re.compile(
    r"[、，,和及与\s]+(?:[\u3400-\u9fff、（）]{0,30}"
    r"(?:书记|长|主任|主席|委员|常委|成员|巡视员|调研员|同志|组员|总监|顾问|代表))?"
)


def listed(snapshot: Snapshot) -> Iterator[Found]:
    """Listings that name a lower leader before a higher one."""
    leaders = snapshot.edition.leaders
    names = _pattern(leaders)
    if names is None:
        return
    rank = {leader.name: leader.rank for leader in leaders}
    for article in snapshot.printed:
        for wording in wordings(article):
            for run, start in _listings(wording.text, names):
                wanted = sorted(run, key=lambda name: rank[name])
                if [rank[name] for name in run] != [rank[name] for name in wanted]:
                    yield of_article(snapshot, article).found(
                        f"{titled(article)}{wording.name}里“{'、'.join(run)}”"
                        "的先后和领导排序不一致",
                        *(article.uuid, *run, *wanted),
                        advice=f"按领导排序应为：{'、'.join(wanted)}",
                        slot=wording.slot,
                        field=wording.field,
                        offset=wording.offset(start),
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


def _pattern(leaders: Sequence[Official]) -> re.Pattern[str] | None:
    """Any leader's name, longer ones first; None without leaders."""
    names = sorted({leader.name for leader in leaders if leader.name}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, names))) if names else None


def _listings(text: str, names: re.Pattern[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Runs of two names and more, each with where it begins."""
    run: list[re.Match[str]] = []
    for match in names.finditer(text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), match.start()):
            yield from _run(run)
            run = []
        run.append(match)
    yield from _run(run)


def _run(matches: Sequence[re.Match[str]]) -> Iterator[tuple[tuple[str, ...], int]]:
    names = tuple(dict.fromkeys(match[0] for match in matches))
    if len(names) > 1:
        yield names, matches[0].start()
