"""Files, folders and archives as they are handed in → one submission for each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.errors import FileError, NewsroomError, why
from newsroom.intake.archives import MOST_FILES, PARCEL, natural_key, usable
from newsroom.intake.kinds import Source
from newsroom.intake.refusal import Notes, RefusalError
from newsroom.intake.sandbox import run
from newsroom.intake.text import receive_text
from newsroom.intake.wire import Result, Unpacked
from newsroom.job import Job
from newsroom.model.carried import DOUBTFUL, NO_FILE, PICTURE_FILE
from newsroom.model.exchange import SUFFIXES
from newsroom.model.manuscript import CopyParcel, CopyPicture, Manuscript, Submission

_PICTURES = "图片"

__all__ = ["Received", "receive", "receive_text"]


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one path: a submission, or the error that names file and reason."""

    path: Path
    submission: Submission | None
    error: NewsroomError | None = None


def receive(paths: Sequence[Path], work: Path, job: Job) -> Iterator[Received]:
    """Read each path given, one after another; a failure does not stop the rest.

    A folder or a zip file is one submission, a single file one with one manuscript or picture.
    Hand-in packages among the files of a folder or zip file are told, not opened. Pictures and
    unzipped packages are written into `work`, made where missing, and belong to the caller.
    Raises CancelledError when the job is cancelled.
    """
    for index, path in enumerate(paths):
        part = _Part(job, index, len(paths))
        part.report(0.0, path.name)
        try:
            work.mkdir(parents=True, exist_ok=True)
            yield Received(path, _submission(path, work, part))
        except RefusalError as refusal:
            yield Received(path, None, refusal.named(path))
        except NewsroomError as error:
            yield Received(path, None, error)
        except OSError as error:
            reason = f"读取时出错（{why(error)}）"
            advice = "请检查磁盘空间和文件权限后再收一次"
            yield Received(path, None, FileError(path, reason, advice=advice))


@dataclass(frozen=True, slots=True)
class _Part:
    """One path's share of the job's progress."""

    job: Job
    index: int
    total: int

    def report(self, done: float, name: str) -> None:
        self.job.report((self.index + done) / self.total, f"正在读取“{name}”")


def _submission(path: Path, work: Path, part: _Part) -> Submission:
    if path.is_dir():
        notes = Notes()
        sources = _files(path, notes)
        return _group(path.resolve().name or path.name, sources, notes, work, part)
    if path.suffix.lower() in SUFFIXES:
        advice = "请用“收投稿包”或“收版面包”收它（命令行是 take）"
        raise RefusalError("是采编台的包，不是文稿", advice)
    read = run(Source(path, path.name), work, part.job)
    if isinstance(read.result, Unpacked):
        try:
            notes = Notes()
            for note in read.result.notes:
                notes.add(note)
            found = _group(path.stem, list(read.result.sources), notes, work, part)
            return replace(found, parcels=_moved(found.parcels, work))
        finally:
            shutil.rmtree(read.folder, ignore_errors=True)
    single = _single(path.stem, read.result)
    return replace(single, pictures=(*single.pictures, *_beside(path, single, work, part)))


def _single(name: str, result: Result) -> Submission:
    if isinstance(result, CopyPicture):
        return Submission(name, pictures=(result,))
    assert isinstance(result, Manuscript)  # what a hand-in's reader gives for one file
    return Submission(name, manuscripts=(result,))


def _beside(path: Path, read: Submission, work: Path, part: _Part) -> Iterator[CopyPicture]:
    """The pictures that one of our own manuscripts names and that lie beside it.

    Only plain file names are looked for, beside the file and in the package's picture folder.
    """
    lines = [line for manuscript in read.manuscripts for line in manuscript.lines]
    names = (line.text.strip() for line in lines if line.style == "图片文件")
    for name in dict.fromkeys(name.removeprefix(PICTURE_FILE) for name in names):
        plain = name.removesuffix(DOUBTFUL).strip()
        if not plain or plain == NO_FILE or Path(plain).name != plain:
            continue
        found = _lying(path, plain)
        if found is None:
            continue
        try:
            result = run(Source(found, plain), work, part.job).result
        except RefusalError:
            continue
        if isinstance(result, CopyPicture):
            yield replace(result, name=plain)


def _lying(path: Path, name: str) -> Path | None:
    """The file of a name beside another, or in the picture folder there; None for none."""
    for each in (path.with_name(name), path.parent / _PICTURES / name):
        try:
            if each.is_file() and not each.is_symlink():
                return each
        except OSError:  # longer than the system's names may be
            return None
    return None


def _files(folder: Path, notes: Notes) -> list[Source]:
    """The usable files of a folder and those inside it, links left out, in counting order."""
    found: list[Source] = []
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        folders[:] = [name for name in folders if not (here / name).is_symlink()]
        for name in files:
            path = here / name
            shown = path.relative_to(folder).as_posix()
            if path.is_symlink():
                notes.add(f"“{name}”是指向别处的链接，没有收入")
            elif usable(shown, notes):
                found.append(Source(path, shown))
        if len(found) > MOST_FILES:
            raise RefusalError(f"里的文件超过 {MOST_FILES} 个", "请分成几个文件夹后再收")
    return sorted(found, key=lambda source: natural_key(source.name))


def _group(name: str, sources: list[Source], notes: Notes, work: Path, part: _Part) -> Submission:
    """Several files as one submission; those that fail are noted unless all of them do."""
    parcels = tuple(CopyParcel(s.path, Path(s.name)) for s in sources if s.suffix == PARCEL)
    sources = [source for source in sources if source.suffix != PARCEL]
    manuscripts: list[Manuscript] = []
    pictures: list[CopyPicture] = []
    failures: list[RefusalError] = []
    for index, source in enumerate(sources):
        part.report(index / len(sources), source.name)
        try:
            result = run(source, work, part.job).result
        except RefusalError as refusal:
            failures.append(refusal)
            notes.add(f"“{source.name}”{refusal.reason}，没有收入；{refusal.advice}")
            continue
        if isinstance(result, Manuscript):
            manuscripts.append(result)
        elif isinstance(result, CopyPicture):
            pictures.append(replace(result, name=Path(source.name).name))
    if not manuscripts and not pictures and not parcels:
        raise _nothing(failures, notes)
    return Submission(name, tuple(manuscripts), tuple(pictures), notes.texts, parcels)


def _moved(parcels: Sequence[CopyParcel], work: Path) -> tuple[CopyParcel, ...]:
    """Packages from an archive, put where they last as long as the caller's pictures."""
    if not parcels:
        return ()
    folder = Path(tempfile.mkdtemp(prefix="parcels-", dir=work))
    return tuple(replace(one, path=one.path.rename(folder / one.path.name)) for one in parcels)


def _nothing(failures: list[RefusalError], notes: Notes) -> RefusalError:
    if not notes.texts:
        return RefusalError("里没有能收的文稿或图片", "可收 Word、WPS、RTF、ODT、TXT、网页和图片")
    told = "；".join(notes.texts[:5])
    more = f"等 {len(notes.texts)} 处" if len(notes.texts) > 5 else ""
    return RefusalError(
        f"里没有能收的文稿或图片：{told}{more}",
        failures[0].advice if len(failures) == 1 else "请让作者检查后重新发送",
    )
