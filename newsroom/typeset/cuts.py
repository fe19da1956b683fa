"""抠行: the cheapest cuts where an article runs over, the cheapest words where it falls short.

A paragraph that ends on a short line gives that line back for a few characters. How many is
found by setting the paragraph again without them: what a line can squeeze, and which breaks the
house allows, decide it, so no width is compared with another. Crossheads are no paragraphs: they
are neither counted nor cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from newsroom.errors import NewsroomError
from newsroom.model import markup
from newsroom.model.edition import Edition
from newsroom.model.frame import TextRole
from newsroom.model.length import Length
from newsroom.model.placement import Placement
from newsroom.typeset.article import planned
from newsroom.typeset.classes import Class, classify
from newsroom.typeset.compose import Composer
from newsroom.typeset.kept import rebased
from newsroom.typeset.setting import TextLine
from newsroom.typeset.story import Para, story
from newsroom.typeset.task import Task, printed

_SHORT = 0.5  # of the measure: a last line up to here is worth cutting, a gap worth filling
_FURTHER = 3  # characters more than a line holds, where its breaks forbid the even sum
_ADDED = "文"
_Way = TypeVar("_Way", "Cut", "Push")


@dataclass(frozen=True, slots=True)
class Cut:
    """A line to be saved.

    paragraph: number of the body's paragraph, from 1, crossheads not counted. characters: Han
    characters to cut. lines: saved by it. start, end: the paragraph's last line in the markup.
    tried: the places in the markup whose characters were left out when this was proved.
    """

    paragraph: int
    characters: int
    lines: int
    start: int
    end: int
    tried: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Push:
    """A line to be gained: as `Cut`, with the characters to add; proved by adding them at `at`."""

    paragraph: int
    characters: int
    lines: int
    start: int
    end: int
    at: int = 0


def cuts(composer: Composer, edition: Edition, placement: Placement) -> tuple[Cut, ...]:
    """The cuts that each save a line of a placement, fewest characters first; total."""
    return _found(composer, edition, placement, _Measured.cut, _cut_cost)


def pushes(composer: Composer, edition: Edition, placement: Placement) -> tuple[Push, ...]:
    """The additions that each bring a line more, fewest characters first; total."""
    return _found(composer, edition, placement, _Measured.push, _push_cost)


def _cut_cost(cut: Cut) -> tuple[int, int]:
    return cut.characters, cut.paragraph


def _push_cost(push: Push) -> tuple[int, int]:
    return push.characters, push.paragraph


def _found(
    composer: Composer,
    edition: Edition,
    placement: Placement,
    way: Callable[[_Measured], _Way | None],
    cost: Callable[[_Way], tuple[int, int]],
) -> tuple[_Way, ...]:
    if placement.article not in edition.articles:
        return ()
    try:
        task = composer.task(edition, placement)
        every = tuple(_measured(composer, task))
    except (NewsroomError, KeyError):  # another part stands on a page that is gone
        return ()
    return tuple(sorted((w for one in every if (w := way(one)) is not None), key=cost))


def _measured(composer: Composer, task: Task) -> Iterator[_Measured]:
    """The paragraphs of a placement that can be made shorter or longer, each with its lines.

    A paragraph that begins before a jump is left alone: its beginning stands elsewhere.
    """
    plan = planned(task, composer.publication, composer.setter)
    whole = story(task.article, composer.publication)
    setting = _Setting(composer, task, whole, plan.columns[0].width)
    standing = {para.number: para for para in setting.printed(whole)}
    number = 0
    for para in whole[: len(markup.parse(task.article.body))]:
        if para.role is TextRole.CROSSHEAD:
            continue
        number += 1
        shown = standing.get(para.number)
        if shown is None or (shown.skipped and shown.cap is None):
            continue
        if lines := setting.lines(shown, task.placement.kept_breaks):
            yield _Measured(setting, number, shown, lines)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sets single paragraphs as the placement does."""

    composer: Composer
    task: Task
    whole: tuple[Para, ...]
    measure: Length

    def printed(self, paras: Sequence[Para]) -> tuple[Para, ...]:
        """What of a story's paragraphs stands in the placement."""
        return printed(self.task, paras, self.measure, self.composer.setter)

    def lines(self, para: Para, kept: tuple[int, ...]) -> tuple[TextLine, ...]:
        """The lines of one of these."""
        size = self.composer.publication.grid.body_size
        return self.composer.setter.one(para, self.measure, size, kept)

    def count(self, before: Para, body: str) -> int:
        """Lines of a paragraph in another body; 0 where more than its words would change."""
        old = self.task.article.body
        paras = story(replace(self.task.article, body=body), self.composer.publication)
        if len(paras) != len(self.whole):
            return 0
        after = next((p for p in self.printed(paras) if p.number == before.number), None)
        if after is None or (after.role, after.cap) != (before.role, before.cap):
            return 0
        if len(after.text) - len(before.text) != len(body) - len(old):
            return 0  # marks came to stand together that mean something
        kept = self.task.placement.kept_breaks
        return len(self.lines(after, rebased(kept, old, body) if kept else ()))


