"""Gathered remarks and rechecked changes as marks on page proofs, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsroom.export.remark_list import quoted, said
from newsroom.model.gathered import Entry
from newsroom.model.recheck import Alteration, AlterationKind, Recheck, Verdict
from newsroom.model.remark import RemarkState
from newsroom.model.sheetmark import PageMarks, Shape, SheetMark, SheetNote, Tone

_TONES = {
    Verdict.ASKED: Tone.ASKED,
    Verdict.OTHERWISE: Tone.OTHERWISE,
    Verdict.UNASKED: Tone.UNASKED,
}
_FRAMED = frozenset(
    {
        AlterationKind.PLACE,
        AlterationKind.PICTURE,
        AlterationKind.COMING,
        AlterationKind.GOING,
    }
)
_LONGEST = 40  # characters of words in the list


def remark_marks(entries: Sequence[Entry]) -> dict[int, PageMarks]:
    """What of the gathered remarks is marked on each page, by its number on paper."""
    found = {}
    for page in sorted({entry.page for entry in entries if entry.page}):
        mine = [entry for entry in entries if entry.page == page]
        marks = tuple(
            SheetMark(entry.number, _tone(entry), entry.spots) for entry in mine if entry.spots
        )
        notes = tuple(note for entry in mine for note in _entry_notes(entry))
        waiting = sum(entry.open for entry in mine)
        found[page] = PageMarks(f"合样　{len(mine)} 处，待改 {waiting} 处", marks, notes)
    return found


def recheck_marks(found: Recheck) -> dict[int, PageMarks]:
    """What of a recheck is marked on each page, by its number on paper; numbers run through."""
    made = {}
    numbered = list(enumerate(found.alterations, 1))
    for page in found.pages:
        mine = [(number, each) for number, each in numbered if _shows(each, page, found)]
        unasked = sum(each.verdict is Verdict.UNASKED for _, each in mine)
        marks = tuple(
            SheetMark(number, _TONES[each.verdict], each.spots, shape(each))
            for number, each in mine
        )
        notes = [_alteration_note(number, each) for number, each in mine]
        if page == found.pages[0]:
            notes += [
                SheetNote(0, Tone.REMARK, (f"批注没有落实：{each.remark.says}", each.remark.person))
                for each in found.unmet
            ]
            notes += [SheetNote(0, Tone.SETTLED, (note,)) for note in found.notes]
        red = f"，没有批注 {unasked} 处" if unasked else ""
        made[page] = PageMarks(f"核红　改动 {len(mine)} 处{red}", marks, tuple(notes))
    return made


def together(sides: Iterable[Mapping[int, PageMarks]]) -> dict[int, PageMarks]:
    """Several sorts of marks on one proof: the lists one after the other."""
    made: dict[int, PageMarks] = {}
    for side in sides:
        for page, marks in side.items():
            known = made.get(page)
            made[page] = marks if known is None else _joined(known, marks)
    return made


def shape(alteration: Alteration) -> Shape:
    """How a change is marked on its page."""
    return Shape.FRAME if alteration.kind in _FRAMED else Shape.WORDS


def tone(alteration: Alteration) -> Tone:
    """What ink a change is marked in."""
    return _TONES[alteration.verdict]


def change_words(each: Alteration) -> str:
    """十二 → 十三; 加“的”; 删“了”; as told for what is no words."""
    before, after = _short(each.before), _short(each.after)
    if each.kind is AlterationKind.TEXT:
        if not before:
            return f"加“{after}”"
        if not after:
            return f"删“{before}”"
    if each.kind in (AlterationKind.COMING, AlterationKind.GOING):
        return f"{each.kind.text}《{after or before}》"
    if not before:
        return after
    return f"{before} → {after}" if after else before


def _joined(one: PageMarks, other: PageMarks) -> PageMarks:
    parted = SheetNote(0, Tone.SETTLED, (other.title,))
    return PageMarks(one.title, (*one.marks, *other.marks), (*one.notes, parted, *other.notes))


def _tone(entry: Entry) -> Tone:
    return Tone.REMARK if entry.open else Tone.SETTLED


def _entry_notes(entry: Entry) -> Iterator[SheetNote]:
    for place, remark in enumerate(entry.remarks):
        lines = [said(remark)]
        if place == 0:
            named = f"《{entry.title}》{entry.field}" if entry.title else entry.field
            lines.append(" ".join(filter(None, (entry.place, named))))
            if quoted(entry):
                lines.append(quoted(entry))
        if entry.clash and place == len(entry.remarks) - 1:
            lines.append("※ 意见不一，请定一个")
        waiting = remark.state is RemarkState.OPEN
        yield SheetNote(
            entry.number if place == 0 else 0,
            Tone.REMARK if waiting else Tone.SETTLED,
            tuple(lines),
            remark.state is RemarkState.DONE,
        )


def _alteration_note(number: int, each: Alteration) -> SheetNote:
    title = f"《{_short(each.title, 16)}》" if each.title else ""
    where = " ".join(filter(None, (each.place, f"{title}{each.field}")))
    return SheetNote(
        number, _TONES[each.verdict], (change_words(each), f"{where}　{each.verdict.text}")
    )


def _shows(each: Alteration, page: int, found: Recheck) -> bool:
    return each.page == page or (not each.page and page == found.pages[0])


def _short(words: str, most: int = _LONGEST) -> str:
    if len(words) <= most:
        return words
    return f"{words[: most // 2]}……{words[-most // 2 :]}"
