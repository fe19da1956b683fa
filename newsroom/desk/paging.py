"""Paging: issues, pages, and where articles stand on them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.assemble import USUAL, Assembly, assemble, flow, stays_put
from newsroom.arrange.pieces import Effort
from newsroom.desk.composing import Composers
from newsroom.desk.ground import Ground
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind
from newsroom.store.library import Library
from newsroom.typeset.copyfit import Shape, shapes

Standing = dict[str, Placement]


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, and to which article. The event log gets the verb alone, never a title."""

    verb: str
    title: str = ""

    @property
    def label(self) -> str:
        """What undo calls it."""
        return f"{self.verb}《{self.title}》" if self.title else self.verb


class Paging:
    """The verbs of paging."""

    def __init__(
        self, library: Library, steps: Steps, composers: Composers, person: Callable[[], str]
    ) -> None:
        self._library = library
        self._steps = steps
        self._composers = composers
        self._person = person

    def edition(self, issue: str) -> Edition:
        """A frozen snapshot of an issue. Raises NotFoundError."""
        return self._library.editions.get(issue)

    def new_issue(
        self, publication: str, date: datetime.date, number: IssueNumber | None = None
    ) -> Change:
        """An issue with the publication's usual pages; without a number it takes the next one."""
        if number is None:
            number = self.next_number(publication, date)
        issue = Issue(publication=publication, date=date, number=number)
        with self._library.transaction():
            self._library.issues.add_with_pages(issue)
            self._log("新建一期", issue.uuid)
        return Change(label="新建一期", issues=frozenset({issue.uuid}))

    def next_number(self, publication: str, date: datetime.date) -> IssueNumber:
        """The number after the newest regular issue's; a new year restarts at 1."""
        for issue in self._library.issues.all(publication):
            regular = issue.number.kind is IssueKind.REGULAR
            if regular and issue.number.numbers and issue.date <= date:
                return issue.number.following(new_year=issue.date.year != date.year)
        return IssueNumber((1,))

    def update_page(self, page: Page) -> Change:
        """Change a page's name or editors."""
        with self._library.transaction():
            self._library.issues.update_page(page)
            self._log("修改版面信息", page.uuid)
        return Change(
            label="修改版面信息", pages=frozenset({page.uuid}), issues=frozenset({page.issue})
        )

    def add_page(self, issue: str) -> Change:
        """One more page at the end of an issue."""
        pages = self._library.issues.pages(issue)
        page = Page(issue=issue, number=max((p.number for p in pages), default=0) + 1)
        with self._library.transaction():
            self._library.issues.add_page(page)
            self._log("加版", page.uuid)
        return Change(label="加版", issues=frozenset({issue}), pages=frozenset({page.uuid}))

    def assign(self, articles: Sequence[str], issue: str | None, page: str | None = None) -> Change:
        """Put articles into an issue's pool, meant for a page or for any."""
        with self._library.transaction():
            for article in articles:
                self._library.articles.assign(article, issue, page)
            self._log("归入本期", *articles)
        return Change(label="归入本期", articles=frozenset(articles), pool=True)

    # Placing -------------------------------------------------------------------------------------

    def place(self, article: str, page: str, column: int, row: int) -> Change:
        """Put an article on a page with its left top at a column and row.

        Takes the shape that fits the free space there best; where none fits whole, the largest
        free rectangle, and the overset is shown. Raises RefusedError on occupied ground.
        """
        edition = self.edition(self._library.issues.issue_of(page).uuid)
        if article in edition.placed:
            raise RefusedError(
                f"《{edition.articles[article].title}》已经在版面上", advice="可以直接拖动它换位置"
            )
        free = Ground(edition, page, self._first_row(edition, page))
        if not free.open(column, row):
            raise RefusedError("这个位置已经有内容", kept="版面没有变化", advice="请放到空白处")
        edition = self._holding(edition, article, page)
        composer = self._composers.composer(edition.publication)
        options = shapes(composer, edition.articles[article], edition.pictures)
        shape = _best_shape(options, free, column, row)
        if shape is None:
            span, depth = free.largest(column, row)
            placed = Placement(
                page=page, article=article, column=column, row=row, span=span, depth=depth
            )
        else:
            placed = shape.placement(article, page, column, row)
        return self._put(Act("放置", edition.articles[article].title), page, add=(placed,))

    def move(self, placement: str, page: str, column: int, row: int) -> Change:
        """Move a placement, on its page or to another. Raises RefusedError on an overlap."""
        old = self._library.issues.placement(placement)
        return self._alter(old, replace(old, page=page, column=column, row=row), "移动")

    def resize(self, placement: str, column: int, row: int, span: int, depth: int) -> Change:
        """Give a placement another rectangle. Raises RefusedError where it would overlap."""
        old = self._library.issues.placement(placement)
        new = replace(old, column=column, row=row, span=span, depth=depth, pictures=())
        return self._alter(old, new, "改变大小")

    def restyle(self, placement: str, change: Callable[[Placement], Placement]) -> Change:
        """Change how a placement is set: headline, columns, box, pictures, lock."""
        old = self._library.issues.placement(placement)
        return self._alter(old, change(old), "修改版式")

    def remove(self, placement: str) -> Change:
        """Take an article off a page; it returns to the pool with all its parts."""
        old = self._library.issues.placement(placement)
        edition = self.edition(self._library.issues.issue_of(old.page).uuid)
        gone = tuple(p for p in edition.parts(old.article) if p.part >= old.part)
        title = edition.articles[old.article].title
        return self._put(Act("撤下", title), old.page, remove=gone)

    def jump(self, placement: str, page: str, column: int, row: int) -> Change:
        """Let an article's overset run on at another place (下转)."""
        old = self._library.issues.placement(placement)
        edition = self.edition(self._library.issues.issue_of(old.page).uuid)
        if len(edition.parts(old.article)) > 1:
            raise RefusedError("这篇稿件已经有下转", advice="请先撤下转文部分，再重新下转")
        fit = self._composers.page(edition, old.page).fit(old.uuid)
        if fit is None or fit.over <= 0:
            raise RefusedError("这篇稿件没有多出的文字，不需要下转")
        free = Ground(edition, page, self._first_row(edition, page))
        if not free.open(column, row):
            raise RefusedError("这个位置已经有内容", kept="版面没有变化", advice="请放到空白处")
        width, height = free.largest(column, row)
        tail = Placement(
            page=page,
            article=old.article,
            column=column,
            row=row,
            span=min(old.span, width),
            depth=height,
            part=1,
        )
        tail = self._shortened(edition, tail, -(-fit.over // tail.span))
        title = edition.articles[old.article].title
        return self._put(Act("下转", title), old.page, add=(tail,))

    def _shortened(self, edition: Edition, tail: Placement, least: int) -> Placement:
        """The shallowest placement from `least` rows on that takes all of a jump's text."""
        for depth in range(max(least, 3), tail.depth):
            tried = replace(tail, depth=depth)
            placed = replace(edition, placements=(*edition.placements, tried))
            fit = self._composers.page(placed, tail.page).fit(tail.uuid)
            if fit is not None and fit.over == 0:
                return tried
        return tail

    def jump_to(self, placement: str, page: str) -> Change:
        """Let an article's overset run on at a page's first free place (下转)."""
        edition = self.edition(self._library.issues.issue_of(page).uuid)
        ground = Ground(edition, page, self._first_row(edition, page))
        cell = ground.first(4)
        if cell is None:
            label = edition.page(page).label
            raise RefusedError(f"{label}没有空位可以下转", advice=f"请先在{label}腾出地方")
        return self.jump(placement, page, *cell)

    # Assembly ------------------------------------------------------------------------------------

    def take(self, assemblies: Sequence[Assembly]) -> Change:
        """Take proposed pages of one issue, all in one step."""
        if not any(assembly.placements for assembly in assemblies):
            return Change()
        issue = self._library.issues.issue_of(assemblies[0].page).uuid
        pages = {assembly.page for assembly in assemblies}
        add = [placement for assembly in assemblies for placement in assembly.placements]
        kept = {placement.uuid for placement in add}
        moved = {placement.article for placement in add}
        gone = [
            placement
            for placement in self._library.issues.issue_placements(issue)
            if placement.uuid not in kept
            and (placement.page in pages or placement.article in moved)
        ]
        return self._put(Act("自动排版"), assemblies[0].page, add=add, remove=gone)

    # Inner ---------------------------------------------------------------------------------------

    def _holding(self, edition: Edition, article: str, page: str) -> Edition:
        """The edition with an article of another pool brought into its own."""
        if article in edition.articles:
            return edition
        summary = self._library.articles.summary(article)
        if summary.in_bin:
            raise RefusedError(
                f"《{summary.title}》在回收站里", kept="版面没有变化", advice="请先恢复"
            )
        self.assign((article,), edition.issue.uuid, page)
        return self.edition(edition.issue.uuid)

    def _log(self, verb: str, *ids: str) -> None:
        self._library.events.append(self._person(), verb, ids)

    def _first_row(self, edition: Edition, page: str) -> int:
        publication = edition.publication
        first = edition.page(page).number == 1
        return (publication.masthead if first else publication.folio).rows

    def _alter(self, old: Placement, new: Placement, verb: str) -> Change:
        edition = self.edition(self._library.issues.issue_of(new.page).uuid)
        grid = edition.publication.grid
        inside = (
            new.column >= 0
            and new.span >= 1
            and new.right <= grid.columns
            and new.row >= self._first_row(edition, new.page)
            and new.depth >= 3
            and new.bottom <= grid.rows
        )
        if not inside:
            raise RefusedError(f"不能{verb}：超出版心", kept="版面没有变化")
        for other in edition.on_page(new.page):
            if other.uuid != old.uuid and other.overlaps(new):
                title = edition.articles[other.article].title
                raise RefusedError(f"不能{verb}：会压住《{title}》", kept="版面没有变化")
        title = edition.articles[new.article].title
        return self._put(Act(verb, title), old.page, add=(new,), remove=(old,))

    def _put(
        self,
        act: Act,
        page: str,
        add: Sequence[Placement] = (),
        remove: Sequence[Placement] = (),
    ) -> Change:
        issue = self._library.issues.issue_of(page).uuid
        before = self._standing(issue)
        after = {uuid: p for uuid, p in before.items() if p not in remove}
        after |= {p.uuid: p for p in add}
        change = self._write(act, issue, before, after)
        if before != after:
            self._steps.record(self._step(act, issue, before, after))
        return change

    def _standing(self, issue: str) -> Standing:
        return {p.uuid: p for p in self._library.issues.issue_placements(issue)}

    def _step(self, act: Act, issue: str, before: Standing, after: Standing) -> Step:
        touched = _changed(before, after)

        def unchanged(done: bool) -> bool:
            now, expected = self._standing(issue), after if done else before
            return all(now.get(uuid) == expected.get(uuid) for uuid in touched)

        def restore(verb: str, target: Standing) -> Change:
            now = self._standing(issue)
            wanted = {u: p for u, p in now.items() if u not in touched}
            wanted |= {u: target[u] for u in touched if u in target}
            return self._write(Act(verb + act.verb, act.title), issue, now, wanted)

        return Step(
            act.label,
            lambda: restore("撤销", before),
            lambda: restore("重做", after),
            unchanged,
        )

    def _write(self, act: Act, issue: str, before: Standing, after: Standing) -> Change:
        changed = _changed(before, after)
        states = [p for u in changed for p in (before.get(u), after.get(u)) if p is not None]
        with self._library.transaction():
            # What leaves goes first, so that nothing ever stands on occupied ground.
            for uuid in sorted(changed - after.keys()):
                self._library.issues.remove_placement(uuid)
            for uuid in sorted(changed & after.keys()):
                self._library.issues.place(after[uuid])
            self._log(act.verb, *sorted(changed))
        return Change(
            label=act.label,
            articles=frozenset(p.article for p in states),
            pages=frozenset(p.page for p in states),
            issues=frozenset({issue}),
            pool=True,
        )


def _changed(before: Standing, after: Standing) -> set[str]:
    return {u for u in before.keys() | after.keys() if before.get(u) != after.get(u)}


def propose(
    edition: Edition, page: str, composers: Composers, job: Job, effort: Effort = USUAL
) -> Assembly:
    """Propose how a page's articles and the pool fill it. Touches nothing; may run anywhere.

    Raises RefusedError for a bulletin, which flows.
    """
    if edition.publication.kind is PublicationKind.BULLETIN:
        raise RefusedError("信息、简报按稿件顺序连排，不需要自动排版")
    composer = composers.composer(edition.publication)
    return assemble(edition, page, composer, job, effort)


def propose_issue(
    edition: Edition, composers: Composers, job: Job, effort: Effort = USUAL
) -> tuple[Assembly, ...]:
    """Propose all pages of an issue, one after another, from all that is not locked.

    What an earlier page holds over is offered to the next; each page names what no page took. A
    bulletin's pages follow from its text. Touches nothing; may run anywhere.
    """
    if edition.publication.kind is PublicationKind.BULLETIN:
        return flow(edition, composers.composer(edition.publication))
    stays = tuple(p for p in edition.placements if stays_put(edition, p))
    edition = replace(edition, placements=stays)
    done = []
    for index, page in enumerate(edition.pages):
        job.report(index / len(edition.pages), f"正在排{page.label}")
        assembly = propose(edition, page.uuid, composers, job, effort)
        others = tuple(p for p in edition.placements if p.page != page.uuid)
        edition = replace(edition, placements=(*others, *assembly.placements))
        done.append(assembly)
    placed = edition.placed
    return tuple(
        replace(one, held_over=tuple(uuid for uuid in one.held_over if uuid not in placed))
        for one in done
    )


def _best_shape(options: Sequence[Shape], free: Ground, column: int, row: int) -> Shape | None:
    """The fitting shape nearest to a newspaper's usual proportion, twice as high as wide."""
    fitting = [s for s in options if s.depth <= free.depth(column, row, s.span)]
    return min(fitting, key=lambda s: abs(s.depth - 12 * s.span), default=None)
