"""Galleys (小样): an article by itself on A4, in one column of the house's measure, to correct.

Lines are those that the page would have at this measure, further apart; every fifth one bears its
number, and the wide right margin is for corrections. The head is the slip (稿签): what article this
is, where it is meant to stand, how long it is and which version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.fingerprint import pages_code
from newsroom.model.frame import Frame, Line, PageFrames, PictureFrame, RuleFrame, TextFrame
from newsroom.model.frame import TextRole as Role
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.picture import Picture
from newsroom.model.publication import Publication
from newsroom.model.sheet import Slip
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.display import (
    BASELINE,
    Letters,
    natural_width,
    one_line,
    placed,
    whole_twips,
)
from newsroom.typeset.pictures import aspect, shown_crop
from newsroom.typeset.setting import TextLine, Typesetter

WIDTH, HEIGHT = Mm(210), Mm(297)
MOST_COLUMNS = 2

_LEFT, _RIGHT = Mm(30), Mm(12)
_TOP, _NEXT_TOP, _BOTTOM = Mm(46), Mm(28), Mm(20)
_WIDEST = Mm(160)
_MARGIN_GAP = Mm(5)  # from the column to the line that parts off the margin
_LEADING = 1.6  # of the body's size from line to line
_COUNTED = 5
_NUMBER, _NUMBER_GAP, _NUMBER_WIDTH = Pt(7.5), Mm(4), Mm(10)
_HAIR, _GREY = Mm(0.1), "8C8C8C"
_KICKER, _HEADLINE, _SUBHEAD = Pt(11), Pt(17), Pt(11)
_MOST_TITLE_LINES = 8
_THUMBNAIL = Mm(58)
_MOST_THUMBNAIL = Mm(60)
_CAPTION_LINES = 3  # that stay with their picture
_NAME, _FACT = Pt(13), Pt(9)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays together in the column: some rows, with a picture, lines, or both.

    before: blank rows above, dropped at the head of a column. head: rows of the picture above the
    lines. lines: each with its row below that. counted: whether its lines bear numbers.
    """

    rows: int
    lines: tuple[tuple[Line, int], ...]
    role: Role
    before: int = 0
    head: int = 0
    counted: bool = False
    slot: int = -1
    picture: tuple[Length, Length] = (Length(0), Length(0))


_THREE = 3  # lines of the slip: they stand closer


def galley(
    article: Article,
    slip: Slip,
    setter: Typesetter,
    pictures: Mapping[str, Picture],
    columns: int = MOST_COLUMNS,
) -> tuple[PageFrames, ...]:
    """The sheets of one article. columns: how many basic columns its measure is."""
    return _Galley(article, slip, setter, pictures, columns).pages()


