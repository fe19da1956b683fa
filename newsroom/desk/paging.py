"""Paging: where articles stand on the pages of an issue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from newsroom.arrange.assembly import Assembly
from newsroom.desk import jumping, keeping
from newsroom.desk.assembling import check_unmoved
from newsroom.desk.composing import Composers
from newsroom.desk.given_size import block, check_size
from newsroom.desk.ground import LEAST_DEPTH, Ground, check_grid, check_place, obstacle
from newsroom.desk.landing import best
from newsroom.desk.moving import Rect, brought, exchanged, shifted, sized, transferred
from newsroom.desk.planning import Planning
from newsroom.desk.proposals import leaving
from newsroom.desk.reordering import Reordering
from newsroom.desk.replacing import replaced
from newsroom.desk.standing import Act, Home, Standing
from newsroom.desk.undo import Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler
from newsroom.model.placement import Placement
from newsroom.store.library import Library
from newsroom.typeset.copyfit import shapes_of

Homes = dict[str, Home]


class Paging(Planning):
    """The verbs of paging, those of planning among them."""

    def __init__(
        self, library: Library, steps: Steps, composers: Composers, person: Callable[[], str]
    ) -> None:
        super().__init__(library, steps, person)
        self._composers = composers
        self._standing = Standing(library, steps, person)
        self._reordering = Reordering(library, steps, person)

    # Placing -------------------------------------------------------------------------------------

    def place(self, article: str, page: str, column: int, row: int) -> Change:
        """Put an article on a page with its left top at a column and row.

        Takes the shape that fits the free space there best; where none fits whole, the largest
        free rectangle, and the overset is shown. A filler of a given size keeps it. Raises
        RefusedError on occupied ground.
        """
        edition = self._edition_of(page)
        if article in edition.placed:
            raise RefusedError(
                f"《{edition.articles[article].title}》已经在版面上", advice="可以直接拖动它换位置"
            )
        free = Ground(edition, page)
        if not free.open(column, row):
            raise RefusedError("这个位置已经有内容", kept="版面没有变化", advice="请放到空白处")
        edition, homes = self._holding(edition, article, page)
        filler = edition.fillers.get(article)
        if filler is not None and filler.span:
            placed = block(filler, free, page, column, row)
        else:
            placed = self._shaped(edition, article, free, page, (column, row))
        act = Act("放置", edition.articles[article].title)
        return self._standing.put(act, edition.issue.uuid, add=(placed,), homes=homes)

    def place_first(self, article: str, page: str) -> Change:
        """Put an article at a page's first place: where a filler of a given size has room, or
        anything can be read. Raises RefusedError where there is none.
        """
        edition = self._edition_of(page)
        filler = edition.fillers.get(article)
        size = (filler.span, filler.rows) if filler and filler.span else (1, LEAST_DEPTH + 1)
        cell = Ground(edition, page).room(*size)
        if cell is None:
            label = edition.page(page).label
            raise RefusedError(
                f"{label}没有放得下它的空位", kept="版面没有变化", advice="请先腾出地方，再拖上去"
            )
        return self.place(article, page, *cell)

    def move(self, placement: str, page: str, column: int, row: int) -> Change:
        """Move a placement, on its page or to another. Raises RefusedError on an overlap."""
        return self._alter(
            placement, lambda old: replace(old, page=page, column=column, row=row), "移动"
        )

    def resize(self, placement: str, column: int, row: int, span: int, depth: int) -> Change:
        """Give a placement another rectangle (`moving.sized`). Raises RefusedError where it would
        overlap.
        """
        rect = Rect(column, row, span, depth)
        return self._alter(placement, lambda old: sized(old, rect), "改变大小")

    def swap(self, first: str, second: str) -> Change:
        """Let two placements exchange their places, on one page or between two (对调).

        Raises RefusedError for a filler of a size of its own, and where a place is no place for the
        other: page one's masthead.
        """
        one, other = (self._library.issues.placement(each) for each in (first, second))
        edition = self._edition_of(one.page)
        pair = exchanged(one, other)
        moving = {one.uuid, other.uuid}
        for new in pair:
            filler = edition.fillers.get(new.article)
            if filler is not None and filler.span:
                check_size(filler, new)
            found = obstacle(edition, new, moving)
            if found:
                raise RefusedError(f"不能对调：{found}", kept="版面没有变化")
        titles = [edition.articles[each.article].title for each in (one, other)]
        act = Act("对调", "》和《".join(titles))
        return self._standing.put(act, edition.issue.uuid, add=pair)

    def shift(self, placements: Sequence[str], columns: int, rows: int) -> Change:
        """Move placements of one page together. Raises RefusedError where one has no room."""
        old = [self._library.issues.placement(each) for each in placements]
        edition = self._edition_of(old[0].page)
        new = shifted(old, columns, rows)
        for each in new:
            found = obstacle(edition, each, set(placements))
            if found:
                raise RefusedError(f"不能移动：{found}", kept="版面没有变化")
        act = _together("移动", [edition.articles[each.article].title for each in new])
        return self._standing.put(act, edition.issue.uuid, add=new)

    def transfer(self, placement: str, page: str) -> Change:
        """Bring a placement to another page of its issue: to the first free place there, in a shape
        that has room; else the article goes back into the pool, meant for that page, and the
        change's notes say so.
        """
        old = self._library.issues.placement(placement)
        edition = self._edition_of(old.page)
        title, label = edition.articles[old.article].title, edition.page(page).label
        if old.page == page:
            return Change()
        act = Act(f"移到{label}", title)
        new = transferred(self._composers, edition, old, page)
        if new is not None:
            return self._standing.put(act, edition.issue.uuid, add=(new,))
        issue = edition.issue
        homes = {}
        if old.article not in edition.fillers:
            homes = {old.article: Home(issue.publication, issue.uuid, page)}
        gone = tuple(p for p in edition.parts(old.article) if p.part >= old.part)
        change = self._standing.put(act, issue.uuid, remove=gone, homes=homes)
        return replace(change, notes=(*change.notes, _held_over(title, label)))

    def bring(self, article: str, page: str) -> Change:
        """Put an article of the pool at a page's first free place that takes it whole; else it is
        meant for that page and stays in the pool, and the change's notes say so. Raises
        RefusedError where it stands on a page already.
        """
        edition = self._edition_of(page)
        check_grid(edition)
        if article in edition.placed:
            return self.transfer(edition.parts(article)[0].uuid, page)
        edition, homes = self._holding(edition, article, page)
        title, label = edition.articles[article].title, edition.page(page).label
        placed = brought(self._composers, edition, article, page)
        if placed is not None:
            act = Act("放置", title)
            return self._standing.put(act, edition.issue.uuid, add=(placed,), homes=homes)
        if article in edition.fillers:
            raise RefusedError(f"{label}没有放得下《{title}》的空位", kept="版面没有变化")
        change = self.assign([article], edition.issue.uuid, page)
        return replace(change, notes=(*change.notes, _held_over(title, label)))

    def move_page(self, page: str, number: int) -> Change:
        """Make a page the one of that number; those between move by one. Raises RefusedError where
        page one, which carries the masthead, would lose its place.
        """
        return self._reordering.move(page, number)

    def restyle(self, placement: str, change: Callable[[Placement], Placement]) -> Change:
        """Change how a placement is set: headline, columns, box, pictures, lock."""
        return self._alter(placement, change, "修改版式")

    def restyle_all(
        self, placements: Sequence[str], change: Callable[[Placement], Placement], verb: str
    ) -> Change:
        """Change how placements of one page are set, all in one step called by the verb."""
        new = [change(self._library.issues.placement(each)) for each in placements]
        edition = self._edition_of(new[0].page)
        for each in new:
            check_place(edition, each, verb)
        act = _together(verb, [edition.articles[each.article].title for each in new])
        return self._standing.put(act, edition.issue.uuid, add=new)

    def replace(self, placement: str, article: str) -> Change:
        """Let an article take another's place (替换稿件): the same rectangle and look, set so that
        it fits exactly where any shape does. Nothing else moves; the old article returns to the
        pool. Raises RefusedError where the new one stands on a page already, or is a filler of
        another size.
        """
        there = self._library.issues.placement(placement)
        edition = self._edition_of(there.page)
        check_grid(edition)
        if article in edition.placed:
            raise RefusedError(
                f"《{edition.articles[article].title}》已经在版面上",
                kept="版面没有变化",
                advice="请先把它撤下，再来替换",
            )
        old = edition.parts(there.article)
        edition, homes = self._holding(edition, article, old[0].page)
        filler = edition.fillers.get(article)
        if filler is not None and filler.span:
            check_size(filler, old[0])
        new = replaced(self._composers, edition, old, article)
        act = Act("替换", edition.articles[there.article].title)
        return self._standing.put(act, edition.issue.uuid, add=new, remove=old, homes=homes)

    def fill(self, placements: Sequence[Placement]) -> Change:
        """Put what was offered for a hole of a page there (`holes.offers`): new placements, or
        others grown into it. Raises RefusedError where something stands there by now.
        """
        edition = self._edition_of(placements[0].page)
        changed = {placement.uuid for placement in placements}
        for each in placements:
            found = obstacle(edition, each, changed)
            if found:
                raise RefusedError(f"补不上：{found}", kept="版面没有变化")
        act = _together("补上", [edition.articles[each.article].title for each in placements])
        return self._standing.put(act, edition.issue.uuid, add=placements)

    def remove(self, placement: str) -> Change:
        """Take an article off a page; it returns to the pool with all its parts."""
        old = self._library.issues.placement(placement)
        edition = self._edition_of(old.page)
        gone = tuple(p for p in edition.parts(old.article) if p.part >= old.part)
        title = edition.articles[old.article].title
        return self._standing.put(Act("撤下", title), edition.issue.uuid, remove=gone)

    def remove_all(self, placements: Sequence[str]) -> Change:
        """Take articles of one page off it, all in one step (`remove`)."""
        old = [self._library.issues.placement(each) for each in placements]
        edition = self._edition_of(old[0].page)
        gone = [p for each in old for p in edition.parts(each.article) if p.part >= each.part]
        act = _together("撤下", [edition.articles[each.article].title for each in old])
        return self._standing.put(act, edition.issue.uuid, remove=gone)

    def jump(self, placement: str, page: str, column: int, row: int) -> Change:
        """Let an article's overset run on at another place (下转)."""
        return self._jump(placement, page, lambda _edition: (column, row))

    def jump_to(self, placement: str, page: str) -> Change:
        """Let an article's overset run on at a page's first free place (下转)."""
        return self._jump(placement, page, lambda edition: jumping.first_cell(edition, page))

    # Line ends -----------------------------------------------------------------------------------

    def keep_breaks(self, page: str) -> Change:
        """Fix the lines of a page as they stand (出大样): what is edited later leaves those before
        it as they are.
        """
        edition = self._edition_of(page)
        check_grid(edition)
        ends = keeping.ends_on_page(self._composers, edition, page)
        return self._standing.keep(Act("出大样"), edition.issue.uuid, ends)

    def reset(self, placement: str) -> Change:
        """Set the lines of an article anew, in all its parts (重排全文)."""
        there = self._library.issues.placement(placement)
        edition = self._edition_of(there.page)
        ends = {p.uuid: () for p in edition.parts(there.article)}
        title = edition.articles[there.article].title
        return self._standing.keep(Act("重排全文", title), edition.issue.uuid, ends)

    def reset_page(self, page: str) -> Change:
        """Set the lines of all that stands on a page anew (重排全文)."""
        edition = self._edition_of(page)
        ends = {p.uuid: () for p in edition.on_page(page)}
        return self._standing.keep(Act("重排全文"), edition.issue.uuid, ends)

    def proofed(self, edition: Edition, ends: Mapping[str, tuple[int, ...]]) -> Change:
        """Fix the lines of pages that were written out as a proof, as they were written.

        ends: by placement, of that edition (`publishing.line_ends`). What was moved or edited
        since is left as it is. It follows from the export and is no step of its own.
        """
        issue = edition.issue.uuid
        now = self.edition(issue)
        if now.issue.status.frozen:
            return Change()
        same = {
            p.uuid: ends[p.uuid]
            for p in now.placements
            if p.uuid in ends
            and p in edition.placements
            and now.articles[p.article] == edition.articles[p.article]
        }
        if not same:
            return Change()
        return self._standing.keep(Act("出大样"), issue, same, undo=False)

    # Assembly ------------------------------------------------------------------------------------

    def take(self, assemblies: Sequence[Assembly], edition: Edition | None = None) -> Change:
        """Take proposed pages of one issue, all in one step.

        edition: what they were proposed from; RefusedError where what they would move has been
        moved since.
        """
        if not any(assembly.placements for assembly in assemblies):
            return Change()
        if edition is None:
            issue = self._library.issues.issue_of(assemblies[0].page).uuid
        else:
            issue = edition.issue.uuid
            check_unmoved(assemblies, edition, self.edition(issue))
        add = [placement for assembly in assemblies for placement in assembly.placements]
        kept = {placement.uuid for placement in add}
        old = leaving(self._library.issues.issue_placements(issue), assemblies)
        gone = [placement for placement in old if placement.uuid not in kept]
        return self._standing.put(Act("自动排版"), issue, add=add, remove=gone)

    # Inner ---------------------------------------------------------------------------------------

    def _edition_of(self, page: str) -> Edition:
        return self.edition(self._library.issues.issue_of(page).uuid)

    def _holding(self, edition: Edition, article: str, page: str) -> tuple[Edition, Homes]:
        """The edition with an article of another pool brought into it, and its new home."""
        if article in edition.articles:
            return edition, {}
        summary = self._library.articles.summary(article)
        if summary.in_bin:
            raise RefusedError(
                f"《{summary.title}》在回收站里", kept="版面没有变化", advice="请先恢复"
            )
        if summary.filler:
            raise _not_of_today(summary.title, self._library.fillers.get(article), edition)
        held = self._library.articles.get(article)
        pictures = self._library.pictures.some({slot.picture for slot in held.slots} - {""})
        home = Home(edition.issue.publication, edition.issue.uuid, page)
        return replace(
            edition,
            articles={**edition.articles, article: held},
            pictures={**edition.pictures, **pictures},
        ), {article: home}

    def _shaped(
        self, edition: Edition, article: str, free: Ground, page: str, cell: tuple[int, int]
    ) -> Placement:
        """An article at a free cell in the shape that fits there best."""
        composer = self._composers.composer(edition.publication)
        options = shapes_of(edition, composer, article)
        shape = best(options, free, *cell)
        if shape is not None:
            return shape.placement(article, page, *cell)
        span, depth = free.largest(*cell)
        return Placement(
            page=page, article=article, column=cell[0], row=cell[1], span=span, depth=depth
        )

    def _alter(self, placement: str, change: Callable[[Placement], Placement], verb: str) -> Change:
        old = self._library.issues.placement(placement)
        new = change(old)
        edition = self._edition_of(new.page)
        check_place(edition, new, verb)
        title = self._library.articles.get(new.article).title
        return self._standing.put(Act(verb, title), edition.issue.uuid, add=(new,))

    def _jump(
        self, placement: str, page: str, cell: Callable[[Edition], tuple[int, int]]
    ) -> Change:
        head = self._library.issues.placement(placement)
        edition = self._edition_of(page)
        tail = jumping.jumped(self._composers, edition, head, page, cell(edition))
        title = edition.articles[head.article].title
        return self._standing.put(Act("下转", title), edition.issue.uuid, add=(tail,))


def _together(verb: str, titles: Sequence[str]) -> Act:
    """One act on several articles, named by the first."""
    return Act(verb, titles[0], len(titles))


def _held_over(title: str, label: str) -> str:
    return f"{label}没有放得下《{title}》的空位，先放在稿件列表里，记为{label}的稿件"


def _not_of_today(title: str, filler: Filler, edition: Edition) -> RefusedError:
    """Why a filler may not stand in an issue."""
    until = filler.valid_until
    if until is None or filler.valid(edition.issue.date):
        return RefusedError(f"《{title}》在别的报刊的补白库里", kept="版面没有变化")
    return RefusedError(
        f"《{title}》的有效期已过（到{until.year}年{until.month}月{until.day}日）",
        kept="版面没有变化",
        advice="还要用它，请在补白库里改有效期",
    )
