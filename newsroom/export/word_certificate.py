"""The certificate of use (用稿证明) as a Word file: what was printed where, and the clipping."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document

from newsroom.export.clipping import Clipping
from newsroom.export.word_base import Measures, Style, attribute, font, run_fonts, sender, size
from newsroom.export.word_file import add_picture, append, new_document, save
from newsroom.export.word_flow import Span, paragraph
from newsroom.model.ledger import Piece
from newsroom.model.length import Length, Mm
from newsroom.model.page import chinese_number
from newsroom.model.publication import Publication

_PAPER = Measures(Mm(210), Mm(297), Mm(26), Mm(22), Mm(20), Mm(22))
_ROOM = Mm(166)
_HEAD_ROOM = Mm(24)
_FULL = Mm(118)  # height of the clipping on the certificate's own page
_LEAF = Mm(236)  # and on a page of its own
_BETWEEN = Mm(5)
_EXACT = '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'
_BOLD = "<w:b/><w:bCs/>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One printed piece and who it is certified for. names: who is credited, in order. people: with
    role and unit, as they are called. place: of the issue, as it is called there. clippings: the
    paper's head first, where there is one. day: of the certificate.
    """

    publication: Publication
    piece: Piece
    people: str
    clippings: tuple[Clipping, ...]
    day: datetime.date


def write(certificate: Certificate, target: Path) -> Path:
    """Write the certificate; give its path. Raises FileError."""
    publication = certificate.publication
    document = new_document(
        publication,
        title=f"用稿证明 {certificate.piece.title}",
        styles=_styles(publication),
        fonts=[_names(publication, role) for role in ("headline", "fang", "kai", "body")],
        measures=_PAPER,
    )
    append(document, _blocks(document, certificate))
    return save(document, target)


def _blocks(document: Document, made: Certificate) -> Iterator[str]:
    piece, day = made.piece, made.day
    yield paragraph("CertificateTitle", "用稿证明")
    yield paragraph("CertificateBody", *_told(made))
    yield paragraph("CertificateBody", "特此证明。")
    pieces = [one for one in made.clippings if not one.head]
    heads = [one for one in made.clippings if one.head]
    # One that would be unreadably small beside the words gets a page of its own.
    alone = len(pieces) > 1 or any(_shrunk(one, _FULL) < 0.6 for one in pieces)
    if not alone:
        yield from _pictures(document, heads, piece, _HEAD_ROOM)
        yield from _pictures(document, pieces, piece, _FULL)
    yield paragraph("CertificateSender", f"{sender(made.publication)}（盖章）")
    yield paragraph("CertificateSender", f"{day.year}年{day.month}月{day.day}日")
    if alone:
        yield paragraph("CertificateNote", "剪报附后。")
        room = 0
        for one in pieces:
            whole = _LEAF - (_HEAD_ROOM if one is pieces[0] else 0)
            _, high = _within(one, Length(whole))
            if high > room:
                yield _new_page()
                room = whole
            if one is pieces[0]:
                yield from _pictures(document, heads, piece, _HEAD_ROOM)
            yield from _pictures(document, [one], piece, whole)
            room -= high + _BETWEEN


def _told(made: Certificate) -> Iterator[Span]:
    piece = made.piece
    assert piece.day is not None
    pages = "、".join(f"{chinese_number(page)}版" for page in piece.pages)
    measures = piece.kind.text
    if piece.characters:
        measures += f"，{piece.characters:,} 字"
    if piece.pictures:
        measures += f"，图片 {piece.pictures} 幅"
    yield Span("兹证明 ")
    yield Span(made.people, _BOLD)
    yield Span(" 的稿件")
    yield Span(f"《{piece.title}》", _BOLD)
    yield Span(f"（{measures}），刊登于《{made.publication.name}》{piece.label}")
    yield Span(f"{pages}。" if pages else "。")


def _pictures(
    document: Document, clippings: Sequence[Clipping], piece: Piece, height: int
) -> Iterator[str]:
    for one in clippings:
        width, high = _within(one, Length(height))
        number = len(document.part.rels) + 1
        relation = add_picture(document, one.data, number)
        name = "报头" if one.head else f"《{piece.title}》{chinese_number(one.number)}版剪报"
        extent = f'cx="{int(width)}" cy="{int(high)}"'
        line = (
            ""
            if one.head
            else '<a:ln w="6350"><a:solidFill><a:srgbClr val="999999"/></a:solidFill></a:ln>'
        )
        yield (
            '<w:p><w:pPr><w:pStyle w:val="Clipping"/></w:pPr><w:r><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name={attribute(name)} descr={attribute(name)}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic><a:graphicData"
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name={attribute(name)}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
            f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )


def _shrunk(one: Clipping, height: Length) -> float:
    """How small a clipping becomes within the room: 1 for as printed."""
    return min(1.0, int(_ROOM) / int(one.width), int(height) / int(one.height))


def _within(one: Clipping, height: Length) -> tuple[Length, Length]:
    share = _shrunk(one, height)
    return Length(round(one.width * share)), Length(round(one.height * share))


def _new_page() -> str:
    return (
        '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20"'
        ' w:lineRule="exact"/></w:pPr></w:p>'
    )


def _names(publication: Publication, role: str) -> tuple[str, str]:
    found = font(publication, role)
    return found.word_name, found.alt_name


def _styles(publication: Publication) -> tuple[Style, ...]:
    title, fang, kai = (
        run_fonts(font(publication, role).word_name) for role in ("headline", "fang", "kai")
    )
    two = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return (
        Style(
            "CertificateTitle",
            "证明标题",
            _EXACT.format(0, 480, 800) + '<w:jc w:val="center"/>',
            title + size(48),
        ),
        Style(
            "CertificateBody",
            "证明正文",
            _EXACT.format(0, 0, 580) + two + '<w:jc w:val="both"/>',
            fang + size(32),
        ),
        Style(
            "CertificateSender",
            "证明落款",
            "<w:keepLines/>" + _EXACT.format(120, 0, 560) + '<w:jc w:val="right"/>',
            fang + size(32),
        ),
        Style("CertificateNote", "证明附注", _EXACT.format(240, 0, 400), kai + size(24)),
        Style(
            "Clipping",
            "剪报",
            '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:jc w:val="center"/>',
            fang + size(21),
        ),
    )
