"""Three-way merge of an article that two desks changed since they last had it in common.

What one side alone changed is taken from it. Where both changed the same sentence, field, credit
or picture otherwise, nobody but an editor can say which is right: such a clash holds both. Texts
are cut into sentences, so that two halves of one sentence are never joined unseen. Nothing that
either side wrote is missing from both the result and the clashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from newsroom.compare.body_merging import merged_body
from newsroom.compare.revisions import slot_order
from newsroom.compare.weaving import Fate, Piece, woven
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.credit import Credit, byline
from newsroom.model.kinds import ArticleKind
from newsroom.model.markup import parse
from newsroom.model.origin import Origin
from newsroom.model.picture import Crop, Slot

T = TypeVar("T")

_ALONG = {"dateline": ("place", "agency")}
_OWN = frozenset({"uuid", "status", "place", "agency"})


class Choice(StrEnum):
    """What an editor decides of a clash. MERGED: both changes in one, where that can be done."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    MERGED = "merged"


_USUAL = {
    Fate.OURS: Choice.OURS,
    Fate.THEIRS: Choice.THEIRS,
    Fate.MERGED: Choice.MERGED,
    Fate.CLASH: Choice.OURS,
}


@dataclass(frozen=True, slots=True)
class MergedField(Generic[T]):
    """One field of the three versions.

    field: its name in Article. pieces: it from beginning to end; of a field that is one value
    there is one piece with that value in it.
    """

    field: str
    pieces: tuple[Piece[T], ...]

    @property
    def name(self) -> str:
        """What the newsroom calls the field."""
        return FIELD_WORDS.get(self.field, self.field)

    @property
    def many(self) -> bool:
        """Whether both of two changes can stand one after the other."""
        return self.field in _JOINED

    def words(self, value: Sequence[Any]) -> str:
        """A piece's value as it is read."""
        return _WORDS.get(self.field, _plain_words)(value)

    def choices(self, piece: Piece[T]) -> tuple[Choice, ...]:
        """What can be decided of one of the pieces; the first is what is done unless told else."""
        first = _USUAL.get(piece.fate, Choice.OURS)
        found = [first, *(c for c in (Choice.OURS, Choice.THEIRS) if c is not first)]
        if piece.fate is Fate.CLASH:
            if piece.merged is not None:
                found.append(Choice.MERGED)
            elif self.many and piece.ours and piece.theirs:
                found.append(Choice.BOTH)
        return tuple(found)

    def chosen(self, piece: Piece[T], choice: Choice) -> Sequence[T]:
        """What stands in the result where that is chosen."""
        if choice is Choice.MERGED and piece.merged is not None:
            return piece.merged
        if choice is Choice.BOTH and self.many:
            return _both(piece)
        return piece.theirs if choice is Choice.THEIRS else piece.ours


