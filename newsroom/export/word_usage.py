"""The notice on what was used (用稿情况通报) as a Word file: what was printed, and whose it was."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.export import word_form as form
from newsroom.export.word_base import Measures, Style, font, run_fonts, sender, size
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import paragraph
from newsroom.export.word_form import Row, centred, filled, label
from newsroom.model.fee import hundredths
from newsroom.model.ledger import By, Line, Table
from newsroom.model.length import Mm
from newsroom.model.publication import Publication

_PAPER = Measures(Mm(210), Mm(297), Mm(28), Mm(22), Mm(25), Mm(22))
_TABLE = form.columns(14, 44, 18, 18, 20, 20, 16, 16)
_SCORED = form.columns(14, 38, 17, 17, 19, 20, 14, 14, 13)
_KINDS = form.columns(40, 32, 32, 32, 30)
_MOST_PERSONS = 30
_NUMBERS = "一二三四五六"
_EXACT = '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All that a notice tells. name: of what is counted (a publication). span: the days in words.

    tables: by what they count. scored: whether scores are told. day: of the notice.
    """

    publication: Publication
    name: str
    span: str
    issues: int
    tables: Mapping[By, Table]
    scored: bool
    day: datetime.date


def write(notice: Notice, target: Path) -> Path:
    """Write the notice; give its path. Raises FileError."""
    document = new_document(
        notice.publication,
        title=f"{notice.span}用稿情况通报",
        styles=(*form.styles(notice.publication), *_styles(notice.publication)),
        fonts=(*form.fonts(notice.publication), *_fonts(notice.publication)),
        measures=_PAPER,
    )
    append(document, _blocks(notice))
    return save(document, target)


def _blocks(notice: Notice) -> Iterator[str]:
    yield paragraph("NoticeTitle", f"{notice.span}用稿情况通报")
    yield paragraph("NoticeText", "各有关单位、各位通讯员：")
    for words in _told(notice):
        yield paragraph("NoticeBody", words)
    parts = [part for part in _parts(notice) if part[1]]
    for number, (words, table) in zip(_NUMBERS, parts, strict=False):
        yield paragraph("NoticePart", f"{number}、{words}")
        yield table
    yield paragraph("NoticeText", "")
    day = notice.day
    yield paragraph("NoticeSender", sender(notice.publication))
    yield paragraph("NoticeSender", f"{day.year}年{day.month}月{day.day}日")


def _told(notice: Notice) -> Iterator[str]:
    """The notice in sentences."""
    whole = notice.tables[By.PERSON].total
    paper = f"《{notice.name}》" if notice.name else "本社各报刊"
    words = f"{notice.span}，{paper}共出版 {notice.issues} 期，刊用自采稿件 {whole.used} 篇、"
    words += f"{whole.characters:,} 字，图片 {whole.pictures} 幅"
    if whole.front:
        words += f"，其中一版 {whole.front} 篇"
    words += f"；收到来稿 {whole.submitted} 篇，用稿率 {_rate(whole)}。"
    yield words
    units = _real(notice.tables[By.UNIT].lines)
    if units:
        yield f"用稿较多的单位有：{_named(units)}。"
    persons = _real(notice.tables[By.PERSON].lines)
    if persons:
        yield f"用稿较多的作者有：{_named(persons)}。现将用稿情况通报如下，望再接再厉。"


def _real(lines: Sequence[Line]) -> list[Line]:
    """Lines of someone whose copy was used."""
    return [line for line in lines if line.used and not line.name.startswith("（")]


def _named(lines: Sequence[Line]) -> str:
    return "、".join(f"{line.name}（{line.used} 篇）" for line in lines[:5])


def _parts(notice: Notice) -> Iterator[tuple[str, str]]:
    units = [line for line in notice.tables[By.UNIT].lines if not line.name.startswith("（")]
    if units:
        yield "各单位用稿情况", _ranking(notice, "单位", units, notice.tables[By.UNIT].total)
    persons = [line for line in notice.tables[By.PERSON].lines if not line.name.startswith("（")]
    shown = [line for line in persons if line.used or line.pictures][:_MOST_PERSONS]
    if shown:
        more = f"（前 {_MOST_PERSONS} 名）" if len(persons) > len(shown) else ""
        words = f"个人用稿情况{more}"
        yield words, _ranking(notice, "作者", shown, notice.tables[By.PERSON].total)
    kinds = notice.tables[By.KIND].lines
    if kinds:
        yield "各体裁用稿情况", form.table(_KINDS, tuple(_kind_rows(kinds)))


def _ranking(notice: Notice, head: str, lines: Sequence[Line], total: Line) -> str:
    heads = ["名次", head, "报送", "采用", "用稿率", "字数", "图片", "一版"]
    if notice.scored:
        heads.append("得分")
    rows = [Row(tuple(label(word) for word in heads), heading=True)]
    rank = 0
    for number, line in enumerate(lines, 1):
        if number == 1 or line.used != lines[number - 2].used:
            rank = number  # those who have as many stand alike
        note = f"（{line.note}）" if line.note and head == "作者" else ""
        rows.append(_row(str(rank), line, notice.scored, f"{line.name}{note}"))
    rows.append(_row("", total, notice.scored, "合计（每篇一次）"))
    return form.table(_SCORED if notice.scored else _TABLE, tuple(rows))


def _row(rank: str, line: Line, scored: bool, name: str) -> Row:
    cells = [
        centred(rank),
        filled(name),
        centred(str(line.submitted)),
        centred(str(line.used)),
        centred(_rate(line)),
        centred(f"{line.characters:,}"),
        centred(str(line.pictures)),
        centred(str(line.front)),
    ]
    if scored:
        cells.append(centred(hundredths(line.score)))
    return Row(tuple(cells), Mm(7))


def _kind_rows(lines: Sequence[Line]) -> Iterator[Row]:
    yield Row(tuple(label(head) for head in ("体裁", "采用", "字数", "图片", "一版")), heading=True)
    for line in lines:
        figures = (line.used, line.characters, line.pictures, line.front)
        yield Row((centred(line.name), *(centred(f"{n:,}") for n in figures)), Mm(7))


def _rate(line: Line) -> str:
    return f"{line.rate * 100:.1f}%" if line.submitted else "—"


def _fonts(publication: Publication) -> list[tuple[str, str]]:
    role = font(publication, "fang")
    return [(role.word_name, role.alt_name)]


def _styles(publication: Publication) -> tuple[Style, ...]:
    fang = run_fonts(font(publication, "fang").word_name)
    hei = run_fonts(font(publication, "hei").word_name)
    title = run_fonts(font(publication, "headline").word_name)
    two = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    return (
        Style(
            "NoticeTitle",
            "通报标题",
            _EXACT.format(0, 360, 700) + '<w:jc w:val="center"/>',
            title + size(40),
        ),
        Style("NoticeText", "通报称谓", _EXACT.format(0, 0, 560), fang + size(32)),
        Style(
            "NoticeBody",
            "通报正文",
            _EXACT.format(0, 0, 560) + two + '<w:jc w:val="both"/>',
            fang + size(32),
        ),
        Style(
            "NoticePart",
            "通报分节",
            "<w:keepNext/>" + _EXACT.format(200, 100, 560) + two,
            hei + size(32),
        ),
        Style(
            "NoticeSender",
            "通报落款",
            _EXACT.format(0, 0, 560) + '<w:ind w:right="640"/><w:jc w:val="right"/>',
            fang + size(32),
        ),
    )