class _Galley:
    """One article's sheets."""

    def __init__(
        self,
        article: Article,
        slip: Slip,
        setter: Typesetter,
        pictures: Mapping[str, Picture],
        columns: int,
    ) -> None:
        self._article = article
        self._slip = slip
        self._setter = setter
        self._house: Publication = setter.house
        self._pictures = pictures
        grid = self._house.grid
        self._measure = grid.measure(min(columns, grid.columns))
        if self._measure > _WIDEST:
            self._measure = grid.measure(1)
        self._left = min(_LEFT, Length((WIDTH - self._measure) // 2))
        self._pitch = whole_twips(grid.body_size * _LEADING)

    def pages(self) -> tuple[PageFrames, ...]:
        """The sheets, each with the slip's facts."""
        columns = self._columns()
        bare = [self._page(number, frames) for number, frames in enumerate(columns, 1)]
        slip = replace(self._slip, code=pages_code(bare))
        return tuple(
            replace(page, frames=(*page.frames, *self._around(page.number, len(bare), slip)))
            for page in bare
        )

    def _page(self, number: int, frames: Sequence[Frame]) -> PageFrames:
        ordered = sorted(frames, key=lambda frame: isinstance(frame, TextFrame))
        return PageFrames(self._article.uuid, number, WIDTH, HEIGHT, tuple(ordered))

    # The column ----------------------------------------------------------------------------------

    def _columns(self) -> list[list[Frame]]:
        """The frames of each sheet's column, with the numbers of its lines."""
        found: list[list[Frame]] = [[]]
        row, count = 0, 0
        for piece in self._pieces():
            before = piece.before if row else 0
            if row and row + before + piece.rows > self._room(len(found)):
                found.append([])
                row, before = 0, 0
            y = self._top(len(found)) + self._pitch * (row + before)
            found[-1].extend(self._frames(piece, y))
            if piece.counted:
                for _, line_row in piece.lines:
                    count += 1
                    if count % _COUNTED == 0:
                        found[-1].append(self._number(count, y + self._pitch * line_row))
            row += before + piece.rows
        return found

    def _room(self, page: int) -> int:
        return int((HEIGHT - _BOTTOM - self._top(page)) // self._pitch)

    def _top(self, page: int) -> Length:
        return _TOP if page == 1 else _NEXT_TOP

    def _pieces(self) -> Iterator[_Piece]:
        yield from self._titles()
        body = self._setter.lines(self._setter.story(self._article), self._measure)
        for number, line in enumerate(body):
            yield self._text_piece(line, first=number == 0)
        for slot in range(len(self._article.slots)):
            yield from self._picture_pieces(slot)

    def _titles(self) -> Iterator[_Piece]:
        article = self._article
        if article.kind in (ArticleKind.BRIEF, ArticleKind.PICTURE):
            return
        for text, font, size, role in (
            (article.kicker, "kai", _KICKER, Role.KICKER),
            (article.headline, "headline", _HEADLINE, Role.HEADLINE),
            (article.subhead, "kai", _SUBHEAD, Role.SUBHEAD),
        ):
            if text:
                yield from self._title(text, font, size, role)

    def _title(self, text: str, font: str, size: Length, role: Role) -> Iterator[_Piece]:
        made = self._setter.headline(text, font, self._measure, (size,), _MOST_TITLE_LINES)
        step = -(-int(size * 1.3) // self._pitch)
        for number, runs in enumerate(made.runs):
            before = int(role is Role.SUBHEAD and number == 0)
            lines = ((self._line(runs, step - 1, role), step - 1),)
            yield _Piece(step, lines, role, before)

    def _line(self, runs: tuple, row: int, role: Role) -> Line:
        baseline = self._pitch * row + self._pitch * BASELINE
        return Line(baseline, runs, self._measure, 0, role, ends=True)

    def _text_piece(self, line: TextLine, *, first: bool) -> _Piece:
        before = max(line.before, 1 if first else 0)
        return _Piece(1, ((self._set(line, 0), 0),), line.para.role, before, counted=True)

    def _picture_pieces(self, slot: int) -> Iterator[_Piece]:
        """A thumbnail with the first lines of its caption below, then the others."""
        width = min(self._measure, _THUMBNAIL)
        ratio = aspect(self._article, slot, self._pictures)
        height = min(Length(round(width / ratio)), _MOST_THUMBNAIL)
        width = min(width, Length(round(height * ratio)))
        rows = -(-int(height + Mm(2)) // self._pitch)
        caption = caption_lines(self._article, slot, self._measure, self._house, self._setter)
        below, others = caption[:_CAPTION_LINES], caption[_CAPTION_LINES:]
        lines = tuple((self._set(line, number), number) for number, line in enumerate(below))
        yield _Piece(
            rows + len(lines), lines, Role.CAPTION, 1, rows, slot=slot, picture=(width, height)
        )
        for line in others:
            yield _Piece(1, ((self._set(line, 0), 0),), Role.CAPTION)

    def _set(self, line: TextLine, row: int) -> Line:
        return self._setter.line(line, row, self._measure, self._pitch)

    def _frames(self, piece: _Piece, y: Length) -> Iterator[Frame]:
        article = self._article
        if piece.slot >= 0:
            name = article.slots[piece.slot].picture
            yield PictureFrame(
                self._left + Length((self._measure - piece.picture[0]) // 2),
                y + Mm(1),
                *piece.picture,
                name if name in self._pictures else "",
                shown_crop(article.slots[piece.slot]),
                f"图{piece.slot + 1}",
                article=article.uuid,
                slot=piece.slot,
            )
        if piece.lines:
            height, measure = self._pitch * (piece.rows - piece.head), self._measure
            lines = tuple(line for line, _ in piece.lines)
            place = (self._left, y + self._pitch * piece.head, measure, height)
            yield TextFrame(*place, lines, self._pitch, piece.role, "小样", article=article.uuid)

    def _number(self, count: int, y: Length) -> TextFrame:
        x = self._left - _NUMBER_GAP - _NUMBER_WIDTH
        baseline = y + self._pitch * BASELINE
        return self._mark("body", _NUMBER, str(count), (x, baseline), _NUMBER_WIDTH, "right")

    # Around it -----------------------------------------------------------------------------------

    def _around(self, number: int, pages: int, slip: Slip) -> Iterator[Frame]:
        """The slip, the margin's line and the foot."""
        margin = self._left + self._measure + _MARGIN_GAP
        top = self._top(number) - Mm(2)
        yield _hair(margin, top, Length(0), HEIGHT - _BOTTOM - top)
        if number == 1:
            yield from self._slip_frames(slip)
        else:
            yield from self._running_head(slip)
        yield from self._foot(number, pages)

    def _slip_frames(self, slip: Slip) -> Iterator[Frame]:
        room = WIDTH - Mm(12) - _RIGHT
        x, right = Mm(12), WIDTH - _RIGHT
        code = f"版本 {slip.code}"
        width = self._wide("hei", _FACT, code)
        wide = room - width - Mm(6)
        title = self._cut("hei", _NAME, f"小样　{self._article.title}", wide)
        yield self._mark("hei", _NAME, title, (x, Mm(18)), wide)
        yield self._mark("hei", _FACT, code, (right - width, Mm(18)), width)
        yield _hair(x, Mm(21.5), room, Length(0))
        told = list(_facts(slip))
        first, step = (Mm(27.5), Mm(6)) if len(told) < _THREE else (Mm(26.3), Mm(4.9))
        for row, facts in enumerate(told):
            place = (x, first + step * row)
            yield self._mark("body", _FACT, "　　".join(facts), place, room)
        yield _hair(x, Mm(37.5), room, Length(0))
        hint = "改样处"
        left = self._left + self._measure + _MARGIN_GAP + Mm(2)
        yield self._mark("body", _NUMBER, hint, (left, _TOP - Mm(0.5)), right - left, colour=_GREY)

    def _running_head(self, slip: Slip) -> Iterator[Frame]:
        x, room = Mm(12), WIDTH - Mm(12) - _RIGHT
        code = f"版本 {slip.code}"
        width = self._wide("body", _FACT, code)
        wide = room - width - Mm(6)
        text = self._cut("body", _FACT, f"小样（续）　{self._article.title}", wide)
        yield self._mark("body", _FACT, text, (x, Mm(17)), wide)
        yield self._mark("body", _FACT, code, (x + room - width, Mm(17)), width)
        yield _hair(x, Mm(20), room, Length(0))

    def _foot(self, number: int, pages: int) -> Iterator[Frame]:
        x, baseline = Mm(12), HEIGHT - Mm(10)
        page = f"第{number}页　共{pages}页"
        width = self._wide("body", _FACT, page)
        yield self._mark("body", _FACT, page, (WIDTH - _RIGHT - width, baseline), width)
        for duty in ("编辑", "校对", "日期"):
            label = self._wide("body", _FACT, duty)
            yield self._mark("body", _FACT, duty, (x, baseline), label)
            yield _hair(x + label + Mm(1), baseline + Mm(1), Mm(30), Length(0))
            x += label + Mm(36)

    def _cut(self, role: str, size: Length, text: str, room: Length) -> str:
        """As much of a text as has room."""
        if self._wide(role, size, text) <= room:
            return text
        most = max(int(room // size) * 2, 1)
        shown = text[:most]
        while shown and self._wide(role, size, f"{shown}…") > room:
            shown = shown[:-1]
        return f"{shown}…"

    def _wide(self, role: str, size: Length, text: str) -> Length:
        return natural_width(Letters(self._setter.book, role, size), text)

    def _mark(
        self,
        role: str,
        size: Length,
        text: str,
        place: tuple[Length, Length],
        width: Length,
        align: str = "left",
        colour: str = "000000",
    ) -> TextFrame:
        """One line of the sheet's own; place: its left end and baseline."""
        letters = Letters(self._setter.book, role, size, colour)
        runs = placed(letters, text, width, align)
        pitch = size * 1.2
        corner = (place[0], place[1] - pitch * BASELINE)
        return one_line(runs, corner, width, pitch, Role.MARK, f"小样-{text[:10]}")


def _facts(slip: Slip) -> Iterator[list[str]]:
    """The slip's lines; what is not known is left out."""
    printed = slip.printed.strftime("%Y-%m-%d %H:%M")
    yield list(filter(None, (slip.publication, slip.issue, slip.page, slip.position)))
    yield list(
        filter(
            None,
            (
                f"栏目：{slip.section}" if slip.section else "",
                f"字数：{slip.characters}",
                f"图片：{slip.pictures}" if slip.pictures else "",
                f"状态：{slip.status}" if slip.status else "",
                f"打印：{printed}",
            ),
        )
    )
    if slip.reviews:
        yield [slip.reviews]


def _hair(x: Length, y: Length, width: Length, height: Length) -> RuleFrame:
    return RuleFrame(x, y, width, height, _HAIR, _GREY, "小样线")