@dataclass(frozen=True, slots=True)
class Spot:
    """Where either side changed something. number: counted from 0 through the article."""

    number: int
    merged: MergedField[Any]
    piece: Piece[Any]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be decided; the first is what is done unless told else."""
        return self.merged.choices(self.piece)

    @property
    def clashes(self) -> bool:
        """Whether an editor has to decide."""
        return self.piece.fate is Fate.CLASH


@dataclass(frozen=True, slots=True)
class Merge:
    """Three versions of an article put together. base: None where none is known in common."""

    base: Article | None
    ours: Article
    theirs: Article
    fields: tuple[MergedField[Any], ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All that either side changed otherwise than the other, in reading order."""
        found = [
            (each, piece) for each in self.fields for piece in each.pieces if piece.fate in _USUAL
        ]
        return tuple(Spot(number, *one) for number, one in enumerate(found))

    @property
    def clashes(self) -> tuple[Spot, ...]:
        """What an editor has to decide, in reading order."""
        return tuple(spot for spot in self.spots if spot.clashes)

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields in which the other side changed anything."""
        told = (Fate.THEIRS, Fate.MERGED, Fate.CLASH)
        return tuple(
            each.field for each in self.fields if any(piece.fate in told for piece in each.pieces)
        )

    @property
    def ours_changed(self) -> bool:
        """Whether anything was changed on this side since."""
        told = (Fate.OURS, Fate.MERGED, Fate.CLASH, Fate.ALIKE)
        return any(piece.fate in told for each in self.fields for piece in each.pieces)

    def article(self, decided: Mapping[int, Choice] | None = None) -> Article:
        """Our article with what the other side changed; spots as decided, clashes else as ours."""
        decided = decided or {}
        values: dict[str, Any] = {}
        number = 0
        for each in self.fields:
            parts: list[Any] = []
            for piece in each.pieces:
                choice = _USUAL.get(piece.fate)
                if choice is not None:
                    choice = decided.get(number, choice)
                    number += 1
                parts += each.chosen(piece, choice or Choice.OURS)
            values |= _assembled(each.field, parts)
        return replace(self.ours, **values)


def merge(base: Article | None, ours: Article, theirs: Article) -> Merge:
    """Put two versions of an article together that grew from `base`.

    How far it is (status) and its identity stay ours. Without a base whatever differs clashes.
    """
    found = []
    for name in _names():
        merger = _MERGERS.get(name, _scalar)
        sides = [None if a is None else _value(a, name) for a in (base, ours, theirs)]
        found.append(MergedField(name, tuple(merger(*sides))))
    return Merge(base, ours, theirs, tuple(found))


def alike(one: Article, other: Article) -> bool:
    """Whether two versions say the same; how far they are is no matter of what they say."""
    return all(_value(one, name) == _value(other, name) for name in _names())


def _names() -> tuple[str, ...]:
    known = [name for name in FIELD_WORDS if name not in _OWN]
    more = [f.name for f in fields(Article) if f.name not in _OWN and f.name not in FIELD_WORDS]
    return (*known, *more)


def _value(article: Article, name: str) -> Any:
    if name in _ALONG:
        return tuple(getattr(article, each) for each in (name, *_ALONG[name]))
    return getattr(article, name)


def _assembled(name: str, parts: list[Any]) -> dict[str, Any]:
    if name == "body":
        return {name: "".join(parts).rstrip("\n")}
    if name in _JOINED:
        return {name: tuple(parts)}
    if name in _ALONG:
        return dict(zip((name, *_ALONG[name]), parts[0], strict=True))
    return {name: parts[0]}


def _both(piece: Piece[Any]) -> tuple[Any, ...]:
    """Ours and then theirs; paragraphs stay apart."""
    ours, theirs = piece.ours, piece.theirs
    if ours and theirs and isinstance(ours[-1], str) and (ours[-1] == "\n") != (theirs[-1] == "\n"):
        return (*ours, *theirs) if ours[-1] == "\n" else (*theirs, *ours)
    return (*ours, *theirs)


# Fields -------------------------------------------------------------------------------------------


def _scalar(base: Any, ours: Any, theirs: Any) -> Iterator[Piece[Any]]:
    yield Piece.of(None if base is None else (base,), (ours,), (theirs,))


def _sequence(base: Any, ours: Any, theirs: Any) -> Iterator[Piece[Any]]:
    yield from woven(base, ours, theirs)


def _notes(base: Any, ours: Any, theirs: Any) -> Iterator[Piece[str]]:
    """What reading found doubtful, of both sides: it is no copy and never clashes."""
    yield from (Piece(Fate.SAME, (), (note,), ()) for note in ours)
    yield from (Piece(Fate.THEIRS, (), (), (n,)) for n in theirs if n not in {*ours, *(base or ())})


# Pictures -----------------------------------------------------------------------------------------


def _slots(
    base: Sequence[Slot] | None, ours: Sequence[Slot], theirs: Sequence[Slot]
) -> Iterator[Piece[Slot]]:
    """Pictures by what they show: a caption changed here and a crop changed there go together."""
    if base is None:
        yield from woven(None, ours, theirs)
        return
    mine, others = _known(base, ours), _known(base, theirs)
    of_ours = dict(zip(mine, ours, strict=True))
    of_theirs = dict(zip(others, theirs, strict=True))
    for piece in woven(tuple(range(len(base))), mine, others):
        sides = (
            tuple(base[name] for name in piece.base),
            tuple(of_ours[name] for name in piece.ours),
            tuple(of_theirs[name] for name in piece.theirs),
        )
        yield from _slot_pieces(piece, *sides)


def _slot_pieces(
    names: Piece[Any], base: tuple[Slot, ...], ours: tuple[Slot, ...], theirs: tuple[Slot, ...]
) -> Iterator[Piece[Slot]]:
    if names.fate is Fate.SAME:
        for each in zip(base, ours, theirs, strict=True):
            yield _slot_piece(*each)
        return
    piece = replace(names, base=base, ours=ours, theirs=theirs, merged=None)
    if names.fate is Fate.OURS and theirs != base:
        piece = replace(piece, fate=Fate.CLASH)  # taken out here, changed there
    if names.fate is Fate.THEIRS and ours != base:
        piece = replace(piece, fate=Fate.CLASH)
    if names.fate is Fate.ALIKE and ours != theirs:
        piece = replace(piece, fate=Fate.CLASH)
    yield piece


def _slot_piece(base: Slot, ours: Slot, theirs: Slot) -> Piece[Slot]:
    piece = Piece.of((base,), (ours,), (theirs,))
    if piece.fate is not Fate.CLASH:
        return piece
    values = {}
    for field in fields(Slot):
        was, mine, other = (getattr(slot, field.name) for slot in (base, ours, theirs))
        if mine != was and other not in (was, mine):
            return piece
        values[field.name] = other if mine == was else mine
    return replace(piece, fate=Fate.MERGED, merged=(Slot(**values),))


def _known(base: Sequence[Slot], slots: Sequence[Slot]) -> tuple[Any, ...]:
    """For each picture its place in the base, or itself where it is new there."""
    order = list(slot_order(base, slots))
    for new, old in enumerate(order):
        if old < 0 and new < len(base) and new not in order and _same_place(base[new], slots[new]):
            order[new] = new
    names: list[Any] = []
    for old, slot in zip(order, slots, strict=True):
        name: Any = old if old >= 0 else slot
        names.append((name, len(names)) if name in names else name)
    return tuple(names)


def _same_place(was: Slot, slot: Slot) -> bool:
    """Whether a picture was put into an empty place, or a caption was rewritten."""
    return was.picture == slot.picture or not (was.picture and slot.picture)


# Words --------------------------------------------------------------------------------------------


def _plain_words(value: Sequence[Any]) -> str:
    found = value[0] if value else ""
    return str(found[0] if isinstance(found, tuple) and found else found or "")


def _body_words(value: Sequence[str]) -> str:
    return "\n".join(paragraph.text for paragraph in parse("".join(value)))


def _kind_words(value: Sequence[ArticleKind]) -> str:
    return value[0].text if value else ""


def _origin_words(value: Sequence[Origin]) -> str:
    if not value:
        return ""
    origin = value[0]
    cut = f"删改原因：{origin.cut}" if origin.cut else ""
    return "\n".join(filter(None, (origin.told, origin.headline, origin.text, cut)))


def _credit_words(value: Sequence[Credit]) -> str:
    return byline(value)


def _slot_words(value: Sequence[Slot]) -> str:
    return "\n".join(map(_told_slot, value))


def _told_slot(slot: Slot) -> str:
    """The caption, and what tells one picture from another where two have the same."""
    about = [f"图 {slot.picture[:6]}" if slot.picture else "还没有图"]
    if slot.crop != Crop():
        about.append("裁过")
    return f"{slot.printed_caption or '没有图片说明'}〔{'，'.join(about)}〕"


_JOINED = frozenset({"body", "credits", "slots", "notes"})
_MERGERS: dict[str, Callable[[Any, Any, Any], Iterator[Piece[Any]]]] = {
    "body": merged_body,
    "credits": _sequence,
    "slots": _slots,
    "notes": _notes,
}
_WORDS: dict[str, Callable[[Sequence[Any]], str]] = {
    "kind": _kind_words,
    "body": _body_words,
    "origin": _origin_words,
    "credits": _credit_words,
    "slots": _slot_words,
}
