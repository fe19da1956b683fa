"""Damage to a file: of its bytes, of its words and brackets, and of the parts of a zip file."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
import zlib

from newsroom.model.exchange import MANIFEST

_TOKENS = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"0", b"9" * 20,
    b"<", b">", b"<!--", b"]]>", b"&", b'"', b"'", b"{", b"}", b"[", b"]", b"\\", b"%s", b"\n",
    b"../", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"NaN", b"1e999", b"true", b"null", b"<!DOCTYPE x>",
    "字".encode(), "\u202e".encode(), b"\\bin99999999 ", b"{\\rtf1 ", b"<table>", b"</p>",
)  # fmt: skip
_HOW_MANY = (1, 1, 1, 1, 2, 3, 6)
_MOST_SIZE = 3_000_000


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A damaged copy."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.85:
        inside = _inside(data, chance)
        if inside is not None:
            return inside
    return _changed(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes | None:
    """One or two parts of a zip file damaged, and packed again so that it is sound itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error):
        return None
    for name in chance.sample(sorted(parts), min(len(parts), chance.randint(1, 2))):
        parts[name] = _changed(parts[name], chance)
        if chance.random() < 0.05:
            del parts[name]
    if chance.random() < 0.9:
        _mend(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _mend(parts: dict[str, bytes]) -> None:
    """Let the manifest of one of our packages agree with what became of its members."""
    try:
        manifest = json.loads(parts[MANIFEST])
        for member in manifest["members"]:
            data = parts[member["name"]]
            member |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        parts[MANIFEST] = json.dumps(manifest).encode()
    except (KeyError, TypeError, ValueError, AttributeError):
        return


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice(_HOW_MANY)):
        if len(data) < _MOST_SIZE:
            data = chance.choice(_CHANGES)(data, chance)
    return data or b"\0"


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        if changed:
            changed[chance.randrange(len(changed))] ^= chance.randint(1, 255)
    return bytes(changed)


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = _place(data, chance)
    return data[:place] + chance.choice(_TOKENS) * chance.choice((1, 1, 3, 40)) + data[place:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    return data[:start] + data[start + chance.choice((1, 4, 60, 4000)) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    part = data[start : start + chance.choice((1, 8, 90, 2000))]
    return data[:start] + part * chance.choice((2, 9, 300)) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    one, two, three = sorted(_place(data, chance) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def _number(data: bytes, chance: random.Random) -> bytes:
    """Four bytes replaced by a number that is on some edge."""
    place = _place(data, chance)
    value = chance.choice(
        (0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, len(data), chance.getrandbits(32))
    )
    return data[:place] + value.to_bytes(4, chance.choice(("little", "big"))) + data[place + 4 :]


def _nest(data: bytes, chance: random.Random) -> bytes:
    """An element or bracket within itself, many times."""
    opened, closed = chance.choice(
        ((b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"), (b"<div>", b"</div>"), (b"[", b"]"))
    )
    place, times = _place(data, chance), chance.choice((3, 60, 900))
    return data[:place] + opened * times + closed * times + data[place:]


def _short(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


_CHANGES = (_flip, _flip, _insert, _insert, _cut, _repeat, _swap, _number, _nest, _short)
