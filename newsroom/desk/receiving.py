"""Receiving copy: files from outside become articles and pictures of the library.

Reading is long and touches no library; taking in is one short transaction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path

from newsroom.desk import artwork, taking_back
from newsroom.desk.keeping import Ends
from newsroom.desk.taking_back import TakenBack
from newsroom.desk.undo import Steps
from newsroom.desk.versions import Versions
from newsroom.errors import NewsroomError
from newsroom.intake.receive import receive, receive_text
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.carried import Carried
from newsroom.model.change import Change
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.manuscript import CopyPicture, Submission
from newsroom.model.picture import Picture, Slot
from newsroom.store.library import Library
from newsroom.store.pictures import Pictures
from newsroom.text import copy, pairing
from newsroom.text.unaltered import as_it_came

_NORMALISING = "规范标点和空格"
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read, with the file of the picture in each of its slots (None: none yet).

    as_it_came: the same before its width and spacing were normalised. carried: what came with it
    in one of our own manuscripts; None for other copy.
    """

    article: Article
    pictures: tuple[CopyPicture | None, ...]
    as_it_came: Article
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file, folder or archive held, before it is taken in; `error` where it held none.

    stowed: the pictures whose originals lie in the library's media folder already, by file.
    """

    path: Path
    articles: tuple[ReadArticle, ...] = ()
    facts: IssueFacts | None = None
    notes: tuple[str, ...] = ()
    error: NewsroomError | None = None
    stowed: Mapping[Path, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one file: the articles taken in, notes for the editor, or the error."""

    path: Path
    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    error: NewsroomError | None = None


@contextmanager
def read_files(paths: Sequence[Path], job: Job) -> Iterator[tuple[ReadFile, ...]]:
    """Read files into articles; their pictures lie in a working folder until the block ends."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        found = []
        for index, received in enumerate(receive(paths, Path(folder), job)):
            job.report((index + 1) / max(len(paths), 1), f"已读 {received.path.name}")
            if received.submission is None:
                found.append(ReadFile(received.path, error=received.error))
            else:
                found.append(_read_submission(received.path, received.submission))
        yield tuple(found)


def read_pasted(text: str) -> ReadFile:
    """Read pasted text; empty text gives the error."""
    try:
        manuscript = receive_text(text, "粘贴的文字")
    except NewsroomError as error:
        return ReadFile(Path("粘贴的文字"), error=error)
    return _read_submission(Path(manuscript.name), Submission(manuscript.name, (manuscript,)))


def read_bytes(data: bytes, name: str = "标准输入") -> ReadFile:
    """Read a file's content handed over without a file, such as standard input.

    Raises NewsroomError where it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        path = Path(folder, name + (".docx" if data.startswith(b"PK") else ".txt"))
        path.write_bytes(data)
        with read_files([path], Job()) as files:
            file = files[0]
    if file.error is not None:
        raise file.error
    return replace(file, path=Path(name))


def _read_submission(path: Path, submission: Submission) -> ReadFile:
    readings = [copy.read(manuscript) for manuscript in submission.manuscripts]
    paired = pairing.pair(readings, submission)
    notes = [*submission.notes]
    for manuscript, reading in zip(submission.manuscripts, readings, strict=True):
        notes += [*manuscript.notes, *reading.notes]
    notes += paired.notes
    changes = dict.fromkeys(change for reading in readings for change in reading.adjustments)
    notes += _normalised(tuple(changes))
    facts = next((reading.facts for reading in readings if reading.facts is not None), None)
    lines = [line.text for manuscript in submission.manuscripts for line in manuscript.lines]
    raw = "\n".join(lines) if changes else ""
    articles = tuple(
        ReadArticle(
            item.article, item.pictures, as_it_came(item.article, raw), carried=item.carried
        )
        for item in paired.articles
    )
    return ReadFile(path, articles, facts, tuple(dict.fromkeys(notes)))


def _normalised(changes: Sequence[tuple[str, str]]) -> list[str]:
    """One note of what normalising changed, with the first few examples; none for nothing."""
    if not changes:
        return []
    examples = "，".join(f"“{before}”改为“{after}”" for before, after in changes[:_EXAMPLES])
    more = "等" if len(changes) > _EXAMPLES else ""
    return [f"{_NORMALISING} {len(changes)} 种：{examples}{more}；可以撤销，原样在版本列表里"]


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
        with width and spacing normalised; undo takes the normalising back, for all at once. What
        our own manuscripts changed goes to the articles they were written from.
        """
        receipts, change = [], Change(label="收稿")
        regular: list[tuple[Article, Article]] = []
        for file in files:
            if file.error is not None:
                receipts.append(Receipt(file.path, notes=file.notes, error=file.error))
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
            self._remember(back)
        if regular:
            before, after = zip(*regular, strict=True)
            self._versions.remember(_NORMALISING, before, after)
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
                    article, person=self._person(), reason=_NORMALISING
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
