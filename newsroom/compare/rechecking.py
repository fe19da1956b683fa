"""核红: one proof against the last, so that nothing is changed but what was to be changed.

Text that only flows on because something before it grew is no change. What moved, came or went is
told once for each article; what a hand reworded is told character by character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.compare.differences import Boundaries
from newsroom.compare.marked import marked
from newsroom.compare.printed import PARAGRAPH, Key, Told, around, spot_at, spots, told
from newsroom.compare.standings import (
    SHIFTED,
    SIZED,
    picture_change,
    pictures,
    placements,
    setting,
    settings,
    stand,
    where,
)
from newsroom.model.difference import Spot
from newsroom.model.frame import TextRole
from newsroom.model.marked import Mark, Segment
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.model.recheck import Alteration, AlterationKind
from newsroom.model.shot import Shot

_HERE, _AWAY = "（从别处移来）", "（移到别处）"
_FOLLOWS = frozenset({SIZED, SHIFTED})
_BREAKS = frozenset({TextRole.HEADLINE, TextRole.KICKER, TextRole.SUBHEAD})


@dataclass(frozen=True, slots=True)
class Found:
    """A change, and where in the earlier text it is: its key there, and its characters."""

    alteration: Alteration
    key: Key
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Sides:
    """Both proofs of the pages compared, as texts."""

    before: dict[Key, Told]
    after: dict[Key, Told]
    found: tuple[Found, ...]


def compared(
    before: Sequence[Shot],
    after: Sequence[Shot],
    grid: Grid,
    *,
    boundaries: Boundaries | None = None,
    ragged: frozenset[str] = frozenset(),
) -> Sides:
    """What changed between two proofs of the same pages, in reading order.

    ragged: articles that also stand on pages not compared, where their text may have flowed.
    """
    return _Pages((before, after), grid, boundaries, ragged).sides()


class _Pages:
    """The work on one pair of proofs."""

    def __init__(
        self,
        sides: tuple[Sequence[Shot], Sequence[Shot]],
        grid: Grid,
        boundaries: Boundaries | None,
        ragged: frozenset[str],
    ) -> None:
        self._old, self._new = before, after = sides
        self._grid = grid
        self._ragged = ragged
        self._boundaries = boundaries
        self._before, self._after = told(before), told(after)
        self._titles = {
            each.article: each.title for shot in (*before, *after) for each in shot.titles
        }

    def sides(self) -> Sides:
        """Everything, page by page and article by article."""
        found: list[Found] = []
        gone = self._articles(self._before) - self._articles(self._after)
        come = self._articles(self._after) - self._articles(self._before)
        for article in self._order():
            if article in come:
                found.append(self._whole(article, AlterationKind.COMING))
            elif article in gone:
                found.append(self._whole(article, AlterationKind.GOING))
            else:
                found += self._part(article)
        return Sides(self._before, self._after, tuple(found))

    def _part(self, article: str) -> Iterator[Found]:
        """What changed of an article that stays, or of a page's furniture. One that stands
        elsewhere has its headline and its pictures set anew for that: no change of its own.
        """
        placed = list(self._placed(article))
        moved = any(each.alteration.kind is AlterationKind.PLACE for each in placed)
        yield from placed
        for found in self._pictured(article):
            if not moved or found.alteration.after not in _FOLLOWS:
                yield found
        for key in self._keys(article):
            for found in self._text(key):
                if not moved or found.alteration.kind is not AlterationKind.LOOK:
                    yield found

    def _articles(self, side: dict[Key, Told]) -> set[str]:
        shots = self._old if side is self._before else self._new
        named = {text.article for shot in shots for text in shot.texts}
        named |= {picture.article for shot in shots for picture in shot.pictures}
        named |= {placement.article for shot in shots for placement in shot.placements}
        return named - {""}

    def _order(self) -> list[str]:
        """Articles and the furniture of pages, as the newer pages are read; those that are gone
        where they stood.
        """
        names: dict[tuple[int, int, int], str] = {}
        seen: set[str] = set()
        for shots in (self._new, self._old):
            for shot in shots:
                for text in shot.texts:
                    name = text.article or f"{shot.number}"
                    if name not in seen and text.lines:
                        seen.add(name)
                        key = self._rank(shot, name)
                        while key in names:
                            key = (key[0], key[1], key[2] + 1)
                        names[key] = name
        return [names[key] for key in sorted(names)]

    @staticmethod
    def _rank(shot: Shot, article: str) -> tuple[int, int, int]:
        """Where an article comes on a page; furniture first."""
        spot = next(
            ((each.row, each.column) for each in shot.placements if each.article == article),
            (-1, 0),
        )
        return shot.number, spot[0] * 100 + spot[1] + 1, 0

    def _keys(self, article: str) -> list[Key]:
        keys = [key for key in (*self._after, *self._before) if key[0] == article]
        return list(dict.fromkeys(keys))

    # Text ----------------------------------------------------------------------------------------

    def _text(self, key: Key) -> Iterator[Found]:
        empty = Told(key[1])
        old, new = self._before.get(key, empty), self._after.get(key, empty)
        segments = marked(old.text, new.text, boundaries=self._boundaries)
        shown = new if new.places else old
        for group in _groups(segments):
            if key[0] not in self._ragged or not _at_edge(group, old, new):
                yield self._group(key, group, shown if shown is old else new, old)
        yield from self._spacing(key, segments, old, new)
        yield from self._look(key, old, new)

    def _group(self, key: Key, group: Sequence[Segment], shown: Told, old: Told) -> Found:
        first = group[0]
        before = "".join(s.text for s in group if s.mark.before)
        after = "".join(s.text for s in group if s.mark.after)
        moved = first.move > 0
        if shown is old:
            place = spots(shown, first.old, first.old + len(before), self._grid)
        else:
            place = spots(shown, first.new, first.new + len(after), self._grid)
        lead, trail = around(old.text, first.old, first.old + len(before))
        alteration = self._made(
            key,
            AlterationKind.MOVED if moved else AlterationKind.TEXT,
            before=_shown(before) or (_HERE if moved else ""),
            after=_shown(after) or (_AWAY if moved else ""),
            lead=_shown(lead),
            trail=_shown(trail),
            spots=place,
        )
        return Found(alteration, key, first.old, first.old + len(before))

    def _spacing(
        self, key: Key, segments: Sequence[Segment], old: Told, new: Told
    ) -> Iterator[Found]:
        """Blanks that came or went between characters that stayed."""
        for segment in segments:
            if segment.mark is not Mark.SAME:
                continue
            for index in range(1, len(segment.text)):
                a, b = segment.old + index, segment.new + index
                if a in old.starts or b in new.starts:
                    continue
                if old.gaps.get(a, "") != new.gaps.get(b, ""):
                    yield self._gap(key, (a, b), old, new)

    def _gap(self, key: Key, at: tuple[int, int], old: Told, new: Told) -> Found:
        a, b = at
        alteration = self._made(
            key,
            AlterationKind.SPACING,
            before="有空格" if a in old.gaps else "没有空格",
            after="有空格" if b in new.gaps else "没有空格",
            lead=old.text[max(a - 8, 0) : a],
            trail=old.text[a : a + 8],
            spots=spots(new, b - 1, b + 1, self._grid),
        )
        return Found(alteration, key, a - 1, a + 1)

    def _look(self, key: Key, old: Told, new: Told) -> Iterator[Found]:
        """Another font or size; a headline that breaks elsewhere."""
        if not old.lines or not new.lines:
            return
        before, after = "、".join(map(_look, old.looks)), "、".join(map(_look, new.looks))
        if before == after:
            broken = [line.text for line in old.lines] != [line.text for line in new.lines]
            if key[1] not in _BREAKS or old.text != new.text or not broken:
                return
            before = " ／ ".join(line.text for line in old.lines)
            after = " ／ ".join(line.text for line in new.lines)
        place = spots(new, 0, len(new.places), self._grid)
        made = self._made(key, AlterationKind.LOOK, before=before, after=after, spots=place)
        yield Found(made, key, 0, len(old.text))

    def _made(self, key: Key, kind: AlterationKind, **facts: object) -> Alteration:
        article = "" if key[0].isdecimal() else key[0]
        return replace(
            Alteration(
                kind=kind,
                article=article,
                title=self._titles.get(article, ""),
                field=key[1].text,
            ),
            **facts,  # type: ignore[arg-type]
        )

    # Places --------------------------------------------------------------------------------------

    def _whole(self, article: str, kind: AlterationKind) -> Found:
        """An article that came or went; one that went is shown where it stood."""
        shots = self._new if kind is AlterationKind.COMING else self._old
        title = self._titles.get(article, "")
        alteration = Alteration(
            kind=kind,
            article=article,
            title=title,
            field="整篇",
            before=title if kind is AlterationKind.GOING else "",
            after=title if kind is AlterationKind.COMING else "",
            spots=tuple(
                self._area(shot, placement)
                for shot in shots
                for placement in shot.placements
                if placement.article == article
            ),
        )
        return Found(alteration, (article, TextRole.BODY))

    def _placed(self, article: str) -> Iterator[Found]:
        """Where the parts of an article stand, and how they are set."""
        old = {p.part: (shot, p) for shot, p in placements(self._old, article)}
        new = {p.part: (shot, p) for shot, p in placements(self._new, article)}
        for part in sorted(old.keys() | new.keys()):
            before, after = old.get(part), new.get(part)
            if before and after and stand(*before) == stand(*after):
                if setting(before[1]) == setting(after[1]):
                    continue
                kind, words = AlterationKind.LOOK, settings(before[1], after[1])
            else:
                kind = AlterationKind.PLACE
                words = (where(before), where(after))
            shown = after or before
            assert shown is not None
            alteration = Alteration(
                kind=kind,
                article=article,
                title=self._titles.get(article, ""),
                field="版位" if kind is AlterationKind.PLACE else "排法",
                before=words[0],
                after=words[1],
                spots=(self._area(*shown),),
            )
            yield Found(alteration, (article, TextRole.BODY))

    def _area(self, shot: Shot, placement: Placement) -> Spot:
        """The rectangle of a placement."""
        grid = self._grid
        x, y = int(grid.x(placement.column)), int(grid.y(placement.row))
        width = int(grid.measure(placement.span))
        rect = (x, y, width, int(grid.pitch) * placement.depth)
        return replace(
            spot_at(shot.number, rect, grid), column=placement.column + 1, row=placement.row + 1
        )

    # Pictures ------------------------------------------------------------------------------------

    def _pictured(self, article: str) -> Iterator[Found]:
        old, new = pictures(self._old, article), pictures(self._new, article)
        for slot in sorted(old.keys() | new.keys()):
            before, after = old.get(slot), new.get(slot)
            what = picture_change(before, after)
            shown = after or before
            if not what or shown is None:
                continue
            page, picture = shown
            rect = (int(picture.x), int(picture.y), int(picture.width), int(picture.height))
            alteration = Alteration(
                kind=AlterationKind.PICTURE,
                article=article,
                title=self._titles.get(article, ""),
                field=f"图{slot + 1}",
                after=what,
                spots=(spot_at(page, rect, self._grid),),
            )
            yield Found(alteration, (article, TextRole.CAPTION))


def _groups(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """What changed in one place: words taken out with those that came instead; a move's end by
    itself.
    """
    group: list[Segment] = []
    for segment in segments:
        lone = segment.mark is Mark.SAME or segment.move > 0
        follows = group and group[-1].mark is Mark.REMOVED and segment.mark is Mark.ADDED
        if group and (lone or not follows):
            yield group
            group = []
        if segment.mark is not Mark.SAME:
            group.append(segment)
        if segment.move:
            yield group
            group = []
    if group:
        yield group


def _at_edge(group: Sequence[Segment], old: Told, new: Told) -> bool:
    """Whether a change reaches the beginning or the end of both texts."""
    a = group[0].old + sum(len(s.text) for s in group if s.mark.before)
    b = group[0].new + sum(len(s.text) for s in group if s.mark.after)
    begins = group[0].old == 0 and group[0].new == 0
    return begins or (a == len(old.text) and b == len(new.text))


def _shown(text: str) -> str:
    """Words with the beginnings of paragraphs told."""
    return text.replace(PARAGRAPH, "¶")


def _look(look: tuple[str, int]) -> str:
    face, size = look
    return f"{face} {size / 12_700:g} 磅"
