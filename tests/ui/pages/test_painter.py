"""PDF and PNG files of finished pages, read back by independent programs."""

from __future__ import annotations

import ctypes
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

from newsroom.errors import FileError
from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    RuleFrame,
    Run,
    Stance,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Mm, Pt
from newsroom.model.picture import Crop
from newsroom.ui.pages.painter import QtPainter
from tests.ui.pages.made_pages import Folder, fc_face, make_run

BODY, WIDTH, HEIGHT, WHOLE = Pt(9), Mm(137.3), Mm(98.7), Crop()
NOTHING = Folder(Path("nowhere"))
TRAPS = "行长见面——“银行”的长椅。见习记者……（未完）《书》·𠮷·12.5%"


def text_frame(
    text: str,
    face: FontFace,
    size: Length = BODY,
    *,
    x: float = 30,
    y: float = 30,
    vertical: bool = False,
) -> TextFrame:
    line = Line(Pt(20), (make_run(text, face, size, step=1.03),), Pt(400), 0, TextRole.BODY, True)
    return TextFrame(
        Pt(x), Pt(y), Pt(400), Pt(400), (line,), Pt(12), TextRole.BODY, "正文", vertical=vertical
    )


def sheet(*frames: Frame, width: Length = WIDTH, height: Length = HEIGHT) -> PageFrames:
    return PageFrames("page", 1, width, height, frames)


