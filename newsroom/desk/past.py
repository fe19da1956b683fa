"""Past issues (过刊) taken in from page text or Word files, folder by folder.

Each file is taken whole or not at all, and written down by its content: a folder that was gone
through in part is gone on with, wherever it lies by then. The day of an issue is told by its
masthead, else by the names of file and folders; a file of no known day is named and left.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from newsroom.desk import artwork
from newsroom.desk.reading import ReadArticle, ReadFile
from newsroom.errors import FileError, NewsroomError, RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.issue import Issue, IssueFacts, IssueNumber
from newsroom.model.listing import ArticleFilter
from newsroom.model.page import Page
from newsroom.model.picture import Picture
from newsroom.model.status import IssueStatus
from newsroom.store.library import Library
from newsroom.store.likenesses import text_of
from newsroom.store.order import Past
from newsroom.text.dated import Dated, dated
from newsroom.text.likeness import print_of

_VERB = "过刊入库"
_READ = frozenset({".txt", ".docx", ".doc", ".wps", ".rtf", ".odt", ".md", ".html", ".htm"})
_MOST = 20_000  # files
_SAME = 0.9  # of a piece that stands in the issue already
_BLOCK = 1 << 20


class PastState(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    KNOWN = "known"
    LEFT = "left"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"taken": "收入", "known": "以前收过", "left": "没有收入"}[self.value]


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file of a past issue. name: with its folders, from the chosen folder on. sha256: of its
    content; empty where it cannot be read. dated: what its names tell.
    """

    path: Path
    name: str
    sha256: str
    dated: Dated


@dataclass(frozen=True, slots=True)
class PastFolder:
    """The files that lie together in one folder; usually the pages of one issue."""

    name: str
    files: tuple[PastFile, ...]


@dataclass(frozen=True, slots=True)
class PastReceipt:
    """What became of a file. issue: as it is called. same: pieces that the issue held already.
    words: why it was left, or what is to be known of it.
    """

    name: str
    state: PastState
    issue: str = ""
    articles: int = 0
    same: int = 0
    words: str = ""


def folders(root: Path, check: Callable[[], None] = lambda: None) -> tuple[PastFolder, ...]:
    """The folders below one that hold readable files, in their order, with their files.

    check: raises where the work was cancelled. Raises FileError where the folder cannot be read or
    holds too many files.
    """
    if not root.is_dir():
        raise FileError(root, "不是文件夹", kept="没有收入", advice="请选存放过刊的文件夹")
    found, count = [], 0
    for place, inner, names in os.walk(root, followlinks=False):
        check()
        inner.sort()
        here = Path(place)
        paths = [here / name for name in sorted(names) if _readable(here / name)]
        count += len(paths)
        if count > _MOST:
            reason = f"里的文件超过 {_MOST:,} 个"
            raise FileError(root, reason, kept="没有收入", advice="请分几次收，如一年一次")
        if paths:
            shown = here.relative_to(root).as_posix()
            files = tuple(_file(path, root) for path in paths)
            found.append(PastFolder(root.name if shown == "." else shown, files))
    return tuple(found)


