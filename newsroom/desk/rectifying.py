"""更正: a 更正启事 made from the printed piece that was wrong, both tied to each other."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsroom.desk.error_account import ErrorAccount
from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.issue import Issue
from newsroom.model.kinds import ArticleKind
from newsroom.model.listing import ArticleSummary
from newsroom.model.withdrawal import Erratum
from newsroom.store.library import Library

_VERB = "作更正启事"


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake: the words as printed, and as they should be; empty `right`: to be left out."""

    wrong: str
    right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A printed piece that is to be corrected: where and when it was printed, and the issue that
    the correction would go into. home: the publication's name; ready: issues not printed yet,
    the next one first.
    """

    article: Article
    publication: str
    home: str
    printed: Issue
    page: str
    ready: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """What a piece has to do with corrections, by the lines of lists. corrects: the piece that it
    corrects itself. corrected: the notices that correct it.
    """

    corrects: ArticleSummary | None = None
    corrected: tuple[ArticleSummary, ...] = ()


class Rectifying:
    """The verbs of 更正."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def wrong(self, article: str) -> Wrong:
        """A piece as far as a correction needs to know it. Raises RefusedError where it was never
        printed: then it is simply mended; NotFoundError.
        """
        line = self._library.articles.summary(article)
        printed = self._printed(article)
        if printed is None:
            raise RefusedError(
                f"《{line.title}》还没有刊出",
                kept="没有作更正",
                advice="没有付印的稿件请直接改；要撤下来请用“撤稿”",
            )
        issue, page = printed
        issues = self._library.issues.all(line.publication)
        ready = [each for each in issues if not each.status.frozen and each.uuid != issue.uuid]
        return Wrong(
            article=self._library.articles.get(article),
            publication=line.publication,
            home=self._library.publications.get(line.publication).name,
            printed=issue,
            page=self._library.issues.page(page).label if page else "",
            ready=tuple(reversed(ready)),
        )

    def _printed(self, article: str) -> tuple[Issue, str | None] | None:
        """The issue and the page that a piece was printed in; an issue of a day gone by counts,
        though nobody signed it off.
        """
        places = self._library.published.of(article)
        if places:
            return self._library.issues.get(places[0].issue), places[0].page
        today = datetime.date.today()
        for placement in self._library.issues.placements_of(article):
            issue = self._library.issues.issue_of(placement.page)
            if issue.date < today:
                return issue, placement.page
        return None

    def make(
        self, wrong: Wrong, issue: str, article: Article, slips: Sequence[Slip] = ()
    ) -> Change:
        """Take the notice into an issue's pool (empty: the publication's) and tie it to the wrong
        piece. slips: what is put into the 差错率账 with it. Raises NotFoundError, RefusedError.
        """
        with self._steps.together(f"{_VERB}《{wrong.article.title}》"):
            change = self._tie(wrong, issue, article)
            if slips:
                account = ErrorAccount(self._library, self._steps, self._person)
                told = ((slip.wrong, slip.right) for slip in slips)
                change |= account.book_slips(wrong.printed.uuid, wrong.article, told)
        return change

    def _tie(self, wrong: Wrong, issue: str, article: Article) -> Change:
        erratum = Erratum(
            notice=article.uuid,
            wrong=wrong.article.uuid,
            issue=wrong.printed.uuid,
            person=self._person(),
            time=datetime.datetime.now(datetime.UTC),
        )
        with self._library.transaction():
            self._library.articles.add(
                article,
                publication=wrong.publication,
                issue=issue or None,
                person=self._person(),
                reason=_VERB,
            )
            self._library.errata.add(erratum)
            self._log(_VERB, erratum)
        self._steps.record(
            Step(
                f"{_VERB}《{wrong.article.title}》",
                lambda: self._bin(erratum, f"撤销{_VERB}", binned=True),
                lambda: self._bin(erratum, f"重做{_VERB}", binned=False),
                lambda done: (
                    self._library.articles.binned(erratum.notice) is not done
                    and not self._library.issues.placements_of(erratum.notice)
                ),
            )
        )
        return _changed(_VERB, erratum)

    def tied(self, article: str) -> Tied:
        """What a piece has to do with corrections."""
        own = self._library.errata.of(article)
        summary = self._library.articles.summary
        return Tied(
            summary(own.wrong) if own is not None else None,
            tuple(summary(each.notice) for each in self._library.errata.on(article)),
        )

    def _bin(self, erratum: Erratum, verb: str, *, binned: bool) -> Change:
        with self._library.transaction():
            if binned:
                self._library.articles.bin(erratum.notice)
            else:
                self._library.articles.restore(erratum.notice)
            self._log(verb, erratum)
        return _changed(verb, erratum)

    def _log(self, verb: str, erratum: Erratum) -> None:
        self._library.events.append(self._person(), verb, (erratum.notice, erratum.wrong))


def notice(wrong: Wrong, slips: Sequence[Slip], *, sorry: bool = True) -> Article:
    """The 更正启事 in the newsroom's usual words, to be edited like any article.

    slips: without any, the words to be filled in are left as ××.
    """
    date = wrong.printed.date
    number = wrong.printed.number.label
    where = f"本{_paper(wrong.home)}{date.year}年{date.month}月{date.day}日"
    where += f"（{number}）" if number else ""
    where += f"{wrong.page}" if wrong.page else ""
    title = " ".join(wrong.article.title.split())
    told = "；".join(map(_told, slips or (Slip("××", "××"),)))
    end = "特此更正，并向读者致歉。" if sorry else "特此更正。"
    body = f"{where}刊登的《{title}》一文中，{told}。{end}"
    return Article(kind=ArticleKind.CORRECTION, headline="更正", body=body, importance=2)


def _told(slip: Slip) -> str:
    if not slip.right:
        return f"“{slip.wrong}”有误，应删去"
    return f"“{slip.wrong}”应为“{slip.right}”"


def _paper(name: str) -> str:
    """报 of a newspaper, 刊 of anything else."""
    return "报" if name.endswith("报") else "刊"


def _changed(verb: str, erratum: Erratum) -> Change:
    return Change(label=verb, articles=frozenset({erratum.notice, erratum.wrong}), pool=True)