@dataclass(frozen=True, slots=True)
class _Measured:
    """A paragraph as it stands. number: as the editor counts."""

    setting: _Setting
    number: int
    para: Para
    lines: tuple[TextLine, ...]

    def cut(self) -> Cut | None:
        """The fewest characters whose loss saves a line; None where its last line is not short."""
        last = self._last_em
        if len(self.lines) < 2 or last > self._measure_em * _SHORT:
            return None
        places = self._places()
        amount = _least(round(last), lambda n: n <= len(places) and self._saves(places[:n]))
        start, end = self._last_range()
        return (
            Cut(self.number, amount, 1, start, end, tuple(sorted(places[:amount])))
            if amount
            else None
        )

    def push(self) -> Push | None:
        """The fewest characters that bring a line more; None where there is much room left."""
        room = self._measure_em - self._last_em
        if len(self.lines) == 1:
            room -= self.para.first_line
        places = self._places(cut=False)
        if room > self._measure_em * _SHORT or not places:
            return None
        at = places[0] + 1
        amount = _least(int(room) + 1, lambda n: self._brings(at, n))
        start, end = self._last_range()
        return Push(self.number, amount, 1, start, end, at) if amount else None

    @property
    def _measure_em(self) -> float:
        return self.setting.measure / self.lines[0].size

    @property
    def _last_em(self) -> float:
        line = self.lines[-1]
        return sum(line.line.advances) / line.size

    def _last_range(self) -> tuple[int, int]:
        """The last line in the markup; the paragraph's end where only a byline stands there."""
        line, offsets = self.lines[-1].line, self.para.offsets
        own = [at for at in offsets[line.start : line.end] if at >= 0]
        if own:
            return own[0], own[-1] + 1
        end = max(offsets, default=-1) + 1
        return end, end

    def _places(self, *, cut: bool = True) -> list[int]:
        """Markup places of the paragraph's plain Han characters, the likeliest to change first.

        For a cut those of the last full line and before it, from its end; then the last line's.
        """
        edge = self.lines[-1].line.start
        para = self.para
        marked = {at for start, end, _ in para.spans for at in range(start, end)}
        usable = [
            (index, at)
            for index, at in enumerate(para.offsets)
            if at >= 0 and index not in marked and classify(para.text[index]) is Class.HAN
        ]
        usable.reverse()
        if not cut:
            return [at for _, at in usable]
        full = [at for index, at in usable if index < edge]
        return full + [at for index, at in usable if index >= edge]

    def _saves(self, places: Sequence[int]) -> bool:
        body = without(self.setting.task.article.body, places)
        return self.setting.count(self.para, body) == len(self.lines) - 1

    def _brings(self, at: int, amount: int) -> bool:
        old = self.setting.task.article.body
        body = old[:at] + _ADDED * amount + old[at:]
        return self.setting.count(self.para, body) == len(self.lines) + 1


def without(body: str, places: Iterable[int]) -> str:
    """A body without the characters at these places of its markup."""
    gone = set(places)
    return "".join(char for index, char in enumerate(body) if index not in gone)


def _least(expected: int, works: Callable[[int], bool]) -> int:
    """The least number that works, sought next to the expected one; 0 where none there does.

    Few are tried: squeezing saves a few characters at most.
    """
    amount = max(expected, 1)
    if works(amount):
        while amount > 1 and works(amount - 1):
            amount -= 1
        return amount
    return next((n for n in range(amount + 1, amount + 1 + _FURTHER) if works(n)), 0)
