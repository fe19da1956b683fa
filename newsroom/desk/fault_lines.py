"""Faults as lines of a list: where each stands, as it is told on the telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsroom.desk.faults import Piece
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.fault import Fault
from newsroom.model.page import chinese_number

_NUMBER = re.compile(r"[0-9.,%一二三四五六七八九十百千万亿]")
_PLAIN = 8  # characters that a button shows whole
_TITLE = 14
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class FaultLine:
    """One line. page: number of the page; 0 for none. title: of the article. field: what of the
    article it stands in (主题, 正文第3段, 图1说明).
    """

    fault: Fault
    page: int
    title: str
    field: str

    @property
    def where(self) -> str:
        """一版《新路灯亮了》正文第3段."""
        page = f"{chinese_number(self.page)}版" if self.page else ""
        return f"{page}《{self.title}》{self.field}"

    @property
    def change(self) -> str:
        """布署→部署; what stands there where nothing can be offered."""
        return change(self.fault)

    @property
    def explained(self) -> str:
        """Why it is wrong, and who says so."""
        source = f"（{self.fault.source}）" if self.fault.source else ""
        return f"{self.fault.message}{source}"


def lines(faults: Iterable[Fault], pieces: Iterable[Piece]) -> tuple[FaultLine, ...]:
    """The lines of faults of some articles."""
    known = {piece.article.uuid: piece for piece in pieces}
    return tuple(line(fault, known) for fault in faults if fault.article in known)


def line(fault: Fault, known: Mapping[str, Piece]) -> FaultLine:
    """The line of a fault in one of some articles. Raises KeyError."""
    piece = known[fault.article]
    title = " ".join(piece.article.title.split())
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return FaultLine(fault, piece.page, short, place(fault, piece.article))


def place(fault: Fault, article: Article) -> str:
    """What of an article a fault stands in: 主题, 正文第3段, 图1说明."""
    if fault.field == "body":
        before = article.body[: fault.start].split("\n")
        number = sum(bool(line.strip()) for line in before[:-1]) + 1
        return f"正文第{number}段"
    if fault.field == "slots":
        return f"图{fault.slot + 1}说明"
    return FIELD_WORDS.get(fault.field, "稿件")


def change(fault: Fault) -> str:
    """布署→部署, 的的→删去; a gap as ▢ between what stands around it."""
    words = short(fault.text) if fault.text else f"{fault.lead[-3:]}▢{fault.trail[:3]}"
    if not fault.suggestions:
        return words
    if fault.text:
        return f"{words}→{offered(fault.suggestions[0])}"
    return f"{words}→加“{fault.suggestions[0]}”"


def offered(suggestion: str) -> str:
    """A suggestion in words: an empty one takes out."""
    return short(suggestion) if suggestion else "删去"


def difference(words: str, suggestion: str) -> str:
    """What a suggestion does, for a button: 改为：部署; of long words only where they differ, so
    that two suggestions are told apart: 40→38.
    """
    if len(suggestion) <= _PLAIN or len(words) <= _PLAIN:
        return f"改为：{offered(suggestion)}" if suggestion else offered(suggestion)
    lead = _alike(words, suggestion)
    while lead and _in_number(words, lead):
        lead -= 1
    rest, new = words[lead:], suggestion[lead:]
    trail = _alike(rest[::-1], new[::-1])
    while trail and _in_number(rest, len(rest) - trail):
        trail -= 1
    was, now = rest[: len(rest) - trail], new[: len(new) - trail]
    if not was:
        return f"加 {short(now)}"
    return f"{short(was)}→{short(now)}" if now else f"删去 {short(was)}"


def _alike(one: str, other: str) -> int:
    """How many characters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _in_number(words: str, at: int) -> bool:
    """Whether a place lies within a number."""
    return bool(_NUMBER.match(words[at - 1 : at]) and _NUMBER.match(words[at : at + 1]))


def short(words: str) -> str:
    """Words of one line, long ones without their midst."""
    words = " ".join(words.split("\n"))
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"
