"""What a review offers: proposed pages, each composed, with what stands on it and what moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.desk.assembling import Assembly
from newsroom.desk.composing import Composers
from newsroom.desk.proposals import moves, with_pages
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.placement import Placement

_ORDER = ("第一种", "第二种", "第三种", "第四种", "第五种")


@dataclass(frozen=True)
class Option:
    """A proposed page. name: 第一种 or 二版. frames: as it would be printed."""

    name: str
    assembly: Assembly
    frames: PageFrames

    @property
    def moved(self) -> tuple[Placement, ...]:
        """The placements that come or change."""
        articles = {move.article for move in self.assembly.moves}
        return tuple(p for p in self.assembly.placements if p.article in articles)

    @property
    def facts(self) -> str:
        """第一种 / 100%　动 3 篇 / 碰题 2 处: what stands under its thumbnail."""
        moves, over = len(self.assembly.moves), self.assembly.overset_lines
        words = f"动 {moves} 篇" if moves else "不动"
        if over:
            words += f"，多 {over} 行"
        worst = next(iter(self.assembly.blemishes), "")
        return "\n".join(filter(None, (self.name, f"{share(self.assembly.fill)}　{words}", worst)))

    @property
    def looks(self) -> str:
        """碰题 2 处、通缝 1 道: what a page editor would find unlovely; empty for a fair page."""
        return "、".join(self.assembly.blemishes)


def unlike(option: Option, first: Option, edition: Edition) -> str:
    """What differs from the first proposal: how many stories, and what becomes of its lead."""
    here, there = option.assembly, first.assembly
    different = moves(there.placements, here.placements, edition.publication.grid)
    if option is first or not different:
        return ""
    words = f"和{first.name}比，{len(different)} 篇的位置或大小不同"
    top = max(there.placements, key=lambda p: p.span * p.depth, default=None)
    lead = next(
        (each for each in different if top is not None and each.article == top.article), None
    )
    if lead is None or lead.article not in edition.articles:
        return words
    return f"{words}，最大的《{edition.articles[lead.article].title}》{lead.words}"


def share(fill: float) -> str:
    """100% only where nothing is free; else never rounded up to it."""
    percent = round(fill * 100)
    return f"{min(percent, 99) if fill < 1 else percent}%"


def of_page(
    edition: Edition, assembly: Assembly, composers: Composers, job: Job
) -> tuple[Option, ...]:
    """One page's best proposal and its alternatives."""
    ways = (assembly, *assembly.alternatives)
    return tuple(_composed(edition, ways, _ORDER, composers, job))


def of_issue(
    edition: Edition, assemblies: Sequence[Assembly], composers: Composers, job: Job
) -> tuple[Option, ...]:
    """The proposals of several pages, one for each."""
    names = [edition.page(assembly.page).label for assembly in assemblies]
    whole = with_pages(edition, assemblies)
    return tuple(_composed(whole, assemblies, names, composers, job))


def _composed(
    edition: Edition,
    assemblies: Sequence[Assembly],
    names: Sequence[str],
    composers: Composers,
    job: Job,
) -> Iterator[Option]:
    for name, assembly in zip(names, assemblies, strict=False):
        job.check()
        proposed = with_pages(edition, [assembly])
        yield Option(name, assembly, composers.page(proposed, assembly.page))
