"""Packages from other desks (`*.nrsub`, `*.nrpage`, `*.nrpub`), opened as if they were hostile.

The file is unpacked in the reader's limited process: only what the manifest names, under plain
names of our own, each with its size and hash checked and each picture decoded once. The records
themselves are read by their types afterwards (model/plain). Nothing is taken into a library here.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from newsroom.errors import FileError, why
from newsroom.intake import kinds as kinds_of_file
from newsroom.intake.kinds import Source
from newsroom.intake.package import Package, open_package
from newsroom.intake.refusal import SEND_AGAIN, RefusalError
from newsroom.intake.wire import Unpacked
from newsroom.job import Job
from newsroom.model.exchange import (
    CONTENT,
    FORMAT,
    MAGIC,
    MANIFEST,
    MOST_ARTICLES,
    MOST_BYTES,
    MOST_CONTENT,
    MOST_MANIFEST,
    MOST_MEMBERS,
    MOST_TOLD,
    PICTURE_FOLDER,
    Manifest,
    Member,
    PackageKind,
    PackedArticle,
    PackedPicture,
    Parcel,
    faults,
    hashed,
    identity,
    plain_name,
)
from newsroom.model.plain import PlainError, from_plain

T = TypeVar("T")

_NO_PACKAGE = "不是采编台的包"
_DAMAGED = "已损坏：{}，可能没有传完或被改动过"
_AGAIN = "请让对方重新打包发送一次；只要文字的话，可以解压后单独导入里面的 Word 文件"
_NEWER = "由更新的采编台写成（格式 {}，本程序只认到 {}）"
_UPGRADE = "请升级采编台后再收"
_UNSAFE = "里有指向包外的文件名，不安全"
_CHECK = "请核实来源，不要解压它"


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """A package as unpacked. data: its content, not yet read by its type. files: the unpacked
    members by their names in the package; they lie in the receiver's folder.
    """

    path: Path
    manifest: Manifest
    data: Mapping[str, Any]
    files: Mapping[str, Path] = field(default_factory=dict)

    def content(self, kind: type[T]) -> T:
        """The content as records of a type. Raises FileError naming what is wrong in it."""
        try:
            return from_plain(kind, self.data)
        except PlainError as error:
            raise self.damaged(f"里面的记录读不出来（{error}）") from error

    def damaged(self, trouble: str) -> FileError:
        """The error of a package whose records contradict themselves."""
        return RefusalError(_DAMAGED.format(trouble), _AGAIN).named(self.path)

    def parcel(self) -> Parcel:
        """The content of a `*.nrsub`, checked. Raises FileError."""
        parcel = self.content(Parcel)
        self.check(parcel.articles, parcel.pictures)
        if not parcel.articles:
            raise RefusalError("里没有稿件", _AGAIN).named(self.path)
        return parcel

    def check(
        self, articles: Collection[PackedArticle], pictures: Collection[PackedPicture]
    ) -> None:
        """Raises FileError where articles or pictures contradict themselves or are too many."""
        if len(articles) > MOST_ARTICLES:
            raise RefusalError(f"里的稿件超过 {MOST_ARTICLES} 篇，不像一次来稿", _AGAIN).named(
                self.path
            )
        wrong = faults(articles, pictures, self.files)
        hashes = {m.name: m.sha256 for m in self.manifest.members}
        wrong += tuple(
            "another picture under its name"
            for each in pictures
            if each.member and hashes.get(each.member) != each.picture.sha256
        )
        if wrong:
            raise self.damaged(f"里面的记录前后不符（{wrong[0]}）")


@contextmanager
def received_package(
    path: Path,
    job: Job,
    kinds: Collection[PackageKind] = tuple(PackageKind),
    shown: Path | None = None,
) -> Iterator[ReceivedPackage]:
    """Open a package; its files lie in a working folder until the block ends.

    kinds: those that are awaited here. shown: what it is called, where it lies elsewhere. Raises
    FileError naming why a package is refused: damaged, hostile, from a newer program, of another
    kind; and CancelledError.
    """
    from newsroom.intake.sandbox import run  # noqa: PLC0415  the child itself does not need it

    shown = shown or path
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        try:
            source = Source(path, shown.name)
            read = run(source, Path(folder), job, kind=kinds_of_file.package(source))
            assert isinstance(read.result, Unpacked)
            found = assembled(shown, read.result.sources)
            _check_kind(found.manifest.kind, kinds)
        except RefusalError as refusal:
            raise refusal.named(shown) from refusal
        except OSError as error:
            reason = f"读取时出错（{why(error)}）"
            raise FileError(shown, reason, advice="请检查磁盘空间和文件权限后再收一次") from error
        yield found


def _check_kind(kind: PackageKind, kinds: Collection[PackageKind]) -> None:
    if kind not in kinds:
        wanted = "或".join(dict.fromkeys(each.text for each in kinds))
        raise RefusalError(f"是{kind.text}，这里收的是{wanted}", f"请从接收{kind.text}的地方打开它")


def assembled(path: Path, sources: Collection[Source]) -> ReceivedPackage:
    """The package that was unpacked into some files. Raises RefusalError."""
    files = {source.name: source.path for source in sources}
    manifest = _manifest(_json(files.pop(MANIFEST).read_bytes()))
    data = _json(files.pop(CONTENT).read_bytes())
    return ReceivedPackage(path, manifest, data, files)


# In the reader's process --------------------------------------------------------------------------


def unpack_package(path: Path, out: Path) -> Unpacked:
    """Unpack a package's manifest, content and pictures into `out`, each under a number.

    Raises RefusalError where it is none, damaged, hostile or newer than this program.
    """
    sources = []
    with open_package(path) as package:
        if MANIFEST not in package:
            raise RefusalError(_NO_PACKAGE, "请确认是采编台导出的包；普通 zip 请改回 .zip 再收")
        raw = package.read(MANIFEST, MOST_MANIFEST)
        manifest = _manifest(_json(raw))
        members = _members(package, manifest)
        sources.append(_kept(raw, out, MANIFEST, 0))
        for number, member in enumerate(members, 1):
            suffix = PurePosixPath(member.name).suffix.lower()
            target = out / f"{number:04d}{suffix if suffix.isascii() else ''}"
            _unpack(package, member, target)
            if _picture(member.name):
                _check_picture(target, member.name)
            elif member.name != CONTENT:
                target.unlink()  # for people without the program; nothing reads it here
                continue
            sources.append(Source(target, member.name))
    _json(next(s.path for s in sources if s.name == CONTENT).read_bytes())
    return Unpacked(tuple(sources))


def _kept(data: bytes, out: Path, name: str, number: int) -> Source:
    target = out / f"{number:04d}.json"
    target.write_bytes(data)
    return Source(target, name)


def _json(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8"))
    except RecursionError as error:
        raise RefusalError("内部层层嵌套过深，不是正常的文件", _AGAIN) from error
    except ValueError as error:
        raise RefusalError(_DAMAGED.format("清单或内容不是合规的数据"), _AGAIN) from error
    if not isinstance(found, dict):
        raise RefusalError(_DAMAGED.format("清单或内容不是合规的数据"), _AGAIN)
    return found


def _manifest(data: Mapping[str, Any]) -> Manifest:
    """The manifest of JSON data; magic and format are looked at before all else."""
    if data.get("magic") != MAGIC:
        raise RefusalError(_NO_PACKAGE, "请确认是采编台导出的包")
    format_ = data.get("format")
    if isinstance(format_, bool) or not isinstance(format_, int) or format_ < 1:
        raise RefusalError(_DAMAGED.format("清单里没有格式号"), _AGAIN)
    if format_ > FORMAT:
        raise RefusalError(_NEWER.format(format_, FORMAT), _UPGRADE)
    try:
        manifest = from_plain(Manifest, data)
    except PlainError as error:
        raise RefusalError(_DAMAGED.format(f"清单读不出来（{error}）"), _AGAIN) from error
    named = (manifest.uuid, manifest.desk, *filter(None, (manifest.answers,)))
    if not all(map(identity, named)):
        raise RefusalError(_DAMAGED.format("清单里的编号不合规"), _AGAIN)
    for text, most in zip(_said(manifest), MOST_TOLD, strict=True):
        if len(text) > most:
            raise RefusalError(_DAMAGED.format("清单里的文字长得不正常"), _AGAIN)
    return manifest


def _said(manifest: Manifest) -> tuple[str, ...]:
    return (manifest.person, manifest.unit, manifest.title, manifest.note, manifest.program)


def _members(package: Package, manifest: Manifest) -> tuple[Member, ...]:
    """The members as the manifest names them, checked against the zip's directory."""
    names = [info.filename for info in package.members]
    if not all(plain_name(name.removesuffix("/")) for name in names):
        raise RefusalError(_UNSAFE, _CHECK)
    if len(set(names)) != len(names):
        raise RefusalError(_DAMAGED.format("里面有两个同名的文件"), _AGAIN)
    told = manifest.members
    if len(told) > MOST_MEMBERS or sum(max(m.size, 0) for m in told) > MOST_BYTES:
        raise RefusalError("里的文件太多太大，超出一个包的限度", _AGAIN)
    if len({m.name for m in told}) != len(told) or CONTENT not in {m.name for m in told}:
        raise RefusalError(_DAMAGED.format("清单不完整"), _AGAIN)
    for member in told:
        if not plain_name(member.name) or not hashed(member.sha256):
            raise RefusalError(_UNSAFE, _CHECK)
        if member.name not in package:
            raise RefusalError(_DAMAGED.format(f"缺少“{member.name}”"), _AGAIN)
    return told


def _unpack(package: Package, member: Member, target: Path) -> None:
    most = MOST_CONTENT if member.name == CONTENT else MOST_BYTES
    digest, size = hashlib.sha256(), 0
    info = next(info for info in package.members if info.filename == member.name)
    with target.open("wb") as file:
        for chunk in package.chunks(info, most):
            size += len(chunk)
            digest.update(chunk)
            file.write(chunk)
    if size != member.size or digest.hexdigest() != member.sha256:
        raise RefusalError(_DAMAGED.format(f"“{member.name}”与清单不符"), _AGAIN)


def _picture(name: str) -> bool:
    return name.startswith(PICTURE_FOLDER + "/")


def _check_picture(path: Path, name: str) -> None:
    from newsroom.intake.images import read_image  # noqa: PLC0415  packages may hold none

    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        try:
            read_image(path, name, Path(folder))
        except RefusalError as refusal:
            raise RefusalError(f"里的图片“{name}”{refusal.reason}", SEND_AGAIN) from refusal
        finally:
            shutil.rmtree(folder, ignore_errors=True)
