"""Zip packages and their XML, opened as if they were hostile.

Guards against archives that unpack to more than they may, names that point elsewhere, document
types, entities and XML nested beyond reason. Sizes are counted while unpacking, since a package
may lie about them.
"""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lxml.etree import ErrorTypes, XMLParser, XMLSyntaxError, fromstring
from lxml.etree import _Element as Element

from newsroom.intake.refusal import SEND_AGAIN, RefusalError

MOST_BYTES = 300 * 2**20
MOST_XML = 60 * 2**20
MOST_MEMBERS = 5_000
_BIG = 30 * 2**20
_MOST_RATIO = 200
_CHUNK = 1 << 18
_BOMB = "解压后大得不正常，像是压缩炸弹"
_BROKEN = "不完整或已损坏，打不开"
_ASK = "请核实来源，确有需要时让作者另存一份再发"


class Package:
    """An open zip file whose parts are read under limits.

    Every method raises RefusalError where the package is broken, encrypted, or beyond the limits.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._unpacked = 0
        self._members = {info.filename: info for info in archive.infolist()}
        _check_directory(archive.infolist())

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """The members, in the order of the directory."""
        return self._archive.infolist()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """One part's bytes, `most` at most. Raises RefusalError where it is missing."""
        if name not in self._members:
            raise RefusalError(f"缺少内部部件 {name}，{_BROKEN}")
        return b"".join(self.chunks(self._members[name], most))

    def xml(self, name: str) -> Element:
        """One part, parsed."""
        return parse_xml(self.read(name, MOST_XML))

    def chunks(self, info: zipfile.ZipInfo, most: int = MOST_BYTES) -> Iterator[bytes]:
        """One member's bytes piece by piece, counted against the limits."""
        if info.file_size > most:
            raise RefusalError(_BOMB, _ASK)
        size = 0
        with translated(), self._archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if size > most or self._unpacked > MOST_BYTES:
                    raise RefusalError(_BOMB, _ASK)
                yield chunk


@contextmanager
def open_package(file: Path | BinaryIO) -> Iterator[Package]:
    """Open a zip file for reading. Raises RefusalError where it is none or beyond the limits."""
    with translated():
        archive = zipfile.ZipFile(file)
    with archive:
        yield Package(archive)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the troubles of zip files into refusals."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, UnicodeError, ValueError) as error:
        raise RefusalError(_BROKEN) from error
    except NotImplementedError as error:
        raise RefusalError(
            "用了不支持的压缩方式，打不开", "请解压后直接收文件夹，或改用普通 zip 重新压缩"
        ) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a directory that points before the file's beginning
            raise
        raise RefusalError(_BROKEN) from error
    except RuntimeError as error:
        raise RefusalError("有密码，打不开", "请去掉密码后再收") from error


def _check_directory(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise RefusalError(f"里有 {len(members)} 个部件，多得不正常", _ASK)
    if sum(info.file_size for info in members) > MOST_BYTES:
        raise RefusalError(_BOMB, _ASK)
    for info in members:
        if info.file_size > _BIG and info.file_size > _MOST_RATIO * max(info.compress_size, 1):
            raise RefusalError(_BOMB, _ASK)
        if info.flag_bits & 1:
            raise RefusalError("有密码，打不开", "请去掉密码后再收")


def parse_xml(data: bytes) -> Element:
    """Parse XML that has no document type and is not nested deeper than the parser's own limit.

    Raises RefusalError for anything else.
    """
    if has_doctype(data):
        raise RefusalError("内部带有外部实体或文档类型声明，不安全", _ASK)
    parser = XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = fromstring(data, parser)
    except XMLSyntaxError as error:
        if error.code == ErrorTypes.ERR_NO_MEMORY or error.msg is None:
            raise MemoryError from error
        if "depth" in str(error).lower():
            raise RefusalError("内部层层嵌套过深，不是正常的文件", _ASK) from error
        raise RefusalError("内部内容已损坏，读不出来", SEND_AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise RefusalError("内部带有外部实体或文档类型声明，不安全", _ASK)
    return root


def has_doctype(data: bytes) -> bool:
    """Whether a document type declaration stands in the data, in any encoding XML may use."""
    mark = "<!DOCTYPE"
    return any(mark.encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be"))
