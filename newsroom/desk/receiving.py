"""Receiving copy: files from outside become articles and pictures of the library.

Reading is long and touches no library; taking in is one short transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

from newsroom.desk import artwork, taking_back
from newsroom.desk.keeping import Ends
from newsroom.desk.reading import (
    NORMALISING,
    ReadArticle,
    ReadFile,
    read_bytes,
    read_files,
    read_pasted,
)
from newsroom.desk.taking_back import TakenBack
from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.carried import Carried
from newsroom.model.change import Change
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.manuscript import CopyPicture
from newsroom.model.picture import Picture, Slot
from newsroom.store.library import Library
from newsroom.store.pictures import Pictures

_TAKING = "收稿"

__all__ = [
    "ReadArticle",
    "ReadFile",
    "Receipt",
    "Receiving",
    "read_bytes",
    "read_files",
    "read_pasted",
    "stow",
]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file: the articles taken in, notes for the editor, or the error."""

    path: Path
    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    error: NewsroomError | None = None


class Receiving:
    """The verbs of receiving."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def take(
        self,
        files: Sequence[ReadFile],
        publication: str | None = None,
        issue: str | None = None,
        page: str | None = None,
    ) -> tuple[tuple[Receipt, ...], Change]:
        """Take read files into the library, each in one transaction; a failed one leaves nothing.

        Without an issue, the issue that a masthead among the copy names is found or made; copy
        without one goes into the publication's pool. Each article is kept as it came, and again
        with width and spacing normalised; undo takes the normalising back, for all at once, and
        then moves what came to the bin. What our own manuscripts changed goes to the articles they
        were written from.
        """
        receipts, change = [], Change(label=_TAKING)
        regular: list[tuple[Article, Article]] = []
        known: list[TakenBack] = []
        came: list[str] = []
        for file in files:
            self._library.rest()
            if file.error is not None:
                receipts.append(Receipt(file.path, notes=file.notes, error=file.error))
                continue
            if file.parcels and not file.articles:  # nothing but packages, which others take
                receipts += [Receipt(file.path, notes=file.notes)] if file.notes else []
                continue
            try:
                with self._library.transaction():
                    receipt, touched, pairs, back = self._take(file, publication, issue, page)
            except NewsroomError as error:
                receipts.append(Receipt(file.path, notes=file.notes, error=error))
                continue
            receipts.append(receipt)
            change = change | touched
            regular += pairs
            known += back
            old = {one.after.uuid for one in back if one.after is not None}
            came += [one.uuid for one in receipt.articles if one.uuid not in old]
        if came:
            self._remember_taking(came, [before for before, _ in regular])
        self._remember(known)
        if regular:
            before, after = zip(*regular, strict=True)
            self._versions.remember(NORMALISING, before, after)
        return tuple(receipts), change

    def add_picture(self, article: Article, path: Path, slot: int) -> Change:
        """Store a picture file and put it into one of an article's slots (-1: a new one).

        The article given is what stands in the editor; it is saved with the picture. Raises
        FileError where the file is no picture.
        """
        with artwork.read_picture(path) as found, self._library.transaction():
            picture = self._store(found, {})
            slots = list(article.slots)
            if slot < 0:
                slots.append(Slot())
                slot = len(slots) - 1
            credited = (found.photographer,) if found.photographer else ()
            slots[slot] = replace(
                slots[slot],
                picture=picture.sha256,
                caption=slots[slot].caption or found.caption,
                photographers=slots[slot].photographers or credited,
                doubtful=False,
            )
            article = replace(article, slots=tuple(slots))
            self._versions.save(article, "添加图片", f"添加图片《{article.title}》")
        return Change(label="添加图片", articles=frozenset({article.uuid}), pool=True)

    def _take(
        self, file: ReadFile, publication: str | None, issue: str | None, page: str | None
    ) -> tuple[Receipt, Change, list[tuple[Article, Article]], list[TakenBack]]:
        """One file; also each article whose width and spacing changed, before and after, and what
        became of those that the library knew."""
        target, notes = self._issue(file.facts, publication, issue)
        home = publication or self._library.publications.default()
        if target is not None:
            home = target.publication
        taken, changed, known = [], [], []
        for item in file.articles:
            article, came = self._with_pictures(item, file.stowed)
            back = self._taken_back(article, item.carried)
            if back is not None:
                known.append(back)
                if back.after is not None:
                    taken.append(back.after)
                if back.other is None:
                    continue
                article = came = back.other
            first = self._library.articles.add(
                came,
                publication=home,
                issue=target.uuid if target else None,
                page=page or self._page_of(target, item.carried),
                person=self._person(),
                reason="导入",
            )
            if came != article:
                last = self._library.articles.save(
                    article, person=self._person(), reason=NORMALISING
                )
                changed.append((first.article, last.article))
            taken.append(article)
        told = [*notes, *_told_back(known), *_told_new(file.articles, self._library)]
        uuids = [article.uuid for article in taken]
        self._library.events.append(self._person(), "收稿", uuids)
        change = Change(
            label="收稿",
            articles=frozenset(uuids),
            issues=frozenset({target.uuid} if target else ()),
            pool=True,
        )
        receipt = Receipt(file.path, tuple(taken), (*file.notes, *told))
        return receipt, change, changed, known

    def _taken_back(self, article: Article, came: Carried | None) -> TakenBack | None:
        if came is None or not came.uuid:
            return None
        return taking_back.take_back(self._library, article, came, self._person())

    def _remember(self, back: Sequence[TakenBack]) -> None:
        """Make what manuscripts changed one step that can be undone."""
        changed = [(one.before, one.after, one.ends) for one in back if one.before and one.after]
        if changed:
            before, after, ends = zip(*changed, strict=True)
            stood = tuple(placement for each in ends for placement in each.stood)
            left = tuple(placement for each in ends for placement in each.left)
            self._versions.remember(taking_back.REASON, before, after, Ends(stood, left))

    def _remember_taking(self, came: Sequence[str], former: Sequence[Article]) -> None:
        """Make what came one step: undone, it lies in the bin. former: what it may be again where
        the normalising was taken back first.
        """
        articles = self._library.articles
        left = {uuid: [articles.get(uuid)] for uuid in came}
        for article in former:
            left[article.uuid].append(article)

        def unchanged(done: bool) -> bool:
            return all(
                articles.binned(uuid) is not done
                and self._library.history.draft(uuid) is None
                and articles.get(uuid) in known
                for uuid, known in left.items()
            )

        self._steps.record(
            Step(
                f"收稿 {len(came)} 篇",
                lambda: self._move(came, articles.bin, "撤销收稿"),
                lambda: self._move(came, articles.restore, "重做收稿"),
                unchanged,
            )
        )

    def _move(self, uuids: Sequence[str], move: Callable[[str], None], verb: str) -> Change:
        with self._library.transaction():
            for uuid in uuids:
                move(uuid)
            self._library.events.append(self._person(), verb, uuids)
        return Change(label=verb, articles=frozenset(uuids), pool=True)

    def _page_of(self, issue: Issue | None, came: Carried | None) -> str | None:
        """The page of the issue that an article stood under in one of our own manuscripts."""
        if issue is None or came is None or not came.page:
            return None
        pages = self._library.issues.pages(issue.uuid)
        return next((page.uuid for page in pages if page.label == came.page), None)

    def _issue(
        self, facts: IssueFacts | None, publication: str | None, issue: str | None
    ) -> tuple[Issue | None, tuple[str, ...]]:
        """The issue that copy goes to, with what its masthead adds; and a note where it is not
        the one that the masthead names.
        """
        if issue is not None:
            target = self._library.issues.get(issue)
            return (target, ()) if facts is None else self._completed(target, facts)
        if facts is None or facts.date is None:
            return None, ()
        home = publication or self._library.publications.named(facts.name)
        if home is None:
            return None, ()
        for known in self._library.issues.all(home):
            if known.date == facts.date and known.number.numbers == facts.number.numbers:
                return self._completed(known, facts)
        made = Issue(publication=home, date=facts.date, number=facts.number, facts=facts)
        self._library.issues.add_with_pages(made)
        self._library.events.append(self._person(), "新建一期", (made.uuid,))
        return made, ()

    def _completed(self, issue: Issue, facts: IssueFacts) -> tuple[Issue, tuple[str, ...]]:
        """The issue with the facts it lacked; those of another issue's masthead are left out."""
        numbers = issue.number.numbers
        other_day = facts.date not in (None, issue.date)
        if other_day or (numbers and facts.number.numbers not in ((), numbers)):
            read = replace(issue, date=facts.date or issue.date, number=facts.number)
            return issue, (f"报头写的是{read.label}，稿件已收进{issue.label}，请核对是否同一期",)
        totals = issue.number.totals or facts.number.totals
        number = replace(issue.number, totals=totals)
        filled = replace(issue, number=number, facts=_filled(issue.facts, facts))
        if filled != issue:
            self._library.issues.update(filled)
        return filled, ()

    def _with_pictures(
        self, item: ReadArticle, stowed: Mapping[Path, Picture]
    ) -> tuple[Article, Article]:
        """The article and the same as it came, with their pictures stored."""
        begins = item.carried.originals if item.carried else ()
        known = [taking_back.original(self._library, each) for each in begins]
        stored = [
            own or ("" if source is None else self._store(source, stowed).sha256)
            for source, own in zip_longest(item.pictures, known[: len(item.pictures)])
        ]
        return _filled_slots(item.article, stored), _filled_slots(item.as_it_came, stored)

    def _store(self, source: CopyPicture, stowed: Mapping[Path, Picture]) -> Picture:
        pictures = self._library.pictures
        return pictures.record(stowed.get(source.path) or artwork.stow(source, pictures))


