"""Writes packages for other desks (`*.nrsub`, `*.nrpage`, `*.nrpub`): model/exchange says what.

A package is written aside and takes its name when it is complete. Originals are stored as they
are, since pictures do not grow smaller; every member is named in the manifest with its hash.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsroom.errors import FileError, RefusedError, why
from newsroom.export.placing import publish
from newsroom.job import Job
from newsroom.model.exchange import (
    CONTENT,
    MANIFEST,
    MOST_BYTES,
    MOST_CONTENT,
    MOST_MEMBERS,
    Manifest,
    Member,
)
from newsroom.model.plain import to_plain

_BLOCK = 1 << 18
_KEPT = "原有的文件没有改动"


def write(
    target: Path,
    manifest: Manifest,
    content: Any,
    files: Mapping[str, Path | bytes],
    job: Job,
) -> Manifest:
    """Write a package to `target`; gives the manifest with its members.

    content: the records of its kind. files: every other member by its name in the package, as a
    file or as bytes. Raises FileError where a file cannot be read or written, RefusedError where
    all is more than a package may hold, CancelledError; nothing is then left of it.
    """
    data = _json(to_plain(content))
    if len(data) > MOST_CONTENT or len(files) + 2 > MOST_MEMBERS:
        raise RefusedError("稿件太多，装不进一个包", kept=_KEPT, advice="请分成几次打包")
    with publish(target) as aside:
        return _write(aside, manifest, {CONTENT: data, **files}, job)


def _write(part: Path, manifest: Manifest, files: Mapping[str, Path | bytes], job: Job) -> Manifest:
    members, total = [], 0
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as package:
        for number, (name, source) in enumerate(files.items()):
            job.report(number / len(files), f"正在打包“{name}”")
            member = _add(package, name, source, job)
            total += member.size
            if total > MOST_BYTES:
                raise RefusedError(
                    f"图片和稿件合起来超过 {MOST_BYTES >> 20} MB，装不进一个包",
                    kept=_KEPT,
                    advice="请分成几次打包",
                )
            members.append(member)
        done = replace(manifest, members=tuple(members))
        package.writestr(_info(MANIFEST), _json(to_plain(done)))
    return done


def _add(package: zipfile.ZipFile, name: str, source: Path | bytes, job: Job) -> Member:
    info = _info(name)
    if isinstance(source, Path):
        info.compress_type = zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    with package.open(info, "w", force_zip64=False) as target:
        for block in _blocks(source):
            job.check()
            digest.update(block)
            size += len(block)
            target.write(block)
    return Member(name, digest.hexdigest(), size)


def _blocks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    try:
        with source.open("rb") as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as error:
        raise FileError(
            source,
            f"读不出来（{why(error)}）",
            kept=_KEPT,
            advice="请重新放入原图，或从稿件里去掉这张图片，再打包一次",
        ) from error


def _info(name: str) -> zipfile.ZipInfo:
    """A member without the time it was packed at: the manifest tells it, and in which zone."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _json(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.encode("utf8", "replace")
