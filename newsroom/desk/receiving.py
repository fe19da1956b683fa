"""Receiving copy: files from outside become articles and pictures of the library.

Reading is long and touches no library; taking in is one short transaction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import FileError, NewsroomError
from newsroom.intake.receive import receive, receive_text
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.manuscript import CopyPicture, Submission
from newsroom.model.picture import Picture, Slot
from newsroom.store.library import Library
from newsroom.text import copy, pairing


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as read, with the file of the picture in each of its slots (None: none yet)."""

    article: Article
    pictures: tuple[CopyPicture | None, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file, folder or archive held, before it is taken in; `error` where it held none."""

    path: Path
    articles: tuple[ReadArticle, ...] = ()
    facts: IssueFacts | None = None
    notes: tuple[str, ...] = ()
    error: NewsroomError | None = None


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
    facts = next((reading.facts for reading in readings if reading.facts is not None), None)
    articles = tuple(ReadArticle(item.article, item.pictures) for item in paired.articles)
    return ReadFile(path, articles, facts, tuple(dict.fromkeys(notes)))


class Receiving:
    """The verbs of receiving."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def take(
        self,
        files: Sequence[ReadFile],
        publication: str | None = None,
        issue: str | None = None,
        page: str | None = None,
    ) -> tuple[tuple[Receipt, ...], Change]:
        """Take read files into the library, each in one transaction; a failed one leaves nothing.

        Without an issue, the issue that a masthead among the copy names is found or made; copy
        without one goes into the publication's pool.
        """
        receipts, change = [], Change(label="收稿")
        for file in files:
            if file.error is not None:
                receipts.append(Receipt(file.path, notes=file.notes, error=file.error))
                continue
            try:
                with self._library.transaction():
                    receipt, touched = self._take(file, publication, issue, page)
            except NewsroomError as error:
                receipt, touched = Receipt(file.path, notes=file.notes, error=error), Change()
            receipts.append(receipt)
            change = change | touched
        return tuple(receipts), change

    def add_picture(self, article: Article, path: Path, slot: int) -> Change:
        """Store a picture file and put it into one of an article's slots (-1: a new one).

        The article given is what stands in the editor; it is saved with the picture. Raises
        FileError where the file is no picture.
        """
        with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
            received = next(receive([path], Path(folder), Job()))
            if received.submission is None:
                raise received.error or FileError(path, "不是图片")
            found = received.submission.pictures
            if not found:
                raise FileError(path, "不是图片", advice="请选 JPG、PNG、TIFF 等图片文件")
            with self._library.transaction():
                picture = self._store(found[0])
                slots = list(article.slots)
                if slot < 0:
                    slots.append(Slot())
                    slot = len(slots) - 1
                credited = (found[0].photographer,) if found[0].photographer else ()
                slots[slot] = replace(
                    slots[slot],
                    picture=picture.sha256,
                    caption=slots[slot].caption or found[0].caption,
                    photographers=slots[slot].photographers or credited,
                    doubtful=False,
                )
                article = replace(article, slots=tuple(slots))
                self._library.articles.save(article, person=self._person(), reason="添加图片")
        return Change(label="添加图片", articles=frozenset({article.uuid}), pool=True)

    def _take(
        self, file: ReadFile, publication: str | None, issue: str | None, page: str | None
    ) -> tuple[Receipt, Change]:
        target = self._issue(file.facts, publication, issue)
        home = publication or self._library.publications.default()
        if target is not None:
            home = target.publication
        taken = []
        for item in file.articles:
            article = self._with_pictures(item)
            self._library.articles.add(
                article,
                publication=home,
                issue=target.uuid if target else None,
                page=page,
                person=self._person(),
                reason="导入",
            )
            taken.append(article)
        change = Change(
            label="收稿",
            articles=frozenset(article.uuid for article in taken),
            issues=frozenset({target.uuid} if target else ()),
            pool=True,
        )
        return Receipt(file.path, tuple(taken), file.notes), change

    def _issue(
        self, facts: IssueFacts | None, publication: str | None, issue: str | None
    ) -> Issue | None:
        issues = self._library.issues
        if issue is not None:
            target = issues.get(issue)
            if facts is not None:
                target = replace(target, facts=_filled(target.facts, facts))
                issues.update(target)
            return target
        if facts is None or facts.date is None:
            return None
        home = publication or self._library.publications.named(facts.name)
        if home is None:
            return None
        for known in issues.all(home):
            if known.date == facts.date and known.number.numbers == facts.number.numbers:
                return known
        made = Issue(publication=home, date=facts.date, number=facts.number, facts=facts)
        issues.add_with_pages(made)
        return made

    def _with_pictures(self, item: ReadArticle) -> Article:
        slots = list(item.article.slots)
        for index, source in enumerate(item.pictures):
            if source is None:
                continue
            picture = self._store(source)
            slots[index] = replace(slots[index], picture=picture.sha256)
        return replace(item.article, slots=tuple(slots))

    def _store(self, source: CopyPicture) -> Picture:
        return self._library.pictures.add(
            source.path,
            name=source.name,
            width=source.width,
            height=source.height,
            shrunk=source.shrunk,
        )


def _filled(own: IssueFacts, read: IssueFacts) -> IssueFacts:
    """The issue's own facts, with what they lack from those read."""
    values = {
        name: getattr(own, name) or getattr(read, name) for name in IssueFacts.__dataclass_fields__
    }
    return IssueFacts(**values)
