"""Reading what comes in: files and pasted text become articles that no library knows yet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.errors import NewsroomError
from newsroom.intake.receive import receive, receive_text
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.carried import Carried
from newsroom.model.issue import IssueFacts
from newsroom.model.manuscript import CopyParcel, CopyPicture, Submission
from newsroom.model.picture import Picture
from newsroom.text import copy, pairing
from newsroom.text.unaltered import as_it_came

NORMALISING = "规范标点和空格"
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

    stowed: the pictures whose originals lie in the library's media folder already, by file. copy:
    its lines as they came. normalised: whether reading made width or spacing regular. parcels:
    hand-in packages among its files.
    """

    path: Path
    articles: tuple[ReadArticle, ...] = ()
    facts: IssueFacts | None = None
    notes: tuple[str, ...] = ()
    error: NewsroomError | None = None
    stowed: Mapping[Path, Picture] = field(default_factory=dict)
    copy: tuple[str, ...] = ()
    normalised: bool = False
    parcels: tuple[CopyParcel, ...] = ()


@contextmanager
def read_files(paths: Sequence[Path], job: Job) -> Iterator[tuple[ReadFile, ...]]:
    """Read files into articles; their pictures, and the packages of archives, lie in a working
    folder until the block ends.
    """
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
    kept = tuple(dict.fromkeys(notes))
    return ReadFile(
        path,
        articles,
        facts,
        kept,
        copy=_copy(submission),
        normalised=bool(changes),
        parcels=submission.parcels,
    )


def _copy(submission: Submission) -> tuple[str, ...]:
    """The lines as they came; of several manuscripts each under its name."""
    several = len(submission.manuscripts) > 1
    found: list[str] = []
    for manuscript in submission.manuscripts:
        found += [f"〔{Path(manuscript.name).name}〕"] if several else []
        found += [line.text for line in manuscript.lines]
    return tuple(found)


def _normalised(changes: Sequence[tuple[str, str]]) -> list[str]:
    """One note of what normalising changed, with the first few examples; none for nothing."""
    if not changes:
        return []
    examples = "，".join(f"“{before}”改为“{after}”" for before, after in changes[:_EXAMPLES])
    more = "等" if len(changes) > _EXAMPLES else ""
    return [f"{NORMALISING} {len(changes)} 种：{examples}{more}；可以撤销，原样在版本列表里"]
