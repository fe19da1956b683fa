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
        self._inside: list[str] = []  # of the paragraph in the making

    def all(self, passages: Iterable[Passage]) -> Iterator[str]:
        """The paragraphs of all parts."""
        lines: list[_Line] = []
        moves = 0
        for passage in passages:
            lines += _lines(passage, moves)
            moves += max((segment.move for segment in passage.segments), default=0)
        for line in _settled(lines):
            for piece in (*line.pieces, line.end):
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
        return f'w:author={attribute(maker.person or _NOBODY)} w:date="{_local(maker.time)}"'


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
    """The lines, with the ends of added ones moved up where words were added just before them.

    LibreOffice takes additions on both sides of a line end for one and would refuse the line end
    with them; told as what typing there makes of it, the same change is read rightly.
    """
    settled = list(lines)
    at = 0
    while at < len(settled):
        last = at + 1
        while last < len(settled) and _is_added(settled[last].end):
            last += 1
        line, foot = settled[at], settled[last - 1]
        joined = line.pieces and _is_added(line.pieces[-1]) and line.end.segment.step == 0
        if last - 1 > at and joined:
            settled[at] = replace(line, end=foot.end, former=line.style)
            settled[last - 1] = replace(foot, end=line.end, former=line.former)
        at = last
    return settled


def _is_added(piece: _Piece) -> bool:
    return piece.segment.mark is Mark.ADDED


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
