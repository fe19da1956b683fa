"""A zip file as a folder: what can be used is unpacked under plain names, the rest is noted.

Names are in UTF-8 where the archive says so (flag bit 11 or Info-ZIP's field 0x7075), else as
Chinese Windows writes them: GBK. Old tools also leave UTF-8 unmarked, so that is tried first.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from newsroom.intake.kinds import KNOWN, PACKED, Source
from newsroom.intake.package import Package, open_package
from newsroom.intake.refusal import Notes, RefusalError
from newsroom.intake.wire import Unpacked
from newsroom.model.exchange import SUFFIXES, PackageKind

MOST_FILES = 2_000
PARCEL = PackageKind.SUBMISSION.suffix
MOST_FOLDERS = 12
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_JUNK = re.compile(r"^(__MACOSX|\..*|~\$.*|Thumbs\.db|desktop\.ini|.*\.tmp)$", re.IGNORECASE)


def read_zip(path: Path, out: Path) -> Unpacked:
    """Unpack the usable files of an archive into `out`.

    Raises RefusalError where the archive is broken, encrypted, too large, points outside itself, or
    holds nothing usable.
    """
    notes = Notes()
    sources = []
    with open_package(path) as package:
        for info, name in _wanted(package, notes):
            if len(sources) >= MOST_FILES:
                raise RefusalError(f"里的文件超过 {MOST_FILES} 个", "请分成几个压缩包后再收")
            target = out / f"{len(sources) + 1:04d}{PurePosixPath(name).suffix.lower()}"
            with target.open("wb") as file:
                file.writelines(package.chunks(info))
            sources.append(Source(target, name))
    return Unpacked(tuple(sorted(sources, key=lambda s: natural_key(s.name))), notes.texts)


def usable(name: str, notes: Notes) -> bool:
    """Whether a file of a folder or archive is taken in; what an editor may miss is noted."""
    parts = PurePosixPath(name).parts
    if any(_JUNK.match(part) for part in parts):
        return False
    if len(parts) > MOST_FOLDERS:
        notes.add(f"“{parts[-1]}”所在的文件夹太深，没有收入")
        return False
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in KNOWN or suffix == PARCEL:
        return True
    if suffix in PACKED:
        notes.add(f"里面还有压缩包“{parts[-1]}”，没有打开，请解压后另收")
    elif suffix in SUFFIXES:
        notes.add(f"里面的“{parts[-1]}”是版面包或报刊设置包，没有打开，请单独收它")
    else:
        notes.add(f"“{parts[-1]}”不是文稿或图片，没有收入")
    return False


def natural_key(name: str) -> list[tuple[int, int, str]]:
    """Sorting as people count: 图2 before 图10."""
    parts = re.split(r"(\d{1,18})", name)
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]


def _wanted(package: Package, notes: Notes) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    files = [info for info in package.members if info.filename and not info.is_dir()]
    for info, name in zip(files, _names(files), strict=True):
        _check_place(name)
        if stat.S_ISLNK(info.external_attr >> 16):
            notes.add(f"“{PurePosixPath(name).name}”是指向别处的链接，没有收入")
        elif usable(name, notes):
            yield info, name


def _check_place(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
        raise RefusalError("里有指向压缩包之外的文件名，不安全", "请核实来源，或解压检查后再收")


def _names(files: list[zipfile.ZipInfo]) -> list[str]:
    raws = [_raw_name(info) for info in files]
    unmarked = [raw for raw in raws if isinstance(raw, bytes)]
    encoding = _encoding(unmarked)
    texts = (raw if isinstance(raw, str) else raw.decode(encoding, "replace") for raw in raws)
    return [text.replace("\\", "/").replace("\0", "") for text in texts]


def _raw_name(info: zipfile.ZipInfo) -> str | bytes:
    if info.flag_bits & _UTF8_FLAG:
        return info.filename
    told = _unicode_path(info.extra)
    if told:
        return told
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename


def _encoding(names: list[bytes]) -> str:
    """One encoding that fits all names of an archive, since one program wrote them."""
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        try:
            b"\n".join(names).decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return "gb18030"


def _unicode_path(extra: bytes) -> str:
    """Info-ZIP's Unicode Path field: version, CRC of the plain name, name in UTF-8."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "ignore")
        extra = extra[4 + size :]
    return ""
