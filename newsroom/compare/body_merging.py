"""A body that two desks changed, put together sentence by sentence.

A sentence is the least that is taken from one side: two halves of one are never joined unseen. A
paragraph that one side moved is moved on both, so that the other side's words go along with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.compare.moving import moved_alike
from newsroom.compare.weaving import Fate, Piece, blended, woven

_SENTENCE = re.compile(r"[^。！？；…]*[。！？；…]+[”’）》】]*|[^。！？；…]+$")
_BOLD = re.compile(r"(?<!\\)(?:\\\\)*\*\*")
_LEAD_END = re.compile(r"(?<!\\)(?:\\\\)*｜")


def merged_body(base: str | None, ours: str, theirs: str) -> Iterator[Piece[str]]:
    """The pieces of a body, sentence by sentence."""
    if base is None:
        yield from woven(None, sentences(ours), sentences(theirs))
        return
    found = _woven_bodies(base, ours, theirs)
    if _clashes(found):
        found = min((found, *_with_moves(base, ours, theirs)), key=_clashes)
    for piece in found:
        yield _with_blend(piece) if piece.fate is Fate.CLASH else piece


def _with_moves(base: str, ours: str, theirs: str) -> Iterator[tuple[Piece[str], ...]]:
    """The same with paragraphs moved on all sides that only one side moved."""
    if (alike_ := moved_alike(base, ours, theirs)) is not None:
        yield _woven_bodies(alike_[0], ours, alike_[1])
    if (alike_ := moved_alike(base, theirs, ours)) is not None:
        yield _woven_bodies(alike_[0], alike_[1], theirs)


def _woven_bodies(base: str, ours: str, theirs: str) -> tuple[Piece[str], ...]:
    return woven(sentences(base), sentences(ours), sentences(theirs))


def _clashes(pieces: Sequence[Piece[str]]) -> int:
    return sum(piece.fate is Fate.CLASH for piece in pieces)


def _with_blend(piece: Piece[str]) -> Piece[str]:
    """A clash of sentences with both changes in one, where they are far enough apart."""
    text = blended("".join(piece.base), "".join(piece.ours), "".join(piece.theirs))
    if text is None or len(_BOLD.findall(text)) % 2:
        return piece
    return replace(piece, merged=(text,))


def sentences(body: str) -> tuple[str, ...]:
    """A body's markup cut into sentences and line ends, which joined give it again (and a line
    end). Bold passages and run-in crossheads are never cut.
    """
    found: list[str] = []
    for line in body.split("\n") if body else ():
        found += [*_cut(line), "\n"]
    return tuple(found)


def _cut(line: str) -> Iterator[str]:
    held = ""
    for match in _SENTENCE.finditer(line):
        held += match[0]
        open_lead = held.startswith("### ") and not _LEAD_END.search(held) and "｜" in line
        if len(_BOLD.findall(held)) % 2 == 0 and not open_lead:
            yield held
            held = ""
    if held:
        yield held
