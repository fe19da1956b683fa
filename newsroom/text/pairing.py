"""Pictures that came as files of their own, put into the caption slots of the articles.

A picture finds its article by its name (headline, manuscript, caption) or because there is only
one; within the article its slot by number, side, words, and last by order. Whatever was guessed is
flagged, and no picture is dropped: one without an article becomes a picture story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.carried import Carried
from newsroom.model.credit import Credit, Role
from newsroom.model.manuscript import CopyPicture, Submission
from newsroom.model.picture import Slot
from newsroom.model.reading import Reading
from newsroom.text import clues
from newsroom.text.photographers import read_caption

_SHOOTS = Role.PHOTOGRAPHER


@dataclass(frozen=True, slots=True)
class PairedArticle:
    """An article and, for each of its slots, the picture (None where it is still missing).

    carried: what came with it in one of our own manuscripts; None for other copy.
    """

    article: Article
    pictures: tuple[CopyPicture | None, ...] = ()
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class Paired:
    """The articles in the order they were read. notes: what the editor should look at."""

    articles: tuple[PairedArticle, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Desk:
    """One article while pictures are dealt out to it."""

    article: Article
    manuscript: str
    slots: list[Slot]
    pictures: list[CopyPicture | None]
    dealt: list[tuple[CopyPicture, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    carried: Carried | None = None

    def open_slots(self) -> list[int]:
        """Slots without a picture; those of our own manuscripts wait for theirs alone."""
        waits = self.carried.originals if self.carried else ()
        return [
            index
            for index, picture in enumerate(self.pictures)
            if picture is None and not (index < len(waits) and waits[index])
        ]

    def seat_named(self, pictures: Sequence[CopyPicture]) -> set[str]:
        """Put pictures into the slots that name their files; give the names that were found."""
        found = {picture.name: picture for picture in pictures}
        files = self.carried.files if self.carried else ()
        named = {slot: found[file] for slot, file in enumerate(files) if file in found}
        for slot, picture in named.items():
            self.pictures[slot] = picture
        return {picture.name for picture in named.values()}


def pair(readings: Sequence[Reading], submission: Submission) -> Paired:
    """Put the submission's pictures into the slots of what was read from its manuscripts.

    readings: one for each of the submission's manuscripts, in their order.
    """
    desks: list[_Desk] = []
    loose: list[_Desk] = []
    for reading, manuscript in zip(readings, submission.manuscripts, strict=True):
        own = _desks(reading, manuscript.name, manuscript.pictures)
        used = {index for indexes in reading.pictures for index in indexes}
        left = [p for index, p in enumerate(manuscript.pictures) if index not in used]
        loose += _deal(left, own)
        desks += own
    seated = {name for desk in desks for name in desk.seat_named(submission.pictures)}
    loose += _deal([p for p in submission.pictures if p.name not in seated], desks)
    for desk in desks:
        _seat(desk)
        if submission.pictures:
            _note_empty(desk)
    everyone = [*desks, *loose]
    for desk in everyone:
        _note_shrunk(desk)
    notes = dict.fromkeys(note for desk in everyone for note in desk.notes)
    return Paired(tuple(_finished(desk) for desk in everyone), tuple(notes))


def _desks(reading: Reading, name: str, pictures: Sequence[CopyPicture]) -> list[_Desk]:
    """The articles of one manuscript with the pictures that stood in it."""
    found = []
    for number, article in enumerate(reading.articles):
        indexes = reading.pictures[number] if number < len(reading.pictures) else ()
        seated = [
            pictures[indexes[slot]]
            if slot < len(indexes) and 0 <= indexes[slot] < len(pictures)
            else None
            for slot in range(len(article.slots))
        ]
        came = reading.carried[number] if reading.carried else None
        if came:  # shows pictures small; the originals come beside it
            seated = [picture and replace(picture, shrunk=True) for picture in seated]
        slots = [
            slot if picture is None or came else _captioned(slot, picture)
            for slot, picture in zip(article.slots, seated, strict=True)
        ]
        found.append(_Desk(article, name, slots, seated, carried=came))
    return found


def _deal(pictures: Sequence[CopyPicture], desks: Sequence[_Desk]) -> list[_Desk]:
    """Give each picture to its article; those that fit none become picture stories."""
    unknown: list[CopyPicture] = []
    for picture in pictures:
        desk, doubtful = _home(picture, desks)
        if desk is None:
            unknown.append(picture)
        else:
            desk.dealt.append((picture, doubtful))
    waiting = [desk for desk in desks for _ in range(_vacant(desk))]
    one_home = len({id(desk) for desk in waiting}) == 1
    if len(waiting) == len(unknown) or (one_home and len(unknown) < len(waiting)):
        for desk, picture in zip(waiting, _numbered(unknown), strict=False):
            desk.dealt.append((picture, True))
        return []
    return [_story(picture, alone=not desks) for picture in unknown]


def _vacant(desk: _Desk) -> int:
    return max(len(desk.open_slots()) - len(desk.dealt), 0)


def _home(picture: CopyPicture, desks: Sequence[_Desk]) -> tuple[_Desk | None, bool]:
    """The article a picture belongs to, and whether that is a guess."""
    if len(desks) == 1:
        return desks[0], False
    ranked = sorted(((_kinship(picture, desk), i) for i, desk in enumerate(desks)), reverse=True)
    if not ranked or ranked[0][0] < clues.LIKELY:
        return None, True
    best = [i for likeness, i in ranked if likeness >= ranked[0][0] - 0.05]
    if len(best) == 1:
        return desks[best[0]], ranked[0][0] < clues.SURE
    with_room = [i for i in sorted(best) if _vacant(desks[i])]
    return desks[(with_room or sorted(best))[0]], True


def _kinship(picture: CopyPicture, desk: _Desk) -> float:
    """How well a picture's name and caption fit an article, 0 to 1."""
    article = desk.article
    captions = [slot.caption for slot in article.slots]
    title = article.headline or article.title
    known = [title, article.kicker + title, title + article.subhead, *captions]
    words = clues.told(picture.name)
    found = [clues.likeness(words, text) for text in known if text]
    # One manuscript may hold many articles: its name tells less than a headline.
    found.append(0.9 * clues.likeness(words, clues.told(desk.manuscript)))
    found += [clues.likeness(picture.caption, text) for text in captions if len(text) > 3]
    return max(found)


