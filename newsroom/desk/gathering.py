"""合样 on the desk: all remarks on an issue, in the order of its pages, one place after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.compare.asked import find, likely
from newsroom.compare.printed import Key, shots_of, spots, told
from newsroom.compare.targets import readable
from newsroom.desk.remarking import field_words, remark_record
from newsroom.errors import RefusedError
from newsroom.export import remark_list
from newsroom.export.naming import issue_stem
from newsroom.model.difference import Spot
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.gathered import Entry
from newsroom.model.page import chinese_number
from newsroom.model.publication import PublicationKind
from newsroom.model.remark import Anchor, Remark, RemarkState
from newsroom.model.shot import Shot

_UNPLACED = 10**6  # comes after all pages
_LEAST = 4  # characters that tell a place
_ALIKE = 9_000_000  # order of what stands nowhere on its page


@dataclass(frozen=True, slots=True)
class _Spotted:
    """A remark and where it is now. order: where it comes in the list. span: of the characters it
    is about, in the text of `key`.
    """

    remark: Remark
    page: int
    order: tuple[int, int, int, int]
    spots: tuple[Spot, ...]
    key: Key | None = None
    span: tuple[int, int] = (0, 0)
    changed: bool = False


def gathered(
    edition: Edition, pages: Sequence[PageFrames], remarks: Sequence[Remark]
) -> tuple[Entry, ...]:
    """The remarks on an issue by page and place. pages: as composed now; remarks on articles that
    stand on none of them come last.
    """
    found = sorted(_Finder(edition, shots_of(edition, pages)).all(remarks), key=lambda s: s.order)
    entries = []
    for number, group in enumerate(_groups(found), 1):
        entries.append(_entry(edition, number, group))
    return tuple(entries)


def write(edition: Edition, entries: Sequence[Entry], folder: Path, label: str = "") -> Path:
    """Write the list as a Word file into a folder; give its path. label: of the page it is of.

    Raises RefusedError for an empty list, FileError.
    """
    if not entries:
        raise RefusedError("还没有批注", advice="请先在版面上或稿件里写批注")
    named = f"-{label}" if label else ""
    target = folder / f"{issue_stem(edition)}{named}-合样清单.docx"
    return remark_list.write(edition, entries, target, label)


def plain(entries: Sequence[Entry]) -> str:
    """The list as text for a messenger."""
    return "\n".join(
        f"{entry.number}. {'　'.join(filter(None, (where(entry), quoted(entry))))}\n"
        + "\n".join(f"   {said(remark)}" for remark in entry.remarks)
        for entry in entries
    )


def entry_record(entry: Entry) -> dict[str, object]:
    """A place with its remarks as plain data."""
    return {
        "number": entry.number,
        "page": entry.page,
        "place": entry.place,
        "title": entry.title,
        "field": entry.field,
        "quoted": entry.quoted,
        "changed": entry.changed,
        "clash": entry.clash,
        "remarks": [remark_record(remark) for remark in entry.remarks],
    }


def where(entry: Entry) -> str:
    """二版 3栏40行 《新路灯亮了》正文."""
    return remark_list.where(entry)


def quoted(entry: Entry) -> str:
    """…共装了【十二】盏…; empty where no words are meant."""
    return remark_list.quoted(entry)


def said(remark: Remark) -> str:
    """唐校对：改为“十三”（已改）."""
    return remark_list.said(remark)


class _Finder:
    """Where remarks stand on the pages as they are now."""

    def __init__(self, edition: Edition, shots: Sequence[Shot]) -> None:
        self._edition = edition
        self._shots = shots
        self._told = told(shots)
        self._ranks: dict[str, tuple[int, int]] = {}
        for shot in shots:
            for rank, placement in enumerate(shot.placements, 1):
                self._ranks.setdefault(placement.article, (shot.number, rank))
        if not self._ranks:  # a bulletin: its articles as they flow
            names = dict.fromkeys(key[0] for key in self._told if not key[0].isdecimal())
            pages = {
                key[0]: one.places[0].page
                for key, one in reversed(self._told.items())
                if one.places
            }
            self._ranks = {name: (pages.get(name, 1), n) for n, name in enumerate(names, 1)}

    def all(self, remarks: Sequence[Remark]) -> Iterator[_Spotted]:
        """Each remark with its place."""
        numbers = {shot.page: shot.number for shot in self._shots}
        for remark in remarks:
            if remark.article:
                yield self._on_article(remark)
            else:
                page = numbers.get(remark.page, remark.spot.page)
                spot = remark.spot
                order = (page or _UNPLACED, 0, int(spot.column * 1_000 + spot.row), 0)
                yield _Spotted(remark, page, order, (spot,) if spot.page else ())

    def _on_article(self, remark: Remark) -> _Spotted:
        page, rank = self._ranks.get(remark.article, (0, _ALIKE))
        home = (page or _UNPLACED, rank)
        if not remark.anchored:
            spots_ = (remark.spot,) if remark.spot.page == page and page else ()
            return _Spotted(remark, page, (*home, 0, 0), spots_)
        own = [key for key in self._told if key[0] == remark.article]
        for anchor in _sought(remark):
            for key in likely(remark.article, anchor, own):
                span = find(anchor, self._told[key].text)
                if span is not None:
                    places = spots(self._told[key], *span, self._edition.publication.grid)
                    here = places[0].page if places else page
                    order = (here, rank, own.index(key) + 1, span[0])
                    changed = anchor is not remark.anchor
                    return _Spotted(remark, here, order, places, key, span, changed)
        changed = not self._stands(remark)
        order = (*home, _ALIKE, remark.anchor.start)
        return _Spotted(remark, page, order, (), changed=changed)

    def _stands(self, remark: Remark) -> bool:
        """Whether its words are in its article, though no page shows them."""
        article = self._edition.articles.get(remark.article)
        if article is None:
            return True
        try:
            text = readable(article, remark.anchor.field)
        except (KeyError, IndexError):
            return False
        return find(remark.anchor, "".join(text.split())) is not None


def _sought(remark: Remark) -> Iterator[Anchor]:
    """A remark's words; where they are gone, what it proposed; else the gap they left."""
    anchor = remark.anchor
    yield anchor
    if remark.proposal and remark.proposal != anchor.words:
        yield replace(anchor, words=remark.proposal)
    if len(anchor.lead) >= _LEAST:
        yield replace(anchor, words="", trail="")
    elif len(anchor.trail) >= _LEAST:
        yield replace(anchor, words="", lead="")


