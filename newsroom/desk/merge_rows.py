"""A merge as rows to be read and decided on: each text beside what it grew from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsroom.compare.differences import Hunk, hunks
from newsroom.compare.merging import Choice, Merge, MergedField, Spot
from newsroom.compare.weaving import Fate, Piece

__all__ = ["Choice", "Fate", "Hunk", "MergeRow", "rows"]

_CONTEXT = 14  # characters of an unchanged passage that are shown at either end
_SHOWN = frozenset(("headline", "body"))


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One piece of an article. number: of its spot, -1 where nothing is to be decided.

    name: 主题, 正文第3段. base, ours, theirs: as read. ours_changes, theirs_changes: what turned
    the base into either. choices: the first is what is done unless told else; results: what would
    stand there.
    """

    number: int
    fate: Fate
    name: str
    base: str
    ours: str
    theirs: str
    ours_changes: tuple[Hunk, ...] = ()
    theirs_changes: tuple[Hunk, ...] = ()
    choices: tuple[Choice, ...] = ()
    results: Mapping[Choice, str] = field(default_factory=dict, hash=False)

    @property
    def open(self) -> bool:
        """Whether an editor has to decide."""
        return self.fate is Fate.CLASH


def rows(found: Merge) -> tuple[MergeRow, ...]:
    """All rows in reading order: what changed, with the headline and the text around it."""
    return tuple(_rows(found))


def _rows(found: Merge) -> Iterator[MergeRow]:
    spots = {id(spot.piece): spot for spot in found.spots}
    for each in found.fields:
        paragraph = 1
        for piece in each.pieces:
            name = each.name
            if each.field == "body":
                name += f"第{paragraph + _leading(piece)}段"
            spot = spots.get(id(piece))
            if spot is not None:
                yield _row(spot, name)
            elif each.field in _SHOWN and piece.fate in (Fate.SAME, Fate.ALIKE):
                text = each.words(piece.ours).strip("\n")
                if text:
                    yield _same(piece, name, text)
            if each.field == "body":
                paragraph += piece.ours.count("\n")


def _leading(piece: Piece[Any]) -> int:
    """The line ends that a piece begins with: its words stand in a later paragraph."""
    text = "".join(piece.ours or piece.theirs or piece.base)
    return len(text) - len(text.lstrip("\n"))


def _same(piece: Piece[Any], name: str, text: str) -> MergeRow:
    if len(text) > 2 * _CONTEXT + 4:
        text = f"{text[:_CONTEXT]}……{text[-_CONTEXT:]}".replace("\n", " ")
    return MergeRow(-1, piece.fate, name, text, text, text)


def _row(spot: Spot, name: str) -> MergeRow:
    piece, merged = spot.piece, spot.merged
    base, ours, theirs = (_said(merged, side) for side in (piece.base, piece.ours, piece.theirs))
    return MergeRow(
        spot.number,
        piece.fate,
        name,
        base,
        ours,
        theirs,
        hunks(base, ours) if base != ours else (),
        hunks(base, theirs) if base != theirs else (),
        spot.choices,
        {choice: _said(merged, merged.chosen(piece, choice)) for choice in spot.choices},
    )


def _said(merged: MergedField[Any], value: Any) -> str:
    return merged.words(value).strip("\n")
