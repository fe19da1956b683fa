"""Going through folders of past issues: read beside, taken in a file at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from newsroom.desk.asking import Asks
from newsroom.desk.past import (
    PastFile,
    PastFolder,
    PastReceipt,
    PastState,
    folders,
    with_masthead,
)
from newsroom.desk.reading import read_files
from newsroom.desk.receiving import stow
from newsroom.job import Job
from newsroom.model.change import Change

__all__ = ["PastReceipt", "PastState", "go_through"]

_SCANNED = 0.02  # of the whole work


Tell = Callable[[PastReceipt, Change], None]


def go_through(root: Path, publication: str, ask: Asks, tell: Tell, job: Job) -> None:
    """Take in all readable files of a folder and those inside it, folder by folder; what was taken
    in before is passed over, so that a work that was cancelled goes on when it is begun again.

    tell: gets a receipt for each file, with what was changed. Raises FileError where the folder
    cannot be read, CancelledError after a cancel: what was taken by then stays.
    """
    job.report(0.0, "正在清点文件")
    found = folders(root, job.check)
    whole = max(sum(len(folder.files) for folder in found), 1)
    done = 0
    for folder in found:
        known = ask(lambda desk, f=folder: desk.past.known(publication, f.files))
        rest = []
        for file in folder.files:
            if file.sha256 in known:
                tell(known[file.sha256], Change())
            else:
                rest.append(file)
        part = _Part(job, done / whole, len(folder.files) / whole, folder)
        if rest:
            _take(rest, publication, ask, tell, part)
        done += len(folder.files)
        job.report(_share(done / whole), f"已看完“{folder.name}”")


class _Part:
    """A folder's share of the whole work."""

    def __init__(self, job: Job, start: float, share: float, folder: PastFolder) -> None:
        self.whole = job
        self._start, self._of = start, share
        self._name = folder.name
        self.job = Job(self._report)
        # A cancel of the whole reaches whatever reads at the moment.
        job.stop_with(self.job.cancel)

    def _report(self, fraction: float, text: str) -> None:
        self.whole.report(_share(self._start + self._of * fraction), f"{self._name}：{text}")


def _take(files: Sequence[PastFile], publication: str, ask: Asks, tell: Tell, part: _Part) -> None:
    try:
        with read_files([file.path for file in files], part.job) as read:
            pictures = ask(lambda desk: desk.library.pictures)
            kept = stow(read, pictures, part.job)
        for file, each in zip(with_masthead(files, kept), kept, strict=True):
            part.whole.check()
            receipt, change = ask(lambda desk, f=file, e=each: desk.past.take(publication, f, e))
            tell(receipt, change)
    finally:
        part.whole.stop_with(None)


def _share(fraction: float) -> float:
    return _SCANNED + (1 - _SCANNED) * fraction
