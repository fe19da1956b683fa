"""What the tables of 用稿统计 show of a line, and of a piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.model.fee import hundredths
from newsroom.model.ledger import By, Line, Piece
from newsroom.model.page import chinese_number
from newsroom.ui.ledger.rows import Column


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece with what it is worth on the line it is shown for."""

    piece: Piece
    score: int = 0
    fee: int = 0


def line_columns(by: By, *, scored: bool) -> tuple[Column, ...]:
    """Columns of a count. scored: whether scores and fees are told."""

    def number(name: str, head: str, tip: str = "") -> Column:
        def key(line: Line) -> int:
            return getattr(line, name)

        return Column(name, head, lambda line: f"{key(line):,}", key, right=True, tip=tip)

    def money(name: str, head: str, tip: str) -> Column:
        def key(line: Line) -> int:
            return getattr(line, name)

        return Column(name, head, lambda line: hundredths(key(line)), key, right=True, tip=tip)

    def doubt(line: Line) -> str:
        return "warning" if line.doubtful else "quiet"

    persons = by is By.PERSON
    columns = [Column("name", by.text, lambda line: line.name, wide=not persons)]
    if persons:
        columns.append(Column("note", "单位", lambda line: line.note, wide=True, tone=doubt))
    columns += [
        number("submitted", "报送", "这段时间收到的，加上以前收到、这段时间刊出的，篇。"),
        number("used", "采用", "刊出的篇数；转版的算一篇，简讯一条算一篇。"),
        Column("rate", "用稿率", rate, lambda line: line.rate, right=True, tip="采用÷报送。"),
        number("characters", "字数", "刊出的字数，含标点。"),
        number("pictures", "图片", "刊出的图片，幅。"),
        number("front", "一版", "登在一版的篇数。"),
    ]
    if scored:
        columns += [
            money("score", "得分", "按稿费标准算出的分。"),
            money("fee", "稿费", "按稿费标准算出的元。"),
        ]
    return tuple(columns)


def piece_columns(*, scored: bool) -> tuple[Column, ...]:
    """Columns of the pieces behind a figure."""

    def unused(shown: Shown) -> str:
        return "" if shown.piece.used else "quiet"

    def of(words: Callable[[Piece], str]) -> Callable[[Shown], str]:
        return lambda shown: words(shown.piece)

    columns = [
        Column("day", "刊期", of(_day), lambda s: s.piece.day or s.piece.came, tone=unused),
        Column("page", "版", of(_pages), lambda s: s.piece.pages),
        Column("title", "题目", of(lambda p: p.title), wide=True, tone=unused),
        Column("kind", "体裁", of(lambda p: p.kind.text)),
        Column("names", "作者", of(_names)),
        Column(
            "characters",
            "字数",
            of(lambda p: f"{p.characters:,}"),
            lambda s: s.piece.characters,
            right=True,
        ),
        Column(
            "pictures",
            "图片",
            of(lambda p: str(p.pictures or "")),
            lambda s: s.piece.pictures,
            right=True,
        ),
    ]
    if scored:
        columns += [
            Column("score", "得分", lambda s: hundredths(s.score), lambda s: s.score, right=True),
            Column("fee", "稿费", lambda s: hundredths(s.fee), lambda s: s.fee, right=True),
        ]
    return tuple(columns)


def rate(line: Line) -> str:
    """The use rate in words."""
    return f"{line.rate * 100:.1f}%" if line.submitted else "—"


def _day(piece: Piece) -> str:
    if piece.day is None:
        return f"{piece.came:%Y-%m-%d} 收"
    return f"{piece.day:%Y-%m-%d}"


def _pages(piece: Piece) -> str:
    return "、".join(map(chinese_number, piece.pages))


def _names(piece: Piece) -> str:
    return " ".join(share.name for share in piece.shares)