def _numbered(pictures: Sequence[CopyPicture]) -> list[CopyPicture]:
    """In the order of their numbers where all have one; else as they came."""
    if all(clues.file_number(picture.name) for picture in pictures):
        return sorted(pictures, key=lambda picture: clues.file_number(picture.name))
    return list(pictures)


def _seat(desk: _Desk) -> None:
    """Put the pictures dealt to an article into its slots; what is left over gets new ones."""
    dealt = dict(enumerate(desk.dealt))
    for fit in (_by_number, _by_side, _by_words):
        for key in list(dealt):
            picture, doubtful = dealt[key]
            fitting = [slot for slot in desk.open_slots() if fit(desk, slot, picture)]
            if len(fitting) == 1:
                _put(desk, fitting[0], picture, doubtful=doubtful)
                del dealt[key]
    doubts = {id(picture): doubtful for picture, doubtful in dealt.values()}
    rest = _numbered([picture for picture, _ in dealt.values()])
    vacant = desk.open_slots()
    clear = len(rest) == len(vacant) and (len(rest) == 1 or _in_sequence(rest))
    for picture in rest:
        doubtful = doubts[id(picture)]
        if vacant:
            _put(desk, vacant.pop(0), picture, doubtful=doubtful or not clear)
        else:
            desk.slots.append(Slot())
            desk.pictures.append(None)
            _put(desk, len(desk.slots) - 1, picture, doubtful=doubtful)


def _in_sequence(pictures: Sequence[CopyPicture]) -> bool:
    numbers = [clues.file_number(picture.name) for picture in pictures]
    return numbers == list(range(1, len(numbers) + 1))


def _by_number(desk: _Desk, slot: int, picture: CopyPicture) -> bool:
    number = clues.caption_number(desk.slots[slot].caption)
    return number > 0 and number == clues.file_number(picture.name)


def _by_side(desk: _Desk, slot: int, picture: CopyPicture) -> bool:
    where = clues.side(desk.slots[slot].caption)
    return where != "" and where == clues.side(f"{picture.name} {picture.caption}")


def _by_words(desk: _Desk, slot: int, picture: CopyPicture) -> bool:
    caption = desk.slots[slot].caption
    words = clues.likeness(clues.told(picture.name), caption)
    return max(words, clues.likeness(picture.caption, caption)) >= clues.SURE


def _put(desk: _Desk, slot: int, picture: CopyPicture, *, doubtful: bool) -> None:
    desk.pictures[slot] = picture
    desk.slots[slot] = replace(_captioned(desk.slots[slot], picture), doubtful=doubtful)
    if doubtful:
        caption = desk.slots[slot].caption
        place = f"图片说明“{_short(caption)}”" if caption else f"稿件“{desk.article.title}”"
        desk.notes.append(f"图片“{picture.name}”可能属于{place}，请核对")


def _captioned(slot: Slot, picture: CopyPicture) -> Slot:
    """The slot, with what it lacks of caption and photographer taken from the picture file."""
    caption = read_caption(picture.caption)
    named = caption.photographers or ((picture.photographer,) if picture.photographer else ())
    return replace(
        slot,
        caption=slot.caption or caption.text,
        photographers=slot.photographers or named,
    )


def _short(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:15]}…"


def _story(picture: CopyPicture, *, alone: bool) -> _Desk:
    """A picture without an article, as a picture story. alone: no text came with it."""
    words = clues.told(picture.name)
    caption = read_caption(picture.caption or words)
    named = caption.photographers or ((picture.photographer,) if picture.photographer else ())
    slot = Slot(caption.text, named, doubtful=not alone)
    article = Article(kind=ArticleKind.PICTURE, slots=(slot,))
    desk = _Desk(article, "", [slot], [picture])
    if not alone:
        desk.notes.append(f"图片“{picture.name}”不知属于哪篇稿件，已单列为图片新闻，请核对")
    return desk


def _note_empty(desk: _Desk) -> None:
    for slot, picture in zip(desk.slots, desk.pictures, strict=True):
        if picture is None and slot.caption:
            desk.notes.append(f"图片说明“{_short(slot.caption)}”没有找到图片")


def _note_shrunk(desk: _Desk) -> None:
    for picture in desk.pictures:
        if picture is not None and picture.shrunk and desk.carried is None:
            desk.notes.append(
                f"图片“{picture.name}”（{picture.width}×{picture.height}）经聊天软件压缩，请要原图"
            )


def _finished(desk: _Desk) -> PairedArticle:
    notes = tuple(dict.fromkeys((*desk.article.notes, *desk.notes)))
    credited = {credit.name for credit in desk.article.credits if credit.role is _SHOOTS}
    named = dict.fromkeys(name for slot in desk.slots for name in slot.photographers)
    added = tuple(Credit(name, _SHOOTS) for name in named if name not in credited)
    if desk.carried:  # says itself whom it credits
        added, notes = (), (*desk.article.notes, *desk.notes)
    article = replace(
        desk.article, slots=tuple(desk.slots), notes=notes, credits=(*desk.article.credits, *added)
    )
    return PairedArticle(article, tuple(desk.pictures), desk.carried)