def _readable(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return path.suffix.lower() in _READ and not hidden and not path.is_symlink()


def _file(path: Path, root: Path) -> PastFile:
    inside = path.relative_to(root)
    names = [path.stem, *reversed(inside.parts[:-1]), root.name]
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:  # its reader says why, and the others are taken
        return PastFile(path, inside.as_posix(), "", dated(names))
    return PastFile(path, inside.as_posix(), digest.hexdigest(), dated(names))


def with_masthead(files: Sequence[PastFile], read: Sequence[ReadFile]) -> tuple[PastFile, ...]:
    """Files with what mastheads say: each its own first, and, where the folder holds one issue,
    that of its first page for those that lack a day.
    """
    told = [_of(facts) if (facts := each.facts) else Dated() for each in read]
    days = {one.date for one in told if one.date} | {f.dated.date for f in files if f.dated.date}
    common = next((one for one in told if one.date), Dated()) if len(days) == 1 else Dated()
    return tuple(
        replace(file, dated=_filled(_filled(own, file.dated), replace(common, page=0)))
        for file, own in zip(files, told, strict=True)
    )


def _of(facts: IssueFacts) -> Dated:
    number = facts.number
    first = number.numbers[0] if number.numbers else 0
    return Dated(facts.date, first, number.totals[0] if number.totals else 0)


def _filled(one: Dated, other: Dated) -> Dated:
    if one.date and other.date and one.date != other.date:
        return replace(one, page=one.page or other.page)
    return Dated(
        one.date or other.date,
        one.number or other.number,
        one.total or other.total,
        one.page or other.page,
    )


class PastIssues:
    """The verbs of taking past issues in."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def known(self, publication: str, files: Sequence[PastFile]) -> dict[str, PastReceipt]:
        """Of files those that were taken in before, by their content."""
        done = self._library.past_files.taken(publication)
        return {
            file.sha256: PastReceipt(file.name, PastState.KNOWN, words=done[file.sha256])
            for file in files
            if file.sha256 in done
        }

    def take(self, publication: str, file: PastFile, read: ReadFile) -> tuple[PastReceipt, Change]:
        """Take one file's pieces into its issue, which is made where the library has none of that
        day; what cannot be taken is told in the receipt, and nothing of it is kept.
        """
        try:
            if read.error is not None:
                raise read.error
            if not file.sha256:
                raise FileError(file.path, "刚才读不出来", kept="没有收入", advice="请再收一次")
            with self._library.transaction():
                return self._take(publication, file, read)
        except NewsroomError as error:
            return PastReceipt(file.name, PastState.LEFT, words=str(error)), Change()

    def _take(self, publication: str, file: PastFile, read: ReadFile) -> tuple[PastReceipt, Change]:
        day = file.dated.date
        if day is None:
            raise RefusedError(
                "看不出是哪一天出版的", advice="请把日期写进文件名或文件夹名，如 2019-03-12"
            )
        if not read.articles:
            raise RefusedError("没有认出稿件", advice="请打开文件看一看，是不是空的")
        self._check_paper(publication, read.facts)
        issue = self._issue(publication, file.dated, read.facts)
        page = self._page(issue, file.dated.page)
        fresh = list(self._fresh(issue, read.articles))
        numbers = self._library.pool.room(len(fresh), day) if fresh else range(0)
        for number, item in zip(numbers, fresh, strict=True):
            self._library.articles.add_past(
                self._with_pictures(item, read.stowed),
                Past(day, number),
                publication=publication,
                issue=issue.uuid,
                page=page,
                person=self._person(),
                reason=_VERB,
            )
        count, same = len(fresh), len(read.articles) - len(fresh)
        self._library.past_files.add(publication, file.sha256, file.name, issue.uuid, count)
        self._library.events.append(self._person(), _VERB, (issue.uuid,), file.sha256)
        words = f"另有 {same} 篇这一期里已经有了" if same else ""
        receipt = PastReceipt(file.name, PastState.TAKEN, issue.label, count, same, words)
        return receipt, Change(label=_VERB, issues=frozenset({issue.uuid}), pool=True)

    def _check_paper(self, publication: str, facts: IssueFacts | None) -> None:
        """Raises RefusedError where the masthead is that of another of the house's publications."""
        named = self._library.publications.named(facts.name) if facts and facts.name else None
        if named is not None and named != publication:
            name = self._library.publications.get(named).name
            raise RefusedError(f"报头是《{name}》的", advice=f"请选《{name}》再收这个文件")

    def _issue(self, publication: str, told: Dated, facts: IssueFacts | None) -> Issue:
        """The printed issue of that day. Raises RefusedError where it is one made here."""
        for issue in self._library.issues.all(publication):
            numbers = issue.number.numbers
            other = told.number and numbers and told.number not in numbers
            if issue.date != told.date or other:
                continue
            if issue.status is IssueStatus.OPEN:
                raise RefusedError(f"{issue.label}还在编", advice="编着的一期请用“收稿”")
            if self._library.issues.issue_placements(issue.uuid):
                raise RefusedError(f"{issue.label}是在本库里编排的，稿件都在")
            return issue
        assert told.date is not None
        number = facts.number if facts is not None and facts.number.numbers else IssueNumber()
        if not number.numbers and told.number:
            number = IssueNumber((told.number,), (told.total,) if told.total else ())
        made = Issue(
            publication=publication, date=told.date, number=number, facts=facts or IssueFacts()
        )
        self._library.issues.add(made)
        self._library.releases.set_status(made.uuid, IssueStatus.PRINTED)
        return replace(made, status=IssueStatus.PRINTED)

    def _page(self, issue: Issue, number: int) -> str | None:
        """The issue's page of a number, made where it has none; None for no number."""
        if not number:
            return None
        for page in self._library.issues.pages(issue.uuid):
            if page.number == number:
                return page.uuid
        made = Page(issue=issue.uuid, number=number)
        self._library.releases.set_status(issue.uuid, IssueStatus.OPEN)
        self._library.issues.add_page(made)
        self._library.releases.set_status(issue.uuid, issue.status)
        return made.uuid

    def _fresh(self, issue: Issue, items: Sequence[ReadArticle]) -> Iterator[ReadArticle]:
        """The pieces that do not stand in the issue yet, as in another copy of the same page."""
        held = self._library.pool.found(ArticleFilter(issue=issue.uuid)).articles
        prints = [print_of(text_of(article)) for article in self._library.articles.each(held)]
        for item in items:
            mine = print_of(text_of(item.article))
            if mine.telling and any(mine.share(other) >= _SAME for other in prints):
                continue
            prints.append(mine)
            yield item

    def _with_pictures(self, item: ReadArticle, stowed: Mapping[Path, Picture]) -> Article:
        pictures = self._library.pictures
        slots = []
        for source, slot in zip(item.pictures, item.article.slots, strict=True):
            picture = ""
            if source is not None:
                found = stowed.get(source.path) or artwork.stow(source, pictures)
                picture = pictures.record(found).sha256
            slots.append(replace(slot, picture=picture) if picture else slot)
        return replace(item.article, slots=tuple(slots), notes=())
