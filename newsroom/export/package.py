"""The print package (印刷包): a folder and a .zip with all that the print shop needs."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shutil
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from newsroom.errors import FileError, why
from newsroom.export import change_notice, order_sheet
from newsroom.export.manifest import BLOCK, MANIFEST, manifest
from newsroom.export.naming import Counted, check_paths, issue_stem, legal_name
from newsroom.export.order_sheet import OrderSheet
from newsroom.export.originals import Original, originals
from newsroom.export.placing import publish_all
from newsroom.export.private import cleaned
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.notice import Notice

ORDER = "付印单.docx"
NOTICE = "改版通知.docx"
_KEPT = "原有的印刷包没有改动"
_GONE = "请重新放入原图，或从稿件里去掉这张图片，再导出一次"


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What goes into a package. files: (kind, path) of those already written, which keep their
    names; sheet: the order; notice: what changed since the package before, None for the first.
    """

    edition: Edition
    pages: tuple[PageFrames, ...]
    pictures: PictureSource
    files: Sequence[tuple[str, Path]]
    sheet: OrderSheet
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the package. path: within it, with / between folders. sha256: what an original
    must be, where that is known.
    """

    path: str
    kind: str
    source: Path
    facts: dict[str, Any] = field(default_factory=dict)
    sha256: str = ""


def stem(edition: Edition) -> str:
    """上街时报-2021-10-16-第32期: what the files of an issue begin with, legal everywhere."""
    return issue_stem(edition)


def package_name(edition: Edition, number: int) -> str:
    """上街时报-2021-10-16-第32期-印刷包; further ones of an issue end in 第2次, 第3次 …"""
    again = f"-第{number}次" if number > 1 else ""
    return f"{stem(edition)}-印刷包{again}"


def write(
    parcel: Parcel, folder: Path, job: Job, also: Sequence[tuple[Path, Path]] = ()
) -> tuple[Path, Path]:
    """Write the package into `folder`; give its folder and its .zip.

    Beside the files come the order sheet, the notice of changes, the manifest, and the originals
    of all printed pictures in a folder of their own, named 一版-01-题名.jpg, without what cameras
    noted of place and owner (export/private). also: (source,
    target) of further files to be written. All of it takes its place at the end, or nothing does:
    a package of the same name then stays as it was. Raises FileError, also for a picture whose
    original is gone or damaged: half a package is none; CancelledError.
    """
    name = package_name(parcel.edition, parcel.sheet.number)
    pictures = originals(parcel.edition, parcel.pages, parcel.pictures)
    entries = _entries(parcel, pictures)
    for entry in entries:
        if not entry.source.is_file():
            advice = _GONE if entry.kind == "picture" else "请重新导出"
            raise FileError(_shown(entry), "找不到了，印刷包没有写", kept=_KEPT, advice=advice)
    inside = [*(entry.path for entry in entries), ORDER, NOTICE, MANIFEST]
    check_paths(folder, (f"{name}/{path}" for path in inside))
    targets = (folder / name, folder / f"{name}.zip")
    with publish_all((*targets, *(target for _, target in also))) as (aside, archive, *others):
        for (source, _), other in zip(also, others, strict=True):
            shutil.copyfile(source, other)
        aside.mkdir()
        with zipfile.ZipFile(archive, "w") as zipped:
            _Taker(aside, zipped, name, job).all(parcel, entries, pictures)
    return targets


class _Taker:
    """Puts files into a package's folder and archive, hashing what passes."""

    def __init__(self, folder: Path, archive: zipfile.ZipFile, name: str, job: Job) -> None:
        self._folder = folder
        self._archive = archive
        self._name = name
        self._job = job

    def all(self, parcel: Parcel, entries: Sequence[_Entry], pictures: Sequence[Original]) -> None:
        """The whole package."""
        order_sheet.write(parcel.edition, parcel.sheet, pictures, self._folder / ORDER)
        made = [_Entry(ORDER, "order", self._folder / ORDER)]
        if parcel.notice is not None:
            change_notice.write(parcel.edition, parcel.notice, self._folder / NOTICE)
            made.append(_Entry(NOTICE, "notice", self._folder / NOTICE))
        listed = []
        for number, entry in enumerate([*made, *entries]):
            self._job.report(0.9 + 0.09 * number / len(entries), f"正在打包 {entry.path}")
            listed.append(self._take(entry))
        content = manifest(parcel.edition, parcel.pages, parcel.sheet.number, listed)
        target = self._folder / MANIFEST
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        target.write_text(text, "utf8", newline="\n")
        self._take(_Entry(MANIFEST, "manifest", target))

    def _take(self, entry: _Entry) -> dict[str, Any]:
        """Copy one file to both, and say what it is in the manifest."""
        target = self._folder / entry.path
        target.parent.mkdir(exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with (
            self._reading(entry) as source,
            _copy(entry.source, target) as copy,
            self._archive.open(self._info(entry), "w") as zipped,
        ):
            while block := source.read(BLOCK):
                self._job.check()
                digest.update(block)
                size += len(block)
                zipped.write(block)
                if copy is not None:
                    copy.write(block)
        facts = {"path": entry.path, "kind": entry.kind, "bytes": size}
        return facts | {"sha256": digest.hexdigest()} | entry.facts

    @contextlib.contextmanager
    def _reading(self, entry: _Entry) -> Iterator[IO[bytes]]:
        """What goes out of a source: of a picture, nothing of where and whose camera it was."""
        with _opened(entry) as stream:
            if entry.kind != "picture":
                yield stream
                return
            whole = bytearray()
            while block := stream.read(BLOCK):
                self._job.check()
                whole += block
        data = bytes(whole)
        if entry.sha256 and hashlib.sha256(data).hexdigest() != entry.sha256:
            raise FileError(_shown(entry), "的原图已经损坏，印刷包没有写", kept=_KEPT, advice=_GONE)
        yield io.BytesIO(cleaned(data))

    def _info(self, entry: _Entry) -> zipfile.ZipInfo:
        """Stored, not packed: pictures, Word files and PDF are packed already."""
        info = zipfile.ZipInfo(f"{self._name}/{entry.path}", time.localtime()[:6])
        info.external_attr = 0o644 << 16
        info.file_size = entry.source.stat().st_size
        return info


@contextlib.contextmanager
def _opened(entry: _Entry) -> Iterator[IO[bytes]]:
    """The source, opened; a refusal to open it is not one of the target."""
    try:
        stream = entry.source.open("rb")
    except OSError as error:
        raise FileError(
            _shown(entry), f"读不出来（{why(error)}），印刷包没有写", kept=_KEPT, advice=_GONE
        ) from error
    with stream:
        yield stream


@contextlib.contextmanager
def _copy(source: Path, target: Path) -> Iterator[IO[bytes] | None]:
    """The file to copy to; None where it is that file already."""
    if source == target:
        yield None
        return
    with target.open("xb") as stream:
        yield stream


def _shown(entry: _Entry) -> Path:
    """The name that a person knows a file by: originals lie under their fingerprints."""
    return Path(entry.path) if entry.kind == "picture" else entry.source


def _entries(parcel: Parcel, pictures: Sequence[Original]) -> list[_Entry]:
    counted = Counted()
    for reserved in (ORDER, NOTICE, MANIFEST):
        counted.name(reserved)
    files = [
        _Entry(counted.name(legal_name(path.name, most=90)), kind, path)
        for kind, path in parcel.files
    ]
    return [
        *files,
        *(
            _Entry(one.path, "picture", Path(one.source or one.path), _facts(one), one.sha256)
            for one in pictures
        ),
    ]


def _facts(picture: Original) -> dict[str, Any]:
    """What the manifest tells of a picture; what is not known is left out."""
    facts = {
        "page": picture.page,
        "article": picture.title,
        "caption": picture.caption,
        "original_name": picture.name,
        "pixels": list(picture.pixels) if all(picture.pixels) else None,
        "printed_mm": [round(side.mm, 1) for side in picture.printed or ()],
        "dpi": picture.dpi,
        "colour_space": picture.space,
        "colour_profile": picture.profile,
        "shrunk": picture.shrunk,
    }
    return {key: value for key, value in facts.items() if value or value is False}
