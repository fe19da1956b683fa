"""The files of hand-in packages: written from a snapshot, read into what a library may take.

Nothing here needs the library; all of it may run anywhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.desk.handing import Outgoing
from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.exchange import Manifest, PackageKind, Parcel
from newsroom.model.frame import PictureSource
from newsroom.model.manuscript import CopyParcel
from newsroom.model.picture import Picture

if TYPE_CHECKING:
    from newsroom.intake.exchange import ReceivedPackage
    from newsroom.store.media import Media

READ = 0.5  # of the work of taking packages: the rest is taking in
COPY, LETTER = "文字稿.docx", "退改意见.txt"


def write(outgoing: Outgoing, target: Path, pictures: PictureSource, job: Job) -> Path:
    """Write a package; gives its path. May run anywhere.

    Raises FileError, RefusedError, CancelledError; an older file of that name then stays.
    """
    from newsroom.export import exchange, word_manuscript  # noqa: PLC0415  slow to load

    suffix = outgoing.manifest.kind.suffix
    target = target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        job.report(0.0, "正在写文字稿")
        copy = Path(folder, COPY)
        word_manuscript.write(outgoing.edition, copy, pictures, outgoing.heading)
        files: dict[str, Path | bytes] = {COPY: copy.read_bytes(), **outgoing.files}
        if outgoing.letter:
            files[LETTER] = ("\ufeff" + outgoing.letter).encode("utf8", "replace")
        exchange.write(target, outgoing.manifest, outgoing.parcel, files, job)
    return target


@dataclass(frozen=True, slots=True)
class ReadParcel:
    """A package as read, its originals in the media folder; `error` where it was refused."""

    path: Path
    manifest: Manifest | None = None
    parcel: Parcel | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    error: NewsroomError | None = None


def lone_parcels(paths: Iterable[Path]) -> tuple[CopyParcel, ...]:
    """Packages that were handed over as files of their own."""
    return tuple(CopyParcel(path, path) for path in paths)


def read_parcels(parcels: Sequence[CopyParcel], media: Media, job: Job) -> tuple[ReadParcel, ...]:
    """Read packages one after another; a refused one does not stop the rest. May run anywhere.

    Raises CancelledError.
    """
    found = []
    for number, each in enumerate(parcels):
        job.report(READ * number / len(parcels), f"正在读“{each.shown.name}”")
        try:
            found.append(_read(each, media, job))
        except NewsroomError as error:
            found.append(ReadParcel(each.shown, error=error))
    return tuple(found)


def _read(parcel: CopyParcel, media: Media, job: Job) -> ReadParcel:
    from newsroom.intake.exchange import received_package  # noqa: PLC0415  slow to load

    kinds = (PackageKind.SUBMISSION, PackageKind.RETURN)
    with received_package(parcel.path, job, kinds, parcel.shown) as came:
        return kept(came, media, job)


def kept(came: ReceivedPackage, media: Media, job: Job) -> ReadParcel:
    """What a library may take of an unpacked package; its originals go into the media folder.

    Raises FileError, CancelledError.
    """
    parcel = came.parcel()
    pictures = {}
    for each in parcel.pictures:
        if each.member:
            job.check()
            media.keep(came.files[each.member], each.picture.suffix, job)
            pictures[each.picture.sha256] = each.picture
    return ReadParcel(came.path, came.manifest, parcel, pictures)
