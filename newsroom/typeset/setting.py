"""Paragraphs of a story to lines, and lines to runs that frames carry."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newsroom.model.article import Article
from newsroom.model.frame import Line, Run, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Publication
from newsroom.model.record import record
from newsroom.typeset.display import BASELINE, Letters, natural_width
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.headline import break_headline
from newsroom.typeset.lines import SetLine, Setter, Wanted
from newsroom.typeset.runs import runs_of
from newsroom.typeset.story import Mark, Para, story
from newsroom.typeset.style import Style
from newsroom.typeset.titles import SetHeadline, Titles

_KEPT_HEADLINES, _KEPT_STORIES = 2048, 64
# Paragraphs, their measure, and offsets in the body where lines end since a proof.
Text = tuple[Sequence[Para], Length, tuple[int, ...]]
_KINDS = {"hei": "bold", "kai": "lead"}


@record
class TextLine:
    """One set line of a paragraph. before, keep: what the flow has to mind (see legs.Flowing)."""

    para: Para
    line: SetLine
    runs: tuple[Run, ...]
    size: Length
    before: int
    keep: int
    last: bool

    @property
    def mark(self) -> Mark:
        """Where it begins in the story."""
        return Mark(self.para.number, self.para.skipped + self.line.start - self._capped)

    @property
    def _capped(self) -> int:
        """Characters set large before it, which come and go with it."""
        return int(self.para.cap is not None and not self.line.start)


class Typesetter:
    """Sets the paragraphs of one publication in its faces."""

    def __init__(self, book: FontBook, house: Publication) -> None:
        self.book = book
        self.house = house
        self.setter = Setter(book)
        self._crossheads: dict[tuple[str, str, Length, Length], tuple[int, ...]] = {}
        self._headlines: dict[tuple[object, ...], SetHeadline] = {}
        self._styles: dict[tuple[str, float, str, Length], Style] = {}
        self._stories: OrderedDict[Article, tuple[Para, ...]] = OrderedDict()

    def story(self, article: Article) -> tuple[Para, ...]:
        """An article's paragraphs; those of the articles at hand are remembered."""
        known = self._stories.get(article)
        if known is None:
            known = self._stories[article] = story(article, self.house)
            if len(self._stories) > _KEPT_STORIES:
                self._stories.popitem(last=False)
        return known

    def lines(
        self, paras: Sequence[Para], measure: Length, kept: tuple[int, ...] = ()
    ) -> tuple[TextLine, ...]:
        """All lines of a story at body size. kept: body offsets where lines end since a proof."""
        return self.texts(((paras, measure, kept),))[0]

    def one(
        self, para: Para, measure: Length, size: Length, kept: tuple[int, ...] = ()
    ) -> tuple[TextLine, ...]:
        """The lines of one paragraph."""
        return self.texts((((para,), measure, kept),), size)[0]

    def texts(
        self, texts: Sequence[Text], size: Length | None = None
    ) -> list[tuple[TextLine, ...]]:
        """All lines of several texts, which are set together. size: the body's if not given."""
        size = self.house.grid.body_size if size is None else size
        own = [
            [self._own_ends(para, measure, size) for para in paras] for paras, measure, _ in texts
        ]
        wanted = [
            self._wanted(para, measure, size, kept)
            for (paras, measure, kept), ends in zip(texts, own, strict=True)
            for para, breaks in zip(paras, ends, strict=True)
            if not breaks
        ]
        running = iter(self.setter.paragraphs(wanted))
        return [
            self._text(text, ends, running, size) for text, ends in zip(texts, own, strict=True)
        ]

    def _text(
        self,
        text: Text,
        own: Sequence[tuple[int, ...]],
        running: Iterator[tuple[SetLine, ...]],
        size: Length,
    ) -> tuple[TextLine, ...]:
        """One text's lines. own: ends of those paragraphs that do not break as text does.
        running: the lines of all others."""
        paras, measure, _ = text
        found: list[TextLine] = []
        for para, ends in zip(paras, own, strict=True):
            style = self.style(para, size)
            if ends:
                each = (*ends, len(para.text))
                lines = self.setter.lines_at(para.text, measure, style, each)
            else:
                lines = next(running)
            painted = self.setter.painted(para.text, style, _spans(para))
            runs = runs_of(painted, lines, size, para.offsets)
            found.extend(_text_lines(para, lines, runs, size))
        return tuple(found)

    def _wanted(
        self, para: Para, measure: Length, size: Length, kept: tuple[int, ...] = ()
    ) -> Wanted:
        inside = _kept(para, kept) if kept else ()
        inset, beside = _beside(para)
        style = self.style(para, size)
        return Wanted(para.text, measure, style, _spans(para), inside, inset, beside)

    def depth(self, para: Para, measure: Length, size: Length) -> int:
        """How many lines `one` would give for a paragraph, without placing them."""
        if ends := self._own_ends(para, measure, size):
            return len(ends) + 1
        inset, beside = _beside(para)
        return self.setter.depth(
            para.text,
            measure,
            self.style(para, size),
            spans=_spans(para),
            first_offset=inset,
            offset_lines=beside,
        )

    def _own_ends(self, para: Para, measure: Length, size: Length) -> tuple[int, ...]:
        """Where the lines of a byline or crosshead end; nothing for what breaks as text does."""
        if para.role is not TextRole.CROSSHEAD:
            return self._name_ends(para, measure, size)
        key = (para.text, para.font, measure, size)
        known = self._crossheads.get(key)
        if known is None:
            if len(self._crossheads) >= _KEPT_HEADLINES:
                self._crossheads.clear()
            known = self._crossheads[key] = self._word_ends(para, measure, size)
        return known

    def _word_ends(self, para: Para, measure: Length, size: Length) -> tuple[int, ...]:
        """Where a crosshead too long for its measure is broken: between words, as headlines are;
        nothing where it is short or its words are too long."""
        style = self.style(para, size)
        whole = self.setter.lines_at(para.text, measure, style, (len(para.text),))
        if not para.text or whole[0].xs[-1] - whole[0].xs[0] <= measure:
            return ()
        done = break_headline(self.setter, para.text, measure, (size,), style, most_lines=3)
        ends = tuple(line.end for line in done.lines)
        lines = self.setter.lines_at(para.text, measure, style, ends)
        room = all(line.xs[-1] - line.xs[0] <= measure for line in lines)
        return ends[:-1] if done.fits and room else ()

    def _name_ends(self, para: Para, measure: Length, size: Length) -> tuple[int, ...]:
        """Where a byline's lines end so that no name is parted; nothing for other paragraphs."""
        if para.role is not TextRole.BYLINE:
            return ()
        letters = Letters(self.book, para.font, size)
        if any(natural_width(letters, word) > measure for word in para.text.split()):
            return ()
        ends, start, last = [], 0, 0
        for at, char in enumerate(para.text + " "):
            if not char.isspace():
                continue
            if natural_width(letters, para.text[start:at].strip()) > measure and last > start:
                ends.append(last)
                start = last
            last = at + 1
        return tuple(ends)

    def style(self, para: Para, size: Length) -> Style:
        """The style of a paragraph by the house's rules."""
        key = (para.font, para.first_line, para.align, size)
        known = self._styles.get(key)
        if known is None:
            lines = self.house.lines
            known = self._styles[key] = Style(
                self.book.font(para.font),
                self.book.font("hei"),
                self.book.font("kai"),
                size,
                para.first_line,
                lines.breaking,
                lines.punctuation,
                lines.latin_gap,
                lines.trim_start,
                lines.hanging,
                align=para.align,
            )
        return known

    def line(
        self, text_line: TextLine, row: int, width: Length, pitch: Length | None = None
    ) -> Line:
        """The finished line on a row of its frame; baselines stand on the grid."""
        return self.placed((text_line,), (row,), width, pitch)[0]

    def placed(
        self,
        lines: Sequence[TextLine],
        rows: Sequence[int],
        width: Length,
        pitch: Length | None = None,
    ) -> tuple[Line, ...]:
        """The finished lines on rows of their frame."""
        baselines = _baselines(pitch or self.house.grid.pitch, max(rows, default=0) + 1)
        return tuple(
            [
                Line(
                    baselines[row],
                    line.runs,
                    width,
                    line.para.number,
                    line.para.role,
                    line.last,
                )
                for line, row in zip(lines, rows, strict=True)
            ]
        )

    def headline(
        self, text: str, font: str, measure: Length, sizes: tuple[Length, ...], most_lines: int
    ) -> SetHeadline:
        """A headline part broken into centred lines; remembered."""
        key = (text, font, measure, sizes, most_lines)
        known = self._headlines.get(key)
        if known is None:
            face = self.book.font(font)
            lines = self.house.lines
            style = Style(
                face,
                face,
                face,
                sizes[0],
                level=lines.breaking,
                preset=lines.punctuation,
                latin_gap=lines.latin_gap,
                align="centre",
            )
            known = Titles(self.setter, measure, style, most_lines).set(text, sizes)
            if len(self._headlines) >= _KEPT_HEADLINES:
                self._headlines.clear()
            self._headlines[key] = known
        return known


