"""Our pages or flowing text against a returned file: all differences, each in its place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsroom.compare.aligning import Aligned, Piece, align
from newsroom.compare.differences import Boundaries, Hunk, hunks
from newsroom.compare.edits import edits_of, gap_edit
from newsroom.compare.kinds import kind_of
from newsroom.compare.ours import Unit
from newsroom.compare.texts import Text, joined, text_of
from newsroom.model.difference import Comparison, Difference, DifferenceKind, Edit, Spot
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm

_AROUND = 8  # characters shown before and after a change
_DOTS = 3
_MOVED = 6  # characters that are worth following to another place
_PAGE_NUMBER = re.compile(r"^[\s—–\-·第]*\d{1,3}[\s—–\-·页]*$")
_WAITING = re.compile("^图片(待补|打不开)")
_NEW = "印厂新加的一块，没有对应的稿件"
_NO_PLACE = "这里不是稿件里的文字"


def compare_pages(
    units: Sequence[Unit],
    returned: Returned,
    *,
    names: Sequence[str] = (),
    boundaries: Boundaries | None = None,
) -> Comparison:
    """Each of our units against what the file shows of it; what is missing and what is new."""
    blocks = [block for block in returned.blocks if not _is_waiting(block)]
    aligned = align(units, blocks, returned.form)
    spaces = returned.form is not ReturnedForm.PDF
    differ = _Differ(names, boundaries, spaces=spaces)
    found: list[Difference] = []
    for unit, theirs in zip(units, aligned.theirs, strict=True):
        found += differ.unit(unit, theirs)
    found = [each for each in found if each.after or each.spot.page not in aligned.absent]
    found += [_new(piece) for piece in aligned.new]
    found.sort(key=lambda each: each.spot.page or math.inf)
    characters = sum(
        home.spot.page not in aligned.absent
        for unit in units
        for home in map(unit.home, range(len(unit.text)))
    )
    return Comparison(_with_moves(found), characters, (*returned.notes, *_notes(aligned)))


def compare_flow(
    unit: Unit,
    returned: Returned,
    *,
    names: Sequence[str] = (),
    boundaries: Boundaries | None = None,
) -> Comparison:
    """A flowing file of ours as one text against a flowing file that came back."""
    spaces = returned.form is not ReturnedForm.PDF
    theirs = joined(
        text_of((line.text, line.opens) for line in block.lines)
        for block in (returned.blocks if spaces else _without_page_numbers(returned.blocks))
    )
    found = _Differ(names, boundaries, spaces=spaces).unit(unit, theirs)
    return Comparison(_with_moves(found), len(unit.text), returned.notes)


class _Differ:
    """Turns the difference of two texts into differences that can be decided on."""

    def __init__(
        self, names: Sequence[str], boundaries: Boundaries | None, *, spaces: bool
    ) -> None:
        self._names = tuple(sorted(names, key=len, reverse=True))
        self._boundaries = boundaries
        self._spaces = spaces

    def unit(self, unit: Unit, theirs: Text) -> list[Difference]:
        """All differences of one unit, in order."""
        ours = unit.text
        if not len(theirs):
            return [self._missing(unit)]
        changes = hunks(ours.chars, theirs.chars, names=self._names, boundaries=self._boundaries)
        found = [
            self._difference(unit, theirs, hunk)
            for hunk in changes
            if not _only_leaders(ours.chars[hunk.a0 : hunk.a1] + theirs.chars[hunk.b0 : hunk.b1])
        ]
        if self._spaces:
            found += self._blanks(unit, theirs, changes)
        return found

    def _missing(self, unit: Unit) -> Difference:
        ours = unit.text
        hunk = Hunk(0, len(ours), 0, 0, (0, len(ours), 0, 0))
        found = self._difference(unit, Text(), hunk)
        return replace(found, kind=DifferenceKind.PARAGRAPH)

    def _difference(self, unit: Unit, theirs: Text, hunk: Hunk) -> Difference:
        ours = unit.text
        edits = edits_of(unit, theirs, hunk)
        kind = kind_of(hunk, ours, theirs, self._names)
        before = ours.words(hunk.a0, hunk.a1)
        return _made(unit, hunk.a0, hunk.a1, kind, before, theirs.words(hunk.b0, hunk.b1), edits)

    def _blanks(self, unit: Unit, theirs: Text, changes: Sequence[Hunk]) -> Iterator[Difference]:
        """Blanks put in or taken out between characters that stayed."""
        ours = unit.text
        for index, other in _same(len(ours), changes):
            unknown = index in ours.starts or other in theirs.starts
            if unknown or (index in ours.gaps) == (other in theirs.gaps):
                continue
            edits = gap_edit(unit, index, theirs.gaps.get(other, ""))
            before, after = (ours.words(index - 1, index + 1), theirs.words(other - 1, other + 1))
            yield _made(unit, index - 1, index + 1, DifferenceKind.SPACING, before, after, edits)


def _made(
    unit: Unit,
    start: int,
    end: int,
    kind: DifferenceKind,
    before: str,
    after: str,
    edits: tuple[Edit, ...],
) -> Difference:
    ours = unit.text
    home = unit.home(start)
    return Difference(
        article=home.article,
        field=home.field or "正文",
        kind=kind,
        before=before,
        after=after,
        lead=ours.words(max(start - _AROUND, 0), start),
        trail=ours.words(end, min(end + _AROUND, len(ours))),
        spot=home.spot,
        edits=edits,
        why_not="" if edits else _NO_PLACE,
    )


def _same(length: int, changes: Iterable[Hunk]) -> Iterator[tuple[int, int]]:
    """Pairs of indices whose characters stayed and whose predecessors stayed too."""
    at = other = 0
    for hunk in (*changes, Hunk(length, length, -1, -1)):
        for step in range(1, hunk.a0 - at):
            yield at + step, other + step
        at, other = hunk.a1, hunk.b1


def _new(piece: Piece) -> Difference:
    block = piece.block
    return Difference(
        field="新增",
        kind=DifferenceKind.PARAGRAPH,
        before="",
        after=piece.text.words(0, len(piece.text)),
        spot=Spot(block.page, 0, 0, block.x, block.y, block.width, block.height),
        why_not=_NEW,
    )


def _with_moves(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The same words gone in one place and new in another are one move, taken in together."""
    gone = {i: d for i, d in enumerate(found) if d.before and not d.after}
    moved: dict[int, Difference] = {}
    dropped: set[int] = set()
    for index, new in enumerate(found):
        if new.before or len(new.after) < _MOVED:
            continue
        for other, old in gone.items():
            if other not in dropped and _bare(old.before) == _bare(new.after):
                edits = (*old.edits, *new.edits) if old.edits and new.edits else ()
                same = old.article == new.article
                whole = edits if same else ()
                why = "" if whole else "移到了别的地方，请在稿件里移动"
                moved[other] = replace(
                    old,
                    kind=DifferenceKind.MOVED,
                    after=f"（现在“{new.lead or new.field}”之后）",
                    edits=whole,
                    why_not=why,
                )
                dropped |= {index, other}
                break
    kept = (moved.get(i, d) for i, d in enumerate(found) if i not in dropped or i in moved)
    return tuple(kept)


