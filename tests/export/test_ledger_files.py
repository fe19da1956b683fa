"""Fee sheets, notices, certificates, spreadsheets: valid, all in them, nothing run as formula."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from newsroom.export import word_certificate, word_fees, word_usage, workbook
from newsroom.export.clipping import Clipping
from newsroom.export.word_base import sender
from newsroom.export.word_certificate import Certificate
from newsroom.export.word_fees import Detail, FeeSheet
from newsroom.export.word_usage import Notice
from newsroom.model.credit import Role
from newsroom.model.fee import PayLine
from newsroom.model.kinds import ArticleKind
from newsroom.model.ledger import By, Line, Piece, Share, Span, Table
from newsroom.model.length import Mm

from . import made, validator
from .checks import W, document, faults, paragraphs

DAY = datetime.date(2026, 3, 7)
SPAN = Span(since=datetime.date(2026, 1, 1), until=datetime.date(2026, 3, 31))
PIECE = Piece(
    article="稿",
    title="=河堤<修>好&了",
    kind=ArticleKind.NEWS,
    publication="报",
    came=DAY,
    day=DAY,
    issue="期",
    label="2026年3月7日 第5期",
    pages=(1, 2),
    characters=1_234,
    pictures=1,
    shares=(Share(name="田禾", role=Role.REPORTER, unit="区水务局"),),
)


def tables(*by: By, count: int = 3) -> dict[By, Table]:
    lines = tuple(
        Line(
            key=str(number),
            name=f"名{number}",
            note="单位",
            submitted=9 - number // 2,
            used=6 - number // 2,
            characters=1000,
            pictures=2,
            front=1,
            score=1250,
            fee=12345,
            printed=(PIECE,),
        )
        for number in range(count)
    )
    whole = Line(key="", name="合计", submitted=20, used=10, characters=2000, front=2, score=2500)
    return {one: Table(by=one, span=SPAN, lines=lines, total=whole, issues=6) for one in by}


def sheet(count: int, *, settled: bool = True) -> FeeSheet:
    lines = tuple(
        PayLine(
            person=str(number),
            name=f"名{number}",
            unit="区教育局",
            pieces=2,
            score=250,
            earned=2000 if number else 500,
            paid=2000 if number else 0,
        )
        for number in range(count)
    )
    return FeeSheet(
        publication=made.publication(),
        span=SPAN.text,
        lines=lines,
        details=tuple(Detail(line.name, PIECE, 250, 1000) for line in lines for _ in range(2)),
        made=DAY,
        person="何编辑",
        settled=settled,
        least_paid=1000,
    )


def clipping(width: int, height: int, *, head: bool = False) -> Clipping:
    stream = io.BytesIO()
    Image.new("RGB", (max(width, 1), max(height, 1)), "white").save(stream, "PNG")
    return Clipping(1, stream.getvalue(), Mm(width), Mm(height), head)


def certificate(*clippings: Clipping) -> Certificate:
    return Certificate(
        publication=made.publication(),
        piece=PIECE,
        people="记者 田禾（区水务局）",
        clippings=clippings,
        day=DAY,
    )


def notice(count: int, *, scored: bool = True) -> Notice:
    house = made.publication()
    return Notice(
        publication=house,
        name=house.name,
        span=SPAN.text,
        issues=6,
        tables=tables(By.PERSON, By.UNIT, By.KIND, count=count),
        scored=scored,
        day=DAY,
    )


def test_word_files_are_valid(tmp_path: Path) -> None:
    written = [
        word_fees.write(sheet(40, settled=False), tmp_path / "long.docx"),
        word_usage.write(notice(45, scored=False), tmp_path / "many.docx"),
        word_certificate.write(
            certificate(clipping(180, 20, head=True), clipping(250, 400), clipping(80, 60)),
            tmp_path / "two.docx",
        ),
    ]
    assert [faults(path) for path in written] == [[]] * len(written)
    assert validator.errors(tmp_path, *written) == {}


def test_a_fee_sheet_adds_up_and_says_what_is_carried_over(tmp_path: Path) -> None:
    path = word_fees.write(sheet(3), tmp_path / "fees.docx")
    words = "\n".join(paragraphs(document(path)))
    assert "合计（大写）：肆拾元整" in words
    assert "不足 10.00 元的结转下期：名0 5.00 元。" in words
    assert "未结算" not in words
    draft = word_fees.write(sheet(1, settled=False), tmp_path / "draft.docx")
    assert "稿费单（未结算，供核对）" in "\n".join(paragraphs(document(draft)))


def test_a_notice_ranks_those_alike_alike(tmp_path: Path) -> None:
    path = word_usage.write(notice(45), tmp_path / "notice.docx")
    found = [
        ["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iter(W + "tc")]
        for row in list(document(path).iter(W + "tbl"))[1].iter(W + "tr")
    ]
    assert [row[0] for row in found[:5]] == ["名次", "1", "1", "3", "3"]
    assert found[1] == ["1", "名0（单位）", "9", "6", "66.7%", "1,000", "2", "1", "12.5"]
    assert len(found) == 1 + 30 + 1
    assert "个人用稿情况（前 30 名）" in "".join(paragraphs(document(path)))


def test_a_certificate_says_what_was_printed_where(tmp_path: Path) -> None:
    path = word_certificate.write(certificate(clipping(90, 60)), tmp_path / "one.docx")
    words = "".join(paragraphs(document(path)))
    assert "兹证明 记者 田禾（区水务局） 的稿件《=河堤<修>好&了》" in words
    assert (
        "（消息，1,234 字，图片 1 幅），刊登于《上街时报》2026年3月7日 第5期一版、二版。" in words
    )
    assert "剪报附后" not in words
    big = word_certificate.write(certificate(clipping(300, 500)), tmp_path / "big.docx")
    assert "剪报附后。" in "".join(paragraphs(document(big)))


def test_the_sender_is_the_publisher_alone() -> None:
    house = made.publication()
    assert sender(replace(house, publisher="云溪区融媒体中心编印")) == "云溪区融媒体中心"
    assert sender(replace(house, publisher="")) == "上街时报编辑部"


def cell(sheet: Worksheet, name: str) -> object:
    return sheet[name].value


def test_a_spreadsheet_has_a_chart_for_each_count_and_no_formula(tmp_path: Path) -> None:
    wanted = tables(By.PERSON, By.MONTH, By.KIND)
    odd = replace(PIECE, section="控制\x07符")
    path = workbook.write(
        list(wanted.values()), [PIECE, odd], "上街时报", tmp_path / "表.xlsx", scored=True
    )
    book = load_workbook(path)
    assert book.sheetnames == ["按作者", "按月份", "按体裁", "明细"]
    persons = book["按作者"]
    assert [persons.cell(3, n).value for n in range(1, 6)] == [
        *("作者", "单位", "报送（篇）", "采用（篇）", "用稿率"),
    ]
    assert cell(persons, "D4") == 6
    assert persons["E4"].number_format == "0.0%"
    assert cell(persons, "J4") == 123.45
    assert cell(persons, "A7") == "合计"
    pieces = book["明细"]
    assert cell(pieces, "A4") == datetime.datetime(2026, 3, 7)
    assert (cell(pieces, "D4"), pieces["D4"].data_type) == ("=河堤<修>好&了", "s")
    assert cell(pieces, "F5") == "控制符"
    assert pieces.auto_filter.ref == "A3:L5"
    drawn = [len(book[name]._charts) for name in book.sheetnames]  # type: ignore[attr-defined]
    assert drawn == [1, 1, 1, 0]


def test_a_count_of_nothing_is_written_all_the_same(tmp_path: Path) -> None:
    empty = Table(by=By.UNIT, span=SPAN, lines=(), total=Line(key="", name="合计"))
    path = workbook.write([empty], [], "", tmp_path / "空.xlsx", scored=False)
    assert load_workbook(path)["按单位"]["A4"].value == "合计"