def _groups(found: Sequence[_Spotted]) -> Iterator[list[_Spotted]]:
    """Remarks on the same words, or on words that overlap, together."""
    group: list[_Spotted] = []
    for each in found:
        if group and not _same_place(group[-1], each):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _same_place(one: _Spotted, other: _Spotted) -> bool:
    if one.key is None or one.key != other.key:
        return False
    if one.span == other.span:
        return True
    if one.changed or other.changed:  # a gap is all that is left of one of them
        return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _page_name(edition: Edition, page: int) -> str:
    if not page:
        return "未上版"
    flows = edition.publication.kind is PublicationKind.BULLETIN
    return f"第{page}页" if flows else f"{chinese_number(page)}版"


def _entry(edition: Edition, number: int, group: Sequence[_Spotted]) -> Entry:
    first = group[0].remark
    article = edition.articles.get(first.article)
    title = " ".join(article.title.split()) if article is not None else ""
    remarks = tuple(sorted((each.remark for each in group), key=lambda r: (r.time, r.uuid)))
    widest = max(group, key=lambda each: each.span[1] - each.span[0])
    proposals = {
        (r.anchor.start, r.anchor.end, r.proposal)
        for r in remarks
        if r.proposal is not None and r.state is not RemarkState.DECLINED
    }
    anchor = widest.remark.anchor
    return Entry(
        number=number,
        page=group[0].page,
        page_name=_page_name(edition, group[0].page),
        spots=widest.spots,
        article=first.article,
        title=title,
        field=field_words(first),
        quoted=anchor.words,
        lead=anchor.lead,
        trail=anchor.trail,
        changed=any(each.changed for each in group),
        clash=len(proposals) > 1,
        remarks=remarks,
    )
