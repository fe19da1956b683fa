"""Taking packages a few articles at a time, so that nobody waits long for the library.

Each part is whole in itself: where the work is stopped, what was taken by then stands, and the same
package can be taken again. In the end all parts of a package are one step of undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.desk.asking import Asks
from newsroom.desk.lineage import Home
from newsroom.desk.parcel_files import READ, ReadParcel
from newsroom.desk.taking import ParcelReceipt
from newsroom.desk.undo import Step
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.change import Change

AT_ONCE = 8  # articles: under a tenth of a second


def take_parcels(
    read: Sequence[ReadParcel], publication: str | None, issue: str | None, ask: Asks, job: Job
) -> tuple[tuple[ParcelReceipt, ...], Change]:
    """Take packages into the library, new articles into an issue, or the pool of a publication
    (None: the library's first).

    A job that is cancelled ends this early: the receipts tell what was taken by then.
    """
    receipts, change = [], Change()
    first = ask(lambda desk: publication or desk.library.publications.default())
    home = Home(first, issue or None)
    for number, each in enumerate(read):
        found = ask(lambda desk, one=each: desk.taking.settled(one))
        if found is None:
            part = _Part(job, number / len(read), 1 / len(read))
            found, touched = _take(each, home, ask, part)
            change |= touched
        receipts.append(found)
    return tuple(receipts), change


class _Part:
    """One package's share of the work."""

    def __init__(self, job: Job, start: float, share: float) -> None:
        self._job, self._start, self._share = job, start, share

    def report(self, done: float, name: str) -> None:
        """Raises CancelledError after a cancel."""
        whole = self._start + self._share * done
        self._job.report(READ + (1 - READ) * whole, f"正在收“{name}”")


def _take(read: ReadParcel, home: Home, ask: Asks, share: _Part) -> tuple[ParcelReceipt, Change]:
    parts: list[ParcelReceipt] = []
    steps: list[Step] = []
    change = Change()
    try:
        for part, done in _parts(read):
            share.report(done, read.path.name)
            receipt, touched, step = ask(lambda desk, one=part: desk.taking.take_part(one, home))
            parts.append(receipt)
            change |= touched
            steps += [step] if step is not None else []
            if receipt.error is not None:
                break
    except CancelledError:  # what was taken stands
        pass
    ask(lambda desk: desk.taking.one_step(steps))
    return _joined(read, parts), change


def _parts(read: ReadParcel) -> Iterator[tuple[ReadParcel, float]]:
    """Parts of a package, each with the share of it that comes before."""
    assert read.parcel is not None
    articles = read.parcel.articles
    for first in range(0, len(articles), AT_ONCE):
        some = replace(read.parcel, articles=articles[first : first + AT_ONCE])
        yield replace(read, parcel=some), first / len(articles)


def _joined(read: ReadParcel, parts: Sequence[ParcelReceipt]) -> ParcelReceipt:
    """The receipt of a package that was taken in parts."""
    assert read.parcel is not None
    taken = tuple(one for part in parts for one in part.taken)
    notes = dict.fromkeys(note for part in parts for note in part.notes)
    error = next((part.error for part in parts if part.error is not None), None)
    left = len(read.parcel.articles) - len(taken)
    if left and (taken or error is None):
        stopped = "没有收全" if error else "已停止"
        notes[f"{stopped}，还有 {left} 篇没有收；要接着收，再收一次这个包"] = None
    return ParcelReceipt(
        read.path,
        read.manifest,
        taken=taken,
        notes=tuple(notes),
        remarks=sum(part.remarks for part in parts),
        error=error,
    )
