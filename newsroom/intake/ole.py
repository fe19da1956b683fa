"""The old Office container (MS-CFB), just enough to say: Word or not, encrypted or not.

Directory entries are 128 bytes: name in UTF-16 (64 bytes), its length, type …, start sector at
116. A Word 97 file's stream WordDocument begins with the FIB (MS-DOC 2.5.2): 0xA5EC, and bit
0x0100 of the flags at offset 10 says encrypted.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

from newsroom.intake.refusal import RefusalError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = ("有打开密码", "请让作者在 Word 或 WPS 里取消密码、另存为 .docx 后再发")
_ENTRY, _START = 128, 116
_LEAST_STREAM = 4096
_WORKS = ("CONTENTS", "MatOST", "MN0")
_FIB_MAGICS = frozenset({0xA5EC, 0xA5DC, 0xA5DB})
_ENCRYPTED = 0x0100


def check_ole(path: Path) -> bool:
    """Whether the container holds a Word document (else one of Works).

    Raises RefusalError where it is password-protected, broken, or another Office program's.
    """
    if path.stat().st_size < 512:
        raise RefusalError("不完整或已损坏，打不开")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if _entry(data, "EncryptedPackage") is not None:
            raise RefusalError(*_PASSWORD)
        word = _entry(data, "WordDocument")
        if word is not None:
            _check_fib(data, *word)
            return True
        for name, what in (("Workbook", " Excel 表格"), ("PowerPoint Document", "演示文稿")):
            if _entry(data, name) is not None:
                raise RefusalError(
                    f"不是 Word 文档，内容其实是{what}", "请把需要的内容复制到 Word 文件里再收"
                )
        if all(_entry(data, name) is None for name in _WORKS):
            raise RefusalError("不完整或已损坏，打不开")
    return False


def _entry(data: mmap.mmap, name: str) -> tuple[int, int] | None:
    """The start sector and size of a stream, by its directory entry."""
    spelled = name.encode("utf-16-le") + b"\0\0"
    length = struct.pack("<H", len(spelled))
    place = data.find(spelled)
    while place >= 0:
        if place % _ENTRY == 0 and data[place + 64 : place + 66] == length:
            start = place + _START
            return struct.unpack("<II", data[start : start + 8]) if start + 8 <= len(data) else None
        place = data.find(spelled, place + 1)
    return None


def _check_fib(data: mmap.mmap, start: int, length: int) -> None:
    if length < _LEAST_STREAM:
        return  # kept among the small streams, where no program puts a real document
    size = 1 << min(data[30], 16)
    fib = data[(start + 1) * size : (start + 1) * size + 12]
    if len(fib) < 12 or int.from_bytes(fib[:2], "little") not in _FIB_MAGICS:
        raise RefusalError("不完整或已损坏，打不开")
    if int.from_bytes(fib[10:12], "little") & _ENCRYPTED:
        raise RefusalError(*_PASSWORD)
