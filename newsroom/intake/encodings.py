"""Which encoding a text file has: marks first, then proof by decoding, then likelihood.

GB18030 and Big5 accept almost each other's bytes, so the reading with more everyday characters
wins: both sets keep their everyday hanzi in one block (GB 2312 level 1: rows 0xB0 to 0xD7; Big5
level 1: 0xA4 to 0xC6), and text read by the wrong table falls outside it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from newsroom.intake.refusal import SAVE_AS_DOCX, RefusalError

MOST_TEXT = 30 * 2**20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ORDINARY = re.compile(r"[\t\r\n\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uff65“”‘’…—·●■]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 20_000
_MOST_LOST = 0.005


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, and how many characters could not be read (shown as □)."""

    text: str
    encoding: str
    lost: int = 0


def decode_text(data: bytes) -> Decoded:
    """Decode a text file. Raises RefusalError where it is no text in any encoding known here."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_forgiving(data, encoding))
    for encoding in ("utf-8", *_wide(data)):
        text = _strict(data, encoding)
        if text is not None and not _CONTROL.search(text):
            return Decoded(text, encoding)
    return _checked(_chinese(data) or _other(data) or _forgiving(data, "gb18030"))


def decode_file(path: Path, most: int = MOST_TEXT) -> Decoded:
    """Decode a text file of at most so many bytes. Raises RefusalError."""
    if path.stat().st_size > most:
        raise RefusalError(f"超过 {most // 2**20} MB，不像一份文字", "请只保留要用的文字再试")
    return decode_text(path.read_bytes())


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: an even length, and one byte order that gives ordinary text."""
    if len(data) % 2:
        return ()
    found = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:_SAMPLE].decode(encoding, "ignore")
        if text and len(_ORDINARY.findall(text)) > 0.9 * len(text):
            found.append(encoding)
    # Two-byte Chinese encodings start above 0x80 and so never give everyday UTF-16.
    return tuple(found) if len(found) == 1 else ()


def _chinese(data: bytes) -> Decoded | None:
    readings = []
    for encoding, low, high in (("gb18030", 0xB0, 0xD7), ("big5hkscs", 0xA4, 0xC6)):
        text = _strict(data, encoding)
        if text is not None:
            readings.append((_everyday(text, encoding, low, high), Decoded(text, encoding)))
    return max(readings, key=lambda reading: reading[0])[1] if readings else None


def _everyday(text: str, encoding: str, low: int, high: int) -> float:
    """The share of a text's characters beyond ASCII that stand in the everyday block."""
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not wide:
        return 0.0
    usual = sum(
        1
        for character in wide
        if character in "，。、；：？！“”‘’（）《》—…·　"
        or low <= character.encode(encoding, "replace")[0] <= high
    )
    private = sum(1 for character in wide if "\ue000" <= character <= "\uf8ff")
    return (usual - 2 * private) / len(wide)


def _other(data: bytes) -> Decoded | None:
    """A text cut off inside a character, or one written abroad."""
    for encoding in ("gb18030", "utf-8"):
        decoded = _forgiving(data, encoding)
        if decoded.lost <= max(1, len(decoded.text) * _MOST_LOST):
            return decoded
    from charset_normalizer import from_bytes  # noqa: PLC0415  rarely needed and slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    return None if best is None else _forgiving(data, best.encoding)


def _forgiving(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text.replace("\ufffd", "□"), encoding, lost)


def _checked(decoded: Decoded) -> Decoded:
    controls = len(_CONTROL.findall(decoded.text))
    if decoded.lost + controls > max(2, len(decoded.text) * 0.02):
        raise RefusalError("不是文字文件，或文字编码无法识别", SAVE_AS_DOCX)
    return decoded
