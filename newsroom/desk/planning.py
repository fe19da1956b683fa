"""Planning: issues, their pages, and which article is meant for which."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsroom.desk.standing import Home
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueKind, IssueNumber
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.signoff import Signoff
from newsroom.store.library import Library

if TYPE_CHECKING:
    from newsroom.arrange.distribute import Meant


class Planning:
    """The verbs of planning an issue."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
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

    def update_issue(self, issue: Issue) -> Change:
        """Change an issue's date, number or facts. Raises NotFoundError."""
        before = self._library.issues.get(issue.uuid)
        if before == issue:
            return Change()
        verb = "修改期次资料"
        change = self._write_issue(issue, verb)

        def unchanged(done: bool) -> bool:
            return self._library.issues.get(issue.uuid) == (issue if done else before)

        self._steps.record(
            Step(
                verb,
                lambda: self._write_issue(before, f"撤销{verb}"),
                lambda: self._write_issue(issue, f"重做{verb}"),
                unchanged,
            )
        )
        return change

    def _write_issue(self, issue: Issue, verb: str) -> Change:
        with self._library.transaction():
            self._library.issues.update(issue)
            self._log(verb, issue.uuid)
        return Change(label=verb, issues=frozenset({issue.uuid}), pool=True)

    # Pages ---------------------------------------------------------------------------------------

    def update_page(self, page: Page) -> Change:
        """Change a page's name or editors. Raises NotFoundError."""
        return self._update(page, "修改版面信息")

    def set_template(self, page: str, name: str) -> Change:
        """Let a page follow a template of its publication; "" for none.

        Raises RefusedError where the house style has no such template.
        """
        old = self._library.issues.page(page)
        house = self._library.publications.get(self._library.issues.issue_of(page).publication)
        if name and house.template(name) is None:
            known = "、".join(template.name for template in house.templates)
            raise RefusedError(
                f"《{house.name}》没有“{name}”这个版式模板",
                kept="版面没有变化",
                advice=f"现有：{known}" if known else "请先在版式文件里添加模板",
            )
        return self._update(replace(old, template=name), "套用版式模板")

    def add_page(self, issue: str) -> Change:
        """One more page at the end of an issue."""
        pages = self._library.issues.pages(issue)
        page = Page(issue=issue, number=max((p.number for p in pages), default=0) + 1)
        change = self._add(page, "加版")

        def unchanged(done: bool) -> bool:
            meant = self._library.issues.meant(issue).values()
            last = self._library.issues.pages(issue)[-1:]
            if not done:
                return all(p.number < page.number for p in last)
            return last == (page,) and page.uuid not in meant and not self._stands_on(page.uuid)

        self._steps.record(
            Step(
                "加版",
                lambda: self._drop(page, (page,), (), "撤销加版"),
                lambda: self._add(page, "重做加版"),
                unchanged,
            )
        )
        return change

    def remove_page(self, page: str) -> Change:
        """Take a page out of its issue; what stood on it returns to the pool, the pages after it
        move up by one. Raises RefusedError for page one, which carries the masthead.
        """
        gone = self._library.issues.page(page)
        if gone.number == 1:
            raise RefusedError("一版有报头，不能删除", advice="可以撤下一版上的稿件，重新排")
        before = self._library.issues.pages(gone.issue)
        standing = self._library.issues.issue_placements(gone.issue)
        begun = {p.article for p in standing if p.page == page and p.part == 0}
        removed = tuple(p for p in standing if p.page == page or p.article in begun)
        meant = {u: p for u, p in self._library.issues.meant(gone.issue).items() if p == page}
        signed = [s for s in self._library.checks.signoffs(gone.issue) if s.page == page]
        change = self._drop(gone, before, removed, "删除版面")
        after = self._library.issues.pages(gone.issue)

        def unchanged(done: bool) -> bool:
            now = {p.article for p in self._library.issues.issue_placements(gone.issue)}
            free = not done or not now & {p.article for p in removed if p.part == 0}
            return free and self._library.issues.pages(gone.issue) == (after if done else before)

        self._steps.record(
            Step(
                f"删除{gone.label}",
                lambda: self._put_back(gone, before, (removed, signed), meant),
                lambda: self._drop(gone, before, removed, "重做删除版面"),
                unchanged,
            )
        )
        return change

    # Copy ----------------------------------------------------------------------------------------

    def assign(self, articles: Sequence[str], issue: str | None, page: str | None = None) -> Change:
        """Put articles into an issue's pool, meant for a page or for any; None: back into the
        publication's pool. Raises RefusedError for what stands in another issue, and for fillers.
        """
        homes = {}
        for uuid in articles:
            publication = self._library.articles.summary(uuid).publication
            if issue is not None:
                publication = self._library.issues.get(issue).publication
            homes[uuid] = Home(publication, issue, page)
        return self._settle(homes, "归入本期" if issue is not None else "移出本期")

    def take_distribution(self, meant: Sequence[Meant]) -> Change:
        """Take a proposal of what goes on which page, all in one step; what is meant for no page
        stays where it is. Raises RefusedError where an article has left the issue since.
        """
        homes = {}
        for one in (one for one in meant if one.page):
            issue = self._library.issues.issue_of(one.page)
            line = self._library.articles.summary(one.article)
            if line.issue != issue.uuid or line.in_bin:
                raise RefusedError(
                    f"《{line.title}》已经不在这一期里", kept="没有分版", advice="请重新分版"
                )
            homes[one.article] = Home(issue.publication, issue.uuid, one.page)
        return self._settle(homes, "分配到版")

    # Inner ---------------------------------------------------------------------------------------

    def _log(self, verb: str, *ids: str) -> None:
        self._library.events.append(self._person(), verb, ids)

    def _home(self, article: str) -> Home:
        line = self._library.articles.summary(article)
        return Home(line.publication, line.issue, line.page)

    def _settle(self, homes: Mapping[str, Home], verb: str) -> Change:
        before = {uuid: self._home(uuid) for uuid in homes}
        if before == homes:
            return Change()
        change = self._move(homes, verb)

        def unchanged(done: bool) -> bool:
            expected = homes if done else before
            return all(self._home(uuid) == home for uuid, home in expected.items())

        self._steps.record(
            Step(
                verb,
                lambda: self._move(before, f"撤销{verb}"),
                lambda: self._move(homes, f"重做{verb}"),
                unchanged,
            )
        )
        return change

    def _move(self, homes: Mapping[str, Home], verb: str) -> Change:
        with self._library.transaction():
            for uuid, home in homes.items():
                self._library.articles.assign(uuid, home.issue, home.page, home.publication)
            self._log(verb, *homes)
        return Change(label=verb, articles=frozenset(homes), pool=True)

    def _update(self, page: Page, verb: str) -> Change:
        before = self._library.issues.page(page.uuid)
        if before == page:
            return Change()
        change = self._write(page, verb)

        def unchanged(done: bool) -> bool:
            return self._library.issues.page(page.uuid) == (page if done else before)

        self._steps.record(
            Step(
                verb,
                lambda: self._write(before, f"撤销{verb}"),
                lambda: self._write(page, f"重做{verb}"),
                unchanged,
            )
        )
        return change

    def _write(self, page: Page, verb: str) -> Change:
        with self._library.transaction():
            self._library.issues.update_page(page)
            self._log(verb, page.uuid)
        return _of_page(page, verb)

    def _add(self, page: Page, verb: str) -> Change:
        with self._library.transaction():
            self._library.issues.add_page(page)
            self._log(verb, page.uuid)
        return _of_page(page, verb)

    def _stands_on(self, page: str) -> bool:
        return bool(self._library.issues.placements(page))

    def _drop(
        self, page: Page, pages: Sequence[Page], removed: Sequence[Placement], verb: str
    ) -> Change:
        """Take a page out with some placements; the later of the issue's pages move up."""
        with self._library.transaction():
            for placement in removed:
                self._library.issues.remove_placement(placement.uuid)
            self._library.issues.remove_page(page.uuid)
            for other in pages:
                if other.number > page.number:
                    self._library.issues.update_page(replace(other, number=other.number - 1))
            self._log(verb, page.uuid)
        return _of_page(page, verb, removed)

    def _put_back(
        self,
        page: Page,
        pages: Sequence[Page],
        borne: tuple[Sequence[Placement], Sequence[Signoff]],
        meant: Mapping[str, str],
    ) -> Change:
        """Bring a page back with the placements and signatures that it bore."""
        removed, signed = borne
        with self._library.transaction():
            for other in pages:
                if other.uuid != page.uuid:
                    self._library.issues.update_page(other)
            self._library.issues.add_page(page)
            for uuid in meant:
                if self._home(uuid).issue == page.issue:
                    self._library.articles.assign(uuid, page.issue, page.uuid)
            for placement in removed:
                self._library.issues.place(placement)
            for signoff in signed:
                self._library.checks.add_signoff(signoff)
            self._log("撤销删除版面", page.uuid)
        return _of_page(page, "撤销删除版面", removed)


def _of_page(page: Page, verb: str, placements: Sequence[Placement] = ()) -> Change:
    return Change(
        label=verb,
        pages=frozenset({page.uuid, *(p.page for p in placements)}),
        issues=frozenset({page.issue}),
        articles=frozenset(p.article for p in placements),
        pool=True,
    )
