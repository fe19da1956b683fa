"""Looks into written files, part by part, for what is nobody's business outside the house."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pikepdf

_WRITTEN = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_PNG = b"\x89PNG\r\n\x1a\n"


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file's own bytes and all that is packed in it, with what each is called."""
    yield name, name.encode()
    yield name, data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield name, packed.comment
            for info in packed.infolist():
                yield f"{name}/{info.filename}", info.extra + info.comment
                yield from parts(f"{name}/{info.filename}", packed.read(info))
    elif data.startswith(b"%PDF"):
        yield from _of_pdf(name, data)
    elif data.startswith(_PNG):
        yield from _of_png(name, data)


def _of_pdf(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key, value in pdf.docinfo.items():
            yield f"{name}{key}", str(value).encode()
        for number, one in enumerate(pdf.objects):
            if isinstance(one, pikepdf.Stream):
                try:
                    found = one.read_bytes()
                except pikepdf.PdfError:
                    found = one.read_raw_bytes()
                yield f"{name}#{number}", found
            else:
                yield f"{name}#{number}", one.unparse(resolved=False)


def _of_png(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Texts of a picture that are squeezed in it."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        chunk = data[at + 8 : at + 8 + size]
        at += size + 12
        if kind in (b"zTXt", b"iTXt"):
            for start in range(len(chunk)):
                if chunk[start : start + 1] == b"\x78":
                    try:
                        yield f"{name}#{kind.decode()}", zlib.decompress(chunk[start:])
                    except zlib.error:
                        continue


def leaks(paths: Iterable[Path], secrets: Mapping[str, str]) -> list[str]:
    """Where any of some secrets stands in some files: secret, file and part."""
    needles = {
        what: {form for code in _WRITTEN for form in _forms(words, code)}
        for what, words in secrets.items()
    }
    found = []
    for path in paths:
        for name, data in parts(path.name, path.read_bytes()):
            lower = data.lower()
            for what, forms in needles.items():
                if any(form in lower for form in forms):
                    found.append(f"{what}: {name}")
    return sorted(set(found))


def _forms(words: str, code: str) -> Iterator[bytes]:
    try:
        yield words.lower().encode(code)
    except UnicodeEncodeError:
        return
