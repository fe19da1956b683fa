"""Marked copy (花脸稿) as a Word file with real tracked changes, each under its maker's name.

Taking all changes gives the later version, refusing all gives the earlier one. A paragraph's end
is tracked on its mark (w:pPr/w:rPr), so that parted and joined paragraphs come apart and together.
ECMA-376 part 1, 17.13.5 (revisions); times are local ones with a Z, as Word itself writes them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from newsroom.export.word_base import Measures, attribute, font, text
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import footer, page_number, paragraph
from newsroom.export.word_manuscript_styles import styles
from newsroom.model.edition import Edition
from newsroom.model.length import Mm
from newsroom.model.marked import Maker, Mark, MarkedCopy, Passage, Segment
from newsroom.model.markup import Paragraph, ParagraphKind

_MEASURES = Measures(Mm(210), Mm(297), Mm(25.4), Mm(28), Mm(25.4), Mm(28), footer=Mm(15))
_ROLES = ("body", "hei", "kai", "fang", "headline")
_STYLES = {
    "section": "Section",
    "kicker": "Kicker",
    "headline": "Heading1",
    "subhead": "Subhead",
    "dateline": "Byline",
    "credits": "Byline",
    "source_unit": "Byline",
    "slots": "Caption",
}
_BODY = {
    ParagraphKind.CROSSHEAD: "Heading2",
    ParagraphKind.NOTE: "Note",
    ParagraphKind.ITEM: "Item",
}
_TAGS = {Mark.ADDED: "ins", Mark.REMOVED: "del", Mark.AWAY: "moveFrom", Mark.HERE: "moveTo"}
_BOLD = "<w:b/><w:bCs/>"
_NOBODY = "未署名"
_MINUTE = datetime.timedelta(minutes=1)
_MOVES = 100_000  # where the numbers of moves begin, out of the way of all others


def write(copy: MarkedCopy, edition: Edition, target: Path) -> Path:
    """Write it; give its path. edition: names the publication and the issue it is for.

    Raises FileError.
    """
    publication = edition.publication
    document = new_document(
        edition,
        title=f"{copy.title}　花脸稿",
        styles=styles(publication),
        fonts={
            role.word_name: role.alt_name for role in (font(publication, key) for key in _ROLES)
        }.items(),
        measures=_MEASURES,
        compress=True,
    )
    append(document, _blocks(copy))
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    footer(document.sections[0].footer, f"<w:p>{centred}{page_number()}</w:p>")
    return save(document, target)


def _blocks(copy: MarkedCopy) -> Iterator[str]:
    added, removed = copy.count(Mark.ADDED), copy.count(Mark.REMOVED)
    moved = f"，移动 {copy.moves} 处" if copy.moves else ""
    yield paragraph("Slip", f"花脸稿　{_told(copy.earlier)} → {_told(copy.later)}")
    yield paragraph("SlipFact", f"增 {added} 字，删 {removed} 字{moved}")
    for note in copy.notes:
        yield paragraph("SlipFact", note)
    yield from _Writer(copy.makers).all(copy.passages)


def _told(maker: Maker) -> str:
    local = maker.time.astimezone()
    return f"{local.month}月{local.day}日 {local:%H:%M} {maker.person}".strip()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some characters of a segment that stand on one line and look alike, or a line end.

    look, former: run properties now and before. first, last: of its segment. move: its number in
    the file; 0 for none.
    """

    segment: Segment
    text: str
    look: str
    former: str
    first: bool
    last: bool
    move: int


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands before one line end. end: the segment of the line end. style, former: of its
    paragraph now and before.
    """

    pieces: tuple[_Piece, ...]
    end: _Piece
    style: str
    former: str


class _Writer:
    """Gives the paragraphs of passages; numbers whatever needs a number."""

    def __init__(self, makers: Sequence[Maker]) -> None:
        self._makers = makers
        self._number = 0
        self._late = False  # whether a minute is added to the time of what is written
        self._inside: list[str] = []  # of the paragraph in the making

    def all(self, passages: Iterable[Passage]) -> Iterator[str]:
        """The paragraphs of all parts."""
        lines: list[_Line] = []
        moves = 0
        for passage in passages:
            lines += _lines(passage, moves)
            moves += max((segment.move for segment in passage.segments), default=0)
        for line, late in _parted(_settled(lines)):
            for number, piece in enumerate((*line.pieces, line.end)):
                self._late = number < late
                if piece.first and piece.move:
                    self._inside.append(self._range(piece, "Start"))
                if piece is line.end:
                    yield self._paragraph(line)
                else:
                    self._inside.append(self._run(piece))
                if piece.last and piece.move:
                    # Behind a line end that moved along it goes with the next paragraph.
                    self._inside.append(self._range(piece, "End"))
        yield "".join(self._inside)

    def _paragraph(self, line: _Line) -> str:
        end, mark, change = line.end.segment, "", ""
        if end.step:
            mark = f"<w:rPr><w:{_TAGS[end.mark]} {self._by(end.step)}/></w:rPr>"
        if line.former != line.style:
            change = (
                f"<w:pPrChange {self._by(len(self._makers))}><w:pPr>"
                f'<w:pStyle w:val="{line.former}"/></w:pPr></w:pPrChange>'
            )
        inside, self._inside = "".join(self._inside), []
        return f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/>{mark}{change}</w:pPr>{inside}</w:p>'

    def _run(self, piece: _Piece) -> str:
        segment, look = piece.segment, piece.look
        if segment.mark is Mark.SAME and piece.former != piece.look:
            by = self._by(len(self._makers))
            look += f"<w:rPrChange {by}><w:rPr>{piece.former}</w:rPr></w:rPrChange>"
        tag = "delText" if segment.mark is Mark.REMOVED else "t"
        inside = f'<w:{tag} xml:space="preserve">{text(piece.text)}</w:{tag}>'
        run = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"
        if not segment.step:
            return run
        name = _TAGS[segment.mark]
        return f"<w:{name} {self._by(segment.step)}>{run}</w:{name}>"

    def _range(self, piece: _Piece, edge: str) -> str:
        """The begin or the end of one end of a move; both bear one number."""
        segment = piece.segment
        tag = f"{_TAGS[segment.mark]}Range{edge}"
        identity = _MOVES + piece.move * 2 + (segment.mark is Mark.HERE)
        if edge == "End":
            return f'<w:{tag} w:id="{identity}"/>'
        maker = self._maker(segment.step)
        return f'<w:{tag} w:id="{identity}" {maker} w:name="move{piece.move}"/>'

    def _by(self, step: int) -> str:
        self._number += 1
        return f'w:id="{self._number}" {self._maker(step)}'

    def _maker(self, step: int) -> str:
        maker = self._makers[step - 1]
        time = _local(maker.time + (_MINUTE if self._late else datetime.timedelta()))
        return f'w:author={attribute(maker.person or _NOBODY)} w:date="{time}"'


def _lines(passage: Passage, moves: int) -> Iterator[_Line]:
    """A passage by its line ends. moves: how many there were in the passages before."""
    old = new = 0
    pieces: list[_Piece] = []
    for piece in _pieces(passage, moves):
        if piece.text != "\n":
            pieces.append(piece)
            continue
        mark = piece.segment.mark
        earlier = _style(passage.part, passage.before, old)
        style = _style(passage.part, passage.after, new) if mark.after else earlier
        yield _Line(tuple(pieces), piece, style, earlier if mark is Mark.SAME else style)
        old, new, pieces = old + mark.before, new + mark.after, []


def _pieces(passage: Passage, moves: int) -> Iterator[_Piece]:
    """The segments parted at line ends and where their looks change."""
    before, after = _looks(passage.before), _looks(passage.after)
    for segment in passage.segments:
        each = [
            (
                after[segment.new + index] if segment.mark.after else before[segment.old + index],
                before[segment.old + index] if segment.mark.before else "",
                index if char == "\n" else -1,
            )
            for index, char in enumerate(segment.text)
        ]
        begin, move = 0, moves + segment.move if segment.move else 0
        for (look, former, _), group in groupby(each):
            end = begin + len(list(group))
            edges = begin == 0, end == len(segment.text)
            yield _Piece(segment, segment.text[begin:end], look, former, *edges, move)
            begin = end


def _settled(lines: Sequence[_Line]) -> list[_Line]:
    """The lines told as LibreOffice reads them rightly.

    Between two pieces of the earlier text there may be several line ends of which one is its own:
    which one, makes no difference to any text. Where the earlier text ends its line it is the
    first, with whole paragraphs added behind it, else the last. Line ends that would have to leave
    their move for that make it a plain change.
    """
    settled = list(lines)
    at = 0
    while at < len(settled):
        last = at
        while last + 1 < len(settled) and all(map(_came, settled[last + 1].pieces)):
            last += 1
        moves = _set_ends(settled, at, last)
        if moves:
            settled = [_plain(line, moves) for line in settled]
        else:
            at = last + 1
    return settled


def _set_ends(lines: list[_Line], first: int, last: int) -> set[int]:
    """Put the one line end of the earlier text, among the ends of some lines, where it is read
    rightly; or give the moves that are in its way.
    """
    own = [at for at in range(first, last + 1) if lines[at].end.segment.mark is Mark.SAME]
    came = sum(_came(lines[at].end) for at in range(first, last + 1))
    if len(own) != 1 or came != last - first:
        return set()
    head = lines[first].pieces
    wanted = last if head and _came(head[-1]) else first
    shifted = range(min(wanted, own[0]), max(wanted, own[0]) + 1)
    moves = {lines[at].end.move for at in shifted} - {0}
    if wanted == own[0] or moves:
        return moves if wanted != own[0] else set()
    ends = [lines[at].end for at in range(first, last + 1)]
    ends.insert(wanted - first, ends.pop(own[0] - first))
    former = lines[own[0]].former
    for at, end in zip(range(first, last + 1), ends, strict=True):
        style = lines[at].style
        lines[at] = replace(lines[at], end=end, former=former if at == wanted else style)
    return set()


def _plain(line: _Line, moves: set[int]) -> _Line:
    """A line in which some moves are told as words added and taken out."""
    pieces = tuple(_no_move(piece, moves) for piece in line.pieces)
    return replace(line, pieces=pieces, end=_no_move(line.end, moves))


def _no_move(piece: _Piece, moves: set[int]) -> _Piece:
    if piece.move not in moves:
        return piece
    mark = Mark.ADDED if piece.segment.mark is Mark.HERE else Mark.REMOVED
    return replace(piece, move=0, segment=replace(piece.segment, mark=mark, move=0))


def _parted(lines: Sequence[_Line]) -> Iterator[tuple[_Line, int]]:
    """Each line with how many of its first pieces are to be told apart from the end of the line
    before: LibreOffice takes additions of one maker and minute on both sides of a line end for
    one, whatever became of the line end.
    """
    ended = 0  # the step of what was added right before a line end that stays; 0 for nothing
    for line in lines:
        late = 0
        for piece in (*line.pieces, line.end):
            if not _came(piece) or piece.segment.step != ended:
                break
            late += 1
        yield line, late
        last = line.pieces[-1] if line.pieces else None
        whole = late > len(line.pieces) - 1
        stays = last is not None and _came(last) and not line.end.segment.step
        ended = last.segment.step if last is not None and stays and not (whole and late) else 0


def _came(piece: _Piece) -> bool:
    return piece.segment.mark in (Mark.ADDED, Mark.HERE)


def _looks(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The run properties of each character of paragraphs, line ends included."""
    found: list[str] = []
    for paragraph_ in paragraphs:
        looks = [""] * (len(paragraph_.text) + 1)
        for start, end in ((0, paragraph_.lead), *paragraph_.bold):
            looks[start:end] = [_BOLD] * (end - start)
        found += looks
    return found


def _style(part: str, paragraphs: Sequence[Paragraph], index: int) -> str:
    if part != "body":
        return _STYLES[part]
    kind = paragraphs[index].kind if index < len(paragraphs) else ParagraphKind.TEXT
    return _BODY.get(kind, "Body")


def _local(time: datetime.datetime) -> str:
    return time.astimezone().strftime("%Y-%m-%dT%H:%M:%SZ")