def characters(path: Path, number: int = 0) -> list[tuple[str, float, float, float]]:
    """(character, x, y from the top, size) in points, as PDFium reads them."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[number]
        text, height = page.get_textpage(), page.get_height()
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        found = []
        for index in range(raw.FPDFText_CountChars(text.raw)):
            if raw.FPDFText_IsGenerated(text.raw, index) == 1:
                continue
            char = chr(raw.FPDFText_GetUnicode(text.raw, index))
            raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(x), ctypes.byref(y))
            raw.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix))
            size = raw.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.c, matrix.d)
            found.append((char, x.value, height - y.value, size))
        text.close()
        page.close()
        return found


def placed(page: PageFrames) -> list[tuple[str, float, float, float]]:
    """What the frames ask for, in the same words."""
    return [
        (
            char,
            (frame.x + run.xs[index]) / 12700,
            (frame.y + line.baseline) / 12700,
            run.size / 12700,
        )
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        for run in line.runs
        for index, char in enumerate(run.text)
    ]


def pdftotext(path: Path) -> str:
    result = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return result.stdout.decode("utf8")


def joined(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def full_pdf(page: PageFrames, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "小城周报.pdf"
    QtPainter().pdf((page,), NOTHING, str(target))
    return target


def test_every_glyph_of_a_full_page_stands_where_its_frame_says(full_pdf: Path, page: PageFrames):
    found = sorted(c for c in characters(full_pdf) if not c[0].isspace())
    wanted = sorted(c for c in placed(page) if not c[0].isspace())
    assert len(found) == len(wanted) + len("图片待补新修的河岸步道")
    table: dict[tuple[str, int, int], list[tuple[float, float, float]]] = {}
    for char, x, y, size in found:
        table.setdefault((char, round(x), round(y)), []).append((x, y, size))
    lost = []
    for char, x, y, size in wanted:
        near = [
            hit
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for hit in table.get((char, round(x) + across, round(y) + down), [])
            if abs(hit[0] - x) <= 0.02 and abs(hit[1] - y) <= 0.02 and abs(hit[2] - size) <= 0.02
        ]
        if not near:
            lost.append((char, x, y, size))
    assert lost == []


def test_pages_have_exactly_their_trim_size(tmp_path: Path, song: FontFace):
    target = tmp_path / "two.pdf"
    small = sheet(text_frame("小", song))
    large = sheet(text_frame("大", song), width=Mm(390), height=Mm(550))
    QtPainter().pdf((small, large), NOTHING, str(target))
    with pypdfium2.PdfDocument(target) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    assert sizes == [
        (pytest.approx(137.3 / 25.4 * 72, abs=1e-3), pytest.approx(98.7 / 25.4 * 72, abs=1e-3)),
        (pytest.approx(390 / 25.4 * 72, abs=1e-3), pytest.approx(550 / 25.4 * 72, abs=1e-3)),
    ]
    assert [characters(target, number)[0][0] for number in (0, 1)] == ["小", "大"]


def test_text_is_read_back_as_it_was_set(tmp_path: Path, song: FontFace, kai: FontFace):
    target = tmp_path / "text.pdf"
    page = sheet(text_frame(TRAPS, song), text_frame(TRAPS, kai, y=60))
    QtPainter().pdf((page,), NOTHING, str(target))
    assert [joined(line) for line in pdftotext(target).splitlines() if line.strip("\f ")] == [
        joined(TRAPS),
        joined(TRAPS),
    ]


def test_the_whole_page_is_read_back(full_pdf: Path, page: PageFrames):
    found = joined(pdftotext(full_pdf))
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.role is TextRole.BODY:
            assert joined(frame.lines[3].text) in found


def test_one_glyph_standing_for_two_characters_reads_as_each(tmp_path: Path, song: FontFace):
    text = "行行⾏行"
    target = tmp_path / "twice.pdf"
    QtPainter().pdf((sheet(text_frame(text, song)),), NOTHING, str(target))
    assert joined(pdftotext(target)) == text


def test_fonts_are_embedded_as_subsets_that_make_characters_known(full_pdf: Path):
    table = subprocess.run(["pdffonts", full_pdf], capture_output=True, check=True, text=True)
    rows = [row.split()[-5:-2] for row in table.stdout.splitlines()[2:]]
    assert len(rows) == 3
    assert all(embedded == "yes" and known == "yes" for embedded, _subset, known in rows)
    assert full_pdf.stat().st_size < 400_000


def test_the_file_tells_its_title_language_and_maker(full_pdf: Path):
    with pypdfium2.PdfDocument(full_pdf) as document:
        facts = document.get_metadata_dict()
    assert (facts["Title"], facts["Creator"]) == ("小城周报", "采编台")
    assert b"zh-CN" in full_pdf.read_bytes()


def test_the_simplified_face_of_a_collection_is_painted(tmp_path: Path, song: FontFace):
    japanese = fc_face("Noto Serif CJK JP", "Regular", "明朝")
    images = []
    for number, face in enumerate((song, japanese)):
        target = tmp_path / f"{number}.png"
        QtPainter().png(sheet(text_frame("骨直令", face, Pt(40), y=60)), NOTHING, str(target), 96)
        images.append(QImage(str(target)))
    assert images[0] != images[1]
    assert japanese.path == song.path


def test_a_png_has_the_size_and_resolution_asked_for(tmp_path: Path, page: PageFrames):
    target = tmp_path / "page.png"
    QtPainter().png(page, NOTHING, str(target), 150)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1624, 2303)
    assert image.dotsPerMeterX() == pytest.approx(150 / 0.0254, abs=1)
    assert image.colorSpace() == QColorSpace(QColorSpace.NamedColorSpace.SRgb)


def dark_share(image: QImage, left: float, top: float, width: float, height: float) -> float:
    """Share of dark pixels of a rectangle."""
    columns, rows = range(int(left), int(left + width)), range(int(top), int(top + height))
    dark = sum(QColor(image.pixel(x, y)).lightness() < 128 for x in columns for y in rows)
    return dark / (len(columns) * len(rows))


@pytest.mark.parametrize("points", [9, 44, 46, 48, 60, 120])
def test_type_of_every_size_is_painted(tmp_path: Path, bold: FontFace, points: int):
    target = tmp_path / "size.png"
    page = sheet(text_frame("国", bold, Pt(points), x=30, y=100))
    QtPainter().png(page, NOTHING, str(target), 96)
    em, left, base = points * 96 / 72, 30 * 96 / 72, 120 * 96 / 72
    share = dark_share(QImage(str(target)), left, base - 0.88 * em, em, em)
    assert 0.15 < share < 0.6


def inked_rows(image: QImage, left: float, right: float, rows: range) -> list[bool]:
    """For each row, whether any pixel between left and right is dark."""
    columns = range(int(left), int(right))
    return [any(QColor(image.pixel(x, y)).lightness() < 160 for x in columns) for y in rows]


@pytest.mark.parametrize("text", ["——", "︱︱"])
def test_a_vertical_dash_is_one_stroke_over_both_its_places(
    tmp_path: Path, song: FontFace, text: str
):
    target = tmp_path / "dash.png"
    page = sheet(text_frame(text, song, Pt(30), x=30, y=30, vertical=True))
    QtPainter().png(page, NOTHING, str(target), 192)
    em, unit = 30 * 192 / 72 * 1.03, 192 / 72
    rows = range(int(30 * unit + 0.1 * em), int(30 * unit + 1.9 * em))
    assert all(inked_rows(QImage(str(target)), 35 * unit, 65 * unit, rows))


def test_vertical_type_stands_upright_or_turns_by_its_kind(tmp_path: Path, song: FontFace):
    target = tmp_path / "vertical.png"
    page = sheet(text_frame("一，（", song, Pt(40), x=30, y=30, vertical=True))
    QtPainter().png(page, NOTHING, str(target), 72)
    image = QImage(str(target))
    axis, step = 50, 41.2
    stroke = inked_rows(image, axis - 20, axis + 20, range(30, 70))
    assert 0 < sum(stroke) < 10
    comma = range(int(30 + step), int(30 + step + 20))
    assert any(inked_rows(image, axis, axis + 22, comma))
    assert not any(inked_rows(image, axis - 22, axis - 4, comma))
    bracket = [sum(inked_rows(image, x, x + 1, range(112, 152))) for x in range(31, 69)]
    assert sum(count > 0 for count in bracket) > 25


def vertical_picture(tmp_path: Path, run: Run) -> QImage:
    """A vertical line of one run, its axis at 50 points."""
    line = Line(Pt(20), (run,), Pt(90), 0, TextRole.HEADLINE)
    frame = TextFrame(
        Pt(30), Pt(30), Pt(40), Pt(90), (line,), Pt(40), TextRole.HEADLINE, "题", vertical=True
    )
    target = tmp_path / f"{run.stance}-{run.narrow}.png"
    QtPainter().png(sheet(frame), NOTHING, str(target), 72)
    return QImage(str(target))


def test_latin_in_vertical_type_lies_only_where_it_is_told_to(tmp_path: Path, song: FontFace):
    run = make_run("I", song, Pt(40))
    lying, standing = (
        sum(inked_rows(vertical_picture(tmp_path, made), 20, 90, range(10, 120)))
        for made in (replace(run, stance=Stance.LYING), run)
    )
    assert lying < standing


@pytest.mark.parametrize("narrow", [1.0, 0.6])
def test_digits_across_stand_side_by_side_about_the_axis(
    tmp_path: Path, song: FontFace, narrow: float
):
    run = make_run("88", song, Pt(40))
    advances = tuple(round(advance * narrow) for advance in run.advances)
    across = replace(run, stance=Stance.ACROSS, narrow=narrow, advances=advances)
    across = replace(across, xs=(0, 0, int(Pt(40))))
    image = vertical_picture(tmp_path, across)
    columns = [any(inked_rows(image, x, x + 1, range(30, 72))) for x in range(20, 80)]
    left, right = columns.index(True), len(columns) - 1 - columns[::-1].index(True)
    assert (left + right) / 2 == pytest.approx(30, abs=1.5)
    width = sum(advances) / Pt(1)
    assert width * 0.8 < right - left <= width


def test_colours_rules_and_boxes_are_painted(tmp_path: Path, song: FontFace):
    rule = RuleFrame(Pt(20), Pt(100), Pt(200), Length(0), Pt(6), "c00000", double=True)
    target = tmp_path / "rule.png"
    QtPainter().png(sheet(rule, text_frame("红", song)), NOTHING, str(target), 144)
    image = QImage(str(target))
    column = [QColor(image.pixel(200, y)).name() for y in range(190, 212)]
    assert column.count("#c00000") == 8
    middle = column[8:13]
    assert "#ffffff" in middle


def test_black_and_grey_print_with_black_ink_alone_and_red_stays_red(
    tmp_path: Path, song: FontFace
):
    target = tmp_path / "ink.pdf"
    tint = BoxFrame(Pt(20), Pt(100), Pt(200), Pt(20), "cccccc")
    rule = RuleFrame(Pt(20), Pt(140), Pt(200), Length(0), Pt(1), "c00000")
    QtPainter().pdf((sheet(tint, rule, text_frame("黑", song)),), NOTHING, str(target))
    with pikepdf.open(target) as file:
        inks = [
            tuple(float(value) for value in operands)
            for operands, _ in pikepdf.parse_content_stream(file.pages[0], "scn")
        ]
    assert (0, 0, 0, 1) in inks
    assert (0, 0, 0, pytest.approx(0.2, abs=0.01)) in inks
    assert (pytest.approx(0.753, abs=0.01), 0, 0) in inks
    assert (0, 0, 0) not in inks


def picture_page(crop: Crop = WHOLE, picture: str = "photo") -> PageFrames:
    return sheet(PictureFrame(Pt(72), Pt(36), Pt(144), Pt(72), picture, crop, "说明"))


def quartered(folder: Path, name: str, *, width: int = 400, height: int = 200) -> Folder:
    """A picture whose quarters are red, green, blue and yellow."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, colour in enumerate(("red", "lime", "blue", "yellow")):
        across, down = number % 2 * width // 2, number // 2 * height // 2
        painter.fillRect(across, down, width // 2, height // 2, QColor(colour))
    painter.end()
    assert image.save(str(folder / name), "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return Folder(folder)


def corner_colours(path: Path) -> list[str]:
    image = QImage(str(path))
    places = ((80, 44), (208, 44), (80, 100), (208, 100))
    return [QColor(image.pixel(x, y)).name() for x, y in places]


def test_a_picture_fills_its_frame(tmp_path: Path):
    source = quartered(tmp_path, "photo")
    target = tmp_path / "out.png"
    QtPainter().png(picture_page(), source, str(target), 72)
    assert corner_colours(target) == ["#ff0000", "#00ff00", "#0000ff", "#ffff00"]


def test_only_the_cropped_part_of_a_picture_is_painted(tmp_path: Path):
    source = quartered(tmp_path, "photo")
    target = tmp_path / "out.png"
    QtPainter().png(picture_page(Crop(left=0.5)), source, str(target), 72)
    assert corner_colours(target) == ["#00ff00", "#00ff00", "#ffff00", "#ffff00"]


def test_pictures_in_a_pdf_are_brought_to_print_resolution(tmp_path: Path):
    source = quartered(tmp_path, "photo", width=2400, height=1200)
    target = tmp_path / "out.pdf"
    QtPainter().pdf((picture_page(),), source, str(target))
    listing = subprocess.run(
        ["pdfimages", "-list", target], capture_output=True, check=True, text=True
    )
    row = listing.stdout.splitlines()[2].split()
    assert (int(row[3]), int(row[4])) == (700, 350)


@pytest.mark.parametrize(("picture", "words"), [("", "图片待补"), ("broken", "图片打不开")])
def test_an_empty_place_says_what_it_waits_for(
    tmp_path: Path, song: FontFace, picture: str, words: str
):
    (tmp_path / "broken").write_bytes(b"no picture")
    target = tmp_path / "out.pdf"
    page = replace(picture_page(picture=picture))
    page = replace(page, frames=(*page.frames, text_frame("字", song, y=150)))
    QtPainter().pdf((page,), Folder(tmp_path), str(target))
    assert words in joined(pdftotext(target))


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_kept(
    tmp_path: Path, song: FontFace
):
    blocked = tmp_path / "file"
    blocked.write_text("an older file", "utf8")
    with pytest.raises(FileError) as caught:
        QtPainter().pdf((sheet(text_frame("字", song)),), NOTHING, str(blocked / "page.pdf"))
    assert "page.pdf" in str(caught.value)
    assert blocked.read_text("utf8") == "an older file"
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_font_that_is_gone_is_named(tmp_path: Path, song: FontFace):
    gone = replace(song, path=str(tmp_path / "gone.ttc"), family="没有这个字体")
    with pytest.raises(FileError, match=r"gone\.ttc"):
        QtPainter().pdf((sheet(text_frame("字", gone)),), NOTHING, str(tmp_path / "page.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_a_process_without_screen_or_application_can_paint(tmp_path: Path):
    code = (
        "from newsroom.model.frame import PageFrames\n"
        "from newsroom.model.length import Mm\n"
        "from newsroom.ui.pages.painter import QtPainter\n"
        "from newsroom.ui.pages.pictures import NoPictures\n"
        "page = PageFrames('page', 1, Mm(50), Mm(40), ())\n"
        "QtPainter().png(page, NoPictures(), 'out.png', 72)\n"
    )
    bare = {"PATH": "/usr/bin:/bin", "DISPLAY": ":9999", "HOME": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=tmp_path,
        env=bare,
        capture_output=True,
        text=True,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert QImage(str(tmp_path / "out.png")).width() == 142
