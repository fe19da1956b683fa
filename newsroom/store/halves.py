"""Which articles are one piece, and which are several: halves of a jump, items of a brief."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import Piece
from newsroom.model.markup import Paragraph, ParagraphKind, parse
from newsroom.model.page import chinese_number

_LONGEST_TITLE = 18
_MOST_PAGE = 99


class Half(NamedTuple):
    """A piece with what tells whether another article goes on with it. body: of briefs alone."""

    piece: Piece
    headline: str
    jump_from: str
    jump_to: str
    body: str


def joined(found: Sequence[Half]) -> list[Half]:
    """The same, with what was taken in as two articles, on either side of a jump, made one: where
    one says 下转二版 and stands on page one, and the other 上接一版 and stands on page two. A tail
    that several beginnings could have goes with the one whose headline begins most like its own.
    """
    tails: dict[tuple[str, int, int], list[Half]] = defaultdict(list)
    heads: dict[tuple[str, int, int], list[Half]] = defaultdict(list)
    for half in found:
        here = half.piece.pages[0] if half.piece.pages else 0
        if source := page_number(half.jump_from):
            tails[half.piece.issue, source, here].append(half)
        if target := page_number(half.jump_to):
            heads[half.piece.issue, here, target].append(half)
    whole: dict[tuple[str, str, int], Half] = {half.piece.key: half for half in found}
    for place, ends in tails.items():
        free = [half for half in heads.get(place, ()) if half.piece.key in whole]
        for end in ends:
            if not free:
                break
            begin = max(free, key=lambda half: _alike(half.headline, end.headline))
            if begin.piece.key == end.piece.key:
                continue
            free.remove(begin)
            whole.pop(end.piece.key)
            now = whole[begin.piece.key]
            whole[begin.piece.key] = now._replace(piece=_one(now.piece, end.piece))
    return list(whole.values())


def _one(begin: Piece, end: Piece) -> Piece:
    known = {share.key for share in begin.shares}
    more = tuple(share for share in end.shares if share.key not in known)
    return replace(
        begin,
        characters=begin.characters + end.characters,
        pictures=begin.pictures + end.pictures,
        pages=tuple(dict.fromkeys((*begin.pages, *end.pages))),
        shares=begin.shares + (more if begin.shares else end.shares),
    )


def _alike(one: str, other: str) -> int:
    """How many characters two headlines begin with alike, white space left out."""
    pairs = zip("".join(one.split()), "".join(other.split()), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def page_number(words: str) -> int:
    """The page that 上接 or 下转 names (一版, 第1版, 3版); 0 where it names none."""
    if found := re.search(r"\d+", words):
        return int(found[0])
    if found := re.search(r"[一二三四五六七八九十]+", words):
        return _CHINESE.get(found[0], 0)
    return 0


_CHINESE = {chinese_number(number): number for number in range(1, _MOST_PAGE + 1)}


def items(half: Half) -> list[Piece]:
    """The piece, or where it is a brief of several ● items, a piece for each of them.

    What all items share (people, pages) is said of each; pictures go with the first.
    """
    piece = half.piece
    if piece.kind is not ArticleKind.BRIEF:
        return [piece]
    paragraphs = _by_item(parse(half.body))
    if len(paragraphs) < 2:
        return [piece]
    found = []
    for number, part in enumerate(paragraphs, 1):
        words = "".join(paragraph.text for paragraph in part).removeprefix("●").strip()
        first = number == 1
        found.append(
            replace(
                piece,
                item=number,
                title=words[:_LONGEST_TITLE] or piece.title,
                characters=sum(not char.isspace() for char in words),
                pictures=piece.pictures if first else 0,
                shares=piece.shares
                if first
                else tuple(replace(share, pictures=0) for share in piece.shares if share.wrote),
            )
        )
    return found


def _by_item(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each item; what stands before the first goes with it."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        opens = paragraph.kind is ParagraphKind.ITEM
        if not found or (opens and any(p.kind is ParagraphKind.ITEM for p in found[-1])):
            found.append([])
        found[-1].append(paragraph)
    return found
