"""Two versions of one article, part by part: what was written anew, changed, moved, taken out.

Fields, body paragraphs and pictures each give rows in reading order; any single row can be taken
back to what it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from newsroom.compare.differences import Hunk, hunks
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.credit import Role, byline
from newsroom.model.kinds import ArticleKind
from newsroom.model.origin import Origin
from newsroom.model.picture import Slot

_HEADS = ("section", "kicker", "headline", "subhead", "dateline", "credits", "source_unit")
_FEET = ("jump_from", "jump_to", "importance", "kind", "origin")
_UNSAID = ("kind", "origin")  # told only where they changed
_ALONG = {"dateline": ("place", "agency")}
_SAME_PLACE = 40.0  # per cent alike: the same paragraph, rewritten where it stands
_ELSEWHERE = 60.0  # the same paragraph, moved and rewritten
_LEAST_MOVED = 6  # characters: shorter ones are alike by chance
_BODY, _SLOT = "body", "slots"


class Kind(StrEnum):
    """What became of a part. AWAY: it stood here before and was moved to where MOVED stands."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    AWAY = "away"

    @property
    def text(self) -> str:
        """What the newsroom calls it; empty for what is the same."""
        return {
            "same": "",
            "changed": "改",
            "added": "增",
            "removed": "删",
            "moved": "移来",
            "away": "移走",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Row:
    """One part of both versions.

    part: the field, body or slots. name: as the newsroom calls it. before, after: the texts; empty
    where it is not there. old, new: number of the paragraph or picture, counted from 0; -1 for
    none. changes: what turns `before` into `after`. note: what differs beside the text.
    """

    kind: Kind
    part: str
    name: str
    before: str = ""
    after: str = ""
    old: int = -1
    new: int = -1
    changes: tuple[Hunk, ...] = ()
    note: str = ""


def compared(before: Article, after: Article) -> tuple[Row, ...]:
    """All parts of both versions in reading order, those that are the same among them."""
    return (
        *_fields(before, after, _HEADS),
        *_paragraphs(_lines(before), _lines(after)),
        *_fields(before, after, _FEET),
        *_pictures(before.slots, after.slots),
    )


def taken_back(before: Article, after: Article, row: Row) -> Article:
    """`after` with one row of `compared` as it was in `before`; all else stays as it is."""
    if row.part == _BODY:
        lines = _without(_paragraphs(_lines(before), _lines(after)), row)
        return replace(after, body="\n".join(lines))
    if row.part == _SLOT:
        return replace(after, slots=tuple(_slots_without(before.slots, after.slots, row)))
    names = (row.part, *_ALONG.get(row.part, ()))
    return replace(after, **{name: getattr(before, name) for name in names})


def restored(revision: Article, present: Article) -> Article:
    """A former version to stand again: all that was written, not how far it is on its way."""
    return replace(revision, status=present.status)


def paragraph_pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Paragraphs that stand in the same order in both, the same or rewritten, by their numbers."""
    return _in_place(old, new)


def slot_order(before: Sequence[Slot], after: Sequence[Slot]) -> tuple[int, ...]:
    """For each slot after an act its index before, by picture, else by caption; -1 for new ones."""
    left = list(range(len(before)))
    order = []
    for slot in after:
        same = [i for i in left if slot.picture and before[i].picture == slot.picture]
        same += [i for i in left if before[i] == slot]
        order.append(same[0] if same else -1)
        if same:
            left.remove(same[0])
    return tuple(order)


# Fields -------------------------------------------------------------------------------------------


def _fields(before: Article, after: Article, names: Sequence[str]) -> Iterator[Row]:
    for name in names:
        old, new = _words(before, name), _words(after, name)
        changed = _value(before, name) != _value(after, name)
        if changed or ((old or new) and name not in _UNSAID):
            kind = Kind.CHANGED if changed else Kind.SAME
            yield _row(kind, name, FIELD_WORDS[name], old, new)


def _words(article: Article, name: str) -> str:
    value = _value(article, name)
    if name == "credits":
        return byline(value)
    if isinstance(value, Origin):
        return _origin_words(value)
    return value.text if isinstance(value, ArticleKind) else str(value)


def _origin_words(origin: Origin) -> str:
    cut = f"删节理由：{origin.cut}" if origin.cut else ""
    kept = "记下了原稿" if origin.text else ""
    return "，".join(filter(None, (origin.told, kept, cut)))


def _value(article: Article, name: str) -> Any:
    """A field's value; photographers whom captions name are told with their pictures."""
    if name != "credits":
        return getattr(article, name)
    named = {person for slot in article.slots for person in slot.photographers}
    return tuple(
        credit
        for credit in article.credits
        if credit.role is not Role.PHOTOGRAPHER or credit.name not in named
    )


def _row(kind: Kind, part: str, name: str, before: str, after: str) -> Row:
    changes = hunks(before, after) if kind is not Kind.SAME and before and after else ()
    return Row(kind, part, name, before, after, changes=changes)


# Paragraphs ---------------------------------------------------------------------------------------


def _lines(article: Article) -> list[str]:
    return [line for line in article.body.split("\n") if line.strip()]


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """The paragraphs in the new order; what is gone stands where it stood."""
    stays = _in_place(old, new)
    moves = _moves(old, new, stays)
    anchors = [(-1, -1), *sorted(stays.items()), (len(old), len(new))]
    came = {b: a for a, b in moves.items()}
    for (a0, b0), (a1, b1) in pairwise(anchors):
        yield from (_gone(old, a, moves) for a in range(a0 + 1, a1))
        yield from (_come(old, new, b, came) for b in range(b0 + 1, b1))
        if a1 < len(old):
            kind = Kind.SAME if old[a1] == new[b1] else Kind.CHANGED
            row = _row(kind, _BODY, f"第{b1 + 1}段", old[a1], new[b1])
            yield replace(row, old=a1, new=b1)


def _gone(old: Sequence[str], a: int, moves: dict[int, int]) -> Row:
    if a in moves:
        note = f"移到第{moves[a] + 1}段"
        return Row(Kind.AWAY, _BODY, f"原第{a + 1}段", old[a], old=a, new=moves[a], note=note)
    return Row(Kind.REMOVED, _BODY, f"原第{a + 1}段", old[a], old=a)


def _come(old: Sequence[str], new: Sequence[str], b: int, came: dict[int, int]) -> Row:
    if b in came:
        row = _row(Kind.MOVED, _BODY, f"第{b + 1}段", old[came[b]], new[b])
        return replace(row, old=came[b], new=b, note=f"原第{came[b] + 1}段")
    return Row(Kind.ADDED, _BODY, f"第{b + 1}段", after=new[b], new=b)


def _in_place(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Paragraphs that stand in the same order in both, the same or rewritten."""
    found: dict[int, int] = {}
    blocks = LCSseq.opcodes(old, new).as_matching_blocks()
    a0 = b0 = 0
    spare_old, spare_new = _elsewhere(old, new, blocks)
    for block in blocks:
        found |= _alike(
            [a for a in range(a0, block.a) if a not in spare_old],
            [b for b in range(b0, block.b) if b not in spare_new],
            old,
            new,
        )
        found |= {block.a + n: block.b + n for n in range(block.size)}
        a0, b0 = block.a + block.size, block.b + block.size
    return found


def _elsewhere(old: Sequence[str], new: Sequence[str], blocks: Sequence) -> tuple[set, set]:
    """Paragraphs outside the blocks whose very words stand somewhere else: they were moved."""
    kept_old = {block.a + n for block in blocks for n in range(block.size)}
    kept_new = {block.b + n for block in blocks for n in range(block.size)}
    rest_old = {a: old[a] for a in range(len(old)) if a not in kept_old}
    rest_new = {b: new[b] for b in range(len(new)) if b not in kept_new}
    both = set(rest_old.values()) & set(rest_new.values())
    return (
        {a for a, words in rest_old.items() if words in both},
        {b for b, words in rest_new.items() if words in both},
    )


def _alike(
    left: Sequence[int], right: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> dict[int, int]:
    """Of two runs of paragraphs the pairs that are most alike together, in one order."""
    if not left or not right:
        return {}
    likeness = [[ratio(old[a], new[b], score_cutoff=_SAME_PLACE) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            pair = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found, i, j = {}, 0, 0
    while i < len(left) and j < len(right):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            found[left[i]] = right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _moves(old: Sequence[str], new: Sequence[str], stays: dict[int, int]) -> dict[int, int]:
    """Paragraphs that stand elsewhere now, the most alike first."""
    left = [a for a in range(len(old)) if a not in stays and len(old[a]) >= _LEAST_MOVED]
    taken = set(stays.values())
    right = [b for b in range(len(new)) if b not in taken and len(new[b]) >= _LEAST_MOVED]
    pairs = sorted(
        (-ratio(old[a], new[b], score_cutoff=_ELSEWHERE), abs(a - b), a, b)
        for a in left
        for b in right
    )
    found: dict[int, int] = {}
    for likeness, _, a, b in pairs:
        if likeness and a not in found and b not in found.values():
            found[a] = b
    return found


def _without(rows: Iterator[Row], chosen: Row) -> Iterator[str]:
    """The new paragraphs but for one row, which is as it was."""
    moved = {Kind.MOVED, Kind.AWAY}
    for row in rows:
        undone = row == chosen or (
            row.kind in moved and chosen.kind in moved and row.old == chosen.old
        )
        here = row.kind not in (Kind.REMOVED, Kind.AWAY)
        if undone:
            here = row.kind not in (Kind.ADDED, Kind.MOVED)
        if here:
            yield row.before if undone else row.after


# Pictures -----------------------------------------------------------------------------------------


def _pictures(before: Sequence[Slot], after: Sequence[Slot]) -> Iterator[Row]:
    order = list(_slot_pairs(before, after))
    kept = [old for old in order if old >= 0]
    passed = {old for old, stood in zip(kept, sorted(kept), strict=True) if old != stood}
    for new, (old, slot) in enumerate(zip(order, after, strict=True)):
        if old < 0:
            yield Row(Kind.ADDED, _SLOT, f"图{new + 1}", after=_caption(slot), new=new)
            continue
        note = "，".join(_slot_notes(before[old], slot, old in passed))
        same = not note and before[old] == slot
        kind = Kind.SAME if same else Kind.CHANGED
        row = _row(kind, _SLOT, f"图{new + 1}", _caption(before[old]), _caption(slot))
        yield replace(row, old=old, new=new, note=note)
    for old, slot in enumerate(before):
        if old not in order:
            yield Row(Kind.REMOVED, _SLOT, f"原图{old + 1}", before=_caption(slot), old=old)


def _slot_pairs(before: Sequence[Slot], after: Sequence[Slot]) -> Iterator[int]:
    """For each slot the one it was: the same picture, else the one of the same place."""
    known = slot_order(before, after)
    for new, old in enumerate(known):
        free = new < len(before) and new not in known
        yield new if old < 0 and free else old


def _slot_notes(old: Slot, new: Slot, moved: bool) -> Iterator[str]:
    if old.picture != new.picture:
        yield (
            "换了图片" if old.picture and new.picture else "补上图片" if new.picture else "撤下图片"
        )
    elif old.crop != new.crop:
        yield "重新裁切"
    if moved:
        yield "调整了次序"
    if old.doubtful != new.doubtful:
        yield "核对了图文" if old.doubtful else "图文待核对"


def _caption(slot: Slot) -> str:
    return slot.printed_caption or "（没有图片说明）"


def _slots_without(before: Sequence[Slot], after: Sequence[Slot], row: Row) -> Iterator[Slot]:
    for new, slot in enumerate(after):
        if new != row.new:
            yield slot
        elif row.kind is not Kind.ADDED:
            yield before[row.old]
    if row.kind is Kind.REMOVED:
        yield before[row.old]