def _text_lines(
    para: Para, lines: Sequence[SetLine], runs: Sequence[tuple[Run, ...]], size: Length
) -> Iterable[TextLine]:
    """A paragraph's lines with what the flow has to mind of each."""
    last = len(lines) - 1
    if not (para.before or para.keep or para.cap):
        end = lines[-1] if lines else None
        return [
            TextLine(para, line, own, size, 0, 0, line is end)
            for line, own in zip(lines, runs, strict=True)
        ]
    return (
        TextLine(
            para,
            line,
            own,
            size,
            para.before if number == 0 else 0,
            last - number + para.keep if para.keep else _kept_beside(para, number),
            number == last,
        )
        for number, (line, own) in enumerate(zip(lines, runs, strict=True))
    )


def body_characters(lines: Sequence[TextLine]) -> int:
    """Characters of the article's body on the first lines of its paragraphs, none left out."""
    ended = [line for line in lines if line.last]
    if lines and not lines[-1].last:
        ended.append(lines[-1])
    return sum(_body_until(line.para, line.line.end) for line in ended)


def _body_until(para: Para, end: int) -> int:
    """Characters of the body from a paragraph's beginning; one set large is among them."""
    offsets = para.offsets
    inside = end if isinstance(offsets, range) else sum(at >= 0 for at in offsets[:end])
    return inside + (para.cap is not None)


@lru_cache(maxsize=512)
def _baselines(pitch: Length, rows: int) -> tuple[Length, ...]:
    """Where the baselines of so many rows stand."""
    first = int(pitch * BASELINE)
    return tuple([Length(first + int(pitch) * row) for row in range(rows)])


def _beside(para: Para) -> tuple[int, int]:
    """What the first lines leave free for a character set large, and how many do."""
    return (para.cap.inset, para.cap.lines) if para.cap else (0, 1)


def _kept_beside(para: Para, number: int) -> int:
    """Lines beside a character set large that have to follow a line of them."""
    return max(para.cap.lines - 1 - number, 0) if para.cap else 0


def _spans(para: Para) -> tuple[tuple[int, int, str], ...]:
    if not para.spans:
        return ()
    return tuple((start, end, _KINDS[font]) for start, end, font in para.spans if font in _KINDS)


def _kept(para: Para, kept: tuple[int, ...]) -> tuple[int, ...]:
    """Offsets in the body behind the last characters of lines as ends within the paragraph."""
    wanted = frozenset(kept)
    behind = enumerate(para.offsets[:-1], 1)
    return tuple(index for index, at in behind if at >= 0 and at + 1 in wanted)