def stow(files: Sequence[ReadFile], pictures: Pictures, job: Job) -> tuple[ReadFile, ...]:
    """Put the originals into the media folder ahead of taking the files in: copying them may take
    long and may run anywhere. A file whose pictures cannot be kept gets the error.

    Raises CancelledError after a cancel.
    """
    done = []
    for file in files:
        sources = [s for item in file.articles for s in item.pictures if s is not None]
        try:
            stowed = {}
            for source in sources:
                job.check()
                stowed[source.path] = artwork.stow(source, pictures)
            done.append(replace(file, stowed=stowed))
        except NewsroomError as error:
            done.append(ReadFile(file.path, notes=file.notes, error=error))
    return tuple(done)


def _told_back(back: Sequence[TakenBack]) -> list[str]:
    """What to say of articles that the library knew."""
    same = sum(not one.note for one in back)
    notes = [one.note for one in back if one.note]
    return [*notes, *([f"有 {same} 篇和稿库里的一样，没有改动"] if same else [])]


def _told_new(articles: Sequence[ReadArticle], library: Library) -> Iterator[str]:
    """What to say of the pictures and fillers of our own manuscripts."""
    for item in articles:
        if item.carried is None:
            continue
        rows = zip_longest(item.pictures, item.carried.originals, item.carried.files, fillvalue="")
        for source, begins, name in rows:
            missing = bool(name) and not taking_back.original(library, begins)
            if missing and isinstance(source, CopyPicture) and source.shrunk:
                yield f"图片“{name}”的原图没有一起收到，先用文字稿里的小图，请补原图"
            elif missing and not source:
                yield f"图片“{name}”没有找到，请补原图"


def _filled_slots(article: Article, pictures: Sequence[str]) -> Article:
    slots = [
        replace(slot, picture=picture) if picture else slot
        for slot, picture in zip(article.slots, pictures, strict=True)
    ]
    return replace(article, slots=tuple(slots))


def _filled(own: IssueFacts, read: IssueFacts) -> IssueFacts:
    """The issue's own facts, with what they lack from those read."""
    values = {
        name: getattr(own, name) or getattr(read, name) for name in IssueFacts.__dataclass_fields__
    }
    return IssueFacts(**values)