def _notes(aligned: Aligned) -> Iterator[str]:
    if aligned.foreign:
        pages = "、".join(map(str, aligned.foreign))
        yield f"文件第 {pages} 页不像本期的任何一版，没有比对"
    if aligned.absent:
        pages = "、".join(map(str, sorted(aligned.absent)))
        yield f"文件里没有本期第 {pages} 版，这些版没有比对"


def _only_leaders(chars: str) -> bool:
    """Whether a change is of nothing but dots that lead to a number, drawn by tabs."""
    return len(chars) > _DOTS and all(char in "·.…" for char in chars)


def _bare(text: str) -> str:
    return "".join(text.split())


def _is_waiting(block: ReturnedBlock) -> bool:
    """Whether a block is the words in an empty picture's place."""
    return bool(block.lines) and bool(_WAITING.match(block.lines[0].text.strip()))


def _without_page_numbers(blocks: Sequence[ReturnedBlock]) -> Iterator[ReturnedBlock]:
    """The blocks without those at the foot of their page that hold only its number."""
    feet = {block.page: block.y for block in sorted(blocks, key=lambda block: block.y)}
    for block in blocks:
        alone = len(block.lines) == 1 and bool(_PAGE_NUMBER.match(block.lines[0].text))
        if not (alone and block.y == feet[block.page]):
            yield block
