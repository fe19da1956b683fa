"""The manifest of a print package: every file with its SHA-256, and the check against it."""

from __future__ import annotations

import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from newsroom.errors import FileError, why
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.fingerprint import page_code
from newsroom.model.frame import FontFace, PageFrames, TextFrame

MANIFEST = "清单.json"
FORMAT = "newsroom-print-package"
VERSION = 1
BLOCK = 1 << 20
_LARGEST = 32 << 20  # of a manifest


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of a package came to. faults: one Chinese sentence each, none where it is whole.

    label: publication and issue. number: of the package within its issue. files: how many the
    manifest lists.
    """

    label: str
    number: int
    files: int
    faults: tuple[str, ...]


def manifest(
    edition: Edition, pages: Sequence[PageFrames], number: int, files: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The manifest's content. files: path, kind, bytes and sha256 of each, with further facts."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "publication": edition.publication.name,
        "issue": edition.issue.label,
        "date": edition.issue.date.isoformat(),
        "number": number,
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "pages": [
            {
                "number": page.number,
                "width_mm": round(page.width.mm, 2),
                "height_mm": round(page.height.mm, 2),
                "code": page_code(page),
            }
            for page in pages
        ],
        "fonts": [
            {
                "name": face.word_name,
                "other_name": face.alt_name,
                "previewed_in": f"{face.family} {face.style}".strip(),
                "substituted": face.substituted,
            }
            for face in faces(pages)
        ],
        "files": list(files),
    }


def faces(pages: Sequence[PageFrames]) -> tuple[FontFace, ...]:
    """The fonts that pages are set in, each once, by name."""
    met = {
        run.face.word_name: run.face
        for page in pages
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        for run in line.runs
    }
    return tuple(met[name] for name in sorted(met))


Open = Callable[[str], IO[bytes]]


def verify(path: Path, job: Job) -> Verdict:
    """Check a package (its folder, its .zip or the manifest in it) file by file.

    Raises FileError where there is no package or its manifest cannot be read, CancelledError.
    """
    if path.name == MANIFEST and path.is_file():
        path = path.parent
    with _package(path) as (names, open_):
        content = _read(path, names, open_)
        listed = content["files"]
        faults = []
        for number, entry in enumerate(listed):
            job.report(number / len(listed), f"正在核对 {entry['path']}")
            faults += _faults(entry, names, open_, job)
        known = {entry["path"] for entry in listed} | {MANIFEST}
        faults += [f"“{name}”不在清单里，是后来放进去的" for name in sorted(names - known)]
        label = f"{content.get('publication', '')}　{content.get('issue', '')}".strip()
        return Verdict(label, content.get("number", 1), len(listed), tuple(faults))


@contextmanager
def _package(path: Path) -> Iterator[tuple[frozenset[str], Open]]:
    """The names of a package's files, relative to its folder, and how to open one."""
    try:
        if path.is_dir():
            yield _in_folder(path), lambda name: (path / name).open("rb")
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                names = [info.filename for info in archive.infolist() if not info.is_dir()]
                home = next((n for n in names if PurePosixPath(n).name == MANIFEST), MANIFEST)
                top = home.removesuffix(MANIFEST)
                inside = frozenset(name.removeprefix(top) for name in names)
                yield inside, lambda name: archive.open(top + name)
        else:
            raise FileError(
                path,
                "不是印刷包，或没有传完整" if path.exists() else "找不到了",
                advice="请选择印刷包的文件夹、.zip 或里面的清单.json",
            )
    except zipfile.BadZipFile as error:
        raise FileError(path, "已经损坏，打不开", advice="请重新取一份印刷包") from error
    except OSError as error:
        raise FileError(path, f"读不出来（{why(error)}）", advice="请重新取一份印刷包") from error


def _in_folder(folder: Path) -> frozenset[str]:
    return frozenset(
        each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()
    )


def _read(path: Path, names: frozenset[str], open_: Open) -> dict[str, Any]:
    if MANIFEST not in names:
        raise FileError(path, f"里没有{MANIFEST}，不是采编台的印刷包，或没有传完整")
    try:
        with open_(MANIFEST) as stream:
            data = stream.read(_LARGEST + 1)
    except RuntimeError as error:  # what zipfile says to passwords and to methods it does not know
        raise FileError(
            path,
            "加了密码，或用了别的压缩方法，打不开",
            advice="请先解压，再核对解压出来的文件夹",
        ) from error
    try:
        content = json.loads(data)
        good = content["format"] == FORMAT and len(data) <= _LARGEST
        good = good and isinstance(content.get("number", 1), int)
        listed = [(entry["path"], entry["sha256"], entry["bytes"]) for entry in content["files"]]
        good = good and all(_plain(*entry) for entry in listed)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileError(path, f"的{MANIFEST}看不懂，可能被改过或已损坏") from error
    if not good:
        raise FileError(path, f"的{MANIFEST}不是采编台写的，可能被改过")
    return content


def _plain(path: object, sha256: object, size: object) -> bool:
    """Whether an entry names a file within the package, and nothing else."""
    if not isinstance(path, str) or not isinstance(sha256, str) or not isinstance(size, int):
        return False
    parts = PurePosixPath(path)
    return bool(path) and not parts.is_absolute() and ".." not in parts.parts and "\\" not in path


def _faults(
    entry: Mapping[str, Any], names: frozenset[str], open_: Open, job: Job
) -> Iterator[str]:
    name = entry["path"]
    if name not in names:
        yield f"缺少“{name}”"
        return
    digest, size = hashlib.sha256(), 0
    try:
        with open_(name) as stream:
            while (block := stream.read(BLOCK)) and size <= entry["bytes"]:
                job.check()
                digest.update(block)
                size += len(block)
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        yield f"“{name}”已经损坏，读不出来"
        return
    if size != entry["bytes"] or digest.hexdigest() != entry["sha256"]:
        yield f"“{name}”和清单记的不一样，被改过或没有传完整"
