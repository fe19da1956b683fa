"""Files that the print shop returned: which reader they need, each in its limited process."""

from __future__ import annotations

import shutil
from pathlib import Path

from newsroom.errors import FileError
from newsroom.intake import sandbox
from newsroom.intake.kinds import IMAGES, OLD_WORD, OTHER_WORD, WORD, Kind, Source, identify
from newsroom.intake.refusal import RefusalError
from newsroom.job import Job
from newsroom.model.manuscript import CopyPicture, Manuscript
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm, ReturnedLine

KEPT = "没有比对，稿件和版面不变"
SUFFIXES = tuple(sorted(WORD | OLD_WORD | OTHER_WORD | {".pdf"} | IMAGES))
_OTHERS = "可以比对 Word（.docx）、PDF，以及图片（PNG、JPG）"


def read_returned(path: Path, work: Path, job: Job) -> Returned:
    """Read one returned file in a process of its own; pages shown as pictures end in `work`.

    Raises FileError where it cannot be read, CancelledError.
    """
    source = Source(path, path.name)
    try:
        kind = _kind(source)
        read = sandbox.run(source, work, job, kind=kind)
    except RefusalError as refusal:
        raise FileError(
            path, _by_the_shop(refusal.reason), kept=KEPT, advice=_by_the_shop(refusal.advice)
        ) from refusal
    result = read.result
    if isinstance(result, Returned):
        return result
    if isinstance(result, CopyPicture):
        return Returned(path.stem, ReturnedForm.IMAGE, images=(result.path,))
    shutil.rmtree(read.folder, ignore_errors=True)
    if isinstance(result, Manuscript):
        return _flowing(result)
    raise FileError(path, "不是印厂的回样", kept=KEPT, advice=_OTHERS)


def _by_the_shop(words: str) -> str:
    """The words for a hand-in, said of a file that the print shop returned."""
    return (
        words.replace("作者", "印厂")
        .replace("再收一次", "再比对一次")
        .replace("后再收", "后再比对")
    )


def _kind(source: Source) -> Kind:
    if source.suffix == ".pdf":
        with _readable(source).open("rb") as file:
            head = file.read(1024)
        if b"%PDF" not in head:
            raise RefusalError("不是 PDF，只是改了扩展名", "请让印厂重发")
        return Kind.RETURNED_PDF
    if source.suffix not in SUFFIXES:
        raise RefusalError("不是能比对的文件", _OTHERS)
    kind = identify(source)
    if kind is Kind.DOCX:
        return Kind.RETURNED_WORD
    if kind in (Kind.IMAGE, Kind.LEGACY):
        return kind
    raise RefusalError("不是印厂的回样", _OTHERS)


def _readable(source: Source) -> Path:
    """The file, checked as any other: there, readable and not empty."""
    try:
        identify(Source(source.path, "回样.docx"))
    except RefusalError as refusal:
        if not refusal.reason.startswith("不是 Word"):
            raise
    return source.path


def _flowing(copy: Manuscript) -> Returned:
    """What another program converted: text without places."""
    blocks = tuple(
        ReturnedBlock((ReturnedLine(line.text, opens=True),)) for line in copy.lines if line.text
    )
    return Returned(copy.name, ReturnedForm.FLOWING, blocks, notes=copy.notes)
